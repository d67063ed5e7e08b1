"""A period in its written form, and how one is made of years, months and days."""

import calendar
from dataclasses import dataclass
from datetime import date

from twinboard.refusals import Refusal

NOT_STATED = "not stated"
EARLIEST_YEAR, LATEST_YEAR = 1000, 2999
LENGTH_OF_DAY = len("2018-11-14")
MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name}
MONTHS["sept"] = 9
MONTHS = {name: MONTHS[name] for name in sorted(MONTHS, key=len, reverse=True)}
"""The number of each month by its names in small letters, the long ones first."""
_THIS_CENTURY, _LAST_CENTURY = 29, 60
"""Two digits of a year up to the first are of this century, from the second on of the last; between them, of either."""


@dataclass(frozen=True)
class Period:
    """A period in its written form, and the first and last day that it could mean (None: open)."""

    text: str
    first_on: date | None
    last_on: date | None


def of_year(year: int) -> Period:
    return Period(str(year), date(year, 1, 1), date(year, 12, 31))


def of_month(year: int, month: int) -> Period:
    if not 1 <= month <= 12:
        raise Refusal("has no such month")
    return Period(f"{year}-{month:02}", date(year, month, 1), _last_of_month(year, month))


def of_day(year: int, month: int, day: int) -> Period:
    if not 1 <= month <= 12:
        raise Refusal("has no such month")
    last = _last_of_month(year, month).day
    if not 1 <= day <= last:
        ends = f"{calendar.month_name[month]} {year} ends with the {last}{'st' if last == 31 else 'th'}"
        raise Refusal(f"has no such day: {ends}", f"{year}-{month:02}-{last}", f"{year}-{month:02}")
    exact = date(year, month, day)
    return Period(exact.isoformat(), exact, exact)


def of_quarter(year: int, quarter: int) -> Period:
    return Period(f"{year}-Q{quarter}", date(year, 3 * quarter - 2, 1), _last_of_month(year, 3 * quarter))


def of_financial_year(year: int, next_year: str) -> Period:
    """From April of a year to March of the next, of which the last two digits are given."""
    if not follows(year, next_year):
        raise Refusal("is no financial year: its two years do not follow each other")
    return Period(f"{year}/{next_year[-2:]}", date(year, 4, 1), date(year + 1, 3, 31))


def follows(year: int, next_year: str) -> bool:
    """Whether the next year ends in these two digits, or is this one where all four are given."""
    return int(next_year) == (year + 1 if len(next_year) > 2 else (year + 1) % 100)


def of_span(first: Period, last: Period) -> Period:
    if first.first_on and last.last_on and first.first_on > last.last_on:
        raise Refusal("ends before it starts")
    return Period(f"{first.text} to {last.text}", first.first_on, last.last_on)


def checked_year(text: str) -> int:
    year = int(text)
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise Refusal("has no such year")
    return year


def full_year(text: str) -> int:
    """A year of four digits or of two. Raises Refusal where two digits may be of either century."""
    if len(text) > 2:
        return checked_year(text)
    year = int(text)
    if _THIS_CENTURY < year < _LAST_CENTURY:
        raise Refusal(f"has a year of two digits, which can be 19{text} or 20{text}: type it with four")
    return year + (2000 if year <= _THIS_CENTURY else 1900)


def month_number(name: str) -> int:
    return MONTHS[name.casefold().rstrip(".")]


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
