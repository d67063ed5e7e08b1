"""Visits that took place with each partner, came and went; those planned or only counted by a source are not drawn."""

from itertools import groupby

import pandas as pd
import plotly.graph_objects as go

from twinboard.bounds import listed, quantity_words
from twinboard.charts.base.canvas import Canvas
from twinboard.charts.base.chart import Drawing, Empty, Plan
from twinboard.charts.base.hover import cited_words
from twinboard.charts.base.look import BLUE, ORANGE
from twinboard.charts.base.wording import at_most, counted, headline, subtitle
from twinboard.charts.rows.keys import key_above
from twinboard.charts.rows.stacked_rows import Part, StackedRow, stacked_plan
from twinboard.frames import Row, rows
from twinboard.models import Bound
from twinboard.periods import in_period, period_words

NAME = "visits_by_partner"
MOST_NAMED = 3
_LOOKS = {"inbound": (BLUE, "◄", "came"), "outbound": (ORANGE, "►", "went")}
_FEW = 2
"""Of so many partners none is called the one with most."""


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per partner, direction and status, or stated count, as `charts/visits_by_partner` gives it."""
    if frame.empty:
        return Empty(
            NAME,
            "No visit is recorded here, and no source says how many there were.",
            "Add a row to the sheet Visits, with its direction and status.",
        )
    counts = rows(frame)
    partners = [[*of_one] for _, of_one in groupby(counts, lambda row: row["partner_id"])]
    held = [row for row in counts if _is_held(row)]
    stated = [row for row in counts if row["is_stated"]]
    plan = _plan(partners, held)
    return Drawing(
        _title(partners, held, stated),
        subtitle("Visits that took place, by partner", _years(held)),
        at_most(f"Bar chart of visits held by partner: {_described(partners)}."),
        plan.on_screen(),
        pd.DataFrame(
            {
                "Partner": [_name(row) for row in counts],
                "Visits": [_what(row) for row in counts],
                "Number": [_number(row) for row in counts],
                "Status": [row["status"].capitalize() for row in counts],
                "When": [_when(row) for row in counts],
            }
        ),
        _caveats(counts, stated, len(partners)),
        plan=plan,
    )


def _is_held(row: Row) -> bool:
    return row["status"] == "held" and not row["is_stated"]


def _title(partners: list[list[Row]], held: list[Row], stated: list[Row]) -> str:
    """Where sources state counts as well, the finding is about the visits that they describe, and says so."""
    visits = "described visits" if stated else "visits"
    if not held:
        none = f"No {visits.removesuffix('s')} is known to have taken place"
        only = stated[0] if len(partners) == len(stated) == 1 else None
        return headline(f"{_name(only)}: {_stated(only)} counted, none described", none) if only else none
    most = int(held[0]["total_held"])
    if len(partners) == 1:
        found = f"{counted(most, visits)}, {listed([_way(row) for row in held])}"
        return headline(f"{_name(held[0])}: {found}", found)
    if len(partners) <= _FEW:
        each = [f"{_name(of_one[0])} {of_one[0]['total_held']:.0f}" for of_one in partners]
        return headline(f"{visits.capitalize()} by partner: {listed(each)}", f"{visits.capitalize()} with two partners")
    leaders = [_name(of_one[0]) for of_one in partners if of_one[0]["total_held"] == most]
    each_of = " each" if len(leaders) > 1 else ""
    tied = f"Most {visits}: {most} with each of {len(leaders)} partners"
    alone = f"Most {visits} with one partner: {most}"
    return headline(f"Most {visits}: {listed(leaders)}, {most}{each_of}", tied if each_of else alone)


def _way(row: Row) -> str:
    return f"{row['visits']:.0f} {_LOOKS[row['direction']][2]}"


def _name(row: Row) -> str:
    return row["partner"] or "No partner named"


def _number(row: Row) -> str:
    return quantity_words(row["visits"], row["bound"], "visits")


def _what(row: Row) -> str:
    return f"{row['scope']} (only counted)" if row["is_stated"] else row["direction"].capitalize()


def _when(row: Row) -> str:
    return listed([*dict.fromkeys(period_words(period) for period in row["periods"])])


def _years(counts: list[Row]) -> str:
    years = sorted({day.year for row in counts for day in (row["first_on"], row["last_on"]) if day})
    return f"{years[0]} to {years[-1]}" if len(years) > 1 else "".join(str(year) for year in years)


def _described(partners: list[list[Row]]) -> str:
    held = [f"{_name(each[0])}, {_ways([*filter(_is_held, each)])}" for each in partners if each[0]["total_held"]]
    none = [_name(of_one[0]) for of_one in partners if not of_one[0]["total_held"]]
    return subtitle(*held, f"none known with {listed(none)}" if none else "")


def _ways(counts: list[Row]) -> str:
    return listed([f"{row['visits']:.0f} {row['direction']}" for row in counts])


def _stated(row: Row) -> str:
    return _number(row) if row["status"] == "actual" else f"{_number(row)} as {row['status']}"


def _stated_where(row: Row) -> str:
    return f"{_stated(row)} ({_name(row)}, {in_period(row['periods'][0])})"


def _caveats(counts: list[Row], stated: list[Row], count_partners: int) -> tuple[str, ...]:
    said = ["Each visit counts once, with the partner that its source names."] if count_partners > 1 else []
    if any(row["status"] in ("planned", "invited") and not row["is_stated"] for row in counts):
        said.append("Visits only planned or invited are left out.")
    if stated:
        named = listed([_stated_where(row) for row in stated[:MOST_NAMED]])
        more = f" and {counted(len(stated) - MOST_NAMED, 'others')}" if len(stated) > MOST_NAMED else ""
        said.append(f"Sources also count visits that they do not describe: {named}{more}. None is added here.")
    return tuple(said)


def _plan(partners: list[list[Row]], held: list[Row]) -> Plan:
    """A bar of two parts for each partner, on one scale; the key says which is which."""
    plan = stacked_plan([_row(of_one) for of_one in partners], "visits")
    ways = {row["direction"] for row in held}
    key = {word: ("square", colour) for way, (colour, _, word) in _LOOKS.items() if way in ways}

    def build(canvas: Canvas, some: slice) -> go.Figure:
        figure = plan.build(canvas, some)
        return key_above(figure, key, canvas) if key else figure

    return Plan(build, plan.count)


def _row(of_one: list[Row]) -> StackedRow:
    held = sorted(filter(_is_held, of_one), key=lambda row: [*_LOOKS].index(row["direction"]))
    words = f"{of_one[0]['total_held']:.0f}" if held else "none known"
    return StackedRow(name=_name(of_one[0]), parts=[_part(row) for row in held], words=words, lists_parts=False)


def _part(row: Row) -> Part:
    colour, arrow, word = _LOOKS[row["direction"]]
    number = f"{row['visits']:,.0f}"
    hover = f"{_name(row)}: {_number(row)}, {word}, {_when(row)}; {cited_words(row['publishers'], row['locators'])}"
    link = ("partner", row["partner_id"] or "")
    return Part(word, float(row["visits"]), Bound.EXACT, f"{arrow} {number}", hover, link, colour)
