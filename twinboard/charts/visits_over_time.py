"""Visits over time by direction: each visit drawn over the days on which it could have taken place."""

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import listed, quantity_words
from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import BLUE, ORANGE, Label, plain, stack, stacked_figure
from twinboard.charts.time_axis import OPEN_KEY, Mark, timeline
from twinboard.charts.wording import at_most, counted, subtitle
from twinboard.frames import Row, rows
from twinboard.periods import NOT_STATED, span_words, written_period

NAME = "visits_over_time"
_COLOURS = {"inbound": BLUE, "outbound": ORANGE}
_ARROWS = {"inbound": "←", "outbound": "→"}


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per visit, as `charts/visits_over_time` gives it."""
    if frame.empty:
        return Empty(NAME, "No visit is on record.", "Add a row to the sheet Visits.")
    visits = rows(frame)
    held = [row for row in visits if row["status"] == "held"]
    planned = len(visits) - len(held)
    return Drawing(
        _title(held),
        subtitle("Visits by direction", _span(visits), _key(held, planned), OPEN_KEY if _is_any_open(visits) else ""),
        at_most(f"Timeline of {counted(len(visits), 'visits')}: {_counts(held, planned)}. {_latest(held)}"),
        _figure(visits),
        pd.DataFrame(
            {
                "Visit": [row["title"] for row in visits],
                "Partner": [row["partner"] for row in visits],
                "Direction": [row["direction"].capitalize() for row in visits],
                "When": [_when(row) for row in visits],
                "Status": [row["status"].capitalize() for row in visits],
                "People": [_people(row, "") or NOT_STATED for row in visits],
            }
        ),
    )


def _title(held: list[Row]) -> str:
    """Of the newest year in which a visit is known to have begun; one at some time before or after tells no year."""
    if not held:
        return "No visit is known to have been held"
    years = [(year, row["direction"]) for row in held if (year := _year(row))]
    if not years:
        return f"{counted(len(held), 'visits')} held, in no known year"
    newest = max(year for year, _ in years)
    ways = [way for year, way in years if year == newest]
    if len({*ways}) == len(_COLOURS):
        return f"Visits went both ways in {newest}"
    return f"The newest dated {'visit' if len(ways) == 1 else 'visits'}, in {newest}, {_were(len(ways))} {ways[0]}"


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def _year(row: Row) -> int | None:
    """The year in which it began, where its first day can lie in one alone."""
    begun = written_period(row["starts"])
    is_known = begun.first_on and begun.last_on and begun.first_on.year == begun.last_on.year
    return begun.first_on.year if begun.first_on and is_known else None


def _counts(held: list[Row], planned: int) -> str:
    ways = [f"{sum(row['direction'] == way for row in held)} {way}" for way in _COLOURS]
    return f"{listed(ways)} held" + (f", {planned} planned or invited" if planned else "")


def _key(held: list[Row], planned: int) -> str:
    return subtitle("filled: held" if held else "", "outlined: planned, not known to be held" if planned else "")


def _is_any_open(visits: list[Row]) -> bool:
    return any((row["first_on"] is None) != (row["last_on"] is None) for row in visits)


def _latest(held: list[Row]) -> str:
    dated = [row for row in held if row["first_on"] and row["last_on"]]
    latest = max(dated, key=lambda row: (row["first_on"], row["last_on"]), default=None)
    return f"The latest held with a date: {latest['title']}, {_when(latest)}." if latest else ""


def _span(visits: list[Row]) -> str:
    years = sorted({row["first_on"].year for row in visits if row["first_on"]})
    return f"{years[0]} to {years[-1]}" if len(years) > 1 else "".join(str(year) for year in years)


def _when(row: Row) -> str:
    return span_words(row["starts"], row["ends"])


def _figure(visits: list[Row]) -> go.Figure:
    lines = stack([_label(row) for row in visits])
    dated = [(_mark(row), at) for row, at in zip(visits, lines.marks, strict=True) if row["first_on"] or row["last_on"]]
    marks, axis = timeline([mark for mark, _ in dated], [at for _, at in dated])
    return stacked_figure(marks, lines, axis, with_axis=bool(dated))


def _mark(row: Row) -> Mark:
    hover = f"{plain(row['title'])}<br>{_when(row)}, {row['status']}"
    return Mark(row["first_on"], row["last_on"], _COLOURS[row["direction"]], row["status"] == "held", hover)


def _label(row: Row) -> Label:
    people = _people(row, "people")
    words = f"{_when(row)} {_ARROWS[row['direction']]} {row['direction']}: {row['title']}"
    return Label(f"{words}, {people}" if people else words, _when(row))


def _people(row: Row, unit: str) -> str:
    """How many travelled, with its word; empty where that is not stated."""
    return "" if row["people"] is None else quantity_words(row["people"], row["people_bound"], unit)
