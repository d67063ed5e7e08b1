"""The money won: added up where the sum is honest, else the largest stated, and never what is only hoped for."""

from collections.abc import Mapping

import pytest
from conftest import publish
from hypothesis import given
from hypothesis import strategies as st
from thinned import publishing
from workbooks import EVIDENCE, MONEY, SOURCE, workbook

from twinboard.captions import caption_words, number_parts, short_beside
from twinboard.frames import Row, rows
from twinboard.store import Store

BANK = {**MONEY, "funder": "Bank", "status": "actual"}
FUND = {**BANK, "money_id": "fund", "funder": "Fund", "amount_gbp": 700, "bound": "around"}


def won(store: Store, *money: Mapping[str, object], **sheets: list[dict[str, object]]) -> Row | None:
    publish(store, workbook(Facts=[], Money=list(money), **sheets))
    return next((row for row in rows(store.ask("explore/tiles")) if row["tile"] == "won"), None)


def test_awards_of_several_funders_are_one_sum_with_its_word(store: Store) -> None:
    found = won(store, BANK, FUND)
    assert found
    assert (found["value"], found["bound"], found["is_sum"], found["period"]) == (5700, "around", True, "2020 to 2021")
    assert caption_words(found) == "won from Bank and Fund; 2020 to 2021; no partner named"
    assert {*found["fact_ids"]} == {"grant", "fund"}


@pytest.mark.parametrize(
    ("other", "sheets"),
    [
        ({"status": None}, {}),
        ({"recurring": "yes"}, {}),
        ({"bound": "up to"}, {}),
        ({"funder": None}, {}),
        ({"funder": "BANK.", "period": "not stated"}, {}),
        ({"amount_gbp": 5000, "bound": "exact", "source_id": "second"}, {}),
        ({}, {"Conflicts": [{"conflict_id": "which", "question": "Which?", "about": "grant; fund", **EVIDENCE}]}),
    ],
    ids=["another status", "every year", "no word", "no funder", "one funder, no time", "twice", "rivals"],
)
def test_awards_that_may_be_the_same_money_or_of_two_sorts_are_not_added(
    store: Store, other: dict[str, object], sheets: dict[str, list[dict[str, object]]]
) -> None:
    bank = {**BANK, "bound": "over"} if other.get("bound") == "up to" else BANK
    second = {**SOURCE, "source_id": "second", "title": "Second"}
    found = won(store, bank, {**FUND, **other}, Sources=[SOURCE, second], **sheets)
    assert found
    assert (found["value"], found["is_sum"]) == (5000, False)
    assert "the largest of 2 awards stated" in caption_words(found)


def test_an_award_as_large_as_all_the_others_may_be_their_total(store: Store) -> None:
    third = {**BANK, "money_id": "all", "funder": "Other", "amount_gbp": 5700}
    found = won(store, BANK, {**FUND, "bound": "exact"}, third)
    assert found
    assert (found["value"], found["is_sum"]) == (5700, False)


def test_a_stated_total_of_awards_stands_beside_their_sum(store: Store) -> None:
    total = {**BANK, "money_id": "all", "title": "Both", "amount_gbp": 6000, "made_of": "grant; fund"}
    found = won(store, BANK, FUND, total)
    assert found
    assert (found["value"], found["beside_values"]) == (5700, [6000])
    assert short_beside([found]) == "Not in this number: £6,000 in 2020/21 (Both, stated as a total)"
    assert "all" in found["fact_ids"]


@pytest.mark.parametrize(
    "hoped", [{"status": "proposed"}, {"status": "target"}, {"stage": "bid"}, {"stage": "spent"}, {"stage": "idea"}]
)
def test_what_is_not_won_is_no_money_won(store: Store, hoped: dict[str, object]) -> None:
    assert won(store, {**BANK, **hoped}) is None
    found = won(store, BANK, {**FUND, "amount_gbp": 10**6, **hoped})
    assert found and found["value"] == 5000


@pytest.mark.parametrize(
    ("partners", "words"),
    [
        ((None, None), "no partner named"),
        (("testville", None), "1 of 2 name a partner"),
        (("testville", "testville"), "for Testville"),
    ],
)
def test_for_whom_money_was_won_is_said(store: Store, partners: tuple[str | None, ...], words: str) -> None:
    found = won(store, *({**each, "partner_id": one} for each, one in zip((BANK, FUND), partners, strict=True)))
    assert found and caption_words(found).endswith(words)


def test_an_award_that_comes_back_is_so_much_a_year(store: Store) -> None:
    found = won(store, {**BANK, "recurring": "yes"})
    assert found and number_parts(found) == ("£5,000", "a year")


AWARDS = st.lists(
    st.fixed_dictionaries(
        {
            "amount_gbp": st.sampled_from([3, 70, 500, 5_000]),
            "bound": st.sampled_from(["exact", "over", "around", "up to"]),
            "funder": st.sampled_from([None, "Bank", "Fund", "Trust"]),
            "period": st.sampled_from(["2019", "2020/21", "after 2018", "not stated"]),
            "status": st.sampled_from([None, "actual", "proposed"]),
            "recurring": st.sampled_from([None, "yes"]),
        }
    ),
    min_size=1,
    max_size=4,
)


@given(AWARDS)
@publishing(24)
def test_whatever_is_won_is_a_sum_of_firm_awards_alone_or_one_of_them(
    tmp_path_factory: pytest.TempPathFactory, awards: list[dict[str, object]]
) -> None:
    store = Store(tmp_path_factory.mktemp("won") / "store")
    money = [{**MONEY, "money_id": f"m{at}", **each} for at, each in enumerate(awards)]
    found, firm = won(store, *money), [each for each in money if each["status"] in (None, "actual")]
    store._close()
    assert bool(found) == bool(firm)
    if found and found["is_sum"]:
        assert abs(found["value"] - sum(int(str(each["amount_gbp"])) for each in firm)) * 10 <= found["value"]
        assert len({each["status"] for each in firm}) == 1
        assert not any(each["recurring"] for each in firm)
        assert all(each["funder"] for each in firm)
        assert {found["bound"]} | {"exact"} >= {each["bound"] for each in firm}
    elif found:
        assert found["value"] == max(int(str(each["amount_gbp"])) for each in firm)
        assert len(firm) == 1 or "largest" in caption_words(found)
