"""The workbook given to officers: the blank template, or the same with rows filled in."""

import io
from collections.abc import Iterable, Mapping
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from twinboard.bounds import quantity_words
from twinboard.models import Bound, Column, Kind, Record, Sheet, Value
from twinboard.rules.sheets import BY_NAME, SHEETS, has_own_bound
from twinboard.workbook.read_me import FONT, document_title, write_read_me

_WIDTHS = {"title": 48, "name": 32, "quote": 60, "note": 50, "definition": 60, "summary": 60, "question": 48}
_WIDTHS |= {"reason": 60, "purpose": 40, "about": 40, "scope": 36, "industries": 30, "funder": 36, "role": 40}
_WRAPPED = frozenset(_WIDTHS)
_LAST_ROW = 5000


def write_workbook(records: Mapping[str, Iterable[Record]], *, title: str, version: int | None = None) -> bytes:
    """An .xlsx with a Read me and the declared sheets, holding `records` (by sheet name).

    `title` is what the pages call themselves; `version` is the one that the records are of, and the Read me says so.
    """
    book = Workbook()
    book.properties.title = document_title(title, version)
    book.properties.creator = "Twinboard"
    book.properties.language = "en-GB"
    write_read_me(book.active, title, version)
    for sheet in SHEETS:
        _write_sheet(book.create_sheet(sheet.name), sheet, list(records.get(sheet.name, ())))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def typed_value(record: Record, column: Column) -> str | int | float | None:
    """What an officer would type for this column: the number with its word where no column keeps the bound."""
    value = record.values.get(column.name)
    if value is not None and has_own_bound(column):
        bound = record.values.get(f"{column.name}_bound") or Bound.EXACT
        if bound != Bound.EXACT:
            return quantity_words(_number(value), str(bound), "£" if column.name.endswith("_gbp") else "")
    return _number(value) if isinstance(value, Decimal) else value


def _number(value: Value) -> int | float:
    number = Decimal(value or 0)
    return int(number) if number == number.to_integral_value() else float(number)


def _write_sheet(page: Worksheet, sheet: Sheet, records: list[Record]) -> None:
    for index, column in enumerate(sheet.columns, start=1):
        _write_header(page, index, column)
        for row, record in enumerate(records, start=2):
            _write_cell(page, row, index, typed_value(record, column), column)
        _add_drop_down(page, index, column)
    last = f"{get_column_letter(len(sheet.columns))}{max(len(records), 1) + 1}"
    table = ExcelTable(displayName=f"{sheet.name}Table", ref=f"A1:{last}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    page.add_table(table)


def _write_header(page: Worksheet, index: int, column: Column) -> None:
    cell = page.cell(1, index, column.name)
    cell.font = Font(name=FONT, size=11, bold=column.required)
    cell.alignment = Alignment(vertical="top")
    needed = "Required. " if column.required else ""
    cell.comment = Comment(f"{needed}{column.rule}\nFor example: {column.example}", "Twinboard", height=110, width=320)
    page.column_dimensions[get_column_letter(index)].width = _WIDTHS.get(column.name, 18)


def _write_cell(page: Worksheet, row: int, index: int, value: str | int | float | None, column: Column) -> None:
    cell = page.cell(row, index)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    if column.kind is Kind.PERIOD:
        cell.number_format = "@"
    elif column.kind is Kind.QUANTITY:
        cell.number_format = "#,##0.######" if isinstance(value, float) else "#,##0"
    cell.font = Font(name=FONT, size=11)
    cell.alignment = Alignment(vertical="top", wrap_text=column.name in _WRAPPED)


def _add_drop_down(page: Worksheet, index: int, column: Column) -> None:
    if column.kind is Kind.CHOICE:
        formula = f'"{",".join(column.choices)}"'
    elif column.refers_to:
        formula = f"{BY_NAME[column.refers_to].name}!$A$2:$A${_LAST_ROW}"
    else:
        return
    letter = get_column_letter(index)
    choice = DataValidation(type="list", formula1=formula, allow_blank=True)
    choice.add(f"{letter}2:{letter}{_LAST_ROW}")
    page.add_data_validation(choice)
