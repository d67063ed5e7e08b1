"""Workbook bytes → the cells of every sheet, each with its address. Opens nothing else, runs nothing."""

import io
import tempfile
import zipfile
import zlib
from pathlib import Path

import python_calamine as calamine

from twinboard.errors import UnreadableFile
from twinboard.models import Table
from twinboard.settings import LARGEST_UNPACKED_BYTES, LARGEST_WORKBOOK_BYTES
from twinboard.workbook.cell_errors import find_cell_errors

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AGAIN = "Open it in Excel, save it as .xlsx and send it again."


def read_workbook(content: bytes) -> tuple[Table, ...]:
    """The sheets that hold anything, in the order of the workbook. Raises UnreadableFile."""
    _refuse_what_is_no_workbook(content)
    try:
        book = _open(content)
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    except calamine.PasswordError as error:
        raise UnreadableFile("This workbook has a password.", "Save it without one and send it again.") from error
    except (calamine.CalamineError, calamine.ZipError, calamine.XmlError, ValueError, OSError) as error:
        raise UnreadableFile("This file is damaged, or is not a workbook.", _SAVE_AGAIN) from error
    if not sheets:
        raise UnreadableFile("This workbook has no sheets.", _SAVE_AGAIN)
    errors = find_cell_errors(content) if content.startswith(_ZIP) else {}
    return tuple(_table(sheet, errors.get(sheet.name, {})) for sheet in sheets if sheet.start is not None)


def _open(content: bytes) -> calamine.CalamineWorkbook:
    """Old workbooks, and those with a password, are only told apart by the reader if they come as a file."""
    if content.startswith(_ZIP):
        return calamine.load_workbook(io.BytesIO(content))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("book.xlsx" if _ENCRYPTED in content else "book.xls")
        path.write_bytes(content)
        return calamine.load_workbook(path)


def _table(sheet: calamine.CalamineSheet, errors: dict[str, str]) -> Table:
    first_row, first_column = sheet.start or (0, 0)
    header, *rows = sheet.to_python(skip_empty_area=True) or [[]]
    return Table(sheet.name, header, rows, first_row, first_column, errors)


def _refuse_what_is_no_workbook(content: bytes) -> None:
    if not content:
        raise UnreadableFile("This file is empty.", "Choose the workbook again.")
    if len(content) > LARGEST_WORKBOOK_BYTES:
        raise UnreadableFile(
            f"This file is larger than {LARGEST_WORKBOOK_BYTES // 2**20} MB.", "Split it, or delete what is not data."
        )
    if content.startswith(_ZIP):
        _refuse_damaged_archive(content)
    elif not content.startswith(_OLE):
        raise UnreadableFile("This file is not a workbook.", "Send an Excel workbook (.xlsx).")


def _refuse_damaged_archive(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            names = [entry.filename for entry in entries]
            if len(set(names)) != len(names):
                raise UnreadableFile("This file holds one of its parts twice.", _SAVE_AGAIN)
            if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED_BYTES:
                raise UnreadableFile("This file unpacks to more than we read.", "Delete what is not data.")
            if damaged := archive.testzip():
                raise UnreadableFile(f"A part of this file ({damaged}) is damaged.", _SAVE_AGAIN)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise UnreadableFile("This file is damaged, or is not a workbook.", _SAVE_AGAIN) from error
