"""An officer's own .xlsx with its issues marked, formatting and all. Slow or worse on files made to do harm: such a
file goes through `twinboard.reading.annotate_apart`, which has a clock."""

import io
import warnings
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import openpyxl
from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.workbook.properties import CalcProperties
from openpyxl.workbook.views import BookView
from openpyxl.worksheet.worksheet import Worksheet

from twinboard.addresses import Place
from twinboard.errors import UnreadableFile
from twinboard.models import CellValue, Issue, Table
from twinboard.rules.sheets import ISSUE_LIST
from twinboard.workbook.formats import Format, recognise, recognise_archive
from twinboard.workbook.issue_list import Read, Report, add_list, summary
from twinboard.workbook.mark_cell import GENERAL, TEXT_FORMAT, clear_mark, fit_note, mark_cell, set_to_text
from twinboard.workbook.marks import marks, sheet_of
from twinboard.workbook.outward import drop_link, drop_outward, formula_of, left_out, reaches_out
from twinboard.workbook.read import read_workbook
from twinboard.workbook.retyped import as_shown
from twinboard.workbook.safe import as_text, put
from twinboard.workbook.unchanged import holds_values, value_at
from twinboard.zipped.archive import Archive, open_archive

_MOST_CELLS = 400_000
_MARKED = "Each cell with an issue is coloured in this copy of your workbook, and its note says what to do."
_OTHER_FORMAT = "Files other than .xlsx and .xlsm come back so."
_TOO_LARGE = f"It has more than {_MOST_CELLS:,} cells."
_NOT_OPENED = "Its formatting could not be read."
_NOT_KEPT = "With its formatting, some of its values would not have been kept."


@dataclass(frozen=True)
class _File:
    """The officer's file as it came: its parts, and the values of its sheets."""

    archive: Archive
    tables: Mapping[str, Table]
    read: Read = None

    def value(self, sheet: str, place: Place) -> CellValue:
        return value_at(self.tables[sheet], place) if sheet in self.tables else None

    def undoes(self, sheet: str, place: Place, number_format: str) -> bool:
        """Whether the cell would change what is typed into it: by its format, or zeros at the end of a number."""
        value, shown = self.value(sheet, place), self.tables[sheet].shown or {}
        is_fraction = isinstance(value, float) and not value.is_integer()
        return is_fraction or place in shown or number_format not in (GENERAL, TEXT_FORMAT)


def annotate(content: bytes, file_name: str, issues: Sequence[Issue], read: Read = None) -> bytes:
    """The file as an .xlsx, its cells marked and the list of issues as its first sheet. `read`: rows of each sheet.

    Macros, pivot tables and whatever reaches out of the file are left out. Raises UnreadableFile where the file cannot
    be kept: another format, too large, or not understood by the library that writes it.
    """
    file = replace(_opened(content, file_name), read=read)
    try:
        with warnings.catch_warnings(action="ignore"):  # the library warns of what it does not keep
            book = openpyxl.load_workbook(io.BytesIO(content), keep_links=False)
        formulas = _prepare(book, file)
        retyped = _write_issues(book, file, file_name, issues, formulas)
        stream = io.BytesIO()
        book.save(stream)
    except MemoryError:
        raise
    except Exception as error:
        raise UnreadableFile(_NOT_OPENED) from error
    if not holds_values(stream.getvalue(), file.tables, formulas | retyped):
        raise UnreadableFile(_NOT_KEPT)
    return stream.getvalue()


def _opened(content: bytes, file_name: str) -> _File:
    if recognise(content) is not Format.ZIP:
        raise UnreadableFile(_OTHER_FORMAT)
    archive = open_archive(content)
    if recognise_archive(archive) is not Format.XLSX:
        raise UnreadableFile(_OTHER_FORMAT)
    tables = read_workbook(content, file_name)
    if sum(len(table.rows) * len(table.header) for table in tables) > _MOST_CELLS:
        raise UnreadableFile(_TOO_LARGE)
    return _File(archive, {table.sheet: table for table in tables if table.sheet != ISSUE_LIST})


def _prepare(book: Workbook, file: _File) -> set[tuple[str, Place]]:
    """Makes the book one that opens anywhere and asks for nothing; gives where its formulas are."""
    if ISSUE_LIST in book.sheetnames:
        book.remove(book[ISSUE_LIST])
    if not book.worksheets:
        raise ValueError("the library found no sheets in it")
    drop_outward(book)
    formulas: set[tuple[str, Place]] = set()
    for page in book.worksheets:
        _unmerge(page, file)
        for cell in page._cells.values():  # iter_rows would make a cell for every place that the file declares
            if not isinstance(cell, MergedCell):
                _prepare_cell(cell, page.title, file, formulas)
    _show_first(book)
    return formulas


def _prepare_cell(cell: Cell, sheet: str, file: _File, formulas: set[tuple[str, Place]]) -> None:
    place = cell.row - 1, cell.column - 1
    if cell.data_type == "f":
        formulas.add((sheet, place))
        formula = formula_of(cell)
        if formula is None or reaches_out(formula):
            put(cell, file.value(sheet, place))
    elif isinstance(cell.value, str) and cell.data_type == "s":
        as_text(cell)
    if cell.hyperlink:
        drop_link(cell)
    if cell.comment:
        clear_mark(cell)
        fit_note(cell)


def _unmerge(page: Worksheet, file: _File) -> None:
    """Takes merged cells apart where values stand under them: they were read, and would be lost in silence."""
    table = file.tables.get(page.title, Table(page.title, [], []))
    for area in list(page.merged_cells.ranges):
        rows = range(area.min_row - 1, min(area.max_row, table.first_row + len(table.rows) + 1))
        columns = range(area.min_col - 1, min(area.max_col, table.first_column + len(table.header)))
        values = {(row, column): value_at(table, (row, column)) for row in rows for column in columns}
        values.pop((area.min_row - 1, area.min_col - 1), None)
        if any(value not in (None, "") for value in values.values()):
            page.unmerge_cells(area.coord)
            for place, value in values.items():
                put(page.cell(place[0] + 1, place[1] + 1), value)


def _show_first(book: Workbook) -> None:
    """Opens at the list, and with one sheet chosen: what is typed goes into every chosen sheet."""
    views = [view for page in book.worksheets for view in page.views.sheetView]
    views += [view for page in book.chartsheets for view in page.sheetViews.sheetView]
    for view in views:
        view.tabSelected = False
    book.views = [BookView()]
    book.calculation = CalcProperties(fullCalcOnLoad=True)
    book.template = False


def _write_issues(
    book: Workbook, file: _File, file_name: str, issues: Sequence[Issue], formulas: Collection[tuple[str, Place]]
) -> set[tuple[str, Place]]:
    """Gives where a value was made the text that one sees."""
    found, retyped = marks(issues, tuple(file.tables)), set[tuple[str, Place]]()
    for sheet, at_cells in found.by_sheet.items():
        page = book[sheet]
        for place, mark in at_cells.items():
            cell = _markable(page, place)
            mark_cell(cell, mark)
            if mark.is_retyped and (sheet, place) not in formulas and file.undoes(sheet, place, cell.number_format):
                set_to_text(cell, as_shown(file.tables[sheet], place, file.value(sheet, place)))
                retyped.add((sheet, place))
    gone = left_out(file.archive)
    lacks = (f"Left out of this copy: {', '.join(gone)}.",) if gone else ()
    taken = [name for page in book.worksheets for name in page.tables] + list(book.defined_names)
    report = Report(file_name, (_MARKED, *lacks, *summary(issues, found, file.read)), issues)
    add_list(book, report, lambda issue: sheet_of(issue, tuple(file.tables)), taken)
    book.active = 0
    book.active.sheet_view.tabSelected = True
    return retyped


def _markable(page: Worksheet, place: Place) -> Cell:
    """The cell at a place; of merged cells the first, which alone can carry a note."""
    cell = page.cell(place[0] + 1, place[1] + 1)
    if not isinstance(cell, MergedCell):
        return cell
    area = next(area for area in page.merged_cells.ranges if cell.coordinate in area)
    return page.cell(area.min_row, area.min_col)
