"""A chart on a page: its finding, what is measured, the picture or its table, one line of source, and three controls.

Each card runs again alone, in the view in which it was shown.
"""

import logging
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from twinboard.bounds import listed
from twinboard.charts import Chart, Empty
from twinboard.charts.base.chart import Drawing
from twinboard.charts.base.wording import counted, uncapitalised
from twinboard.errors import TwinboardError
from twinboard.models import Citation
from twinboard.papers.coded import coded_chart
from twinboard.ui.answers import View, cached, drafted, seeing, seen_home, version, view
from twinboard.ui.card import drawer
from twinboard.ui.card.chart_numbers import linked_table_html
from twinboard.ui.card.drawn import drawn, reference_of
from twinboard.ui.card.evidence import show_evidence
from twinboard.ui.card.figure import head_html, show_figures
from twinboard.ui.card.paper import code_address, show_paper
from twinboard.ui.card.selection import show_chosen
from twinboard.ui.card.toggles import choices, most_drawn, show_toggles, toggled
from twinboard.ui.frame import failing, links
from twinboard.ui.frame.as_at import link_html
from twinboard.ui.frame.page import columns, empty, is_paper, missing, note
from twinboard.ui.frame.presenting import is_meeting
from twinboard.ui.markdown import label

TABLE = "Table"
_FORMS = ("Chart", TABLE)
_DRAWERS = ((drawer.EVIDENCE, "Evidence", "fact_check"), (drawer.PAPER, "For a paper", "download"))
"""The kind of each, its words and its icon; a draft has the first alone."""
_MOST_SOURCES, _LONGEST_PLACE = 2, 30
Parameters = Mapping[str, str | None]


def show_card(
    name: str, place: DeltaGenerator | None = None, /, *, hide_empty: bool = False, **parameters: str | None
) -> None:
    """Shows a chart in its card, or says what is missing.

    `place` is where, if not below what was shown last: Streamlit copies whatever blocks were entered for each card.
    """
    chart = drawn(name, **parameters)
    if isinstance(chart, Chart):
        _show(chart, parameters, place)
    elif not hide_empty:
        with place or nullcontext():
            _say_missing([chart])


def are_there(asked: Mapping[str, Parameters]) -> bool:
    """Whether each of these charts, by name and with its parameters, has something to show."""
    return all(isinstance(drawn(name, **parameters), Chart) for name, parameters in asked.items())


def show_cards(asked: Mapping[str, Parameters], *, are_fixed: bool = False) -> None:
    """Shows charts, by name and with their parameters, two a row, on a narrow screen one below the other.

    What stands alone in its row takes all of it. What is missing is said together, at the end. Cards that are fixed
    have no toggles.
    """
    charts = [drawn(name, **parameters) for name, parameters in asked.items()]
    there = [chart for chart in charts if isinstance(chart, Chart)]
    for start in range(0, len(there), 2):
        row = there[start : start + 2]
        places = columns(f"row-{row[0].name}") if len(row) > 1 else [None]
        for place, chart in zip(places, row, strict=True):
            _show(chart, asked[chart.name], place, is_fixed=are_fixed)
    if lacking := [chart for chart in charts if isinstance(chart, Empty)]:
        _say_missing(lacking)


def _say_missing(charts: Sequence[Empty]) -> None:
    missing(" ".join(chart.missing for chart in charts), *(chart.remedy for chart in charts))


def _show(chart: Chart, parameters: Parameters, place: DeltaGenerator | None, *, is_fixed: bool = False) -> None:
    slot = _slot(chart.name, parameters)
    with (place or st).container(border=True, key=f"card-{slot}", height="stretch", gap="small"):
        _show_body(chart.name, slot, view(), dict(parameters), is_fixed)


def _slot(name: str, parameters: Parameters) -> str:
    """What a card is called in the address: its chart, what is chosen, and its version if that is not the page's.

    It stays the same card whatever a reader assumes.
    """
    number = version()
    other = [] if number == st.session_state.get("version") else [str(number)]
    chosen = [value for each, value in parameters.items() if value and each != "assume"]
    return "-".join([name, *chosen, *other])


@st.fragment
def _show_body(name: str, slot: str, seen: View, parameters: Parameters, is_fixed: bool) -> None:
    """All that is in a card, as its toggles are set; what is wrong in it is said in the card alone."""
    links.rerun_if_asked()
    with failing.explained(), seeing(seen):
        toggles = {} if is_fixed else choices(name, parameters)
        most = {} if _form(slot) == TABLE else most_drawn(name, parameters)
        chosen = toggled(toggles, slot, parameters)
        chart = drawn(name, **chosen)
        if isinstance(chart, Chart):
            _show_chart(chart, slot)
            st.html(_foot_html(name, **chosen))
        else:
            empty(f"As chosen here: {uncapitalised(chart.missing)}", "Choose otherwise below.")
        if not (is_paper() or is_meeting()):
            _show_controls(chart, slot, chosen, partial(show_toggles, toggles, slot, parameters, most))
        elif isinstance(chart, Chart):
            _show_code(name, chosen)


def _show_chart(chart: Chart, slot: str) -> None:
    """The finding, what is measured, and the picture or its table."""
    drawing = chart.drawing
    st.html(head_html(drawing.title, drawing.subtitle))
    if _form(slot) == TABLE or not _is_shown(drawing, slot):
        st.html(linked_table_html(chart))


def _form(slot: str) -> str | None:
    """Chart or table: as the reader chose, below; at first as the address has it."""
    key = f"{slot}-as"
    return st.session_state.get(key) or st.query_params.get(key)


def _is_shown(drawing: Drawing, slot: str) -> bool:
    """Shows the figure; whether that was possible."""
    if not drawing.is_drawn:
        note("This chart cannot be drawn. Its numbers stand in the table.")
        return False
    try:
        show_figures(drawing, slot)
    except Exception:
        logging.getLogger(__name__).exception("The chart %s cannot be shown.", slot)
        note("This chart cannot be drawn. Its numbers stand in the table.")
        return False
    return True


def _show_controls(chart: Chart | Empty, slot: str, chosen: Parameters, show_first: partial[None]) -> None:
    """The toggles, chart or table, the two drawers, the code; and the drawer that the address asks for."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"controls-{slot}"):
        show_first()
        if isinstance(chart, Empty):
            return
        st.segmented_control(
            "Shown as",
            _FORMS,
            default=_FORMS[0],
            required=True,
            key=f"{slot}-as",
            bind="query-params",
            label_visibility="collapsed",
        )
        for kind, words, icon in _DRAWERS[: 1 if drafted() else None]:
            st.button(
                label(words),
                key=f"{kind}-{slot}",
                type="tertiary",
                icon=f":material/{icon}:",
                on_click=drawer.open_drawer,
                args=(kind, slot),
            )
        _show_code(chart.name, chosen)
    drawers = {
        drawer.EVIDENCE: ("Where this comes from", partial(show_evidence, chart)),
        **({} if drafted() else {drawer.PAPER: ("For a paper", partial(show_paper, reference_of(chart.name, chosen)))}),
        drawer.CHOSEN: ("What you chose", partial(show_chosen, chosen.get("happened"))),
    }
    opened = next((kind for kind in drawers if drawer.is_open(kind, slot)), None)
    if opened:
        title, show = drawers[opened]
        drawer.show_drawer(opened, slot, title, partial(_within, view(), show))


def _within(seen: View, show: partial[None]) -> None:
    with failing.explained(), seeing(seen):
        show()


def _show_code(name: str, parameters: Parameters) -> None:
    """The code, of what is published alone; that there is none is not kept, and is tried again for the next reader."""
    if drafted():
        return
    try:
        st.html(_given_code_html(name, **parameters))
    except TwinboardError as error:
        st.html(f'<p class="tb-quiet">This chart has no code: {escape(str(error))}</p>')


@cached
def _given_code_html(name: str, **parameters: str | None) -> str:
    coded = coded_chart(seen_home(), reference_of(name, parameters))
    words = escape(coded.stamp)
    address = escape(code_address(coded.code))
    return (
        f'<p class="tb-quiet"><a class="tb-code" href="{address}" target="_self" title="{words}">{coded.code}</a>'
        f'<span class="tb-stamp">{escape(coded.stamp.removeprefix(coded.code))}</span></p>'
    )


@cached
def _foot_html(name: str, **parameters: str | None) -> str:
    """The line of source, with one mark where sources disagree."""
    chart = drawn(name, **parameters)
    assert isinstance(chart, Chart)
    return f'<p class="tb-quiet tb-source">Source: {escape(_sources_words(chart.citations))}{_mark(chart)}</p>'


def _sources_words(citations: Sequence[Citation]) -> str:
    """ "D2 Joint Committee, para 3.2"; where there are more than two documents, how many: the evidence has them all."""
    if len(citations) > _MOST_SOURCES:
        return counted(len(citations), "documents")
    return "; ".join(_source_words(citation) for citation in citations)


def _source_words(citation: Citation) -> str:
    where = listed([*citation.locators])
    if len(where) > _LONGEST_PLACE:
        where = counted(len(citation.locators), "places")
    return f"{citation.publisher} ({citation.published}), {where}"


def _mark(chart: Chart) -> str:
    asked = [*dict.fromkeys(each.conflict_id for each in chart.disagreements)]
    if not asked:
        return ""
    words = f"Sources disagree: {len(asked)}"
    return " " + link_html(words, "conflicts", css="tb-mark", conflict=",".join(asked))
