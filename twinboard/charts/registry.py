"""The charts by name; a chart's query, function and golden result share that name."""

from collections.abc import Callable

import pandas as pd

from twinboard.charts import (
    budget_by_year,
    cost_of_visit,
    delegates_by_visit,
    jobs_by_employer,
    money_by_funder,
    money_by_stage,
    relationship_length,
    uk_exports_as_stated,
    visits_by_partner,
    visits_over_time,
)  # fmt: skip
from twinboard.charts.chart import Chart, Drawing, Empty
from twinboard.errors import UncitedChart
from twinboard.models import Citation

CHARTS: dict[str, Callable[[pd.DataFrame], Drawing | Empty]] = {
    module.NAME: module.draw
    for module in (
        jobs_by_employer,
        visits_over_time,
        delegates_by_visit,
        money_by_stage,
        relationship_length,
        uk_exports_as_stated,
        visits_by_partner,
        cost_of_visit,
        money_by_funder,
        budget_by_year,
    )
}


def draw(name: str, frame: pd.DataFrame, citations: tuple[Citation, ...]) -> Chart | Empty:
    """The chart of that name. Raises UncitedChart if there is something to draw and no source for it."""
    drawing = CHARTS[name](frame)
    if isinstance(drawing, Empty):
        return drawing
    if not citations:
        raise UncitedChart(f"The chart {name} has numbers and no source.", "Every row of its query names its sources.")
    return Chart(name, drawing, citations)
