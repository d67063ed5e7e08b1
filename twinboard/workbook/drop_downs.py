"""What the cells of the workbook given to officers offer to choose from: vocabularies, and ids of the sheet meant."""

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from twinboard.models import Column, Kind, Record
from twinboard.rules.sheets import PUBLISHED_IDS, SHEETS
from twinboard.workbook.safe import put
from twinboard.workbook.sheet_form import (
    BOLD,
    PLAIN,
    WRAPPED,
    add_table,
    fit_rows,
    keep_header_in_sight,
    set_up_page,
    set_widths,
)

LAST_ROW = 5_000
"""Down to where a new row has its drop-downs."""
_PURPOSE = "What is published and can be referred to, by its id or its name."
_HEADINGS, _WIDTHS = ("sheet", "id", "name"), (16, 44, 70)
_REFERRED_TO = {column.refers_to for sheet in SHEETS for column in sheet.columns if column.refers_to}

Formulas = dict[str, str]
"""Where the ids of a sheet are found, by its name."""


def ids_in_workbook() -> Formulas:
    """The ids on the sheets of the workbook itself, new ones among them; blank rows below are not offered."""
    ids = {name: f"{name}!$A$2:$A${LAST_ROW}" for name in _REFERRED_TO}
    return {name: f"OFFSET({name}!$A$2,0,0,MAX(COUNTA({cells}),1),1)" for name, cells in ids.items()}


def write_published_ids(book: Workbook, offered: Mapping[str, Sequence[Record]]) -> Formulas:
    """Lists the ids and names of what is published on a sheet of its own."""
    page = book.create_sheet(PUBLISHED_IDS)
    formulas: Formulas = {}
    rows = [_HEADINGS]
    for name, records in offered.items():
        if name in _REFERRED_TO and records:
            formulas[name] = f"'{PUBLISHED_IDS}'!$B${len(rows) + 1}:$B${len(rows) + len(records)}"
            rows += [(name, one.id, str(one.values.get("name") or one.values.get("title") or "")) for one in records]
    for number, row in enumerate(rows, start=1):
        for index, text in enumerate(row, start=1):
            cell = put(page.cell(number, index), text)
            cell.font, cell.alignment = BOLD if number == 1 else PLAIN, WRAPPED
    set_widths(page, _WIDTHS)
    fit_rows(page)
    add_table(page, "PublishedIdsTable", _PURPOSE, last_row=max(len(rows), 2))
    keep_header_in_sight(page)
    set_up_page(page)
    return formulas


def drop_down(column: Column, formulas: Formulas) -> DataValidation | None:
    """What a column offers, if it does. A closed vocabulary lets nothing else in; one that grows, and ids, do."""
    if column.kind is Kind.CHOICE:
        choice = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
        style, title = ("warning", "A new word") if column.grows else ("stop", "Not in the list")
        choice.showErrorMessage, choice.errorStyle, choice.errorTitle = True, style, title
        choice.error = f"{'Known are' if column.grows else 'Choose one of'}: {', '.join(column.choices)}."
        return choice
    ids = formulas.get(column.refers_to or "")
    return DataValidation(type="list", formula1=ids, allow_blank=True) if ids else None
