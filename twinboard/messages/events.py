"""Visits, what happened last, and what is planned, advised or aimed for."""

from collections.abc import Sequence

from twinboard.bounds import listed, quantity_words
from twinboard.charts.wording import counted
from twinboard.frames import Row
from twinboard.messages.phrases import MOST_LISTED, are, lead, quantity, titled, unless_actual, when_words
from twinboard.periods import in_period

_MOST_TITLES = 2
_ALL = {1: "", 2: "both "}
_PLANS = {False: "plans", True: "pieces of advice"}
_WITHOUT = {1: "without an exact date", 2: "neither with an exact date"}


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
    span = when_words(row["first_period"], row["last_period"], int(row["visits_dated"]))
    return f", those with a date {span}" if row["visits_dated"] < row["visits"] else f", {span}"


def _people(row: Row) -> str:
    stated, count = int(row["visits_with_people"]), int(row["visits"])
    if not stated:
        return "how many people travelled is not on record"
    of_these = f"for {stated} of them, " if stated < count else ""
    people = f"{of_these}{_heads(row, 'people', 'people')}"
    if len(row["number_ids"]) == 1:
        return f"{people} {are(row['people'])} stated to have travelled"
    ways = [f"{_heads(row, f'people_{way}')} {way}" for way in ("in", "out") if row[f"people_{way}"]]
    split = f" ({', '.join(ways)})" if len(ways) > 1 else ""
    return f"{people} travelled{split}, added up by Twinboard"


def _heads(row: Row, name: str, unit: str = "") -> str:
    return quantity_words(row[name], row[f"{name}_bound"], unit)


def visits_ahead(page: Row, told: Sequence[Row]) -> Sequence[str]:
    counts = [(sum(row["status"] == status for row in told), status) for status in ("planned", "invited")]
    (count, status), *others = [each for each in counts if each[0]]
    also = "".join(f" and {other} as {way}" for other, way in others)
    not_held = "none of them as held" if len(told) > 1 else "not as held"
    said = f"{lead(page)}, {counted(count, 'visits')} {are(count)} on record as {status}{also}, {not_held}"
    return [f"{said}: {listed([titled(row, row['direction']) for row in told])}.", f"{said}."]


def newest(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """The entry with the newest date; where none has one, all are named, for none is known to be the newest."""
    entries = listed([titled(row, row["kind"]) for row in told])
    if told[0]["is_dated"]:
        return [f"{lead(page)}, the newest entry on record with a date is {entries}."]
    count = len(told)
    exact = _WITHOUT.get(count, "none with an exact date")
    said = f"{lead(page)}, {counted(count, 'entries')} {are(count)} on record as done, {exact}"
    return [f"{said}: {entries}.", f"{said}."] if count <= MOST_LISTED else [f"{said}."]


def ahead(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """Aims, which state no number, apart from plans and advice, none of which is known to be done."""
    aims, plans = [row for row in told if row["is_aim"]], [row for row in told if not row["is_aim"]]
    parts = [
        (aims, f"{counted(len(aims), 'aims')} {are(len(aims))} on record, without a number"),
        (plans, f"{counted(len(plans), _sort(plans))} {are(len(plans))} on record and not known to be done"),
    ]
    full = [f"{said}: {listed([titled(row) for row in found])}" for found, said in parts if found]
    short = [said for found, said in parts if found]
    listings = [full, short] if len(aims) <= _MOST_TITLES and len(plans) <= _MOST_TITLES else [short]
    return [f"{lead(page)}, {'; '.join(listing)}." for listing in listings]


def _sort(plans: Sequence[Row]) -> str:
    """Either word only where there is either."""
    are_advice = {row["kind"] == "advice" for row in plans}
    return " or ".join(word for is_advice, word in _PLANS.items() if is_advice in are_advice)
