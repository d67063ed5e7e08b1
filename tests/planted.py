"""Errors planted in a copy of the shipped workbook."""

import io
from collections.abc import Callable

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from twinboard.settings import SHIPPED_WORKBOOK

Plant = Callable[[dict[str, Worksheet]], None]


def copied(plant: Plant) -> bytes:
    """The shipped workbook with an error planted in it."""
    book = load_workbook(SHIPPED_WORKBOOK)
    plant({sheet.title: sheet for sheet in book})
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def row_of(sheet: Worksheet, identity: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == identity)


def put(sheet: Worksheet, identity: str, **values: object) -> None:
    """Changes cells of a row, or adds the row."""
    headers = {cell.value: cell.column for cell in sheet[1]}
    row = next((cell.row for cell in sheet["A"] if cell.value == identity), sheet.max_row + 1)
    for name, value in ({headers_id(sheet): identity} | values).items():
        sheet.cell(row, headers[name], value)


def headers_id(sheet: Worksheet) -> str:
    return str(sheet["A1"].value)


def plant_wrong_total(sheets: dict[str, Worksheet]) -> None:
    parts = "jobs-tmuk-burnaston; jobs-local-supply-chain"
    evidence = {"source_id": "d2-2018", "locator": "para 3.2"}
    known = {"indicator_id": "jobs-at-employer", "partner_id": "toyota-city", "period": "2018", "status": "actual"}
    put(sheets["Facts"], "jobs-total", value=5900, bound="exact", scope="All", made_of=parts, **known, **evidence)


def plant_mixed_stage(sheets: dict[str, Worksheet]) -> None:
    put(sheets["Money"], "budget-yearly-appendix", made_of="budget-2016-17-appendix; erdf-new-businesses")


def plant_unmarked(sheets: dict[str, Worksheet]) -> None:
    conflicts = sheets["Conflicts"]
    conflicts.delete_rows(row_of(conflicts, "since-when-toyota-city-is-a-twin"))


def plant_tenfold(sheets: dict[str, Worksheet]) -> None:
    put(sheets["Facts"], "uk-exports-to-china-article", value="£220 billion", quote="")


def plant_tenth(sheets: dict[str, Worksheet]) -> None:
    put(sheets["Facts"], "uk-exports-to-china-article", value="£2.2 billion", quote="")
