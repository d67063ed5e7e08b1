"""Time as charts draw it: marks over the days on which something can have been, and ticks that find room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go

from twinboard.charts.look import MARK

OPEN_KEY = "arrow: at some time before or after"
MOST_TICKS = 7
_YEARS, _QUARTERS = timedelta(days=1000), timedelta(days=200)
_SHORTEST = timedelta(days=366)
_TICK = 80
"""Pixels from tick to tick, at least."""


@dataclass(frozen=True)
class Mark:
    """The first and the last day that it can have been; a side whose day is None, but not both, is open."""

    first_on: date | None
    last_on: date | None
    colour: str
    is_filled: bool
    hover: str


def timeline(
    marks: Sequence[Mark], middles: Sequence[float], also: Sequence[date] = ()
) -> tuple[list[go.Scatter], dict[str, Any]]:
    """The marks, each with its middle at so many pixels, and the axis that holds them and the days of `also`."""
    known = [day for mark in marks for day in (mark.first_on, mark.last_on) if day] + [*also]
    if not known:
        return [], {"type": "date", "range": [0, 1], "visible": False}
    length = max(max(known) - min(known), _SHORTEST)
    spans = [_days(mark, length) for mark in marks]
    ends = [day for span in spans for day in span] + [*also]
    boxes = [_box(mark, span, middle, length) for mark, span, middle in zip(marks, spans, middles, strict=True)]
    return boxes, axis(min(ends), max(ends))


def axis(first: date, last: date) -> dict[str, Any]:
    """An axis from the first to the last day, with an edge beyond both and of a year at least."""
    length = max(last - first, _SHORTEST)
    edge = (length - (last - first)) / 2 + length / 20
    ends = [first - edge, last + edge]
    return {"type": "date", "range": ends, **ticks(ends[1] - ends[0])}


def date_axis(start: date, end: date, pixels: int) -> dict[str, Any]:
    """An axis between two days that a reader can zoom; Plotly chooses the ticks, as many as have room."""
    formats = ((None, "M1", "%-d %b<br>%Y"), ("M1", "M11", "%b<br>%Y"), ("M12", None, "%Y"))
    return {
        "type": "date",
        "range": [start.isoformat(), end.isoformat()],
        "nticks": max(4, pixels // _TICK),
        "tickformatstops": [{"dtickrange": [low, high], "value": value} for low, high, value in formats],
        "tickangle": 0,
        "fixedrange": False,
    }


def ticks(length: timedelta, most: int = MOST_TICKS) -> dict[str, object]:
    """Months or quarters where there are few; else years, fewer than `most`, as the narrowest screen has room for."""
    if length < _YEARS:
        return {"tickformat": "%b<br>%Y", "dtick": "M3" if length > _QUARTERS else "M1"}
    years = length.days / 365
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500) if years / step < most)
    return {"tickformat": "%Y", "dtick": f"M{12 * step}", "tick0": "2000-01-01"}


def _days(mark: Mark, length: timedelta) -> tuple[date, date]:
    """The first and the last day to draw: an open end reaches a little way, and a short span is widened to be seen."""
    first, last = mark.first_on, mark.last_on
    if first and last:
        return first, max(last + timedelta(days=1), first + length / 80)
    reach = length / 10
    return (first, first + reach) if first else ((last or date.min) - reach, last or date.min)


def _box(mark: Mark, span: tuple[date, date], middle: float, length: timedelta) -> go.Scatter:
    """A box over the days; an arrow head where the span is open."""
    (start, end), head = span, length / 40
    top, bottom = middle - MARK / 2, middle + MARK / 2
    right = [] if mark.last_on else [(end + head, middle)]
    left = [] if mark.first_on else [(start - head, middle)]
    corners = [(start, top), (end, top), *right, (end, bottom), (start, bottom), *left, (start, top)]
    return go.Scatter(
        x=[day.isoformat() for day, _ in corners],
        y=[height for _, height in corners],
        mode="lines",
        line={"color": mark.colour, "width": 2},
        fill="toself",
        fillcolor=mark.colour if mark.is_filled else "white",
        hoveron="fills",
        text=mark.hover,
        hoverinfo="text",
    )
