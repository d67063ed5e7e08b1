"""Every hostile file of the manifest ends as it says, and the real ones give the values that it states."""

import csv
import re
from datetime import date, datetime
from pathlib import Path

import pytest

from twinboard.addresses import place_of
from twinboard.models import CellValue, Table
from twinboard.reading.apart import read_apart, try_apart

REFUSED = {
    "pkg_zero_byte.xlsx": "empty",
    "pkg_fuzz_bad_central_directory.xlsx": "damaged",
    "pkg_fuzz_truncated_372_bytes.xlsx": "damaged",
    "pkg_relationships_corrupted.xlsx": "damaged",
    "pkg_duplicate_zip_entry.xlsx": "twice",
    "pkg_zip_of_csv.zip": "holds no workbook",
    "xml_xml_bomb_sharedstrings.xlsx": "definitions",
    "xml_billion_laughs.xlsx": "definitions",
    "enc_password_agile.xlsx": "password",
    "enc_password_biff8.xls": "password",
    "fmt_flat_ods.fods": "flat OpenDocument",
}
READ: dict[str, dict[tuple[str, str], CellValue]] = {
    "pkg_trash_item_in_zip.xlsx": {("Teams", "A1"): "Date", ("Teams", "A2"): date(2015, 8, 22)},
    "res_declared_dimension_full_sheet.xlsx": {("Sheet1", "A1"): "Your Ref #"},
    "res_rows_175k_cells.xlsx": {},
    "res_ods_repeated_rows.ods": {("Sheet1", f"{c}{r}"): v for r, w in ((1, "AB"), (2, "CD"), (3, "CD"))
                                  for c, v in zip("AB", w, strict=True)},
    "enc_workbook_structure_password_only.xlsx": {},
    "act_vba_macro.xlsm": {},
    "act_embedded_files.xlsx": {},
    "act_external_link.xlsx": {("Sheet0", "A1"): 10, ("Sheet0", "B1"): 20},
    "sem_strict_ooxml.xlsx": {("First Sheet", "A1"): "Test spreadsheet"},
    "sem_error_cells.xlsx": {},
    "sem_dates_1904.xlsx": {("Sheet1", "A1"): date(2021, 1, 1), ("Sheet1", "A2"): date(2021, 1, 2)},
    "sem_dates_iso_text.xlsx": {("Sheet", "A1"): date(2021, 1, 1), ("Sheet", "A2"): datetime(2021, 1, 1, 10, 10, 10)},
    "sem_wrong_shared_string_count.xlsx": {("Sheet1", "A1"): "sdgf", ("Sheet1", "A3"): 23},
    "sem_inline_string_emoji.xlsx": {("Sheet1", "A1"): "😜more text"},
    "sem_empty_style_attribute.xlsx": {("Sheet1", "A2"): "John", ("Sheet1", "B2"): 1},
    "sem_formula_without_cached_value.xlsx": {("Sheet1", "A2"): 1, ("Sheet1", "B2"): 2, ("Sheet1", "C2"): ""},
    "sem_empty_and_header_only.xlsx": {("header_only", "A1"): "var1", ("header_only", "B1"): "var2"},
    "sem_ons_layout_examples.xlsx": {("demo", "C6"): "2019-20", ("demo", "C7"): 1},
    "sem_header_duplicates_and_blanks.xlsx": {("Sheet1", "A1"): "a b", ("Sheet1", "B1"): "a b", ("Sheet1", "C1"): ""},
    "sem_big_numbers_as_text.xlsx": {("Sheet1", "A3"): 2147483647, ("Sheet1", "B3"): "2147483647"},
    "sem_merged_header_ranges.xlsx": {},
    "sem_badfile_360giving.xlsx": {("grants", "E2"): "This should be a number"},
    "csv_sparse_german_budget.csv": {("csv_sparse_german_budget", "B2"): (
        "Trägerorganisationen; Umstrukturierung der Forschung im Beitrittsgebiet; Hochschulbau und überwiegend "
        "hochschulbezogene Sonderprogramme"
    )},
}  # fmt: skip
COUNTS = {
    "pkg_trash_item_in_zip.xlsx": 5440,
    "res_declared_dimension_full_sheet.xlsx": 22,
    "res_rows_175k_cells.xlsx": 175_095,
    "enc_workbook_structure_password_only.xlsx": 1,
    "act_vba_macro.xlsm": 1,
    "act_embedded_files.xlsx": 3,
    "sem_strict_ooxml.xlsx": 15,
    "sem_merged_header_ranges.xlsx": 31,
}
FINDINGS = {
    "sem_error_cells.xlsx": [("error-in-cell", f"A{row}") for row in range(1, 8)],
    "sem_formula_without_cached_value.xlsx": [("formula-without-value", "C2")],
    "act_vba_macro.xlsm": [("macros-ignored", "A1")],
}


def cell(tables: tuple[Table, ...], sheet: str, reference: str) -> CellValue:
    [table] = [one for one in tables if one.sheet == sheet]
    row, column = place_of(reference) or (0, 0)
    rows = [table.header, *table.rows]
    return rows[row - table.first_row][column - table.first_column]


def count(tables: tuple[Table, ...]) -> int:
    cells = (value for table in tables for row in (table.header, *table.rows) for value in row)
    return sum(value not in (None, "") for value in cells)


def test_every_hostile_file_has_an_expected_outcome(spreadsheets: Path) -> None:
    assert {path.name for path in (spreadsheets / "hostile").iterdir()} == REFUSED.keys() | READ.keys()


@pytest.mark.thinned(3)
@pytest.mark.parametrize(("name", "words"), REFUSED.items())
def test_a_hostile_file_is_refused_in_plain_words(spreadsheets: Path, name: str, words: str) -> None:
    outcome = try_apart((spreadsheets / "hostile" / name).read_bytes(), name)
    assert outcome.refused
    assert words in outcome.refused.message
    assert outcome.refused.hint
    assert outcome.tables == ()


@pytest.mark.thinned(3)
@pytest.mark.parametrize(("name", "cells"), READ.items())
def test_an_awkward_file_is_read_with_its_values(
    spreadsheets: Path, name: str, cells: dict[tuple[str, str], CellValue]
) -> None:
    tables = read_apart((spreadsheets / "hostile" / name).read_bytes(), name)
    assert {place: cell(tables, *place) for place in cells} == cells
    assert COUNTS.get(name, count(tables)) == count(tables)
    found = [(one.kind, one.cell) for table in tables for one in table.findings]
    assert FINDINGS.get(name, found) == found


def test_the_rows_of_the_german_budget_that_do_not_fit_are_warned_of(spreadsheets: Path) -> None:
    [table] = read_apart((spreadsheets / "hostile" / "csv_sparse_german_budget.csv").read_bytes(), "budget.csv")
    kinds = [one.kind for one in table.findings]
    assert (kinds.count("uneven-row"), kinds.count("letters-guessed")) == (12, 1)


def test_the_hidden_sheets_of_a_real_return_are_read_and_said(spreadsheets: Path) -> None:
    tables = read_apart((spreadsheets / "real" / "mhclg_pathfinders_return_r2.xlsx").read_bytes())
    hidden = [table.sheet for table in tables for one in table.findings if one.value == "the whole sheet"]
    assert hidden == ["Project Details", "ITValues", "Bespoke Outputs", "Bespoke Outcomes"]


def test_the_true_values_of_the_real_files_come_back_exactly(spreadsheets: Path) -> None:
    wrong, checked = [], 0
    for line in csv.DictReader((spreadsheets / "MANIFEST.csv").read_text("utf-8").splitlines()):
        stated = re.findall(r"'([^']+)'!([A-Z]+\d+) = ('[^']*'|[\d.]+)", line["ground_truth"])
        if line["file"].startswith("real/") and stated:
            tables = read_apart((spreadsheets / line["file"]).read_bytes(), line["file"])
            for sheet, reference, text in stated:
                true = text.strip("'") if text.startswith("'") else float(text)
                checked += 1
                if cell(tables, sheet, reference) != true:
                    wrong.append((line["file"], sheet, reference, true, cell(tables, sheet, reference)))
    assert wrong == []
    assert checked == 32


def test_the_true_value_of_the_real_csv_file_comes_back(spreadsheets: Path) -> None:
    path = spreadsheets / "real" / "hesa_students_scottish_universities_2018-19.csv"
    [table] = read_apart(path.read_bytes(), path.name)
    assert next(row for row in table.rows if "University of Aberdeen" in str(row[1]))[-1] == "14775"
