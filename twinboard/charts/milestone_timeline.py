"""Milestones and visits in time: each drawn over the days on which it could have been, the newest only."""

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import sentence_case
from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import BLUE, Label, plain, stack, stacked_figure
from twinboard.charts.time_axis import OPEN_KEY, Mark, timeline
from twinboard.charts.wording import at_most, counted, subtitle
from twinboard.frames import Row, rows
from twinboard.periods import span_words

NAME = "milestone_timeline"
_AIMS = {"aim": "aimed for", "advice": "advised"}


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per milestone or visit, as `charts/milestone_timeline` gives it."""
    if frame.empty:
        return Empty(NAME, "No milestone or visit is on record.", "Add a row to the sheet Milestones or Visits.")
    entries = rows(frame)
    drawn = [row for row in entries if row["is_drawn"]]
    if not drawn:
        missing = f"{counted(len(entries), 'milestones and visits')} on record, none with a date."
        return Empty(NAME, missing, "Fill in date on the sheet Milestones, or starts on the sheet Visits.")
    several = len({row["partner"] for row in drawn}) > 1
    return Drawing(
        _title(entries),
        subtitle("Milestones and visits", _span(drawn), *_key(drawn)),
        at_most(f"Timeline of {_counts(entries[0])}. The newest drawn: {_words(drawn[-1], several)}."),
        _figure(drawn, several),
        pd.DataFrame(
            {
                "When": [_when(row) for row in entries],
                "What": [row["title"] for row in entries],
                "Kind": [row["kind"].capitalize() for row in entries],
                "Status": [_status(row).capitalize() for row in entries],
                "Partner": [row["partner"] or "none named" for row in entries],
                "Strand": [row["strand"] or "none named" for row in entries],
                "Drawn": ["yes" if row["is_drawn"] else "no" for row in entries],
            }
        ),
        _caveats(entries[0], len(drawn), len(entries)),
    )


def _title(entries: list[Row]) -> str:
    """The year in which most is known to have happened, where it is one; else how much is on record."""
    first = entries[0]
    by_year = {row["year"]: row["count_happened_in_year"] for row in entries if row["year"]}
    most = max(by_year.values(), default=0)
    busiest = [year for year, count in by_year.items() if count == most]
    if most > 1 and len(busiest) == 1 < sum(map(bool, by_year.values())):
        if sum(by_year.values()) < first["count_happened"]:
            return f"Most that happened in a known year: {most} in {busiest[0]}"
        return f"{busiest[0]} has most on record that happened: {most}"
    if not first["count_happened"]:
        return f"{first['count_planned']} planned, advised or aimed for on record"
    planned = f"; {first['count_planned']} planned or aimed for" if first["count_planned"] else " on record"
    return f"{first['count_happened']} held or happened{planned}"


def _counts(first: Row) -> str:
    happened, planned = first["count_happened"], first["count_planned"]
    said = [f"{happened} held or happened"] if happened else []
    said += [f"{planned} planned, advised or aimed for"] if planned else []
    return f"{counted(happened + planned, 'milestones and visits')}: {', '.join(said)}"


def _key(drawn: list[Row]) -> tuple[str, ...]:
    return (
        "filled: held or happened" if any(row["is_happened"] for row in drawn) else "",
        "outlined: planned, advised or aimed for" if not all(row["is_happened"] for row in drawn) else "",
        OPEN_KEY if not all(row["first_on"] and row["last_on"] for row in drawn) else "",
    )


def _caveats(first: Row, count_drawn: int, count_all: int) -> tuple[str, ...]:
    said = ["A mark covers the days on which it could have been, not how long it took."]
    if count_drawn < first["count_dated"]:
        newest = f"the newest {count_drawn} of {first['count_dated']} with a date"
        said.append(f"Drawn are {newest}; the table lists all {count_all}.")
    if first["count_undated"]:
        undated = counted(first["count_undated"], "milestones and visits")
        said.append(f"The sources give no date for {undated}: in the table only.")
    if first["count_planned"]:
        said.append("Of what is planned, advised or aimed for, no source says that it took place.")
    return tuple(said)


def _span(drawn: list[Row]) -> str:
    years = sorted({day.year for row in drawn for day in (row["first_on"], row["last_on"]) if day})
    return f"{years[0]} to {years[-1]}" if len(years) > 1 else f"{years[0]}"


def _when(row: Row) -> str:
    return span_words(row["period"], row["ends"])


def _status(row: Row) -> str:
    status: str = row["status"]
    return status if row["is_happened"] else _AIMS.get(row["kind"], status)


def _words(row: Row, several: bool) -> str:
    """When, what, with whom, and whether it is only planned: the partner where several are drawn and none is named."""
    status = "" if row["is_happened"] else f", {_status(row)}"
    partner = row["partner"] if several and row["partner"] and row["partner"] not in row["title"] else ""
    return f"{sentence_case(_when(row))}{status}: {row['title']}{f' ({partner})' if partner else ''}"


def _figure(drawn: list[Row], several: bool) -> go.Figure:
    lines = stack([Label(_words(row, several), sentence_case(_when(row))) for row in drawn])
    marks, axis = timeline([_mark(row) for row in drawn], lines.marks)
    return stacked_figure(marks, lines, axis, with_axis=True)


def _mark(row: Row) -> Mark:
    hover = f"{plain(row['title'])}<br>{_when(row)}, {_status(row)}"
    return Mark(row["first_on"], row["last_on"], BLUE, row["is_happened"], hover)
