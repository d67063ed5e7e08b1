"""The first sheet of the workbook given to officers: how it is filled, and which version it was made from."""

import re
from collections.abc import Sequence

from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from twinboard.models import Table
from twinboard.rules.sheets import READ_ME, SHEETS

FONT = "Arial"
_MADE_FROM = re.compile(r"Made from version ([1-9]\d{0,8}) of \S.*")
_LINES = (
    "Each sheet is one table. Headers stand in row 1; one row is one thing; leave no row empty in between.",
    "Columns in bold must be filled. Point at a header to read its rule and an example.",
    "Every row names its source and where in it: a number without its source is not published.",
    "Type a number as the source says it: £5,000, over 3,000, around 6%, up to £5,000.",
    "Dates may be partial: 2018, 2018-11, 2018-11-14, 2018-Q3, 2016/17, after 2018-11, not stated.",
    "A row is known by its id, in the first column. Keep the id when you correct the row.",
    "You may send some of the sheets only: the others stay as they are.",
    "Deleting a row here deletes nothing that is published: you are asked whether to keep or retire it.",
    "Before you publish:  python -m twinboard check WORKBOOK",
)


def document_title(title: str, version: int | None) -> str:
    """What the document calls itself."""
    return f"{title}: workbook" + (f" of version {version}" if version else "")


def write_read_me(page: Worksheet, title: str, version: int | None) -> None:
    """Fills the sheet; `version` is the one whose rows the workbook holds."""
    page.title = READ_ME
    page.column_dimensions["A"].width = 110
    page.append([document_title(title, version)])
    page["A1"].font = Font(name=FONT, size=16, bold=True)
    made_from = (f"Made from version {version} of {title}",) if version else ()
    for text in (*made_from, *_LINES, *(f"{sheet.name}: {sheet.purpose}" for sheet in SHEETS)):
        page.append([text])
        page.cell(page.max_row, 1).font = Font(name=FONT, size=11)


def made_from(tables: Sequence[Table]) -> int | None:
    """The version whose rows a file was given out with; None where its Read me does not say it, or says two."""
    pages = [table for table in tables if table.sheet.strip().casefold() == READ_ME.casefold()]
    lines = (str(cell).strip() for page in pages for row in (page.header, *page.rows) for cell in row)
    found = {int(match[1]) for line in lines if (match := _MADE_FROM.fullmatch(line))}
    return found.pop() if len(found) == 1 else None
