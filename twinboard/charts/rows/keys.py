"""The key of symbols above a chart, in the colours of its marks, as many to a line as have room."""

from collections.abc import Mapping

import plotly.graph_objects as go

from twinboard.charts.base.canvas import Canvas
from twinboard.charts.base.letters import broken
from twinboard.charts.base.look import KEY
from twinboard.charts.rows.named_rows import NAME_SIZE

SIGNS = {
    "circle": "●",
    "square": "■",
    "triangle-left": "◄",
    "triangle-right": "►",
    "triangle-up": "▲",
    "triangle-down": "▼",
    "diamond": "♦",
    "star": "★",
    "pentagon": "⌂",
    "cross": "+",
    "x": "×",
    "hexagon": "⬢",
}
"""The sign in a line of words for each symbol that Plotly draws."""
_LINE, _OVER = 20, 8
_SPACE, _BETWEEN = "\u00a0", "\u00a0\u00a0\u00a0 "


def key_above(figure: go.Figure, kinds: Mapping[str, tuple[str, str]], canvas: Canvas) -> go.Figure:
    """The figure with a line of words for each kind, by its symbol and colour, and taller by that."""
    words = {f"{SIGNS[symbol]} {kind}".replace(" ", _SPACE): colour for kind, (symbol, colour) in kinds.items()}
    lines = broken(_BETWEEN.join(words), canvas.narrowest, NAME_SIZE)
    text = "<br>".join(lines)
    for each, colour in words.items():
        text = text.replace(each, f'<span style="color:{colour}">{each[0]}</span>{each[1:]}')
    tall = _LINE * len(lines) + _OVER
    left = figure.layout.margin.l
    place = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -left, "y": 1, "yref": "paper", "yanchor": "bottom"}
    look = {"align": "left", "showarrow": False, "borderpad": 0, "font": {"size": NAME_SIZE}}
    figure.layout.annotations = [{"text": text, "yshift": _OVER, **place, **look}, *figure.layout.annotations]
    return figure.update_layout(
        height=figure.layout.height + tall,
        margin={"t": figure.layout.margin.t + tall},
        meta={KEY: 1},
    )
