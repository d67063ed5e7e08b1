"""The look of the slides: wide, Arial, British English, set in the master for slides that are added."""

import datetime as dt
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATED
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Mm, Pt

from twinboard.papers.packs.outline import Outline
from twinboard.papers.packs.plain import as_property
from twinboard.papers.slides.room import HEIGHT_POINTS, SAID_POINTS, TEXT_POINTS, WIDTH_POINTS

LANGUAGE = "en-GB"
WIDTH, HEIGHT = Emu(12_192_000), Emu(6_858_000)
"""13.333 by 7.5 inches, as PowerPoint has it."""
MARGIN, TEXT_TOP = Inches(0.6), Inches(1.6)
SAID_HEIGHT = Pt(SAID_POINTS)
TEXT_WIDTH, TEXT_HEIGHT = Pt(WIDTH_POINTS), Pt(HEIGHT_POINTS)
TITLE_TOP, TITLE_HEIGHT = Inches(0.35), Inches(1.1)
TITLE_POINTS = 28
SUBTITLE_TOP, SUBTITLE_HEIGHT = Inches(1.4), Inches(0.4)
PICTURE_TOP, PICTURE_HEIGHT = Inches(1.9), Mm(105)
FOOT_TOP, FOOT_HEIGHT, FOOT_POINTS = Inches(6.15), Inches(1.2), 12
"""Above, around and below the picture of a chart."""
COVER_TOP, COVER_HEIGHT = Inches(2.2), Inches(1.6)
COVER, TITLE_AND_TEXT, TITLE_ONLY = 0, 1, 5
"""Layouts of the library's own template."""
_IN_THEME = {b'typeface="Calibri"': b'typeface="Arial"', b"4F81BD": b"12436D"}
"""What its theme has, and what takes its place: the font, and a blue on which white can be read."""
_BLUE = "12436D"


def blank(outline: Outline) -> Any:
    """A show without slides, its master laid out and its properties set."""
    show = Presentation()
    stretch = WIDTH / show.slide_width
    show.slide_width, show.slide_height = WIDTH, HEIGHT
    master = show.slide_master
    for shape in [*(shape for layout in show.slide_layouts for shape in layout.shapes), *master.shapes]:
        _stretch(shape, stretch)
    place(master.placeholders[0], TITLE_TOP, TITLE_HEIGHT)
    place(master.placeholders[1], TEXT_TOP, TEXT_HEIGHT)
    _set_text_styles(master)
    theme = master.part.part_related_by(RELATED.THEME)
    for old, new in _IN_THEME.items():
        theme._blob = theme.blob.replace(old, new)
    _describe(show, outline)
    return show


def place(shape: Any, top: int, height: int) -> None:
    """Puts a shape between the margins, so far from the top."""
    shape.left, shape.top, shape.width, shape.height = MARGIN, Emu(top), TEXT_WIDTH, Emu(height)


def _stretch(shape: Any, stretch: float) -> None:
    """From the old narrow slides to wide ones; what has no place of its own follows the master."""
    if shape._element.find(f".//{qn('a:xfrm')}") is not None:
        shape.left, shape.width = Emu(round(shape.left * stretch)), Emu(round(shape.width * stretch))


def _set_text_styles(master: Any) -> None:
    styles = master._element.find(qn("p:txStyles"))
    for name, points, bold in (("p:titleStyle", TITLE_POINTS, "1"), ("p:bodyStyle", TEXT_POINTS, "0")):
        first = styles.find(qn(name)).find(qn("a:lvl1pPr"))
        first.set("algn", "l")
        letters = first.find(qn("a:defRPr"))
        letters.set("sz", str(points * 100))
        letters.set("b", bold)
    fill = styles.find(qn("p:titleStyle")).find(f".//{qn('a:solidFill')}")
    fill.replace(fill[0], fill.makeelement(qn("a:srgbClr"), {"val": _BLUE}))


def _describe(show: Any, outline: Outline) -> None:
    """The properties by which a show is found and read aloud; its dates are those of the version."""
    properties = show.core_properties
    properties.title, properties.subject = as_property(outline.title), as_property(outline.subject)
    properties.author = properties.last_modified_by = "Twinboard"
    properties.language = LANGUAGE
    properties._element.get_or_add_keywords().text = ", ".join(outline.keywords)
    properties.created = properties.modified = outline.published_at.astimezone(dt.UTC).replace(tzinfo=None)
    package = show.part.package
    for name, relation in [*package._rels.items()]:
        if relation.reltype == RELATED.THUMBNAIL:
            package.drop_rel(name)
