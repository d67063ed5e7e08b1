"""People who travelled on each visit held, by role."""

from itertools import groupby

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import listed, quantity_words
from twinboard.charts.bars import Part, segment
from twinboard.charts.chart import Drawing, Empty
from twinboard.charts.look import BLUE, GREY, ORANGE, PURPLE, TEAL, Label, plain, stack, stacked_figure
from twinboard.charts.wording import at_most, counted, subtitle
from twinboard.frames import Row, rows
from twinboard.models import Bound
from twinboard.periods import period_words

NAME = "delegates_by_visit"
ROLES = {
    "Elected members": ("elected members", BLUE),
    "Council officers": ("council officers", TEAL),
    "Business": ("from business", PURPLE),
    "Civic": ("civic guests", ORANGE),
    "Roles not split in the source": ("people, roles not split in the source", GREY),
}


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per visit and role, as `charts/delegates_by_visit` gives it."""
    if frame.empty:
        return Empty(
            NAME,
            "No source states how many people travelled on a visit that was held.",
            "Fill in the head counts on the sheet Visits.",
        )
    heads = rows(frame)
    visits = [[*roles] for _, roles in groupby(heads, lambda row: row["visit_id"])]
    largest = max(row["total_people"] for row in heads)
    described = listed([f"{roles[0]['title']}, {_split(roles)}" for roles in visits])
    return Drawing(
        _title(heads),
        subtitle("People travelling on visits held, by role", _periods(visits), "parts in the order of the words"),
        at_most(f"Bar chart of people travelling: {described}."),
        _figure(visits, largest),
        pd.DataFrame(
            {
                "Visit": [row["title"] for row in heads],
                "Partner": [row["partner"] for row in heads],
                "When": [period_words(row["starts"]) for row in heads],
                "Direction": [row["direction"].capitalize() for row in heads],
                "Role": [row["role"] for row in heads],
                "People": [f"{row['people']:.0f}" for row in heads],
            }
        ),
        () if _are_all_known(heads) else ("Where a source does not state every role, more people may have travelled.",),
    )


def _title(heads: list[Row]) -> str:
    """The largest number, not the largest visit: of some no number is stated, of some not every role."""
    largest = max(heads, key=lambda row: (float(row["total_people"]), row["total_bound"] == Bound.AT_LEAST))
    people = quantity_words(largest["total_people"], largest["total_bound"], "people")
    return f"Largest number on record for a visit: {people}"


def _are_all_known(heads: list[Row]) -> bool:
    return all(row["total_bound"] == Bound.EXACT for row in heads)


def _periods(visits: list[list[Row]]) -> str:
    said = [period_words(roles[0]["starts"]) for roles in visits]
    return said[0] if len(set(said)) == 1 else f"{said[0]} to {said[-1]}"


def _split(roles: list[Row]) -> str:
    return listed([_heads(row) for row in roles])


def _heads(row: Row) -> str:
    who, comma, more = ROLES[row["role"]][0].partition(",")
    return counted(int(row["people"]), who) + comma + more


def _figure(visits: list[list[Row]], largest: float) -> go.Figure:
    lines = stack([_label(roles) for roles in visits])
    segments = [_segment(row, mark, largest) for roles, mark in zip(visits, lines.marks, strict=True) for row in roles]
    return stacked_figure(segments, lines, {"range": [0, largest * 1.02]}).update_layout(barmode="stack")


def _label(roles: list[Row]) -> Label:
    when = period_words(roles[0]["starts"])
    return Label(f"{when}, {roles[0]['direction']}: {_split(roles)}", when)


def _segment(row: Row, mark: float, largest: float) -> go.Bar:
    hover = f"{plain(row['title'])}<br>{_heads(row)}"
    return segment(Part(row["people"], ROLES[row["role"]][1], f"{row['people']:.0f}", hover), mark, largest)
