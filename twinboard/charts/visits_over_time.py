"""Visits over time by direction: each visit drawn over the days that it could have taken place."""

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import BLUE, ORANGE, base_figure, label_above, plain, rows_layout
from twinboard.charts.wording import at_most, counted, listed, subtitle
from twinboard.periods import period_words

NAME = "visits_over_time"
_COLOURS = {"inbound": BLUE, "outbound": ORANGE}
_BAR = 0.3


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per visit, as `charts/visits_over_time` gives it."""
    if frame.empty:
        return Empty(NAME, "No visit is recorded here.", "Add a row to the sheet Visits.")
    rows = frame.to_dict("records")
    held = [row for row in rows if row["status"] == "held"]
    counts = {way: sum(row["direction"] == way for row in held) for way in _COLOURS}
    planned = len(rows) - len(held)
    said = listed([f"{counts['inbound']} inbound", f"{counts['outbound']} outbound"])
    return Drawing(
        _title(held),
        subtitle("Visits by direction", _span(rows), "filled: held", "outlined: planned, not known to be held" if planned else ""),
        at_most(f"Timeline of {counted(len(rows), 'visits')}: {said} held, {planned} planned. {_latest(held)}", 220),
        _figure(rows),
        pd.DataFrame(
            {
                "Visit": frame["title"],
                "Partner": frame["partner"],
                "Direction": frame["direction"].str.capitalize(),
                "When": [_when(row) for row in rows],
                "Status": frame["status"].str.capitalize(),
                "People": ["not stated" if pd.isna(count) else str(int(count)) for count in frame["people"]],
            }
        ),
    )


def _title(held: list[dict[str, object]]) -> str:
    if not held:
        return "No visit is known to have been held"
    year = max(row["first_on"].year for row in held if pd.notna(row["first_on"]))
    ways = {row["direction"] for row in held if pd.notna(row["first_on"]) and row["first_on"].year == year}
    if len(ways) == 2:
        return f"Visits went both ways in {year}"
    return f"The latest visits held, in {year}, were {ways.pop()}"


def _latest(held: list[dict[str, object]]) -> str:
    return f"The latest held: {held[-1]['title']}, {_when(held[-1])}." if held else ""


def _span(rows: list[dict[str, object]]) -> str:
    years = sorted({row["first_on"].year for row in rows if pd.notna(row["first_on"])})
    return f"{years[0]} to {years[-1]}" if len(years) > 1 else str(years[0]) if years else ""


def _when(row: dict[str, object]) -> str:
    return period_words(f"{row['starts']} to {row['ends']}" if row["ends"] else row["starts"])


def _days(row: dict[str, object], last: date) -> tuple[date, date]:
    """The days to draw: an open period reaches from its known end to the edge of the chart."""
    first = row["first_on"].date() if pd.notna(row["first_on"]) else None
    until = row["last_on"].date() if pd.notna(row["last_on"]) else last
    return first or until, until


def _figure(rows: list[dict[str, object]]) -> go.Figure:
    known = [row[name].date() for row in rows for name in ("first_on", "last_on") if pd.notna(row[name])]
    first, last = min(known), max(known)
    edge = timedelta(days=max(30, (last - first).days // 20))
    spans = [_days(row, last) for row in rows]
    height, yaxis = rows_layout(len(rows))
    marks = [_mark(row, span, index, last - first) for index, (row, span) in enumerate(zip(rows, spans, strict=True))]
    figure = base_figure(height + 34, marks)
    figure.update_layout(
        yaxis=yaxis,
        xaxis={"range": [first - edge, last + edge], "type": "date", "tickformat": "%Y", "dtick": "M12", "showgrid": True},
        annotations=[label_above(_label(row), index) for index, row in enumerate(rows)],
    )
    return figure


def _mark(row: dict[str, object], span: tuple[date, date], index: int, whole: timedelta) -> go.Bar:
    """A bar over the days; a span too short to see is widened to a hundredth of the chart."""
    colour, held = _COLOURS[str(row["direction"])], row["status"] == "held"
    days = max((span[1] - span[0]).days + 1, whole.days // 100)
    return go.Bar(
        base=[span[0].isoformat()],
        x=[days * 86_400_000],
        y=[index],
        orientation="h",
        width=_BAR,
        marker={"color": colour if held else "white", "line": {"color": colour, "width": 2.5}},
        hovertext=f"{plain(str(row['title']))}<br>{_when(row)}, {row['status']}",
        hoverinfo="text",
    )


def _label(row: dict[str, object]) -> str:
    people = "" if pd.isna(row["people"]) else f", {counted(int(row['people']), 'people')}"
    arrow = "→" if row["direction"] == "outbound" else "←"
    return f"<b>{_when(row)}</b> {arrow} {row['direction']}: {plain(str(row['title']))}{people}"
