"""How fresh each source is: when it can have been published, what it feeds, and whether a newer one is overdue."""

from dataclasses import replace
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import listed
from twinboard.charts.base.canvas import SCREEN, Canvas
from twinboard.charts.base.chart import Drawing, Empty, Plan
from twinboard.charts.base.hover import hover_text
from twinboard.charts.base.look import BLUE, TEXT
from twinboard.charts.base.wording import at_most, counted, headline, subtitle
from twinboard.charts.rows.lanes import Point, in_lanes
from twinboard.frames import Row, rows
from twinboard.periods import period_words, publication_words

NAME = "source_freshness"
_LANE, _SIZE, _WORDS = 26, 15, 0.5
"""Pixels of a lane and of a mark; the share of the width that titles take on paper."""


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per source, as `charts/source_freshness` gives it."""
    sources = rows(frame)
    if not any(row["first_on"] or row["last_on"] for row in sources):
        return Empty(NAME, "No source here has a date.", "Fill in published on the sheet Sources.")
    overdue = sum(bool(row["is_overdue"]) for row in sources)
    late = f" ({overdue} overdue for an update)" if overdue else ""
    plan = _plan(sources)
    described = listed([f"{row['title']}, {publication_words(row['published'])}" for row in sources])
    return Drawing(
        _title(sources, overdue),
        subtitle("Sources by day of publication", *_key(sources)),
        at_most(f"Timeline of {counted(len(sources), 'sources')}{late}: {described}."),
        plan.on_screen(),
        pd.DataFrame(
            {
                "Source": [row["title"] for row in sources],
                "Publisher": [row["publisher"] for row in sources],
                "Published": [publication_words(row["published"]) for row in sources],
                "At the earliest": [_day(row["first_on"]) for row in sources],
                "At the latest": [_day(row["last_on"]) for row in sources],
                "Numbers it feeds": [f"{row['count_numbers']:,}" for row in sources],
                "Next update": [_next(row) for row in sources],
            }
        ),
        _caveats(sources),
        plan=plan,
    )


def _title(sources: list[Row], overdue: int) -> str:
    if overdue:
        count = f"{overdue} of {counted(len(sources), 'sources')}"
        return f"{count} {'is' if overdue == 1 else 'are'} overdue for an update"
    newest = next((row for row in sources if row["is_newest"]), None)
    if newest is None:
        return "No source says after which day it was published"
    words = period_words(newest["published"])
    if not newest["is_open"] and any(_can_be_later(row, newest) for row in sources):
        words += " or later"
    return headline(f"The newest source dates from {words}", f"Newest source: {words}")


def _can_be_later(row: Row, newest: Row) -> bool:
    return row["last_on"] is None or row["last_on"] > newest["last_on"]


def _key(sources: list[Row]) -> list[str]:
    as_of = sources[0]["as_of_on"]
    dated = [row for row in sources if row["first_on"] or row["last_on"]]
    meanings = {
        "hollow: not dated to the day": any(not row["is_exact"] for row in dated),
        f"broken line: {_day(as_of)}": bool(as_of),
        "triangle: next update": any(_due_on(row) for row in sources),
        "filled: overdue": any(row["is_overdue"] for row in sources),
    }
    return [meaning for meaning, is_shown in meanings.items() if is_shown]


def _caveats(sources: list[Row]) -> tuple[str, ...]:
    missing = sum(_due_on(row) is None for row in sources)
    said = [untold_words(missing, len(sources))] if missing else []
    if any(row["is_open"] and row["last_on"] for row in sources):
        said.append("The span of an undated source ends when it was received, or else on the day of this view.")
    return tuple(said)


def untold_words(missing: int, sources: int) -> str:
    """That of some sources, or of all, nobody can tell whether a newer one is overdue."""
    if missing == sources:
        return "No source says when its next edition is due: whether one is overdue cannot be told."
    of_all = f"{missing} of {counted(sources, 'sources')}"
    return f"For {of_all} nothing says when the next edition is due: whether one is overdue cannot be told."


def _day(day: date | None) -> str:
    return period_words(day.isoformat()) if day else "not known"


def _due_on(row: Row) -> date | None:
    due: date | None = row["next_update_last_on"] or row["next_update_first_on"]
    return due


def _next(row: Row) -> str:
    words = period_words(row["next_update"])
    return f"{words}, overdue" if row["is_overdue"] else words


def _plan(sources: list[Row]) -> Plan:
    """A lane for each source; a broken line is the day from which it is looked."""
    names = [row["title"] if row["first_on"] or row["last_on"] else f"{row['title']} (no date)" for row in sources]
    points = [_point(row, at) for at, row in enumerate(sources) if row["first_on"] or row["last_on"]]
    points += [_update(row, at) for at, row in enumerate(sources) if _due_on(row)]
    as_of = sources[0]["as_of_on"]
    lanes = in_lanes(points, names, height=_LANE, also=[as_of] if as_of else [])

    def build(canvas: Canvas, some: slice) -> go.Figure:
        figure = lanes.build(canvas if canvas is SCREEN else replace(canvas, name_share=_WORDS), some)
        return figure.update_layout(shapes=[*figure.layout.shapes, *([_from(as_of)] if as_of else [])])

    return Plan(build, len(sources))


def _from(day: date) -> dict[str, object]:
    ends = {"x0": day.isoformat(), "x1": day.isoformat(), "y0": 0, "y1": 1, "yref": "paper"}
    return {"type": "line", "layer": "below", "line": {"color": TEXT, "width": 1, "dash": "dash"}, **ends}


def _point(row: Row, lane: int) -> Point:
    feeds = f"feeds {counted(row['count_numbers'], 'numbers')}"
    return Point(
        lane=lane,
        first_on=row["first_on"],
        last_on=row["last_on"],
        kind="published" if row["is_exact"] else "published on a day not known",
        symbol="circle",
        colour=BLUE,
        size=_SIZE,
        is_filled=bool(row["is_exact"]),
        label="",
        hover=hover_text(row["title"], row["publisher"], publication_words(row["published"]), feeds),
        leads_to=("source", row["source_id"]),
    )


def _update(row: Row, lane: int) -> Point:
    return Point(
        lane=lane,
        first_on=_due_on(row),
        last_on=_due_on(row),
        kind="next update",
        symbol="triangle-down",
        colour=TEXT,
        size=_SIZE,
        is_filled=bool(row["is_overdue"]),
        label="",
        hover=hover_text(row["title"], f"Next update {_next(row)}"),
        leads_to=("source", row["source_id"]),
    )
