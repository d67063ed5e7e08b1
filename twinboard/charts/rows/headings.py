"""Headings of columns: horizontal at any width, each ending above the middle of its column and led to it by a line.

Where one has no room beside those before it, it stands above them; no line crosses words. A page may be wider than the
narrowest: how they stand there is in the layout's `meta`, for whoever shows it.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

import plotly.graph_objects as go

from twinboard.charts.base.letters import broken, width_of
from twinboard.charts.base.look import KEY, RULE, plain
from twinboard.charts.rows.named_rows import NAME_SIZE

_LINE, _APART, _OVER, _PAST, _LONGEST = 18, 8, 4, 5, (110, 220)
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


LOWER = "lower"
"""In a layout's `meta`: how headings may stand on wider pages, a `Lower` as a dict for each of some widths."""
_WIDER = (480, 560, 640, 760, 900, 1060, 1240)


@dataclass(frozen=True)
class Lower:
    """On a page of so many pixels or more: how far each heading comes down, what is left of its line, what is saved."""

    width: int
    drops: tuple[int, ...]
    lines: tuple[int, ...]
    saved: int


def with_headings(figure: go.Figure, headings: Sequence[Heading], width: int) -> go.Figure:
    """The figure with headings above its rows, and taller by what they need; it is so many pixels wide at least."""
    words = [*map(_lines, headings)]
    placed = _placed(headings, words)
    tall = _top(placed) + _OVER
    around = figure.layout.margin.l + figure.layout.margin.r
    lower = [_lower(placed, each, (each - around) / (width - around), figure.layout.margin.l) for each in _WIDER]
    figure.layout.annotations = [*map(_note, placed), *figure.layout.annotations]
    return figure.update_layout(
        shapes=[*figure.layout.shapes, *(_line(each) for each in placed)],
        height=figure.layout.height + tall,
        margin={"t": figure.layout.margin.t + tall},
        meta={KEY: len(placed), LOWER: [asdict(each) for each in lower if any(each.drops) and each.width > width]},
    )


def _lines(heading: Heading) -> list[str]:
    """Short lines where two of them hold the words, else long ones; none reaches the left edge."""
    short, long = (broken(plain(heading.words), min(each, heading.pixels), NAME_SIZE) for each in _LONGEST)
    return short if len(short) <= 2 else long


def _placed(headings: Sequence[Heading], words: Sequence[list[str]]) -> list[_Placed]:
    """Each as low as it can stand."""
    found: list[_Placed] = []
    for heading, lines in zip(headings, words, strict=True):
        alone = _Placed(heading, lines, 0)
        below = [each.top for each in found if each.heading.pixels + _APART > alone.left]
        found.append(_Placed(heading, lines, max(below, default=0)))
    return found


def _top(placed: Sequence[_Placed]) -> int:
    return max((each.top for each in placed), default=0)


def _lower(placed: Sequence[_Placed], width: int, times: float, left: float) -> Lower:
    """Columns so many times as far apart, right of the same names, with the same lines of words."""
    headings = [replace(each.heading, pixels=left + (each.heading.pixels - left) * times) for each in placed]
    wider = _placed(headings, [each.lines for each in placed])
    drops = tuple(one.bottom - other.bottom for one, other in zip(placed, wider, strict=True))
    return Lower(width, drops, tuple(each.bottom + _OVER for each in wider), _top(placed) - _top(wider))


def _note(placed: _Placed) -> dict[str, object]:
    place = {"x": placed.heading.at, "xanchor": "right", "xshift": _PAST, "y": 1, "yref": "paper", "yanchor": "bottom"}
    look = {"align": "right", "showarrow": False, "borderpad": 0, "font": {"size": NAME_SIZE}}
    return {"text": "<br>".join(placed.lines), "yshift": placed.bottom + _OVER, **place, **look}


def _line(placed: _Placed) -> dict[str, object]:
    """From the words down to the rows."""
    ends = {"x0": placed.heading.at, "x1": placed.heading.at, "y0": 0, "y1": placed.bottom + _OVER}
    place = {"yref": "paper", "ysizemode": "pixel", "yanchor": 1, "layer": "below"}
    return {"type": "line", "line": {"color": RULE, "width": 1}, **ends, **place}
