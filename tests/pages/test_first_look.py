"""What somebody meets who has never seen the product: asked where it stands, one click from the overview at most."""

import re

import pytest
from conftest import publish
from pages.test_pages import open_page, text_of
from workbooks import EVIDENCE, PARTNER, VISIT, workbook

from twinboard.charts.base.chart import Drawing
from twinboard.charts.visits.visits_over_time import draw as visits_over_time
from twinboard.store import Store

MILESTONE = {"milestone_id": "fair", "title": "A fair", "kind": "event", "status": "happened", **EVIDENCE}
ROW = re.compile(r'<tr role="row"><th role="rowheader".*?</tr>', re.DOTALL)
BAR = re.compile(
    r'<span class="tb-bar" style="width: ([\d.]+)%"></span>'
    r'<span class="tb-words">\D*([\d,.]+)(?: (million|billion))?'
)
TIMES = {"million": 10**6, "billion": 10**9, "": 1}


@pytest.mark.thinned(2)
@pytest.mark.parametrize("name", ["shipped", "crowded"])
def test_bars_in_a_row_of_the_comparison_are_on_one_scale(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Also of places of several kinds: 2 events of a province are no longer than 14 of a city."""
    page = open_page(monkeypatch, request.getfixturevalue(name), "pages/explore/compare.py", "")
    [table] = [each.proto.body for each in page.get("html") if "tb-compare" in each.proto.body]
    several = 0
    for row in ROW.findall(table):
        found = BAR.findall(row)
        bars = [(float(share), float(amount.replace(",", "")) * TIMES[many]) for share, amount, many in found]
        largest = max((amount for _, amount in bars), default=0)
        several += len({amount for _, amount in bars}) > 1
        assert [share for share, _ in bars] == pytest.approx([100 * amount / largest for _, amount in bars], abs=0.01)
    assert several > 2


def test_the_overview_unfolds_what_happened_in_the_newest_year_and_leads_to_the_comparison(
    monkeypatch: pytest.MonkeyPatch, shipped: Store
) -> None:
    page = open_page(monkeypatch, shipped, "pages/explore/overview.py", "")
    html = "".join(each.proto.body for each in page.get("html"))
    [year] = re.findall(r"<summary>In 2018: 8 events</summary>(.*?)</details>", html)
    assert year.count("<li>") == 8
    assert "<li>October 2018: Civic and business delegation from Toyota City</li>" in year
    assert '<a href="compare" target="_self">Compare</a>' in html


def test_in_a_year_are_only_events_that_sources_place_within_it(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    milestones = [
        {**MILESTONE, "date": "2020-06", "partner_id": "testville"},
        {**MILESTONE, "milestone_id": "later", "title": "Some time later", "date": "after 2020-06"},
        {**MILESTONE, "milestone_id": "before", "title": "The year before", "date": "2019"},
        {**MILESTONE, "milestone_id": "aim", "title": "An aim", "kind": "aim", "status": "planned", "date": "2020"},
    ]
    ahead = {**VISIT, "visit_id": "ahead", "title": "A trip to come", "status": "planned", "starts": "2020-11"}
    publish(store, workbook(Partners=[PARTNER], Visits=[VISIT, ahead], Milestones=milestones))
    page = open_page(monkeypatch, store, "pages/explore/overview.py", "")
    html = "".join(each.proto.body for each in page.get("html"))
    [year] = re.findall(r"<summary>In 2020: 2 events</summary>(.*?)</details>", html)
    assert re.findall("<li>(.*?)</li>", year) == ["4 March 2020: A trip", "June 2020: A fair"]
    assert "Compare" not in text_of(page)


@pytest.mark.parametrize("people", [None, 14])
def test_a_number_beside_a_mark_of_a_visit_has_its_word(store: Store, people: int | None) -> None:
    publish(store, workbook(Visits=[{**VISIT, "officers": people}]))
    drawing = visits_over_time(store.ask("charts/visits_over_time"))
    assert isinstance(drawing, Drawing)
    assert ("number: people" in drawing.subtitle) == (people is not None)
