"""Text that somebody else wrote, on its way into a cell of ours: never a formula, never what no workbook can hold."""

import math
import re
from datetime import date

from openpyxl.cell import Cell

from twinboard.models import CellValue

_LONGEST_TEXT = 32_767
_FIRST_DAY = date(1900, 3, 1)
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_READ_AS_LETTER = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
STARTS_FORMULA = ("=", "+", "-", "@")


def put(cell: Cell, value: CellValue) -> Cell:
    """The cell with the value in it, text as text whatever it begins with."""
    kept = as_kept(value)
    cell.value = kept
    if isinstance(kept, str):
        as_text(cell)
    return cell


def as_text(cell: Cell) -> None:
    """Says of a cell with text that it is text, also to somebody who edits it."""
    cell.data_type = "s"
    if cell.value.startswith(STARTS_FORMULA):
        cell.quotePrefix = True


def as_kept(value: CellValue) -> CellValue:
    """The value, or as text where a workbook has no such value: no number, days before its first one."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, date) and value.timetuple() < _FIRST_DAY.timetuple():
        return value.isoformat()
    return value


def needs_care(value: CellValue) -> bool:
    """Whether a bare value would be taken for something else."""
    return isinstance(value, str) and value.startswith((*STARTS_FORMULA, "#"))


def clean(text: str, longest: int = _LONGEST_TEXT) -> str:
    """Without the letters that XML forbids, and no longer than that (a cell counts some letters twice)."""
    text = printable(text)
    if "_x" in text:
        text = _READ_AS_LETTER.sub("_x005F_", text)
    return within(text, longest)


def printable(text: str, instead: str = "�") -> str:
    """Without the letters that XML forbids."""
    return text if text.isascii() and text.isprintable() else _NOT_IN_XML.sub(instead, text)


def within(text: str, longest: int = _LONGEST_TEXT) -> str:
    """No longer than a cell holds; it counts some letters twice."""
    length = len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
    return text if length <= longest else text[: longest // 2 - 1] + "…"
