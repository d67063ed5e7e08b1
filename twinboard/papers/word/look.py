"""The look of a Word pack: A4, Arial, British English, headings and captions in styles that an officer can change."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE as RELATED
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from twinboard.papers.packs.outline import Outline
from twinboard.papers.packs.plain import as_property
from twinboard.papers.word.fields import add_field, element

FONT, LANGUAGE = "Arial", "en-GB"
WIDTH_MM, HEIGHT_MM, MARGIN_MM = 210, 297, 25.4

NOTE, FOOTNOTE, MARK, CELL = "Figure note", "footnote text", "footnote reference", "Table text"
_BLUE, _BLACK = RGBColor(0x12, 0x43, 0x6D), RGBColor(0x0B, 0x0C, 0x0C)
_GREY = "767676"
_WORD_2013 = "15"
_THEMED = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
_STYLES = {
    # name: points, bold, points before and after, colour
    "Normal": (12, False, 0, 8, _BLACK),
    "Title": (24, True, 0, 12, _BLUE),
    "Heading 1": (18, True, 22, 8, _BLUE),
    "Heading 2": (14, True, 14, 6, _BLUE),
    "Caption": (12, True, 14, 4, _BLACK),
    "List Bullet": (12, False, 0, 4, _BLACK),
    "Footer": (10, False, 0, 0, _BLACK),
    NOTE: (10, False, 0, 3, _BLACK),
    CELL: (10, False, 1, 1, _BLACK),
    FOOTNOTE: (10, False, 0, 2, _BLACK),
}


_SHORT_STYLES = {
    "Normal": (11, False, 0, 5, _BLACK),
    "Title": (20, True, 0, 6, _BLUE),
    "Heading 1": (14, True, 9, 4, _BLUE),
    "Caption": (11, True, 9, 2, _BLACK),
    "List Bullet": (11, False, 0, 3, _BLACK),
    NOTE: (9, False, 0, 2, _BLACK),
    CELL: (9, False, 1, 1, _BLACK),
}
"""Where they differ on two pages for members."""


def blank(outline: Outline) -> Document:
    """An empty document with its page, styles, properties and footer."""
    document = docx.Document()
    _lay_out(document)
    _set_styles(document, _STYLES | _SHORT_STYLES if outline.is_short else _STYLES)
    _set_settings(document)
    _describe(document, outline)
    _add_footer(document, outline.footer)
    return document


def _lay_out(document: Document) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(WIDTH_MM), Mm(HEIGHT_MM)
    page.left_margin = page.right_margin = Mm(MARGIN_MM)
    page.top_margin = page.bottom_margin = Mm(20)
    page.footer_distance = Mm(10)


def _set_styles(document: Document, styles: Mapping[str, Any]) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    language = next(defaults.iter(qn("w:lang")))
    for name in ("w:val", "w:eastAsia"):
        language.set(qn(name), LANGUAGE)
    for name in (NOTE, CELL, FOOTNOTE):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name == FOOTNOTE)
    mark = document.styles.add_style(MARK, WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.font.superscript = True
    for name, (size, bold, before, after, colour) in styles.items():
        style = document.styles[name]
        _set_font(style, size, bold, colour)
        _set_paragraph(style.paragraph_format, before, after)
    for line in document.styles["Table Grid"].element.find(f".//{qn('w:tblBorders')}"):
        line.set(qn("w:color"), _GREY)
    for name, odd in (("Title", "w:pBdr"), ("List Bullet", "w:contextualSpacing")):
        for found in [*document.styles[name].element.iter(qn(odd))]:
            found.getparent().remove(found)


def _set_font(style: Any, size: int, bold: bool, colour: RGBColor) -> None:
    """The font by its name: a theme's font would come before it."""
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in _THEMED:
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    for name in ("w:spacing", "w:kern"):
        for odd in [*style.element.rPr.iter(qn(name))]:
            style.element.rPr.remove(odd)


def _set_paragraph(form: Any, before: int, after: int) -> None:
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing_rule, form.widow_control = WD_LINE_SPACING.SINGLE, True


def _set_settings(document: Document) -> None:
    """A document of today's Word, with footnotes, and without the picture of an empty page that the template has."""
    settings = document.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)
    for tag in ("w:savePreviewPicture", "w:proofState"):
        settings.remove(settings.find(qn(tag)))
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), LANGUAGE)
    separators = element("w:footnotePr")
    separators.extend(element("w:footnote", {"w:id": number}) for number in ("-1", "0"))
    settings.find(qn("w:compat")).addprevious(separators)
    package = document.part.package
    for name, relation in [*package.rels.items()]:
        if relation.reltype == RELATED.THUMBNAIL:
            del package.rels[name]


def _describe(document: Document, outline: Outline) -> None:
    """The properties by which a document is found and read aloud; its dates are those of the version."""
    properties = document.core_properties
    properties.title, properties.subject = as_property(outline.title), as_property(outline.subject)
    properties.author = properties.last_modified_by = "Twinboard"
    properties.comments, properties.language = "", LANGUAGE
    properties._element.get_or_add_keywords().text = ", ".join(outline.keywords)
    properties.created = properties.modified = outline.published_at.astimezone(dt.UTC).replace(tzinfo=None)


def _add_footer(document: Document, words: str) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{words} · page ")
    add_field(paragraph, "PAGE", "1")
    paragraph.add_run(" of ")
    add_field(paragraph, "NUMPAGES", "1")
