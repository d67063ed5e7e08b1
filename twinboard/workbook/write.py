"""The workbook given to officers: the blank template, or the same with rows filled in."""

import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from twinboard.bounds import quantity_words, word_of
from twinboard.models import Bound, CellValue, Column, Kind, Record, Sheet, Value, column_letters
from twinboard.periods import with_named_months
from twinboard.rules.sheets import SHEETS
from twinboard.rules.stored import bound_of, has_own_bound, high_of
from twinboard.workbook.describe import whole_rule
from twinboard.workbook.drop_downs import LAST_ROW, Formulas, drop_down, ids_in_workbook, write_published_ids
from twinboard.workbook.mark_cell import fit_note
from twinboard.workbook.read_me import document_title, write_part_read_me, write_read_me
from twinboard.workbook.safe import put
from twinboard.workbook.sheet_form import BOLD, PLAIN, WRAPPED, add_table, fit_rows, keep_header_in_sight, set_up_page

_WIDTHS = {"title": 48, "name": 32, "quote": 60, "note": 50, "definition": 60, "summary": 60, "question": 48}
_WIDTHS |= {"reason": 60, "purpose": 40, "about": 40, "scope": 36, "industries": 30, "funder": 36, "role": 40}
_NARROWEST, _WIDEST, _TEXT = 18, 60, "@"


def write_workbook(
    records: Mapping[str, Iterable[Record]],
    *,
    title: str,
    version: int | None = None,
    offered: Mapping[str, Sequence[Record]] | None = None,
) -> bytes:
    """An .xlsx with a Read me and the declared sheets, holding `records` (by sheet name).

    `title` is what the pages call themselves; `version` is the one that the records are of, and the Read me says so.
    Where there are no records, the drop-downs have the ids of those `offered` instead.
    """
    book = _book(document_title(title, version))
    write_read_me(book.active, title, version, has_published_ids=bool(offered))
    formulas = ids_in_workbook() | (write_published_ids(book, offered) if offered else {})
    for position, sheet in enumerate(SHEETS, start=1):
        rows = [
            {column.name: typed_value(record, column) for column in sheet.columns}
            for record in records.get(sheet.name, ())
        ]
        _write_sheet(book.create_sheet(sheet.name, position), sheet, rows, formulas)
    return _saved(book)


def write_part(
    rows: Mapping[str, Sequence[Mapping[str, CellValue]]],
    *,
    title: str,
    version: int | None = None,
    columns: Mapping[str, Collection[str]] | None = None,
    said: Sequence[str] = (),
) -> bytes:
    """An .xlsx with these rows alone (by sheet, each by column): what was typed on the page, or taken from a file.

    Its Read me says so: what is published and not in it is not missing. See `made_from.is_part`. `version`: the one
    that was published when it was typed. `columns`: by sheet, the only ones that it holds; `said`: where it is from.
    """
    book = _book(document_title(title, version))
    write_part_read_me(book.active, title, version, said)
    for sheet in SHEETS:
        if sheet.name in rows:
            held = [one for one in sheet.columns if columns is None or one.name in columns[sheet.name]]
            page = book.create_sheet(sheet.name)
            _write_sheet(page, replace(sheet, columns=tuple(held)), rows[sheet.name], {})
    return _saved(book)


def typed_value(record: Record, column: Column) -> str | int | float | None:
    """What an officer would type for this column: the number with its word where no column keeps the bound.

    A month that could be taken for a financial year has its name.
    """
    value = record.values.get(column.name)
    if value is not None and has_own_bound(column):
        word = word_in(record, column)
        if word != Bound.EXACT:
            return quantity_words(Decimal(str(value)), word, "£" if column.name.endswith("_gbp") else "")
    if column.kind is Kind.PERIOD and isinstance(value, str):
        return with_named_months(value)
    return _number(value) if isinstance(value, Decimal) else value


def word_in(record: Record, column: Column) -> str:
    """The word of a row's number: its bound, of a range with its higher end."""
    high = record.values.get(high_of(column))
    return word_of(str(record.values.get(bound_of(column)) or Bound.EXACT), None if high is None else Decimal(high))


def _number(value: Value) -> int | float:
    number = Decimal(value or 0)
    return int(number) if number == number.to_integral_value() else float(number)


def _book(title: str) -> Workbook:
    book = Workbook()
    book.properties.title = title
    book.properties.creator = "Twinboard"
    book.properties.language = "en-GB"
    return book


def _saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write_sheet(page: Worksheet, sheet: Sheet, rows: Sequence[Mapping[str, CellValue]], formulas: Formulas) -> None:
    for index, column in enumerate(sheet.columns):
        values = [row.get(column.name) for row in rows]
        _write_header(page.cell(1, index + 1), column)
        _prepare_column(page, index, column, values)
        for row, value in enumerate(values, start=2):
            if value is not None:
                _write_cell(page.cell(row, index + 1), value)
        if choice := drop_down(column, formulas):
            letters = column_letters(index)
            choice.add(f"{letters}2:{letters}{max(LAST_ROW, 2 * len(rows))}")
            page.add_data_validation(choice)
    fit_rows(page)
    add_table(page, f"{sheet.name}Table", sheet.purpose, last_row=max(len(rows), 1) + 1)
    keep_header_in_sight(page)
    set_up_page(page)


def _write_header(cell: Cell, column: Column) -> None:
    cell.value = column.name
    cell.font, cell.alignment = BOLD if column.required else PLAIN, WRAPPED
    needed = "Required. " if column.required else ""
    cell.comment = Comment(f"{needed}{whole_rule(column)}\nFor example: {column.example}", "Twinboard")
    fit_note(cell)


def _prepare_column(page: Worksheet, index: int, column: Column, values: Sequence[object]) -> None:
    """Its width, and the look of rows to come: text, so that Excel makes no date of 2018-11 and no 0.06 of 6%."""
    dimension = page.column_dimensions[column_letters(index)]
    longest = max((len(str(value)) for value in values), default=0)
    fitting = _WIDTHS.get(column.name) or min(max(_NARROWEST, longest + 2), _WIDEST)
    dimension.width = max(fitting, 1.25 * len(column.name) + 4)
    dimension.font, dimension.alignment = PLAIN, WRAPPED
    dimension.number_format = "General" if column.kind in (Kind.COUNT, Kind.COORDINATE) else _TEXT


def _write_cell(cell: Cell, value: CellValue) -> None:
    put(cell, value)
    if look := {str: _TEXT, int: "#,##0", float: "#,##0.######"}.get(type(value)):
        cell.number_format = look
    cell.font, cell.alignment = PLAIN, WRAPPED
