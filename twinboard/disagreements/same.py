"""The same thing said twice: one measure of one period with two values, one visit with different days."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from twinboard.arithmetic import may_agree
from twinboard.disagreements.found import Disagreement
from twinboard.disagreements.numbers import Number, number, official_sources, text
from twinboard.models import Record, Rows
from twinboard.periods import Period, in_period, span_words, written_period
from twinboard.rules.sheets import FACTS, MONEY

_SAME = {
    FACTS: ("indicator_id", "partner_id", "strand_id", "period", "status", "scope"),
    MONEY: ("funder", "partner_id", "strand_id", "period", "status", "stage", "recurring", "title"),
}
"""The columns in which two numbers of one thing agree; the last is a text, whose case does not matter."""
_LONGEST_VISIT = timedelta(days=31)
"""Visits of which only a quarter or a year is known may well be two."""


def different_values(rows: Rows) -> Iterator[Disagreement]:
    """Numbers of the same measure, place, scope and period, each beside the first with which it cannot be right.

    Of two official statistics the later one is a revision, and no disagreement.
    """
    official = official_sources(rows)
    for sheet, columns in _SAME.items():
        groups: dict[tuple[object, ...], list[Record]] = defaultdict(list)
        for record in rows.get(sheet, {}).values():
            *same, words = map(record.values.get, columns)
            groups[*same, str(words or "").casefold()].append(record)
        for group in (group for group in groups.values() if len(group) > 1):
            yield from _differing([found for record in group if (found := number(record, rows))], official)


def _differing(group: Sequence[Number], official: frozenset[str]) -> Iterator[Disagreement]:
    for position, second in enumerate(group):
        first = next((one for one in group[:position] if not may_agree(one.stated, second.stated)), None)
        if first and not {text(one.record, "source_id") for one in (first, second)} <= official:
            when = in_period(text(second.record, "period"))
            finding = f"{first.measure}, {when}, is stated as {first.words} and as {second.words}."
            yield _found("value", second.record, second.column, first.record, finding)


def overlapping_visits(rows: Rows) -> Iterator[Disagreement]:
    """Two visits of one direction with a partner on overlapping days: one visit told twice, perhaps, or a wrong day."""
    groups: dict[tuple[str, str], list[tuple[Period, Record]]] = defaultdict(list)
    for record in rows.get("Visits", {}).values():
        days = _days(record)
        if days.first_on and days.last_on and days.last_on - days.first_on <= _LONGEST_VISIT:
            groups[text(record, "partner_id"), text(record, "direction")].append((days, record))
    for group in groups.values():
        ordered = sorted(group, key=lambda one: (one[0].first_on, one[1].id))
        for (days, first), (later, second) in pairwise(ordered):
            if later.first_on and days.last_on and later.first_on <= days.last_on:
                finding = f"{_visit_words(first)} and {_visit_words(second)} overlap: they may be one visit."
                yield _found("visit", second, "starts", first, finding)


def _days(record: Record) -> Period:
    starts, ends = written_period(text(record, "starts")), text(record, "ends")
    return Period("", starts.first_on, written_period(ends).last_on if ends else starts.last_on)


def _visit_words(record: Record) -> str:
    return f"“{text(record, 'title')}” ({span_words(text(record, 'starts'), text(record, 'ends'))})"


def _found(kind: str, record: Record, column: str, other: Record, finding: str) -> Disagreement:
    return Disagreement(kind, record.sheet, record.id, column, (other.id,), finding)
