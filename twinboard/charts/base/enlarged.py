"""A figure drawn larger, for a projector: letters, marks, lines and the room around them, all by the same factor."""

from typing import Any

import plotly.graph_objects as go

_LETTERS, _TICKS = 15, 14
_LENGTHS = {"size", "height", "l", "r", "t", "b", "xshift", "yshift", "ax", "ay", "standoff", "ticklabelstandoff"}


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
