"""Visits over time by direction: each visit drawn over the days on which it could have taken place."""

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import BLUE, MARK, ORANGE, Label, plain, stack, stacked_figure
from twinboard.charts.wording import at_most, counted, listed, subtitle
from twinboard.frames import Row, rows
from twinboard.periods import span_words

NAME = "visits_over_time"
_COLOURS = {"inbound": BLUE, "outbound": ORANGE}
_ARROWS = {"inbound": "←", "outbound": "→"}
_DAY_MS = 86_400_000
_YEARS, _QUARTERS = 1000, 200
_OPEN = timedelta(days=183)


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per visit, as `charts/visits_over_time` gives it."""
    if frame.empty:
        return Empty(NAME, "No visit is on record.", "Add a row to the sheet Visits.")
    visits = rows(frame)
    held = [row for row in visits if row["status"] == "held"]
    planned = len(visits) - len(held)
    return Drawing(
        _title(held),
        subtitle("Visits by direction", _span(visits), _key(held, planned)),
        at_most(f"Timeline of {counted(len(visits), 'visits')}: {_counts(held, planned)}. {_latest(held)}"),
        _figure(visits),
        pd.DataFrame(
            {
                "Visit": [row["title"] for row in visits],
                "Partner": [row["partner"] for row in visits],
                "Direction": [row["direction"].capitalize() for row in visits],
                "When": [_when(row) for row in visits],
                "Status": [row["status"].capitalize() for row in visits],
                "People": ["not stated" if row["people"] is None else f"{row['people']:.0f}" for row in visits],
            }
        ),
    )


def _title(held: list[Row]) -> str:
    dated = [row for row in held if row["first_on"]]
    if not dated:
        return "No visit is known to have been held"
    year = max(row["first_on"].year for row in dated)
    ways = {row["direction"] for row in dated if row["first_on"].year == year}
    if len(ways) == len(_COLOURS):
        return f"Visits went both ways in {year}"
    return f"The newest visit known, in {year}, was {ways.pop()}"


def _counts(held: list[Row], planned: int) -> str:
    ways = [f"{sum(row['direction'] == way for row in held)} {way}" for way in _COLOURS]
    return f"{listed(ways)} held" + (f", {planned} planned" if planned else "")


def _key(held: list[Row], planned: int) -> str:
    return subtitle("filled: held" if held else "", "outlined: planned, not known to be held" if planned else "")


def _latest(held: list[Row]) -> str:
    return f"The latest held: {held[-1]['title']}, {_when(held[-1])}." if held else ""


def _span(visits: list[Row]) -> str:
    years = sorted({row["first_on"].year for row in visits if row["first_on"]})
    return f"{years[0]} to {years[-1]}" if len(years) > 1 else "".join(str(year) for year in years)


def _when(row: Row) -> str:
    return span_words(row["starts"], row["ends"])


def _figure(visits: list[Row]) -> go.Figure:
    known = [day for row in visits for day in _days(row)]
    first, last = min(known, default=date.min), max(known, default=date.min)
    edge = timedelta(days=max(30, (last - first).days // 20))
    lines = stack([_label(row) for row in visits])
    marks = [
        _mark(row, mark, first, last)
        for row, mark in zip(visits, lines.marks, strict=True)
        if row["first_on"] or row["last_on"]
    ]
    years: dict[str, object] = {"type": "date", "ticklabeloverflow": "hide past div", **_ticks((last - first).days)}
    shown: dict[str, object] = {"range": [first - edge, last + edge]} if known else {}
    return stacked_figure(marks, lines, years | shown, with_axis=True)


def _days(row: Row) -> list[date]:
    """The first and the last day to show; of an open period, half a year to tell that it is open."""
    first, last = row["first_on"], row["last_on"]
    if first and not last:
        return [first, first + _OPEN]
    return [last - _OPEN, last] if last and not first else [first, last] if first else []


def _ticks(days: int) -> dict[str, str]:
    """Years where there are enough of them to tell; else quarters, else months."""
    if days > _YEARS:
        return {"tickformat": "%Y", "dtick": "M12"}
    return {"tickformat": "%b<br>%Y", "dtick": "M3" if days > _QUARTERS else "M1"}


def _mark(row: Row, mark: float, first: date, last: date) -> go.Bar:
    """A bar over the days; an open period reaches to the edge, and a short one is widened to be seen."""
    start, end = row["first_on"] or first, row["last_on"] or last
    days = max((end - start).days + 1, (last - first).days // 100)
    colour = _COLOURS[row["direction"]]
    return go.Bar(
        base=[start.isoformat()],
        x=[days * _DAY_MS],
        y=[mark],
        orientation="h",
        width=MARK,
        marker={"color": colour if row["status"] == "held" else "white", "line": {"color": colour, "width": 2.5}},
        hovertext=f"{plain(row['title'])}<br>{_when(row)}, {row['status']}",
        hoverinfo="text",
    )


def _label(row: Row) -> Label:
    people = "" if row["people"] is None else f", {counted(int(row['people']), 'people')}"
    return Label(f"{_when(row)} {_ARROWS[row['direction']]} {row['direction']}: {row['title']}{people}", _when(row))
