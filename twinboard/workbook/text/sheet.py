"""A CSV file: one sheet, whose name, header row and letters have to be made out from what is there."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from twinboard.addresses import address
from twinboard.bounds import number_words
from twinboard.errors import UnreadableFile
from twinboard.models import CellValue, Finding, Sheet, Table
from twinboard.rules.header_rows import find_header_row, sheet_of_headers
from twinboard.rules.sheets import SHEETS
from twinboard.workbook.grid import refuse_too_many
from twinboard.workbook.text.letters import decode
from twinboard.workbook.text.lines import SEPARATORS, Lines, Rows, read_lines
from twinboard.zipped.archive import SAVE_AGAIN

_NOT_A_TABLE = ("This file is not a workbook.", "Send an Excel workbook (.xlsx), an .ods, or a CSV file with headers.")
_BY_NAME = {sheet.name.casefold(): sheet for sheet in SHEETS}


def read_text(content: bytes, file_name: str) -> Table:
    """The one sheet of a CSV file. Values stay text: what a number means is for the checks. Raises UnreadableFile."""
    text, guessed = decode(content)
    lines = _lines(text)
    rows = lines.rows
    first = next(index for index, row in enumerate(rows) if _is_filled(row))
    width = max(len(_trimmed(row)) for row in rows)
    refuse_too_many((len(rows) - first) * width)
    name, sheet, findings = _sheet_name(rows, PurePath(file_name).stem, first)
    found = find_header_row(sheet, rows) if sheet else None
    if lines.misnamed:
        findings.append(Finding("separator-misnamed", address((first, 0)), lines.misnamed, SEPARATORS[lines.separator]))
    findings += _faults(lines, found.row if found else first)
    if guessed:
        findings.append(_guessed_at(rows, guessed))
    cells = [_padded(row, width) for row in rows[first:]]
    return Table(name, cells[0], cells[1:], first, 0, tuple(findings), separator=lines.separator)


def _lines(text: str) -> Lines:
    try:
        lines = read_lines(text)
    except csv.Error as error:
        raise UnreadableFile("This CSV file is damaged.", SAVE_AGAIN) from error
    if not any(len(row) > 1 and _is_filled(row) for row in lines.rows):
        raise UnreadableFile(*_NOT_A_TABLE)
    return lines


def _sheet_name(rows: Rows, stem: str, first: int) -> tuple[str, Sheet | None, list[Finding]]:
    """The sheet that the file is named after; else the one that its headers fit best, and that is said."""
    if sheet := _BY_NAME.get(stem.strip().casefold()):
        return stem.strip(), sheet, []
    if found := sheet_of_headers(rows):
        name = found[0].name
        return name, found[0], [Finding("sheet-by-headers", address((found[1].row, 0)), name)]
    return stem or "CSV", None, []


def _faults(lines: Lines, header: int) -> Iterator[Finding]:
    """What is wrong with separators and quotes, each at its row."""
    if lines.unclosed is not None:
        yield Finding("unclosed-quote", address((lines.unclosed, 0)))
    for place in lines.inner:
        yield Finding("quote-in-quotes", address((place, 0)))
    expected, word = len(_trimmed(lines.rows[header])), SEPARATORS.get(lines.separator, "separator")
    is_even = _is_even(lines.rows, header, expected)
    has_list_beside = _has_list_beside(lines.rows[header:], expected)
    for index, row in enumerate(lines.rows[: lines.unclosed]):
        if index > header and _is_filled(row) and index not in lines.inner:
            count = len(_trimmed(row))
            if is_even and count == expected:
                count = len(row)
            if count > expected and not has_list_beside:
                yield Finding("uneven-row", address((index, 0)), _uneven_words(count, expected), word)
            elif len(row) < expected:
                yield Finding("short-row", address((index, 0)), _uneven_words(len(row), expected))


def _has_list_beside(rows: Rows, expected: int) -> bool:
    """Whether what stands beyond the headers has a blank column before it: no comma too many leaves one."""
    has_gap = all(len(row) <= expected or not row[expected].strip() for row in rows)
    return has_gap and any(_is_filled(row[expected + 1 :]) for row in rows)


def _is_even(rows: Rows, header: int, expected: int) -> bool:
    """Whether most lines end where the headers do: one more value, though blank, is then a separator too many."""
    counts = [len(row) for row in rows[header:] if _is_filled(row)]
    return counts[0] == expected and 2 * sum(count > expected for count in counts) <= len(counts)


def _guessed_at(rows: Rows, encoding: str) -> Finding:
    return next(
        Finding("letters-guessed", address((row, column)), value[:60], encoding)
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


def _uneven_words(count: int, expected: int) -> str:
    return f"{number_words(count, 'values')} under {number_words(expected, 'headers')}"
