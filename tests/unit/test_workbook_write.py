"""The workbook that officers get: tables, drop-downs, notes on headers, and never a live formula."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from string import ascii_uppercase

import pytest
from conftest import publish
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation
from workbooks import EVIDENCE, FACT, SOURCE, VISIT, only, workbook

from twinboard.intake import propose
from twinboard.issued import blank_workbook, workbook_of
from twinboard.publish import published_records
from twinboard.rules.sheets import ASSUMPTIONS, BY_NAME, SHEETS
from twinboard.settings import ROOT
from twinboard.store import Store
from twinboard.workbook.describe import describe, whole_rule
from twinboard.workbook.made_from import made_from
from twinboard.workbook.read import read_workbook
from twinboard.workbook.write import write_workbook


@pytest.fixture(scope="module")
def template() -> Workbook:
    return load_workbook(io.BytesIO(write_workbook({}, title="Template")))


def exported(store: Store) -> Workbook:
    records = {name: rows.values() for name, rows in published_records(store, store.current()).items()}
    return load_workbook(io.BytesIO(write_workbook(records, title="Export")))


def test_there_is_a_read_me_and_one_table_a_sheet(template: Workbook) -> None:
    assert template.sheetnames == ["Read me", *(sheet.name for sheet in SHEETS)]
    for sheet in SHEETS:
        page = template[sheet.name]
        assert [cell.value for cell in page[1]] == [column.name for column in sheet.columns]
        assert len(page.tables) == 1


def test_every_header_has_its_rule_and_an_example_and_required_ones_are_bold(template: Workbook) -> None:
    for sheet in SHEETS:
        for cell, column in zip(template[sheet.name][1], sheet.columns, strict=True):
            assert column.rule in cell.comment.text
            assert column.example in cell.comment.text
            assert bool(cell.font.bold) is column.required


def test_closed_vocabularies_and_references_have_drop_downs(template: Workbook) -> None:
    for sheet in SHEETS:
        expected = sum(bool(column.choices or column.refers_to) for column in sheet.columns)
        assert len(template[sheet.name].data_validations.dataValidation) == expected


def choices(book: Workbook, sheet: str, column: str) -> DataValidation:
    letters = next(cell.column_letter for cell in book[sheet][1] if cell.value == column)
    found = book[sheet].data_validations.dataValidation
    return next(one for one in found if f"{letters}2" in one.sqref)


def offered(book: Workbook, formula: str) -> list[object]:
    """The values of a range such as 'Published ids'!$B$2:$B$5."""
    sheet, _, area = formula.replace("$", "").rpartition("!")
    return [row[0].value for row in book[sheet.strip("'")][area]]


def test_a_drop_down_is_within_what_excel_allows(template: Workbook) -> None:
    for page in template.worksheets:
        for choice in page.data_validations.dataValidation:
            assert len(choice.formula1) <= 255
            assert len(choice.error or "") <= 225


def test_a_closed_vocabulary_is_kept_and_a_reference_may_be_typed_as_a_name(template: Workbook) -> None:
    for sheet in SHEETS:
        for column in sheet.columns:
            if column.choices or column.refers_to:
                choice = choices(template, sheet.name, column.name)
                assert choice.showErrorMessage is bool(column.choices)
                assert all(word in choice.error for word in column.choices)


def test_without_a_store_references_are_offered_from_the_sheets_of_the_workbook(template: Workbook) -> None:
    assert "Published ids" not in template.sheetnames
    assert "Partners!$A$2:$A$5000" in choices(template, "Facts", "partner_id").formula1


def test_the_filled_workbook_offers_its_own_ids_and_new_ones(small: Store) -> None:
    book = load_workbook(io.BytesIO(workbook_of(small, 1)))
    assert "Published ids" not in book.sheetnames
    assert "Sources!$A$2:$A$5000" in choices(book, "Facts", "source_id").formula1


def test_the_blank_workbook_offers_what_is_published(small: Store) -> None:
    book = load_workbook(io.BytesIO(blank_workbook(small)))
    assert book.sheetnames[-1] == "Published ids"
    expected = {"partner_id": "testville", "source_id": "report", "strand_id": "learning", "indicator_id": "jobs"}
    for column, identity in expected.items():
        assert offered(book, choices(book, "Facts", column).formula1) == [identity]
    assert offered(book, choices(book, "Partners", "part_of").formula1) == ["testville"]
    assert ("Partners", "testville", "Testville") in list(book["Published ids"].iter_rows(values_only=True))


def test_what_has_nothing_published_is_offered_from_its_sheet(store: Store) -> None:
    publish(store, only(Sources=[SOURCE]))
    book = load_workbook(io.BytesIO(blank_workbook(store)))
    assert offered(book, choices(book, "Facts", "source_id").formula1) == ["report"]
    assert "Partners!$A$2" in choices(book, "Facts", "partner_id").formula1


def test_the_check_leaves_the_list_of_published_ids_alone(small: Store) -> None:
    proposal = propose(small, "back.xlsx", blank_workbook(small))
    assert {issue.kind for issue in proposal.issues} == {"no-rows"}
    assert (proposal.difference.missing, proposal.difference.changes) == ((), ())
    assert proposal.difference.changes == ()


@pytest.mark.parametrize("kind", ["blank", "filled", "without a store"])
def test_the_workbook_is_accessible(small: Store, kind: str) -> None:
    contents = {"blank": blank_workbook(small), "filled": workbook_of(small, 1)}
    book = load_workbook(io.BytesIO(contents.get(kind) or write_workbook({}, title="Our town")))
    assert book.properties.title.endswith(": workbook" if kind != "filled" else ": workbook of version 1")
    assert book.properties.language == "en-GB"
    assert book.active.title == "Read me"
    for page in book.worksheets:
        assert all(any(cell.value is not None for cell in row) for row in page.iter_rows())
        [table] = page.tables.values()
        first, last = table.ref.split(":")
        assert table.headerRowCount == 1
        assert table.comment
        assert [column.name for column in table.tableColumns] == [cell.value for cell in page[page[first].row]]
        assert int(last.strip(ascii_uppercase)) == max(page.max_row, 2)
        assert not page.merged_cells.ranges
        assert page.sheet_view.selection[0].activeCell == "A1"
        printed = page.page_setup
        assert (printed.orientation, printed.fitToWidth, printed.fitToHeight) == ("landscape", 1, 0)
        assert page.sheet_properties.pageSetUpPr.fitToPage
        if page.title != "Read me":
            assert (page.freeze_panes, page.print_title_rows) == ("A2", "$1:$1")
            assert first == "A1"
        assert {cell.font.name for row in page.iter_rows() for cell in row if cell.value is not None} == {"Arial"}


def test_nothing_is_cut_off(shipped: Store) -> None:
    """Each text has the room that it needs in its column and its row; a single word fits into its column."""
    content = workbook_of(shipped, 1)
    book = load_workbook(io.BytesIO(content))
    for place, sheet in enumerate(SHEETS, start=1):
        page = book[sheet.name]
        widths = [page.column_dimensions[cell.column_letter].width for cell in page[1]]
        for row in page.iter_rows():
            for cell, width in zip(row, widths, strict=True):
                lines = -(-len(str(cell.value or "")) // width)
                assert page.row_dimensions[cell.row].height >= 14.5 * lines
                assert isinstance(cell.value, str | None) or len(f"{cell.value:,}") < width
                assert cell.value is None or cell.row == 1 or cell.alignment.wrap_text
                assert column_fits(str(cell.value or ""), width)
        for cell, height in zip(page[1], heights_of_notes(content, place), strict=True):
            assert height >= 17 * (len(cell.comment.text) // 46)


def heights_of_notes(content: bytes, sheet: int) -> list[int]:
    """Those of the notes on the headers of a sheet, which openpyxl does not read."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        drawn = parts.read(f"xl/drawings/commentsDrawing{sheet}.vml").decode()
    return [int(height) for height in re.findall(r"height:(\d+)px", drawn)]


def column_fits(text: str, width: float) -> bool:
    return all(len(word) <= width for word in re.split(r"[\s/-]", text))


def test_rows_to_come_are_text_so_that_excel_makes_no_dates_of_them(template: Workbook) -> None:
    page = template["Visits"]
    formats = {cell.value: page.column_dimensions[cell.column_letter].number_format for cell in page[1]}
    assert {formats[name] for name in ("visit_id", "starts", "cost_gbp", "locator", "quote", "status")} == {"@"}
    assert {formats[name] for name in ("officers", "delegates")} == {"General"}


def test_the_read_me_has_the_rule_of_every_column(template: Workbook) -> None:
    rows = list(template["Read me"].iter_rows(values_only=True))
    for sheet in SHEETS:
        for column in sheet.columns:
            needed = "yes" if column.required else "no"
            assert (sheet.name, column.name, needed, whole_rule(column), column.example) in rows


def test_text_that_looks_like_a_formula_stays_text(store: Store) -> None:
    publish(store, workbook(Facts=[{**FACT, "note": "'=1+1", "scope": "-- see note"}]))
    page = exported(store)["Facts"]
    cells = {cell.value: cell for row in page.iter_rows(min_row=2) for cell in row}
    assert cells["-- see note"].data_type == "s"
    assert cells["-- see note"].quotePrefix


def test_a_cost_is_exported_with_its_word(store: Store) -> None:
    publish(store, workbook(Visits=[{**VISIT, "cost_gbp": "c. £4,000"}]))
    values = [cell.value for row in exported(store)["Visits"].iter_rows(min_row=2) for cell in row]
    assert "around £4,000" in values


def test_the_page_of_documentation_follows_the_declarations() -> None:
    assert (ROOT / "docs" / "workbook.md").read_text("utf-8") == describe()


def test_every_sheet_but_sources_and_indicators_ends_with_its_evidence() -> None:
    for sheet in SHEETS:
        if sheet.name not in ("Sources", "Indicators"):
            assert [column.name for column in sheet.columns[-4:]] == ["source_id", "locator", "quote", "note"]
            required = {column.name for column in sheet.columns if column.required}
            assert sheet.name == ASSUMPTIONS or set(EVIDENCE) <= required


def test_an_assumption_may_be_the_officers_own() -> None:
    evidence = [column for column in BY_NAME[ASSUMPTIONS].columns if column.name in ("source_id", "locator")]
    assert [(column.required, "your own" in column.rule) for column in evidence] == [(False, True)] * 2


@pytest.mark.sweep
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here")
@pytest.mark.parametrize("form", ["ods", "xlsx"])
def test_libreoffice_saves_the_filled_workbook_without_a_change(shipped: Store, form: str, tmp_path: Path) -> None:
    path = tmp_path / "given.xlsx"
    path.write_bytes(workbook_of(shipped, 1))
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    call = ["soffice", home, "--headless", "--convert-to", form, "--outdir", str(tmp_path / "saved"), str(path)]
    subprocess.run(call, check=True, capture_output=True, timeout=120)
    saved = (tmp_path / "saved" / f"given.{form}").read_bytes()
    proposal = propose(shipped, f"given.{form}", saved)
    assert (proposal.issues, proposal.difference.changes, proposal.difference.missing) == ((), (), ())
    assert made_from(read_workbook(saved)) == 1
