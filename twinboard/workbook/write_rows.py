"""A small workbook of some rows and some columns of ours, with a first sheet that says where they come from."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook

from twinboard.models import CellValue
from twinboard.rules.sheets import READ_ME, SHEETS
from twinboard.workbook.safe import put
from twinboard.workbook.sheet_form import BOLD, keep_header_in_sight


def write_rows(
    rows: Mapping[str, Sequence[Mapping[str, CellValue]]], columns: Mapping[str, Sequence[str]], said: Sequence[str]
) -> bytes:
    """An .xlsx with the rows by sheet, of each the columns named; `said` are the lines of its first sheet."""
    book = Workbook()
    book.properties.creator = "Twinboard"
    first = book.active
    first.title = READ_ME
    for number, line in enumerate(said, start=1):
        put(first.cell(number, 1), line)
    for sheet in SHEETS:
        if not rows.get(sheet.name):
            continue
        page = book.create_sheet(sheet.name)
        for at, name in enumerate(columns[sheet.name], start=1):
            put(page.cell(1, at), name).font = BOLD
        for number, row in enumerate(rows[sheet.name], start=2):
            for at, name in enumerate(columns[sheet.name], start=1):
                if (value := row.get(name)) is not None:
                    put(page.cell(number, at), value)
        keep_header_in_sight(page)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
