"""Headline numbers: what stands below them, also where a workbook leaves things open, and their marks."""

import re

import pytest
from conftest import publish
from pages.test_pages import open_page
from workbooks import FACT, INDICATOR, SOURCE, workbook

from twinboard.store import Store
from twinboard.ui.tiles import caption_words

BUDGET = {"tile": "budget", "detail": "A fund", "partner": None}


@pytest.mark.parametrize(
    ("status", "period", "words"),
    [
        ("proposed", "2016/17", "a year: the budget proposed for every year from 2016/17"),
        ("actual", "2016/17", "a year: the budget agreed for every year from 2016/17"),
        (None, "2016/17", "a year: the budget for every year from 2016/17, status not stated"),
        ("target", "not stated", "a year: the budget targeted for every year, first year not stated"),
        (None, "not stated", "a year: the budget for every year, first year and status not stated"),
        ("proposed", "after 2016-06", "a year: the budget proposed for every year from a time after June 2016"),
    ],
)
def test_a_yearly_budget_is_captioned_with_its_status_and_its_first_year(
    status: str | None, period: str, words: str
) -> None:
    assert caption_words({**BUDGET, "status": status, "period": period}) == words


@pytest.mark.parametrize(
    ("tile", "words"),
    [
        ("jobs", "linked with Testville, at a time not stated"),
        ("travelled", "travelled on visits held at a time not stated"),
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
    [link] = re.findall(r'href="([^"]+)"[^>]*>Sources disagree<', tiles)
    assert link == "conflicts?conflict=found%2Fofficial%2Fstated%2Fofficial"
    assert "Where sources disagree: 1 question" in " ".join(each.proto.body for each in page.get("html"))
