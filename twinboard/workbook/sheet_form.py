"""How every sheet of a workbook that we give out is set up: its Excel table, its widths, what it prints and shows."""

import math
from collections.abc import Iterable, Sequence

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.page import PrintPageSetup
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from twinboard.models import column_letters

_FONT = "Arial"
PLAIN, BOLD, TITLE = (
    Font(name=_FONT, size=11),
    Font(name=_FONT, size=11, bold=True),
    Font(name=_FONT, size=16, bold=True),
)
LINK = Font(name=_FONT, size=11, underline="single", color="FF0B5394")
WRAPPED = Alignment(vertical="top", wrap_text=True)
_A4, _LINE_POINTS = 9, 14.5


class _GrowingRow(RowDimension):  # type: ignore[misc]  # the library has no types
    """A row with a height that a program may change when somebody writes more into it."""

    customHeight = False  # noqa: N815  the library's name


def set_widths(page: Worksheet, widths: Sequence[float]) -> None:
    """Widths in letters, from column A."""
    for index, width in enumerate(widths):
        page.column_dimensions[column_letters(index)].width = width


def height_of(texts: Iterable[tuple[str, float]]) -> float:
    """In points, by the lines of the longest text in its width: not every program makes room by itself."""
    return _LINE_POINTS * max((math.ceil(len(text) / width) or 1 for text, width in texts), default=1) + 2


def fit_rows(page: Worksheet, first_row: int = 1) -> None:
    """Makes room for all that stands in the rows from there on; widths come first."""
    widths = {letters: dimension.width for letters, dimension in page.column_dimensions.items()}
    for row in page.iter_rows(min_row=first_row):
        texts = ((cell.value, widths[cell.column_letter]) for cell in row if isinstance(cell.value, str))
        page.row_dimensions[row[0].row] = _GrowingRow(page, row[0].row, ht=height_of(texts))


def add_table(page: Worksheet, name: str, purpose: str, *, first_row: int = 1, last_row: int) -> None:
    """Makes an Excel table of the filled columns; `purpose` describes it to whoever cannot see it at a glance."""
    ref = f"A{first_row}:{column_letters(page.max_column - 1)}{last_row}"
    table = ExcelTable(displayName=name, ref=ref, comment=purpose)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    page.add_table(table)


def keep_header_in_sight(page: Worksheet) -> None:
    """Row 1 stays while one scrolls, and stands on every printed sheet."""
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"


def set_up_page(page: Worksheet) -> None:
    """A4 on its side, all columns on one sheet, with the name of the sheet and the number of the page."""
    page.page_setup = PrintPageSetup(page, orientation="landscape", paperSize=_A4, fitToWidth=1, fitToHeight=0)
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.oddFooter.center.text = "&A, page &P of &N"
