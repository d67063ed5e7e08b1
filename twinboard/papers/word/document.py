"""A committee pack as a Word document, in the order in which it is read."""

import io
from collections.abc import Iterable, Sequence

from docx.document import Document

from twinboard.papers.packs import outline as words
from twinboard.papers.packs.compose import compose
from twinboard.papers.packs.outline import Meanings, Outline, Part
from twinboard.papers.packs.pack import Pack, Pictures, Point
from twinboard.papers.word.fields import add_link, add_mark
from twinboard.papers.word.figures import add_figure, add_rows, add_table
from twinboard.papers.word.footnotes import add_footnotes
from twinboard.papers.word.look import MARK, NOTE, blank


def word(pack: Pack, pictures: Pictures) -> bytes:
    """The pack as a .docx that an officer can edit and copy from; a chart without a picture has its table instead."""
    outline = compose(pack, pictures)
    document = blank(outline)
    document.add_heading(outline.title, 0)
    _add_paragraphs(document, outline.opening)
    if outline.numbers:
        document.add_heading(words.NUMBERS, 1)
        add_rows(document, outline.numbers)
    for part in outline.parts:
        _add_part(document, part)
    _add_points(document, words.CONTESTED, outline.contested)
    _add_points(document, words.TO_ASK, outline.to_ask)
    _add_end(document, outline)
    add_footnotes(document, [said for part in outline.parts for said in part.said])
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add_part(document: Document, part: Part) -> None:
    if part.heading:
        document.add_heading(part.heading, 1)
    if part.nothing:
        document.add_paragraph(part.nothing)
    if part.said:
        document.add_heading(words.MESSAGES, 2)
    for said in part.said:
        paragraph = document.add_paragraph(said.sentence, style="List Bullet")
        add_mark(paragraph, said.number, document.styles[MARK])
    if part.figures and part.heading:
        document.add_heading(words.FIGURES, 2)
    for figure in part.figures:
        add_figure(document, figure)


def _add_points(document: Document, heading: str, points: Sequence[Point]) -> None:
    if points:
        document.add_heading(heading, 1)
    for point in points:
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.add_run(point.term).bold = True
        paragraph.add_run(f" {point.said} " if point.said else " ")
        if point.address:
            add_link(paragraph, point.address, words.EVIDENCE)
        paragraph.paragraph_format.keep_together = True


def _add_end(document: Document, outline: Outline) -> None:
    if outline.is_short:
        document.add_paragraph(outline.checking[0], style=NOTE)
        return
    if outline.tables_at_end:
        document.add_heading(words.TABLES, 1)
    for table in outline.tables_at_end:
        add_table(document, table)
    if outline.questions:
        document.add_heading(words.DISAGREEMENTS, 1)
        _add_list(document, outline.questions)
    document.add_heading(words.READING, 1)
    for meanings in outline.reading:
        _add_meanings(document, meanings)
    if outline.sources:
        document.add_heading(words.SOURCES, 1)
    for source in outline.sources:
        _add_term(document, source.document, source.places)
    document.add_heading(words.CHECKING, 1)
    _add_paragraphs(document, outline.checking, together=True)


def _add_paragraphs(document: Document, said: Iterable[str], *, together: bool = False) -> None:
    """Paragraphs; those that belong together stand on one page, which is the last one of the document."""
    paragraphs = [document.add_paragraph(each) for each in said]
    for paragraph in paragraphs[:-1]:
        paragraph.paragraph_format.keep_with_next = together
    for paragraph in paragraphs:
        paragraph.paragraph_format.keep_together = True


def _add_list(document: Document, said: Iterable[str]) -> None:
    for each in said:
        document.add_paragraph(each, style="List Bullet")


def _add_meanings(document: Document, meanings: Meanings) -> None:
    document.add_heading(meanings.heading, 2)
    document.add_paragraph(meanings.said)
    for term, meaning in meanings.words:
        _add_term(document, term, meaning)


def _add_term(document: Document, term: str, what: str) -> None:
    paragraph = document.add_paragraph(style="List Bullet")
    paragraph.add_run(term).bold = True
    paragraph.add_run(f": {what}")
