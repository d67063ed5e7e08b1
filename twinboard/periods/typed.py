"""The many ways in which people type a time → its written form, where it can mean one thing only."""

import calendar
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache

from twinboard.models import CellValue
from twinboard.periods import period as made
from twinboard.periods.period import MONTHS, NOT_STATED, Period
from twinboard.periods.refused import refusal_of
from twinboard.periods.ways import AS_WRITTEN, DayOrder, Ways
from twinboard.refusals import Refusal
from twinboard.signs import typed_plainly, with_hyphens

_MONTH, _DAY = rf"((?:{'|'.join(MONTHS)})\.?)", r"(\d{1,2})(?:st|nd|rd|th)?"
_CLOCK = r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?"
_WEEKDAY = r"(?:(?P<weekday>mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_YEAR_WORD = r"(?:f/?y|financial year)"
_TWO_YEARS = r"(\d{4}|\d{2}) ?[-/] ?(\d{4}|\d{2})"
_IN_DIGITS = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?|/[0-9]{2})?")
"""One time and no word: nearly every cell of a large sheet."""
_PAIR = r"(\d{4})[/-](\d{2}|\d{4})"


def read_period(typed: CellValue, ways: Ways = AS_WRITTEN) -> Period:
    """Reads what stands in a cell. Raises Refusal, with the reason in words, for all else."""
    if isinstance(typed, datetime):
        typed = typed.date()
    if isinstance(typed, date):
        return Period(typed.isoformat(), typed, typed)
    if isinstance(typed, float) and typed.is_integer():
        typed = int(typed)
    text = with_hyphens(typed_plainly(str(typed)))
    text = re.sub(r"(?<=\d) ?/ ?(?=\d)", "/", re.sub(r"^(\d{4}) - (\d{2})$", r"\1-\2", text))
    try:
        return _read(text, ways)
    except Refusal as refusal:
        raise refusal_of(text, refusal, lambda inner: _read(inner, ways)) from None


def _read(text: str, ways: Ways) -> Period:
    if _IN_DIGITS.fullmatch(text):
        return _read_part(text, ways)
    if text.casefold() == NOT_STATED:
        return Period(NOT_STATED, None, None)
    for word in ("before", "after"):
        if text.casefold().startswith(word + " "):
            inner = _read_inner(text[len(word) + 1 :], ways, word)
            text = f"{word} {inner.text}"
            return Period(text, None, inner.last_on) if word == "before" else Period(text, inner.first_on, None)
    return _read_span(text, ways) or _read_part(text, ways)


@cache
def _form(pattern: str) -> re.Pattern[str]:
    """Compiled when it is first asked for, and found again faster than among the patterns of all modules."""
    return re.compile(pattern, re.IGNORECASE)


def _read_span(text: str, ways: Ways) -> Period | None:
    """Two times with a word or a hyphen between them; the first may leave out what the last one has."""
    if re.match(_TWELVE_MONTHS_TO, text, re.IGNORECASE):
        return None
    for pattern, first in _SHORT_SPANS:
        if match := _form(pattern).fullmatch(text):
            return made.of_span(_read_inner(match.expand(first), ways), _read_inner(match["last"], ways))
    for pattern in (
        r"(?:from )?(.+?) to (.+)",
        r"(.+?) - (.+)",
        r"(\d{4}/\d{2,4})-(\d{4}/\d{2,4})",
        r"between (.+?) and (.+)",
    ):
        if match := _form(pattern).fullmatch(text):
            if re.fullmatch(r"\d{4} - \d{4}", text):
                return _read_part(text.replace(" ", ""), ways)
            return made.of_span(_read_inner(match[1], ways), _read_inner(match[2], ways))
    return None


_TWELVE_MONTHS_TO = "(?:the )?(?:year|12 months|twelve months) to "
_SHORT_SPANS = (
    (rf"(?:from )?{_DAY} ?(?:-|to|until) ?(?P<last>{_DAY} {_MONTH},? (\d{{4}}))", r"\1 \4 \5"),
    (rf"(?:from )?{_DAY} {_MONTH} ?(?:-|to|until) ?(?P<last>{_DAY} {_MONTH},? (\d{{4}}))", r"\1 \2 \6"),
    (rf"(?:from )?{_MONTH} ?(?:-|to|until) ?(?P<last>{_MONTH} (\d{{4}}))", r"\1 \4"),
)


def _read_inner(text: str, ways: Ways, word: str = "") -> Period:
    """A time within a longer one: what to type instead of it is said with the word before it, or not at all."""
    try:
        return _read_part(text, ways)
    except Refusal as refusal:
        instead = [f"{word} {form}" for form in refusal.instead] if word else []
        raise Refusal(str(refusal), *instead, remark=refusal.remark) from None


def _read_part(text: str, ways: Ways) -> Period:
    text = _form(rf"(?<=\d){_CLOCK}$").sub("", text.strip())
    for pattern, make in _FORMS:
        if match := _form(pattern).fullmatch(text):
            return make(match, ways)
    raise Refusal("is not a date or period")


def _year(match: re.Match[str], _: Ways) -> Period:
    return made.of_year(made.checked_year(match[1]))


def _hyphened(match: re.Match[str], ways: Ways) -> Period:
    """2018-11 is a month; 2012-13 is a financial year, and 2010-11 where the column writes them so."""
    year, digits = made.checked_year(match[1]), match[2]
    is_month = 1 <= int(digits) <= 12
    if made.follows(year, digits) and (ways.has_hyphened_years or not is_month):
        return made.of_financial_year(year, digits)
    return made.of_month(year, int(digits))


def _year_and_month(match: re.Match[str], _: Ways) -> Period:
    return made.of_month(made.checked_year(match["year"]), int(match["month"]))


def _named_month(match: re.Match[str], _: Ways) -> Period:
    return made.of_month(made.checked_year(match["year"]), made.month_number(match["month"]))


def _day(match: re.Match[str], _: Ways) -> Period:
    return made.of_day(made.checked_year(match["year"]), int(match["month"]), int(match["day"]))


def _named_day(match: re.Match[str], _: Ways) -> Period:
    day = made.of_day(made.full_year(match["year"]), made.month_number(match["month"]), int(match["day"]))
    said, is_on = match.groupdict().get("weekday"), day.first_on or date.min
    if said and calendar.day_name[is_on.weekday()][:3].casefold() != said[:3].casefold():
        raise Refusal(f"was a {calendar.day_name[is_on.weekday()]}", day.text)
    return day


def _numbered_day(match: re.Match[str], ways: Ways) -> Period:
    """14/11/2018, in the order of its column where both numbers can be a month."""
    first, second, year = int(match[1]), int(match[3]), match[4]
    if match[2] == "-" and len(year) == 2:
        raise Refusal("can begin with the day or with the year")
    if first > 12 >= second or first == second:
        return made.of_day(made.full_year(year), second, first)
    if second > 12 >= first:
        return made.of_day(made.full_year(year), first, second)
    if ways.days in (DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST):
        month, day = (second, first) if ways.days is DayOrder.DAY_FIRST else (first, second)
        return made.of_day(made.full_year(year), month, day)
    both = [made.of_day(made.full_year(year), month, day).text for month, day in ((second, first), (first, second))]
    raise Refusal(f"{_both_orders(ways)}day and month cannot be told apart", *both)


def _both_orders(ways: Ways) -> str:
    return "stands in a column that writes both the day first and the month first: " if ways.days else ""


def _quarter(match: re.Match[str], _: Ways) -> Period:
    return made.of_quarter(made.checked_year(match[1]), int(match[2]))


def _financial_quarter(match: re.Match[str], _: Ways) -> Period:
    """The months of a quarter of a financial year: Q3 2018/19 is October to December 2018."""
    year, quarter = made.checked_year(match["year"]), int(match["quarter"])
    made.of_financial_year(year, match["next"])
    calendar_year, month = (year, 3 * quarter + 1) if quarter < 4 else (year + 1, 1)
    return made.of_span(made.of_month(calendar_year, month), made.of_month(calendar_year, month + 2))


def _financial_year(match: re.Match[str], _: Ways) -> Period:
    return made.of_financial_year(made.full_year(match[1]), match[2])


def _two_years(match: re.Match[str], _: Ways) -> Period:
    """2018-2020 is a span; 2018-2019 may be a financial year as well."""
    first, last = made.of_year(made.checked_year(match[1])), made.of_year(made.checked_year(match[2]))
    span = made.of_span(first, last)
    if made.follows(int(match[1]), match[2]):
        year = made.of_financial_year(int(match[1]), match[2])
        raise Refusal("can be a financial year, or both years", year.text, span.text)
    return span


def _decade(match: re.Match[str], _: Ways) -> Period:
    year = made.checked_year(match[1])
    return made.of_span(made.of_year(year), made.of_year(year + 9))


def _year_ending(match: re.Match[str], ways: Ways) -> Period:
    """The twelve months up to the end of one: to March, a financial year."""
    last = _read_part(match["end"], ways).last_on or date.min
    if (last + timedelta(days=1)).day != 1:
        raise Refusal("does not end with a month")
    first = made.of_month(*((last.year, 1) if last.month == 12 else (last.year - 1, last.month + 1)))
    if last.month == 12:
        return made.of_year(last.year)
    if last.month == 3:
        return made.of_financial_year(last.year - 1, f"{last.year % 100:02}")
    return made.of_span(first, made.of_month(last.year, last.month))


def _week(match: re.Match[str], ways: Ways) -> Period:
    first = _read_part(match["day"], ways)
    if first.first_on is None or first.first_on != first.last_on:
        raise Refusal("does not say on which day the week begins")
    last = first.first_on + timedelta(days=6)
    return made.of_span(first, made.of_day(made.checked_year(str(last.year)), last.month, last.day))


_FORMS: tuple[tuple[str, Callable[[re.Match[str], Ways], Period]], ...] = (
    (r"(\d{4})(?:\.0+)?", _year),
    (r"(\d{4})-(\d{2})", _hyphened),
    (r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", _day),
    (r"(\d{4})[- ]?Q([1-4])", _quarter),
    (r"(\d{4})/(\d{2}|\d{4})", _financial_year),
    (rf"(?P<month>{_MONTH})[ ,/-]*(?P<year>\d{{4}})", _named_month),
    (rf"(?P<year>\d{{4}})[ ,/-]*(?P<month>{_MONTH})", _named_month),
    (
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ ,/-]*(?P<month>{_MONTH})"
        r"[ ,/'-]*(?P<year>\d{4}|\d{2})",
        _named_day,
    ),
    (rf"{_WEEKDAY}(?P<month>{_MONTH})[ /-]*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:, ?| )(?P<year>\d{{4}})", _named_day),
    (rf"(?P<year>\d{{4}})[ /-](?P<month>{_MONTH})[ /-](?P<day>\d{{1,2}})", _named_day),
    (r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})", _numbered_day),
    (r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})", _day),
    (r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)", _day),
    (r"(?P<month>\d{1,2})[/.-](?P<year>\d{4})", _year_and_month),
    (r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日", _day),
    (r"(?P<year>\d{4})年(?P<month>\d{1,2})月", _year_and_month),
    (r"(\d{4})年", _year),
    (r"(\d{4})-(\d{4})", _two_years),
    (rf"{_YEAR_WORD}[ :]*{_TWO_YEARS}", _financial_year),
    (rf"{_TWO_YEARS} ?(?:{_YEAR_WORD}|\((?:{_YEAR_WORD}|financial)\))", _financial_year),
    (
        rf"Q(?P<quarter>[1-4])[ ,]*(?:of )?(?:{_YEAR_WORD} ?)?(?P<year>\d{{4}})[/-](?P<next>\d{{4}}|\d{{2}})",
        _financial_quarter,
    ),
    (
        rf"(?:{_YEAR_WORD} ?)?(?P<year>\d{{4}})[/-](?P<next>\d{{4}}|\d{{2}})[ ,-]*Q(?P<quarter>[1-4])",
        _financial_quarter,
    ),
    (r"(?:calendar year|calendar|cy|year|in|during) ?(\d{4})", _year),
    (r"(\d{4}) (?:calendar year|\(calendar(?: year)?\))", _year),
    (r"(?:the )?(\d{3}0)'?s", _decade),
    (r"(?:the )?(?:year|12 months|twelve months) (?:ending|ended|to)(?: the)? (?P<end>.*[a-z].*|.*\D.*)", _year_ending),
    (r"y(?:ear)?[ /.]?e(?:nd(?:ing|ed)?)?\.? (?P<end>.*[a-z].*|.*\D.*)", _year_ending),
    (r"(?:w/?[cb]|week (?:commencing|beginning|starting|of))\.? (?P<day>.+)", _week),
)
"""Each form with its reading. A form that can mean two things is not among them, or raises a Refusal."""
