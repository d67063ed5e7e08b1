"""The day on which a file says that it was published, in the lines above its table."""

import re
from collections.abc import Iterable

from twinboard.periods import read_period, written_period
from twinboard.periods.period import MONTHS
from twinboard.recipes.tables import Found
from twinboard.refusals import Refusal

_MONTH = "|".join(MONTHS)
_DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH}),? (\d{{4}})\b|\b(\d{{4}}-\d\d-\d\d)\b", re.IGNORECASE)


def edition_of(table: Found) -> str:
    """The one day that the lines above a table name, such as 2021-03-12; "" where they name none, or several."""
    found = {day for line in table.title_lines for day in _days(line.text)}
    return found.pop() if len(found) == 1 else ""


def is_later(day: str, published: str) -> bool:
    """Whether a day is after all of the time at which a source is said to be published."""
    one, other = written_period(day), written_period(published)
    return bool(one.first_on and other.last_on and one.first_on > other.last_on)


def _days(text: str) -> Iterable[str]:
    for match in _DAY.finditer(text):
        try:
            yield read_period(match[4] or f"{match[1]} {match[2]} {match[3]}").text
        except Refusal:
            continue
