"""The period that labels of a table say together: “2018” above “Q2”, “2012” before “Jan”, “Jan-Mar 1971”."""

import calendar
import re
from collections.abc import Sequence
from functools import lru_cache

from twinboard.names import folded
from twinboard.periods import read_period
from twinboard.periods.period import MONTHS
from twinboard.recipes.page import label
from twinboard.refusals import Refusal
from twinboard.signs import typed_plainly

_MONTH = "|".join(MONTHS)
_YEAR = r"(?:19|20)\d\d"
_MARKS = re.compile(
    r"\s*(?:\[[a-z0-9 ]{1,8}\]|\([a-z0-9]\)|[†‡¹²³⁴⁵⁶⁷⁸⁹*]+|(?<=\d)[pr]|(?<=[a-z]{3})\d)$", re.IGNORECASE
)
_RUN = re.compile(rf"({_MONTH})\s*(?:-|to)\s*({_MONTH})[ ,]*({_YEAR})", re.IGNORECASE)
_RUN_WITH_YEARS = re.compile(rf"({_MONTH})[ ,]*({_YEAR})\s*(?:-|to)\s*({_MONTH})[ ,]*({_YEAR})", re.IGNORECASE)
_FINANCIAL = re.compile(rf"(?:financial year|fy|year)\s*({_YEAR})\s*(?:to|-|/)\s*({_YEAR}|\d\d)", re.IGNORECASE)
_QUARTER = re.compile(
    rf"(?:q([1-4])|([1-4])(?:st|nd|rd|th)? quarter|quarter ([1-4]))[ ,]*(?:of )?({_YEAR})", re.IGNORECASE
)
_PART = re.compile(rf"(?:q[1-4]|(?:{_MONTH})|\(?(?:{_MONTH})\s*(?:-|to)\s*(?:{_MONTH})\)?)", re.IGNORECASE)


@lru_cache(maxsize=2**14)
def period_of(texts: tuple[str, ...]) -> str:
    """The period that labels say, from the widest to the narrowest, in its written form; "" where they say none."""
    found, year = "", ""
    for text in map(_cleaned, texts):
        if _PART.fullmatch(text):
            found = _within(year, text) or found
        elif written := _period(text):
            found, year = written, written
    return found


def mark_of(text: str) -> str:
    """The mark that is glued to the label of a period, as in “Apr¹”; "" where there is none."""
    plain = " ".join(text.split())
    return plain[len(_MARKS.sub("", plain)) :].strip() if _MARKS.search(plain) else ""


def _cleaned(text: str) -> str:
    return _MARKS.sub("", typed_plainly(" ".join(text.split())))


def _within(year: str, part: str) -> str:
    """A month, a quarter or months of a year that stands above or before them."""
    inner = part.strip("() ")
    if re.fullmatch(_YEAR, year):
        return _period(f"{inner} {year}")
    if not re.fullmatch(rf"{_YEAR}/\d\d", year):
        return ""
    first = int(year[:4])
    if match := re.fullmatch(rf"({_MONTH})\s*(?:-|to)\s*({_MONTH})", inner, re.IGNORECASE):
        return _span(_in_financial_year(first, match[1]), match[1], _in_financial_year(first, match[2]), match[2])
    if inner.casefold() in MONTHS:
        return _period(f"{inner} {_in_financial_year(first, inner)}")
    quarter = int(inner[1]) if inner[:1] in "qQ" else 0
    months = ("", "apr", "jul", "oct", "jan")[quarter]
    if not months:
        return ""
    last = list(calendar.month_abbr)[(MONTHS[months] + 1) % 12 + 1].casefold()
    return _span(_in_financial_year(first, months), months, _in_financial_year(first, last), last)


def _in_financial_year(first: int, month: str) -> int:
    return first if MONTHS[month.casefold()] >= 4 else first + 1


def _period(text: str) -> str:
    if match := _RUN_WITH_YEARS.fullmatch(text):
        return _span(int(match[2]), match[1], int(match[4]), match[3])
    if match := _RUN.fullmatch(text):
        last = int(match[3])
        is_same = MONTHS[match[1].casefold()] <= MONTHS[match[2].casefold()]
        return _span(last if is_same else last - 1, match[1], last, match[2])
    if match := _FINANCIAL.fullmatch(text):
        text = f"{match[1]}/{match[2][-2:]}"
    elif match := _QUARTER.fullmatch(text):
        text = f"{match[4]}-Q{match[1] or match[2] or match[3]}"
    if len(text) > 40 or not any(letter.isdigit() for letter in text):
        return ""
    try:
        found = read_period(int(text) if re.fullmatch(_YEAR, text) else text)
    except Refusal:
        return ""
    return found.text if found.first_on and found.last_on else ""


def _span(first: int, one: str, last: int, other: str) -> str:
    """Months of two years as one period: a calendar year or a financial year where they are one."""
    start, end = (first, MONTHS[one.casefold()]), (last, MONTHS[other.casefold()])
    if start == (last, 1) and end == (last, 12):
        return str(last)
    if start == (first, 4) and end == (first + 1, 3):
        return f"{first}/{str(first + 1)[-2:]}"
    if first == last and start[1] % 3 == 1 and end[1] == start[1] + 2:
        return f"{first}-Q{end[1] // 3}"
    return f"{first}-{start[1]:02} to {last}-{end[1]:02}"


def is_left_out(texts: Sequence[str], left_out: Sequence[str]) -> bool:
    """Whether one of the labels is among those that are left out."""
    wanted = {folded(label(one)) for one in left_out}
    return any(folded(label(text)) in wanted for text in (*texts, " ".join(texts)))
