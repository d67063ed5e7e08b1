"""One value at a time: what an officer typed → what is stored of it, or what is wrong with it."""

import re
from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from decimal import Decimal

from twinboard.models import Bound, CellValue, Column, Kind, Listed
from twinboard.numerals import POUNDS, Quantity, Separator, in_digits, is_unit, read_quantity, separators_written
from twinboard.periods import DayOrder, Hyphen, days_written, either_way, hyphens_written, period_words, read_period
from twinboard.refusals import Refusal
from twinboard.rules import advice
from twinboard.rules.placeholders import DITTO, LONGEST_PLACEHOLDER, NOTHING, PLACEHOLDERS
from twinboard.rules.stored import has_own_bound
from twinboard.signs import readable, typed_plainly, unwritable, visible, with_hyphens
from twinboard.validate.choices import meant
from twinboard.validate.columns import PLAIN, Habits, read_list
from twinboard.validate.garbled import as_meant, is_error, is_formula
from twinboard.validate.payers import shares_reading
from twinboard.validate.plain_numbers import read_coordinate, read_count
from twinboard.validate.reading import NEW_WORD, Reading, no_number, refused, text_of
from twinboard.validate.remade import Remade, remade_as

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TEXTS = frozenset({Kind.TEXT, Kind.IDENTIFIER})
_DAY_ZERO = date(1899, 12, 30)
_YEARS_AS_DAYS = ("1904-12-04", "1906-01-07")
"""The days that a program shows where 1800 to 2199 is typed into a cell that shows days."""
_OPENED = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
"""Addresses that pages link to."""
_CALENDAR_QUARTER = re.compile(r"(?<![/-])\b\d{4}[- ]?Q\d$", re.IGNORECASE)
_NEW_WORD = re.compile(r"[a-z][a-z &'/-]{1,38}[a-z]")
"""What may be a new word of a vocabulary: letters, for lists of such words stand in addresses."""
_ONE_DECIMAL = re.compile(r"\d+\.\d")


def read_value(column: Column, typed: CellValue, habits: Habits = PLAIN) -> Reading:
    """Reads what stands in a filled cell of a column with these habits. The same value always reads the same."""
    if isinstance(typed, str):
        if not (typed.isascii() and typed.isprintable()) or "&#" in typed:
            if sign := unwritable(typed):
                return Reading(None, issue="unseen-sign", words={"sign": sign})
            typed = readable(typed) if column.kind in (Kind.TEXT, Kind.REFERENCE) else visible(typed)
        if is_error(typed.strip()):
            return Reading(None, issue="error-in-cell")
        if found := _placeholder(column, typed):
            return found
    if isinstance(typed, date | time | timedelta) and (column.kind is not Kind.PERIOD or not isinstance(typed, date)):
        kept = text_of(typed) if column.kind in _TEXTS else None
        return Reading(kept, issue="made-a-day", words={"example": column.example})
    return _READERS.get(column.kind, _read_text)(column, typed, habits)


def _placeholder(column: Column, typed: str) -> Reading | None:
    """A word for nothing, or for what stands above: refused, but for a text, in which it may be meant."""
    if len(typed) > LONGEST_PLACEHOLDER:
        return None
    word = " ".join(typed.casefold().split())
    if word in DITTO and column.kind is not Kind.IDENTIFIER:
        is_asked = column.kind is Kind.TEXT and not column.required
        return Reading(typed.strip(), doubt="says-as-above") if is_asked else Reading(None, issue="stands-for-above")
    is_allowed = word in column.choices or (column.kind is Kind.PERIOD and word == "not stated")
    if word not in PLACEHOLDERS or is_allowed or column.kind is Kind.IDENTIFIER:
        return None
    words = {"instead": advice.INSTEAD_OF_NOTHING[column.required].format(rule=column.rule, example=column.example)}
    if column.kind is Kind.TEXT:
        return Reading(typed.strip(), words=words, doubt="says-nothing")
    if word in NOTHING and column.kind in (Kind.COUNT, Kind.QUANTITY, Kind.BARE):
        words = {"instead": advice.PERHAPS_NOUGHT.format(**words)}
    elif column.kind is Kind.PERIOD and column.required:
        words = {"instead": advice.TIME_NOT_STATED}
    return Reading(None, issue="stands-for-nothing", words=words)


def _read_text(column: Column, typed: CellValue, _: Habits) -> Reading:
    text = text_of(typed)
    if isinstance(typed, float) and _ONE_DECIMAL.fullmatch(text):
        return Reading(text, issue="zero-lost", words={"longer": f"{text}0"})
    if column.name.endswith("_url") and not _OPENED.fullmatch(text):
        return Reading(text, doubt="no-address", words={"instead": advice.address_instead_of(text)})
    if made := _made_by_program(text):
        return made
    if column.listed is None:
        return Reading(text)
    if column.listed is Listed.SHARES:
        return shares_reading(column, text)
    listed, doubt = read_list(column.listed, text)
    return Reading(listed, doubt=doubt, words={"read": listed} if doubt else {})


def _made_by_program(text: str) -> Reading | None:
    """The question that a text leaves which nobody typed so."""
    if letters := as_meant(text):
        return Reading(text, doubt="letters-twice", words={"meant": letters})
    if is_formula(text):
        return Reading(text, doubt="formula-as-text")
    remade = remade_as(text)
    return _perhaps_remade(text, remade, f"para {remade.such}") if remade else None


def _read_id(column: Column, typed: CellValue, _: Habits) -> Reading:
    text = text_of(typed)
    remade = remade_as(text)
    if _ID.fullmatch(text):
        return _perhaps_remade(text, remade, f"no-{remade.such}") if remade else Reading(text)
    is_day = remade is not None and remade.is_day
    return Reading(text, issue="made-a-day" if is_day else "not-an-id", words={"example": column.example})


def _perhaps_remade(text: str, remade: Remade, instead: str) -> Reading:
    return Reading(text, doubt="perhaps-remade", words={"made": remade.made, "such": remade.such, "instead": instead})


def _read_number(column: Column, typed: CellValue, habits: Habits) -> Reading:
    signs = set(separators_written(typed_plainly(typed))) if isinstance(typed, str) else set()
    try:
        quantity = read_quantity(typed, has_decimal_comma=habits.has_decimal_comma)
    except Refusal as refusal:
        others = [one for form in refusal.instead if (one := quantity_reading(column, read_quantity(form))).issue]
        return others[0] if others else no_number(column, refusal)
    read = quantity_reading(column, quantity)
    if not signs or not (doubt := _doubt_of_separators(signs, habits)):
        return read
    words = {"read": _in_words(quantity), "other": _other_number(typed, habits)}
    return read._replace(doubt=doubt, words={**words, **read.words})


def quantity_reading(column: Column, quantity: Quantity) -> Reading:
    """A number that has been read, as it is stored in that column."""
    bound = str(quantity.bound) if quantity.bound else Bound.EXACT.value if has_own_bound(column) else None
    read = Reading(quantity.value, bound, quantity.unit, scale=quantity.scale, high=quantity.high)
    if column.name.endswith("_gbp") and quantity.unit not in (None, POUNDS):
        return read._replace(
            issue="unit-disagrees", words={"how": advice.TYPE, "typed": quantity.unit, "stated": "pounds"}
        )
    if column.unit and quantity.unit and not is_unit(quantity.unit, column.unit):
        words = {"how": advice.TYPE, "typed": quantity.unit, "stated": column.unit}
        return read._replace(issue="unit-disagrees", words=words)
    return read


def _read_bare(column: Column, typed: CellValue, habits: Habits) -> Reading:
    """The number alone: of a number that has a word, this one has none."""
    read = _read_number(column, typed, habits)
    if read.issue or read.bound in (None, Bound.EXACT):
        return read._replace(bound=None)
    end = read.value if read.high is None or column.name == "low" else read.high
    return no_number(column, Refusal("says more than this one number", in_digits(Decimal(str(end)))))


def _in_words(quantity: Quantity, said: Callable[[Decimal], str] = in_digits) -> str:
    low = said(quantity.value)
    return low if quantity.high is None else f"between {low} and {said(quantity.high)}"


def _doubt_of_separators(signs: set[Separator], habits: Habits) -> str:
    if habits.has_decimal_comma:
        return "decimal-comma" if signs else ""
    is_open = Separator.LONE_POINT in signs or (Separator.LONE_COMMA in signs and habits.may_have_commas)
    return "thousands-or-decimals" if is_open else ""


def _other_number(typed: CellValue, habits: Habits) -> str:
    """The number with the other decimal sign, as it is typed so that nobody asks."""
    try:
        other = read_quantity(typed, has_decimal_comma=not habits.has_decimal_comma)
    except Refusal:
        return ""
    return _in_words(other, _so_that_nobody_asks)


def _so_that_nobody_asks(value: Decimal) -> str:
    return in_digits(value) if value == value.to_integral_value() else f"{value:,.4f}"


def _read_period(column: Column, typed: CellValue, habits: Habits) -> Reading:
    if isinstance(typed, date) and _YEARS_AS_DAYS[0] <= typed.isoformat()[:10] <= _YEARS_AS_DAYS[1]:
        year = (date(typed.year, typed.month, typed.day) - _DAY_ZERO).days
        return Reading(None, issue="year-as-day", words={"year": year, "day": text_of(typed)})
    text = with_hyphens(typed_plainly(str(typed)))
    if column.name == "since":
        text = re.sub("^(?:since|from) ", "", text, flags=re.IGNORECASE)
    try:
        read = read_period(text if isinstance(typed, str) else typed, habits.ways)
        if column.name in ("starts", "ends") and " to " in read.text and " to " not in text:
            first, last = read.text.split(" to ")
            remark = f"Type {first} in starts, and {last} in ends"
            raise Refusal("is a first and a last day", remark=remark)
    except Refusal as refusal:
        return refused("not-a-period", refusal, column.rule)
    if not isinstance(typed, str) or not (doubt := _doubt_of_time(text, habits)):
        return Reading(read.text)
    return Reading(read.text, doubt=doubt, words={"read": period_words(read.text), **either_way(text)})


def _doubt_of_time(text: str, habits: Habits) -> str:
    """What was settled by the habits of a column, or by ours, and can be meant otherwise."""
    orders, hyphens = set(days_written(text)), set(hyphens_written(text))
    if DayOrder.MONTH_FIRST in orders or (None in orders and habits.ways.days is DayOrder.MONTH_FIRST):
        return "month-first"
    if None in orders and habits.is_day_assumed:
        return "day-or-month-first"
    if Hyphen.EITHER in hyphens:
        is_settled = habits.ways.has_hyphened_years and not habits.has_months
        return "year-published-as-month" if is_settled else "month-or-financial-year"
    return "quarter-of-calendar" if habits.has_financial_years and _CALENDAR_QUARTER.search(text) else ""


def _read_choice(column: Column, typed: CellValue, _: Habits) -> Reading:
    word = with_hyphens(typed_plainly(text_of(typed))).casefold()
    if word in column.choices:
        return Reading(word)
    if column.grows and _NEW_WORD.fullmatch(word):
        return Reading(word, doubt=NEW_WORD)
    likely = f" Did you mean “{found}”?" if (found := meant(column, word)) else ""
    return Reading(None, issue="not-in-list", words={"choices": ", ".join(column.choices), "likely": likely})


_READERS: Mapping[Kind, Callable[[Column, CellValue, Habits], Reading]] = {
    Kind.IDENTIFIER: _read_id,
    Kind.QUANTITY: _read_number,
    Kind.BARE: _read_bare,
    Kind.PERIOD: _read_period,
    Kind.COUNT: read_count,
    Kind.COORDINATE: read_coordinate,
    Kind.CHOICE: _read_choice,
}
