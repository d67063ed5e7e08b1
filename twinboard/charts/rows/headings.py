"""Headings of columns: horizontal at any width, each ending above the middle of its column and led to it by a line.

Where one has no room beside those before it, it stands above them; no line crosses words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from twinboard.charts.base.letters import broken, width_of
from twinboard.charts.base.look import KEY, RULE, plain
from twinboard.charts.rows.named_rows import NAME_SIZE

_LINE, _APART, _OVER, _PAST, _LONGEST = 18, 8, 4, 5, 220
"""Pixels: a line of words, between two headings, above the rows, right of the line to a column, and of a line."""


@dataclass(frozen=True)
class Heading:
    """Its words, the place of its column on the axis, and how far that is from the left edge, in pixels."""

    words: str
    at: float
    pixels: float


@dataclass(frozen=True)
class _Placed:
    heading: Heading
    lines: list[str]
    bottom: int

    @property
    def left(self) -> float:
        return self.heading.pixels - max(width_of(line, NAME_SIZE) for line in self.lines)

    @property
    def top(self) -> int:
        return self.bottom + _LINE * len(self.lines)


def with_headings(figure: go.Figure, headings: Sequence[Heading]) -> go.Figure:
    """The figure with headings above its rows, and taller by what they need."""
    placed: list[_Placed] = []
    for heading in headings:
        lines = broken(plain(heading.words), min(_LONGEST, heading.pixels), NAME_SIZE)
        alone = _Placed(heading, lines, 0)
        below = [each.top for each in placed if each.heading.pixels + _APART > alone.left]
        placed.append(_Placed(heading, lines, max(below, default=0)))
    tall = max((each.top for each in placed), default=0) + _OVER
    figure.layout.annotations = [*map(_note, placed), *figure.layout.annotations]
    return figure.update_layout(
        shapes=[*figure.layout.shapes, *(_line(each) for each in placed)],
        height=figure.layout.height + tall,
        margin={"t": figure.layout.margin.t + tall},
        meta={KEY: len(placed)},
    )


def _note(placed: _Placed) -> dict[str, object]:
    place = {"x": placed.heading.at, "xanchor": "right", "xshift": _PAST, "y": 1, "yref": "paper", "yanchor": "bottom"}
    look = {"align": "right", "showarrow": False, "borderpad": 0, "font": {"size": NAME_SIZE}}
    return {"text": "<br>".join(placed.lines), "yshift": placed.bottom + _OVER, **place, **look}


def _line(placed: _Placed) -> dict[str, object]:
    """From the words down to the rows."""
    ends = {"x0": placed.heading.at, "x1": placed.heading.at, "y0": 0, "y1": placed.bottom + _OVER}
    place = {"yref": "paper", "ysizemode": "pixel", "yanchor": 1, "layer": "below"}
    return {"type": "line", "line": {"color": RULE, "width": 1}, **ends, **place}
