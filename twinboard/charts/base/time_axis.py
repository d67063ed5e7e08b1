"""The axis of time in charts, which a reader can zoom."""

from datetime import date
from typing import Any

_TICK, _FEWEST = 80, 4
"""Pixels from tick to tick, at least; ticks where there is hardly room."""


def date_axis(start: date, end: date, pixels: int) -> dict[str, Any]:
    """An axis between two days that a reader can zoom; Plotly chooses the ticks, as many as have room."""
    formats = ((None, "M1", "%-d %b<br>%Y"), ("M1", "M11", "%b<br>%Y"), ("M12", None, "%Y"))
    return {
        "type": "date",
        "range": [start.isoformat(), end.isoformat()],
        "nticks": max(_FEWEST, pixels // _TICK),
        "tickformatstops": [{"dtickrange": [low, high], "value": value} for low, high, value in formats],
        "tickangle": 0,
        "fixedrange": False,
    }
