"""Whether a copy of a workbook has every value unchanged: read as it will be when it is sent again."""

import math
from collections.abc import Collection, Mapping
from datetime import datetime, time

from twinboard.addresses import Place
from twinboard.errors import UnreadableFile
from twinboard.models import CellValue, Table
from twinboard.workbook.read import read_workbook


def holds_values(copy: bytes, tables: Mapping[str, Table], formulas: Collection[tuple[str, Place]]) -> bool:
    """Whether the copy can be read and has the values of these tables, those of formulas excepted."""
    try:
        after = {table.sheet: table for table in read_workbook(copy)}
    except UnreadableFile:
        return False
    return all(_is_kept(table, after.get(name, Table(name, [], [])), formulas) for name, table in tables.items())


def value_at(table: Table, place: Place) -> CellValue:
    """The value of a table at a place of its sheet; None outside of it."""
    row, column = place[0] - table.first_row, place[1] - table.first_column
    if not 0 <= row <= len(table.rows) or column < 0:
        return None
    cells = table.rows[row - 1] if row else table.header
    return cells[column] if column < len(cells) else None


def _is_kept(before: Table, after: Table, formulas: Collection[tuple[str, Place]]) -> bool:
    for row, cells in enumerate((before.header, *before.rows), start=before.first_row):
        for column, value in enumerate(cells, start=before.first_column):
            if value in (None, "") or (before.sheet, (row, column)) in formulas:
                continue
            if not _is_same(value, value_at(after, (row, column))):
                return False
    return True


def _is_same(before: CellValue, after: CellValue) -> bool:
    """Equal as far as a workbook tells: numbers to Excel's 15 digits, moments to a second, text but for blanks."""
    match before, after:
        case str(), str() | None:
            return before.strip() == (after or "").strip()
        case float(), float():
            return math.isclose(before, after, rel_tol=1e-14)
        case datetime(), datetime():
            return abs((before - after).total_seconds()) < 1
        case time(), time():
            return before.replace(microsecond=0) == after.replace(microsecond=0)
    return before == after
