"""How long each partner has been a partner, as far as a source says."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import BLUE, MARK, ORANGE, RULE, Label, plain, stack, stacked_figure
from twinboard.charts.wording import at_most, counted, listed, subtitle
from twinboard.frames import Row, rows
from twinboard.periods import period_words

NAME = "relationship_length"


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per linked partner, as `charts/relationship_length` gives it."""
    if frame.empty:
        return Empty(NAME, "No relationship is recorded here.", "Fill in relationship and since on the sheet Partners.")
    partners = rows(frame)
    dated = [row for row in partners if row["since_first_on"]]
    if not dated and not any(row["stated_years"] for row in partners):
        return Empty(NAME, "No source states when the link began.", "Fill in since on the sheet Partners.")
    contested = any(row["is_contested"] for row in dated)
    described = listed([f"{row['partner']}, {row['relationship']}, {_since(row)}" for row in partners])
    return Drawing(
        _title(partners, dated),
        subtitle(
            "Years from the stated start to the newest source",
            "diamond: the start that another stated length implies" if contested else "",
        ),
        at_most(f"Timeline of relationships: {described}."),
        _figure(partners),
        pd.DataFrame(
            {
                "Partner": [row["partner"] for row in partners],
                "Relationship": [row["relationship"].capitalize() for row in partners],
                "Status": [row["status"].capitalize() for row in partners],
                "Since": [_since(row).removeprefix("since ") for row in partners],
                "Stated length": [_lengths(row) or "not stated" for row in partners],
            }
        ),
        ("Sources disagree about a start: both are drawn.",) if contested else (),
    )


def _title(partners: list[Row], dated: list[Row]) -> str:
    if not dated:
        return "A length is stated, but not since when"
    first = dated[0]
    year = f"{first['since_first_on'].year}"
    if len(dated) == 1 < len(partners):
        return f"Only {first['partner']}’s link has a stated start: {year}"
    return f"{first['partner']}: {first['relationship']} since {year}"


def _since(row: Row) -> str:
    return f"since {period_words(row['since'])}" if row["since"] else "start not stated"


def _lengths(row: Row) -> str:
    pairs = zip(row["stated_years"], row["stated_in"], strict=True)
    return listed([f"{counted(years, 'years')} in {year}" for years, year in pairs])


def _figure(partners: list[Row]) -> go.Figure:
    starts = [row["since_first_on"].year for row in partners if row["since_first_on"]]
    ends = [int(row["stated_until"]) for row in partners if row["stated_until"]]
    first, last = min([*starts, *ends], default=2000), max([*starts, *ends], default=2000)
    lines = stack([_label(row) for row in partners])
    placed = list(zip(partners, lines.marks, strict=True))
    undated = [mark for row, mark in placed if not row["since_first_on"]]
    traces = [_unknown(undated, first, last), _spans(placed), _implied_starts(placed)]
    years = {"range": [first - 1, last + 1], "tickformat": "d", "nticks": 8}
    return stacked_figure(traces, lines, years, with_axis=True)


def _label(row: Row) -> Label:
    lengths = _lengths(row)
    stated = f" (stated: {lengths})" if lengths else ""
    return Label(f"{row['partner']}: {row['relationship']}, {_since(row)}{stated}", row["partner"])


def _unknown(marks: Sequence[float], first: int, last: int) -> go.Scatter:
    """A dotted line across each row: time of which no source says anything."""
    return go.Scatter(
        x=[x for _ in marks for x in (first, last, None)],
        y=[y for mark in marks for y in (mark, mark, None)],
        mode="lines",
        line={"color": RULE, "width": 1, "dash": "dot"},
        hoverinfo="skip",
    )


def _spans(placed: list[tuple[Row, float]]) -> go.Bar:
    dated = [(row, mark) for row, mark in placed if row["since_first_on"]]
    starts = [row["since_first_on"].year for row, _ in dated]
    return go.Bar(
        base=starts,
        x=[max(int(row["stated_until"] or start) - start, 1) for (row, _), start in zip(dated, starts, strict=True)],
        y=[mark for _, mark in dated],
        orientation="h",
        width=MARK,
        marker={"color": BLUE},
        hovertext=[plain(f"{row['partner']}: {_since(row)}") for row, _ in dated],
        hoverinfo="text",
    )


def _implied_starts(placed: list[tuple[Row, float]]) -> go.Scatter:
    implied = [
        (year - years, mark)
        for row, mark in placed
        for years, year in zip(row["stated_years"], row["stated_in"], strict=True)
        if row["since_first_on"] is None or year - years != row["since_first_on"].year
    ]
    return go.Scatter(
        x=[start for start, _ in implied],
        y=[mark for _, mark in implied],
        mode="markers",
        marker={"symbol": "diamond", "size": 16, "color": ORANGE, "line": {"color": "white", "width": 2}},
        hovertext=[f"a stated length implies {start}" for start, _ in implied],
        hoverinfo="text",
    )
