"""How fresh each source is: when it can have been published, what it feeds, and whether a newer one is overdue."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import listed
from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import BLUE, ORANGE, TEXT, Label, dotted, plain, stack, stacked_figure
from twinboard.charts.time_axis import OPEN_KEY, Mark, timeline
from twinboard.charts.wording import at_most, counted, headline, subtitle
from twinboard.frames import Row, rows
from twinboard.periods import period_words, publication_words

NAME = "source_freshness"


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per source, as `charts/source_freshness` gives it."""
    sources = rows(frame)
    if not any(row["first_on"] or row["last_on"] for row in sources):
        return Empty(NAME, "No source on record has a date.", "Fill in published on the sheet Sources.")
    overdue = sum(bool(row["is_overdue"]) for row in sources)
    late = f" ({overdue} overdue for an update)" if overdue else ""
    described = listed([f"{row['title']}, {publication_words(row['published'])}" for row in sources])
    return Drawing(
        _title(sources, overdue),
        subtitle("Sources by day of publication", *_key(sources)),
        at_most(f"Timeline of {counted(len(sources), 'sources')}{late}: {described}."),
        _figure(sources),
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
        f"broken line: {_day(as_of)}": bool(as_of),
        "filled: dated to the day": any(row["is_exact"] for row in dated),
        "outlined: the days on which it can have been published": any(not row["is_exact"] for row in dated),
        OPEN_KEY: any(not (row["first_on"] and row["last_on"]) for row in dated),
        "dotted: no date known": len(dated) < len(sources),
        "triangle: next update": any(_due_on(row) for row in sources),
        "filled triangle: overdue": any(row["is_overdue"] for row in sources),
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
        return "No source on record says when its next edition is due: whether one is overdue cannot be told."
    of_all = f"{missing} of {counted(sources, 'sources')}"
    return f"For {of_all} nothing on record says when the next edition is due: whether one is overdue cannot be told."


def _day(day: date | None) -> str:
    return period_words(day.isoformat()) if day else "not known"


def _due_on(row: Row) -> date | None:
    due: date | None = row["next_update_last_on"] or row["next_update_first_on"]
    return due


def _next(row: Row) -> str:
    words = period_words(row["next_update"])
    return f"{words}, overdue" if row["is_overdue"] else words


def _figure(sources: list[Row]) -> go.Figure:
    lines = stack([_label(row) for row in sources])
    placed = list(zip(sources, lines.marks, strict=True))
    dated = [(_mark(row), at) for row, at in placed if row["first_on"] or row["last_on"]]
    undated = [at for row, at in placed if not (row["first_on"] or row["last_on"])]
    as_of = sources[0]["as_of_on"]
    also = [day for day in (as_of, *map(_due_on, sources)) if day]
    marks, axis = timeline([mark for mark, _ in dated], [at for _, at in dated], also)
    traces = [dotted(undated, axis["range"]), *marks, _updates(placed)]
    figure = stacked_figure(traces, lines, axis, with_axis=True)
    line = {"type": "line", "x0": as_of, "x1": as_of, "y0": 0, "y1": lines.bottom, "layer": "below"}
    return figure.update_layout(shapes=[{**line, "line": {"color": TEXT, "width": 1, "dash": "dash"}}] if as_of else [])


def _mark(row: Row) -> Mark:
    hover = f"{plain(row['title'])}<br>{publication_words(row['published'])}"
    return Mark(row["first_on"], row["last_on"], BLUE, row["is_exact"], hover)


def _label(row: Row) -> Label:
    published = publication_words(row["published"])
    due = f"; next update {_next(row)}" if _due_on(row) else ""
    words = f"{row['title']}, {row['publisher']}: {published}; feeds {counted(row['count_numbers'], 'numbers')}{due}"
    return Label(words, published)


def _updates(placed: list[tuple[Row, float]]) -> go.Scatter:
    due = [(row, mark) for row, mark in placed if _due_on(row)]
    return go.Scatter(
        x=[_due_on(row) for row, _ in due],
        y=[mark for _, mark in due],
        mode="markers",
        marker={
            "symbol": "triangle-down",
            "size": 15,
            "opacity": 1,
            "color": [ORANGE if row["is_overdue"] else "white" for row, _ in due],
            "line": {"color": TEXT, "width": 2},
        },
        hovertext=[f"{plain(row['title'])}<br>next update {_next(row)}" for row, _ in due],
        hoverinfo="text",
    )
