"""People who travelled on each visit that took place: a bar of its parts by role, all on one scale."""

from dataclasses import replace
from itertools import groupby

import pandas as pd

from twinboard.bounds import listed, quantity_words, sentence_case
from twinboard.charts.base.chart import Drawing, Empty
from twinboard.charts.base.hover import cited_words
from twinboard.charts.base.look import BLUE, DARK, GREY, LILAC, ORANGE, PURPLE, TEAL
from twinboard.charts.base.wording import at_most, counted, headline, subtitle
from twinboard.charts.rows.stacked_rows import Part, StackedRow, stacked_plan
from twinboard.frames import Row, rows
from twinboard.models import Bound
from twinboard.periods import period_words

NAME = "delegates_by_visit"
ROLES = {
    "Elected members": ("elected members", BLUE),
    "Council officers": ("council officers", TEAL),
    "Business": ("from business", PURPLE),
    "Civic": ("civic guests", LILAC),
    "Students": ("students", ORANGE),
    "Others": ("others", DARK),
    "Roles not split in the source": ("people, roles not split in the source", GREY),
}
_UNKNOWN = "Roles not split in the source"
_WAYS = {"inbound": ("came", "from"), "outbound": ("went", "to")}
_FEW = 2
"""So many visits are told in the title; of more, the largest."""


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per visit and role, as `charts/delegates_by_visit` gives it."""
    if frame.empty:
        return Empty(
            NAME,
            "No source says how many people travelled on a visit that took place.",
            "Fill in the head counts on the sheet Visits.",
        )
    heads = rows(frame)
    visits = [[*roles] for _, roles in groupby(heads, lambda row: row["visit_id"])]
    shown = [roles for roles in visits if roles[0]["is_drawn"]]
    several = len({roles[0]["partner"] for roles in visits}) > 1
    described = listed([f"{roles[0]['title']}, {_split(roles)}" for roles in visits])
    plan = stacked_plan([_row(roles, several=several) for roles in shown], "people")
    return Drawing(
        _title(visits),
        subtitle("People on visits that took place, by role", _periods(shown)),
        at_most(f"Bar chart of people travelling: {described}."),
        plan.on_screen(),
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
        _caveats(heads, len(shown), len(visits)),
        plan=plan,
    )


def _title(visits: list[list[Row]]) -> str:
    """The people of each of two visits; else the largest number, not the largest visit: of some none is stated."""
    firsts = [roles[0] for roles in visits]
    if len(firsts) <= _FEW:
        said = [f"{_total(row, 'people')} {_WAYS[row['direction']][0]}" for row in firsts]
        return sentence_case(headline(", ".join(said), said[0]))
    largest = max(firsts, key=lambda row: (float(row["total_people"]), row["total_bound"] == Bound.AT_LEAST))
    return f"Largest number known for a visit: {_total(largest, 'people')}"


def _total(row: Row, unit: str = "") -> str:
    return quantity_words(row["total_people"], row["total_bound"], unit)


def _caveats(heads: list[Row], drawn: int, count: int) -> tuple[str, ...]:
    said = [f"Drawn are the newest {drawn} of {count} visits; the table has all."] if drawn < count else []
    if any(row["total_bound"] != Bound.EXACT for row in heads):
        said.append("Where a source does not state every role, more people may have travelled.")
    return tuple(said)


def _periods(visits: list[list[Row]]) -> str:
    said = [period_words(roles[0]["starts"]) for roles in visits]
    return said[0] if len(set(said)) == 1 else f"{said[0]} to {said[-1]}"


def _split(roles: list[Row]) -> str:
    return listed([_heads(row) for row in roles])


def _heads(row: Row) -> str:
    who, comma, more = ROLES[row["role"]][0].partition(",")
    return counted(int(row["people"]), who) + comma + more


def _row(roles: list[Row], *, several: bool) -> StackedRow:
    """A visit: when, and which way; of several partners with whom. Its roles stand in one order on all bars."""
    first, order = roles[0], [*ROLES]
    way, where = _WAYS[first["direction"]]
    parts = [_part(row) for row in sorted(roles, key=lambda row: order.index(row["role"]))]
    parts[-1] = replace(parts[-1], bound=first["total_bound"])
    name = f"{sentence_case(period_words(first['starts']))}, {way}"
    return StackedRow(name=f"{name} {where} {first['partner']}" if several else name, parts=parts, words=_total(first))


def _part(row: Row) -> Part:
    people, colour = int(row["people"]), ROLES[row["role"]][1]
    hover = f"{row['title']}: {_heads(row)}, {period_words(row['starts'])}; {_source(row)}"
    return Part(
        name=f"{people:,}, roles not stated" if row["role"] == _UNKNOWN else _heads(row),
        value=float(row["people"]),
        bound=Bound.EXACT,
        words=f"{people:,}",
        hover=hover,
        link=("visit", row["visit_id"]),
        colour=colour,
    )


def _source(row: Row) -> str:
    return cited_words(row["publishers"], row["locators"])
