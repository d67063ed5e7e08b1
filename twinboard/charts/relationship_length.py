"""How long each partner has been a partner, as far as a source says."""

import pandas as pd
import plotly.graph_objects as go

from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import BLUE, ORANGE, base_figure, label_above, plain, rows_layout
from twinboard.charts.wording import at_most, counted, listed, subtitle
from twinboard.periods import period_words

NAME = "relationship_length"
_BAR = 0.3


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per linked partner, as `charts/relationship_length` gives it."""
    if frame.empty:
        return Empty(NAME, "No relationship is recorded here.", "Fill in relationship and since on the sheet Partners.")
    rows = frame.to_dict("records")
    dated = [row for row in rows if pd.notna(row["since_first_on"])]
    contested = any(row["is_contested"] for row in dated)
    described = listed([f"{row['partner']}, {row['relationship']}, {_since(row)}" for row in rows])
    return Drawing(
        _title(rows, dated),
        subtitle(
            "Years from the stated start to the newest source",
            "diamond: the start that another stated length implies" if contested else "",
        ),
        at_most(f"Timeline of relationships: {described}.", 220),
        _figure(rows, dated),
        pd.DataFrame(
            {
                "Partner": frame["partner"],
                "Relationship": frame["relationship"].str.capitalize(),
                "Status": frame["status"].str.capitalize(),
                "Since": [_since(row).removeprefix("since ") for row in rows],
                "Stated length": [_lengths(row) or "not stated" for row in rows],
            }
        ),
        ("Sources disagree about a start: both are drawn.",) if contested else (),
    )


def _title(rows: list[dict[str, object]], dated: list[dict[str, object]]) -> str:
    if not dated:
        return "No source states when the link began" if len(rows) == 1 else "No source states when the links began"
    first = dated[0]
    year = f"{first['since_first_on'].year}"
    if len(dated) == 1 < len(rows):
        return f"Only {first['partner']}’s link has a stated start: {year}"
    return f"{first['partner']}: {first['relationship']} since {year}"


def _since(row: dict[str, object]) -> str:
    return f"since {period_words(row['since'])}" if row["since"] else "start not stated"


def _lengths(row: dict[str, object]) -> str:
    pairs = zip(row["stated_years"], row["stated_in"], strict=True)
    return listed([f"{counted(years, 'years')} in {year}" for years, year in pairs])


def _figure(rows: list[dict[str, object]], dated: list[dict[str, object]]) -> go.Figure:
    height, yaxis = rows_layout(len(rows))
    starts = [row["since_first_on"].year for row in dated]
    ends = [int(row["stated_until"]) for row in rows if pd.notna(row["stated_until"])]
    first, last = min([*starts, *ends], default=2000), max([*ends, *starts], default=2000)
    spans = go.Bar(
        base=starts,
        x=[max(int(row["stated_until"]) - row["since_first_on"].year, 1) for row in dated],
        y=[rows.index(row) for row in dated],
        orientation="h",
        width=_BAR,
        marker={"color": BLUE},
        hovertext=[f"{plain(row['partner'])}: {_since(row)}" for row in dated],
        hoverinfo="text",
    )
    tracks = go.Scatter(
        x=[value for _ in rows for value in (first, last, None)],
        y=[value for index in range(len(rows)) for value in (index, index, None)],
        mode="lines",
        line={"color": "#767676", "width": 1, "dash": "dot"},
        hoverinfo="skip",
    )
    figure = base_figure(height + 34, [tracks, spans, _implied_starts(rows)])
    figure.update_layout(
        yaxis=yaxis,
        xaxis={"range": [first - 0.5, last + 0.7], "tickformat": "d", "nticks": 8},
        annotations=[label_above(_label(row), index) for index, row in enumerate(rows)],
    )
    return figure


def _implied_starts(rows: list[dict[str, object]]) -> go.Scatter:
    implied = [
        (year - years, index)
        for index, row in enumerate(rows)
        for years, year in zip(row["stated_years"], row["stated_in"], strict=True)
        if pd.isna(row["since_first_on"]) or year - years != row["since_first_on"].year
    ]
    return go.Scatter(
        x=[start for start, _ in implied],
        y=[index for _, index in implied],
        mode="markers",
        marker={"symbol": "diamond", "size": 15, "color": ORANGE, "line": {"color": "white", "width": 2}},
        hovertext=[f"a stated length implies {start}" for start, _ in implied],
        hoverinfo="text",
    )


def _label(row: dict[str, object]) -> str:
    lengths = _lengths(row)
    stated = f" (stated: {lengths})" if lengths else ""
    return f"<b>{plain(row['partner'])}</b>: {row['relationship']}, {_since(row)}{stated}"
