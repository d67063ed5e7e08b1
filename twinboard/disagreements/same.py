"""The same thing said twice: one measure of one period with two values, one visit with different days."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import product

from twinboard.arithmetic import reach
from twinboard.disagreements.disagreement import Disagreement
from twinboard.disagreements.earliest import FirstAbove, FirstApart
from twinboard.disagreements.numbers import NUMBER_COLUMNS, is_number, number, official_sources, stated, text
from twinboard.models import Record, Rows, Value
from twinboard.names import folded
from twinboard.periods import in_period, span_words, written_period
from twinboard.rules.sheets import BY_NAME, FACTS, MONEY
from twinboard.rules.stored import high_of

_SAME = {
    FACTS: ("indicator_id", "partner_id", "status", "scope"),
    MONEY: ("partner_id", "status", "stage", "recurring", "title"),
}
"""The columns in which two numbers of one thing and period agree; the last is compared as people read it."""
_NOT_SAID = {FACTS: ("strand_id",), MONEY: ("strand_id", "funder")}
"""The columns in which they agree, or in which one of them says nothing."""
_BLANK_MEANS = {(MONEY, "status"): "actual", (MONEY, "recurring"): "no"}
_LONGEST_VISIT = timedelta(days=31)
"""Visits of which only a quarter or a year is known may well be two."""
_ONE_DAY = timedelta(days=1)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def different_values(rows: Rows) -> Iterator[Disagreement]:
    """Numbers of the same measure, place, scope and period, each beside the first with which it cannot be right.

    Of two official statistics the later one is a revision, and no disagreement.
    """
    official = official_sources(rows)
    for sheet, column in NUMBER_COLUMNS.items():
        groups: dict[tuple[object, ...], list[Record]] = defaultdict(list)
        said = (column, "bound", high_of(BY_NAME[sheet].column(column)))
        records = [record for record in rows.get(sheet, {}).values() if is_number(record, rows)]
        for record, thing in zip(records, _things(sheet, records), strict=True):
            groups[thing].append(record)
        for group in groups.values():
            if len(group) > 1 and len({tuple(map(record.values.get, said)) for record in group}) > 1:
                yield from _differing(group, rows, official)


def _things(sheet: str, records: Sequence[Record]) -> Iterator[tuple[object, ...]]:
    """What each number is of, column by column: each period and text is read once. One period may be written in two
    ways."""
    *same, words = (_each(records, column, _BLANK_MEANS.get((sheet, column), "")) for column in _SAME[sheet])
    return zip(_each(records, "period", "", _days_of), *same, map(folded, map(str, words)), strict=True)


def _each(
    records: Sequence[Record], column: str, blank: str, read: Callable[[Value], object] = lambda value: value
) -> list[object]:
    values = [record.values.get(column) or blank for record in records]
    meant = {value: read(value) for value in set(values)}
    return list(map(meant.__getitem__, values))


def _days_of(period: Value) -> tuple[date | None, date | None]:
    found = written_period(str(period))
    return found.first_on, found.last_on


def _differing(group: Sequence[Record], rows: Rows, official: frozenset[str]) -> Iterator[Disagreement]:
    """Numbers in words are made of those alone that differ: in a large file most do not."""
    earlier: dict[tuple[str | None, ...], FirstApart] = defaultdict(FirstApart)
    for position, record in enumerate(group):
        said, can_be = _said(record), reach(stated(record))
        others = [earlier[key].find(can_be) for key in _may_be_one_with(said) if key in earlier]
        for key in _found_by(said):
            earlier[key].add(can_be, position)
        place = min((other for other in others if other is not None), default=None)
        if place is None:
            continue
        if {text(one, "source_id") for one in (group[place], record)} <= official:
            continue
        first, second = number(group[place], rows), number(record, rows)
        if first and second:
            when = in_period(text(second.record, "period"))
            finding = f"{first.measure}, {when}, is stated as {first.words} and as {second.words}."
            yield _found("value", second.record, second.column, first.record, finding)


def _said(record: Record) -> tuple[str, ...]:
    """What is said of a number beside what it is of; empty where nothing is."""
    return tuple([folded(text(record, column)) for column in _NOT_SAID[record.sheet]])


def _found_by(said: Sequence[str]) -> Iterable[tuple[str | None, ...]]:
    """Under which keys a number is kept: what it says, or anything (None), column by column."""
    return product(*((word, None) for word in said))


def _may_be_one_with(said: Sequence[str]) -> Iterable[tuple[str | None, ...]]:
    """The keys of what says the same or nothing; beside what says nothing, of all."""
    return product(*((word, "") if word else (None,) for word in said))


def overlapping_visits(rows: Rows) -> Iterator[Disagreement]:
    """Two visits of one direction with a partner on overlapping days: one visit told twice, perhaps, or a wrong day.

    Each is told beside the first that it overlaps; of two of which no more than a month is known both may well be.
    """
    groups: dict[tuple[str, str], list[tuple[date, date, Record]]] = defaultdict(list)
    for record in rows.get("Visits", {}).values():
        first_on, last_on = _days(record)
        if first_on and last_on and last_on - first_on <= _LONGEST_VISIT:
            groups[text(record, "partner_id"), text(record, "direction")].append((first_on, last_on, record))
    for group in groups.values():
        for first, second in _overlapping(sorted(group, key=lambda one: (one[0], one[2].id))):
            finding = f"{_visit_words(first)} and {_visit_words(second)} overlap: they may be one visit."
            yield _found("visit", second, "starts", first, finding)


def _overlapping(ordered: Iterable[tuple[date, date, Record]]) -> Iterator[tuple[Record, Record]]:
    every, of_a_day = FirstAbove[Record](), FirstAbove[Record]()
    for first_on, last_on, record in ordered:
        has_day = _has_day(record)
        if first := (every if has_day else of_a_day).find(first_on - _ONE_DAY):
            yield first, record
        every.add(last_on, record)
        if has_day:
            of_a_day.add(last_on, record)


def _days(record: Record) -> tuple[date | None, date | None]:
    starts, ends = written_period(text(record, "starts")), text(record, "ends")
    return starts.first_on, written_period(ends).last_on if ends else starts.last_on


def _has_day(record: Record) -> bool:
    return _DAY.search(f"{text(record, 'starts')} {text(record, 'ends')}") is not None


def _visit_words(record: Record) -> str:
    return f"“{text(record, 'title')}” ({span_words(text(record, 'starts'), text(record, 'ends'))})"


def _found(kind: str, record: Record, column: str, other: Record, finding: str) -> Disagreement:
    return Disagreement(kind, record.sheet, record.id, column, (other.id,), finding)
