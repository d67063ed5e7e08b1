"""What there is to draw of a country's trade: its official series, what other sources state, and their words."""

from itertools import groupby
from string import ascii_uppercase

from twinboard.bounds import quantity_words, sentence_case
from twinboard.charts.look import BLUE, ORANGE, PURPLE, TEAL
from twinboard.charts.wording import counted
from twinboard.frames import Row
from twinboard.periods import in_period

LINES = (
    (BLUE, "circle", "●", "solid"), (TEAL, "square", "■", "dash"), (PURPLE, "triangle-up", "▲", "dot"),
)  # fmt: skip
_LENGTHS = {12: "a year", 3: "a quarter", 1: "a month"}


def series_of(country: list[Row]) -> list[list[Row]]:
    official = [row for row in country if row["shape"] == "series"]
    return [[*points] for _, points in groupby(official, lambda row: (row["scope"], row["months"]))]


def statements_of(country: list[Row]) -> list[tuple[str, Row]]:
    statements = [row for row in country if row["shape"] == "statement"]
    return [(ascii_uppercase[number % 26], row) for number, row in enumerate(statements)]


def keys(country: list[Row]) -> list[tuple[str, str, str, str]]:
    """What each line and each diamond is: its colour, its symbol, the value that stands out, and the words."""
    keys = []
    for points, (colour, _, symbol, _) in zip(series_of(country), LINES, strict=False):
        first, last = points[0], points[-1]
        length = _LENGTHS.get(last["months"], f"in {counted(last['months'], 'months')}")
        since = f", from {value_words(first)} {in_period(first['period'])}" if len(points) > 1 else ""
        words = (
            f"{sentence_case(what_is_counted(last))}, {length}: {value_words(last)} {in_period(last['period'])}{since}"
        )
        keys.append((colour, symbol, value_words(last), words))
    for letter, row in statements_of(country):
        keys.append((ORANGE, "◆", value_words(row), f"{letter}: {statement_words(row)}"))
    return keys


def statement_words(row: Row) -> str:
    standing = "as stated" if row["status"] == "actual" else row["status"]
    return f"{value_words(row)} {in_period(row['period'])}, {standing} ({what_is_counted(row)})"


def value_words(row: Row) -> str:
    return quantity_words(row["value"], row["bound"], row["unit"])


def what_is_counted(row: Row) -> str:
    scope: str | None = row["scope"]
    return scope or "goods or services: not stated"


def is_open(row: Row) -> bool:
    return (row["first_on"] is None) != (row["last_on"] is None)
