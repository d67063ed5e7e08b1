"""A value and what its cell shows → what is stored, so that what the officer sees is published, or asked about.

What is shown is read as if it had been typed. Where it says the same as the value there is nothing to tell; where it
says another thing, the surer of the two is taken and the officer is asked, or neither is taken.
"""

import re
from dataclasses import replace
from datetime import date, time, timedelta
from urllib.parse import unquote

from twinboard.models import WHOLE, CellValue, Column, Kind, Shown
from twinboard.rules import advice
from twinboard.validate.columns import PLAIN, Habits
from twinboard.validate.reading import Reading, asked, text_of
from twinboard.validate.shown_numbers import read_number
from twinboard.validate.values import read_value

_NUMBERS = (Kind.QUANTITY, Kind.BARE, Kind.COUNT, Kind.COORDINATE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)+/\S*", re.IGNORECASE)
_SCHEME = re.compile(r"^https?://(?:www\.)?|^www\.", re.IGNORECASE)


def read_shown(column: Column, typed: CellValue, shown: Shown, habits: Habits = PLAIN) -> Reading:
    """Reads what stands in a filled cell of which there is more to say than its value."""
    if shown.struck == WHOLE:
        reading = read_shown(column, typed, replace(shown, struck=""), habits)
        return asked(reading, "struck-cell", reading.seen or text_of(typed))
    if shown.link and column.name.endswith("_url"):
        return _read_link(typed, shown.link)
    if isinstance(typed, str):
        return _read_letters(column, typed, shown, habits)
    return read_value(column, typed) if shown.text is None else _read_printed(column, typed, shown)


def _read_printed(column: Column, typed: CellValue, shown: Shown) -> Reading:
    """A number or day that is shown by a format."""
    if isinstance(typed, date | time | timedelta):
        return _read_day(column, typed, shown)
    if not shown.text:
        return _otherwise(column, typed, "nothing")
    return _READERS.get(column.kind, _read_as_typed)(column, typed, shown.text)


def _otherwise(column: Column, typed: CellValue, seen: str) -> Reading:
    words = {"held": text_of(typed), "example": column.example}
    return Reading(None, issue="shown-otherwise", seen=seen, words=words)


def _read_letters(column: Column, typed: str, shown: Shown, habits: Habits) -> Reading:
    """A text of which letters are raised or struck out: these are left out, unless they belong to it (2nd, km²)."""
    if not (shown.struck or shown.raised):
        return read_value(column, typed if shown.text is None else shown.text, habits)
    if not shown.struck and (column.kind is Kind.TEXT or shown.raised.strip().isalpha()):
        whole = read_value(column, typed, habits)
        if not whole.issue:
            return whole
    left = " ".join((shown.text or "").split())
    reading = read_value(column, left, habits)
    if reading.issue:
        return reading._replace(seen=left)
    kind, gone = ("struck-letters", shown.struck) if shown.struck else ("raised-mark", shown.raised)
    return asked(reading, kind, left, gone=" ".join(gone.split()))


def _read_link(typed: CellValue, link: str) -> Reading:
    """The address itself where the cell shows one; where it shows a word, the address behind it."""
    text = text_of(typed)
    is_web = link.casefold().startswith(("http://", "https://"))
    if _ADDRESS.fullmatch(text) or not is_web:
        is_same = _bare(text) == _bare(link)
        if is_same:
            return Reading(link if is_web and "://" not in text else text)
        return asked(Reading(text), "link-differs", text, link=link)
    return asked(Reading(link), "link-read", text, link=link)


def _bare(address: str) -> str:
    """An address without what programs add or leave off: its scheme, its place in the page, a stroke at its end."""
    return _SCHEME.sub("", unquote(address).casefold().partition("#")[0]).rstrip("/")


def _read_day(column: Column, typed: CellValue, shown: Shown) -> Reading:
    """A day or time of which a part is shown: a period that is shown is what is meant."""
    reading = read_value(column, typed)
    if reading.issue or column.kind is not Kind.PERIOD:
        return reading._replace(seen=shown.text or text_of(typed))
    if shown.period:
        return Reading(shown.period)
    return _otherwise(column, typed, shown.text or "nothing")


def _read_as_typed(column: Column, typed: CellValue, text: str) -> Reading:
    return read_value(column, text)._replace(seen=text)


def _read_period(column: Column, typed: CellValue, text: str) -> Reading:
    held, said = read_value(column, typed), read_value(column, text)
    if not said.issue or held.issue:
        return said._replace(seen=text)
    is_same = re.sub(r",|\.0*$", "", text) == held.value
    return held if is_same else _otherwise(column, typed, text)


def _read_numbers(column: Column, typed: CellValue, text: str) -> Reading:
    reading = read_number(column, typed, text) or _otherwise(column, typed, text)
    if reading.issue != "unit-disagrees":
        return reading
    return reading._replace(seen=text, words={**reading.words, "how": advice.TYPE_AS_TEXT})


_READERS = {Kind.PERIOD: _read_period, **dict.fromkeys(_NUMBERS, _read_numbers)}
