"""Statements are set beside official statistics, with what is counted, of which year, and no more than both allow."""

import re
from collections.abc import Callable

import pytest
from conftest import publish
from streamlit.testing.v1 import AppTest
from workbooks import FACT, INDICATOR, SOURCE, workbook

from twinboard.settings import ROOT
from twinboard.store import Store

EXPORTS = {**INDICATOR, "indicator_id": "uk-exports", "name": "UK exports", "unit": "£", "kind": "flow"}
GROUPS = {**EXPORTS, "indicator_id": "uk-exports-to-group"}
SHARE = {**INDICATOR, "indicator_id": "uk-exports-share", "unit": "per cent", "kind": "rate"}
STATISTICS = {**SOURCE, "source_id": "ons", "title": "Statistics", "kind": "official statistics"}
STATED = {**FACT, "fact_id": "stated", "indicator_id": "uk-exports", "value": 500, "scope": "Goods"}
OFFICIAL = {**STATED, "fact_id": "official", "value": 400, "source_id": "ons"}
WHOLE = {**OFFICIAL, "fact_id": "eu", "indicator_id": "uk-exports-to-group", "partner_id": None, "value": 3000}
REST = {**WHOLE, "fact_id": "rest", "value": 5000, "scope": "Goods, to all others"}
SHARES = {**STATED, "fact_id": "share", "indicator_id": "uk-exports-share", "value": 5, "bound": "around"}

Said = Callable[..., str]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, store: Store) -> Said:
    """The words of the trade page with these facts."""

    def open_trade(*facts: dict[str, object]) -> str:
        sheets = {"Indicators": [EXPORTS, GROUPS, SHARE], "Sources": [SOURCE, STATISTICS]}
        publish(store, workbook(Facts=list(facts), **sheets))
        return trade_page(monkeypatch, store)

    return open_trade


def trade_page(monkeypatch: pytest.MonkeyPatch, store: Store) -> str:
    return page_words(monkeypatch, store, "explore/trade", "trade")


def page_words(monkeypatch: pytest.MonkeyPatch, store: Store, path: str, address: str, **asked: object) -> str:
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    page = AppTest.from_file(str(ROOT / f"pages/{path}.py"), default_timeout=30)
    page.session_state["version"], page.session_state["address"] = store.current(), address
    for name, value in asked.items():
        page.query_params[name] = str(value)
    page.run()
    assert not page.exception
    return " ".join(re.sub(r"<[^>]+>", " ", " ".join(element.proto.body for element in page.get("html"))).split())


def test_the_two_statements_of_the_article_are_set_beside_the_official_series(
    monkeypatch: pytest.MonkeyPatch, shipped: Store
) -> None:
    words = trade_page(monkeypatch, shipped)
    for sentence in (
        "The statement counts “goods and services, every year”. Official statistics here count “goods”.",
        "The statement, made after June 2016, does not say of which year it is.",
        "From 2014 to 2020, the official number of UK exports of goods to China was lowest in 2015 (£12.82 billion)",
        "and highest in 2019 (£30.599 billion).",
        "In 2016: £13.344 billion (goods), around £8.7 billion less than stated, which counts goods and services,",
        "From 2014 to 2020, the official share of UK exports of goods going to China was lowest",
        "in 2016 (around 4.5 per cent) and highest in 2019 (around 8.2 per cent).",
        "Official statistics neither confirm nor refute it: they count something else.",
        "Were £22 billion around 6 per cent, all UK exports would be around £370 billion.",
        "Officially, UK exports of goods to all countries were £297.555 billion in 2016.",
    ):  # fmt: skip
        assert sentence in words


def test_of_one_measure_and_year_the_difference_is_said_and_whether_they_agree(said: Said) -> None:
    words = said(STATED, OFFICIAL)
    assert "Both count the same: goods." in words
    assert "Both are of the same time: in 2020." in words
    assert "In 2020: £400, £100 less than stated." in words
    assert "The official numbers of 2020 do not agree with it." in words


def test_a_statement_as_the_statistics_have_it_agrees(said: Said) -> None:
    words = said({**STATED, "value": 390, "bound": "over"}, OFFICIAL)
    assert "The official number agrees with it in 2020." in words


def test_a_statement_of_a_known_year_is_held_against_that_year_alone(said: Said) -> None:
    earlier = {**OFFICIAL, "fact_id": "earlier", "period": "2019", "value": 300}
    words = said({**STATED, "period": "2020-03"}, OFFICIAL, earlier)
    assert "The statement is of March 2020, and the official numbers are of 2020." in words
    assert "In 2020: £400, £100 less than stated." in words
    assert "£300" not in words.partition("Checked against official statistics")[2]


@pytest.mark.sweep
def test_any_indicator_may_have_an_official_series(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    """Here jobs: on the page of the number, of the partner, and not among the trade."""
    official = [
        {**FACT, "fact_id": f"official-{year}", "period": year, "value": value, "source_id": "ons"}
        for year, value in (("2019", 80), ("2020", 95))
    ]
    publish(store, workbook(Facts=[{**FACT, "period": "after 2020-06"}, *official], Sources=[SOURCE, STATISTICS]))
    for path, address in (("evidence/fact", "fact"), ("explore/partner", "testville")):
        words = page_words(monkeypatch, store, path, address, id=FACT["fact_id"], tab="Economy")
        assert "Both count the same: the works." in words
        assert "the official number (jobs, Testville) was lowest in 2019 (80 jobs) and highest in 2020" in words
    assert "80 jobs" not in trade_page(monkeypatch, store)


def test_a_difference_that_cannot_be_stated_is_not_stated(said: Said) -> None:
    words = said({**STATED, "bound": "over"}, {**OFFICIAL, "bound": "over"})
    assert "In 2020: over £400." in words
    assert "than stated" not in words


def test_a_share_is_made_of_the_groups_of_one_source_and_year(said: Said) -> None:
    assert "In 2020: 5 per cent, as stated." in said({**SHARES, "bound": "exact"}, OFFICIAL, WHOLE, REST)


def test_a_share_without_its_whole_is_not_computed(said: Said) -> None:
    assert "The whole that the share is of is not in the official series." in said(SHARES, OFFICIAL)


@pytest.mark.thinned(3)
@pytest.mark.parametrize(
    "official", [{"period": "2010"}, {"period": "2022"}, {"status": "planned"}, {"source_id": "report"}]
)
def test_what_is_no_official_number_of_the_time_is_not_set_beside(said: Said, official: dict[str, object]) -> None:
    assert "Checked against official statistics" not in said(STATED, {**OFFICIAL, **official})
