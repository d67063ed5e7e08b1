"""One value at a time: what an officer typed → what is stored of it, or what is wrong with it."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from twinboard.models import Bound, CellValue, Column, Kind, Value
from twinboard.numerals import POUNDS, read_quantity
from twinboard.periods import read_period
from twinboard.rules.sheets import has_own_bound

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Reading(NamedTuple):
    """What a typed value says: its stored value, the bound and unit typed with a number, and the issue it makes."""

    value: Value
    bound: str | None = None
    unit: str | None = None
    issue: str | None = None
    words: Mapping[str, object] = {}


BLANK = Reading(None)


def read_value(column: Column, typed: CellValue) -> Reading:
    """Reads what stands in a filled cell of a column. The same value always reads the same."""
    return _READERS.get(column.kind, _read_text)(column, typed)


def _read_text(column: Column, typed: CellValue) -> Reading:
    return Reading(text_of(typed))


def _read_id(column: Column, typed: CellValue) -> Reading:
    text = text_of(typed)
    if _ID.fullmatch(text):
        return Reading(text)
    return Reading(text, issue="not-an-id", words={"example": column.example})


def text_of(typed: CellValue) -> str:
    """A cell as text: whole numbers without a decimal point, days in their written form."""
    if isinstance(typed, str):
        return typed.strip()
    if isinstance(typed, float) and typed.is_integer():
        return str(int(typed))
    if isinstance(typed, datetime | date):
        return read_period(typed).text
    return str(typed).strip()


def _read_number(column: Column, typed: CellValue) -> Reading:
    try:
        quantity = read_quantity(typed)
    except ValueError as reason:
        return Reading(None, issue="not-a-number", words={"reason": reason, "example": column.example})
    bound = str(quantity.bound) if quantity.bound else None
    read = Reading(quantity.value, bound or (Bound.EXACT.value if has_own_bound(column) else None), quantity.unit)
    if column.name.endswith("_gbp") and quantity.unit not in (None, POUNDS):
        return read._replace(issue="unit-disagrees", words={"typed": quantity.unit, "stated": "pounds"})
    return read


def _read_period(column: Column, typed: CellValue) -> Reading:
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
    return Reading(round(degrees.normalize(), 6))


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
