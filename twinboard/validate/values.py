"""One value at a time: what an officer typed → what is stored of it, or what is wrong with it."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from twinboard.models import Bound, CellValue, Column, Kind, Value
from twinboard.numerals import POUNDS, Quantity, TooFine, as_general, checked, read_quantity
from twinboard.periods import read_period
from twinboard.rules.sheets import has_own_bound

_DAY_ZERO = date(1899, 12, 30)
_YEARS_AS_DAYS = ("1904-12-04", "1906-01-07")
"""The days that a program shows where 1800 to 2199 is typed into a cell that shows days."""
_ONE_DECIMAL = re.compile(r"\d+\.\d")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Reading(NamedTuple):
    """What a typed value says: its stored value, the bound and unit typed with a number, and the issue it makes.

    `seen`: what the officer sees in the cell, where that is not the typed value.
    """

    value: Value
    bound: str | None = None
    unit: str | None = None
    issue: str | None = None
    words: Mapping[str, object] = {}
    seen: str | None = None


BLANK = Reading(None)


def read_value(column: Column, typed: CellValue) -> Reading:
    """Reads what stands in a filled cell of a column. The same value always reads the same."""
    if isinstance(typed, date | time | timedelta) and (column.kind is not Kind.PERIOD or not isinstance(typed, date)):
        return Reading(text_of(typed), issue="made-a-day", words={"example": column.example})
    return _READERS.get(column.kind, _read_text)(column, typed)


def _read_text(column: Column, typed: CellValue) -> Reading:
    text = text_of(typed)
    if isinstance(typed, float) and _ONE_DECIMAL.fullmatch(text):
        return Reading(text, issue="zero-lost", words={"longer": f"{text}0"})
    return Reading(text)


def _read_id(column: Column, typed: CellValue) -> Reading:
    text = text_of(typed)
    if _ID.fullmatch(text):
        return Reading(text)
    return Reading(text, issue="not-an-id", words={"example": column.example})


def asked(reading: Reading, kind: str, seen: str, **words: object) -> Reading:
    """The reading with a question to the officer, unless there is an issue at the cell already."""
    return reading if reading.issue else reading._replace(issue=kind, seen=seen, words=words)


def text_of(typed: CellValue) -> str:
    """A cell as text: whole numbers without a decimal point, days in their written form."""
    if isinstance(typed, str):
        return typed.strip()
    if isinstance(typed, bool):
        return str(typed).upper()
    if isinstance(typed, float) and math.isfinite(typed):
        return str(int(typed)) if typed.is_integer() else as_general(typed)
    if isinstance(typed, datetime | date):
        return read_period(typed).text
    return str(typed).strip()


def _read_number(column: Column, typed: CellValue) -> Reading:
    try:
        quantity = read_quantity(typed)
    except ValueError as reason:
        return no_number(column, reason)
    return quantity_reading(column, quantity)


def no_number(column: Column, reason: ValueError) -> Reading:
    """What is said of a number that cannot be read, or cannot be kept as it is."""
    if isinstance(reason, TooFine):
        return Reading(None, issue="too-fine", words={"near": reason.near})
    return Reading(None, issue="not-a-number", words={"reason": reason, "example": column.example})


def quantity_reading(column: Column, quantity: Quantity) -> Reading:
    """A number that has been read, as it is stored in that column."""
    bound = str(quantity.bound) if quantity.bound else None
    read = Reading(quantity.value, bound or (Bound.EXACT.value if has_own_bound(column) else None), quantity.unit)
    if column.name.endswith("_gbp") and quantity.unit not in (None, POUNDS):
        return read._replace(issue="unit-disagrees", words={"typed": quantity.unit, "stated": "pounds"})
    return read


def _read_period(column: Column, typed: CellValue) -> Reading:
    if isinstance(typed, date) and _YEARS_AS_DAYS[0] <= typed.isoformat()[:10] <= _YEARS_AS_DAYS[1]:
        year = (date(typed.year, typed.month, typed.day) - _DAY_ZERO).days
        return Reading(None, issue="year-as-day", words={"year": year, "day": text_of(typed)})
    try:
        return Reading(read_period(typed).text)
    except ValueError as reason:
        return Reading(None, issue="not-a-period", words={"reason": reason, "rule": column.rule})


def _read_count(column: Column, typed: CellValue) -> Reading:
    text = text_of(typed).replace(",", "")
    if text.isascii() and text.isdigit() and len(text) < 10:
        return Reading(int(text))
    return Reading(None, issue="not-a-count", words={"example": column.example})


def _read_coordinate(column: Column, typed: CellValue) -> Reading:
    least, most = column.limit or (0, 0)
    try:
        degrees = Decimal(text_of(typed))
        is_within = least <= degrees <= most
    except ArithmeticError:
        words = {"reason": "cannot be read as one number", "example": column.example}
        return Reading(None, issue="not-a-number", words=words)
    if not is_within:
        limits = {"least": least, "most": most, "rule": column.rule, "example": column.example}
        return Reading(None, issue="out-of-range", words=limits)
    try:
        return Reading(checked(degrees))
    except ValueError as reason:
        return no_number(column, reason)


def _read_choice(column: Column, typed: CellValue) -> Reading:
    word = " ".join(text_of(typed).casefold().split())
    if word in column.choices:
        return Reading(word)
    return Reading(None, issue="not-in-list", words={"choices": ", ".join(column.choices)})


_READERS: Mapping[Kind, Callable[[Column, CellValue], Reading]] = {
    Kind.IDENTIFIER: _read_id,
    Kind.QUANTITY: _read_number,
    Kind.PERIOD: _read_period,
    Kind.COUNT: _read_count,
    Kind.COORDINATE: _read_coordinate,
    Kind.CHOICE: _read_choice,
}
