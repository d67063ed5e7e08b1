"""A chart of named rows: names on the left, a real axis below, something drawn in each row.

The rows stand at 0, 1, 2 … from the top. A name is broken into lines, and the rows are as tall as the longest needs.
"""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from twinboard.charts.canvas import Canvas
from twinboard.charts.letters import width_of
from twinboard.charts.look import FONT_SIZE, GRID, TEXT, in_template, wrapped

NAME_SIZE = FONT_SIZE - 1
_LINE, _AROUND_NAME, _GAP, _ABOVE = 19, 10, 10, 8
AXIS_HEIGHT, AXIS_TITLE_HEIGHT = 34, 24


def named_rows(
    traces: Sequence[Any],
    names: Sequence[str],
    canvas: Canvas,
    xaxis: dict[str, object],
    *,
    row_height: int = 38,
) -> go.Figure:
    """The figure, its rows at least `row_height` pixels tall; the axis is at the bottom.

    With a title the axis is taller. The left margin holds the longest line of a name.
    """
    lines = [wrapped(name, canvas.name_letters) or [""] for name in names]
    tall = max(row_height, max(map(len, lines), default=1) * _LINE + _AROUND_NAME)
    below = AXIS_HEIGHT + (AXIS_TITLE_HEIGHT if xaxis.get("title") else 0)
    widest = max((width_of(line, NAME_SIZE) for each in lines for line in each), default=0.0)
    layout: dict[str, object] = {
        "height": _ABOVE + tall * len(names) + below,
        "margin": {"l": round(widest) + _GAP, "r": 16, "t": _ABOVE, "b": below},
        "barmode": "stack",
        "showlegend": False,
        "xaxis": {"showgrid": True, "gridcolor": GRID, "automargin": True, "fixedrange": True, **xaxis},
        "yaxis": {
            "range": [len(names) - 0.5, -0.5],
            "tickmode": "array",
            "tickvals": [*range(len(names))],
            "ticktext": ["<br>".join(each) for each in lines],
            "tickfont": {"size": NAME_SIZE, "color": TEXT},
            "ticklabelstandoff": 4,
            "showgrid": False,
            "automargin": True,
            "fixedrange": True,
        },
    }
    return go.Figure(data=[*traces], layout=in_template(layout))
