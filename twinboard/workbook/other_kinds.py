"""Files that are no workbook that is read, by their first bytes or by names in them: what each is, and what to do."""

import re
from dataclasses import dataclass

SEND = "Send an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods) or a CSV file."
_IN_EXCEL = "Open it in Excel, save it as “Excel Workbook (.xlsx)” and send that."
_SAVE_AS = "Open it where it was made, save it as .xlsx and send that."
_UNPACK = "Unpack it, and send the workbook in it."


@dataclass(frozen=True)
class OtherKind:
    """A refusal in two parts: what the file is, and what to do."""

    message: str
    hint: str


_WEB_PAGE = OtherKind("This file is a web page that is named like a workbook, not a workbook.", _IN_EXCEL)
LABELLED = OtherKind(
    "This workbook is protected by a sensitivity label or by rights management, so it cannot be read here.",
    "Ask whoever set the label for a copy without protection, or save its sheets as CSV files, if you may.",
)
_OPENINGS = (
    (rb"%PDF", OtherKind("This file is a PDF, not a workbook.", SEND)),
    (rb"\x1f\x8b", OtherKind("This file is packed (.gz), not a workbook.", _UNPACK)),
    (rb"7z\xbc\xaf\x27\x1c", OtherKind("This file is packed (.7z), not a workbook.", _UNPACK)),
    (rb"Rar!\x1a\x07", OtherKind("This file is packed (.rar), not a workbook.", _UNPACK)),
    (rb"BZh\d|\xfd7zXZ\0", OtherKind("This file is packed, not a workbook.", _UNPACK)),
    (
        rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(?:hei|mif|avif)|<svg",
        OtherKind("This file is a picture, not a workbook.", "Type what it shows into the workbook. " + SEND),
    ),
    (
        rb"\x09[\x00\x02\x04]\x04\x00|\x09[\x02\x04]\x06\x00|\x09\x00[\x06\x08]\x00",
        OtherKind("This workbook was made by Excel 2, 3 or 4, in a form that is not read.", _IN_EXCEL),
    ),
    (rb"\{\\rtf", OtherKind("This file is a document (.rtf), not a workbook.", SEND)),
    (
        rb"(?s)<.{0,2000}(?:urn:schemas-microsoft-com:office:spreadsheet|progid=.Excel\.Sheet)",
        OtherKind("This is an XML spreadsheet of Excel 2003, which is not read.", _IN_EXCEL),
    ),
    (
        rb"(?s)<.{0,4000}<office:document|<office:document",
        OtherKind(
            "This is a flat OpenDocument file (.fods), which is not read.",
            "Open it where it was made, save it as .xlsx or .ods and send that.",
        ),
    ),
    (rb"(?si)<.{0,4000}<(?:html|table)\b|(?i:<html|<table|<!doctype html)|(?i:MIME-Version:)", _WEB_PAGE),
    (
        rb"<",
        OtherKind("This file is a web page or XML, not a workbook.", _SAVE_AS),
    ),
)
_STREAMS = (
    ("DRMEncryptedDataSpace", LABELLED),
    ("WordDocument", OtherKind("This is an old Word document (.doc), not a workbook.", SEND)),
    ("PowerPoint Document", OtherKind("This is an old PowerPoint file (.ppt), not a workbook.", SEND)),
    ("VisioDocument", OtherKind("This is a Visio drawing, not a workbook.", SEND)),
    ("__properties_version1.0", OtherKind("This is a mail of Outlook (.msg), not a workbook.", "Save its attachment.")),
)
_BOOKS = ("Workbook", "Book")


def by_opening(content: bytes) -> OtherKind | None:
    """What a file is by its first bytes."""
    start = content[:8192].removeprefix(b"\xef\xbb\xbf")
    starts = start, start.lstrip(b" \t\r\n")
    return next((kind for opening, kind in _OPENINGS for each in starts if re.match(opening, each, re.DOTALL)), None)


def by_streams(content: bytes) -> OtherKind | None:
    """What an OLE file is by the names of its streams, unless one of them is a workbook's."""
    found = next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in content), None)
    is_book = any(name.encode("utf-16-le") + b"\0\0" in content for name in _BOOKS)
    return found if found is LABELLED or not is_book else None
