"""Headline numbers: what stands below them, also where a workbook leaves things open, and their marks."""

import re
from urllib.parse import unquote

import pytest
from conftest import publish
from hypothesis import given
from hypothesis import strategies as st
from pages.test_pages import open_page
from workbooks import FACT, INDICATOR, MONEY, PARTNER, SOURCE, workbook

from twinboard.captions import LONGEST, LONGEST_BESIDE, caption_words, short_beside
from twinboard.frames import rows
from twinboard.store import Store

BUDGET = {"tile": "budget", "detail": "A fund", "partner": None}


@pytest.mark.parametrize(
    ("status", "period", "words"),
    [
        ("proposed", "2016/17", "budget proposed from 2016/17"),
        ("actual", "2016/17", "budget agreed from 2016/17"),
        (None, "2016/17", "budget from 2016/17, status not stated"),
        ("target", "not stated", "budget targeted, first year not stated"),
        (None, "not stated", "budget, first year and status not stated"),
        ("proposed", "after 2016-06", "budget proposed from a time after June 2016"),
    ],
)
def test_a_yearly_budget_is_captioned_with_its_status_and_its_first_year(
    status: str | None, period: str, words: str
) -> None:
    assert caption_words({**BUDGET, "status": status, "period": period}) == words


@pytest.mark.parametrize(
    ("tile", "words"),
    [
        ("jobs", "linked with Testville, undated"),
        ("travelled", "travelled at a time not stated"),
    ],
)
def test_a_caption_leaves_out_what_a_row_does_not_say(tile: str, words: str) -> None:
    assert (
        caption_words({"tile": tile, "partner": "Testville", "period": "not stated", "detail": None, "status": None})
        == words
    )


def test_a_headline_number_says_what_the_program_found_to_disagree(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    indicators = [INDICATOR, {**INDICATOR, "indicator_id": "uk-exports", "unit": "£", "kind": "flow"}]
    exports = {**FACT, "fact_id": "official", "indicator_id": "uk-exports", "scope": "Goods"}
    statistics = {**SOURCE, "source_id": "statistics", "kind": "official statistics"}
    facts = [
        {**exports, "source_id": "statistics", "value": 1_000},
        {**exports, "fact_id": "stated", "value": 900_000, "period": "2021"},
    ]
    publish(store, workbook(Sources=[SOURCE, statistics], Indicators=indicators, Facts=facts))
    page = open_page(monkeypatch, store, "pages/explore/overview.py", "")
    [tiles] = [each.proto.body for each in page.get("html") if 'class="tb-tiles"' in each.proto.body]
    [link] = re.findall(r'href="([^"]+)"[^>]*aria-label="Sources disagree"', tiles)
    assert link == "conflicts?conflict=found%2Fofficial%2Fstated%2Fofficial"
    assert "Sources disagree: 1" in " ".join(each.proto.body for each in page.get("html"))
    assert ">Context only<" not in tiles


def tiles_on(monkeypatch: pytest.MonkeyPatch, store: Store, kind: str, address: str) -> list[str]:
    page = open_page(monkeypatch, store, f"pages/explore/{kind}.py", address)
    found = [each.proto.body for each in page.get("html") if 'class="tb-tiles"' in each.proto.body]
    return re.findall(r'<li class="tb-tile[^"]*">(.+?)</li>', "".join(found))


@pytest.mark.thinned(2)
@pytest.mark.parametrize("name", ["shipped", "crowded"])
def test_a_headline_number_has_few_words_one_mark_and_a_way_to_all_that_it_rests_on(
    monkeypatch: pytest.MonkeyPatch, name: str, request: pytest.FixtureRequest
) -> None:
    store: Store = request.getfixturevalue(name)
    found = tiles_on(monkeypatch, store, "overview", "")
    rows_of = {row["tile"]: row for row in rows(store.ask("explore/tiles"))}
    assert 4 <= len(found) == len(rows_of) <= 5
    for tile, row in zip(found, rows_of.values(), strict=True):
        [caption] = re.findall(r"<span>(.+?)</span>", tile)
        assert len(caption.split()) <= LONGEST
        [foot] = re.findall(r'<p class="tb-quiet">(.+?)</p>', tile)
        beside = re.findall(r"<b>(.+?)</b> · ", foot)
        assert len(beside) <= 1
        assert all(len(each.split()) <= LONGEST_BESIDE for each in beside)
        *marks, source = re.findall(r'href="([^"]+)"', foot)
        assert len(marks) <= 1
        asked = unquote(source).split("=", 1)[1].split(",")
        assert set(asked) == {*row["fact_ids"]}


@given(
    st.lists(
        st.tuples(st.sampled_from([5, 70]), st.sampled_from(["A", "B b b b b b b b", "C (c c c c c)"])), max_size=4
    ),
    st.integers(0, 4),
    st.sampled_from(["Town", "A town of very many words in its name, and more of them"]),
    st.sampled_from(["jobs", "exports", "budget", "won"]),
    st.sampled_from(["2018", "after 2018-11", "2019-04 to 2020-03", "2015-09-15 to 2016-11-16", "not stated"]),
)
def test_whatever_a_row_says_its_lines_have_room(
    parts: list[tuple[int, str]], beside: int, partner: str, tile: str, period: str
) -> None:
    row = {
        "tile": tile, "value": 75, "bound": "over", "unit": "£", "period": period, "status": "proposed",
        "partner": partner, "detail": "Goods and services, every year, and much more than these", "is_sum": False,
        "part_values": [value for value, _ in parts], "part_names": [name for _, name in parts],
        "part_bounds": ["exact"] * len(parts), "count_with_partner": 1,
        **{f"beside_{name}": [given] * beside for name, given in BESIDE.items()},
    }  # fmt: skip
    assert len(caption_words(row).split()) <= LONGEST
    assert len(caption_words(row, is_own=True).split()) <= LONGEST
    assert len(short_beside([row]).split()) <= LONGEST_BESIDE
    assert bool(short_beside([row])) == bool(beside)


BESIDE = {
    "values": 3, "bounds": "over", "units": "£", "periods": "after 2018-11", "newer": True,
    "whats": "a thing with a name of more than a few words",
}  # fmt: skip


def test_what_several_sources_state_of_one_thing_is_one_headline_number_that_says_both() -> None:
    alike = [{"value": value, "bound": "around", "unit": "£"} for value in (23, 22)]
    assert short_beside(alike) == "Also stated: around £22"


@pytest.mark.parametrize(
    ("sheets", "is_said"),
    [
        ({}, True),
        ({"Partners": [{**PARTNER, "relationship": "none", "since": None}]}, False),
        ({"own": {"stage": "budget", "partner_id": "testville"}}, False),
        ({"own": {"stage": "spent", "partner_id": "testville"}}, True),
    ],
    ids=["linked", "not linked", "has one of a single year", "has other money"],
)
def test_a_linked_partner_without_a_budget_of_its_own_says_so_beside_the_one_for_all(
    monkeypatch: pytest.MonkeyPatch, store: Store, sheets: dict[str, object], is_said: bool
) -> None:
    yearly = {**MONEY, "stage": "budget", "recurring": "yes", "status": "proposed", "period": "2017/18"}
    own = {**MONEY, "money_id": "own", **sheets.pop("own", {"stage": "idea"})}  # type: ignore[dict-item]
    publish(store, workbook(Money=[yearly, own], **sheets))  # type: ignore[arg-type]
    said = " ".join(tiles_on(monkeypatch, store, "partner", "testville"))
    assert ("is stated for this partner alone" in said) == is_said
    assert ("For all: £5,000 a year, proposed, from 2017/18" in said) == is_said


def test_no_number_is_said_of_a_store_without_any(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    publish(store, workbook(Facts=[]))
    assert tiles_on(monkeypatch, store, "overview", "") == []
