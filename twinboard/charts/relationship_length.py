"""How long each partner has been a partner, as far as a source says."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import listed, quantity_words
from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import BLUE, ORANGE, Label, dotted, plain, stack, stacked_figure
from twinboard.charts.time_axis import Mark, timeline
from twinboard.charts.wording import at_most, counted, headline, subtitle
from twinboard.frames import Row, rows
from twinboard.periods import NOT_STATED, in_period, period_words

NAME = "relationship_length"
_AS = {"estimate": "an estimated ", "planned": "a planned ", "proposed": "a proposed ", "target": "a target of "}


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per linked partner, as `charts/relationship_length` gives it."""
    if frame.empty:
        return Empty(NAME, "No relationship is recorded here.", "Fill in relationship and since on the sheet Partners.")
    partners = rows(frame)
    dated = [row for row in partners if _begins(row)]
    if not dated and not any(row["stated_years"] for row in partners):
        return Empty(NAME, "No source states when the link began.", "Fill in since on the sheet Partners.")
    described = listed([f"{row['partner']}, {row['relationship']}, {_since(row)}" for row in partners])
    return Drawing(
        _title(partners, dated),
        subtitle(
            "Years from the stated start to the newest source",
            "outlined: begun at some time before or after" if any(map(_is_open, dated)) else "",
            "diamond: the start that a stated length implies" if any(map(_implied, partners)) else "",
        ),
        at_most(f"Timeline of relationships: {described}."),
        _figure(partners),
        pd.DataFrame(
            {
                "Partner": [row["partner"] for row in partners],
                "Relationship": [row["relationship"].capitalize() for row in partners],
                "Status": [row["status"].capitalize() for row in partners],
                "Since": [_since(row).removeprefix("since ").removeprefix("begun ") for row in partners],
                "Stated length": [_lengths(row) or "not stated" for row in partners],
            }
        ),
    )


def _title(partners: list[Row], dated: list[Row]) -> str:
    if not dated:
        return "A length is stated, but not since when"
    first, links = dated[0], counted(len(partners), "links")
    starts = period_words(first["since"]) if _is_open(first) else f"{first['since_first_on'].year}"
    if len(dated) == 1 < len(partners):
        return headline(
            f"Only {first['partner']}’s link has a stated start: {starts}", f"1 of {links} has a stated start"
        )
    begun = "begun" if _is_open(first) else "since"
    said = f"{len(dated)} of {links} {'has' if len(partners) == 1 else 'have'} a stated start"
    return headline(f"{first['partner']}: {first['relationship']} {begun} {starts}", said)


def _since(row: Row) -> str:
    if not row["since"] or row["since"] == NOT_STATED:
        return "start not stated"
    return f"{'begun' if _is_open(row) else 'since'} {period_words(row['since'])}"


def _lengths(row: Row) -> str:
    """Each with its word, its time and, unless it is so already, its status: "over 15 years in 2020"."""
    stated = zip(row["stated_years"], row["stated_bounds"], row["stated_statuses"], row["stated_in"], strict=True)
    return listed(
        [
            f"{_AS.get(status, '')}{quantity_words(years, bound, 'years')} {in_period(period)}"
            for years, bound, status, period in stated
        ]
    )


def _figure(partners: list[Row]) -> go.Figure:
    lines = stack([_label(row) for row in partners])
    placed = list(zip(partners, lines.marks, strict=True))
    implied = [(start, at) for row, at in placed for start in _implied(row)]
    dated = [(_mark(row), at) for row, at in placed if _begins(row)]
    undated = [at for row, at in placed if not _begins(row)]
    until = [row["stated_until"] for row in partners if row["stated_years"] and row["stated_until"]]
    also = [date(year, 1, 1) for year in (*until, *(start for row in partners for start in _implied(row)))]
    marks, axis = timeline([mark for mark, _ in dated], [at for _, at in dated], also)
    traces = [dotted(undated, axis["range"]), *marks, _diamonds(implied)]
    return stacked_figure(traces, lines, axis, with_axis=True)


def _label(row: Row) -> Label:
    lengths = _lengths(row)
    stated = f" (stated: {lengths})" if lengths else ""
    return Label(f"{row['partner']}: {row['relationship']}, {_since(row)}{stated}", row["partner"])


def _begins(row: Row) -> date | None:
    """The day from which a mark is drawn: the first that its start can have been, or else the last."""
    begins: date | None = row["since_first_on"] or row["since_last_on"]
    return begins


def _is_open(row: Row) -> bool:
    return (row["since_first_on"] is None) != (row["since_last_on"] is None)


def _mark(row: Row) -> Mark:
    """From the start to the newest source; outlined where it is only known that the start lies before or after."""
    begins = _begins(row)
    ends = date(max(int(row["stated_until"] or 0), begins.year if begins else 0), 12, 31)
    hover = plain(f"{row['partner']}: {_since(row)}")
    return Mark(begins, ends, BLUE, not _is_open(row), hover)


def _implied(row: Row) -> list[int]:
    """The years of start that exact, actual lengths imply, where they are not the stated one."""
    known = row["since_first_on"] and row["since_first_on"].year
    return [start for start in row["implied_starts"] if start != known]


def _diamonds(implied: list[tuple[int, float]]) -> go.Scatter:
    return go.Scatter(
        x=[date(start, 1, 1).isoformat() for start, _ in implied],
        y=[mark for _, mark in implied],
        mode="markers",
        marker={"symbol": "diamond", "size": 16, "color": ORANGE, "line": {"color": "white", "width": 2}},
        hovertext=[f"a stated length implies {start}" for start, _ in implied],
        hoverinfo="text",
    )
