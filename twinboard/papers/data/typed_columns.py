"""The table of a chart as columns for a machine: what is a plain number becomes one, what has words keeps them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

import pandas as pd

from twinboard.bounds import number_words
from twinboard.numerals import PER_CENT, POUNDS, Quantity, read_quantity
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
    column stays text: a sum of its cells would lose the word. Years are text too. Where there are ranges among the
    texts, their ends stand in two columns of numbers beside them.
    """
    columns = ((str(name), [_cell(value) for value in table[name]]) for name in table.columns)
    return tuple(chain.from_iterable((_typed(name, cells), *_ends(name, cells)) for name, cells in columns))


def _ends(header: str, cells: Sequence[Cell]) -> Iterator[TypedColumn]:
    """The lower and the higher number of ranges and exact numbers of one unit; none where there is no range."""
    read = [_range(cell) for cell in cells]
    if not any(one and one.high is not None for one in read):
        return
    units = {one.unit for one in read if one and one.unit in (POUNDS, PER_CENT)}
    unit = f" ({units.pop()})" if len(units) == 1 else ""
    low = tuple(None if one is None else plain_number(one.value) for one in read)
    high = tuple(None if one is None else plain_number(one.value if one.high is None else one.high) for one in read)
    yield TypedColumn(f"{header}, lower number{unit}", low, is_number=True)
    yield TypedColumn(f"{header}, higher number{unit}", high, is_number=True)


def _range(cell: Cell) -> Quantity | None:
    """An exact number or a range as we write it, of which both ends are known."""
    try:
        read = read_quantity(cell.removesuffix(" a year")) if isinstance(cell, str) and cell else None
    except ValueError:
        return None
    is_ours = read and (read.bound is None or (read.high is not None and str(cell).startswith("between ")))
    return read if is_ours else None


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
