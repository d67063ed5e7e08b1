"""Visits, what happened last, and what is planned, advised or aimed for."""

from collections.abc import Sequence

from twinboard.bounds import listed, quantity_words
from twinboard.charts.base.wording import counted
from twinboard.frames import Row
from twinboard.messages.phrases import MOST_LISTED, OUR_SUM, lead, quantity, titled, unless_actual, when_words
from twinboard.periods import in_period

_MOST_TITLES = 2
_ALL = {1: "", 2: "both "}
_PLANS = {False: "plans", True: "pieces of advice"}
_CAME = {"in": "A delegation came from {}", "out": "A delegation went to {}"}


def visits(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """Those held, and apart from them those that a document only counts: they may be the same."""
    held = [row for row in told if row["standing"] == "held"]
    stated = [row for row in told if row["standing"] == "stated"]
    said = _held_listings(page, held[0]) if held else [f"{lead(page)}: no visit is named"]
    if not stated:
        return [f"{each}." for each in said]
    counts = [f"{quantity(row, 'visits')} {_count_words(row)}" for row in stated]
    added = ", not added to these" if held else ""
    listings = [f"only counted{added}: {listed(counts)}", f"others are only counted{added}", "others are only counted"]
    return [f"{each}; {only}." for only in listings for each in said]


def _count_words(row: Row) -> str:
    status = unless_actual(row)
    return in_period(row["period"]) + (f" ({status})" if status else "")


def _held_listings(page: Row, row: Row) -> Sequence[str]:
    """The fullest first: with the people each way, without them, without the days."""
    count, when = int(row["visits"]), _when(row)
    start = f"{lead(page)}: {counted(count, 'visits')}"
    long_start = f"{start}, {_ways(row)}"
    if count == 1 and page["sort"] == "partner" and not page.get("has_places"):
        start = long_start = _CAME["in" if row["visits_in"] else "out"].format(page["name"])
        when = when.removeprefix(",") if row["visits_dated"] else when
    with_days = f"{long_start}{when}"
    return [
        f"{with_days}; {_people(row, is_split=True)}",
        f"{with_days}; {_people(row)}",
        f"{start}{when}; {_people(row)}",
        f"{start}; {_people(row)}",
    ]


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


def _people(row: Row, *, is_split: bool = False) -> str:
    stated, count = int(row["visits_with_people"]), int(row["visits"])
    if not stated:
        return "no document says how many people"
    of_these = f"for {stated} of them, " if stated < count else ""
    people = f"{of_these}{_heads(row, 'people', 'people')} travelled"
    if len(row["number_ids"]) == 1:
        return people
    ways = [f"{_heads(row, f'people_{way}')} {way}" for way in ("in", "out") if row[f"people_{way}"]]
    split = f" ({', '.join(ways)})" if is_split and len(ways) > 1 else ""
    return f"{people}{split}, {OUR_SUM}"


def _heads(row: Row, name: str, unit: str = "") -> str:
    return quantity_words(row[name], row[f"{name}_bound"], unit)


def visits_ahead(page: Row, told: Sequence[Row]) -> Sequence[str]:
    counts = [(sum(row["status"] == status for row in told), status) for status in ("planned", "invited")]
    (count, status), *others = [each for each in counts if each[0]]
    also = "".join(f" and {other} {way}" for other, way in others)
    not_held = "none is known to have taken place" if len(told) > 1 else "not known to have taken place"
    said = f"{lead(page)}: {counted(count, 'visits')} {status}{also}, {not_held}"
    return [f"{said}: {listed([titled(row, row['direction']) for row in told])}.", f"{said}."]


def newest(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """The entry with the newest date; where none has one, all are named, for none is known to be the newest."""
    entries = listed([titled(row, row["kind"]) for row in told])
    if told[0]["is_dated"]:
        when = in_period(told[0]["period"])
        return [
            f"{lead(page)}: the latest with a date is {entries}.",
            f"{lead(page)}: the latest with a date was {when}.",
        ]
    none = "without" if len(told) == 1 else "none with"
    said = f"{lead(page)}: {counted(len(told), 'things')} happened, {none} an exact date"
    return [f"{said}: {entries}.", f"{said}."] if len(told) <= MOST_LISTED else [f"{said}."]


def ahead(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """Aims, which state no number, apart from plans and advice, none of which is known to be carried out."""
    aims, plans = [row for row in told if row["is_aim"]], [row for row in told if not row["is_aim"]]
    parts = [
        (aims, counted(len(aims), "aims"), f"{'none with' if len(aims) > 1 else 'without'} a number"),
        (plans, counted(len(plans), _sort(plans)), f"{'none' if len(plans) > 1 else 'not'} known to be carried out"),
    ]
    found = [(rows, count, known) for rows, count, known in parts if rows]
    full = [f"{count}, {known}: {listed([titled(row) for row in rows])}" for rows, count, known in found]
    short = [f"{count}, {known}" for _, count, known in found]
    shortest = [f"{listed([count for _, count, _ in found])}, of which nothing is known to be done"]
    is_few = len(aims) <= _MOST_TITLES and len(plans) <= _MOST_TITLES
    listings = [full, short, shortest] if is_few else [short, shortest]
    return [f"{lead(page)}: {'; '.join(listing)}." for listing in listings]


def _sort(plans: Sequence[Row]) -> str:
    """Either word only where there is either."""
    are_advice = {row["kind"] == "advice" for row in plans}
    return " or ".join(word for is_advice, word in _PLANS.items() if is_advice in are_advice)
