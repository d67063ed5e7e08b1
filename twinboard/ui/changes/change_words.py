"""What changed in a row, said for readers: names instead of ids, what a column is instead of its name."""

from collections.abc import Mapping, Sequence

from twinboard.bounds import listed
from twinboard.charts.base.wording import at_most
from twinboard.frames import Row
from twinboard.models import Change, Kind
from twinboard.names import split_list
from twinboard.periods import period_words
from twinboard.rules.sheets import BY_NAME
from twinboard.rules.stored import bound_of, high_of, stored_columns

LONGEST = 140
_ROWS = ("about", "preferred")
"""Columns with the ids of rows of any sheet."""
ONE_NUMBER = ("Facts", "Money")
"""The sheets of which a row is one number of the register, by the same id; a visit may have several, or none."""
_WHAT = {
    "document_url": "address of the document",
    "received": "day of receipt",
    "latitude": "degrees north",
    "longitude": "degrees east",
    "industries": "what its economy is known for",
    "locator": "place in the source",
    "position": "place in the menu",
    "polarity": "which value is the better one",
    "attribution": "whose effect it is",
    "period": "when",
    "date": "when",
    "input": "what it stands for",
    "low": "lower end of its range",
    "high": "higher end of its range",
    "scope": "what is counted",
    "checked_by": "who checked it",
    "checked_on": "day of the check",
    "starts": "first day",
    "ends": "last day",
    "recurring": "whether it returns every year",
    "about": "what it is about",
    "preferred": "which side is preferred",
}
_ROWS_OF = {"Partners": "places", "Money": "amounts of money", "Conflicts": "disagreements between sources"}
Names = Mapping[tuple[str, str], Row]
"""The rows of a version by sheet and id, as `explore/named_rows` gives them."""


def rows_of(sheet: str) -> str:
    """What readers call the rows of a sheet: "visits", "places"."""
    return _ROWS_OF.get(sheet, sheet.lower())


def number_columns(sheet: str) -> frozenset[str]:
    """The columns of a sheet whose changes are changes of numbers in the register, and of the words beside them."""
    if sheet not in (*ONE_NUMBER, "Visits"):
        return frozenset()
    numbers = [column for column in BY_NAME[sheet].columns if column.kind in (Kind.COUNT, Kind.QUANTITY, Kind.BARE)]
    words = {name for one in numbers if one.kind is Kind.QUANTITY for name in (bound_of(one), high_of(one))}
    return frozenset(stored_columns(BY_NAME[sheet])) & ({column.name for column in numbers} | words)


def moved_words(before: str, after: str) -> str:
    """ "over 3,000 jobs, now over 3,200 jobs" """
    return f"{before}, now {after}"


def other_words(changes: Sequence[Change], before: Names, after: Names) -> list[str]:
    """The changes of a row that are none of a number in the register."""
    return [
        change_words(change, before, after) for change in changes if change.column not in number_columns(change.sheet)
    ]


def change_words(change: Change, before: Names, after: Names) -> str:
    """ "next update: November 2026, now November 2027"; "note: none, now “The report is undated.”" """
    old, new = _value(change, change.before, before), _value(change, change.after, after)
    return f"{what_words(change.column)}: {moved_words(old, new)}"


def what_words(column: str) -> str:
    """What a column holds, for somebody who does not know the workbook."""
    return _WHAT.get(column, column.removesuffix("_id").replace("_", " "))


def _value(change: Change, text: str | None, names: Names) -> str:
    if text is None:
        return "none"
    column = BY_NAME[change.sheet].column(change.column)
    if column.refers_to:
        return _name(names.get((column.refers_to, text)))
    if column.name in _ROWS:
        found = [row for (_, identity), row in names.items() if identity in split_list(text)]
        return listed([_name(row) for row in found]) or _name(None)
    if column.kind is Kind.PERIOD:
        return period_words(text)
    return f"“{at_most(text, LONGEST)}”" if column.kind is Kind.TEXT else text


def _name(row: Row | None) -> str:
    return row["name"] if row else "no longer on record"
