"""A chart of named rows: names on the left, a real axis below, something drawn in each row.

The rows stand at 0, 1, 2 … from the top; rows that are several units tall take as many of these places. A name is
broken into lines, and the rows are as tall as the longest needs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import plotly.graph_objects as go

from twinboard.charts.base.canvas import SCREEN, Canvas
from twinboard.charts.base.letters import width_of
from twinboard.charts.base.look import FONT_SIZE, GRID, TEXT, in_template, wrapped

NAME_SIZE = FONT_SIZE - 1
_LINE, _AROUND_NAME, _GAP, _ABOVE, _RIGHT = 19, 10, 10, 8, 16
AXIS_HEIGHT, DATE_AXIS_HEIGHT, AXIS_TITLE_HEIGHT = 34, 46, 24


@dataclass(frozen=True)
class Heights:
    """How tall rows are: `units` says of each how many times so many pixels."""

    pixels: int
    units: Sequence[int]


def named_rows(
    traces: Sequence[Any],
    names: Sequence[str],
    canvas: Canvas,
    xaxis: dict[str, object],
    *,
    row_height: int = 38,
) -> go.Figure:
    """The figure, its rows at least `row_height` pixels tall; the axis at the bottom is taller if it has a title."""
    longest = max(map(len, _lines(names, canvas)), default=1)
    heights = Heights(max(row_height, longest * _LINE + _AROUND_NAME), [1] * len(names))
    return _figure(traces, names, canvas, xaxis, heights)


def named_lanes(
    traces: Sequence[Any], names: Sequence[str], canvas: Canvas, xaxis: dict[str, object], heights: Heights
) -> go.Figure:
    """The same with rows of different heights, which have room for their names, and a line between them."""
    figure = _figure(traces, names, canvas, xaxis, heights)
    return figure.update_layout(shapes=[_rule(end - 0.5) for end in (0, *accumulate(heights.units))])


def _figure(
    traces: Sequence[Any], names: Sequence[str], canvas: Canvas, xaxis: dict[str, object], heights: Heights
) -> go.Figure:
    """The left margin holds the longest line of a name; on paper it is this and no other, for the words around the
    chart are placed from it.
    """
    lines, is_on_screen = _lines(names, canvas), canvas is SCREEN
    ends = [0, *accumulate(heights.units)]
    below = DATE_AXIS_HEIGHT if xaxis.get("type") == "date" else AXIS_HEIGHT
    below += AXIS_TITLE_HEIGHT if xaxis.get("title") else 0
    below = below if xaxis.get("visible", True) else _ABOVE
    layout: dict[str, object] = {
        "height": _ABOVE + heights.pixels * ends[-1] + below,
        "margin": {"l": _left_of(lines), "r": _RIGHT, "t": _ABOVE, "b": below},
        "barmode": "stack",
        "showlegend": False,
        "xaxis": {"showgrid": True, "gridcolor": GRID, "automargin": is_on_screen, "fixedrange": True, **xaxis},
        "yaxis": {
            "range": [ends[-1] - 0.5, -0.5],
            "tickmode": "array",
            "tickvals": [end + (count - 1) / 2 for end, count in zip(ends, heights.units, strict=False)],
            "ticktext": ["<br>".join(each) for each in lines],
            "tickfont": {"size": NAME_SIZE, "color": TEXT},
            "ticklabelstandoff": 4,
            "ticks": "",
            "showgrid": False,
            "automargin": is_on_screen,
            "fixedrange": True,
        },
    }
    return go.Figure(data=[*traces], layout=in_template(layout))


def units_of(names: Sequence[str], canvas: Canvas, row_height: int) -> list[int]:
    """How many times `row_height` each name needs."""
    return [-(-(len(each) * _LINE + _AROUND_NAME) // row_height) for each in _lines(names, canvas)]


def plot_width(names: Sequence[str], canvas: Canvas) -> int:
    """The pixels between the names and the right edge; on screen those of the narrowest."""
    return canvas.narrowest - _left_of(_lines(names, canvas)) - _RIGHT


def _lines(names: Sequence[str], canvas: Canvas) -> list[list[str]]:
    return [wrapped(name, canvas.name_letters) or [""] for name in names]


def _left_of(lines: Sequence[Sequence[str]]) -> int:
    return round(max((width_of(line, NAME_SIZE) for each in lines for line in each), default=0.0)) + _GAP


def _rule(height: float) -> dict[str, object]:
    ends = {"xref": "paper", "x0": 0, "x1": 1, "y0": height, "y1": height}
    return {"type": "line", "layer": "below", "line": {"color": GRID, "width": 1}, **ends}
