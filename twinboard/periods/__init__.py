"""Dates in part: what officers type, the days it could mean, and how it is said.

Written forms: `2018`, `2018-11`, `2018-11-14`, `2018-Q3`, the financial year `2016/17`, a span
`2015-09-15 to 2015-09-16`, `before 2015-09`, `after 2018-11`, `not stated`.
"""

from functools import lru_cache

from twinboard.periods.period import EARLIEST_YEAR, LATEST_YEAR, NOT_STATED, Period
from twinboard.periods.typed import read_period
from twinboard.periods.ways import (
    AS_WRITTEN,
    DayOrder,
    Hyphen,
    Ways,
    days_written,
    either_way,
    hyphens_written,
    with_named_months,
)
from twinboard.periods.words import (
    days_words,
    for_period,
    in_period,
    newest_year,
    period_words,
    publication_words,
    span_words,
    version_words,
)

__all__ = [
    "AS_WRITTEN",
    "EARLIEST_YEAR",
    "LATEST_YEAR",
    "NOT_STATED",
    "DayOrder",
    "Hyphen",
    "Period",
    "Ways",
    "days_words",
    "days_written",
    "either_way",
    "for_period",
    "hyphens_written",
    "in_period",
    "newest_year",
    "period_words",
    "publication_words",
    "read_period",
    "span_words",
    "version_words",
    "with_named_months",
    "written_period",
]


@lru_cache(maxsize=2**16)
def written_period(text: str) -> Period:
    """A period in its written form; the same few thousand are asked for over and over."""
    return read_period(text)
