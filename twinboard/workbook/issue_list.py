"""The list of issues as a sheet: one row an issue, its first cell a link to where it stands. Owns how it looks."""

from collections.abc import Callable, Collection, Iterable, Sequence
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

from twinboard.models import Issue, Severity, column_letters
from twinboard.rules.sheets import ISSUE_LIST
from twinboard.workbook.grid import Place, address
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
_LONGEST_VALUE, _MOST_RUNS, _MOST_ROWS = 500, 12, 20_000

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


def summary(issues: Sequence[Issue], marks: Marks) -> tuple[str, ...]:
    """How many issues there are, what they keep from happening, and whether all their cells are marked."""
    errors = sum(issue.severity is Severity.ERROR for issue in issues)
    warnings = len(issues) - errors
    if not issues:
        return ("No issues were found.",)
    counts = f"{_counted(errors, 'error')} and {_counted(warnings, 'warning')}."
    meaning = "Errors keep the workbook from being published; warnings are for you to confirm."
    lines = [f"{counts} {meaning}"]
    if marks.count_left_out:
        more = _counted(marks.count_left_out, "more cell")
        lines.append(
            f"The first {MOST_MARKS:,} cells are marked, errors first; {more} with issues stand in this list only."
        )
    if len(issues) > _MOST_ROWS:
        lines.append(f"The list holds the first {_MOST_ROWS:,} issues: mend those, and send the file again.")
    return tuple(lines)


def shown_cells(found: Iterable[Place]) -> str:
    """The cells as an officer reads them, neighbours in a column joined: “C2:C12, C15”; long lists are counted."""
    runs: list[list[Place]] = []
    for place in _in_columns(found):
        if runs and runs[-1][-1] == (place[0] - 1, place[1]):
            runs[-1][1:] = [place]
        else:
            runs.append([place])
    shown = [":".join(address(end) for end in run) for run in runs[:_MOST_RUNS]]
    rest = sum(run[-1][0] - run[0][0] + 1 for run in runs[_MOST_RUNS:])
    return ", ".join(shown) + (f" and {_counted(rest, 'more cell')}" if rest else "")


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
        shown_cells(places(issue)) or issue.cell[:_LONGEST_VALUE] or "the whole sheet",
        issue.column,
        str(issue.severity),
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


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
