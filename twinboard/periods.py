"""Dates in part: what officers type, the days it could mean, and how it is said.

Written forms: `2018`, `2018-11`, `2018-11-14`, `2018-Q3`, the financial year `2016/17`, a span
`2015-09-15 to 2015-09-16`, `before 2015-09`, `after 2018-11`, `not stated`.
"""

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from twinboard.models import CellValue

NOT_STATED = "not stated"
EARLIEST_YEAR, LATEST_YEAR = 1000, 2999
_LENGTH_OF_DAY = len("2018-11-14")
_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTHS["sept"] = 9


@dataclass(frozen=True)
class Period:
    """A period in its written form, and the first and last day that it could mean (None: open)."""

    text: str
    first_on: date | None
    last_on: date | None


def read_period(typed: CellValue) -> Period:
    """Reads what stands in a cell. Raises ValueError, with the reason in words, for all else."""
    if isinstance(typed, datetime):
        typed = typed.date()
    if isinstance(typed, date):
        return Period(typed.isoformat(), typed, typed)
    if isinstance(typed, float) and typed.is_integer():
        typed = int(typed)
    text = " ".join(unicodedata.normalize("NFKC", str(typed)).replace("\u2013", "-").split())
    if text.casefold() == NOT_STATED:
        return Period(NOT_STATED, None, None)
    for word in ("before", "after"):
        if text.casefold().startswith(word + " "):
            inner = _read_part(text[len(word) + 1 :])
            text = f"{word} {inner.text}"
            return Period(text, None, inner.last_on) if word == "before" else Period(text, inner.first_on, None)
    first, *rest = re.split(r" to ", text, maxsplit=1, flags=re.IGNORECASE)
    if rest:
        [last] = rest
        return _span(_read_part(first), _read_part(last))
    return _read_part(text)


@lru_cache(maxsize=2**16)
def written_period(text: str) -> Period:
    """A period in its written form; the same few thousand are asked for over and over."""
    return read_period(text)


def _span(first: Period, last: Period) -> Period:
    if first.first_on and last.last_on and first.first_on > last.last_on:
        raise ValueError("ends before it starts")
    return Period(f"{first.text} to {last.text}", first.first_on, last.last_on)


def _read_part(text: str) -> Period:
    text = text.strip()
    for pattern, make in _FORMS:
        if match := re.fullmatch(pattern, text, re.IGNORECASE):
            return make(match)
    if re.fullmatch(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}", text):
        raise ValueError("day and month cannot be told apart")
    raise ValueError("is not a date or period")


def _year(match: re.Match[str]) -> Period:
    year = _checked_year(match[1])
    return Period(match[1], date(year, 1, 1), date(year, 12, 31))


def _month(match: re.Match[str]) -> Period:
    return _days_of_month(_checked_year(match[1]), int(match[2]))


def _named_month(match: re.Match[str]) -> Period:
    return _days_of_month(_checked_year(match[2]), _month_number(match[1]))


def _days_of_month(year: int, month: int) -> Period:
    if not 1 <= month <= 12:
        raise ValueError("has no such month")
    return Period(f"{year}-{month:02}", date(year, month, 1), _last_of_month(year, month))


def _day(match: re.Match[str]) -> Period:
    return _one_day(_checked_year(match[1]), int(match[2]), int(match[3]))


def _named_day(match: re.Match[str]) -> Period:
    return _one_day(_checked_year(match[3]), _month_number(match[2]), int(match[1]))


def _one_day(year: int, month: int, day: int) -> Period:
    try:
        exact = date(year, month, day)
    except ValueError:
        raise ValueError("is no day of the calendar") from None
    return Period(exact.isoformat(), exact, exact)


def _quarter(match: re.Match[str]) -> Period:
    year, quarter = _checked_year(match[1]), int(match[2])
    return Period(f"{year}-Q{quarter}", date(year, 3 * quarter - 2, 1), _last_of_month(year, 3 * quarter))


def _financial_year(match: re.Match[str]) -> Period:
    year = _checked_year(match[1])
    if (year + 1) % 100 != int(match[2]):
        raise ValueError("is no financial year: its two years do not follow each other")
    return Period(f"{year}/{match[2]}", date(year, 4, 1), date(year + 1, 3, 31))


def _checked_year(text: str) -> int:
    year = int(text)
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise ValueError("has no such year")
    return year


def _month_number(name: str) -> int:
    if name.casefold() not in _MONTHS:
        raise ValueError("has no such month")
    return _MONTHS[name.casefold()]


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


_FORMS = (
    (r"(\d{4})", _year),
    (r"(\d{4})-(\d{2})", _month),
    (r"(\d{4})-(\d{2})-(\d{2})", _day),
    (r"(\d{4})[- ]?Q([1-4])", _quarter),
    (r"(\d{4})/(\d{2})", _financial_year),
    (r"([a-z]{3,9}) (\d{4})", _named_month),
    (r"(\d{1,2}) ([a-z]{3,9}) (\d{4})", _named_day),
)


def period_words(text: str | None) -> str:
    """How a written period is said: "16 September 2015", "November 2018", "15 to 16 September 2015"."""
    if not text or text == NOT_STATED:
        return NOT_STATED
    word, _, rest = text.partition(" ")
    if word in ("before", "after"):
        return f"{word} {period_words(rest)}"
    first, separator, last = text.partition(" to ")
    if not separator or first == last:
        return _part_words(first)
    start, end = _part_words(first), _part_words(last)
    if first[:7] == last[:7] and len(first) == len(last) == _LENGTH_OF_DAY:
        start = start.split(" ")[0]
    return f"{start} to {end}"


def span_words(starts: str | None, ends: str | None) -> str:
    """From one written period to another: "15 to 16 September 2015", "until November 2018"."""
    if not ends or ends == NOT_STATED:
        return period_words(starts)
    if not starts or starts == NOT_STATED:
        return f"until {period_words(ends)}"
    if _is_part(starts) and _is_part(ends):
        return period_words(f"{starts} to {ends}")
    return f"{period_words(starts)}, until {period_words(ends)}"


def _is_part(text: str) -> bool:
    return not text.startswith(("before ", "after ")) and " to " not in text


def _part_words(text: str) -> str:
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", text):
        months = [calendar.month_name[3 * int(match[2]) - back] for back in (2, 0)]
        return f"{months[0]} to {months[1]} {match[1]}"
    if re.fullmatch(r"\d{4}|\d{4}/\d{2}", text):
        return text
    year, month, *day = (int(part) for part in text.split("-"))
    return " ".join([*(str(number) for number in day), calendar.month_name[month], str(year)])


def in_period(text: str | None) -> str:
    """A period as a sentence has it: "in 2016", "on 9 September 2015", "from May to June 2018", "after June 2016"."""
    words = period_words(text)
    if words == NOT_STATED:
        return "at a time not stated"
    if words.startswith(("before ", "after ")):
        return words
    if " to " in words:
        return f"from {words}"
    return f"on {words}" if len(text or "") == _LENGTH_OF_DAY else f"in {words}"


def for_period(text: str | None) -> str:
    """Of what time something is stated: "for 2016", "for a time after June 2016", "without a time"."""
    words = period_words(text)
    if words == NOT_STATED:
        return "without a time"
    return f"for {'a time ' if words.startswith(('before ', 'after ')) else ''}{words}"


def publication_words(text: str) -> str:
    """When a document is from: an open period means that the document itself bears no date."""
    words = period_words(text)
    return f"undated, {words}" if words.startswith(("before ", "after ")) else words.replace(NOT_STATED, "undated")


def days_words(moment: datetime) -> str:
    """A moment as its day: "21 November 2026"."""
    return f"{moment.day} {calendar.month_name[moment.month]} {moment.year}"


def version_words(number: int, published_at: datetime) -> str:
    """A version and the day of its publication: "version 3, 12 October 2026"."""
    return f"version {number}, {days_words(published_at)}"
