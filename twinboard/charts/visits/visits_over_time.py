"""Visits over time: a lane for each partner, in it a mark for each visit that points the way people went."""

from typing import NamedTuple

import pandas as pd

from twinboard.bounds import listed, quantity_words, sentence_case
from twinboard.charts.base.chart import Drawing, Empty
from twinboard.charts.base.choices import HAPPENED
from twinboard.charts.base.hover import cited_words, hover_text
from twinboard.charts.base.look import BLUE, ORANGE
from twinboard.charts.base.wording import at_most, counted, subtitle
from twinboard.charts.rows.lanes import Point, in_lanes
from twinboard.frames import Row, rows
from twinboard.models import Bound
from twinboard.periods import NOT_STATED, span_words, written_period
from twinboard.shares import payers_words

NAME = "visits_over_time"
LOOKS = {"inbound": ("came", "triangle-left", BLUE, "◄"), "outbound": ("went", "triangle-right", ORANGE, "►")}
"""Of each direction: its word, the symbol and the colour of its marks, and the sign of it in a line of words."""

_WHAT = {None: "Visits", "yes": "Visits held,", "no": "Visits planned or invited,"}


class _Sizes(NamedTuple):
    """Pixels: the height of a lane, the size of a mark by people, and of one of which the people are not known."""

    lane: int
    least: int
    most: int
    unknown: int


_FEW, _MANY = _Sizes(30, 14, 28, 13), _Sizes(22, 10, 20, 10)
_CROWD = 100
"""Of more visits than this the marks are small."""


def draw(frame: pd.DataFrame) -> Drawing | Empty:
    """`frame`: one row per visit, or per partner without one, as `charts/visits_over_time` gives it."""
    entries = rows(frame)
    visits = [row for row in entries if row["visit_id"]]
    if not visits:
        return Empty(NAME, "No visit is recorded here.", "Add a row to the sheet Visits.")
    dated = [row for row in visits if _is_dated(row)]
    if not dated:
        missing = f"{counted(len(visits), 'visits')}, none with a date."
        return Empty(NAME, missing, "Fill in starts on the sheet Visits.")
    held = [row for row in visits if row["status"] == "held"]
    planned = len(visits) - len(held)
    asked = visits[0]["happened_asked"]
    names = {row["partner_id"]: row["partner"] for row in sorted(entries, key=lambda row: row["partner_place"])}
    most = max((float(row["people"]) for row in dated if row["people"]), default=1.0)
    sizes = _MANY if len(dated) > _CROWD else _FEW
    points = [_point(row, [*names].index(row["partner_id"]), _size(row, most, sizes)) for row in dated]
    plan = in_lanes(points, [*names.values()], height=sizes.lane)
    return Drawing(
        _planned_title(visits) if asked == "no" else _title(held),
        subtitle(
            f"{_WHAT[asked]} by partner{_span(visits)}", _key(dated), "hollow: not known to be held" if planned else ""
        ),
        at_most(f"Timeline of {counted(len(visits), 'visits')}: {_counts(held, planned, asked)}. {_latest(held)}"),
        plan.on_screen(),
        pd.DataFrame(
            {
                "Visit": [row["title"] for row in visits],
                "Partner": [row["partner"] for row in visits],
                "Direction": [row["direction"].capitalize() for row in visits],
                "When": [_when(row) for row in visits],
                "Status": [row["status"].capitalize() for row in visits],
                "People": [_people(row, "") or NOT_STATED for row in visits],
                **_kept_of_some(visits),
            }
        ),
        _caveats(visits, dated),
        plan=plan,
        choices={"happened": HAPPENED} if held and planned else {},
    )


def _kept_of_some(visits: list[Row]) -> dict[str, list[str]]:
    """What is stated of few visits: columns that are left out where it is stated of none."""
    columns = {
        "Students among them": ["" if row["students"] is None else f"{row['students']:,.0f}" for row in visits],
        "Paid by": [payers_words(row["paid_by"]) for row in visits],
        "Hours of council staff": [_hours(row) for row in visits],
    }
    return {name: [said or NOT_STATED for said in column] for name, column in columns.items() if any(column)}


def _cost_lines(row: Row) -> list[str]:
    """Who paid and the time of staff, where that is stated."""
    paid, hours = payers_words(row["paid_by"]), _hours(row)
    return [f"Paid by {paid}" if paid else "", f"Council staff: {hours} hours" if hours else ""]


def _hours(row: Row) -> str:
    return "" if row["staff_hours"] is None else quantity_words(row["staff_hours"], row["staff_hours_bound"])


def _planned_title(visits: list[Row]) -> str:
    """Of those alone that are not known to be held."""
    how = " or ".join(each for each in ("planned", "invited") if any(row["status"] == each for row in visits))
    return f"{counted(len(visits), 'visits')} {how}, not known to be held"


def _is_dated(row: Row) -> bool:
    return bool(row["first_on"] or row["last_on"])


def _title(held: list[Row]) -> str:
    """Of the newest year in which a visit is known to have begun; one at some time before or after tells no year."""
    if not held:
        return "No visit is known to have taken place"
    years = [(year, row["direction"]) for row in held if (year := _year(row))]
    if not years:
        return f"{counted(len(held), 'visits')} took place, in no known year"
    newest = max(year for year, _ in years)
    ways = [way for year, way in years if year == newest]
    if len({*ways}) == len(LOOKS):
        return f"Visits went both ways in {newest}"
    where = {"inbound": "came here", "outbound": "went abroad"}[ways[0]]
    return f"The newest dated {'visit' if len(ways) == 1 else 'visits'}, in {newest}, {where}"


def _year(row: Row) -> int | None:
    """The year in which it began, where its first day can lie in one alone."""
    begun = written_period(row["starts"])
    is_known = begun.first_on and begun.last_on and begun.first_on.year == begun.last_on.year
    return begun.first_on.year if begun.first_on and is_known else None


def _counts(held: list[Row], planned: int, asked: str | None) -> str:
    if asked == "no":
        return f"{planned} planned or invited"
    ways = [f"{sum(row['direction'] == way for row in held)} {way}" for way in LOOKS]
    return f"{listed(ways)} held" + (f", {planned} planned or invited" if planned else "")


def _key(dated: list[Row]) -> str:
    ways = {row["direction"] for row in dated}
    said = ", ".join(f"{sign} {word}" for way, (word, _, _, sign) in LOOKS.items() if way in ways)
    return subtitle(said, "number: people" if any(row["people"] for row in dated) else "")


def _latest(held: list[Row]) -> str:
    dated = [row for row in held if row["first_on"] and row["last_on"]]
    latest = max(dated, key=lambda row: (row["first_on"], row["last_on"]), default=None)
    return f"The latest held with a date: {latest['title']}, {_when(latest)}." if latest else ""


def _span(visits: list[Row]) -> str:
    years = sorted({row["first_on"].year for row in visits if row["first_on"]})
    return f", {years[0]} to {years[-1]}" if len(years) > 1 else "".join(f", {year}" for year in years)


def _when(row: Row) -> str:
    return span_words(row["starts"], row["ends"])


def _caveats(visits: list[Row], dated: list[Row]) -> tuple[str, ...]:
    said = []
    if len(dated) < len(visits):
        said.append(f"{counted(len(visits) - len(dated), 'visits')} without a date: in the table only.")
    if any(row["first_on"] != row["last_on"] for row in dated):
        said.append("A line shows the days on which a visit can have been; dotted: some time before or after.")
    return tuple(said)


def _size(row: Row, most: float, sizes: _Sizes) -> float:
    """By the people, their number as the area."""
    return max(sizes.least, sizes.most * (float(row["people"]) / most) ** 0.5) if row["people"] else sizes.unknown


def _point(row: Row, lane: int, size: float) -> Point:
    word, symbol, colour, _ = LOOKS[row["direction"]]
    people = _people(row, "people") or "no source says how many people"
    where = f"{sentence_case(word)} {'from' if row['direction'] == 'inbound' else 'to'} {row['partner']}, {_when(row)}"
    return Point(
        lane=lane,
        first_on=row["first_on"],
        last_on=row["last_on"],
        kind=word,
        symbol=symbol,
        colour=colour,
        size=size,
        is_filled=row["status"] == "held",
        label=_short(row),
        hover=hover_text(
            row["title"],
            f"{where}, {row['status']}",
            people,
            *_cost_lines(row),
            cited_words(row["publishers"], row["locators"]),
        ),
        leads_to=("visit", row["visit_id"]),
    )


def _short(row: Row) -> str:
    """The people as they stand beside a mark: "14", "12+"."""
    if row["people"] is None:
        return ""
    return f"{row['people']:,.0f}+" if row["people_bound"] == Bound.AT_LEAST else _people(row, "")


def _people(row: Row, unit: str) -> str:
    """How many travelled, with its word; empty where that is not stated."""
    return "" if row["people"] is None else quantity_words(row["people"], row["people_bound"], unit)
