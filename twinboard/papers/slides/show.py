"""A committee pack as slides for PowerPoint, in the order in which they are shown.

A chart's title is that of its slide; what is measured stands below it, and what must be said with it at the foot.
"""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Mm, Pt

from twinboard.papers.packs import outline as words_of
from twinboard.papers.packs.compose import compose
from twinboard.papers.packs.outline import Drawn, Figure, Outline, Part
from twinboard.papers.packs.pack import Pack, Pictures
from twinboard.papers.slides.look import (
    COVER,
    COVER_HEIGHT,
    COVER_TOP,
    FOOT_HEIGHT,
    FOOT_POINTS,
    FOOT_TOP,
    LANGUAGE,
    MARGIN,
    PICTURE_HEIGHT,
    PICTURE_TOP,
    SUBTITLE_HEIGHT,
    SUBTITLE_TOP,
    TEXT_WIDTH,
    TITLE_AND_TEXT,
    TITLE_HEIGHT,
    TITLE_ONLY,
    TITLE_TOP,
    blank,
    place,
)
from twinboard.papers.slides.room import BETWEEN_POINTS, SMALL_POINTS, TEXT_POINTS, Line, pages_of, title_of
from twinboard.papers.slides.tables import add_tables

_ABOUT = "About these slides"
_HOW = "Below each slide, its notes have what the speaker needs: sources, what the picture leaves open, and its code."


def slides(pack: Pack, pictures: Pictures) -> bytes:
    """The pack as a .pptx of wide slides; a chart without a picture has its table instead."""
    outline = compose(pack, pictures, words_of.SHORT_DECK)
    show = blank(outline)
    _add_cover(show, outline)
    if outline.numbers:
        _add_text(
            show,
            words_of.NUMBERS,
            [Line(f"{what} ({source})", number) for number, what, source in outline.numbers.rows],
        )
    for part in outline.parts:
        _add_part(show, part)
    for heading, points in ((words_of.CONTESTED, outline.contested), (words_of.TO_ASK, outline.to_ask)):
        if points:
            lines = [Line(point.said, point.term, note=point.address) for point in points]
            _add_text(show, heading, lines, SMALL_POINTS)
    _add_end(show, outline)
    _say_language(show)
    stream = io.BytesIO()
    show.save(stream)
    return stream.getvalue()


def _add_cover(show: Any, outline: Outline) -> None:
    """The title with what the pack is, then how it is to be taken."""
    what, *kept = outline.opening
    slide = show.slides.add_slide(show.slide_layouts[COVER])
    title, below = slide.shapes.title, slide.placeholders[1]
    title.text = title_of(outline.title, 1, 1)
    place(title, COVER_TOP, COVER_HEIGHT)
    place(below, COVER_TOP + COVER_HEIGHT, COVER_HEIGHT)
    _write(below.text_frame.paragraphs[0], Line(what), TEXT_POINTS)
    below.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    below.text_frame.paragraphs[0].runs[0].font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    if not outline.is_short:
        _add_text(show, _ABOUT, [Line(kept[0]), Line(_HOW)])


def _add_part(show: Any, part: Part) -> None:
    """The key messages, or else the list of the figures; then the figures, alone in a part without a heading."""
    if not part.heading:
        for figure in part.figures:
            _add_figure(show, figure)
        return
    listed = [Line(f"{figure.label}: {figure.title}") for figure in part.figures] or [Line(part.nothing)]
    said = [Line(f"{said.sentence} [{said.number}]", note=f"[{said.number}] {said.footnote}") for said in part.said]
    _add_text(show, f"{part.heading}: {words_of.MESSAGES.lower()}" if said else part.heading, said or listed)
    for figure in part.figures:
        _add_figure(show, figure)


def _add_figure(show: Any, figure: Figure) -> None:
    title = f"{figure.label}: {figure.title}"
    made = [_add_picture(show, figure, drawn) for drawn in figure.drawn]
    if figure.missing and figure.table:
        made = add_tables(show, title, figure.missing, figure.table)
    for slide in made:
        _note(slide, filter(None, (title, figure.subtitle, *figure.notes, figure.address)))


def _add_end(show: Any, outline: Outline) -> None:
    if outline.questions:
        _add_text(show, words_of.DISAGREEMENTS, [Line(question) for question in outline.questions])
    for meanings in outline.reading:
        lines = [Line(meanings.said), *(Line(meaning, word) for word, meaning in meanings.words)]
        _add_text(show, f"{words_of.READING}: {meanings.heading}", lines)
    if outline.sources:
        lines = [Line(source.in_short, source.document) for source in outline.sources]
        _add_text(show, words_of.SOURCES, lines, SMALL_POINTS)
    _add_text(show, words_of.CHECKING if not outline.is_short else _ABOUT, [Line(said) for said in outline.checking])


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
    for text, bold in ((_term(line.term), True), (line.said, False)):
        if text:
            run = paragraph.add_run()
            run.text, run.font.size, run.font.bold = text, Pt(points), bold


def _term(term: str) -> str:
    return "" if not term else f"{term} " if term.endswith(("?", ".")) else f"{term}: "


def _add_picture(show: Any, figure: Figure, drawn: Drawn) -> Any:
    """A picture between the title of its slide and its notes, smaller where it is too tall for that."""
    slide = show.slides.add_slide(show.slide_layouts[TITLE_ONLY])
    slide.shapes.title.text = f"{drawn.name}: {figure.title}"
    place(slide.shapes.title, TITLE_TOP, TITLE_HEIGHT)
    _say(slide, [figure.subtitle], SUBTITLE_TOP, SUBTITLE_HEIGHT, SMALL_POINTS)
    picture = drawn.picture
    share = min(1.0, PICTURE_HEIGHT / Mm(picture.height_mm), TEXT_WIDTH / Mm(picture.width_mm))
    width, height = (Emu(round(Mm(length) * share)) for length in (picture.width_mm, picture.height_mm))
    shape = slide.shapes.add_picture(io.BytesIO(picture.png), MARGIN, PICTURE_TOP, width, height)
    described = shape._element.nvPicPr.cNvPr
    described.set("descr", drawn.alt)
    described.set("name", drawn.name)
    foot = _say(slide, figure.notes, FOOT_TOP, FOOT_HEIGHT, FOOT_POINTS)
    if figure.address:
        paragraph = foot.add_paragraph()
        for words, address in ((f"{words_of.OPENS}: ", ""), (figure.address, figure.address)):
            run = paragraph.add_run()
            run.text, run.font.size = words, Pt(FOOT_POINTS)
            if address:
                run.hyperlink.address = address
    return slide


def _say(slide: Any, said: Sequence[str], top: int, height: int, points: int) -> Any:
    """Small words in a box of their own."""
    box = slide.shapes.add_textbox(0, 0, 0, 0)
    place(box, top, height)
    frame = box.text_frame
    frame.word_wrap = True
    for index, words in enumerate(said):
        run = (frame.paragraphs[0] if index == 0 else frame.add_paragraph()).add_run()
        run.text, run.font.size = words, Pt(points)
    return frame


def _note(slide: Any, said: Iterable[str]) -> None:
    if notes := "\n".join(said):
        slide.notes_slide.notes_text_frame.text = notes


def _say_language(show: Any) -> None:
    """Says of every run in which language it is, for those to whom it is read aloud."""
    pages = [slide._element for slide in show.slides]
    pages += [slide.notes_slide._element for slide in show.slides if slide.has_notes_slide]
    for run in (run for page in pages for run in page.iter(qn("a:r"))):
        run.get_or_add_rPr().set("lang", LANGUAGE)
