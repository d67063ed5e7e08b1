"""Panels of bars one below the other, each to its own scale: for values too far apart for one.

All are drawn on one axis, each value as a share of the span of its panel: an axis of its own for each panel would have
to lie over the first, and the bars vanish from a picture of panels among which the first is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import plotly.graph_objects as go

from twinboard.charts.bars import Bar, filled_and_outlined, value_range
from twinboard.charts.look import Stack, heading, stack, stacked_figure

_GAP = 14


@dataclass(frozen=True)
class Panel:
    """Bars below a heading, on a scale that holds them, and also the values of `also`, where panels share a scale.

    Bars that are not `firm` are outlined, not filled.
    """

    heading: str
    bars: Sequence[Bar]
    firm: Sequence[bool]
    also: Sequence[float] = ()


def panel_figure(panels: Sequence[Panel]) -> go.Figure:
    """The panels one below the other; zero is at the same place in all."""
    traces: list[go.Bar] = []
    notes: list[dict[str, object]] = []
    shapes: list[dict[str, object]] = []
    top, ends = 0, [0.0]
    for panel in panels:
        note, below = heading(panel.heading, top)
        placed = stack([bar.label for bar in panel.bars], below)
        notes += [note, *placed.annotations]
        low, high = value_range([*panel.also, *(bar.value for bar in panel.bars)])
        shares = [replace(bar, value=float(bar.value) / (high - low)) for bar in panel.bars]
        drawn, heads = filled_and_outlined(shares, placed.marks, panel.firm)
        traces += drawn
        shapes += heads
        ends += [low / (high - low), high / (high - low)]
        top = placed.bottom + _GAP
    scale: dict[str, object] = {"range": [min(ends), max(ends)]}
    return stacked_figure(traces, Stack((), tuple(notes), top), scale).update_layout(shapes=shapes)
