"""What by itself can be read in two ways, and how a column writes it: 03/04/2018 and 2010-11."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from twinboard.periods.period import follows

_DAYS = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-]|\.\d)")
_HYPHENED = re.compile(r"(?<![\d/.-])(\d{4}) ?- ?(\d{2})(?![\d/]| ?-\d|\.\d)")


class DayOrder(StrEnum):
    """Which of the first two numbers of a date is the day; mixed: the column writes both."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    MIXED = "mixed"


class Hyphen(StrEnum):
    """What a year with two digits behind a hyphen can be: 2018-11, 2012-13, and 2010-11, which can be either."""

    MONTH = "month"
    FINANCIAL_YEAR = "financial year"
    EITHER = "either"


@dataclass(frozen=True)
class Ways:
    """How a column writes what can be read in two ways. None: nothing in it says; `example` is what does."""

    days: DayOrder | None = None
    has_hyphened_years: bool = False
    example: str = ""


AS_WRITTEN = Ways()
"""Without a column: only what can be read in one way, and 2018-11 as a month."""


def days_written(text: str) -> Iterator[DayOrder | None]:
    """Of each date in numbers in a text, its order, where one of the two numbers can be no month."""
    for match in _DAYS.finditer(text):
        first, second = int(match[1]), int(match[3])
        if (first > 12) != (second > 12):
            yield DayOrder.DAY_FIRST if first > 12 else DayOrder.MONTH_FIRST
        elif first != second and first <= 12:
            yield None


def either_way(text: str) -> dict[str, str]:
    """The first month in a text that can be a financial year, as each is typed: "November 2010" and "2010/11"."""
    for match in _HYPHENED.finditer(text):
        if _can_be(match) is Hyphen.EITHER:
            return {"month": _named(match), "year": f"{match[1]}/{match[2]}"}
    return {}


def with_named_months(text: str) -> str:
    """A written period with the name of each month that could be taken for a financial year."""
    return _HYPHENED.sub(lambda match: _named(match) if _can_be(match) is Hyphen.EITHER else match[0], text)


def hyphens_written(text: str) -> Iterator[Hyphen]:
    """Of each year with two digits behind a hyphen in a text, what it can be."""
    yield from filter(None, map(_can_be, _HYPHENED.finditer(text)))


def _can_be(match: re.Match[str]) -> Hyphen | None:
    is_month, is_next = 1 <= int(match[2]) <= 12, follows(int(match[1]), match[2])
    if not (is_month or is_next):
        return None
    return Hyphen.EITHER if is_month and is_next else Hyphen.MONTH if is_month else Hyphen.FINANCIAL_YEAR


def _named(match: re.Match[str]) -> str:
    return f"{calendar.month_name[int(match[2])]} {match[1]}"
