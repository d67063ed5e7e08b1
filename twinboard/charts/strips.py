"""A chart in pieces no taller than a page has room for, cut between its rows; a heading is told again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import itemgetter
from typing import Any

import plotly.graph_objects as go

from twinboard.charts.look import HEADING_SIZE, KEY, heading
from twinboard.charts.panel_strips import panels_between, panels_of

_TAG = re.compile(r"</?\w+>")
_CLOSE = 10
_LEFT = 4
"""Pixels left of the plot where a figure names none, as in `look`."""
_OVER_RULE = 15
"""Pixels from the line above a row of a chart with a key, and a little more, to the words of the row."""
_CONTINUED = " (continued)"
_OVER_PANEL = 18
"""Pixels between a panel and the words above it, where it is drawn again below other words."""


@dataclass(frozen=True)
class Strip:
    """A piece of a chart as a figure of its own, so many pixels tall, margins included."""

    figure: go.Figure
    height: int


@dataclass(frozen=True)
class _Row:
    """Where a row begins, in pixels from the top, and the heading that it stands under or is.

    `panel` is from where to where the panel reaches of which a row is a word: a piece that ends before the row has the
    panel as well, for words without their lines show nothing.
    """

    top: float
    heading: str | None
    is_heading: bool
    panel: tuple[float, float] = (0, 0)

    @property
    def owed(self) -> float:
        return self.panel[1] - self.panel[0]


def strips(figure: go.Figure, room: float, most: float = 0) -> tuple[Strip, ...]:
    """The chart whole where there is room for it, or where it cannot be cut; else pieces about equally tall.

    A panel is parted from its words only where both are taller than the room, and than `most`.
    """
    height, key = figure.layout.height, _key_height(figure)
    around = (figure.layout.margin.t or 0) + (figure.layout.margin.b or 0)
    rows = _rows(figure, key, max(room, most) - around) if height > room else []
    if len(rows) < 2 or (key and key + _tallest(rows, height - around) > room - around):
        return (Strip(figure, round(height)),)
    room = max(room, most) if any(row.owed for row in rows) else room
    cut = _cuts(rows, height - around, room - around - key)
    ends = [*cut, _Row(height - around, None, False)]
    return tuple(_strip(figure, row, below) for row, below in pairwise(ends))


def _tallest(rows: Sequence[_Row], end: float) -> float:
    return max(below - top for top, below in pairwise([*(row.top for row in rows), end]))


def _cuts(rows: Sequence[_Row], end: float, room: float) -> list[_Row]:
    """The rows with which pieces begin: as few as there can be, and then as equal as they can be."""
    cut = _greedy(rows, end, room)
    for tried in range(round(end / len(cut)), round(room), _CLOSE):
        if len(closer := _greedy(rows, end, tried)) == len(cut):
            return closer
    return cut


def _greedy(rows: Sequence[_Row], end: float, room: float) -> list[_Row]:
    cut = [rows[0]]
    for row, below in pairwise([*rows, _Row(end, None, False)]):
        if below.top - cut[-1].top + _told_again(cut[-1]) + below.owed > room and row is not cut[-1]:
            cut.append(row)
    return cut


def _rows(figure: go.Figure, key: float, most: float) -> list[_Row]:
    """The rows before which a chart may be cut, from the top; none of one that is no stack of rows."""
    if not panels_of(figure) and not _is_stack(figure):
        return []
    found: list[_Row] = []
    under, just = None, False
    for top, words, is_heading in _written(figure):
        if top < key:
            continue
        under = words if is_heading else under
        at = top - _OVER_RULE if key else top
        may_cut = not just and not _is_crossed(figure, at, key)
        if not found or may_cut:
            found.append(_Row(at if found else key, under, is_heading))
        just = is_heading
    if not (panels := panels_of(figure)):
        return found
    height = figure.layout.height
    return _whole_panels(found, sorted(height * (1 - axis.domain[1]) for axis in panels), height, most)


def _whole_panels(rows: Sequence[_Row], uppers: Sequence[float], end: float, most: float) -> list[_Row]:
    """The headings, and the rows below those that head more than so many pixels, with the panel that they are of."""
    tops = [*(row.top for row in rows if row.is_heading), end]
    tall = [(top, below) for top, below in pairwise(tops) if below - top > most]
    found = []
    for row in rows:
        owed = [(top, below) for top, below in tall if top < row.top < below]
        if row.is_heading or owed:
            panel = next(((upper - _OVER_PANEL, owed[0][1]) for upper in uppers if owed and upper > row.top), (0, 0))
            found.append(replace(row, panel=panel))
    return found


def _key_height(figure: go.Figure) -> float:
    """Pixels of the key at the top, which each piece begins with; a chart that has one says so (see `look.KEY`)."""
    return float((figure.layout.meta or {}).get(KEY, 0))


def _is_stack(figure: go.Figure) -> bool:
    """Whether its y axis counts pixels from the top, and all its words begin a row: a flow has some elsewhere."""
    low, high = figure.layout.yaxis.range
    return bool(high == 0 and low > 0) and all(note.x == 0 for note in figure.layout.annotations)


def _written(figure: go.Figure) -> list[tuple[float, str, bool]]:
    """The words at the left edge, from the top: where they begin, what they say, whether they are a heading."""
    notes = [note for note in figure.layout.annotations if note.xref == "paper" and note.x == 0]
    found = {(_top(note), _TAG.sub(" ", note.text).strip(), note.font.size == HEADING_SIZE) for note in notes}
    return sorted(found, key=itemgetter(0))


def _top(note: Any) -> float:
    return float(-note.yshift if note.yref == "paper" else note.y)


def _is_crossed(figure: go.Figure, at: float, key: float) -> bool:
    """Whether anything that is drawn reaches from above to below a height; lines from the key go on below a cut."""
    return any(low + 1 < at < high - 1 and low >= key for low, high in _spans(figure))


def _spans(figure: go.Figure) -> Iterator[tuple[float, float]]:
    """From where to where things reach, in pixels from the top; of panels the whole of each, for theirs are values."""
    if panels := panels_of(figure):
        height = figure.layout.height
        yield from ((height * (1 - axis.domain[1]), height * (1 - axis.domain[0])) for axis in panels)
        return
    for trace in figure.data:
        if trace.type == "bar":
            yield from ((y - trace.width / 2, y + trace.width / 2) for y in trace.y)
        elif "lines" in trace.mode:
            runs = _pieces([*zip(trace.x, trace.y, strict=True)])
            yield from ((min(y for _, y in run), max(y for _, y in run)) for run in runs)
    for shape in figure.layout.shapes:
        if shape.type == "rect":
            yield min(shape.y0, shape.y1), max(shape.y0, shape.y1)


def _told_again(row: _Row) -> int:
    """Pixels for the heading that a piece begins with, where it is not there anyway."""
    return heading(row.heading + _CONTINUED, 0)[1] if row.heading and not row.is_heading else 0


def _strip(figure: go.Figure, row: _Row, below: _Row) -> Strip:
    top, bottom = row.top, below.top
    between = panels_between if panels_of(figure) else _rows_between
    piece = between(figure, (top, bottom), below.panel)
    margin, again = piece.layout.margin, _told_again(row)
    above, left = (margin.t or 0) + again, margin.l or _LEFT
    if again:
        note, _ = heading(str(row.heading) + _CONTINUED, 0)
        note |= {"y": 1, "yref": "paper", "yshift": again, "xshift": -left}
        piece.update_layout(annotations=[*piece.layout.annotations, note], margin_t=above)
    return Strip(piece, round(bottom - top + below.owed + _key_height(figure) + above + (margin.b or 0)))


def _rows_between(figure: go.Figure, span: tuple[float, float], _: tuple[float, float]) -> go.Figure:
    top, bottom = span
    if key := _key_height(figure):
        return _rows_below_key(figure, top, bottom, key)
    piece = go.Figure(figure)
    piece.data = [trace for trace in piece.data if any(y is not None and top <= y < bottom for y in trace.y)]
    piece.layout.annotations = [note for note in figure.layout.annotations if top <= note.y < bottom]
    piece.layout.yaxis.range = [bottom, top]
    return piece


def _rows_below_key(figure: go.Figure, top: float, bottom: float, key: float) -> go.Figure:
    """The key of the whole chart, with its lines, and the rows right below it."""
    up = top - key
    layout = figure.layout.to_plotly_json() | {"height": bottom - up}
    notes = [note for note in layout["annotations"] if note["y"] < key or top <= note["y"] < bottom]
    layout["annotations"] = [note | {"y": note["y"] - (up if note["y"] >= key else 0)} for note in notes]
    layout["yaxis"]["range"] = [bottom - up, 0]
    return go.Figure(data=[_moved(trace, top, bottom, key) for trace in figure.data], layout=layout)


def _moved(trace: go.Scatter, top: float, bottom: float, key: float) -> go.Scatter:
    """Points and lines of the rows between two heights, right below the key; lines that reach beyond them end there."""
    up = top - key
    if "lines" not in trace.mode:
        kept = [number for number, y in enumerate(trace.y) if top <= y < bottom]
        columns = {name: [trace[name][number] for number in kept] for name in ("x", "text", "hovertext")}
        return go.Scatter(trace).update(columns | {"y": [trace.y[number] - up for number in kept]})
    kept_points = [
        (x, y if y is None or y < key else min(max(y, top), bottom) - up)
        for piece in _pieces([*zip(trace.x, trace.y, strict=True)])
        if any(y < key or top <= y < bottom for _, y in piece)
        for x, y in (*piece, (None, None))
    ]
    return go.Scatter(trace).update(x=[x for x, _ in kept_points], y=[y for _, y in kept_points])


def _pieces(points: Sequence[tuple[Any, Any]]) -> list[list[tuple[Any, float]]]:
    """The runs of points that one line joins; a point without a height ends a run."""
    found: list[list[tuple[Any, float]]] = [[]]
    for point in points:
        if point[1] is None:
            found.append([])
        else:
            found[-1].append(point)
    return [piece for piece in found if piece]
