"""How a marked cell looks: a fill, dark letters on it, and a note that says what is wrong and what to do."""

from copy import copy

from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from twinboard.models import CellValue
from twinboard.workbook.marks import Mark
from twinboard.workbook.safe import put

GENERAL, TEXT_FORMAT = "General", "@"
_SET = "\n\nIn this copy the cell is formatted as Text, so that what you type stays as you type it."
_AUTHOR, _FOUND = "Twinboard", "Twinboard found:\n"
_ERROR, _WARNING, _LETTERS = "FFF9CFBF", "FFFFF2B3", "FF0B0C0C"
_WIDTH, _LETTERS_A_LINE, _LINE, _HIGHEST = 340, 46, 17, 480


def mark_cell(cell: Cell, mark: Mark) -> None:
    """Marks a cell; a note that it has already stays above ours, and its font stays but for the colour."""
    note = cell.comment.text.rstrip() if cell.comment else ""
    author = cell.comment.author if cell.comment and cell.comment.author else _AUTHOR
    between = "\n" if _FOUND in note else f"\n\n{_FOUND}"
    cell.comment = Comment(f"{note}{between}{mark.note}" if note else f"{_FOUND}{mark.note}", author)
    fit_note(cell)
    colour = _ERROR if mark.is_error else _WARNING
    cell.fill = PatternFill("solid", fgColor=colour, bgColor=colour)
    font = copy(cell.font)
    font.color = _LETTERS
    cell.font = font


def set_to_text(cell: Cell, value: CellValue) -> None:
    """Makes text of a cell whose format would change what is typed into it, and says so in its note."""
    if isinstance(value, str):
        put(cell, value)
    cell.number_format = TEXT_FORMAT
    cell.comment = Comment(f"{cell.comment.text}{_SET}", cell.comment.author)
    fit_note(cell)


def clear_mark(cell: Cell) -> None:
    """Takes back the mark of an earlier time: the officer has sent a marked copy again."""
    before, ours, _ = cell.comment.text.partition(_FOUND)
    if not ours:
        return
    author = cell.comment.author
    cell.comment = Comment(before.rstrip(), author) if before.strip() else None
    if cell.fill.fgColor.rgb in (_ERROR, _WARNING):
        cell.fill = PatternFill()


def fit_note(cell: Cell) -> None:
    """Makes room for all of a note: the size that it had in the file is not read."""
    if cell.comment:
        lines = sum(1 + len(line) // _LETTERS_A_LINE for line in cell.comment.text.split("\n"))
        cell.comment.width, cell.comment.height = _WIDTH, min(_LINE * (lines + 1), _HIGHEST)
