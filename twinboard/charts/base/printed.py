"""A chart as it is printed: title, subtitle, caveats, source and stamp inside the picture, whatever their length.

A picture has as many pixels to lay things out as its width has room for at the type sizes of the screen: at 700 pixels
for 159 mm, 14 pixels are 9 points. A chart too tall for its page becomes several pictures, cut between its rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from pathlib import Path

import plotly
import plotly.graph_objects as go
from plotly.io.json import to_json_plotly

from twinboard.charts.base.canvas import EVERY_ROW, Canvas
from twinboard.charts.base.chart import Drawing, Plan
from twinboard.charts.base.letters import broken
from twinboard.charts.base.look import plain

PLOTLY_JS = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
"""The library that draws the figures, for browsers."""
_LEFT, _RIGHT = 4, 16
_TITLE, _WORDS, _SMALL = (20, 26), (15, 20), (14, 19)
"""Size of the letters and height of a line, in pixels."""
_BELOW_HEAD, _ABOVE_FOOT, _BETWEEN = 14, 12, 4


@dataclass(frozen=True)
class Page:
    """The room for one picture, in pixels: `height` is the most that it may take, or what it takes if `is_fixed`.

    `edge` is left free on every side. A bare picture stands in a paper that has its words as text: of them it has the
    stamp alone, by which it is known if it is copied from there.
    """

    width: int
    height: int
    is_fixed: bool = False
    edge: int = 0
    is_bare: bool = False


@dataclass(frozen=True)
class Words:
    """What stands below a chart, inside its picture: remarks, the source line, the stamp."""

    remarks: Sequence[str]
    source: str
    stamp: str


@dataclass(frozen=True)
class _Block:
    """Lines of text of one size, from so many pixels below the upper edge of what they stand in."""

    top: int
    lines: Sequence[str]
    size: int
    bottom: int


@dataclass(frozen=True)
class Printed:
    """One picture, not drawn yet: its figure as plotly.js takes it (JSON), and its size in pixels of the screen."""

    figure: str
    width: int
    height: int


def printed(drawing: Drawing, words: Words, page: Page) -> tuple[Printed, ...]:
    """The pictures of a chart for a page: one where it fits."""
    room = page.width - 2 * page.edge - _LEFT
    longest = _part(99, 99)
    head, foot = _around(drawing, words, longest, room, page)
    height = page.height - 2 * page.edge - head[-1].bottom - foot[-1].bottom
    plan = drawing.plan or Plan(lambda *_: drawing.figure)
    found = pieces(plan, Canvas(page.width - 2 * page.edge), height)
    parts = [_part(number, len(found)) for number, _ in enumerate(found, start=1)]
    return tuple(
        _picture(piece, *_around(drawing, words, part, room, page), page)
        for piece, part in zip(found, parts, strict=True)
    )


def _around(drawing: Drawing, words: Words, part: str, room: int, page: Page) -> tuple[list[_Block], list[_Block]]:
    """What stands above a piece of the chart and what below it."""
    if page.is_bare:
        return [_Block(0, (), 0, 0)], _foot(Words((), "", f"{words.stamp}{part}"), room)
    return _head(drawing, part, room), _foot(words, room)


def pieces(plan: Plan, canvas: Canvas, room: float) -> tuple[go.Figure, ...]:
    """The chart whole where there is room for it, or where it has one row; else in the fewest pieces that fit."""
    whole, count = plan.build(canvas, EVERY_ROW), plan.count
    if count == 1 or whole.layout.height <= room:
        return (whole,)
    fewest = ceil(whole.layout.height / room) if room > 0 else count
    for parts in range(min(max(2, fewest), count), count + 1):
        ends = [round(count * part / parts) for part in range(parts + 1)]
        figures = tuple(plan.build(canvas, slice(*each)) for each in pairwise(ends))
        if parts == count or all(figure.layout.height <= room for figure in figures):
            break
    return figures


def _part(number: int, count: int) -> str:
    return f" ({number}\u00a0of\u00a0{count})" if count > 1 else ""


def _head(drawing: Drawing, part: str, room: int) -> list[_Block]:
    title = _block(0, drawing.title + part, _TITLE, room, bold=True)
    said = _block(title.bottom, drawing.subtitle, _WORDS, room)
    return [title, said, _Block(said.bottom, (), 0, said.bottom + _BELOW_HEAD)]


def _foot(words: Words, room: int) -> list[_Block]:
    blocks, top = [], _ABOVE_FOOT
    for text in filter(None, (*words.remarks, words.source, words.stamp)):
        blocks.append(_block(top, text, _SMALL, room, bold=text is words.stamp))
        top = blocks[-1].bottom + _BETWEEN
    return blocks


def _block(top: int, text: str, kind: tuple[int, int], room: int, *, bold: bool = False) -> _Block:
    size, line = kind
    lines = broken(plain(text), room, size, bold=bold)
    return _Block(top, [f"<b>{each}</b>" for each in lines] if bold else lines, size, top + line * len(lines))


def _picture(piece: go.Figure, head: Sequence[_Block], foot: Sequence[_Block], page: Page) -> Printed:
    """The piece between head and foot. One too tall for a fixed page has a larger page of the same shape."""
    above, below = head[-1].bottom + page.edge, foot[-1].bottom + page.edge
    tall = round(piece.layout.height)
    needed = above + tall + below
    grown = max(1.0, needed / page.height) if page.is_fixed else 1.0
    width, height = round(page.width * grown), round(page.height * grown) if page.is_fixed else needed
    figure = piece.to_plotly_json()
    margin = {"l": _LEFT, "r": _RIGHT, "t": 0, "b": 0, **figure["layout"].get("margin", {})}
    top = above + margin["t"]
    bottom = height - top - min(height - above - below, tall) + margin["t"] + margin["b"]
    notes = [_note(block, margin["l"], top - page.edge - block.top, 1) for block in head if block.lines]
    notes += [_note(block, margin["l"], below - bottom - block.top, 0) for block in foot]
    figure["layout"] |= {
        "width": width,
        "height": height,
        "margin": {"l": margin["l"] + page.edge, "r": margin["r"] + page.edge, "t": top, "b": bottom},
        "annotations": [*figure["layout"].get("annotations", ()), *notes],
    }
    return Printed(to_json_plotly(figure), width, height)


def _note(block: _Block, left: float, up: float, edge: int) -> dict[str, object]:
    """Lines whose upper side is `up` pixels above the upper (1) or the lower (0) edge of the plot."""
    place = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -left, "y": edge, "yref": "paper"}
    look = {"align": "left", "showarrow": False, "borderpad": 0, "font": {"size": block.size}}
    return {"text": "<br>".join(block.lines), "yanchor": "top", "yshift": up, **place, **look}
