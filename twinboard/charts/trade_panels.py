"""Panels of lines and diamonds over the same years, one panel a country, each to its own scale."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import floor, log10

import plotly.graph_objects as go

from twinboard.bounds import number_words
from twinboard.charts import look
from twinboard.charts.time_axis import ticks
from twinboard.charts.trade_words import (
    LINES,
    is_open,
    keys,
    series_of,
    statement_words,
    statements_of,
    value_words,
    what_is_counted,
)
from twinboard.frames import Row
from twinboard.periods import period_words

_PANEL, _NARROWEST, _GAP, _LEFT, _CLOSER = 220, 194, 18, 92, 38
_SHORTEST, _MOST_TICKS, _ROOM_ABOVE = timedelta(days=3 * 366), 5, 1.15
_DIAMOND, _LETTER = 16, 17
_SIDES = {
    "top center": (0, -18), "middle right": (18, 0), "middle left": (-18, 0), "bottom center": (0, 18),
    "top right": (15, -15), "top left": (-15, -15), "bottom right": (15, 15), "bottom left": (-15, 15),
}  # fmt: skip
"""Where a letter stands from its diamond, in pixels; the first of them that is free is taken."""


def trade_figure(countries: list[list[Row]], first: date, last: date, times: int = 1) -> go.Figure:
    """One panel a country, below the words that name its lines and diamonds; all have the same years.

    The lines of the words are `times` as long as on the narrowest screen.
    """
    edge = max((_SHORTEST - (last - first)) / 2, (last - first) / 12)
    years = _year_axis(first - edge, last + edge)
    traces: list[go.Scatter] = []
    notes: list[dict[str, object]] = []
    tops, top = [], 0
    for number, country in enumerate(countries, start=1):
        tops.append(top := _write(notes, country, top, times))
        marks = _marks(country, first - edge, last + edge)
        traces += [mark.update(xaxis=f"x{number}", yaxis=f"y{number}") for mark in marks]
        top += _PANEL + look.AXIS_HEIGHT
    axes: dict[str, object] = {}
    for number, (country, at) in enumerate(zip(countries, tops, strict=True), start=1):
        place = {"domain": [1 - (at + _PANEL) / top, 1 - at / top], "anchor": f"x{number}"}
        axes |= {f"xaxis{number}": years | {"anchor": f"y{number}"}, f"yaxis{number}": _value_axis(country) | place}
    figure = look.stacked_figure(traces, look.Stack((), tuple(notes), top), {})
    return figure.update_layout(axes, margin_l=_LEFT)


def _year_axis(first: date, last: date) -> dict[str, object]:
    line = {"visible": True, "showgrid": False, "showline": True, "linecolor": look.RULE, "automargin": False}
    return {"type": "date", "range": [first, last], **ticks(last - first, _MOST_TICKS), **line, "fixedrange": True}


def _value_axis(country: list[Row]) -> dict[str, object]:
    """With zero, and round values in words."""
    least, most = _ends(country)
    power = 10 ** floor(log10((most - least) / 3))
    step = next(step * power for step in (1, 2, 5, 10) if most - least <= 4 * step * power)
    values = [step * number for number in range(-5, 6) if 1.1 * least <= step * number <= 1.1 * most]
    words = [number_words(value, country[0]["unit"]) for value in values]
    ends = [least * _ROOM_ABOVE, most * _ROOM_ABOVE]
    shown = {"visible": True, "fixedrange": True, "automargin": "left"}
    return {"range": ends, "tickvals": values, "ticktext": words, **shown}


def _ends(country: list[Row]) -> tuple[float, float]:
    """The least and the largest value to be drawn, zero among them; never the same."""
    values = [0.0, *(float(row["value"]) for row in country)]
    return min(values), max(values) if any(values) else 1.0


def _write(notes: list[dict[str, object]], country: list[Row], top: int, times: int) -> int:
    """Writes the country's name and its keys; gives where the panel begins, in pixels."""
    note, below = look.heading(country[0]["country"], top)
    notes.append({**note, **_place(top)})
    top = below
    for colour, symbol, value, words in keys(country):
        label = look.Label(words, value, times)
        text = f'<span style="color:{colour}">{symbol}</span> {"<br>".join(label.lines())}'
        notes.append({**look.text_at(text, top), **_place(top)})
        top = look.stack([label], top).bottom - _CLOSER
    return top + _GAP


def _place(top: int) -> dict[str, object]:
    """The left edge of the whole picture, not of the panel beside its axis."""
    return {"y": 1, "yref": "paper", "yshift": -top, "xshift": -_LEFT}


def _marks(country: list[Row], first: date, last: date) -> list[go.Scatter]:
    """A diamond may lie where a point of a line lies, which is smaller: so lines are drawn over them."""
    lines = [_line(points, *drawn) for points, drawn in zip(series_of(country), LINES, strict=False)]
    dated = [(letter, row) for letter, row in statements_of(country) if row["first_on"] or row["last_on"]]
    reaches = [_reach(row, first, last) for _, row in dated]
    return [*reaches, _diamonds(dated), *lines, _letters(dated, _sides(country, dated, first, last))]


def _line(points: list[Row], colour: str, symbol: str, _: str, dash: str) -> go.Scatter:
    """A series, broken where a period is missing."""
    broken = [each for row in points for each in ([None, row] if row["is_after_gap"] else [row])]
    return go.Scatter(
        x=[row and row["middle_on"].isoformat() for row in broken],
        y=[row and row["value"] for row in broken],
        mode="lines+markers",
        line={"color": colour, "width": 2.5, "dash": dash},
        marker={"color": colour, "symbol": symbol, "size": 8},
        hovertext=[
            row and look.plain(f"{what_is_counted(row)}: {value_words(row)}, {period_words(row['period'])}")
            for row in broken
        ],
        hoverinfo="text",
        cliponaxis=False,
    )


def _reach(row: Row, first: date, last: date) -> go.Scatter:
    """The time that a statement may be of: dashed to the edge where it is open."""
    start, end = row["first_on"] or first, row["last_on"] or last
    dash = "dash" if is_open(row) else "solid"
    line = {"color": look.ORANGE, "width": 2.5, "dash": dash}
    return go.Scatter(
        x=[start.isoformat(), end.isoformat()], y=[row["value"]] * 2, mode="lines", line=line, hoverinfo="skip"
    )


def _middle(row: Row) -> date:
    middle: date = row["middle_on"] or row["first_on"] or row["last_on"]
    return middle


def _sides(country: list[Row], dated: Sequence[tuple[str, Row]], first: date, last: date) -> Iterator[str]:
    """For each diamond a side where its letter meets nothing else that is drawn, even on the narrowest panel."""
    least, most = _ends(country)
    wide, tall = _NARROWEST / (last - first).days, _PANEL / _ROOM_ABOVE / (most - least)
    drawn = [row for points in series_of(country)[: len(LINES)] for row in points] + [row for _, row in dated]
    taken = [((_middle(row) - first).days * wide, -float(row["value"]) * tall) for row in drawn]
    for x, y in taken[len(taken) - len(dated) :]:
        places = {side: (x + across, y + down) for side, (across, down) in _SIDES.items()}
        free = (side for side, place in places.items() if not any(_meet(place, each) for each in taken))
        side = next(free, next(iter(_SIDES)))
        taken.append(places[side])
        yield side


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < _LETTER and abs(one[1] - other[1]) < _LETTER


def _diamonds(dated: Sequence[tuple[str, Row]]) -> go.Scatter:
    """Statements, filled if actual."""
    fills = [look.ORANGE if row["status"] == "actual" else "white" for _, row in dated]
    return _at(dated, "markers").update(
        marker={"symbol": "diamond", "size": _DIAMOND, "color": fills, "line": {"color": look.ORANGE, "width": 2}},
        hovertext=[look.plain(statement_words(row)) for _, row in dated],
        hoverinfo="text",
    )


def _letters(dated: Sequence[tuple[str, Row]], sides: Iterator[str]) -> go.Scatter:
    """The letter of each, beside it."""
    words = [f"<b>{letter}</b>" for letter, _ in dated]
    return _at(dated, "text").update(text=words, textposition=list(sides), hoverinfo="skip")


def _at(dated: Sequence[tuple[str, Row]], mode: str) -> go.Scatter:
    """A trace with something where each statement stands."""
    x, y = [_middle(row).isoformat() for _, row in dated], [row["value"] for _, row in dated]
    return go.Scatter(x=x, y=y, mode=mode, cliponaxis=False)
