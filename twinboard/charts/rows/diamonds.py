"""What is stated for a time, as diamonds beside lines: with the time that it may be of, and as far as a range goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go

from twinboard.charts.base.bound_shapes import stroked

DIAMOND = 13
"""How large a mark is, in pixels."""


@dataclass(frozen=True)
class Stated:
    """A value that is stated for a time, of which an end may be open; hollow if it is not actual.

    `high` is where a range ends that begins at `value`. Of its words the first are drawn that find room; a line of its
    own begins after each line break.
    """

    value: float
    first_on: date | None
    last_on: date | None
    middle_on: date | None
    words: Sequence[str]
    hover: str
    colour: str
    is_firm: bool
    link: tuple[str, str]
    high: float | None = None

    @property
    def on(self) -> date:
        return self.middle_on or self.first_on or self.last_on or date.min

    @property
    def is_open(self) -> bool:
        return (self.first_on is None) != (self.last_on is None)


def time_of(each: Stated, first: date, last: date) -> go.Scatter:
    """The time that a statement may be of: dotted to the edge where it is open."""
    ends = [(each.first_on or first).isoformat(), (each.last_on or last).isoformat()]
    line = {"color": each.colour, "width": 2, "dash": "dot" if each.is_open else "solid"}
    return go.Scatter(x=ends, y=[each.value] * 2, mode="lines", line=line, hoverinfo="skip")


def diamonds(stated: Sequence[Stated]) -> list[go.Scatter]:
    ranges = [
        stroked((each.on.isoformat(), each.value), (each.on.isoformat(), each.high), each.colour, is_upright=True)
        for each in stated
        if each.high is not None
    ]
    marks = go.Scatter(
        x=[each.on.isoformat() for each in stated],
        y=[each.value for each in stated],
        mode="markers",
        marker={
            "symbol": "diamond",
            "size": DIAMOND,
            "opacity": 1,
            "color": [each.colour if each.is_firm else "white" for each in stated],
            "line": {"color": [each.colour for each in stated], "width": 2},
        },
        hovertext=[each.hover for each in stated],
        hoverinfo="text",
        customdata=[[*each.link] for each in stated],
    )
    return [*ranges, marks] if stated else []
