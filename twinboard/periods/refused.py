"""What to type instead of a time that is not read: each form that is named here is read."""

import calendar
import difflib
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from twinboard.periods import refused_years as years
from twinboard.periods.period import MONTHS, Period
from twinboard.refusals import Refusal

Reader = Callable[[str], Period]

_VAGUE = (
    r"(?:c|ca|circa|around|about|approx|approximately|roughly|early|mid|middle of|late|end of|end|beginning of|"
    r"start of|probably|possibly|est|estimated)"
)
_BEHIND = (
    r"(?:\?+|\*+|[rpe]|or so|"
    r"\(?(?:approx(?:imately)?|est(?:imated|imate)?|provisional|revised|tbc|circa|ish)\.?\)?)"
)
_SEASONS = {
    "spring": ("03", "05"), "summer": ("06", "08"), "autumn": ("09", "11"), "fall": ("09", "11"),
    "spring term": ("01", "03"), "summer term": ("04", "07"), "autumn term": ("09", "12"),
}  # fmt: skip
_SEASON = "(?:spring|summer|autumn)(?: term)?|fall"
_NAMES = [name for name in (*calendar.month_name, *calendar.month_abbr) if name]
_FIRST_SERIAL, _LAST_SERIAL, _DAY_ZERO = 18264, 58804, date(1899, 12, 30)
"""The numbers of the days from 1950 to 2060 as spreadsheets count them."""


def refusal_of(text: str, refusal: Refusal, read: Reader) -> Refusal:
    """The refusal with what to type instead, where something is likely; forms that are not read are left out."""
    if refusal.instead:
        return refusal
    for pattern, advise in _ADVICE:
        if (match := re.fullmatch(pattern, text, re.IGNORECASE)) and (advised := advise(match, read)):
            forms = tuple(form for form in advised.instead if _is_read(form, read))
            if forms or not advised.instead:
                return Refusal(str(advised), *forms, remark=advised.remark)
    if str(refusal) == "is not a date or period":
        forms = tuple(_likely(text, read))
        left = text.replace(forms[0], "").strip(" ,.;:-()") if forms else ""
        remark = f"Say “{left}” in the note" if any(map(str.isalpha, left)) and forms[0].isdecimal() else ""
        return Refusal(str(refusal), *forms, remark=remark)
    return refusal


def _is_read(form: str, read: Reader) -> bool:
    try:
        return bool(read(form))
    except Refusal:
        return False


def _written(text: str, read: Reader) -> str:
    """The written form of a time; empty where it is none."""
    try:
        return read(text).text
    except Refusal:
        return ""


def _vague(match: re.Match[str], read: Reader) -> Refusal | None:
    inner, word = _written(match["time"], read), match["word"].strip(" -()")
    remark = f"Say “{word}” in the note" if any(map(str.isalpha, word)) and len(word) > 1 else ""
    return Refusal("has a word that a time does not keep", inner, remark=remark) if inner else None


def _open(match: re.Match[str], read: Reader) -> Refusal | None:
    inner = _written(match["time"], read)
    return Refusal("says when it begins and not when it ends", inner, f"after {inner}") if inner else None


def _closed(match: re.Match[str], read: Reader) -> Refusal | None:
    inner = _written(match["time"], read)
    return Refusal("says when it ends and not when it begins", f"before {inner}", inner) if inner else None


def _season(match: re.Match[str], _: Reader) -> Refusal:
    year = years.in_full(match["year"])
    seasons = [" ".join(one.casefold().split()) for one in (match["season"], match["last"] or match["season"])]
    first, last = _SEASONS[seasons[0]][0], _SEASONS[seasons[1]][1]
    return Refusal("has no first and last day", f"{year}-{first} to {year}-{last}", str(year))


def _winter(match: re.Match[str], _: Reader) -> Refusal:
    year = int(match["year"])
    return Refusal("has no first and last day", f"{year}-12 to {year + 1}-02", f"{year}-01 to {year}-02", str(year))


def _two_months(match: re.Match[str], read: Reader) -> Refusal | None:
    first, last = (_written(f"{match[name]} {match['year']}", read) for name in ("first", "last"))
    return Refusal("names two months", f"{first} to {last}") if first and last else None


def _short_month(match: re.Match[str], read: Reader) -> Refusal:
    """Nov-18, which may be a month of a year or a day of a month."""
    digits = match["digits"]
    month = _written(f"{match['month']} {'20' if int(digits) < years.LAST_CENTURY else '19'}{digits}", read)
    return Refusal("can be a month with its year, or a day without one", month)


def _day_without_year(match: re.Match[str], _: Reader) -> Refusal | None:
    is_month = match["month"].casefold().rstrip(".") in MONTHS
    return Refusal("has no year", remark="Type it with its year") if is_month else None


def _day_or_year_first(match: re.Match[str], _: Reader) -> Refusal:
    first, month, last = match[1], match[2], match[3]
    forms = [f"20{last}-{int(month):02}-{int(first):02}", f"20{int(first):02}-{int(month):02}-{last}"]
    return Refusal("can begin with the day or with the year", *forms)


def _serial(match: re.Match[str], _: Reader) -> Refusal | None:
    number = int(match["number"])
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return None
    day = _DAY_ZERO + timedelta(days=number)
    return Refusal("is a number, perhaps that under which a spreadsheet keeps a day", day.isoformat())


def _week_ending(match: re.Match[str], read: Reader) -> Refusal | None:
    try:
        last = read(match["day"]).last_on
    except Refusal:
        return None
    first = last and last - timedelta(days=6)
    return Refusal("does not say on which day the week begins", f"{first} to {last}") if first else None


def _still(_match: re.Match[str], _: Reader) -> Refusal:
    return Refusal("is no time", "not stated", remark="Where it is known when it began, type that: after 2018")


def _two_days(match: re.Match[str], read: Reader) -> Refusal | None:
    span = _written(f"{match['first']} to {match['last']} {match['rest']}", read)
    return Refusal("names two days", span) if span else None


def _day_before_month(match: re.Match[str], read: Reader) -> Refusal | None:
    day = _written(f"{match['year']}-{match['month']}-{match['day']}", read)
    return Refusal("has no such month", day) if day else None


def _likely(text: str, read: Reader) -> Iterator[str]:
    """The month or year in a text that has one only, also where the name of the month has a slip."""
    found = set(re.findall(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", text))
    if len(found) != 1:
        return
    [year] = found
    words = re.findall(r"[^\W\d_]{3,}", text)
    close = [name for word in words for name in difflib.get_close_matches(word.title(), _NAMES, n=1, cutoff=0.8)]
    days = re.findall(r"(?<!\d)(\d{1,2})(?!\d)", text.replace(year, ""))
    months = [_written(f"{name} {year}", read) for name in close[:1]] if len(close) == 1 else []
    whole = [_written(f"{days[0]} {close[0]} {year}", read)] if months and len(days) == 1 else []
    yield from [form for form in (whole or months or [year]) if form]


_ADVICE: tuple[tuple[str, Callable[[re.Match[str], Reader], Refusal | None]], ...] = (
    (rf"(?P<word>{_VAGUE})[. -]+(?P<time>.+)", _vague),
    (r"(?P<word>c|~|around |about )(?P<time>\d{4}.*)", _vague),
    (rf"(?P<time>.+?)[ ,-]*(?P<word>{_BEHIND})", _vague),
    (r"(?:ever )?(?:since|from|starting|as of|as at)(?: the)? (?P<time>.+)", _open),
    (r"(?P<time>.+?) ?(?:onwards?|and (?:later|after)|on|-|\+)", _open),
    (r"(?P<time>.+?) ?(?:-|to) ?(?:present|now|date|today|ongoing)", _open),
    (r"(?:by|until|till|up to|to|no later than|not later than|prior to|pre|-)(?: the)?[ -]?(?P<time>.+)", _closed),
    (
        rf"(?P<season>{_SEASON})(?: ?(?:/|-|to|and|&) ?(?P<last>{_SEASON}))?(?: of)?,? (?P<year>\d{{4}}|['’]?\d\d)",
        _season,
    ),
    (r"winter(?: of)?,? (?P<year>\d{4})(?:[/-]\d{2,4})?", _winter),
    (r"(?:(?:academic|school)(?: year)? |a/?y ?)(?P<year>\d{4})[/-]\d{2,4}", years.academic),
    (r"(?P<year>\d{4})[/-]\d{2,4} (?:academic|school)(?: year)?", years.academic),
    (r"(?:Q|quarter )(?P<quarter>[1-4])[ ,/-]*(?:of )?(?P<year>\d{4})", years.quarter),
    (r"(?P<quarter>[1-4])(?:st|nd|rd|th) quarter(?: of)?,? (?P<year>\d{4})", years.quarter),
    (r"(?:H|half )(?P<half>[12])[ ,/-]*(?:of )?(?P<year>\d{4})", years.half),
    (r"(?P<year>\d{4})[ /-]*H(?P<half>[12])", years.half),
    (r"(?P<half>[12])(?:st|nd) half(?: of)?,? (?P<year>\d{4})", years.half),
    (r"Q(?P<quarter>[1-4])[ ,]*(?:of )?(?:f/?y|financial year)[ :'’]*(?P<year>\d{4}|\d{2})", years.quarter_of_one_year),
    (r"Q(?P<quarter>[1-4])[ ,]*(?:of )?(?:f/?y ?)?(?P<year>\d{2})[/-]\d{2}", years.quarter_of_short_year),
    (r"(?:f/?y ?e|f/?y ending|(?:financial )?year end(?:ing|ed)?|y/?e)[ :'’]*(?P<year>\d{4}|\d{2})", years.ending_year),
    (r"(?:f/?y|financial year)[ :'’]*(?P<year>\d{4}|\d{2})", years.one_financial_year),
    (r"(?P<first>\d{4}) ?(?:&|\+|,|;|and) ?(?P<last>\d{4})", years.several_years),
    (r"(?P<first>[a-z]{3,9}\.?) ?(?:&|/|\+|,|and) ?(?P<last>[a-z]{3,9}\.?),? (?P<year>\d{4})", _two_months),
    (r"'?(\d{2}) ?[/-] ?'?(\d{2})", years.two_digit_years),
    (r"(?P<month>[a-z]{3,9})[. ,/'’-]*(?P<digits>\d{2})", _short_month),
    (r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]?(?P<month>[a-z]{3,9}\.?)", _day_without_year),
    (r"(?P<month>[a-z]{3,9}\.?)[ -]?(?P<day>\d)(?:st|nd|rd|th)?", _day_without_year),
    (r"(?P<year>\d{4})(?P<sign>[/\\.])(?P<digits>\d{1,2})", years.slash_month),
    (r"(?P<year>\d{4}) ?- ?(?P<digit>\d)", years.hyphen_digit),
    (r"(?P<year>\d{4})-(?P<digits>\d{2})", years.hyphen_years),
    (r"(?P<year>(?:19|20)\d{2})(?P<digits>\d{2})", years.glued),
    (r"(\d{1,2})-(\d{1,2})-(\d{2})", _day_or_year_first),
    (r"(?P<year>\d{4})[-/.](?P<day>\d{2})[-/.](?P<month>\d{2})", _day_before_month),
    (r"(?P<first>\d{1,2}) ?(?:&|/|\+|,|and) ?(?P<last>\d{1,2}) (?P<rest>[a-z.]+ \d{4})", _two_days),
    (r"(?P<number>\d{5})(?:\.\d+)?", _serial),
    (r"(?:w/?e|week ending)\.? (?P<day>.+)", _week_ending),
    (r"on-?going|present|current(?:ly)?|now|today|continuing|to date", _still),
)
"""The likely ways of typing a time that are not read, each with what is said of it. The first that fits is taken."""
