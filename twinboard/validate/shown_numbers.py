"""A number and how its format prints it: the same, with a word more, rounder, scaled, as a percentage, or otherwise."""

import math
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from twinboard.models import CellValue, Column, Kind
from twinboard.numerals import PER_CENT, Quantity, as_decimal, checked, in_digits, read_quantity, scale_of
from twinboard.refusals import Refusal
from twinboard.rules.issue_kinds import OTHER_UNIT, POUNDS_ONLY
from twinboard.validate.reading import Reading, asked, no_number, text_of
from twinboard.validate.values import quantity_reading, read_value

_BRACKETED, _DASH = re.compile(r"\(\s*(.*?)\s*\)"), re.compile(r"(£?)\s*[-–—]\s*(£?)")
_SCIENTIFIC = re.compile(r"(-?)(\d+)(?:\.(\d*))?E([+-]?\d{1,3})", re.IGNORECASE)
_FRACTION = re.compile(r"(-?)(?:(\d+)\s+)?(\d{1,6})/(\d{1,6})")
_CURRENCY = re.compile(
    r"\b(?:EUR|USD|JPY|CNY|RMB|CHF|AUD|CAD|HKD|NZD|SEK|NOK|DKK|PLN|INR|KRW)\b|\bkr\b|zł", re.IGNORECASE
)
_LEFT_OFF = (3, 6, 9, 12)
"""The zeros that a format may leave off: one comma in it leaves off three."""


@dataclass(frozen=True)
class _Printed:
    """A number as it is printed, and how far off it may be for being rounded."""

    text: str
    quantity: Quantity
    tolerance: Decimal
    scale: int = 0


def read_number(column: Column, typed: CellValue, text: str) -> Reading | None:
    """None where what is shown cannot be told to be this number."""
    if has_other_currency(text):
        words = {"advice": POUNDS_ONLY if column.name.endswith("_gbp") else OTHER_UNIT}
        return Reading(None, issue="other-currency", seen=text, words=words)
    printed = _printed(text)
    if printed is None or not isinstance(typed, int | float) or not math.isfinite(typed):
        return None
    said, number = printed.quantity, as_decimal(typed)
    if said.high is not None or (column.kind is Kind.BARE and said.bound):
        return None
    if column.kind in (Kind.QUANTITY, Kind.BARE):
        number = number.scaleb(2) if said.unit == PER_CENT else number
        return _compared(printed, number, partial(_quantity, column, said), text_of(typed))
    if said.bound or said.unit or printed.scale:
        return None
    return _compared(printed, number, lambda _: read_value(column, typed), text_of(typed))


def _quantity(column: Column, said: Quantity, number: Decimal) -> Reading:
    try:
        return quantity_reading(column, replace(said, value=checked(number)))
    except Refusal as reason:
        return no_number(column, reason)


def _compared(printed: _Printed, number: Decimal, read: Callable[[Decimal], Reading], held: str) -> Reading | None:
    """What is held is read where what is shown is the same, rounder, or short of zeros; the word of a scale counts."""
    said, meant = printed.quantity.value, number.scaleb(printed.scale)
    is_near = abs(said - number) <= printed.tolerance
    if printed.scale and abs(said - meant) <= printed.tolerance:
        return None if is_near else _as_shown(read(meant), printed, meant, held)
    reading = read(number)
    if reading.value is None or said in (reading.value, checked(number)):
        return reading
    if is_near:
        return asked(reading, "shown-rounder", printed.text, held=held)
    is_short = any(_is_short_of(power, printed, number) for power in _LEFT_OFF)
    return asked(reading, "shown-scaled", printed.text, held=held) if is_short else None


def _as_shown(reading: Reading, printed: _Printed, meant: Decimal, held: str) -> Reading:
    if reading.value is None:
        return reading
    return asked(reading, "read-as-shown", printed.text, held=held, read=in_digits(checked(meant)))


def _is_short_of(power: int, printed: _Printed, number: Decimal) -> bool:
    """Whether the format leaves that many zeros off."""
    far = abs(printed.quantity.value.scaleb(power) - number)
    return printed.quantity.value != 0 and far <= printed.tolerance.scaleb(power)


def has_other_currency(text: str) -> bool:
    """Whether a printed number has the sign or letters of another currency than the pound."""
    signs = {letter for letter in text if unicodedata.category(letter) == "Sc"}
    return bool(signs - {"£"}) or _CURRENCY.search(text) is not None


def _printed(text: str) -> _Printed | None:
    """What is printed, read as it would be if it were typed, or in the ways in which only programs write."""
    try:
        digits = re.search(r"\d[\d,]*(?:\.(\d+))?", text)
        scale = scale_of(text)
        return _Printed(text, read_quantity(text), _half(scale - len((digits and digits[1]) or "")), scale)
    except ValueError:
        return _by_program(text)


def _half(power: int) -> Decimal:
    """Half of that power of ten: as far as rounding to it goes."""
    return Decimal(5).scaleb(power - 1)


def _by_program(text: str) -> _Printed | None:
    """Negative numbers in brackets, a stroke for nothing, fractions, powers of ten."""
    plain = text.strip(" °")
    if match := _BRACKETED.fullmatch(plain):
        inner = _printed(match[1])
        return inner and replace(inner, text=text, quantity=replace(inner.quantity, value=-inner.quantity.value))
    if _DASH.fullmatch(plain):
        return _Printed(text, Quantity(Decimal(0), None, "£" if "£" in plain else None), Decimal(0))
    if match := _SCIENTIFIC.fullmatch(plain):
        return _Printed(text, Quantity(Decimal(plain)), _half(int(match[4]) - len(match[3] or "")))
    if (match := _FRACTION.fullmatch(plain)) and int(match[4]):
        value = Decimal(match[2] or 0) + Decimal(match[3]) / Decimal(match[4])
        return _Printed(text, Quantity(-value if match[1] else value), Decimal(1) / (2 * int(match[4])))
    return _printed(plain) if plain != text else None
