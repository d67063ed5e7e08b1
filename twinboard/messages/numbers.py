"""Jobs, money, other numbers, and which numbers nobody states."""

from collections.abc import Sequence

from twinboard.bounds import listed, quantity_words
from twinboard.charts.base.wording import counted
from twinboard.frames import Row
from twinboard.messages.message import has_room
from twinboard.messages.phrases import (
    MOST_LISTED,
    OUR_SUM,
    are,
    itself,
    joined,
    lead,
    own_effect,
    quantity,
    unless_actual,
    whose,
    whose_effect,
)
from twinboard.names import split_list
from twinboard.numerals import POUNDS
from twinboard.periods import NOT_STATED, for_period, period_words

_STAGES = {
    "idea": ("an idea", "ideas"),
    "budget": ("a budget", "budgets"),
    "bid": ("a bid (not income)", "bids (not income)"),
    "awarded": ("awarded",) * 2,
    "received": ("received",) * 2,
    "spent": ("spent",) * 2,
}
_LISTED_NUMBERS = 2


def jobs(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """The sum where `evidence/key_jobs` finds it honest; the parts, each with its word, as far as there is room.

    Beside the sum stands what is newer, of a part of it, or of others; how many they are, where there is no room.

    What a source states as a total of others is told as that, behind them, and added to nothing.
    """
    effect, totals = whose_effect(told), [row for row in told if row.get("made_of")]
    single, besides = _summed_and_besides([row for row in told if not row.get("made_of")])
    if not single:
        single, totals = totals, []
    of_all = _besides_words(page, told, besides) + _stated_totals(page, told, single, totals)
    others = len(besides) + len(totals)
    ends = [of_all, f"; not in this: {counted(others, 'other numbers')}"] if of_all else [""]
    listings = [f"{each}{end}" for end in ends for each in _jobs_stated(page, told, single)]
    return [f"{listing}.{effect}" for listing in listings[len(single) > MOST_LISTED :]]


def _summed_and_besides(single: Sequence[Row]) -> tuple[Sequence[Row], Sequence[Row]]:
    """The numbers of a sum apart from those that are newer or of others; where there is no sum, all are together."""
    summed = [row for row in single if row["total_bound"]]
    return (summed, [row for row in single if not row["total_bound"]]) if summed else (single, [])


def _besides_words(page: Row, told: Sequence[Row], besides: Sequence[Row]) -> str:
    parts = [
        (word, [row for row in besides if bool(row["is_newer"]) == is_newer])
        for word, is_newer in (("newer and not of all of these", True), ("not in this sum", False))
    ]
    return "".join(
        f"; {word}: {listed([_job_part(page, told, row) for row in found])}" for word, found in parts if found
    )


def _jobs_stated(page: Row, told: Sequence[Row], single: Sequence[Row]) -> Sequence[str]:
    first, count, when, about = single[0], len(single), _for_when(single), lead(page)
    parts = listed([_job_part(page, told, row, is_timed=not first["total_bound"]) for row in single])
    if first["total_bound"]:
        total = quantity_words(first["total_value"], first["total_bound"], first["unit"])
        together = f"together {total}, {OUR_SUM}"
        return [f"{about}: {parts}{when}: {together}", f"{about}: {count} numbers of jobs{when}, {together}"]
    if count == 1:
        said = f"{about}: {quantity(first)}{when}"
        return [f"{said}, {first['employer']}", said]
    said = f"{about}: {count} numbers of jobs{when}, not added up"
    return [f"{said}: {parts}", said]


def _stated_totals(page: Row, told: Sequence[Row], single: Sequence[Row], totals: Sequence[Row]) -> str:
    if not totals:
        return ""
    parts = {identity for row in totals for identity in split_list(row["made_of"])}
    of_these = parts == {identity for row in single for identity in row["number_ids"]}
    what = "their total" if of_these and len(totals) == 1 else "a total" if len(totals) == 1 else "totals"
    number = listed([_job_part(page, told, row) for row in totals])
    return f"; {number} {'is' if len(totals) == 1 and totals[0]['value'] == 1 else 'are'} stated as {what}"


def _for_when(told: Sequence[Row]) -> str:
    """The period if it is the same for all, and that no source is dated."""
    periods = {row["period"] for row in told}
    when = f" {for_period(periods.pop())}" if len(periods) == 1 else ""
    return f"{when} (undated source)" if all(row["is_undated"] for row in told) else when


def _job_part(page: Row, told: Sequence[Row], row: Row, *, is_timed: bool = True) -> str:
    """A number with what it is of, and when unless all are of one time or the sum says it."""
    when = _when(row) if is_timed and len({each["period"] for each in told}) > 1 else ""
    return f"{quantity(row)} ({joined(row['employer'], whose(page, told, row), when, own_effect(told, row))})"


def money(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """Nothing is added, not even within a stage: two amounts may be the same money."""
    count = len(told)
    said = f"{lead(page)}: {counted(count, 'amounts')} of money{_not_added(count)}"
    stages = {row["stage"]: row["count_at_stage"] for row in told}
    by_stage = listed([f"{number} as {_STAGES[stage][number > 1]}" for stage, number in stages.items()])
    short = f"{said}: {by_stage}{_not_actual(told[0]['count_not_actual'], count)}."
    listings = [f"{said}: {listed([_amount(row) for row in told])}.", short, f"{said}."]
    return listings if count <= MOST_LISTED else listings[1:]


def _not_actual(unsure: int, count: int) -> str:
    if not unsure:
        return ""
    return f"; {unsure} of these {are(unsure)} not stated as actual" if unsure < count else "; none is stated as actual"


def _not_added(count: int) -> str:
    return ", not added up" if count > 1 else ""


def _amount(row: Row) -> str:
    amount = quantity_words(row["amount_gbp"], row["bound"], POUNDS)
    every = "every year" if row["is_recurring"] else ""
    known = joined(f"“{row['title']}”", unless_actual(row), every, _when(row))
    return f"{amount} as {_STAGES[row['stage']][0]} ({known})"


def _when(row: Row) -> str:
    when = period_words(row["period"])
    return "no date stated" if when == NOT_STATED else when


def others(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """Numbers that no other message tells, where they are few enough to be told: their count alone says nothing."""
    numbers = listed([f"{quantity(row)} ({_number_words(page, told, row)})" for row in told])
    said = f"{lead(page)}: {numbers}.{whose_effect(told)}"
    return [said] if len(told) <= _LISTED_NUMBERS and has_room(said) else []


def _number_words(page: Row, told: Sequence[Row], row: Row) -> str:
    partner, effect = whose(page, told, row), own_effect(told, row)
    return joined(row["measure"], row["scope"], partner, unless_actual(row), _when(row), effect)


def gaps(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """What no document here states. Nothing where all that a reader would ask for is there."""
    [row] = told
    is_partner = page["sort"] == "partner"
    exports = f"UK exports to {row['country']}" if is_partner and row["country"] and not row["has_exports"] else ""
    if not row["count_numbers"]:
        return [f"No document here states any number for {itself(page)}{f' or for {exports}' if exports else ''}."]
    is_shared = is_partner and page.get("has_shared_money")
    wanted = {
        "jobs": is_partner and not row["count_jobs"],
        "a visit that took place": not row["has_visits"],
        "money": not row["count_money"] and not is_shared,
    }
    missing = " or ".join(name for name, is_missing in wanted.items() if is_missing)
    said = [
        f"{missing} for {itself(page)}" if missing else "",
        f"money for {'it' if missing else page['name']} alone" if is_shared and not row["count_money"] else "",
        exports,
    ]
    return _not_stated([each for each in said if each])


def _not_stated(said: Sequence[str]) -> Sequence[str]:
    return [f"No document here states {', or '.join(said)}."] if said else []
