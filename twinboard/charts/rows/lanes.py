"""Lanes in time: a row for each name, in it a mark for each thing that happened or is planned.

A mark stands in the middle of the days on which it can have been, which a thin line below it shows; where they are
open on one side, the line is dotted. Marks that would cover each other stand below each other, and the lane is as tall
as that asks; beyond MOST_DEEP they do cover each other. A label stands beside its mark where there is room.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

import plotly.graph_objects as go

from twinboard.charts.base.canvas import Canvas
from twinboard.charts.base.chart import Plan
from twinboard.charts.base.letters import width_of
from twinboard.charts.base.look import RULE, TEXT
from twinboard.charts.base.time_axis import date_axis
from twinboard.charts.rows.keys import key_above
from twinboard.charts.rows.named_rows import NAME_SIZE, Named, placed, plot_width, row_figure, with_rules

MOST_DEEP = 12
_APART, _BESIDE, _BELOW = 2, 8, 1.5
"""Pixels between two marks, between a mark and the words beside it, and between it and the line below."""
_REACH = 1 / 8
"""Of the axis: how far a line goes on where nobody knows when it ended."""
_EDGE = 18
"""Pixels of the axis beyond the first and the last mark."""
_SHORTEST = timedelta(days=366)


@dataclass(frozen=True)
class Point:
    """A mark in the lane of that number: what it looks like, and what a click on it leads to.

    The first and the last day that it can have been: not both are None.
    """

    lane: int
    first_on: date | None
    last_on: date | None
    kind: str
    symbol: str
    colour: str
    size: float
    is_filled: bool
    label: str
    hover: str
    leads_to: tuple[str, str]

    @property
    def middle(self) -> date:
        first, last = self.first_on, self.last_on
        return first + (last - first) / 2 if first and last else first or last or date.min

    @property
    def is_open(self) -> bool:
        return self.first_on is None or self.last_on is None


class _Placed(NamedTuple):
    point: Point
    depth: int
    side: str
    """Of the mark on which its label stands; empty where there is no room."""


_Drawn = tuple[_Placed, float]
"""A mark and its place on the axis of the lanes."""


class Scale(NamedTuple):
    """The days at both ends of the axis, and the pixels between them."""

    start: date
    end: date
    pixels: int

    def at(self, day: date) -> float:
        return (day - self.start) / (self.end - self.start) * self.pixels


def in_lanes(
    points: Sequence[Point],
    names: Sequence[str],
    *,
    height: int,
    with_key: bool = False,
    also: Sequence[date] = (),
) -> Plan:
    """The chart of all lanes, each as many times `height` pixels tall as it is deep, on one axis of time.

    The key above says what the symbols are of. The axis holds the days of `also` as well.
    """

    def build(canvas: Canvas, rows: slice) -> go.Figure:
        shown = [*map(Named, names)]
        scale = scale_of([*_days(points), *also], plot_width(shown, canvas))
        lanes = [_in_lane([each for each in points if each.lane == at], scale) for at in range(len(names))]
        deep = [max((each.depth + 1 for each in lane), default=1) for lane in lanes]
        places = placed(shown, canvas, rows, [depth * height for depth in deep])
        tops = [at - (depth - 1) / 2 * height for at, depth in zip(places.at, deep[rows], strict=True)]
        drawn = [
            (each, top + each.depth * height) for lane, top in zip(lanes[rows], tops, strict=True) for each in lane
        ]
        kinds = {each.kind: (each.symbol, each.colour) for each in points}
        traces = [trace for kind in kinds for trace in _of_kind(kind, drawn, scale)]
        axis = date_axis(scale.start, scale.end, scale.pixels)
        figure = with_rules(row_figure(traces, places, axis), places)
        return key_above(figure, kinds, canvas) if with_key else figure

    return Plan(build, len(names))


def _days(points: Sequence[Point]) -> list[date]:
    """The first and the last days of the marks, and how far the lines of those go on whose other end nobody knows."""
    days = [day for each in points for day in (each.first_on, each.last_on) if day]
    reach = (max(days) - min(days)) * _REACH if days else timedelta()
    onward = [each.middle + reach for each in points if each.last_on is None]
    return [*days, *onward, *(each.middle - reach for each in points if each.first_on is None)]


def scale_of(days: Sequence[date], pixels: int) -> Scale:
    """A year at least, with room beyond the first and the last day for half a mark."""
    first, last = min(days), max(days)
    wanting = max(timedelta(), _SHORTEST - (last - first)) / 2
    edge = (last - first + 2 * wanting) * _EDGE / (pixels - 2 * _EDGE) + wanting
    return Scale(first - edge, last + edge, pixels)


def _in_lane(points: Sequence[Point], scale: Scale) -> list[_Placed]:
    ends: list[float] = []
    rows: list[list[Point]] = []
    for point in sorted(points, key=lambda each: (each.middle, each.leads_to)):
        left = scale.at(point.middle) - point.size / 2
        free = next((depth for depth, end in enumerate(ends) if end + _APART <= left), None)
        if free is None and len(ends) < MOST_DEEP:
            free = len(ends)
            ends.append(0)
            rows.append([])
        depth = ends.index(min(ends)) if free is None else free
        ends[depth] = left + point.size
        rows[depth].append(point)
    return [placed for depth, row in enumerate(rows) for placed in _with_labels(row, depth, scale)]


def _with_labels(row: Sequence[Point], depth: int, scale: Scale) -> list[_Placed]:
    found, taken = [], 0.0
    for number, point in enumerate(row):
        middle, half = scale.at(point.middle), point.size / 2
        room = width_of(point.label, NAME_SIZE) + _BESIDE
        after = row[number + 1] if number + 1 < len(row) else None
        limit = scale.at(after.middle) - after.size / 2 if after else scale.pixels
        fits_right, fits_left = middle + half + room <= limit, taken <= middle - half - room
        side = "right" if fits_right else "left" if fits_left else ""
        taken = middle + half + (room if side == "right" else 0)
        found.append(_Placed(point, depth, side if point.label else ""))
    return found


def _of_kind(kind: str, drawn: Sequence[_Drawn], scale: Scale) -> Iterator[go.Scatter]:
    """The lines of a kind, solid and dotted, and its marks, filled and hollow."""
    own = [each for each in drawn if each[0].point.kind == kind]
    for is_open in (False, True):
        ends = [end for each in own if each[0].point.is_open == is_open for end in _ends(*each, scale)]
        if ends:
            yield _lines(ends, "dot" if is_open else "solid")
    for is_filled in (True, False):
        some = [each for each in own if each[0].point.is_filled == is_filled]
        if some:
            yield _marks(some)


def _marks(drawn: Sequence[_Drawn]) -> go.Scatter:
    """Marks of one look, but for their size."""
    some = [(each.point, at) for each, at in drawn]
    look = some[0][0]
    return go.Scatter(
        x=[each.middle.isoformat() for each, _ in some],
        y=[at for _, at in some],
        mode="markers+text",
        text=[each.point.label if each.side else "" for each, _ in drawn],
        textposition=[f"middle {each.side or 'right'}" for each, _ in drawn],
        textfont={"size": NAME_SIZE, "color": TEXT},
        cliponaxis=False,
        marker={
            "symbol": look.symbol,
            "size": [each.size for each, _ in some],
            "color": look.colour if look.is_filled else "white",
            "line": {"color": look.colour, "width": 2},
            "opacity": 1,
        },
        customdata=[[*each.leads_to] for each, _ in some],
        hovertext=[each.hover for each, _ in some],
        hoverinfo="text",
    )


def _ends(placed: _Placed, at: float, scale: Scale) -> list[tuple[date, date, float]]:
    """Of the line just below a mark, so that a label beside it stays free; none for a single day."""
    point, reach = placed.point, (scale.end - scale.start) * _REACH
    if point.first_on == point.last_on:
        return []
    below = at + point.size / 2 + _BELOW
    return [(point.first_on or point.middle - reach, point.last_on or point.middle + reach, below)]


def _lines(ends: Sequence[tuple[date, date, float]], dash: str) -> go.Scatter:
    return go.Scatter(
        x=[x for first, last, _ in ends for x in (first.isoformat(), last.isoformat(), None)],
        y=[y for _, _, at in ends for y in (at, at, None)],
        mode="lines",
        line={"color": RULE, "width": 2, "dash": dash},
        hoverinfo="skip",
    )
