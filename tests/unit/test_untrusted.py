"""What is no workbook, or is made to do harm, is refused before it is parsed, in words that say what to do."""

import io
import struct
import zipfile

import pytest
from hostile import ods, packed, xlsx
from workbooks import workbook

from twinboard.errors import UnreadableFile
from twinboard.models import Table
from twinboard.settings import LARGEST_COUNT_PARTS, LARGEST_WORKBOOK_BYTES
from twinboard.workbook.read import read_workbook

FAR = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">%s</row>'
DTD = b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>'


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(content, "sent.xlsx")
    assert caught.value.message.endswith(".")
    assert caught.value.hint.endswith(".")
    return caught.value.message


def table(content: bytes) -> Table:
    [one] = read_workbook(content)
    return one


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"<html><body>a table</body></html>", "web page"),
        (b'<?xml version="1.0"?><office:document xmlns:office="x"/>', "flat OpenDocument"),
        (b"\x7fELF\0\0\0", "not a workbook"),
        (b"just a sentence", "not a workbook"),
        (b"x" * (LARGEST_WORKBOOK_BYTES + 1), "larger than 20 MB"),
        (packed({"notes.csv": b"a,b"}), "holds no workbook"),
        (packed({"word/document.xml": b"<w/>", "[Content_Types].xml": b"<Types/>"}), "Word or PowerPoint"),
        (packed({"xl/workbook.bin": b"", "[Content_Types].xml": b"<Types/>"}), "binary workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        (ods("", manifest="<m:encryption-data/>"), "password"),
    ],
)
def test_what_is_no_workbook_is_refused_by_its_bytes(content: bytes, words: str) -> None:
    assert words in refusal(content)


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="XFD1048576"><v>1</v></c>',
        b"<c r='XFD1048576'><v>1</v></c>",
        b'<c s="1" r="XFD1048576"><v>1</v></c>',
        b'<c\nr="XFD1048576"><v>1</v></c>',
        b'<c r="&#88;FD1048576"><v>1</v></c>',
        b'<x:c r="XFD1048576"><x:v>1</x:v></x:c>',
        b'<c r="A1048576" s="/>"><v>1</v></c ><c r="XFD1048576"><v>1</v></c >',
        b'<c r="B2"></c ><c r="XFD1048576"><v>1</v></c>',
        b'<c r="xfd1048576"><is><t>1</t></is></c>',
    ],
)
def test_two_cells_at_the_corners_of_a_sheet_are_refused_however_they_are_written(cell: bytes) -> None:
    assert "5,000,000 cells" in refusal(xlsx(FAR % cell))


def test_a_cell_in_another_row_than_it_says_is_still_bounded() -> None:
    assert "5,000,000 cells" in refusal(xlsx(b'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>'))


def test_repeats_of_an_ods_are_bounded_before_they_are_made() -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    rows = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    assert "5,000,000 cells" in refusal(ods(rows))


def test_a_sheet_may_be_declared_larger_than_it_is() -> None:
    blanks = b'<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    declared = b'<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    assert table(xlsx(sheet=declared + blanks + b"</sheetData></worksheet>")).header == [1]


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"xl/sharedStrings.xml": DTD}, "definitions"),
        ({"docProps/core.xml": DTD}, "definitions"),
        ({"xl/worksheets/sheet1.xml": DTD}, "definitions"),
        ({"xl/sharedStrings.xml": "<sst/>".encode("utf-16")}, "UTF-8"),
        ({"xl/styles.xml": b'<?xml version="1.0" encoding="UTF-7"?><styleSheet/>'}, "UTF-8"),
        ({"xl/media/large.bin": bytes(30 * 2**20)}, "unpacks"),
        ({f"xl/media/{number}.bin": b"" for number in range(LARGEST_COUNT_PARTS)}, "parts"),
        ({"../outside.xml": b"<x/>"}, "packed in a way"),
        ({"/etc/passwd": b""}, "packed in a way"),
        ({"XL/Workbook.xml": b"<workbook/>"}, "twice"),
        ({"xl/worksheets/sheet1.xml": b"<worksheet><sheetData>"}, "damaged"),
    ],
)
def test_a_part_that_no_workbook_has_refuses_the_whole(parts: dict[str, bytes], words: str) -> None:
    assert words in refusal(xlsx(parts=parts))


@pytest.mark.parametrize(
    "content",
    [
        xlsx(parts={"xl/sharedStrings.xml": DTD}),
        xlsx(parts={"xl/media/large.bin": bytes(30 * 2**20)}),
        xlsx(parts={"../outside.xml": b"<x/>"}),
        xlsx(parts={"XL/Workbook.xml": b"<workbook/>"}),
        workbook() + workbook(),
    ],
    ids=["definitions", "bomb", "outside", "twice", "two archives"],
)
def test_nobody_is_asked_to_open_what_seems_made_to_do_harm(content: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(content)
    assert "Do not open it" in caught.value.hint


def test_an_unused_part_may_be_written_in_utf_16() -> None:
    assert table(
        xlsx(b'<row r="1"><c r="A1"><v>1</v></c></row>', parts={"customXml/item1.xml": "<x/>".encode("utf-16")})
    )


def test_a_directory_that_understates_a_part_is_refused() -> None:
    """A reader that believes the packed bytes would unpack more than was measured."""
    content = bytearray(xlsx(b'<row r="1"><c r="A1"><v>1</v></c></row>'))
    entry = content.rfind(b"PK\x01\x02")
    stated = struct.unpack_from("<I", content, entry + 24)[0]
    struct.pack_into("<I", content, entry + 24, stated - 10)
    assert "damaged" in refusal(bytes(content))


def test_a_directory_that_names_a_part_otherwise_than_the_part_does_is_refused() -> None:
    content = bytearray(workbook())
    content[content.rfind(b"xl/workbook.xml") + 3 : content.rfind(b"xl/workbook.xml") + 4] = b"W"
    assert "damaged" in refusal(bytes(content))


def test_two_directories_in_one_file_are_refused() -> None:
    assert "damaged" in refusal(workbook() + workbook())


@pytest.mark.parametrize("length", [40, 400, 2000, 4000])
def test_a_file_cut_short_is_refused(length: int) -> None:
    assert "damaged" in refusal(workbook()[:length])


def test_a_packing_that_excel_never_uses_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
    assert "packed in a way" in refusal(stream.getvalue())
