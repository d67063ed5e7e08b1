"""Whole numbers and degrees: plain numbers, without a word and without a unit."""

import re
from decimal import Decimal

from twinboard.models import CellValue, Column
from twinboard.numerals import Separator, checked, in_digits, read_quantity, separators_written
from twinboard.refusals import Refusal
from twinboard.rules import advice
from twinboard.signs import typed_plainly
from twinboard.validate.columns import Habits
from twinboard.validate.reading import Reading, no_number, refused, text_of

_LONGEST_COUNT = 10
_IN_NOTE = "Say in the note that it is not exact"


def read_count(column: Column, typed: CellValue, _: Habits) -> Reading:
    """Reads a whole number from 0 up."""
    text = typed_plainly(text_of(typed))
    if re.fullmatch(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.0{1,2})?", text) and len(text) < _LONGEST_COUNT:
        return Reading(int(text.split(".")[0].replace(",", "")))
    return refused("not-a-count", _refusal_of_count(text), advice.ONE_COUNT.format(example=column.example))


def _refusal_of_count(text: str) -> Refusal:
    try:
        quantity = read_quantity(text)
    except Refusal as refusal:
        return Refusal(str(refusal), *(form for form in refusal.instead if _is_count(form)))
    if quantity.high is not None:
        return Refusal("is a range", remark="Leave the cell blank where nobody counted, and say the range in the note")
    if Separator.LONE_POINT in set(separators_written(text)):
        return Refusal("has a point, which stands in a decimal or between thousands", text.replace(".", ","))
    whole = in_digits(quantity.value)
    has_more = _is_count(whole) and whole != text
    if not has_more:
        return Refusal("is not a whole number from 0 up")
    return Refusal("has more than a whole number", whole, remark=_IN_NOTE if quantity.bound else "")


def _is_count(text: str) -> bool:
    return bool(re.fullmatch(r"\d{1,3}(?:,\d{3})*|\d+", text)) and len(text) < _LONGEST_COUNT


def read_coordinate(column: Column, typed: CellValue, _: Habits) -> Reading:
    """Reads degrees north or east."""
    least, most = column.limit or (0, 0)
    text = typed_plainly(text_of(typed)).replace("−", "-") if isinstance(typed, str) else text_of(typed)
    if isinstance(typed, str) and not re.fullmatch(r"[-+]?\d{1,3}(?:\.\d+)?", text):
        return no_number(column, _refusal_of_coordinate(text))
    try:
        degrees = Decimal(text)
        is_within = least <= degrees <= most
    except ArithmeticError:
        return no_number(column, Refusal("cannot be read as one number"))
    if not is_within:
        limits = {"least": least, "most": most, "rule": column.rule, "example": column.example}
        return Reading(None, issue="out-of-range", words=limits)
    try:
        return Reading(checked(degrees))
    except Refusal as refusal:
        return no_number(column, refusal)


def _refusal_of_coordinate(text: str) -> Refusal:
    match = re.fullmatch(r"([-+]?\d{1,3})(?:[.,](\d+))?\s*°?\s*([NSEWnsew])?", text)
    if not match:
        return Refusal("cannot be read as one number")
    sign = "-" if (match[3] or "").upper() in ("S", "W") else ""
    return Refusal("is no plain decimal number", f"{sign}{match[1]}{f'.{match[2]}' if match[2] else ''}")
