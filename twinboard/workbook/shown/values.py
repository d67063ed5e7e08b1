"""A table and the look of its sheet → the table with what cells show, and with days where text was read for them."""

from dataclasses import replace

from twinboard.models import CellValue, Shown, Table
from twinboard.workbook.grid import Look


def with_look(table: Table, look: Look) -> Table:
    """The table, its values those that the sheet's own cells have."""
    if look.dates:
        table = _with_days(table, look)
    if not look.formats:
        return replace(table, shown=look.shown)
    shown = dict(look.shown or {})
    for place, printed in look.formats.items():
        value = _value(table, place)
        if isinstance(value, str) and value.strip():
            shown[place] = replace(shown.get(place, Shown()), text=printed(value))
    return replace(table, shown=shown)


def _with_days(table: Table, look: Look) -> Table:
    rows = [list(row) for row in (table.header, *table.rows)]
    for (row, column), day in look.dates.items():
        down, across = row - table.first_row, column - table.first_column
        if 0 <= down < len(rows) and 0 <= across < len(rows[down]):
            rows[down][across] = day if day.time().isoformat() != "00:00:00" else day.date()
    return replace(table, header=rows[0], rows=rows[1:])


def _value(table: Table, place: tuple[int, int]) -> CellValue:
    row, column = place[0] - table.first_row, place[1] - table.first_column
    cells = table.header if row == 0 else table.rows[row - 1] if 0 < row <= len(table.rows) else ()
    return cells[column] if 0 <= column < len(cells) else None
