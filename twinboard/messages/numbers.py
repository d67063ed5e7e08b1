"""Jobs, money, other numbers, and which numbers nobody states."""

from collections.abc import Sequence

from twinboard.bounds import quantity_words
from twinboard.charts.wording import counted, listed
from twinboard.frames import Row
from twinboard.messages.phrases import (
    MOST_LISTED,
    are,
    joined,
    lead,
    own_effect,
    quantity,
    subject,
    unless_actual,
    whose_effect,
)
from twinboard.numerals import POUNDS
from twinboard.periods import NOT_STATED, period_words

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

    A total that a source states is told as its own, and is never one of the parts.
    """
    effect = whose_effect(told, "These jobs", "these jobs")
    totals = [row for row in told if row["made_of"]]
    if totals and len(totals) < len(told):
        number = listed([_job_part(told, row) for row in totals])
        stated = f"; {number} {are(totals[0]['value'])} stated as {'a total' if len(totals) == 1 else 'totals'}"
        return [f"{listing}{stated}.{effect}" for listing in _jobs(page, [row for row in told if not row["made_of"]])]
    return [f"{listing}.{effect}" for listing in _jobs(page, told)]


def _jobs(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """The numbers that are no totals of the others, the fullest sentence first, without its full stop."""
    first, parts = told[0], listed([_job_part(told, row) for row in told])
    if first["total_bound"]:
        total = quantity_words(first["total_value"], first["total_bound"], first["unit"])
        together = f"together {total}, added up by Twinboard"
        listings = [
            f"{lead(page)}, {each} are stated{_for_when(told)}: {together}"
            for each in (parts, f"{len(told)} numbers of jobs")
        ]
    elif len(told) == 1:
        said = f"{lead(page)}, {quantity(first)} {are(first['value'])} stated{_for_when(told)}"
        listings = [f"{said}: {first['employer']}", said]
    else:
        said = f"{lead(page)}, {len(told)} numbers of jobs are stated{_for_when(told)} and not added up"
        listings = [f"{said}: {parts}", said]
    return listings[len(told) > MOST_LISTED :]


def _for_when(told: Sequence[Row]) -> str:
    """The period if it is the same for all, and that no source is dated."""
    periods = {row["period"] for row in told}
    when = f" for {period_words(periods.pop())}" if len(periods) == 1 else ""
    return f"{when} by an undated source" if all(row["is_undated"] for row in told) else when


def _job_part(told: Sequence[Row], row: Row) -> str:
    when = "" if len({each["period"] for each in told}) == 1 else period_words(row["period"])
    number = quantity_words(row["value"], row["bound"], row["unit"])
    return f"{number} ({joined(row['employer'], when, own_effect(told, row))})"


def money(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """Nothing is added, not even within a stage: two amounts may be the same money."""
    count = len(told)
    said = f"{lead(page)}, {counted(count, 'amounts')} of money {are(count)} on record{_not_added(count)}"
    stages = {row["stage"]: row["count_at_stage"] for row in told}
    by_stage = listed([f"{number} as {_STAGES[stage][number > 1]}" for stage, number in stages.items()])
    short = f"{said}: {by_stage}{_not_actual(told[0]['count_not_actual'], count)}."
    return [f"{said}: {listed([_amount(row) for row in told])}.", short] if count <= MOST_LISTED else [short]


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
    words = period_words(row["period"])
    return "no date stated" if words == NOT_STATED else words


def others(page: Row, told: Sequence[Row]) -> Sequence[str]:
    count = len(told)
    sort = "numbers" if told[0]["count_on_page"] == count else "further numbers"
    said = f"{lead(page)}, {counted(count, sort)} {are(count)} on record"
    effect = whose_effect(told, "Such numbers", "such numbers")
    full = f"{said}: {listed([f'{quantity(row)} ({_number_words(told, row)})' for row in told])}.{effect}"
    return [full, f"{said}.{effect}"] if count <= _LISTED_NUMBERS else [f"{said}.{effect}"]


def _number_words(told: Sequence[Row], row: Row) -> str:
    return joined(row["measure"], row["scope"], unless_actual(row), _when(row), own_effect(told, row))


def gaps(page: Row, told: Sequence[Row]) -> Sequence[str]:
    """What is not known; nothing where all that a reader would ask for is there."""
    [row] = told
    is_partner = page["sort"] == "partner"
    exports = f"UK exports to {row['country']}"
    wanted = {
        f"any number about {subject(page)}": not row["count_numbers"],
        "a number of jobs": is_partner and row["count_numbers"] and not row["count_jobs"],
        "a held visit": row["count_numbers"] and not row["has_visits"],
        "an amount of money": row["count_numbers"] and not row["count_money"],
        exports: is_partner and row["country"] and not row["has_exports"],
    }
    missing = [name for name, is_missing in wanted.items() if is_missing]
    about = f" for {subject(page)}" if row["count_numbers"] else ""
    return [f"No source is on record as stating {_either(missing)}{about}."] if missing else []


def _either(words: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
