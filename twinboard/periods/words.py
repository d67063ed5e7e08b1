"""How a written period is said: in full, in a sentence, of a document, of a moment."""

import calendar
import re
from datetime import datetime

from twinboard.periods.period import LENGTH_OF_DAY, NOT_STATED

_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?![\d,])")


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
    if first[:7] == last[:7] and len(first) == len(last) == LENGTH_OF_DAY:
        start = start.split(" ")[0]
    return f"{start} to {end}"


def newest_year(text: str) -> int | None:
    """The newest year that a sentence or a period names; None where it names none."""
    return max(map(int, _YEAR.findall(text)), default=None)


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
    return f"on {words}" if len(text or "") == LENGTH_OF_DAY else f"in {words}"


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
