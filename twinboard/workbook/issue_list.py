"""The list of issues as a sheet: one row an issue, its first cell a link to where it stands. Owns how it looks."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import islice
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableStyleInfo

from twinboard.addresses import Place, address, brief
from twinboard.models import Issue, column_letters
from twinboard.rules.issue_order import level_of
from twinboard.rules.issue_order import summary as counted_and_read
from twinboard.rules.sheets import ISSUE_LIST
from twinboard.workbook.marks import MOST_MARKS, Marks, places
from twinboard.workbook.safe import clean, put
from twinboard.workbook.sheet_form import (
    BOLD,
    LINK,
    PLAIN,
    TITLE,
    WRAPPED,
    height_of,
    set_up_page,
    set_widths,
)

_HEADINGS = ("Sheet", "Cell", "Column", "Severity", "Value found", "What to do")
_WIDTHS = (18, 24, 20, 12, 34, 90)
_LONGEST_VALUE, _MOST_ROWS = 500, 20_000

Read = Mapping[str, int] | None
"""How many rows were read of each sheet, by its name in the file."""

TitleOf = Callable[[Issue], str]
"""The title in the written workbook of the sheet that an issue is on; empty where it has none."""


@dataclass(frozen=True)
class Report:
    """What the list says: `said` are the lines between its title and its table."""

    file_name: str
    said: Sequence[str]
    issues: Sequence[Issue]

    @property
    def title(self) -> str:
        """The title of the list and of the document."""
        return clean(f"Issues found in {self.file_name or 'the workbook'}", 250)


def add_list(book: Workbook, report: Report, title_of: TitleOf, taken: Collection[str] = ()) -> None:
    """The list as the first sheet of a book, which takes its title and its language from it.

    `taken`: names of tables that the book has already.
    """
    book.properties.title = report.title
    book.properties.language = "en-GB"
    page = book.create_sheet(ISSUE_LIST, 0)
    set_widths(page, _WIDTHS)
    set_up_page(page)
    page.row_dimensions[1].height = 24
    page.append([_text(page, report.title, TITLE)])
    for line in report.said:
        page.append([_text(page, line, PLAIN)])
    if report.issues:
        _add_issues(page, report, title_of, taken)


def summary(issues: Sequence[Issue], marks: Marks, read: Read) -> tuple[str, ...]:
    """How many issues there are and what was read, what the issues mean, and whether all their cells are marked."""
    meaning = "An error keeps the workbook from being published, a doubt is for you to confirm, a note only says."
    lines = [" ".join([counted_and_read(issues, read), *([meaning] if issues else [])])]
    if marks.count_left_out:
        more = f"{marks.count_left_out:,} more cell{'' if marks.count_left_out == 1 else 's'}"
        lines.append(
            f"The first {MOST_MARKS:,} cells are marked, errors first; {more} with issues stand in this list only."
        )
    if len(issues) > _MOST_ROWS:
        lines.append(f"The list holds the first {_MOST_ROWS:,} issues: mend those, and send the file again.")
    return tuple(lines)


def _add_issues(page: Any, report: Report, title_of: TitleOf, taken: Collection[str]) -> None:
    page.append([_text(page, heading, BOLD) for heading in _HEADINGS])
    first = len(report.said) + 2
    looks = _look(page, PLAIN), _look(page, LINK)
    for number, issue in enumerate(islice(report.issues, _MOST_ROWS), start=first + 1):
        page.row_dimensions[number].height = _height(issue)
        cells = [_cell(page, value, looks[0]) for value in _values(issue)]
        title, found = title_of(issue), places(issue)
        if title and found:
            cells[1] = _cell(page, str(cells[1].value), looks[1])
            _link(cells[1], number, title, _in_columns(found)[0])
        page.append(cells)
    _add_table(page, first, min(len(report.issues), _MOST_ROWS), taken)


def _height(issue: Issue) -> float:
    return height_of(((issue.message, _WIDTHS[-1]), (issue.value[:_LONGEST_VALUE], _WIDTHS[-2])))


def _values(issue: Issue) -> tuple[str, ...]:
    return (
        issue.sheet or "the whole file",
        brief(issue.cell)[:_LONGEST_VALUE] or "the whole sheet",
        issue.column,
        str(level_of(issue)),
        clean(issue.value, _LONGEST_VALUE),
        issue.message,
    )


def _look(page: Any, font: Font) -> Any:
    """A style to copy: to set one anew, cell by cell, takes longer than all the rest."""
    cell = WriteOnlyCell(page)
    cell.font, cell.alignment = font, WRAPPED
    return cell._style


def _cell(page: Any, value: str, look: Any) -> Cell:
    cell = WriteOnlyCell(page)
    cell._style = copy(look)
    return put(cell, value)


def _link(cell: Cell, row: int, title: str, place: Place) -> None:
    cell.row, cell.column = row, 2
    quoted = title.replace("'", "''")
    cell.hyperlink = Hyperlink(ref="", location=f"'{quoted}'!{address(place)}")


def _in_columns(found: Iterable[Place]) -> list[Place]:
    return sorted(found, key=lambda place: (place[1], place[0]))


def _text(page: Any, text: str, font: Font) -> Cell:
    cell = WriteOnlyCell(page)
    cell.font = font
    return put(cell, text)


def _add_table(page: Any, first: int, count: int, taken: Collection[str]) -> None:
    used = {name.casefold() for name in taken}
    names = ("TwinboardIssues", *(f"TwinboardIssues{number}" for number in range(2, 10_000)))
    name = next(name for name in names if name.casefold() not in used)
    table = ExcelTable(displayName=name, ref=f"A{first}:{column_letters(len(_HEADINGS) - 1)}{first + count}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    table._initialise_columns()
    for column, heading in zip(table.tableColumns, _HEADINGS, strict=True):
        column.name = heading
    page.tables.add(table)
