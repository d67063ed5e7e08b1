"""Figures and tables of a Word pack: caption, picture with alt text; the table behind it with its notes."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

from twinboard.papers.packs.outline import OPENS, Drawn, Figure
from twinboard.papers.packs.table import PADDING_MM, TEXT_MM, Table
from twinboard.papers.word.fields import add_link, add_number, add_way, element, keep_whole, say_header
from twinboard.papers.word.look import CELL, NOTE

_KEPT_TOGETHER = 6
"""Rows of a table that stand on one page whatever comes."""


@dataclass(frozen=True)
class _CellLook:
    """How the cells of a row look, and whether they stay on one page with the next row."""

    style: str
    size: Length
    is_header: bool = False
    is_kept: bool = False


def add_figure(document: Document, figure: Figure) -> None:
    """Its caption, what is measured, the picture or that there is none, its notes, its table or the way there."""
    caption = document.add_paragraph(style="Caption")
    add_number(caption, "Figure", figure.number, f"Figure_{figure.number}")
    caption.add_run(f": {figure.title}")
    caption.paragraph_format.keep_with_next = True
    _add_note(document, figure.subtitle)
    for drawn in figure.drawn:
        _add_picture(document, drawn).paragraph_format.keep_with_next = drawn is figure.drawn[-1]
    if figure.missing:
        document.add_paragraph(figure.missing)
    notes = [_add_note(document, words) for words in figure.notes]
    if figure.address:
        notes.append(_add_note(document, f"{OPENS}: "))
        add_link(notes[-1], figure.address)
    if figure.table and not figure.is_table_here:
        notes.append(_add_note(document, ""))
        add_way(notes[-1], figure.where, place_of(figure.table))
    if notes:
        notes[-1].paragraph_format.keep_with_next = False
    if figure.table and figure.is_table_here:
        add_table(document, figure.table)


def _add_note(document: Document, words: str) -> Any:
    """Small words that stay with what follows."""
    paragraph = document.add_paragraph(words, style=NOTE)
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def add_table(document: Document, table: Table) -> None:
    """The caption and what is the same in every row; a header that each page repeats, rows that no page breaks."""
    caption = document.add_paragraph(style="Caption")
    add_number(caption, "Table", table.number, place_of(table))
    caption.add_run(f": {table.title}")
    caption.paragraph_format.keep_with_next = True
    if table.said:
        _add_note(document, table.said)
    add_rows(document, table)


def add_rows(document: Document, table: Table) -> None:
    """A table without its caption."""
    made = document.add_table(rows=len(table.rows) + 1, cols=len(table.header), style="Table Grid")
    _describe(made, table)
    widths = [Mm(TEXT_MM * share) for share in table.shares]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    look = _CellLook(document.styles[CELL].style_id, Pt(table.points))
    last = len(table.rows)
    for number, (row, cells) in enumerate(zip(made.rows, (table.header, *table.rows), strict=True)):
        keep_whole(row)
        is_kept = number == 0 or (last <= _KEPT_TOGETHER and number < last)
        _fill(row, cells, widths, replace(look, is_header=number == 0, is_kept=is_kept))
    say_header(made.rows[0])


def _describe(made: Any, table: Table) -> None:
    """Its title for those who do not see it; columns as wide as we say; little room around words."""
    made.autofit = False
    margins = element("w:tblCellMar")
    room = {"w:w": str(round(PADDING_MM / 25.4 * 1440)), "w:type": "dxa"}
    margins.extend(element(f"w:{side}", room) for side in ("left", "right"))
    made._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)
    made._tbl.tblPr.append(element("w:tblCaption", {"w:val": table.title}))


def _fill(row: Any, cells: Sequence[str], widths: Sequence[Length], look: _CellLook) -> None:
    for cell, words, width in zip(row.cells, cells, widths, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph._p.style = look.style
        run = paragraph.add_run(words)
        run.font.size, run.bold = look.size, look.is_header
        paragraph.paragraph_format.keep_with_next = look.is_kept


def _add_picture(document: Document, drawn: Drawn) -> Any:
    paragraph = document.add_paragraph()
    picture = drawn.picture
    shape = paragraph.add_run().add_picture(
        io.BytesIO(picture.png), width=Mm(picture.width_mm), height=Mm(picture.height_mm)
    )
    for side in ("distT", "distB", "distL", "distR"):
        shape._inline.set(side, "0")
    shape._inline.docPr.set("descr", drawn.alt)
    shape._inline.docPr.set("name", drawn.name)
    paragraph.paragraph_format.space_after = Pt(4)
    return paragraph


def place_of(table: Table) -> str:
    return f"Table_{table.number}"
