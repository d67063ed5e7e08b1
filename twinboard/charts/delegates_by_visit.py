"""People who travelled on each visit held, by role."""

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import number_words
from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import (
    BLUE, GREY, ORANGE, PURPLE, TEAL, base_figure, label_above, plain, rows_layout,
)  # fmt: skip
from twinboard.charts.wording import at_most, counted, listed, subtitle
from twinboard.periods import period_words

NAME = "delegates_by_visit"
ROLES = {
    "Elected members": ("elected members", BLUE),
    "Council officers": ("council officers", TEAL),
    "Business": ("from business", PURPLE),
    "Civic": ("civic guests", ORANGE),
    "Roles not split in the source": ("whose roles are not split in the source", GREY),
}
_BAR = 0.34


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per visit and role, as `charts/delegates_by_visit` gives it."""
    if frame.empty:
        return Empty(
            NAME,
            "No source states how many people travelled on a visit that was held.",
            "Fill in the head counts on the sheet Visits.",
        )
    visits = [rows.to_dict("records") for _, rows in frame.groupby("visit_id", sort=False)]
    largest = max(visits, key=lambda rows: rows[0]["total_people"])[0]
    described = listed([f"{rows[0]['title']}, {_split(rows)}" for rows in visits])
    return Drawing(
        f"The largest visit recorded had {number_words(largest['total_people'], 'people')}",
        subtitle("People travelling on visits held, by role", _periods(visits)),
        at_most(f"Bar chart of people travelling: {described}.", 220),
        _figure(visits),
        pd.DataFrame(
            {
                "Visit": frame["title"],
                "Partner": frame["partner"],
                "When": frame["starts"].map(period_words),
                "Direction": frame["direction"].str.capitalize(),
                "Role": frame["role"],
                "People": frame["people"].map(lambda people: str(int(people))),
            }
        ),
    )


def _periods(visits: list[list[dict[str, object]]]) -> str:
    said = [period_words(str(rows[0]["starts"])) for rows in visits]
    return said[0] if len(set(said)) == 1 else f"{said[0]} to {said[-1]}"


def _split(rows: list[dict[str, object]]) -> str:
    return listed([_heads(str(row["role"]), int(row["people"])) for row in rows])


def _heads(role: str, people: int) -> str:
    words = ROLES[role][0]
    return counted(people, words) if words.endswith("s") else f"{people} {words}"


def _figure(visits: list[list[dict[str, object]]]) -> go.Figure:
    height, yaxis = rows_layout(len(visits))
    bars = [
        go.Bar(
            x=[row["people"]],
            y=[index],
            orientation="h",
            width=_BAR,
            marker={"color": ROLES[row["role"]][1], "line": {"color": "white", "width": 2}},
            text=[f"{int(row['people'])}"],
            textposition="inside",
            insidetextanchor="middle",
            insidetextfont={"color": "black" if ROLES[row["role"]][1] in (GREY, ORANGE, TEAL) else "white"},
            textangle=0,
            hovertext=f"{plain(str(row['title']))}<br>{_heads(row['role'], int(row['people']))}",
            hoverinfo="text",
        )
        for index, rows in enumerate(visits)
        for row in rows
    ]
    figure = base_figure(height, bars)
    figure.update_layout(
        yaxis=yaxis,
        xaxis={"range": [0, max(rows[0]["total_people"] for rows in visits) * 1.02], "visible": False},
        annotations=[
            label_above(f"<b>{period_words(str(rows[0]['starts']))}</b>, {rows[0]['direction']}: {_split(rows)}", index)
            for index, rows in enumerate(visits)
        ],
    )
    return figure
