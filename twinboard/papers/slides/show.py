"""A committee pack as slides for PowerPoint, in the order in which they are shown.

A chart's title is inside its picture, which fills the slide. The slide's own title, by which screen readers and the
list of slides find it, then stands above the slide: where PowerPoint's “Hide Slide Title” puts it.
"""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from twinboard.papers.packs import outline as words
from twinboard.papers.packs.compose import tell
from twinboard.papers.packs.outline import Drawn, Figure, Part, Told
from twinboard.papers.packs.pack import Pack, Pictures
from twinboard.papers.slides.look import (
    COVER,
    COVER_HEIGHT,
    COVER_TOP,
    LANGUAGE,
    TITLE_AND_TEXT,
    TITLE_HEIGHT,
    TITLE_ONLY,
    blank,
    place,
)
from twinboard.papers.slides.room import BETWEEN_POINTS, SMALL_POINTS, TEXT_POINTS, Line, pages_of, title_of
from twinboard.papers.slides.tables import add_tables

_ABOUT = "About these slides"
_HOW = "Below each slide, its notes have what the speaker needs: sources, what the picture leaves open, and its code."


def slides(pack: Pack, pictures: Pictures) -> bytes:
    """The pack as a .pptx of wide slides; a chart without a picture has its table instead."""
    told = tell(pack, pictures)
    show = blank(told)
    _add_cover(show, told)
    for part in told.parts:
        _add_part(show, part)
    _add_end(show, told)
    _say_language(show)
    stream = io.BytesIO()
    show.save(stream)
    return stream.getvalue()


def _add_cover(show: Any, told: Told) -> None:
    """The title with what the pack is, then how it is to be taken."""
    what, kept, *_ = told.opening
    slide = show.slides.add_slide(show.slide_layouts[COVER])
    title, below = slide.shapes.title, slide.placeholders[1]
    title.text = title_of(told.title, 1, 1)
    place(title, COVER_TOP, COVER_HEIGHT)
    place(below, COVER_TOP + COVER_HEIGHT, COVER_HEIGHT)
    _write(below.text_frame.paragraphs[0], Line(what), TEXT_POINTS)
    below.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    below.text_frame.paragraphs[0].runs[0].font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    _add_text(show, _ABOUT, [Line(kept), Line(_HOW)])


def _add_part(show: Any, part: Part) -> None:
    """The key messages, or else the list of the figures; then the figures."""
    listed = [Line(f"{figure.label}: {figure.title}") for figure in part.figures] or [Line(part.nothing)]
    said = [Line(f"{said.sentence} [{said.number}]", note=f"[{said.number}] {said.footnote}") for said in part.said]
    _add_text(show, f"{part.heading}: {words.MESSAGES.lower()}" if said else part.heading, said or listed)
    for figure in part.figures:
        _add_figure(show, figure)


def _add_figure(show: Any, figure: Figure) -> None:
    title = f"{figure.label}: {figure.title}"
    made = [_add_picture(show, figure.title, drawn) for drawn in figure.drawn]
    if figure.missing:
        made = add_tables(show, title, figure.missing, figure.table)
    for slide in made:
        _note(slide, (title, *figure.table.notes))


def _add_end(show: Any, told: Told) -> None:
    if told.questions:
        _add_text(show, words.DISAGREEMENTS, [Line(question) for question in told.questions])
    for meanings in told.reading:
        lines = [Line(meanings.said), *(Line(meaning, word) for word, meaning in meanings.words)]
        _add_text(show, f"{words.READING}: {meanings.heading}", lines)
    if told.sources:
        lines = [Line(source.in_short, source.document) for source in told.sources]
        _add_text(show, words.SOURCES, lines, SMALL_POINTS)
    _add_text(show, words.CHECKING, [Line(said) for said in told.checking])


def _add_text(show: Any, title: str, lines: Sequence[Line], points: int = TEXT_POINTS) -> None:
    """Slides of paragraphs; where there are several, each says which one it is."""
    pages = pages_of(lines, points)
    for number, page in enumerate(pages, start=1):
        slide = show.slides.add_slide(show.slide_layouts[TITLE_AND_TEXT])
        slide.shapes.title.text = title_of(title, number, len(pages))
        body = slide.placeholders[1].text_frame
        for index, line in enumerate(page):
            _write(body.paragraphs[0] if index == 0 else body.add_paragraph(), line, points)
        _note(slide, [line.note for line in page if line.note])


def _write(paragraph: Any, line: Line, points: int) -> None:
    paragraph.space_after = Pt(BETWEEN_POINTS)
    for text, bold in ((f"{line.term}: " if line.term else "", True), (line.said, False)):
        if text:
            run = paragraph.add_run()
            run.text, run.font.size, run.font.bold = text, Pt(points), bold


def _add_picture(show: Any, title: str, drawn: Drawn) -> Any:
    slide = show.slides.add_slide(show.slide_layouts[TITLE_ONLY])
    slide.shapes.title.text = f"{drawn.name}: {title}"
    place(slide.shapes.title, -TITLE_HEIGHT, TITLE_HEIGHT)
    picture = drawn.picture
    shape = slide.shapes.add_picture(io.BytesIO(picture.png), 0, 0, Mm(picture.width_mm), Mm(picture.height_mm))
    described = shape._element.nvPicPr.cNvPr
    described.set("descr", drawn.alt)
    described.set("name", drawn.name)
    return slide


def _note(slide: Any, said: Iterable[str]) -> None:
    if notes := "\n".join(said):
        slide.notes_slide.notes_text_frame.text = notes


def _say_language(show: Any) -> None:
    """Says of every run in which language it is, for those to whom it is read aloud."""
    pages = [slide._element for slide in show.slides]
    pages += [slide.notes_slide._element for slide in show.slides if slide.has_notes_slide]
    for run in (run for page in pages for run in page.iter(qn("a:r"))):
        run.get_or_add_rPr().set("lang", LANGUAGE)
