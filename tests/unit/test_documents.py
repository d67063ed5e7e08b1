"""Our codes are found wherever a paper may hold them, each with its place, and the text with its places."""

import io
import struct
import zlib
from pathlib import Path

import docx as python_docx
import pptx
import pytest
import typst
from papers import docx, link, page, paragraph, pdf, picture, png, story, stream
from pypdf import PdfReader, PdfWriter

from twinboard.documents.document import CodeFound, Document, Looked, Passage
from twinboard.documents.read import read_document

OURS = b"Twinboard\0TB-7F3K"


def marks(content: bytes) -> list[tuple[str, str]]:
    return [(mark.code, mark.where) for mark in read_document(content, "paper").marks]


def texts(content: bytes) -> list[tuple[str, str]]:
    return [(passage.place, passage.text) for passage in read_document(content, "paper").passages]


def as_bytes(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def test_paragraphs_are_counted_as_a_reader_counts_them() -> None:
    body = paragraph("One") + paragraph(" ") + paragraph("Two") + "<w:p/>" + paragraph("Three")
    assert texts(docx(body)) == [("paragraph 1", "One"), ("paragraph 2", "Two"), ("paragraph 3", "Three")]


def test_a_code_that_is_split_across_runs_is_found() -> None:
    assert marks(docx(paragraph("Figure 1, TB", "-", "7F", "3K."))) == [("TB-7F3K", "text, paragraph 1")]


def test_a_hyphen_that_does_not_break_is_a_hyphen() -> None:
    body = "<w:p><w:r><w:t>TB</w:t><w:noBreakHyphen/><w:t>7F3K</w:t></w:r></w:p>"
    assert marks(docx(body)) == [("TB-7F3K", "text, paragraph 1")]


def test_a_table_is_read_row_by_row_at_its_place() -> None:
    paper = python_docx.Document()
    paper.add_paragraph("Before")
    for count in (1, 2):
        table = paper.add_table(rows=2, cols=2)
        for row in range(2):
            table.cell(row, 0).text, table.cell(row, 1).text = f"Jobs {count}.{row}", "TB-7F3K"
    paper.add_paragraph("After")
    content = as_bytes(paper)
    assert texts(content)[1:3] == [("table 1, row 1", "Jobs 1.0\tTB-7F3K"), ("table 1, row 2", "Jobs 1.1\tTB-7F3K")]
    assert texts(content)[-1] == ("paragraph 2", "After")
    assert [where for _, where in marks(content)][-1] == "text, table 2, row 2"


def test_a_table_in_a_cell_belongs_to_that_cell() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('inner')}</w:tc></w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{paragraph('outer')}{inner}<w:p/></w:tc><w:tc>{paragraph('next')}</w:tc></w:tr></w:tbl>"
    assert texts(docx(body)) == [("table 1, row 1", "outer\n\ninner\tnext")]


def test_a_text_box_is_read_once_though_word_writes_it_twice() -> None:
    box = f"<w:txbxContent>{paragraph('In a box: TB-7F3K')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    content = docx(paragraph("First") + f"<w:p><w:r><w:t>Second</w:t></w:r><w:r>{both}</w:r></w:p>")
    assert texts(content) == [
        ("paragraph 1", "First"),
        ("paragraph 2", "Second"),
        ("text box near paragraph 2", "In a box: TB-7F3K"),
    ]
    assert marks(content) == [("TB-7F3K", "text, text box near paragraph 2")]


def test_headers_and_footers_are_read() -> None:
    paper = python_docx.Document()
    paper.add_paragraph("Body")
    paper.sections[0].header.paragraphs[0].text = "TB-AAA1"
    paper.sections[0].footer.paragraphs[0].text = "TB-BBB2"
    assert marks(as_bytes(paper)) == [("TB-AAA1", "text, header"), ("TB-BBB2", "text, footer")]


def test_footnotes_are_numbered_as_the_text_refers_to_them() -> None:
    body = '<w:p><w:r><w:t>A</w:t><w:footnoteReference w:id="7"/><w:footnoteReference w:id="3"/></w:r></w:p>'
    notes = "".join(f'<w:footnote w:id="{number}">{paragraph(f"note {number}")}</w:footnote>' for number in (-1, 3, 7))
    parts = {"word/footnotes.xml": story("footnotes", notes)}
    assert texts(docx(body, parts, link("n", "footnotes", "footnotes.xml")))[1:] == [
        ("footnote 1", "note 7"),
        ("footnote 2", "note 3"),
        ("footnote", "note -1"),
    ]


def test_endnotes_are_read() -> None:
    parts = {"word/endnotes.xml": story("endnotes", f'<w:endnote w:id="1">{paragraph("TB-7F3K")}</w:endnote>')}
    body = '<w:p><w:r><w:endnoteReference w:id="1"/></w:r></w:p>'
    assert marks(docx(body, parts, link("n", "endnotes", "endnotes.xml"))) == [("TB-7F3K", "text, endnote 1")]


def test_what_a_tracked_change_deleted_is_not_read_and_what_it_inserted_is() -> None:
    body = (
        "<w:p><w:r><w:t>See TB-</w:t></w:r><w:del><w:r><w:delText>AAAA</w:delText><w:t>BBBB</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>7F3K</w:t></w:r></w:ins><w:r><w:instrText>TB-CCC3</w:instrText></w:r></w:p>"
    )
    assert texts(docx(body)) == [("paragraph 1", "See TB-7F3K")]


def test_comments_are_looked_at_for_codes_and_are_no_text_of_the_paper() -> None:
    parts = {"word/comments.xml": story("comments", f"<w:comment>{paragraph('TB-', '7F3K')}</w:comment>")}
    content = docx(paragraph("A"), parts, link("c", "comments", "comments.xml"))
    assert marks(content) == [("TB-7F3K", "comment")]
    assert texts(content) == [("paragraph 1", "A")]


def test_alt_text_and_the_picture_itself_are_two_places() -> None:
    parts = {"word/media/image1.png": png(), "word/media/image2.png": png((b"tEXt", OURS))}
    links = link("one", "image", "media/image1.png") + link("two", "image", "media/image2.png")
    body = paragraph("TB-7F3K") + picture("one", "Bars. TB-AAA1") + picture("two") + paragraph("TB-BBB2")
    assert marks(docx(body, parts, links)) == [
        ("TB-7F3K", "text, paragraph 1"),
        ("TB-AAA1", "alt text of picture 1"),
        ("TB-7F3K", "picture 2 itself"),
        ("TB-BBB2", "text, paragraph 2"),
    ]


def test_a_picture_that_no_drawing_shows_is_named_by_its_file() -> None:
    parts = {"word/media/image9.png": png((b"tEXt", OURS))}
    assert marks(docx(paragraph("A"), parts)) == [("TB-7F3K", "picture file image9.png")]


@pytest.mark.parametrize(
    "chunk",
    [
        (b"tEXt", OURS),
        (b"tEXt", OURS + " · version 3".encode("latin-1")),
        (b"zTXt", b"Twinboard\0\0" + zlib.compress(b"TB-7F3K")),
        (b"iTXt", b"Twinboard\0\0\0en\0Pinnwand\0TB-7F3K"),
        (b"iTXt", b"Twinboard\0\1\0\0\0" + zlib.compress(b"TB-7F3K")),
    ],
)
def test_a_picture_says_its_code_in_every_kind_of_text(chunk: tuple[bytes, bytes]) -> None:
    parts = {"word/media/a.png": png((b"tEXt", b"Software\0other"), chunk)}
    content = docx(picture("p"), parts, link("p", "image", "media/a.png"))
    assert marks(content) == [("TB-7F3K", "picture 1 itself")]


@pytest.mark.parametrize(
    "content",
    [
        png((b"tEXt", b"Comment\0TB-7F3K")),
        png((b"zTXt", b"Twinboard\0\0no zlib")),
        png((b"iTXt", b"Twinboard\0")),
        png()[:20],
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 2**32 - 1) + b"tEXt",
        b"\xff\xd8\xff TB-7F3K",
    ],
)
def test_a_picture_without_our_words_is_passed_over(content: bytes) -> None:
    assert marks(docx(paragraph("A"), {"word/media/a.png": content})) == []


def test_a_drawing_in_svg_is_read_for_its_words_and_never_refuses_the_paper() -> None:
    parts = {"word/media/a.svg": b"<svg><text>TB-7F3K</text></svg>", "word/media/b.svg": b"<!DOCTYPE svg><svg/>"}
    assert marks(docx(paragraph("A"), parts)) == [("TB-7F3K", "picture file a.svg")]


@pytest.mark.parametrize("part", ["docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"])
def test_a_code_in_the_properties_alone_is_found(part: str) -> None:
    content = docx(paragraph("A"), {part: b"<p xmlns:d='urn:d'><d:title>TB-7F3K</d:title></p>"})
    assert marks(content) == [("TB-7F3K", "document properties")]


def test_the_address_of_a_link_is_looked_at_and_not_followed() -> None:
    links = link("a", "hyperlink", "https://board.example/c/TB-7F3K", "External")
    assert marks(docx(paragraph("the chart"), links=links)) == [("TB-7F3K", "address of a link")]


def test_each_code_stands_once_at_each_place() -> None:
    assert marks(docx(paragraph("TB-7F3K, TB-7F3K") + paragraph("TB-7F3K"))) == [
        ("TB-7F3K", "text, paragraph 1"),
        ("TB-7F3K", "text, paragraph 2"),
    ]


def test_what_word_itself_writes_is_read(tmp_path: Path) -> None:
    (tmp_path / "chart.png").write_bytes(png((b"tEXt", OURS)))
    paper = python_docx.Document()
    paper.add_heading("Report", 1)
    shown = paper.add_picture(str(tmp_path / "chart.png"))
    shown._inline.docPr.set("descr", "Bars, TB-AAA1")
    paper.core_properties.subject = "TB-BBB2"
    assert marks(as_bytes(paper)) == [
        ("TB-AAA1", "alt text of picture 1"),
        ("TB-7F3K", "picture 1 itself"),
        ("TB-BBB2", "document properties"),
    ]


def test_slides_are_read_in_their_order_with_alt_text_picture_table_and_notes(tmp_path: Path) -> None:
    (tmp_path / "chart.png").write_bytes(png((b"tEXt", OURS)))
    show = pptx.Presentation()
    for number in (1, 2):
        slide = show.slides.add_slide(show.slide_layouts[5])
        slide.shapes.title.text = f"Title {number}"
    shown = slide.shapes.add_picture(str(tmp_path / "chart.png"), 0, 0)
    shown._element.nvPicPr.cNvPr.set("descr", "TB-AAA1")
    table = slide.shapes.add_table(1, 2, 0, 0, 914400, 914400).table
    table.cell(0, 0).text, table.cell(0, 1).text = "Jobs", "TB-BBB2"
    slide.notes_slide.notes_text_frame.text = "TB-CCC3"
    content = as_bytes(show)
    assert texts(content) == [
        ("slide 1", "Title 1"),
        ("slide 2", "Title 2"),
        ("slide 2", "Jobs\tTB-BBB2"),
        ("notes of slide 2", "TB-CCC3"),
    ]
    assert marks(content) == [
        ("TB-AAA1", "alt text of picture 1"),
        ("TB-7F3K", "picture 1 itself"),
        ("TB-BBB2", "text, slide 2"),
        ("TB-CCC3", "text, notes of slide 2"),
    ]


def test_a_pdf_is_read_page_by_page() -> None:
    content = typst.compile(b"#set page(height: 5cm)\nFirst TB-7F3K\n#pagebreak()\nSecond TB-AAA1")
    assert [place for place, _ in texts(content)] == ["page 1", "page 2"]
    assert marks(content) == [("TB-7F3K", "text, page 1"), ("TB-AAA1", "text, page 2")]


def test_the_alt_text_of_a_picture_in_a_pdf_is_read() -> None:
    square = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"
    shown = f'#image(bytes("{square.decode()}"), alt: "ALT")'
    source = f"#set document(title: [A])\n{shown.replace('ALT', 'none')}\n{shown.replace('ALT', 'Bars, TB-7F3K')}"
    content = typst.compile(source.encode(), pdf_standards=["ua-1"])
    assert marks(content) == [("TB-7F3K", "alt text of picture 2")]


def test_the_properties_of_a_pdf_are_read_in_both_forms() -> None:
    catalogue, *rest = page(b"Words")
    listed = catalogue.replace(b">>", b"/Metadata 7 0 R >>"), *rest, b"<< /Title (TB-AAA1) >>"
    content = pdf(*listed, stream(b"<x:xmpmeta>TB-BBB2</x:xmpmeta>"), trailer=b"/Info 6 0 R")
    assert marks(content) == [("TB-AAA1", "document properties"), ("TB-BBB2", "document properties")]


def test_the_links_of_a_pdf_are_looked_at() -> None:
    objects = list(page(b"Words"))
    action = b"/Annots [<< /Subtype /Link /A << /S /URI /URI (https://x.example/c/TB-7F3K) >> >>]"
    objects[2] = objects[2].replace(b"/Type /Page ", b"/Type /Page " + action)
    assert marks(pdf(*objects)) == [("TB-7F3K", "address of a link, page 1")]


def test_a_pdf_that_only_forbids_changes_is_read() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(*page(b"See TB-7F3K")))))
    writer.encrypt(user_password="", owner_password="secret", algorithm="AES-256")
    stream = io.BytesIO()
    writer.write(stream)
    assert marks(stream.getvalue()) == [("TB-7F3K", "text, page 1")]


def test_a_pdf_without_text_has_no_passages() -> None:
    assert read_document(pdf(*page(b"")), "scan.pdf") == Document(looked=Looked(count_pages=1))


def test_what_a_file_is_its_bytes_say() -> None:
    assert read_document(docx(paragraph("A")), "paper.pdf").passages == (Passage("paragraph 1", "A"),)
    assert read_document(pdf(*page(b"TB-7F3K")), "paper.docx").marks == (CodeFound("TB-7F3K", "text, page 1"),)


@pytest.mark.parametrize("kind", ["ms-word.document.macroEnabled.main", "ms-word.template.macroEnabledTemplate.main"])
def test_a_paper_with_macros_or_a_template_is_read(kind: str) -> None:
    content = docx(paragraph("A"), {"word/vbaProject.bin": b"\0"}, content_type=f"application/vnd.{kind}+xml")
    assert texts(content) == [("paragraph 1", "A")]
