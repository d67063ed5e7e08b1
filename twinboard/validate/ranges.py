"""A number and its words in several cells of a row: the bound and the higher end of a range, which must agree."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from twinboard.models import Bound, Column, Kind, Sheet, Value
from twinboard.numerals import in_digits
from twinboard.rules import advice
from twinboard.rules.issue_kinds import issue
from twinboard.rules.stored import bound_of, high_of, typed_with

if TYPE_CHECKING:
    from twinboard.validate.cells import SheetReading


_DISAGREES = "bound-disagrees"


def letters_beside(sheet: Sheet, letters: Mapping[str, str]) -> dict[str, str]:
    """Where what is typed with a number stands that has no column, in this file or at all: in the cell of the number.

    A range that is typed in one cell has its higher end there; one that is no range any more, none.
    """
    found: dict[str, str] = {}
    for column in _numbers(sheet):
        named = (column.name, bound_of(column))
        if (stands := next((letters[name] for name in named if name in letters), None)) is not None:
            beside = {*typed_with(column), high_of(column)} - letters.keys()
            found |= dict.fromkeys(beside, stands)
    return found


def report_others(reading: "SheetReading", column: Column, stated: Sequence[Value]) -> set[int]:
    """A word, or a higher end, that is not the one typed with the number; reported at the number."""
    failed = set()
    for position, (typed, other) in enumerate(zip(reading.columns[column.name], stated, strict=True)):
        if typed is not None and other is not None and typed != other:
            failed.add(position)
            counted = next(one for one in _numbers(reading.matched.sheet) if column.name in (one.bound_in, one.high_in))
            cell = reading.matched.cell(counted.name, reading.rows[position])
            where = {"sheet": reading.matched.shown, "cell": cell, "column": column.name}
            is_by_format = reading.is_by_format(counted.name, position)
            words = {"typed": _plainly(typed), "stated": _plainly(other)}
            words["where"] = advice.WORD_IN_FORMAT if is_by_format else ""
            reading.issues.append(issue(_DISAGREES, **where, value=reading.seen(counted.name, position), **words))
    return failed


def call_ranges_so(reading: "SheetReading", failed: Mapping[str, set[int]]) -> None:
    """Gives the word to numbers that have a higher end beside them and no word at all."""
    for column in _numbers(reading.matched.sheet):
        bounds = reading.columns[bound_of(column)]
        for position, high in enumerate(reading.columns[high_of(column)]):
            if high is not None and bounds[position] is None and position not in failed.get(bound_of(column), ()):
                bounds[position] = Bound.BETWEEN.value


def report_ranges(reading: "SheetReading") -> None:
    """Adds what is wrong with two ends that stand in columns of their own, each at the cell of the higher one."""
    told = {one.cell for one in reading.issues if one.kind == _DISAGREES}
    for column in _numbers(reading.matched.sheet):
        low, bound, high = column.name, bound_of(column), high_of(column)
        at = high if high in reading.matched.positions else low
        rows = zip(*(reading.columns[name] for name in (low, bound, high)), strict=True)
        for position, (value, word, higher) in enumerate(rows):
            is_unread = any(reading.is_unread(name, position) for name in (low, bound, high))
            is_range = higher is not None or word == Bound.BETWEEN
            if (
                is_range
                and not is_unread
                and at in reading.matched.positions
                and not _is_told(reading, low, position, told)
            ):
                _report(reading, at, position, (value, word, higher))


def _is_told(reading: "SheetReading", low: str, position: int, told: Collection[str]) -> bool:
    """Whether it is said already, at the number, that its words do not agree."""
    return low in reading.matched.positions and reading.matched.cell(low, reading.rows[position]) in told


def _report(reading: "SheetReading", at: str, position: int, said: tuple[Value, Value, Value]) -> None:
    value, word, higher = said
    low, high = (None if one is None else Decimal(str(one)) for one in (value, higher))
    if high is None:
        reading.report("no-higher-end", at, position, "", low="" if low is None else in_digits(low))
    elif word not in (Bound.BETWEEN, None):
        reading.report("higher-end-alone", at, position, in_digits(high), word=word)
    elif low == high:
        reading.report("ends-alike", at, position, in_digits(high))
    elif low is not None and low > high:
        reading.report("range-goes-down", at, position, in_digits(high), low=in_digits(low))


def _numbers(sheet: Sheet) -> Iterator[Column]:
    return (column for column in sheet.columns if column.kind is Kind.QUANTITY)


def _plainly(value: Value) -> str:
    return in_digits(value) if isinstance(value, Decimal) else str(value)
