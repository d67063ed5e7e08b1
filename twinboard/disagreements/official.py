"""Statements far from the official series of the same indicator and place: a slip of zeros, most often."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from twinboard.bounds import number_words
from twinboard.disagreements.found import Disagreement
from twinboard.disagreements.numbers import Number, number, official_sources, text
from twinboard.models import Bound, Rows
from twinboard.periods import in_period, written_period
from twinboard.rules.sheets import FACTS

FAR = 5
"""Times as much or as little: a slip of zeros is tenfold, while goods and services are not five times goods alone."""


def far_from_official(rows: Rows) -> Iterator[Disagreement]:
    """Actual statements that are many times more or less than the official number nearest in time."""
    sources = official_sources(rows)
    series: dict[tuple[str, str], list[Number]] = defaultdict(list)
    statements: list[Number] = []
    for record in rows.get(FACTS, {}).values() if sources else ():
        if record.values.get("status") == "actual" and (found := number(record, rows)):
            (series[_place(found)] if text(record, "source_id") in sources else statements).append(found)
    for found in statements:
        if official := series.get(_place(found)):
            nearest = min(official, key=lambda one: _days_apart(found, one))
            if times := _times(found, nearest):
                yield _disagreement(found, nearest, times)


def _place(found: Number) -> tuple[str, str]:
    return text(found.record, "indicator_id"), text(found.record, "partner_id")


def _days_apart(found: Number, official: Number) -> tuple[int, int]:
    """How far apart in time they are; of an undated statement the newest official number is the nearest."""
    day, newest = _day(official), -_day(official).toordinal()
    period = written_period(text(found.record, "period"))
    known = period.first_on or period.last_on
    return (abs((day - known).days) if known else 0, newest)


def _day(found: Number) -> date:
    period = written_period(text(found.record, "period"))
    return period.first_on or period.last_on or date.min


def _times(found: Number, official: Number) -> str:
    """How many times as much or as little, in words; empty where it is not far. More than a lower bound is no slip."""
    stated, measured = found.stated, official.stated.value
    if stated.value <= 0 or measured <= 0:
        return ""
    if stated.value >= FAR * measured and stated.bound is not Bound.UP_TO:
        return f"around {_whole(stated.value / measured)} times"
    if measured >= FAR * stated.value and stated.bound not in (Bound.OVER, Bound.AT_LEAST):
        return f"around one {_whole(measured / stated.value)}th of"
    return ""


def _whole(quotient: Decimal) -> str:
    return number_words(round(quotient))


def _disagreement(found: Number, official: Number, times: str) -> Disagreement:
    said = f"{found.words} {in_period(text(found.record, 'period'))} is {times} the official {official.words}"
    counted = text(official.record, "scope").lower() or "scope not stated"
    when = f"{in_period(text(official.record, 'period'))} ({counted})"
    record = found.record
    finding = f"{found.measure}: {said} {when}."
    return Disagreement("official", record.sheet, record.id, found.column, (official.record.id,), finding)
