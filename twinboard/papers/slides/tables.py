"""A table on slides, where a chart could not be drawn: its header on each of them, as many rows as fit."""

from collections.abc import Sequence
from typing import Any

from pptx.util import Emu, Pt

from twinboard.papers.packs.table import Table
from twinboard.papers.slides.look import MARGIN, SAID_HEIGHT, TEXT_TOP, TEXT_WIDTH, TITLE_ONLY, place
from twinboard.papers.slides.room import SMALL_POINTS, TABLE_POINTS, rows_of, title_of


def add_tables(show: Any, title: str, said: str, table: Table) -> list[Any]:
    """Slides with the rows of a table, below a line that says why they are there."""
    pages, made = rows_of(table), []
    for number, rows in enumerate(pages, start=1):
        slide = show.slides.add_slide(show.slide_layouts[TITLE_ONLY])
        slide.shapes.title.text = title_of(title, number, len(pages))
        _say(slide, said)
        _add_table(slide, table, [table.header, *rows])
        made.append(slide)
    return made


def _say(slide: Any, said: str) -> None:
    box = slide.shapes.add_textbox(0, 0, 0, 0)
    place(box, TEXT_TOP, SAID_HEIGHT)
    box.text_frame.word_wrap = True
    run = box.text_frame.paragraphs[0].add_run()
    run.text, run.font.size = said, Pt(SMALL_POINTS)


def _add_table(slide: Any, table: Table, rows: Sequence[Sequence[str]]) -> None:
    top = Emu(TEXT_TOP + SAID_HEIGHT)
    shape = slide.shapes.add_table(len(rows), len(table.header), MARGIN, top, TEXT_WIDTH, Emu(len(rows)))
    shape._element.nvGraphicFramePr.cNvPr.set("descr", table.title)
    made = shape.table
    made.first_row = True
    for column, share in zip(made.columns, table.shares, strict=True):
        column.width = Emu(round(TEXT_WIDTH * share))
    for row, words in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
            for paragraph in cell.text_frame.paragraphs:
                paragraph.font.size = Pt(TABLE_POINTS)
