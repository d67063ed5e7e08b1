"""Beginnings told in two ways: as a year, and as how many years ago."""

from collections.abc import Iterator

from twinboard.disagreements.found import Disagreement
from twinboard.disagreements.numbers import number, text
from twinboard.models import Bound, Record, Rows
from twinboard.periods import in_period, period_words, written_period

LENGTH, EVENT = "relationship-length", "years-since-event"
_TRUE_BY_NOW = ("actual", "estimate")
_NEAR = 10
"""What is around is taken to lie within a tenth, as when numbers are compared."""

Years = tuple[int | None, int | None]
"""The first and the last year that something can be of; None where that side is open."""


def different_beginnings(rows: Rows) -> Iterator[Disagreement]:
    """How long a relationship has lasted against since when it is on record, and years since an event against its date.

    An event is looked for among the milestones of the same partner whose kind the scope of the fact names.
    """
    for record in rows.get("Facts", {}).values():
        indicator = record.values.get("indicator_id")
        if indicator not in (LENGTH, EVENT) or record.values.get("status") not in _TRUE_BY_NOW:
            continue
        for other, column in _dated(record, rows, is_event=indicator == EVENT):
            begun, dated = _begun(record), _years(text(other, column))
            if not _overlap(begun, dated):
                yield Disagreement(
                    "since", "Facts", record.id, "value", (other.id,), _finding(record, other, column, rows)
                )


def _dated(record: Record, rows: Rows, *, is_event: bool) -> Iterator[tuple[Record, str]]:
    partner = text(record, "partner_id")
    if not is_event:
        found = rows.get("Partners", {}).get(partner)
        if found and found.values.get("since"):
            yield found, "since"
        return
    for milestone in rows.get("Milestones", {}).values():
        is_named = text(milestone, "kind") in text(record, "scope").casefold()
        if is_named and partner and milestone.values.get("partner_id") == partner:
            yield milestone, "date"


def _begun(record: Record) -> Years:
    """The years in which it can have begun, as far as the period of the fact tells.

    Fifteen years in 2015 began in 1999 or 2000: the anniversary may still have been to come.
    """
    first, last = _years(text(record, "period"))
    years, bound = int(float(text(record, "value"))), text(record, "bound")
    near = years // _NEAR if bound == Bound.AROUND else 0
    is_longer, is_shorter = bound in (Bound.OVER, Bound.AT_LEAST), bound == Bound.UP_TO
    return (
        None if first is None or is_longer else first - years - 1 - near,
        None if last is None or is_shorter else last - years + near,
    )


def _years(written: str) -> Years:
    period = written_period(written)
    first_on, last_on = period.first_on, period.last_on
    return first_on.year if first_on else None, last_on.year if last_on else None


def _overlap(one: Years, other: Years) -> bool:
    return all(
        first is None or last is None or first <= last for first, last in ((one[0], other[1]), (other[0], one[1]))
    )


def _finding(record: Record, other: Record, column: str, rows: Rows) -> str:
    fact = number(record, rows)
    assert fact is not None
    period = in_period(text(record, "period"))
    of = f" {period}" if period.startswith(("in ", "on ")) else f", as stated {period},"
    said = f"{fact.words}{of} would mean {_years_words(_begun(record))}"
    written, name = text(other, column), text(other, "name") or f"“{text(other, 'title')}”"
    when = f"since {period_words(written)}" if column == "since" else in_period(written)
    return f"{fact.measure}: {said}; {name} is on record {when}."


def _years_words(years: Years) -> str:
    first, last = years
    if first is None:
        return f"{last} or earlier"
    if last is None:
        return f"{first} or later"
    return f"{first} or {last}" if last - first == 1 else f"{first} to {last}"
