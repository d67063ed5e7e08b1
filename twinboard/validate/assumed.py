"""What can be wrong with an assumption in itself: its unit, how large it can be, its range, and where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from twinboard.bounds import number_words, quantity_words, word_of
from twinboard.models import Bound, Value
from twinboard.numerals import PER_CENT, POUNDS, in_digits, is_unit
from twinboard.rules.vocabularies import INPUT_UNITS
from twinboard.validate.cells import SheetReading

_NUMBERS = ("value", "low", "high")


@dataclass(frozen=True)
class _Limits:
    """Between which numbers an input lies, how that is said, and a number that does."""

    said: str
    example: str
    most: Decimal | None = None
    has_nought: bool = True

    def allow(self, number: Decimal) -> bool:
        return (number >= 0 if self.has_nought else number > 0) and (self.most is None or number <= self.most)


_LIMITS = {
    PER_CENT: _Limits("lies between 0 and 100 per cent", "25%", most=Decimal(100)),
    POUNDS: _Limits("is 0 or more", "£90"),
    "nights": _Limits("must be more than 0", "3", has_nought=False),
    "": _Limits("is 0 or more", "1.2"),
}
"""By the unit of an input."""


def check_assumptions(reading: SheetReading) -> None:
    """Adds what is wrong to the reading, each at its cell; of a number in another unit nothing more is said."""
    for position, typed in enumerate(reading.columns["input"]):
        if typed is not None:
            _check_numbers(reading, position, str(typed))
        _check_evidence(reading, position)


def _check_numbers(reading: SheetReading, position: int, typed: str) -> None:
    units = [_has_other_unit(reading, name, position, typed) for name in _NUMBERS]
    beyond = [_is_beyond(reading, name, position, typed) for name in _NUMBERS if not any(units)]
    if not any(units) and not any(beyond):
        _check_range(reading, position, INPUT_UNITS[typed])


def _has_other_unit(reading: SheetReading, name: str, position: int, typed: str) -> bool:
    """Reports a unit that was typed with a number and is not that of the input."""
    said, unit = reading.typed_units.get((name, position)), INPUT_UNITS[typed]
    if said is None or (unit and is_unit(said, unit)):
        return False
    if unit:
        reading.overrule("unit-disagrees", name, position, typed=said, stated={POUNDS: "pounds"}.get(unit, unit))
    else:
        reading.overrule("unit-of-none", name, position, typed=said, input=typed)
    return True


def _is_beyond(reading: SheetReading, name: str, position: int, typed: str) -> bool:
    """Reports a number that its input cannot be; over 100 per cent is as much beyond as 101."""
    limits, numbers = _LIMITS[INPUT_UNITS[typed]], [*_ends(reading, name, position)]
    is_over = name == "value" and reading.columns["value_bound"][position] == Bound.OVER
    beyond = next((one for one in numbers if not limits.allow(one) or (is_over and one == limits.most)), None)
    if beyond is None:
        return False
    words = {"input": typed, "limits": limits.said, "example": limits.example}
    reading.report("beyond-input", name, position, in_digits(beyond), **words)
    return True


def _ends(reading: SheetReading, name: str, position: int) -> Iterator[Decimal]:
    """The number in a column, and where it is a range its higher end."""
    for column in ("value", "value_high") if name == "value" else (name,):
        number = reading.columns[column][position]
        if number is not None:
            yield _exact(number)


def _check_range(reading: SheetReading, position: int, unit: str) -> None:
    low, high = (reading.columns[name][position] for name in ("low", "high"))
    values = [*_ends(reading, "value", position)]
    if low is None or high is None:
        if (low is None) != (high is None):
            lacks, has = ("low", "high") if low is None else ("high", "low")
            if not reading.is_unread(lacks, position):
                end = in_digits(_exact(low if high is None else high))
                reading.report("one-end-alone", _at(reading, lacks, has), position, end, lacks=lacks)
    elif _exact(low) > _exact(high):
        words = {"low": number_words(_exact(low), unit)}
        reading.report(
            "range-goes-down", _at(reading, "high", "low"), position, number_words(_exact(high), unit), **words
        )
    elif values and not (_exact(low) <= min(values) and max(values) <= _exact(high)):
        word = word_of(str(reading.columns["value_bound"][position]), max(values))
        ends = {"low": number_words(_exact(low), unit), "high": number_words(_exact(high), unit)}
        at = _at(reading, "value", "low", "high")
        reading.report("outside-range", at, position, quantity_words(values[0], word, unit), **ends)


def _check_evidence(reading: SheetReading, position: int) -> None:
    """A source without its place, or a place or quote without its source: an own assumption has none of them."""
    said = [name for name in ("source_id", "locator", "quote") if _is_said(reading, name, position)]
    lacks = next((name for name in ("source_id", "locator") if name not in said), "")
    if said and lacks:
        reading.report("half-cited", _at(reading, lacks, said[0]), position, has=said[0], lacks=lacks)


def _is_said(reading: SheetReading, name: str, position: int) -> bool:
    return reading.columns[name][position] is not None or reading.is_unread(name, position)


def _at(reading: SheetReading, *columns: str) -> str:
    """The first of the columns that the file has."""
    return next((name for name in columns if name in reading.matched.positions), columns[0])


def _exact(value: Value) -> Decimal:
    return Decimal(str(value))
