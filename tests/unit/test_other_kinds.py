"""What is no workbook that is read is named for what it is, with advice that works."""

import pytest
from hostile import packed, xlsx

from twinboard.errors import UnreadableFile
from twinboard.workbook.read import read_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
EXCEL_2003 = b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>'


def named(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\0\0"


@pytest.mark.parametrize(
    ("content", "what", "advice"),
    [
        (b"\x1f\x8b\x08" + bytes(30), "(.gz)", "Unpack"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(30), "(.7z)", "Unpack"),
        (b"Rar!\x1a\x07\x01\0" + bytes(20), "(.rar)", "Unpack"),
        (b"\x89PNG\r\n\x1a\n" + bytes(30), "picture", "Type what it shows"),
        (b"\xff\xd8\xff\xe0" + bytes(30), "picture", "Type what it shows"),
        (b"\0\0\0\x18ftypheic" + bytes(30), "picture", "Type what it shows"),
        (b"\x09\0\x04\0\x02\0\x10\0" + bytes(20), "Excel 2, 3 or 4", "Open it in Excel"),
        (b"\x09\x02\x06\0\0\0\x10\0\0\0", "Excel 2, 3 or 4", "Open it in Excel"),
        (b"\x09\x04\x06\0\0\0\x10\0\0\0", "Excel 2, 3 or 4", "Open it in Excel"),
        (b"{\\rtf1\\ansi}", "(.rtf)", "Send"),
        (b'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>', "web page", "Open it in Excel"),
        (b"\r\n<!DOCTYPE html>\n<body>", "web page", "Open it in Excel"),
        (b"<table border=1><tr><td>1", "web page", "Open it in Excel"),
        (b"MIME-Version: 1.0\r\n", "web page", "Open it in Excel"),
        (EXCEL_2003, "XML spreadsheet of Excel 2003", "Open it in Excel"),
        (b"\xef\xbb\xbf" + EXCEL_2003, "XML spreadsheet of Excel 2003", "Open it in Excel"),
        (packed({}), "empty", "Choose"),
        (xlsx()[:300], "cut short", "Copy it again"),
        (packed({"Index/Document.iwa": b"x"}), "Apple Numbers", "Export To"),
        (packed({"Index.zip": b"x", "buildVersionHistory.plist": b""}), "Apple Numbers", "Export To"),
        (
            packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}),
            "OpenDocument",
            "Send",
        ),
        (OLE + named("DRMEncryptedDataSpace") + named("EncryptedPackage"), "sensitivity label", "Ask whoever"),
        (OLE + named("EncryptedPackage"), "password", "without one"),
        (OLE + named("WordDocument"), "(.doc)", "Send"),
        (OLE + named("PowerPoint Document"), "(.ppt)", "Send"),
    ],
)
def test_what_is_no_workbook_is_named_for_what_it_is(content: bytes, what: str, advice: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_workbook(content, "sent.xls")
    assert what in refused.value.message
    assert advice in refused.value.hint


@pytest.mark.parametrize("kind", ["chartsheet", "dialogsheet", "xlMacrosheet"])
def test_a_workbook_with_no_sheet_of_cells_says_what_it_has(kind: str) -> None:
    schema = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    schema = "http://schemas.microsoft.com/office/2006/relationships" if kind == "xlMacrosheet" else schema
    folder = kind.removeprefix("xl").lower() + "s"
    link = f'<Relationship Id="rId1" Type="{schema}/{kind}" Target="{folder}/sheet1.xml"/>'
    parts = {
        "xl/_rels/workbook.xml.rels": f"<Relationships>{link}</Relationships>".encode(),
        f"xl/{folder}/sheet1.xml": b"<worksheet><sheetData/></worksheet>",
    }
    with pytest.raises(UnreadableFile, match=r"only charts, macros or dialogs|macro sheet of Excel 4"):
        read_workbook(xlsx(parts=parts))


@pytest.mark.parametrize("text", [b"BM,a\n1,2\n", b"II,a\n1,2\n", b"Rar,a\n1,2\n", b"\t,a\n1,2\n"])
def test_a_csv_file_that_begins_like_another_kind_is_read(text: bytes) -> None:
    assert read_workbook(text, "sent.csv")[0].rows
