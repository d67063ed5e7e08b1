"""A chart on a page: its finding, what is measured, the picture, its caveats, its source, the table behind it."""

import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from html import escape

import streamlit as st

from twinboard.charts import Chart, Empty
from twinboard.charts.chart import Drawing
from twinboard.charts.wording import MOST_NAMED, counted
from twinboard.drawing import chart_at, reference_at, reference_to
from twinboard.errors import TwinboardError
from twinboard.models import Reference
from twinboard.settings import home
from twinboard.ui.answers import kept, version
from twinboard.ui.as_at import address_of
from twinboard.ui.chart_numbers import linked_table_html, numbers_html
from twinboard.ui.given_out import boxes_html, given_out_html, no_code_html
from twinboard.ui.method_links import explained_html
from twinboard.ui.page import missing, note
from twinboard.ui.sources import source_html
from twinboard.ui.tables import details_html

WIDEST = 700
"""Pixels: as wide as a printed A4 page has room for."""
_CONFIG = {"displayModeBar": False, "responsive": True}


def show_chart(name: str, *, hide_empty: bool = False, **parameters: str | None) -> None:
    """Shows a chart whole, or says what is missing."""
    chart = drawn(name, **parameters)
    if isinstance(chart, Chart):
        _show(chart, parameters)
    elif not hide_empty:
        _say_missing([chart])


def show_charts(asked: Mapping[str, Mapping[str, str | None]]) -> None:
    """Shows charts, by name and with their parameters; what is missing of them is said together, at the end."""
    charts = {name: drawn(name, **parameters) for name, parameters in asked.items()}
    for name, chart in charts.items():
        if isinstance(chart, Chart):
            _show(chart, asked[name])
    if lacking := [chart for chart in charts.values() if isinstance(chart, Empty)]:
        _say_missing(lacking)


def _say_missing(charts: Sequence[Empty]) -> None:
    missing(" ".join(chart.missing for chart in charts), *(chart.remedy for chart in charts))


def _show(chart: Chart, parameters: Mapping[str, str | None]) -> None:
    name = chart.name
    drawing = chart.drawing
    key = "-".join([name, str(version()), *(value for value in parameters.values() if value)])
    st.html(f'<div class="tb-chart-head"><h3>{escape(drawing.title)}</h3><p>{escape(drawing.subtitle)}</p></div>')
    is_shown = drawing.is_drawn and _is_shown(drawing, key)
    if not is_shown:
        note("This chart cannot be drawn. Its numbers stand in the table.")
        st.html(linked_table_html(chart))
    st.html(_foot_html(name, **parameters))


def _is_shown(drawing: Drawing, key: str) -> bool:
    """Shows the figure; whether that was possible."""
    try:
        st.plotly_chart(drawing.figure, theme=None, key=key, width=WIDEST, config=_CONFIG, alt=drawing.alt)
    except Exception:
        logging.getLogger(__name__).exception("The chart %s cannot be shown.", key)
        return False
    return True


def drawn(name: str, **parameters: str | None) -> Chart | Empty:
    """The chart at the version of this run; all who show it share it, and nobody changes it."""
    return chart_at(home(), _reference(name, parameters))


def _reference(name: str, parameters: Mapping[str, str | None]) -> Reference:
    number = version()
    return reference_at(name, parameters, number) if number else reference_to(home(), name, parameters)


def _foot_html(name: str, **parameters: str | None) -> str:
    """What stands below a chart that is drawn: where sources disagree, caveats, source, the table behind it.

    Each part is kept once made; what failed is not, and is tried again for the next reader.
    """
    try:
        given = _given_out_html(name, **parameters)
    except TwinboardError as error:
        given = no_code_html(error)
    with suppress(TwinboardError):
        given += _boxes_html(name, **parameters)
    return f"{_sources_html(name, **parameters)}{given}{_table_html(name, **parameters)}"


@kept
def _sources_html(name: str, **parameters: str | None) -> str:
    chart = drawn(name, **parameters)
    assert isinstance(chart, Chart)
    caveats = "".join(f'<p class="tb-note">{explained_html(caveat)}</p>' for caveat in chart.drawing.caveats)
    return f"{_disagreement_html(chart)}{caveats}{source_html(chart.citations)}{numbers_html(chart)}"


@kept
def _given_out_html(name: str, **parameters: str | None) -> str:
    return given_out_html(_reference(name, parameters))


@kept
def _boxes_html(name: str, **parameters: str | None) -> str:
    return boxes_html(_reference(name, parameters))


@kept
def _table_html(name: str, **parameters: str | None) -> str:
    chart = drawn(name, **parameters)
    assert isinstance(chart, Chart)
    return details_html("Show the table", linked_table_html(chart))


def _disagreement_html(chart: Chart) -> str:
    """The mark of a chart that shows what sources disagree about, with the way to each question or to all of them."""
    asked = {each.conflict_id: each.question for each in chart.disagreements}
    if not asked:
        return ""
    if len(asked) > MOST_NAMED:
        words = f"<strong>Sources disagree</strong> on {_question(','.join(asked), counted(len(asked), 'questions'))}"
    else:
        words = f"<strong>Sources disagree:</strong> {' '.join(_question(*each) for each in asked.items())}"
    return f'<p class="tb-disagree">{words}</p>'


def _question(conflict_ids: str, words: str) -> str:
    address = address_of("conflicts", conflict=conflict_ids)
    return f'<a href="{escape(address)}" target="_self">{escape(words)}</a>'
