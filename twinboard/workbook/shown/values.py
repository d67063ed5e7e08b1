"""A table and the look of its sheet → the table with what cells show, and with days where text was read for them."""

from collections.abc import Iterator
from dataclasses import replace

from twinboard.addresses import Place
from twinboard.models import CellValue, Shown, Table
from twinboard.workbook.grid import Look


def with_look(table: Table, look: Look) -> Table:
    """The table, its values those that the sheet's own cells have."""
    if look.dates:
        table = _with_days(table, look)
    printed = look.printed(table) if look.printed else {}
    shown = {**printed, **(look.shown or {}), **dict(_texts(table, look))}
    return replace(table, shown=None if look.shown is None else shown)


def _texts(table: Table, look: Look) -> Iterator[tuple[Place, Shown]]:
    for place, printed in look.formats.items():
        value = _value(table, place)
        if isinstance(value, str) and value.strip():
            yield place, replace((look.shown or {}).get(place, Shown()), text=printed(value))


def _with_days(table: Table, look: Look) -> Table:
    rows = [list(row) for row in (table.header, *table.rows)]
    for (row, column), day in look.dates.items():
        down, across = row - table.first_row, column - table.first_column
        if 0 <= down < len(rows) and 0 <= across < len(rows[down]):
            rows[down][across] = day if day.time().isoformat() != "00:00:00" else day.date()
    return replace(table, header=rows[0], rows=rows[1:])


def _value(table: Table, place: Place) -> CellValue:
    row, column = place[0] - table.first_row, place[1] - table.first_column
    cells = table.header if row == 0 else table.rows[row - 1] if 0 < row <= len(table.rows) else ()
    return cells[column] if 0 <= column < len(cells) else None
