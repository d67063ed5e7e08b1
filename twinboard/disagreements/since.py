"""Beginnings told in two ways: as a year, and as how many years ago."""

from collections.abc import Iterator

from twinboard.disagreements.found import Disagreement
from twinboard.disagreements.numbers import number, text
from twinboard.models import Bound, Record, Rows
from twinboard.periods import in_period, period_words, written_period

LENGTH, EVENT = "relationship-length", "years-since-event"
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
        if indicator not in (LENGTH, EVENT):
            continue
        for other, column in _dated(record, rows, is_event=indicator == EVENT):
            begun, dated = _begun(record), _years(text(other, column))
            if begun and not _overlap(begun, dated):
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


def _begun(record: Record) -> Years | None:
    """The years in which it can have begun; None where the fact is not of one known year.

    Fifteen years in 2015 began in 1999 or 2000: the anniversary may still have been to come.
    """
    period = written_period(text(record, "period"))
    if not (period.first_on and period.last_on and period.first_on.year == period.last_on.year):
        return None
    years, bound = int(float(text(record, "value"))), text(record, "bound")
    near = years // _NEAR if bound == Bound.AROUND else 0
    first, last = period.first_on.year - years - 1 - near, period.first_on.year - years + near
    return (None if bound in (Bound.OVER, Bound.AT_LEAST) else first, None if bound == Bound.UP_TO else last)


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
    said = f"{fact.words} {in_period(text(record, 'period'))} would mean {_years_words(_begun(record))}"
    written, name = text(other, column), text(other, "name") or f"“{text(other, 'title')}”"
    when = f"since {period_words(written)}" if column == "since" else in_period(written)
    return f"{fact.measure}: {said}; {name} is on record {when}."


def _years_words(years: Years | None) -> str:
    first, last = years or (None, None)
    if first is None:
        return f"{last} or earlier"
    if last is None:
        return f"{first} or later"
    return f"{first} or {last}" if last - first == 1 else f"{first} to {last}"
