"""A plain .xlsx with the issues marked, for a file whose own formatting cannot be kept: values, marks and list."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from twinboard.addresses import Place
from twinboard.errors import UnreadableFile
from twinboard.models import CellValue, Issue, Table
from twinboard.rules.sheets import ISSUE_LIST
from twinboard.workbook.issue_list import Read, Report, add_list, summary
from twinboard.workbook.mark_cell import mark_cell
from twinboard.workbook.marks import LAST_PLACE, Mark, Marks, marks, sheet_of
from twinboard.workbook.retyped import as_typed
from twinboard.workbook.safe import as_kept, clean, needs_care, put

_MOST_CELLS = 1_000_000
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_TITLE = 31
_PLAIN = "This is a plain copy: the values of your file, without its formatting and formulas."
_ALONE = "This is the list alone, without the values of your file."
_TOO_MANY = f"Its values lie in an area of more than {_MOST_CELLS:,} cells."


def annotate_plainly(
    tables: Sequence[Table], file_name: str, issues: Sequence[Issue], reason: str, read: Read = None
) -> bytes:
    """The values of the sheets, marked, after the list of issues; `reason` says why they are plain.

    Raises UnreadableFile for more than can be written.
    """
    kept = [table for table in tables if table.sheet != ISSUE_LIST]
    if sum(_area(table) for table in kept) > _MOST_CELLS or any(_last(table) > LAST_PLACE for table in kept):
        raise UnreadableFile(_TOO_MANY)
    names = tuple(table.sheet for table in kept)
    titles = _titles(names)
    found = marks(issues, names)
    book = _book()
    said = (f"{_PLAIN} {reason}".strip(), *summary(issues, found, read))
    add_list(book, Report(file_name, said, issues), lambda issue: titles.get(sheet_of(issue, names), ""))
    for table in kept:
        page = book.create_sheet(titles[table.sheet])
        for row in _rows(page, table, found.of(table.sheet)):
            page.append(row)
    return _saved(book)


def list_alone(file_name: str, issues: Sequence[Issue], reason: str, read: Read = None) -> bytes:
    """The list of issues and nothing else, for a file that is too much to be written again."""
    book = _book()
    said = (f"{_ALONE} {reason}".strip(), *summary(issues, Marks({}), read))
    add_list(book, Report(file_name, said, issues), lambda issue: "")
    return _saved(book)


def _book() -> Workbook:
    book = Workbook(write_only=True)
    book.properties.creator = "Twinboard"
    return book


def _saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _area(table: Table) -> int:
    last_row, last_column = _last(table)
    return (last_row + 1) * (last_column + 1)


def _last(table: Table) -> Place:
    return table.first_row + len(table.rows), table.first_column + len(table.header) - 1


def _titles(names: Sequence[str]) -> dict[str, str]:
    """A title for each sheet that Excel accepts: short, of its letters, and unlike the others."""
    titles: dict[str, str] = {}
    used = {ISSUE_LIST.casefold()}
    for name in names:
        base = _NOT_IN_TITLES.sub("_", clean(name)).strip("'")[: _LONGEST_TITLE - 6] if _is_odd(name) else name
        title, number = base or "Sheet", 1
        while title.casefold() in used:
            number += 1
            title = f"{base or 'Sheet'} ({number})"
        used.add(title.casefold())
        titles[name] = title
    return titles


def _is_odd(name: str) -> bool:
    length = len(name.encode("utf-16-le", "replace")) // 2
    return not 0 < length <= _LONGEST_TITLE or bool(_NOT_IN_TITLES.search(name)) or clean(name).strip("'") != name


def _rows(page: Any, table: Table, found: Mapping[Place, Mark]) -> Iterator[list[object]]:
    """The rows of the sheet from its first: values as they are, and cells where one is marked or needs care."""
    by_row: dict[int, dict[int, Mark]] = {}
    for (row, column), mark in found.items():
        by_row.setdefault(row, {})[column] = mark
    lead = [None] * table.first_column
    sources = ([()] * table.first_row, (table.header,), table.rows)
    number = -1
    for source in sources:
        for cells in source:
            number += 1
            values = [*lead, *_typed(table, number, cells)] if cells else []
            yield _row(page, values, by_row.pop(number, {}))
    for later in range(number + 1, max(by_row, default=-1) + 1):
        yield _row(page, [], by_row.get(later, {}))


def _typed(table: Table, row: int, cells: Sequence[CellValue]) -> Sequence[CellValue]:
    """The values of a row; where the look of a cell is lost and said more than its value, that as text."""
    if not table.shown:
        return cells
    places = ((row, table.first_column + column) for column in range(len(cells)))
    return [as_typed(value, table.shown.get(place)) for value, place in zip(cells, places, strict=True)]


def _row(page: Any, values: Sequence[CellValue], found: Mapping[int, Mark]) -> list[object]:
    row: list[object] = [_cell(page, value) for value in values]
    row += [None] * (max(found, default=-1) + 1 - len(row))
    for column, mark in found.items():
        cell = put(WriteOnlyCell(page), values[column] if column < len(values) else None)
        mark_cell(cell, mark)
        row[column] = cell
    return row


def _cell(page: Any, value: CellValue) -> object:
    if type(value) is int or value is None:
        return value
    return put(WriteOnlyCell(page), value) if needs_care(value) else as_kept(value)
