"""The figure of a card: as wide as the card, its marks to be clicked; in a meeting as many as fit a screen each."""

from collections.abc import Mapping
from contextlib import nullcontext
from functools import partial
from html import escape
from math import ceil
from typing import Any

import streamlit as st

from twinboard.charts.base.chart import Drawing, Figure
from twinboard.charts.base.enlarged import for_projector
from twinboard.charts.rows.headings import LOWER
from twinboard.ui.card.selection import chosen_of
from twinboard.ui.frame.page import is_paper
from twinboard.ui.frame.presenting import is_meeting
from twinboard.ui.markdown import label

_TALLEST = 1200
"""Pixels of a figure of which all rows are shown at once."""
_CONFIG = {"displayModeBar": False, "responsive": True, "doubleClick": "reset"}


def head_html(title: str, subtitle: str) -> str:
    """The finding, and what is measured."""
    return f'<div class="tb-chart-head"><h2>{escape(title)}</h2><p>{escape(subtitle)}</p></div>'


def show_figures(drawing: Drawing, slot: str) -> None:
    """The figure, of a tall one the first rows or, where asked for, all; in a meeting parts, the title above each."""
    if not is_meeting():
        _show_rows(drawing, slot)
        return
    figures, times = for_projector(drawing)
    for number, figure in enumerate(figures, start=1):
        with st.container(key=f"card-{slot}-part-{number}") if number > 1 else nullcontext():
            if number > 1:
                st.html(head_html(f"{drawing.title} ({number} of {len(figures)})", drawing.subtitle))
            _show_figure(figure, figure, f"{slot}-{number}" if number > 1 else slot, drawing.alt, times)


def _show_rows(drawing: Drawing, slot: str) -> None:
    """Whether all rows are shown stands in the address; on a page for paper they are."""
    plan, key, first = drawing.plan, f"{slot}-all", drawing.count_first(_TALLEST)
    is_tall = bool(plan and first < plan.count_on_screen and not is_paper())
    if plan and is_tall and not st.session_state.get(key, st.query_params.get(key) == "true"):
        figure = plan.on_screen(slice(0, first))
        _show_figure(figure, figure, slot, drawing.alt)
    else:
        _show_figure(drawing.figure, drawing.ready, slot, drawing.alt)
    if plan and is_tall:
        st.checkbox(label(f"All {plan.count_on_screen} rows, not the first {first}"), key=key, bind="query-params")


def _show_figure(figure: Figure, sent: Figure, slot: str, alt: str, times: float = 1.0) -> None:
    """A figure, as it is sent; where its marks stand for things, a click on one leads on."""
    key = f"figure-{slot}"
    show = partial(st.plotly_chart, sent, theme=None, config=_CONFIG, alt=alt)
    if any(trace.customdata is not None for trace in figure.data):
        key += f"-{st.session_state.get(f'closed-{slot}', 0)}"
        show(key=key, on_select=partial(chosen_of, slot, key), selection_mode="points")
    else:
        show(key=key)
    if lower := (figure.layout.meta or {}).get(LOWER):
        rules = "".join(_lower_css(f".st-key-{key}", each, times) for each in lower)
        st.html(f"<style>.stVerticalBlock:has(> .st-key-{key}) {{ container-type: inline-size; }}{rules}</style>")


def _lower_css(inside: str, lower: Mapping[str, Any], times: float) -> str:
    """Where the card is so wide, headings come down, their lines are as much shorter, and the room above them goes."""
    placed = enumerate(zip(lower["drops"], lower["lines"], strict=True))
    moved = "".join(
        f'{inside} .annotation[data-index="{at}"] {{ transform: translateY({drop * times:.0f}px); }}'
        f'{inside} .shapelayer path[data-index="{at}"] {{ stroke-dasharray: {line * times:.0f}px 9999px !important; }}'
        for at, (drop, line) in placed
    )
    saved = round(lower["saved"] * times)
    room = f"{inside} {{ margin-top: -{saved}px; clip-path: inset({saved}px 0 0 0); }}"
    return f"@container (min-width: {ceil(lower['width'] * times)}px) {{ {moved}{room} }}"
