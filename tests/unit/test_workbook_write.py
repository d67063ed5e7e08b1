"""The workbook that officers get: tables, drop-downs, notes on headers, and never a live formula."""

import io

import pytest
from conftest import publish
from openpyxl import Workbook, load_workbook
from workbooks import EVIDENCE, FACT, VISIT, workbook

from twinboard.publish import published_records
from twinboard.rules.sheets import SHEETS
from twinboard.settings import ROOT
from twinboard.store import Store
from twinboard.workbook.describe import describe
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


def test_a_drop_down_list_is_short_enough_for_excel(template: Workbook) -> None:
    for page in template.worksheets:
        for choice in page.data_validations.dataValidation:
            assert len(choice.formula1) <= 255


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
            assert set(EVIDENCE) <= {column.name for column in sheet.columns if column.required}
