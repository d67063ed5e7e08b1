"""The charts by name; a chart's query, function and golden result share that name."""

import logging
from collections.abc import Callable, Iterable
from itertools import chain

import pandas as pd
import plotly.graph_objects as go

from twinboard.charts import source_freshness
from twinboard.charts.base.chart import Chart, Drawing, Empty
from twinboard.charts.home import people_in_work
from twinboard.charts.money import (
    budget_by_year,
    cost_of_visit,
    money_by_funder,
    money_by_stage,
    money_flow,
)
from twinboard.charts.partners import (
    activity_by_strand,
    board_by_sector,
    jobs_by_employer,
    map_of_partners,
    milestone_timeline,
    partner_comparison,
    relationship_length,
    targets_and_actuals,
)
from twinboard.charts.trade import before_and_after, trade_over_time, uk_exports_as_stated
from twinboard.charts.visits import delegates_by_visit, visits_by_partner, visits_over_time
from twinboard.charts.worth import estimates, gross_to_net, what_it_rests_on
from twinboard.errors import UncitedChart
from twinboard.frames import Row, flat
from twinboard.models import Citation, Question

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
        before_and_after,
        uk_exports_as_stated,
        people_in_work,
        partner_comparison,
        activity_by_strand,
        milestone_timeline,
        board_by_sector,
        map_of_partners,
        targets_and_actuals,
        source_freshness,
        estimates,
        what_it_rests_on,
        gross_to_net,
    )
}


_BEHIND = ("source_ids", "locators", "publishers", "number_ids", "row_ids")
"""Columns of a chart's query that say what its numbers rest on."""
MOST_ROWS = 1_000
"""No chart of more is legible; some would take minutes to draw."""


def draw(name: str, frame: pd.DataFrame, citations: tuple[Citation, ...], contested: Iterable[Row]) -> Chart | Empty:
    """The chart of that name; `contested` are the rows of `evidence/contested`.

    Raises UncitedChart if there is something to draw and no source for it.
    """
    if len(frame) > MOST_ROWS:
        return Empty(name, f"{len(frame):,} rows are too many for one chart.", "Choose a partner or a strand.")
    drawing = _drawn(name, frame)
    if isinstance(drawing, Empty):
        return drawing
    if not citations:
        raise UncitedChart(f"The chart {name} has numbers and no source.", "Every row of its query names its sources.")
    number_ids, row_ids = _listed(frame, "number_ids"), _listed(frame, "row_ids")
    shown = {*number_ids, *row_ids}
    asked = dict.fromkeys(Question(row["conflict_id"], row["question"]) for row in contested if row["id"] in shown)
    return Chart(name, drawing, citations, number_ids, row_ids, tuple(asked))


def _drawn(name: str, frame: pd.DataFrame) -> Drawing | Empty:
    """The drawing; a table where what is published is more than the chart can take, which is a fault of ours."""
    try:
        return CHARTS[name](frame)
    except Exception:
        logging.getLogger(__name__).exception("The chart %s cannot be drawn; its table stands in its place.", name)
    shown = flat(frame.drop(columns=[column for column in frame if column in _BEHIND]))
    return Drawing(
        title=f"{name.replace('_', ' ').capitalize()}, as a table",
        subtitle="This chart cannot be drawn from what is published; its numbers stand in the table.",
        alt="No chart: the numbers stand in the table below.",
        figure=go.Figure(),
        table=shown.rename(columns=lambda column: str(column).replace("_", " ").capitalize()),
        is_drawn=False,
    )


def _listed(frame: pd.DataFrame, column: str) -> tuple[str, ...]:
    """The ids in a column of lists, each once; none where the chart's query has no such column."""
    return tuple(dict.fromkeys(chain.from_iterable(frame[column]))) if column in frame else ()
