"""A chart on a page: its finding, what is measured, the picture, its caveats, its source, the table behind it."""

from html import escape

import streamlit as st

from twinboard.charts import CHARTS, Chart, Empty, draw
from twinboard.ui.as_at import version
from twinboard.ui.page import ask, empty
from twinboard.ui.sources import citations, source_html
from twinboard.ui.tables import details_html, table_html

WIDEST = 700
"""Pixels: as wide as a printed A4 page has room for."""
_CONFIG = {"displayModeBar": False, "responsive": True}


def show_chart(name: str, *, hide_empty: bool = False, **parameters: str | None) -> None:
    """Asks the chart's query, draws it and shows it whole, or says what is missing."""
    assert name in CHARTS, name
    frame = ask(f"charts/{name}", **parameters)
    chart = draw(name, frame, citations(frame))
    if isinstance(chart, Chart):
        _show(chart, parameters)
    elif not hide_empty:
        _say_missing(chart)


def _say_missing(chart: Empty) -> None:
    empty(chart.missing, chart.remedy)


def _show(chart: Chart, parameters: dict[str, str | None]) -> None:
    drawing = chart.drawing
    key = "-".join([chart.name, str(version()), *(value for value in parameters.values() if value)])
    st.html(f'<div class="tb-chart-head"><h3>{escape(drawing.title)}</h3><p>{escape(drawing.subtitle)}</p></div>')
    st.plotly_chart(drawing.figure, theme=None, key=key, width=WIDEST, config=_CONFIG, alt=drawing.alt)
    caveats = "".join(f'<p class="tb-note">{escape(caveat)}</p>' for caveat in drawing.caveats)
    table = details_html("Show the table", table_html(drawing.table, drawing.title))
    st.html(f"{caveats}{source_html(chart.citations)}{table}")
