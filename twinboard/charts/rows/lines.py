"""Lines over time on one scale, each named at its right end, and beside them what is stated for a time, as diamonds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import plotly.graph_objects as go

from twinboard.charts.base.canvas import SCREEN, Canvas
from twinboard.charts.base.chart import Plan
from twinboard.charts.base.letters import width_of
from twinboard.charts.base.look import FONT_SIZE, GRID, RULE, in_template, plain, wrapped
from twinboard.charts.base.scale import scale_around, scale_of, tick_words
from twinboard.charts.rows.diamonds import DIAMOND, Stated, diamonds, time_of
from twinboard.charts.rows.line_labels import Spot, between, free_side, spread
from twinboard.charts.rows.spans import Span, notes, room_above, shapes

_SIZE, _LINE, _BETWEEN = FONT_SIZE - 1, 18.5, 6
_ABOVE, _BELOW, _LOWEST, _GAP, _EDGE = 12, 34, 250, 12, 6
_YEAR_PX, _SHORTEST, _YEAR = 36, timedelta(days=3 * 366), timedelta(days=360)
_NARROW_LABEL, _LABEL_SHARE, _NOTE_LETTERS = 14, 0.36, 18
_TICKS = [{"dtickrange": ["M12", None], "value": "%Y"}, {"dtickrange": [None, "M12"], "value": "%b %Y"}]


@dataclass(frozen=True)
class Point:
    """A value of a line, in the middle of its period; none where a period is missing."""

    on: date
    value: float | None
    hover: str = ""
    link: tuple[str, str] | None = None


@dataclass(frozen=True)
class Line:
    """A series, with its name and its newest value in words, which stand at its right end."""

    name: str
    newest: str
    points: Sequence[Point]
    colour: str
    dash: str = "solid"

    @property
    def last(self) -> Point:
        return next(point for point in reversed(self.points) if point.value is not None)


@dataclass(frozen=True)
class Lines:
    """All that a chart of lines has to show; `unit` is that of its one scale, `spans` are times behind the lines.

    A scale that is not from zero begins below its least value: for numbers whose differences are small beside them.
    """

    lines: Sequence[Line]
    stated: Sequence[Stated]
    unit: str
    is_from_zero: bool = True
    spans: Sequence[Span] = ()

    @property
    def plan(self) -> Plan:
        return Plan(lambda canvas, _: self._figure(canvas))

    def _span(self) -> tuple[date, date]:
        """The first and the last day of the axis, with an edge, and of some years at least."""
        days = [point.on for line in self.lines for point in line.points]
        days += [day for each in self.stated for day in (each.first_on, each.last_on) if day]
        days += [day for span in self.spans for day in span.days]
        first, last = min(days), max(days)
        edge = max((_SHORTEST - (last - first)) / 2, (last - first) / 30)
        return first - edge, last + edge

    def _is_yearly(self) -> bool:
        """Whether no two points of a line are nearer to each other than a year."""
        runs = ([point.on for point in line.points if point.value is not None] for line in self.lines)
        return all(later - on >= _YEAR for run in runs for on, later in pairwise(run))

    def _figure(self, canvas: Canvas) -> go.Figure:
        labels = [_label_lines(line, canvas) for line in self.lines]
        ticks, ends = self._value_ticks()
        left = round(max(width_of(tick_words(value, self.unit), _SIZE) for value in ticks)) + _GAP
        right = round(max((width_of(each, _SIZE, bold=True) for lines in labels for each in lines), default=0))
        right += _GAP + _EDGE if labels else _EDGE
        tall = max(_LOWEST, sum(len(lines) * _LINE + _BETWEEN for lines in labels))
        room = canvas.narrowest - left - right
        first, last = self._span()
        above = _ABOVE + room_above(self.spans, first, last, room)
        layout: dict[str, object] = {
            "height": round(above + tall + _BELOW),
            "margin": {"l": left, "r": right, "t": above, "b": _BELOW},
            "shapes": [*shapes(self.spans, first, last)],
            "showlegend": False,
            "xaxis": self._time_axis(room),
            "yaxis": {
                "range": ends,
                "tickmode": "array",
                "tickvals": ticks,
                "ticktext": [tick_words(value, self.unit) for value in ticks],
                "gridcolor": GRID,
                "ticks": "",
                "ticklabelstandoff": _GAP - 5,
                "automargin": canvas is SCREEN,
                "fixedrange": True,
            },
            "annotations": [
                *self._end_notes(labels, ends, tall),
                *self._notes(ends, tall, room),
                *notes(self.spans, first, last, room),
            ],
        }
        traces = [
            *(time_of(each, first, last) for each in self.stated),
            *map(_line, self.lines),
            *diamonds(self.stated),
        ]
        return go.Figure(data=traces, layout=in_template(layout))

    def _value_ticks(self) -> tuple[list[float], list[float]]:
        """Round values, zero among them where the scale is from zero, and the ends of the axis."""
        values = [float(point.value) for line in self.lines for point in line.points if point.value is not None]
        values += [end for each in self.stated for end in (each.value, each.high) if end is not None]
        scale = scale_of(values, self.unit) if self.is_from_zero else scale_around(values, self.unit)
        ticks = scale.round_values(6)
        room = (scale.high - scale.low) * 0.05
        return ticks, [scale.low - (room if scale.low else 0), scale.high + room]

    def _time_axis(self, room: float) -> dict[str, object]:
        """Years as many as have room, each below the middle of its year, where the points of yearly series are, and
        low enough to be clear of the lowest value.

        Nothing shorter than a year is named where nothing shorter is drawn.
        """
        first, last = self._span()
        most = max(2, int(room / _YEAR_PX))
        is_every_year = self._is_yearly() and last.year - first.year < most
        return {
            "type": "date",
            "range": [first.isoformat(), last.isoformat()],
            **({"dtick": "M12", "tick0": "2000-01-01"} if is_every_year else {"nticks": most}),
            "ticklabelmode": "period",
            "tickformatstops": _TICKS,
            "tickangle": 0,
            "ticks": "",
            "ticklabelstandoff": _GAP - 6,
            "showgrid": False,
            "showline": True,
            "linecolor": RULE,
        }

    def _end_notes(
        self, labels: Sequence[list[str]], ends: Sequence[float], tall: float
    ) -> Iterator[dict[str, object]]:
        """The names at the right, level with the ends of their lines as far as they do not meet."""
        levels = [(ends[1] - (line.last.value or 0)) / (ends[1] - ends[0]) * tall for line in self.lines]
        heights = [len(lines) * _LINE + _BETWEEN for lines in labels]
        for line, lines, middle in zip(self.lines, labels, spread(levels, heights, tall), strict=True):
            *name, newest = lines
            place = {
                "x": 1,
                "xref": "paper",
                "xanchor": "left",
                "xshift": _GAP,
                "y": 1 - middle / tall,
                "yref": "paper",
            }
            said = "<br>".join([*(f'<span style="color:{line.colour}">{each}</span>' for each in name), newest])
            yield {"text": f"<b>{said}</b>", "align": "left", "yanchor": "middle", "font": {"size": _SIZE}, **place}

    def _notes(self, ends: Sequence[float], tall: float, room: float) -> Iterator[dict[str, object]]:
        """What is stated, in words beside its diamond, where there is a free side on the narrowest picture."""
        first, last = self._span()

        def spot(on: date, value: float) -> tuple[float, float]:
            return (on - first) / (last - first) * room, (ends[1] - value) / (ends[1] - ends[0]) * tall

        taken = [Spot(*spot(each.on, each.value), DIAMOND, DIAMOND) for each in self.stated]
        runs = [
            *([spot(p.on, float(p.value)) for p in line.points if p.value is not None] for line in self.lines),
            *(
                [spot(day, each.value) for day in (each.first_on or first, each.last_on or last)]
                for each in self.stated
            ),
            *([spot(each.on, each.value), spot(each.on, each.high)] for each in self.stated if each.high is not None),
        ]
        taken += [along for run in runs for pair in pairwise(run) for along in between(*pair)]
        for each in self.stated:
            for words in each.words:
                lines = [line for own in words.split("\n") for line in wrapped(own, _NOTE_LETTERS)]
                size = (max(width_of(line, _SIZE) for line in lines), len(lines) * _LINE)
                if side := free_side(spot(each.on, each.value), size, taken, (room, tall)):
                    taken.append(side.spot)
                    place = {"x": each.on.isoformat(), "y": each.value, **side.anchors}
                    yield {"text": "<br>".join(lines), "font": {"size": _SIZE}, **place}
                    break


def _label_lines(line: Line, canvas: Canvas) -> list[str]:
    letters = _NARROW_LABEL if canvas is SCREEN else max(_NARROW_LABEL, int(canvas.width * _LABEL_SHARE / 8))
    return [*wrapped(line.name, letters), plain(line.newest)]


def _line(line: Line) -> go.Scatter:
    return go.Scatter(
        x=[point.on.isoformat() for point in line.points],
        y=[point.value for point in line.points],
        mode="lines+markers",
        line={"color": line.colour, "width": 2.5, "dash": line.dash},
        marker={"color": line.colour, "size": 5},
        hovertext=[point.hover for point in line.points],
        hoverinfo="text",
        customdata=[[*point.link] if point.link else None for point in line.points],
        connectgaps=False,
        cliponaxis=True,
    )
