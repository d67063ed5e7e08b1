"""A workbook is read whole with its addresses, or refused with a clear word."""

import io
import zipfile

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


def test_an_unsaved_formula_is_an_issue_and_no_blank(store: Store) -> None:
    stream = io.BytesIO(workbook(Facts=[{**FACT, "value": "=1+1", "scope": "=A1"}]))
    issues = propose(store, "test.xlsx", stream.getvalue()).issues
    assert [(issue.kind, issue.cell) for issue in issues] == [
        ("formula-without-value", "E2"),
        ("formula-without-value", "H2"),
    ]


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
