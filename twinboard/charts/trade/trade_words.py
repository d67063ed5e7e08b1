"""What there is to draw of a country's trade: its official series, what other sources state, and their words."""

from collections.abc import Sequence
from itertools import groupby

from twinboard.bounds import quantity_words
from twinboard.charts.base.wording import counted, uncapitalised
from twinboard.frames import Row
from twinboard.periods import in_period

_LENGTHS = {12: "a year", 3: "a quarter", 1: "a month"}


def series_of(rows: Sequence[Row]) -> list[list[Row]]:
    """The official series, each of one country, of what is counted alike and of periods of one length."""
    official = [row for row in rows if row["shape"] == "series"]
    return [[*points] for _, points in groupby(official, lambda row: (row["partner_id"], row["scope"], row["months"]))]


def statements_of(rows: Sequence[Row]) -> list[Row]:
    """What other sources state, as far as it is known for when."""
    return [row for row in rows if row["shape"] == "statement" and (row["first_on"] or row["last_on"])]


def length_words(months: int) -> str:
    """ "a year", "a quarter", "in 2 months" """
    return _LENGTHS.get(months, f"in {counted(months, 'months')}")


def statement_words(row: Row) -> str:
    return f"{value_words(row)} {in_period(row['period'])}, {standing_words(row)} ({what_is_counted(row)})"


def value_words(row: Row) -> str:
    return quantity_words(row["value"], row["bound"], row["unit"])


def words_at(row: Row, said: str, scope: str) -> list[str]:
    """What may stand beside a statement, the fullest first: its number, how it stands, and what it counts if known."""
    standing = standing_words(row)
    full = [f"{said}\n{standing}: {uncapitalised(scope)}"] if scope else []
    return [*full, f"{said}\n{standing}", said]


def standing_words(row: Row) -> str:
    """How a statement stands: "as stated", or that it is not actual."""
    return "as stated" if row["status"] == "actual" else str(row["status"])


def what_is_counted(row: Row) -> str:
    scope: str | None = row["scope"]
    return scope or "goods or services: not stated"


def is_open(row: Row) -> bool:
    return (row["first_on"] is None) != (row["last_on"] is None)
