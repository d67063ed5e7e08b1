"""The table of a chart as columns for a machine: what is a plain number becomes one, what has words keeps them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from twinboard.bounds import number_words
from twinboard.numerals import PER_CENT, POUNDS, read_quantity
from twinboard.periods import NOT_STATED

Cell = str | int | float | None
"""What stands in a cell; None: nothing."""

_NUMBER = re.compile(r"([−-]?£?\d[\d,.]*(?: (?:million|billion))?)(?: ([^\d]+))?")


@dataclass(frozen=True)
class TypedColumn:
    """A column; in one of numbers every cell is a number, or says in words that none is stated."""

    header: str
    cells: tuple[Cell, ...]
    is_number: bool = False


@dataclass(frozen=True)
class _Number:
    value: Decimal
    unit: str


def typed_columns(table: pd.DataFrame) -> tuple[TypedColumn, ...]:
    """The columns of a chart's table.

    A column of numbers has one unit, which goes into its header: a share in per cent, an amount in pounds, or what
    the header names, such as “3,300 jobs” below “Jobs”. One bound among them, such as “over 3,000 jobs”, and the
    column stays text: a sum of its cells would lose the word. Years are text too.
    """
    return tuple(_typed(str(name), [_cell(value) for value in table[name]]) for name in table.columns)


def plain_number(value: Decimal | float) -> int | float:
    """A number as spreadsheets keep it."""
    exact = Decimal(str(value))
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def _cell(value: object) -> Cell:
    if value is None or value is pd.NA or (isinstance(value, float) and pd.isna(value)):
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return plain_number(value)
    return str(value).strip() or None


def _typed(header: str, cells: Sequence[Cell]) -> TypedColumn:
    read = [_number(cell, header) for cell in cells]
    found = [number for number in read if number]
    settled = all(number or cell in (None, NOT_STATED) for number, cell in zip(read, cells, strict=True))
    units = {number.unit for number in found}
    if not found or not settled or len(units) != 1:
        return TypedColumn(header, tuple(None if cell is None else _words(cell) for cell in cells))
    [unit] = units
    values = tuple(plain_number(each.value) if each else cell for each, cell in zip(read, cells, strict=True))
    return TypedColumn(f"{header} ({unit})" if unit in (POUNDS, PER_CENT) else header, values, is_number=True)


def _words(cell: str | int | float) -> str:
    return cell if isinstance(cell, str) else number_words(cell)


def _number(cell: Cell, header: str) -> _Number | None:
    """The number in a cell that has nothing else, written just as we write it; “2018” is a year, for it is not."""
    if isinstance(cell, int | float):
        return _Number(Decimal(str(cell)), "")
    match = _NUMBER.fullmatch(cell or "")
    if not match:
        return None
    unit = POUNDS if "£" in match[1] else _unit(match[2], header)
    if unit is None or (unit == POUNDS and match[2]):
        return None
    try:
        value = read_quantity(match[1]).value
    except ValueError:
        return None
    return _Number(value, unit) if number_words(value, unit) == cell else None


def _unit(words: str | None, header: str) -> str | None:
    """The unit that the words after a number name: none, per cent, or that of the header; None: another."""
    if not words:
        return ""
    if words == PER_CENT:
        return PER_CENT
    plural = header.lower()
    return plural if words in (plural, number_words(1, plural).removeprefix("1 ")) else None
