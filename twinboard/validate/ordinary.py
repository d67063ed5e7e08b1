"""What nearly every cell of a column holds, read without a question: a check of many rows is mostly these."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from twinboard.models import CellValue, Column, Kind, Value
from twinboard.rules.placeholders import DITTO, PLACEHOLDERS
from twinboard.validate.columns import PLAIN, Habits
from twinboard.validate.garbled import is_doubtful
from twinboard.validate.remade import remade_as

_ID = re.compile(r"(?![\d-]+\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
_TEXT = re.compile("[A-Za-z][!-~]*(?: [!-~]+)*")
_NUMBER = re.compile("[0-9]{1,3}(?:,[0-9]{3}){0,4}")
_WHOLE = 2**53
"""Whole numbers below it are read to the digit."""
_NO_VALUES = PLACEHOLDERS | DITTO
_FIRST_DAY = date(1907, 1, 1)
"""Days before it may be years that were typed into cells that show days."""

Cells = Mapping[object, CellValue]


def ordinary(column: Column, cells: Cells, habits: Habits) -> dict[object, Value]:
    """What is stored of those cells of a column that hold an id in our form, a text of plain words, a whole number or
    a day: the same as `read_value` reads, and what it has no more to say of.
    """
    read = _READERS.get(column.kind)
    is_special = column.listed is not None or column.name.endswith("_url")
    return read(cells, habits) if read and not is_special else {}


def _ids(cells: Cells, _: Habits) -> dict[object, Value]:
    return {key: cell for key, cell in cells.items() if isinstance(cell, str) and _ID.fullmatch(cell)}


def _texts(cells: Cells, _: Habits) -> dict[object, Value]:
    return {
        key: cell
        for key, cell in cells.items()
        if isinstance(cell, str) and _TEXT.fullmatch(cell)
        if cell.casefold() not in _NO_VALUES and not (remade_as(cell) or is_doubtful(cell))
    }


def _numbers(cells: Cells, habits: Habits) -> dict[object, Value]:
    """Where a column has no habits of its own, commas stand between the thousands."""
    has_commas = habits == PLAIN
    found: dict[object, Value] = {}
    for key, cell in cells.items():
        if isinstance(cell, str):
            if has_commas and _NUMBER.fullmatch(cell):
                found[key] = Decimal(cell.replace(",", ""))
        elif isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) < _WHOLE and cell == int(cell):
            found[key] = Decimal(int(cell))
    return found


def _days(cells: Cells, _: Habits) -> dict[object, Value]:
    return {key: cell.isoformat() for key, cell in cells.items() if type(cell) is date and cell >= _FIRST_DAY}


_READERS: Mapping[Kind, Callable[[Cells, Habits], dict[object, Value]]] = {
    Kind.IDENTIFIER: _ids,
    Kind.TEXT: _texts,
    Kind.REFERENCE: _texts,
    Kind.QUANTITY: _numbers,
    Kind.BARE: _numbers,
    Kind.PERIOD: _days,
}
