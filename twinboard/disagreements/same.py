"""The same thing said twice: one measure of one period with two values, one visit with different days."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from twinboard.arithmetic import may_agree
from twinboard.disagreements.found import Disagreement
from twinboard.disagreements.numbers import NUMBER_COLUMNS, Number, number, official_sources, text
from twinboard.models import Record, Rows
from twinboard.names import folded
from twinboard.periods import Period, in_period, span_words, written_period
from twinboard.rules.sheets import FACTS, MONEY

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
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def different_values(rows: Rows) -> Iterator[Disagreement]:
    """Numbers of the same measure, place, scope and period, each beside the first with which it cannot be right.

    Of two official statistics the later one is a revision, and no disagreement.
    """
    official = official_sources(rows)
    for sheet in NUMBER_COLUMNS:
        groups: dict[tuple[object, ...], list[Record]] = defaultdict(list)
        for record in rows.get(sheet, {}).values():
            groups[_thing(record)].append(record)
        for group in (group for group in groups.values() if len(group) > 1):
            yield from _differing([found for record in group if (found := number(record, rows))], official)


def _thing(record: Record) -> tuple[object, ...]:
    """What a number is of. One period may be written in two ways."""
    sheet, values = record.sheet, record.values
    period = written_period(text(record, "period"))
    *same, words = (values.get(column) or _BLANK_MEANS.get((sheet, column), "") for column in _SAME[sheet])
    return period.first_on, period.last_on, *same, folded(str(words))


def _differing(group: Sequence[Number], official: frozenset[str]) -> Iterator[Disagreement]:
    for position, second in enumerate(group):
        first = next((one for one in group[:position] if _cannot_both_be(one, second)), None)
        if first and not {text(one.record, "source_id") for one in (first, second)} <= official:
            when = in_period(text(second.record, "period"))
            finding = f"{first.measure}, {when}, is stated as {first.words} and as {second.words}."
            yield _found("value", second.record, second.column, first.record, finding)


def _cannot_both_be(first: Number, second: Number) -> bool:
    is_one_thing = all(
        len({folded(text(one.record, column)) for one in (first, second)} - {""}) <= 1
        for column in _NOT_SAID[first.record.sheet]
    )
    return is_one_thing and not may_agree(first.stated, second.stated)


def overlapping_visits(rows: Rows) -> Iterator[Disagreement]:
    """Two visits of one direction with a partner on overlapping days: one visit told twice, perhaps, or a wrong day."""
    groups: dict[tuple[str, str], list[tuple[Period, Record]]] = defaultdict(list)
    for record in rows.get("Visits", {}).values():
        days = _days(record)
        if days.first_on and days.last_on and days.last_on - days.first_on <= _LONGEST_VISIT:
            groups[text(record, "partner_id"), text(record, "direction")].append((days, record))
    for group in groups.values():
        for first, second in _overlapping(sorted(group, key=lambda one: (one[0].first_on, one[1].id))):
            finding = f"{_visit_words(first)} and {_visit_words(second)} overlap: they may be one visit."
            yield _found("visit", second, "starts", first, finding)


def _overlapping(ordered: Sequence[tuple[Period, Record]]) -> Iterator[tuple[Record, Record]]:
    """Every two that overlap; two of which no more than a month is known may well be apart."""
    for position, (days, first) in enumerate(ordered, start=1):
        for later, second in ordered[position:]:
            if later.first_on and days.last_on and later.first_on > days.last_on:
                break
            if _has_day(first) or _has_day(second):
                yield first, second


def _days(record: Record) -> Period:
    starts, ends = written_period(text(record, "starts")), text(record, "ends")
    return Period("", starts.first_on, written_period(ends).last_on if ends else starts.last_on)


def _has_day(record: Record) -> bool:
    return _DAY.search(f"{text(record, 'starts')} {text(record, 'ends')}") is not None


def _visit_words(record: Record) -> str:
    return f"“{text(record, 'title')}” ({span_words(text(record, 'starts'), text(record, 'ends'))})"


def _found(kind: str, record: Record, column: str, other: Record, finding: str) -> Disagreement:
    return Disagreement(kind, record.sheet, record.id, column, (other.id,), finding)
