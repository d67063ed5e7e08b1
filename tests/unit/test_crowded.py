"""Every chart draws the crowded workbook, and its words keep to their limits."""

import pytest

from twinboard.charts import CHARTS
from twinboard.charts.base.chart import Drawing
from twinboard.charts.base.wording import LONGEST_ALT, LONGEST_TITLE
from twinboard.store import Store

PARAMETERS = [
    *((name, {}) for name in CHARTS),
    *(("partner_comparison", {"indicator": indicator}) for indicator in ("jobs", "balance", "size-rank")),
    *(("money_flow", {"stage": stage}) for stage in ("idea", "budget", "bid", "received", "spent")),
    ("source_freshness", {"as_of": "2026-01-01"}),
]


def test_the_crowded_workbook_is_crowded(crowded: Store) -> None:
    names = crowded.rows("partners", ["name", "status"], 1)
    linked = [row["name"] for row in names if row["status"] != "home"]
    assert len(linked) == 12
    assert all(60 <= len(name) <= 90 for name in linked)
    assert len(crowded.rows("strands", ["name"], 1)) == 8
    assert len(crowded.rows("visits", ["title"], 1)) >= 30


@pytest.mark.parametrize(("name", "parameters"), PARAMETERS)
def test_a_chart_draws_the_crowded_workbook_with_short_words(
    crowded: Store, name: str, parameters: dict[str, str]
) -> None:
    drawing = CHARTS[name](crowded.ask(f"charts/{name}", parameters))
    assert isinstance(drawing, Drawing), drawing
    assert len(drawing.title.split()) <= LONGEST_TITLE, drawing.title
    assert len(drawing.alt) <= LONGEST_ALT, drawing.alt
    assert drawing.title not in drawing.alt
    assert not drawing.table.empty
