"""The first sheet of the workbook given to officers: how it is filled, and which version it was made from."""

from collections.abc import Sequence

from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from twinboard.models import Column
from twinboard.rules.sheets import PART, PUBLISHED_IDS, READ_ME, SHEETS
from twinboard.workbook.describe import whole_rule
from twinboard.workbook.sheet_form import (
    BOLD,
    LINK,
    PLAIN,
    TITLE,
    WRAPPED,
    add_table,
    fit_rows,
    set_up_page,
    set_widths,
)

TYPED = "Typed on the page: it holds what was changed or added there."

_HEADINGS, _WIDTHS = ("Sheet", "Column", "Must be filled", "Rule", "Example"), (16, 20, 16, 80, 44)
_PUBLISHED = "What is published, to look up and to choose from. Nothing that is written there is read."
_LINES = (
    "Each sheet is one table. Headers stand in row 1; one row is one thing; leave no row empty in between.",
    "Columns in bold must be filled. The note on a header has its rule and an example; so has the table below.",
    "Where a cell offers a list of ids, you may type a name instead: Toyota City, or its id, toyota-city.",
    "Every row names its source and where in it: a number without its source is not published.",
    "Only an assumption may be your own: it then has no source, and is shown as such wherever it is used.",
    "Type a number as the source says it: £5,000, over 3,000, around 6%, between £4,000 and £5,000.",
    "Dates may be partial: 2018, 2018-11, 2018-11-14, 2018-Q3, 2016/17, after 2018-11, not stated.",
    "A row is known by its id, in the first column. Leave it blank in a new row: it is made from what the row says.",
    "A row without an id that says what a published row says is that row; where it is not sure, you are asked.",
    "You may send some of the sheets only, and some of the columns: fact_id and value are enough to correct a number.",
    "Deleting a row here deletes nothing that is published: you are asked whether to keep or retire it.",
    "Send it in on the page Update: every problem is named at its cell before anything is published.",
)


def document_title(title: str, version: int | None) -> str:
    """What the document calls itself."""
    return f"{title}: workbook" + (f" of version {version}" if version else "")


def write_read_me(page: Worksheet, title: str, version: int | None, *, has_published_ids: bool) -> None:
    """Fills the sheet; `version` is the one whose rows the workbook holds."""
    page.title = READ_ME
    _write_lines(page, document_title(title, version), *([_origin(title, version)] if version else []), *_LINES)
    purposes = {sheet.name: sheet.purpose for sheet in SHEETS}
    for name, purpose in (purposes | ({PUBLISHED_IDS: _PUBLISHED} if has_published_ids else {})).items():
        page.append([f"{name}: {purpose}"])
        cell = page.cell(page.max_row, 1)
        cell.font, cell.hyperlink = LINK, Hyperlink(ref=cell.coordinate, location=f"'{name}'!A1")
    set_widths(page, _WIDTHS)
    _write_columns(page)
    set_up_page(page)


def write_part_read_me(page: Worksheet, title: str, version: int | None, said: Sequence[str]) -> None:
    """Fills the sheet of a workbook that holds what is new or changed; `said` are lines on where that comes from."""
    page.title = READ_ME
    _write_lines(
        page, document_title(title, version), *([_origin(title, version)] if version else []), *(said or (TYPED,)), PART
    )
    set_widths(page, (_WIDTHS[3],))
    set_up_page(page)


def _origin(title: str, version: int) -> str:
    return f"Made from version {version} of {title}"


def _write_lines(page: Worksheet, *lines: str) -> None:
    for text in lines:
        page.append([text])
        page.cell(page.max_row, 1).font = PLAIN
    page["A1"].font = TITLE


def _write_columns(page: Worksheet) -> None:
    first = page.max_row + 1
    declared = [(sheet.name, column) for sheet in SHEETS for column in sheet.columns]
    rows = [(name, one.name, _needed(one), whole_rule(one), one.example) for name, one in declared]
    for row in (_HEADINGS, *rows):
        page.append(row)
        for cell in page[page.max_row]:
            cell.font, cell.alignment = BOLD if row is _HEADINGS else PLAIN, WRAPPED
    purpose = "Every column with its rule and an example."
    fit_rows(page, first)
    add_table(page, "ColumnsTable", purpose, first_row=first, last_row=page.max_row)


def _needed(column: Column) -> str:
    return "yes" if column.required else "no"
