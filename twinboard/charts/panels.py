"""Panels of bars one below the other, each to its own scale: for values too far apart for one."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from twinboard.charts.bars import Bar, filled_and_outlined, value_range
from twinboard.charts.look import Stack, heading, stack, stacked_figure

_GAP = 14


@dataclass(frozen=True)
class Panel:
    """Bars below a heading, on a scale whose end is `largest`; those that are not `firm` are outlined, not filled."""

    heading: str
    bars: Sequence[Bar]
    firm: Sequence[bool]
    largest: float


def panel_figure(panels: Sequence[Panel]) -> go.Figure:
    """The panels one below the other, each with an x axis of its own."""
    traces: list[go.Bar] = []
    notes: list[dict[str, object]] = []
    shapes: list[dict[str, object]] = []
    axes, top = {}, 0
    for number, panel in enumerate(panels, start=1):
        axis = "" if number == 1 else str(number)
        note, below = heading(panel.heading, top)
        placed = stack([bar.label for bar in panel.bars], below)
        notes += [note, *placed.annotations]
        drawn, heads = filled_and_outlined(panel.bars, placed.marks, panel.firm, f"x{axis}")
        traces += drawn
        shapes += heads
        span = {"range": value_range([panel.largest]), "visible": False, "fixedrange": True}
        axes[f"xaxis{axis}"] = {**span, "overlaying": "x"} if axis else span
        top = placed.bottom + _GAP
    return stacked_figure(traces, Stack((), tuple(notes), top), {}).update_layout(axes, shapes=shapes)
