"""Panels of bars one below the other, each to its own scale: for values too far apart for one."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from twinboard.charts.look import (
    BLUE,
    ROOM_FOR_ARROW,
    Bar,
    Stack,
    arrow_heads,
    bar_trace,
    plain,
    stack,
    stacked_figure,
    text_at,
)

_HEADING_SIZE, _HEADING_HEIGHT, _GAP = 16, 30, 14
_THIN = 0.25


@dataclass(frozen=True)
class Panel:
    """Bars below a heading, on a scale whose end is `largest`; those that are not `firm` are outlined, not filled."""

    heading: str
    bars: Sequence[Bar]
    firm: Sequence[bool]
    largest: float


def panel_figure(panels: Sequence[Panel]) -> go.Figure:
    """The panels one below the other, each with an x axis of its own."""
    traces, notes, shapes, axes, top = [], [], [], {}, 0
    for number, panel in enumerate(panels, start=1):
        axis = "" if number == 1 else str(number)
        placed = stack([bar.label for bar in panel.bars], top + _HEADING_HEIGHT)
        notes += [text_at(f"<b>{plain(panel.heading)}</b>", top, size=_HEADING_SIZE), *placed.annotations]
        traces += [trace.update(xaxis=f"x{axis}") for trace in _filled_and_outlined(panel, placed.marks)]
        shapes += _arrow_heads(panel, placed.marks, f"x{axis}")
        span = {"range": [0, (panel.largest or 1) * ROOM_FOR_ARROW], "visible": False, "fixedrange": True}
        axes[f"xaxis{axis}"] = {**span, "overlaying": "x"} if axis else span
        top = placed.bottom + _GAP
    return stacked_figure(traces, Stack((), tuple(notes), top), {}).update_layout(axes, shapes=shapes)


def _filled_and_outlined(panel: Panel, marks: Sequence[float]) -> list[go.Bar]:
    """A trace for each: Plotly draws no pattern's ground where the colours of one trace differ."""
    traces = []
    for is_firm, ground, stripes in ((True, BLUE, "white"), (False, "white", BLUE)):
        alike = [place for place, firm in enumerate(panel.firm) if firm == is_firm]
        trace = bar_trace([panel.bars[place] for place in alike], [marks[place] for place in alike])
        pattern = {"bgcolor": ground, "fgcolor": stripes, "solidity": _THIN}
        traces.append(trace.update(marker={"color": ground, "pattern": pattern}))
    return traces


def _arrow_heads(panel: Panel, marks: Sequence[float], xref: str) -> list[dict[str, object]]:
    return [
        {**head, "fillcolor": BLUE if firm else "white"}
        for bar, mark, firm in zip(panel.bars, marks, panel.firm, strict=True)
        for head in arrow_heads([bar], [mark], xref)
    ]
