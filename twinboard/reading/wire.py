"""How tables come back from the reading process: JSON, column by column, every value of the type it was read as."""

import gc
import math
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import orjson

from twinboard.models import CellValue, Finding, Shown, Table

_PLAIN = {str, bool, int, float, type(None)}
_LETTERS: dict[type, str] = {datetime: "m", date: "d", time: "t", timedelta: "s", float: "f"}
_READ: dict[str, Callable[[Any], CellValue]] = {
    "m": datetime.fromisoformat,
    "d": date.fromisoformat,
    "t": time.fromisoformat,
    "s": lambda microseconds: timedelta(microseconds=microseconds),
    "f": float,
}


def encode(tables: Sequence[Table]) -> bytes:
    """The tables as bytes."""
    return orjson.dumps([_parts(table) for table in tables])


def decode(answer: bytes) -> tuple[Table, ...]:
    """The tables as they were read. Raises ValueError where it is no whole answer.

    A million values are made at once and none of them is garbage: looking for some would take half of the time.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        told = orjson.loads(answer)
        if not isinstance(told, list):
            raise ValueError("the reading process said something else")
        return tuple(_table(parts) for parts in told)
    finally:
        if collects:
            gc.enable()


def _parts(table: Table) -> list[object]:
    columns = [_column(column) for column in zip(*table.rows, strict=True)]
    findings = [(finding.kind, finding.cell, finding.value, finding.word) for finding in table.findings]
    corner = table.first_row, table.first_column, table.separator
    shown = None if table.shown is None else [(*place, *_look(one)) for place, one in table.shown.items()]
    return [table.sheet, _column(table.header), len(table.rows), columns, corner, findings, shown]


def _look(shown: Shown) -> tuple[str | None, ...]:
    return shown.text, shown.period, shown.raised, shown.struck, shown.link


def _table(parts: Any) -> Table:
    sheet, header, count, columns, (first_row, first_column, separator), told, looks = parts
    rows: list[Any] = list(zip(*map(_values, columns), strict=True)) or [()] * count
    findings = tuple(Finding(*finding) for finding in told)
    shown = None if looks is None else {(row, column): Shown(*look) for row, column, *look in looks}
    return Table(sheet, list(_values(header)), rows, first_row, first_column, findings, shown, separator)


def _column(column: Sequence[CellValue]) -> list[object]:
    """The values; and, only where JSON would not keep them apart, a letter for the type of each, or one for all."""
    types = set(map(type, column))
    numbers: Sequence[Any] = [] if float not in types else column
    if len(types) > 1 and numbers:
        numbers = [value for value in column if type(value) is float]
    is_told = all(map(math.isfinite, numbers)) and timedelta not in types
    if types <= _PLAIN and is_told:
        return [column]
    told = column if is_told else [_told(value) for value in column]
    if len(types) == 1:
        return [told, _LETTERS[types.pop()]]
    return [told, "".join([_LETTERS.get(kind, "-") for kind in map(type, column)])]


def _told(value: CellValue) -> object:
    if isinstance(value, timedelta):
        return value // timedelta(microseconds=1)
    return str(value) if isinstance(value, float) else value


def _values(column: Sequence[Any]) -> Sequence[CellValue]:
    values: Sequence[Any] = column[0]
    if len(column) == 1:
        return values
    letters = column[1]
    if len(letters) == 1:
        return list(map(_READ[letters], values))
    return [_READ[letter](value) if letter in _READ else value for value, letter in zip(values, letters, strict=True)]
