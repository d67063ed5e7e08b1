"""Beginnings told in two ways: as a year, and as how many years ago."""

from collections import defaultdict
from collections.abc import Iterator
from math import inf

from twinboard.arithmetic import Reach
from twinboard.disagreements.disagreement import Disagreement
from twinboard.disagreements.earliest import FirstApart
from twinboard.disagreements.numbers import number, text
from twinboard.models import Bound, Record, Rows
from twinboard.periods import in_period, period_words, written_period
from twinboard.rules.vocabularies import MILESTONE_KIND

LENGTH, EVENT = "relationship-length", "years-since-event"
_TRUE_BY_NOW = ("actual", "estimate")
_NEAR = 10
"""What is around is taken to lie within a tenth, as when numbers are compared."""

Years = tuple[int | None, int | None]
"""The first and the last year that something can be of; None where that side is open."""


class _Dated:
    """Rows with a date each, and the first of them that is not of certain years."""

    def __init__(self) -> None:
        self._rows: list[Record] = []
        self._years = FirstApart()

    def add(self, record: Record, column: str) -> None:
        self._years.add(_reach(_years(text(record, column))), len(self._rows))
        self._rows.append(record)

    def first_unlike(self, years: Years) -> Record | None:
        place = self._years.find(_reach(years))
        return None if place is None else self._rows[place]


def different_beginnings(rows: Rows) -> Iterator[Disagreement]:
    """How long a relationship has lasted against since when it is on record, and years since an event against its date.

    An event is looked for among the milestones of the same partner whose kind the scope of the fact names; of those
    of one kind the first is told that cannot be the one.
    """
    partners, events = _beginnings(rows), _events(rows)
    for record in rows.get("Facts", {}).values():
        indicator, partner = record.values.get("indicator_id"), text(record, "partner_id")
        if indicator not in (LENGTH, EVENT) or record.values.get("status") not in _TRUE_BY_NOW:
            continue
        is_event, scope = indicator == EVENT, text(record, "scope").casefold()
        named = [events.get((partner, kind)) for kind in MILESTONE_KIND if kind in scope]
        for dated in filter(None, named if is_event else [partners.get(partner)]):
            if other := dated.first_unlike(_begun(record)):
                column = "date" if is_event else "since"
                finding = _finding(record, other, column, rows)
                yield Disagreement("since", "Facts", record.id, "value", (other.id,), finding)


def _beginnings(rows: Rows) -> dict[str, _Dated]:
    """The partners of which it is on record since when, by their id."""
    found: dict[str, _Dated] = defaultdict(_Dated)
    for identity, partner in rows.get("Partners", {}).items():
        if partner.values.get("since"):
            found[identity].add(partner, "since")
    return found


def _events(rows: Rows) -> dict[tuple[str, str], _Dated]:
    """The milestones with a partner, by it and by their kind."""
    found: dict[tuple[str, str], _Dated] = defaultdict(_Dated)
    for milestone in rows.get("Milestones", {}).values():
        if partner := text(milestone, "partner_id"):
            found[partner, text(milestone, "kind")].add(milestone, "date")
    return found


def _begun(record: Record) -> Years:
    """The years in which it can have begun, as far as the period of the fact tells.

    Fifteen years in 2015 began in 1999 or 2000: the anniversary may still have been to come.
    """
    first, last = _years(text(record, "period"))
    years, bound = int(float(text(record, "value"))), text(record, "bound")
    most = int(float(text(record, "high") or years))
    near = years // _NEAR if bound == Bound.AROUND else 0
    is_longer, is_shorter = bound in (Bound.OVER, Bound.AT_LEAST), bound == Bound.UP_TO
    return (
        None if first is None or is_longer else first - most - 1 - near,
        None if last is None or is_shorter else last - years + near,
    )


def _years(written: str) -> Years:
    period = written_period(written)
    first_on, last_on = period.first_on, period.last_on
    return first_on.year if first_on else None, last_on.year if last_on else None


def _reach(years: Years) -> Reach:
    first, last = years
    return (-inf if first is None else first, 0), (inf if last is None else last, 0)


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
