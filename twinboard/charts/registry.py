"""The charts by name; a chart's query, function and golden result share that name."""

from collections.abc import Callable
from itertools import chain

import pandas as pd

from twinboard.charts import (
    activity_by_strand,
    board_by_sector,
    budget_by_year,
    cost_of_visit,
    delegates_by_visit,
    jobs_by_employer,
    map_of_partners,
    milestone_timeline,
    money_by_funder,
    money_by_stage,
    money_flow,
    partner_comparison,
    relationship_length,
    source_freshness,
    targets_and_actuals,
    trade_over_time,
    uk_exports_as_stated,
    visits_by_partner,
    visits_over_time,
)
from twinboard.charts.chart import Chart, Drawing, Empty
from twinboard.errors import UncitedChart
from twinboard.models import Citation

CHARTS: dict[str, Callable[[pd.DataFrame], Drawing | Empty]] = {
    module.NAME: module.draw
    for module in (
        jobs_by_employer,
        relationship_length,
        visits_over_time,
        delegates_by_visit,
        visits_by_partner,
        cost_of_visit,
        budget_by_year,
        money_by_stage,
        money_by_funder,
        money_flow,
        trade_over_time,
        uk_exports_as_stated,
        partner_comparison,
        activity_by_strand,
        milestone_timeline,
        board_by_sector,
        map_of_partners,
        targets_and_actuals,
        source_freshness,
    )
}


MOST_ROWS = 1_000
"""No chart of more is legible; some would take minutes to draw."""


def draw(name: str, frame: pd.DataFrame, citations: tuple[Citation, ...]) -> Chart | Empty:
    """The chart of that name. Raises UncitedChart if there is something to draw and no source for it."""
    if len(frame) > MOST_ROWS:
        return Empty(name, f"{len(frame):,} rows are too many for one chart.", "Choose a partner or a strand.")
    drawing = CHARTS[name](frame)
    if isinstance(drawing, Empty):
        return drawing
    if not citations:
        raise UncitedChart(f"The chart {name} has numbers and no source.", "Every row of its query names its sources.")
    listed = chain.from_iterable(frame["number_ids"]) if "number_ids" in frame else ()
    return Chart(name, drawing, citations, tuple(dict.fromkeys(listed)))
