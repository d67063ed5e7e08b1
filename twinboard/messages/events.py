"""Visits, what happened last, and what is planned, advised or aimed for."""

from collections.abc import Sequence

from twinboard.bounds import quantity_words
from twinboard.charts.wording import counted, listed
from twinboard.frames import Row
from twinboard.messages.phrases import are, between_periods, lead, quantity, titled, unless_actual
from twinboard.periods import in_period

_MOST_TITLES = 2
_ALL = {1: "", 2: "both "}


def visits(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """Those held, and apart from them those that a source only counts: they may be the same."""
    held = [row for row in told if row["standing"] == "held"]
    stated = [row for row in told if row["standing"] == "stated"]
    said = f"{lead(page)}, {_held_words(held[0]) if held else 'no visit is listed as held'}"
    if not stated:
        return [f"{said}."]
    only = "stated only as a count, and not added to these" if held else "stated only as a count"
    counts = [f"{quantity(row, 'visits')} {_count_words(row)}" for row in stated]
    return [f"{said}; {only}: {listed(counts)}.", f"{said}; {only}, in {len(stated)} places, are others."]


def _count_words(row: Row) -> str:
    status = unless_actual(row)
    return in_period(row["period"]) + (f" ({status})" if status else "")


def _held_words(row: Row) -> str:
    count = int(row["visits"])
    held = f"{counted(count, 'visits')} {are(count)} on record as held, {_ways(row)}{_when(row)}"
    return f"{held}; {_people(row)}"


def _ways(row: Row) -> str:
    ways = [(int(row["visits_in"]), "inbound"), (int(row["visits_out"]), "outbound")]
    found = [(count, way) for count, way in ways if count]
    if len(found) == 1:
        return f"{_ALL.get(found[0][0], 'all ')}{found[0][1]}"
    return listed([f"{count} {way}" for count, way in found])


def _when(row: Row) -> str:
    if not row["visits_dated"]:
        return ", without an exact date"
    first, last = row["first_period"], row["last_period"]
    span = between_periods(first, last)
    return f", those with a date {span}" if row["visits_dated"] < row["visits"] else f", {span}"


def _people(row: Row) -> str:
    stated, count = int(row["visits_with_people"]), int(row["visits"])
    if not stated:
        return "how many people travelled is not on record"
    ways = [
        f"{quantity_words(row[f'people_{way}'], row[f'people_{way}_bound'])} {way}"
        for way in ("in", "out")
        if row[f"people_{way}"]
    ]
    split = f", {listed(ways)}" if len(ways) > 1 else ""
    of_these = f"for {stated} of them, " if stated < count else ""
    people = quantity_words(row["people"], row["people_bound"], "people")
    return f"{of_these}{people} {are(row['people'])} stated to have travelled{split}"


def visits_ahead(page: Row, told: Sequence[Row]) -> Sequence[str]:
    counts = [(sum(row["status"] == status for row in told), status) for status in ("planned", "invited")]
    (count, status), *others = [each for each in counts if each[0]]
    also = "".join(f" and {other} as {way}" for other, way in others)
    not_held = "none of them as held" if len(told) > 1 else "not as held"
    said = f"{lead(page)}, {counted(count, 'visits')} {are(count)} on record as {status}{also}, {not_held}"
    return [f"{said}: {listed([titled(row, row['direction']) for row in told])}.", f"{said}."]


def newest(page: Row, told: Sequence[Row]) -> Sequence[str]:
    [row] = told
    if row["is_dated"]:
        return [f"{lead(page)}, the newest entry on record with a date is {titled(row, row['kind'])}."]
    if row["count_happened"] == 1:
        return [f"{lead(page)}, the one entry on record as done has no exact date: {titled(row, row['kind'])}."]
    none = "neither" if row["count_happened"] == 2 else "none"
    entries = f"{none} of the {row['count_happened']} entries on record as done has an exact date"
    return [f"{lead(page)}, {entries}; one of them is {titled(row, row['kind'])}."]


def ahead(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """Aims, which state no number, apart from plans and advice, none of which is known to be done."""
    aims, plans = [row for row in told if row["is_aim"]], [row for row in told if not row["is_aim"]]
    parts = [
        (aims, f"{counted(len(aims), 'aims')} {are(len(aims))} on record, without a number"),
        (
            plans,
            f"{counted(len(plans), 'plans or pieces of advice')} {are(len(plans))} on record and not known to be done",
        ),
    ]
    full = [f"{said}: {listed([titled(row) for row in found])}" for found, said in parts if found]
    short = [said for found, said in parts if found]
    listings = [full, short] if len(aims) <= _MOST_TITLES and len(plans) <= _MOST_TITLES else [short]
    return [f"{lead(page)}, {'; '.join(listing)}." for listing in listings]
