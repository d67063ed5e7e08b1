"""From the table of a chart each of its numbers is one click away."""

import re
from html import unescape
from urllib.parse import parse_qs

import pytest
from conftest import publish
from workbooks import FACT, workbook

from twinboard.charts import CHARTS, Chart
from twinboard.drawing import chart_at, opened_with, reference_to
from twinboard.frames import rows
from twinboard.store import Store
from twinboard.ui.answers import reading
from twinboard.ui.card.chart_numbers import linked_table_html


def chart(store: Store, name: str, **chosen: str) -> Chart:
    found = chart_at(store.home, reference_to(store.home, name, opened_with(name, **chosen), 1))
    assert isinstance(found, Chart)
    return found


@pytest.fixture(autouse=True)
def read(monkeypatch: pytest.MonkeyPatch, shipped: Store) -> None:
    monkeypatch.setenv("TWINBOARD_HOME", str(shipped.home))


IN_PEOPLE = {"visits_over_time", "delegates_by_visit"}
"""Their tables have heads without a unit, which stand beside the name of the visit: the evidence links them."""


def of_no_cell(store: Store, name: str) -> set[str]:
    """The parts of all exports, of which shares are worked out: no cell has them, the evidence links them."""
    found = rows(store.ask("evidence/facts")) if name == "uk_exports_as_stated" else []
    return {row["fact_id"] for row in found if row["partner_id"] is None}


@pytest.mark.thinned(3)
@pytest.mark.parametrize("name", CHARTS)
def test_every_number_is_linked_where_the_table_has_it(shipped: Store, name: str) -> None:
    drawn = chart_at(shipped.home, reference_to(shipped.home, name, opened_with(name), 1))
    if isinstance(drawn, Chart):
        with reading(1):
            hrefs = re.findall(r'href="facts?\?([^"]+)"', linked_table_html(drawn))
        asked = [parse_qs(unescape(href)) for href in hrefs]
        linked = {
            identity for query in asked for ids in (query.get("id") or query["fact"]) for identity in ids.split(",")
        }
        assert linked == (set() if name in IN_PEOPLE else set(drawn.number_ids) - of_no_cell(shipped, name))


def test_text_from_the_workbook_is_never_taken_for_markup(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    publish(store, workbook(Facts=[{**FACT, "scope": "<b>100 jobs</b> & 1,100 jobs"}]))
    with reading(1):
        table = linked_table_html(chart(store, "jobs_by_employer"))
    link = '<a href="fact?version=1&amp;id=jobs-2020" target="_self">100 jobs</a>'
    assert f"&lt;b&gt;{link}&lt;/b&gt; &amp; 1,100 jobs" in table
