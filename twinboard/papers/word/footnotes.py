"""Footnotes as Word has them: they move with their sentence when it is copied into another paper."""

from collections.abc import Sequence
from html import escape

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls

from twinboard.papers.packs.outline import Said
from twinboard.papers.word.look import FOOTNOTE, MARK

_PLACE = PackURI("/word/footnotes.xml")
_SEPARATORS = {-1: "separator", 0: "continuationSeparator"}
"""Word wants both, by these numbers."""


def add_footnotes(document: Document, said: Sequence[Said]) -> None:
    """The footnotes of all key messages, as a part of the document."""
    text, mark = (document.styles[name].style_id for name in (FOOTNOTE, MARK))
    lines = [
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in _SEPARATORS.items()
    ]
    lines += [
        f'<w:footnote w:id="{each.number}"><w:p><w:pPr><w:pStyle w:val="{text}"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{mark}"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(each.footnote)}</w:t></w:r></w:p></w:footnote>'
        for each in said
    ]
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    xml = f"{head}<w:footnotes {nsdecls('w')}>{''.join(lines)}</w:footnotes>"
    part = Part(_PLACE, CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
