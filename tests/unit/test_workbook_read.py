"""A workbook is read whole with its addresses, or refused with a clear word."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from workbooks import FACT, workbook

from twinboard.errors import UnreadableFile
from twinboard.intake import propose
from twinboard.store import Store
from twinboard.workbook.read import read_workbook


def test_cells_keep_their_address_when_the_table_does_not_start_at_a1() -> None:
    book = Workbook()
    book.worksheets[0].title = "Facts"
    book.worksheets[0]["C3"], book.worksheets[0]["C4"] = "fact_id", "one"
    stream = io.BytesIO()
    book.save(stream)
    [table] = read_workbook(stream.getvalue())
    assert (table.letters(0), table.row_number(0)) == ("C", 4)


def test_an_error_cell_and_an_unsaved_formula_are_issues_not_blanks(store: Store) -> None:
    stream = io.BytesIO(workbook(Facts=[{**FACT, "value": "=1+1", "scope": "=A1"}]))
    issues = propose(store, "test.xlsx", stream.getvalue()).issues
    assert [(issue.kind, issue.cell) for issue in issues] == [("error-in-cell", "E2"), ("error-in-cell", "H2")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"hello", "not a workbook"),
        (b"PK\x03\x04rubbish", "damaged"),
        (workbook()[:3000], "damaged"),
    ],
)
def test_what_is_no_workbook_is_refused_in_plain_words(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        read_workbook(content)


def test_a_part_with_a_wrong_checksum_is_refused() -> None:
    content = workbook()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    start = info.header_offset + 30 + len(info.filename)
    damaged = bytearray(content)
    damaged[start + info.compress_size // 2] ^= 0xFF
    with pytest.raises(UnreadableFile, match="damaged"):
        read_workbook(bytes(damaged))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("pkg_zero_byte.xlsx", "empty"),
        ("pkg_fuzz_bad_central_directory.xlsx", "damaged"),
        ("pkg_fuzz_truncated_372_bytes.xlsx", "damaged"),
        ("pkg_duplicate_zip_entry.xlsx", "twice"),
        ("enc_password_agile.xlsx", "password"),
        ("enc_password_biff8.xls", "password"),
        ("xml_billion_laughs.xlsx", "damaged"),
        ("xml_xml_bomb_sharedstrings.xlsx", "damaged"),
    ],
)
def test_hostile_files_are_refused_in_plain_words(spreadsheets: Path, name: str, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        read_workbook((spreadsheets / "hostile" / name).read_bytes())


@pytest.mark.parametrize(
    ("name", "sheet", "first"),
    [
        ("sem_strict_ooxml.xlsx", "First Sheet", "Test spreadsheet"),
        ("res_declared_dimension_full_sheet.xlsx", "Sheet1", "Your Ref #"),
        ("enc_workbook_structure_password_only.xlsx", "Sheet1", None),
        ("sem_wrong_shared_string_count.xlsx", "Sheet1", "sdgf"),
    ],
)
def test_awkward_files_are_read_with_their_values(spreadsheets: Path, name: str, sheet: str, first: str | None) -> None:
    tables = {table.sheet: table for table in read_workbook((spreadsheets / "hostile" / name).read_bytes())}
    assert tables[sheet].header
    assert first in (None, tables[sheet].header[0])


def test_all_seven_excel_errors_are_found(spreadsheets: Path) -> None:
    tables = read_workbook((spreadsheets / "hostile" / "sem_error_cells.xlsx").read_bytes())
    errors = {cell: shown for table in tables for cell, shown in table.error_cells.items()}
    assert sorted(errors) == [f"A{row}" for row in range(1, 8)]
    assert {"#DIV/0!", "#REF!", "#N/A"} <= set(errors.values())
