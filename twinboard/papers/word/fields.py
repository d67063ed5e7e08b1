"""What python-docx has no call for: fields that Word counts, places to lead to, ways there, marks of footnotes."""

from collections.abc import Mapping
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def element(tag: str, attributes: Mapping[str, str] | None = None) -> Any:
    """An XML element with these attributes, all in namespaces."""
    made = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        made.set(qn(name), value)
    return made


def add_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A field that Word works out, with what it shows until then."""
    field = element("w:fldSimple", {"w:instr": f" {code} "})
    run = paragraph.add_run(shown)
    run._r.addprevious(field)
    field.append(run._r)


def add_number(paragraph: Paragraph, word: str, number: int, place: str) -> None:
    """“Figure 3”, counted by Word, as a place that can be led to."""
    identity = str(len(paragraph.part.element.findall(f".//{qn('w:bookmarkStart')}")) + 1)
    paragraph._p.append(element("w:bookmarkStart", {"w:id": identity, "w:name": place}))
    paragraph.add_run(f"{word} ")
    add_field(paragraph, f"SEQ {word} \\* ARABIC", str(number))
    paragraph._p.append(element("w:bookmarkEnd", {"w:id": identity}))


def add_way(paragraph: Paragraph, words: str, place: str) -> None:
    """Words that lead to a place in the document."""
    way = element("w:hyperlink", {"w:anchor": place, "w:history": "1"})
    run = paragraph.add_run(words)
    run.font.underline = True
    run._r.addprevious(way)
    way.append(run._r)


def add_link(paragraph: Paragraph, address: str, words: str = "") -> None:
    """Words that open an address; without any it is written out, for those who have it on paper."""
    identity = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = element("w:hyperlink", {"r:id": identity, "w:history": "1"})
    run = paragraph.add_run(words or address)
    run.font.underline = True
    run._r.addprevious(link)
    link.append(run._r)


def add_mark(paragraph: Paragraph, number: int, style: Any) -> None:
    """The mark of a footnote."""
    run = paragraph.add_run()
    run.style = style
    run._r.append(element("w:footnoteReference", {"w:id": str(number)}))


def say_header(row: Any) -> None:
    """Marks a row of a table as its header, which is repeated on each page."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def keep_whole(row: Any) -> None:
    """Keeps a row of a table on one page."""
    row._tr.get_or_add_trPr().insert(0, element("w:cantSplit"))
