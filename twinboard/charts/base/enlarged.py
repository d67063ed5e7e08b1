"""A chart for a projector: as many figures as fit a screen each, drawn larger by the same factor in all."""

from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from twinboard.charts.base.canvas import SCREEN
from twinboard.charts.base.chart import Drawing, Plan
from twinboard.charts.base.printed import pieces

_LETTERS, _TICKS = 15, 14
LARGEST, _LEAST, _ROOM = 1.5, 1.15, 590
"""How much larger at most and at least a chart is drawn, and the pixels of a screen that it has there."""
_LENGTHS = {"size", "height", "l", "r", "t", "b", "xshift", "yshift", "ax", "ay", "standoff", "ticklabelstandoff"}


def for_projector(drawing: Drawing) -> tuple[tuple[go.Figure, ...], float]:
    """The chart in as few parts as fit a screen each, and how much larger all of them are."""
    plan = drawing.plan or Plan(lambda *_: drawing.figure)
    parts = pieces(replace(plan, count=plan.count_on_screen), SCREEN, _ROOM / _LEAST)
    times = max(1.0, min(LARGEST, _ROOM / max(part.layout.height or 1 for part in parts)))
    return tuple(enlarged(part, times) for part in parts), times


def enlarged(figure: go.Figure, times: float) -> go.Figure:
    """The same figure with all that is measured in pixels so many times as large; its width is left to the page."""
    whole = figure.to_plotly_json()
    whole["layout"].pop("template", None)
    larger = _larger(whole, times)
    drawn = go.Figure(larger).update_layout(template=figure.layout.template, font_size=_LETTERS * times)
    return drawn.update_xaxes(tickfont_size=_TICKS * times).update_yaxes(tickfont_size=_TICKS * times)


def _larger(node: Any, times: float, key: str = "") -> Any:
    if isinstance(node, dict):
        inside = _LENGTHS | {"width"} if key == "line" else _LENGTHS
        return {
            name: _scaled(value, times) if name in inside else _larger(value, times, name)
            for name, value in node.items()
        }
    if isinstance(node, list | tuple):
        return [_larger(each, times, key) for each in node]
    return node


def _scaled(value: Any, times: float) -> Any:
    if isinstance(value, int | float):
        return round(value * times) if isinstance(value, int) else value * times
    return [_scaled(each, times) for each in value] if isinstance(value, list | tuple) else value
