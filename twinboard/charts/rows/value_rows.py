"""Rows of one value each: a name on the left, a bar or a lollipop on one scale, the value in words at its end.

Names and words take as many pixels as they need, whatever the width; what is left is the scale.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from twinboard.bounds import most_of
from twinboard.charts.base.bound_shapes import BAR, OPEN, Shaped, bar_traces, beyond, high_in, open_ends, stroked
from twinboard.charts.base.canvas import Canvas
from twinboard.charts.base.chart import Plan
from twinboard.charts.base.letters import width_of
from twinboard.charts.base.look import BLUE, FONT_SIZE, GREY, plain, wrapped
from twinboard.charts.base.scale import Scale, scale_of
from twinboard.charts.rows.named_rows import Named, Places, placed, row_figure, stand_above
from twinboard.models import Bound

WORD_SIZE = FONT_SIZE - 1
_EDGE, _LEAST_ROOM = 14, 30
_POINT = 14
_LINE, _AROUND = 18, 10
_NARROW, _SHORT, _LONGER, _WHOLE = 400, 14, 24, 40
_STEMS: dict[str, str] = {Bound.AROUND: "dash", Bound.UP_TO: "dot"}


@dataclass(frozen=True, kw_only=True)
class Valued(Named):
    """A row: its name, its value, and the words for it at its end. One without a value has its words alone.

    `link` is what the row leads to, a kind and an id; `reach` is how far something else reaches that is drawn in it.
    """

    value: float | None
    bound: str
    words: str
    hover: str
    is_firm: bool = True
    link: tuple[str, str] | None = None
    reach: float = 0

    @property
    def end(self) -> float:
        """The value at which the words begin: none below zero."""
        return max(self.most or 0.0, self.reach, 0.0)

    @property
    def most(self) -> float | None:
        """As far as the mark goes: of a range to its higher end."""
        return None if self.value is None else float(most_of(self.value, self.bound))


@dataclass(frozen=True)
class Values:
    """The rows of a chart and the one scale that all parts of it are drawn on."""

    rows: Sequence[Valued]
    scale: Scale

    @property
    def plan(self) -> Plan:
        return Plan(self._figure, len(self.rows))

    def places(self, canvas: Canvas, some: slice) -> Places:
        """Where some of the rows stand."""
        least = _POINT + 4 if self.scale.is_log else BAR + 2
        tall = [max(least, len(lines) * _LINE) for lines in _words(self.rows, canvas)]
        return placed(self.rows, canvas, some, tall, around=_AROUND)

    def _figure(self, canvas: Canvas, some: slice) -> go.Figure:
        words, places = _words(self.rows, canvas), self.places(canvas, some)
        beside = canvas.narrowest - places.left
        spans = [
            (self.scale.share(row.end), _wide(lines) + self._gap(row))
            for row, lines in zip(self.rows, words, strict=True)
        ]
        right = words_room(spans, beside)
        placed_rows = [*zip(self.rows[some], places.at, strict=True)]
        drawn = [_shaped(row, at) for row, at in placed_rows if row.value is not None]
        traces = _lollipops(drawn, self.scale) if self.scale.is_log else [*bar_traces(drawn), *open_ends(drawn)]
        figure = row_figure(traces, places, self.scale.axis(max(beside - right, _LEAST_ROOM)), right=right)
        notes = [self._note(row, at, lines) for (row, at), lines in zip(placed_rows, words[some], strict=True)]
        return figure.update_layout(annotations=[*figure.layout.annotations, *notes])

    def _note(self, row: Valued, at: float, lines: Sequence[str]) -> dict[str, object]:
        """The words right of the end of a mark; of what is below zero, right of zero."""
        x = self.scale.place(row.end)
        place = {"x": x, "y": at, "xanchor": "left", "yanchor": "middle", "xshift": self._gap(row), "borderpad": 0}
        return {"text": "<br>".join(lines), "font": {"size": WORD_SIZE}, "align": "left", **place}

    def _gap(self, row: Valued) -> float:
        """Pixels from the end of a mark to its words."""
        point = _POINT / 2 if self.scale.is_log and row.value else 0
        return point + beyond(row.bound if row.value is not None and not self.scale.is_log else "")


def values_of(rows: Sequence[Valued], unit: str, *, may_be_log: bool = False) -> Values:
    """The rows on the scale that holds all."""
    ends = [float(end) for row in rows for end in (row.value, row.most) if end is not None]
    return Values(rows, scale_of(ends, unit, may_be_log=may_be_log))


def words_room(words: Sequence[tuple[float, float]], beside: float) -> int:
    """Pixels right of the plot for words that begin a share of its width from the left and are so many pixels wide.

    `beside` is the room for plot and words together where it is narrowest; on a wider picture the words fit as well.
    """
    rooms = (wide + _EDGE - (1 - share) * max(beside - wide - _EDGE, 0) for share, wide in words)
    return round(max(_EDGE, min(max(rooms, default=0), beside - _LEAST_ROOM)))


def _words(rows: Sequence[Valued], canvas: Canvas) -> list[list[str]]:
    """The words of each row, in short lines where the picture may be narrow, shorter beside names."""
    narrow = _LONGER if stand_above(rows, canvas) else _SHORT
    return [wrapped(row.words, narrow if canvas.narrowest < _NARROW else _WHOLE) for row in rows]


def _wide(lines: Sequence[str]) -> float:
    return max((width_of(line, WORD_SIZE) for line in lines), default=0)


def _shaped(row: Valued, at: float) -> Shaped:
    return Shaped(float(row.value or 0), at, row.bound, plain(row.hover), row.is_firm, row.link)


def _lollipops(drawn: Sequence[Shaped], scale: Scale) -> list[go.Scatter]:
    """A stem for each from the beginning of the scale, in its bound's dash; a point that is an arrow where it is open,
    and from which a line with a stroke at its end goes on as far as a range does.

    Nothing is drawn for zero, for which such a scale has no place.
    """
    drawn = [bar for bar in drawn if bar.value > 0]
    stems = [
        go.Scatter(
            x=[x for bar in some for x in (scale.start, bar.value, None)],
            y=[y for bar in some for y in (bar.at, bar.at, None)],
            mode="lines",
            line={"color": GREY, "width": 3, "dash": dash},
            hoverinfo="skip",
        )
        for dash in ("solid", *_STEMS.values())
        if (some := [bar for bar in drawn if _STEMS.get(bar.bound, "solid") == dash])
    ]
    points = go.Scatter(
        x=[bar.value for bar in drawn],
        y=[bar.at for bar in drawn],
        mode="markers",
        marker={
            "symbol": ["triangle-right" if bar.bound in OPEN else "circle" for bar in drawn],
            "size": _POINT,
            "opacity": 1,
            "color": [BLUE if bar.is_firm else "white" for bar in drawn],
            "line": {"color": BLUE, "width": 2.5},
        },
        hovertext=[bar.hover for bar in drawn],
        hoverinfo="text",
        customdata=[[*bar.link] if bar.link else None for bar in drawn],
        cliponaxis=False,
    )
    ranges = [
        stroked((bar.value, bar.at), (high, bar.at), BLUE, is_upright=False)
        for bar in drawn
        if (high := high_in(bar.bound)) is not None
    ]
    return [*stems, *ranges, points]
