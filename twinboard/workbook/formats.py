"""What a file is, by its bytes alone: neither its name nor a browser's word is believed."""

import re
from enum import Enum, auto

from twinboard.errors import UnreadableFile
from twinboard.settings import LARGEST_WORKBOOK_BYTES
from twinboard.workbook.other_kinds import SEND, by_opening, by_streams
from twinboard.workbook.text.letters import may_be_letters
from twinboard.zipped.archive import DAMAGED, SAVE_AGAIN, Archive

HAS_MACRO_SHEETS = (
    "This workbook holds a macro sheet of Excel 4, and cannot be read with it.",
    "Put the values into a new workbook without macros, save it as .xlsx and send that.",
)
HAS_PASSWORD = ("This workbook has a password.", "Save it without one and send it again.")

_ENCRYPTED, _VBA_STORAGE = "EncryptedPackage".encode("utf-16-le"), "_VBA_PROJECT_CUR".encode("utf-16-le")
_ODF, _ODS = b"application/vnd.oasis.opendocument.", b"application/vnd.oasis.opendocument.spreadsheet"
_SPREADSHEET = re.compile(rb"<(?:[\w.-]+:)?spreadsheet[\s>]")


class Format(Enum):
    """The formats read. XLSX stands for .xlsm as well, OLD for .xls."""

    ZIP = auto()
    XLSX = auto()
    ODS = auto()
    OLD = auto()
    TEXT = auto()


def recognise(content: bytes) -> Format:
    """ZIP, OLD or TEXT; what is in a zip, `recognise_archive` says. Raises UnreadableFile."""
    if not content:
        raise UnreadableFile("This file is empty.", "Choose the workbook again.")
    if len(content) > LARGEST_WORKBOOK_BYTES:
        limit = LARGEST_WORKBOOK_BYTES // 2**20
        raise UnreadableFile(f"This file is larger than {limit} MB.", "Split it, or delete what is not data.")
    if content.startswith(b"PK\x03\x04") and b"PK\x05\x06" not in content:
        raise UnreadableFile("This file is cut short or damaged: its end is missing.", "Copy it again, and send that.")
    if content.startswith(b"PK"):
        return Format.ZIP
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if other := by_streams(content):
            raise UnreadableFile(other.message, other.hint)
        if _ENCRYPTED in content:
            raise UnreadableFile(*HAS_PASSWORD)
        return Format.OLD
    _refuse_what_is_no_text(content)
    return Format.TEXT


def _refuse_what_is_no_text(content: bytes) -> None:
    if other := by_opening(content):
        raise UnreadableFile(other.message, other.hint)
    if b"\0" in content and not may_be_letters(content):
        raise UnreadableFile("This file is not a workbook.", SEND)


def recognise_archive(archive: Archive) -> Format:
    """XLSX or ODS; what is both, or neither, is refused by its name."""
    is_ods = _is_ods(archive)
    is_xlsb = any(name.endswith("workbook.bin") for name in archive.entries)
    is_xlsx = "[content_types].xml" in archive and not is_xlsb
    if is_xlsb:
        raise UnreadableFile("This is a binary workbook (.xlsb), which is not read.", SAVE_AGAIN)
    if is_ods and is_xlsx:
        raise UnreadableFile(DAMAGED, SAVE_AGAIN)
    if is_ods:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise UnreadableFile(*HAS_PASSWORD)
        return Format.ODS
    if is_xlsx and any(name.endswith("workbook.xml") for name in archive.entries):
        return Format.XLSX
    if "word/document.xml" in archive or "ppt/presentation.xml" in archive:
        raise UnreadableFile("This is a Word or PowerPoint file, not a workbook.", SEND)
    if archive.read("mimetype").startswith(_ODF):
        raise UnreadableFile("This is an OpenDocument file, but not a spreadsheet.", SEND)
    if any(name.endswith(".iwa") or name == "index.zip" for name in archive.entries):
        hint = "In Numbers choose File, Export To, Excel, and send that."
        raise UnreadableFile("This is a workbook of Apple Numbers, which is not read.", hint)
    if not archive.entries:
        raise UnreadableFile("This zip file is empty.", "Choose the workbook again.")
    raise UnreadableFile("This zip file holds no workbook of its own.", "Unpack it, and send the workbook in it.")


def _is_ods(archive: Archive) -> bool:
    """By its mimetype; some programs leave that out, and then by what it holds."""
    if stated := archive.read("mimetype").strip():
        return stated.startswith(_ODS)
    return "[content_types].xml" not in archive and bool(_SPREADSHEET.search(archive.read("content.xml")))


def has_macros(archive: Archive) -> bool:
    """Whether the workbook brings programs along; they are never run."""
    return any(name.endswith("vbaproject.bin") or name.startswith("basic/") for name in archive.entries)


def has_macro_sheets(archive: Archive) -> bool:
    """Whether it holds sheets of macros as Excel 4 had them."""
    return any(name.startswith("xl/macrosheets/") for name in archive.entries)


def old_has_macros(content: bytes) -> bool:
    """The same for an old workbook (.xls)."""
    return _VBA_STORAGE in content


def old_has_password(content: bytes) -> bool:
    """Whether the stream of an old workbook begins with the record that says it is encrypted."""
    begins = content.find(b"\x09\x08\x10\x00")
    return begins >= 0 and b"\x2f\x00" in (content[begins + 20 : begins + 22], content[begins + 24 : begins + 26])
