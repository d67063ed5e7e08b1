"""Rows of a bar each that may have parts: named on the left beside their colours, their numbers inside if they fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, cycle

import plotly.graph_objects as go

from twinboard.bounds import most_of, word_of
from twinboard.charts.base.bound_shapes import BAR, OPEN, PATTERNS, Shaped, beyond, open_ends, range_trace
from twinboard.charts.base.canvas import Canvas
from twinboard.charts.base.chart import Plan
from twinboard.charts.base.letters import width_of
from twinboard.charts.base.look import BLUE, FONT_SIZE, GREY, LILAC, ORANGE, PURPLE, RULE, TEAL, TEXT, plain
from twinboard.charts.base.scale import Scale, scale_of
from twinboard.charts.rows.named_rows import NAME_SIZE, Named, Places, placed, row_figure
from twinboard.charts.rows.value_rows import WORD_SIZE, words_room
from twinboard.models import Bound

COLOURS = (BLUE, TEAL, PURPLE, GREY)
_LIGHT = (TEAL, GREY, ORANGE, LILAC)
_SQUARE, _SPACE, _BETWEEN = "■ ", "\u00a0", "\u00a0\u00a0\u00a0 "
_TALL, _AROUND, _EDGE = 36, 10, 10


@dataclass(frozen=True)
class Part:
    """A part of a bar: its name, its number with its word, and what it leads to.

    Without a `colour` it has that of its place. One that has a colour of its own is named even where it is the only.
    """

    name: str
    value: float
    bound: str
    words: str
    hover: str
    link: tuple[str, str]
    colour: str = ""


@dataclass(frozen=True, kw_only=True)
class StackedRow(Named):
    """A bar of its parts, the words for the whole at its end; parts are listed below the name, or else in a key."""

    parts: Sequence[Part]
    words: str
    lists_parts: bool = True

    @property
    def value(self) -> float:
        return sum(float(part.value) for part in self.parts)

    @property
    def bound(self) -> str:
        """That of the whole as far as its end shows it: open where any part is."""
        return next((part.bound for part in self.parts if part.bound in OPEN), "")

    @property
    def most(self) -> float:
        """As far as the bar goes: with what its ranges may reach beyond it, unless it is open anyway."""
        more = sum(float(most_of(part.value, part.bound)) - float(part.value) for part in self.parts)
        return self.value + (0.0 if self.bound else more)

    @property
    def names_parts(self) -> bool:
        return len(self.parts) > 1 or any(part.colour for part in self.parts)

    @property
    def colours(self) -> list[str]:
        return [part.colour or of_place for part, of_place in zip(self.parts, cycle(COLOURS), strict=False)]

    def label(self, canvas: Canvas) -> Named:
        """The name and, of several parts, theirs in their order below it, each unbroken if it fits in a line."""
        parts = [f"{_SQUARE}{part.name}" for part in self.parts] if self.names_parts and self.lists_parts else []
        room = canvas.narrowest - _EDGE
        kept = [each.replace(" ", _SPACE) if width_of(each, NAME_SIZE) <= room else each for each in parts]
        return Named("\n".join(line for line in (self.name, _BETWEEN.join(kept)) if line), self.group)


def stacked_plan(rows: Sequence[StackedRow], unit: str) -> Plan:
    """The chart of these rows, all on one scale."""
    scale = scale_of([end for row in rows for end in (row.value, row.most)], unit)

    def build(canvas: Canvas, some: slice) -> go.Figure:
        return _figure(rows, canvas, some, scale)

    return Plan(build, len(rows))


def _figure(rows: Sequence[StackedRow], canvas: Canvas, some: slice, scale: Scale) -> go.Figure:
    found = placed([row.label(canvas) for row in rows], canvas, some, [_TALL + 2] * len(rows), around=_AROUND)
    places = replace(found, names=tuple(_painted(rows[some], found)))
    beside = canvas.narrowest - places.left
    right = words_room([(scale.share(row.most), width_of(row.words, WORD_SIZE) + _gap(row)) for row in rows], beside)
    placed_rows = [*zip(rows[some], places.at, strict=True)]
    traces = [trace for row, at in placed_rows for trace in (*_bars(row, at), *_end(row, at))]
    figure = row_figure(traces, places, scale.axis(beside - right), right=right)
    return figure.update_layout(
        annotations=[*figure.layout.annotations, *(_note(row, at) for row, at in placed_rows)],
        uniformtext={"minsize": FONT_SIZE - 1, "mode": "hide"},
    )


def _end(row: StackedRow, at: float) -> list[go.Scatter | go.Bar]:
    """What is beyond the parts: an arrow where the whole is open, a lined end as far as ranges reach together."""
    if not row.parts:
        return []
    if row.most > row.value:
        whole = Shaped(row.value, at, word_of(Bound.BETWEEN, row.most), plain(row.words))
        return [range_trace([whole], _thick(row), row.colours[-1])]
    return open_ends([Shaped(row.value, at, row.bound, "")], _thick(row), row.colours[-1])


def _gap(row: StackedRow) -> float:
    return beyond(row.bound, _thick(row))


def _thick(row: StackedRow) -> int:
    return _TALL if row.names_parts else BAR


def _note(row: StackedRow, at: float) -> dict[str, object]:
    place = {"x": row.most, "y": at, "xanchor": "left", "yanchor": "middle", "xshift": _gap(row), "borderpad": 0}
    return {"text": plain(row.words), "font": {"size": WORD_SIZE}, "align": "left", **place}


def _bars(row: StackedRow, at: float) -> Iterator[go.Bar]:
    starts = accumulate((float(part.value) for part in row.parts), initial=0.0)
    for part, start, colour in zip(row.parts, starts, row.colours, strict=False):
        shape = PATTERNS.get(part.bound, "")
        is_light = colour in _LIGHT or shape
        yield go.Bar(
            x=[part.value],
            base=[start],
            y=[at],
            orientation="h",
            width=_thick(row),
            marker={
                "color": "white" if shape else colour,
                "line": {"color": RULE, "width": 1}
                if colour == GREY
                else {"color": "white" if len(row.parts) > 1 else colour, "width": 2},
                "pattern": {"shape": shape, "bgcolor": "white", "fgcolor": colour, "size": 7, "solidity": 0.3},
            },
            text=[part.words if row.names_parts else ""],
            textposition="inside",
            insidetextanchor="middle",
            insidetextfont={"color": TEXT if is_light else "white", "size": FONT_SIZE - 1},
            textangle=0,
            hovertext=[plain(part.hover)],
            hoverinfo="text",
            customdata=[[*part.link]],
            cliponaxis=False,
        )


def _painted(rows: Sequence[StackedRow], places: Places) -> Iterator[str]:
    """The names, the square before each part in its colour."""
    for row, name in zip(rows, places.names, strict=True):
        before, *parts = name.split(_SQUARE.strip()) if row.names_parts and row.lists_parts else (name,)
        coloured = zip(parts, row.colours, strict=False)
        yield before + "".join(f'<span style="color:{colour}">■</span>{part}' for part, colour in coloured)
