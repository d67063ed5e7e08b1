"""When a file says that it was published: above its table, on its cover or its notes, or in its name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from twinboard.periods import read_period, written_period
from twinboard.periods.period import MONTHS
from twinboard.recipes.page import Page
from twinboard.recipes.tables import Found
from twinboard.refusals import Refusal

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_MONTH}),? (?P<year>{_YEAR})\b"
    rf"|\b(?P<us_month>{_MONTH}) (?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?, (?P<us_year>{_YEAR})\b"
    rf"|\b(?P<iso>{_YEAR}-\d\d-\d\d)\b|\b(?P<dd>\d\d?)/(?P<mm>\d\d?)/(?P<yyyy>{_YEAR})\b",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(
    rf"\b(?P<month>{_MONTH})[ -](?P<year>{_YEAR})\b|\b(?P<iso>{_YEAR}-(?:0\d|1[0-2]))\b", re.IGNORECASE
)
_LABELLED = re.compile(
    r"(?:date of (?:publication|release|issue)|publication date|release date|published(?: on)?|released?(?: on)?"
    r"|issued(?: on)?|last (?:updated?|revised)(?: date| on)?|date (?:published|released|updated|extracted)"
    r"|(?:dataset )?edition|version date|this (?:release|edition))\s*[:\-–]?\s+(?P<said>.{4,40})",
    re.IGNORECASE,
)
_IN_NAME = re.compile(
    rf"(?<![a-z])(?P<month>{_MONTH})[-_ ]?(?P<year>{_YEAR})(?!\d)"
    rf"|(?<!\d)(?P<iso>{_YEAR})[-_ ]?(?P<mm>0[1-9]|1[0-2])(?!\d)",
    re.IGNORECASE,
)
_TOP = 40
"""How many lines of a sheet are looked at: a cover says it early."""


@dataclass(frozen=True)
class Edition:
    """The day or month of which a file says that it is, and the words that say it; `is_named`: its name alone does."""

    day: str
    words: str
    is_named: bool = False


def edition_of(table: Found, pages: Sequence[Page] = (), file_name: str = "") -> Edition | None:
    """What is said above the table; else on another sheet; else in the name of the file. None where nothing is."""
    above = [(day, line.text) for line in table.title_lines for day in _days(line.text)]
    if len({day for day, _ in above}) == 1:
        return Edition(*above[0])
    labelled = [*_labelled(table.page), *(said for page in pages if page is not table.page for said in _labelled(page))]
    if labelled:
        return Edition(*max(labelled, key=lambda said: _first_day(said[0])))
    month = month_in_name(file_name)
    return Edition(month, file_name, is_named=True) if month else None


def month_in_name(file_name: str) -> str:
    """The month that a file is named by: 2021-01 of trade_jan2021.xlsx; "" where there is none, or several."""
    found = {
        f"{match['year']}-{MONTHS[match['month'].casefold()]:02}" if match["month"] else f"{match['iso']}-{match['mm']}"
        for match in _IN_NAME.finditer(file_name)
    }
    return found.pop() if len(found) == 1 else ""


def is_later(day: str, published: str) -> bool:
    """Whether a day is after all of the time at which a source is said to be published."""
    one, other = written_period(day), written_period(published)
    return bool(one.first_on and other.last_on and one.first_on > other.last_on)


def _first_day(day: str) -> str:
    return str(written_period(day).first_on or "")


def _labelled(page: Page) -> Iterator[tuple[str, str]]:
    """The days that lines of a sheet name as those of its publication; the next one is none."""
    for _, texts in page.lines(0, _TOP):
        for text in (" ".join(texts[:2]), *texts):
            if match := _LABELLED.fullmatch(text.strip()):
                yield from ((day, text) for day in _days(match["said"]) or _months(match["said"]))


def _days(text: str) -> list[str]:
    return _read(
        match["iso"]
        or (f"{match['us_day']} {match['us_month']} {match['us_year']}" if match["us_day"] else "")
        or (f"{match['dd']}/{match['mm']}/{match['yyyy']}" if match["dd"] else "")
        or f"{match['day']} {match['month']} {match['year']}"
        for match in _DAY.finditer(text)
    )


def _months(text: str) -> list[str]:
    return _read(match["iso"] or f"{match['month']} {match['year']}" for match in _MONTH_YEAR.finditer(text))


def _read(texts: Iterable[str]) -> list[str]:
    found: list[str] = []
    for text in texts:
        try:
            found.append(read_period(text).text)
        except Refusal:
            continue
    return found
