"""A CSV file: one sheet, whose name, separator and letters have to be made out from what is there."""

import csv
import io
from collections.abc import Sequence
from pathlib import PurePath

from twinboard.errors import UnreadableFile
from twinboard.models import CellValue, Finding, Table
from twinboard.rules.sheets import SHEETS
from twinboard.signs import visible
from twinboard.workbook.grid import address, refuse_too_many
from twinboard.zipped.archive import SAVE_AGAIN

_SEPARATORS = (",", ";", "\t")
_NOT_A_TABLE = ("This file is not a workbook.", "Send an Excel workbook (.xlsx), an .ods, or a CSV file with headers.")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(content: bytes, file_name: str) -> Table:
    """The one sheet of a CSV file. Values stay text: what a number means is for the checks. Raises UnreadableFile."""
    text, is_guessed = _decode(content)
    rows, separator = _rows(text)
    first = next(index for index, row in enumerate(rows) if _is_filled(row))
    header = _trimmed(rows[first])
    width = max(len(header), *(len(_trimmed(row)) for row in rows))
    refuse_too_many(len(rows) * width)
    sheet, findings = _sheet_name(header, PurePath(file_name).stem, first)
    findings += _uneven(rows, first, len(header))
    if is_guessed:
        findings.append(_guessed_at(rows))
    filled = [_padded(row, width) for row in rows[first + 1 :]]
    return Table(sheet, header, filled, first, 0, tuple(findings), separator=separator)


def _decode(content: bytes) -> tuple[str, bool]:
    try:
        if content.startswith(_UTF_16):
            return content.decode("utf-16"), False
        return content.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), True
    except UnicodeDecodeError as error:
        raise UnreadableFile("The letters of this file cannot be made out.", "Save it as “CSV UTF-8”.") from error


def _rows(text: str) -> tuple[list[list[str]], str]:
    """The rows and the separator: the one that splits the first line into most columns. A lone column is no table."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    try:
        counts = {separator: len(next(csv.reader([line], delimiter=separator))) for separator in _SEPARATORS}
        separator = max(counts, key=lambda one: counts[one])
        if counts[separator] < 2 or not line.strip("".join(_SEPARATORS) + ' "'):
            raise UnreadableFile(*_NOT_A_TABLE)
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator)), separator
    except (csv.Error, StopIteration) as error:
        raise UnreadableFile("This CSV file is damaged.", SAVE_AGAIN) from error


def _sheet_name(header: Sequence[str], stem: str, row: int) -> tuple[str, list[Finding]]:
    """The sheet that the file is named after; else the one that its headers fit best, and that is said."""
    if any(sheet.name.casefold() == stem.strip().casefold() for sheet in SHEETS):
        return stem.strip(), []
    names = {"_".join(visible(name).casefold().split()) for name in header}
    fits = {sheet.name: len(names & {column.name for column in sheet.columns}) for sheet in SHEETS}
    likely = [sheet.name for sheet in SHEETS if sheet.id_column in names and fits[sheet.name] == max(fits.values())]
    if len(likely) != 1:
        return stem or "CSV", []
    return likely[0], [Finding("sheet-by-headers", address((row, 0)), likely[0])]


def _uneven(rows: Sequence[Sequence[str]], first: int, expected: int) -> list[Finding]:
    return [
        Finding("uneven-row", address((index, 0)), f"{len(_trimmed(row))} values under {expected} headers")
        for index, row in enumerate(rows)
        if index > first and _is_filled(row) and (len(row) < expected or len(_trimmed(row)) > expected)
    ]


def _guessed_at(rows: Sequence[Sequence[str]]) -> Finding:
    return next(
        Finding("letters-guessed", address((row, column)), value[:60])
        for row, cells in enumerate(rows)
        for column, value in enumerate(cells)
        if not value.isascii()
    )


def _trimmed(row: Sequence[str]) -> list[str]:
    """The row without the blank cells at its end, which some programs write and others leave out."""
    count = len(row)
    while count and not row[count - 1].strip():
        count -= 1
    return list(row[:count])


def _padded(row: Sequence[str], width: int) -> list[CellValue]:
    return [*row[:width], *[""] * (width - len(row))]


def _is_filled(row: Sequence[str]) -> bool:
    return any(value.strip() for value in row)
