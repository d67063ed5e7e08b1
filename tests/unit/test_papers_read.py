"""A paper is read whatever odd part it has; codes are found wherever they may stand; what is left out is counted."""

import io

import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import FONT, docx, link, page, paragraph, pdf, picture, png, stream
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches
from pypdf import PageObject
from pypdf.errors import PdfReadError

from twinboard.codes import codes_in
from twinboard.documents.addresses import addresses_in
from twinboard.documents.document import Document, Gathering, LeftOut
from twinboard.documents.read import read_document
from twinboard.errors import UnreadableFile
from twinboard.papers.checking.checked import checked_charts
from twinboard.papers.checking.compared import Standing
from twinboard.papers.checking.coverage import seen_words
from twinboard.reading.document_apart import read_document_apart
from twinboard.store import Store

CHART = '<c:chartSpace xmlns:c="urn:c" xmlns:a="urn:a"><c:chart>{}</c:chart></c:chartSpace>'
SPLIT = "<a:p><a:r><a:t>Jobs, TB-</a:t></a:r><a:r><a:t>7F3K</a:t></a:r></a:p>"
TITLE = f"<c:title><c:tx><c:rich>{SPLIT}</c:rich></c:tx></c:title>"
POINTS = '<c:ser><c:tx><c:strCache><c:pt idx="0"><c:v>TB-AAA1</c:v></c:pt></c:strCache></c:tx></c:ser>'
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
ADDRESS = "https://board.example/chart/jobs_by_employer.png?partner=toyota-city&amp;version={}"
SQUARE = stream(
    b"\0" * 400, b"/Type /XObject /Subtype /Image /Width 20 /Height 20 /ColorSpace /DeviceGray /BitsPerComponent 8"
)


def marks(content: bytes) -> set[tuple[str, str]]:
    return {(mark.code, mark.where) for mark in read_document(content).marks}


def left_out(content: bytes) -> dict[str, int]:
    return dict(read_document(content).looked.left_out)


def addressed(*addresses: str) -> Document:
    """A paper with these addresses in its text."""
    return read_document(docx("".join(map(paragraph, addresses))))


@pytest.mark.parametrize("ending", ["xml", "XML", ".xml"])
def test_a_main_part_that_is_declared_by_the_end_of_its_name_is_read(ending: str) -> None:
    types = f'\ufeff<Types><Default Extension="{ending}" ContentType="{WORD}"/></Types>'.encode()
    assert read_document(docx(paragraph("A"), {"[Content_Types].xml": types})).passages


def test_what_a_part_is_declared_by_name_goes_before_the_end_of_its_name() -> None:
    named = '<Override PartName="/word/document.xml" ContentType="x/y"/>'
    types = f'<Types><Default Extension="xml" ContentType="{WORD}"/>{named}</Types>'
    with pytest.raises(UnreadableFile, match="no document"):
        read_document(docx("", {"[Content_Types].xml": types.encode()}))


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("comments", "word/comments.xml"),
        ("header", "word/header1.xml"),
        ("footnotes", "word/footnotes.xml"),
        ("chart", "word/charts/chart1.xml"),
        ("diagramData", "word/diagrams/data1.xml"),
        ("customXml", "word/item1.xml"),
    ],
)
def test_one_damaged_part_is_counted_and_the_rest_is_read(kind: str, name: str) -> None:
    content = docx(paragraph("TB-7F3K"), {name: b"<w:broken>"}, link("x", kind, name.removeprefix("word/")))
    assert marks(content) == {("TB-7F3K", "text, paragraph 1")}
    assert left_out(content) == {LeftOut.BAD_PART: 1}
    assert "1 part of the file is damaged and was not read." in seen_words(read_document(content))


def test_codes_are_found_in_charts_and_diagrams_drawn_in_the_paper() -> None:
    said = b"<d:t><a:p><a:r><a:t>TB-BBB2</a:t></a:r></a:p></d:t>"
    diagram = b'<d:dataModel xmlns:d="urn:d" xmlns:a="urn:a">%s</d:dataModel>' % said
    parts = {"word/charts/chart1.xml": CHART.format(TITLE + POINTS).encode(), "word/diagrams/data1.xml": diagram}
    links = link("c", "chart", "charts/chart1.xml") + link("d", "diagramData", "diagrams/data1.xml")
    content = docx(paragraph("A"), parts, links)
    assert marks(content) == {
        ("TB-7F3K", "text, chart 1"),
        ("TB-7F3K", "data of chart 1"),
        ("TB-AAA1", "data of chart 1"),
        ("TB-BBB2", "text, diagram 1"),
    }
    assert left_out(content) == {}


def test_a_chart_without_data_is_counted_and_its_workbook_is_no_enclosed_file() -> None:
    parts = {
        "word/charts/chart1.xml": CHART.format(TITLE).encode(),
        "word/charts/_rels/chart1.xml.rels": f"<R>{link('p', 'package', '../embeddings/a.xlsx')}</R>".encode(),
        "word/embeddings/a.xlsx": b"PK",
    }
    assert left_out(docx(paragraph("A"), parts, link("c", "chart", "charts/chart1.xml"))) == {
        LeftOut.CHART_WITHOUT_DATA: 1
    }


def test_enclosed_files_are_counted_and_not_opened() -> None:
    parts = {"word/embeddings/a.docx": docx(paragraph("TB-7F3K")), "word/b.docx": docx(paragraph("TB-AAA1"))}
    content = docx(paragraph("A"), parts, link("a", "package", "embeddings/a.docx") + link("b", "aFChunk", "b.docx"))
    assert (marks(content), left_out(content)) == (set(), {LeftOut.ENCLOSED: 2})


def test_a_web_page_put_in_is_text_of_the_paper() -> None:
    web = b"<!DOCTYPE html><title>no</title><style>TB-AAA1</style><p>Jobs: <b>TB-</b>7F3K</p><script>TB-BBB2</script>"
    content = docx(paragraph("A"), {"word/a.htm": web}, link("a", "aFChunk", "a.htm"))
    assert [each.text for each in read_document(content).passages] == ["A", "Jobs: TB-7F3K"]


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ('<w:p><w:bookmarkStart w:name="TB_7F3K"/></w:p>', "bookmark"),
        ('<w:p><w:bookmarkStart w:name="Figure_3_TB_7F3K_jobs"/></w:p>', "bookmark"),
        ('<w:sdt><w:sdtPr><w:tag w:val="TB-7F3K"/></w:sdtPr></w:sdt>', "form field"),
        ('<w:sdt><w:dropDownList><w:listItem w:displayText="TB-7F3K"/></w:dropDownList></w:sdt>', "form field"),
        ('<w:p><w:ffData><w:textInput><w:default w:val="TB-7F3K"/></w:textInput></w:ffData></w:p>', "form field"),
        ('<w:p><w:hyperlink w:tooltip="chart TB-7F3K"/></w:p>', "note of a link"),
        ('<w:p><w:fldSimple w:instr=" HYPERLINK &quot;http://x/c/TB-7F3K&quot; "/></w:p>', "address of a link"),
        (
            f"<w:p>{FIELD.format('begin')}<w:r><w:instrText> HYPERLINK \"http://x/c/TB-</w:instrText></w:r>"
            f"<w:r><w:instrText>7F3K\"</w:instrText></w:r>{FIELD.format('separate')}<w:r><w:t>here</w:t></w:r></w:p>",
            "address of a link",
        ),
    ],
)  # fmt: skip
def test_what_is_said_beside_the_text_is_looked_at(body: str, where: str) -> None:
    assert marks(docx(body)) == {("TB-7F3K", where)}


def test_links_and_pictures_of_a_deleted_passage_do_not_count() -> None:
    parts = {"word/media/a.png": png((b"tEXt", b"Twinboard\0TB-7F3K"))}
    links = link("p", "image", "media/a.png") + link("h", "hyperlink", "http://x/c/TB-AAA1", "External")
    gone = f'<w:del>{picture("p")}<w:hyperlink r:id="h"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:del>'
    assert marks(docx(f"<w:p>{gone}</w:p>", parts, links)) == set()
    assert len(marks(docx(f"<w:p>{gone}</w:p>{picture('p')}", parts, links))) == 1


@pytest.mark.parametrize("mode", ["embed", "link"])
def test_a_picture_without_a_code_and_one_elsewhere_are_counted_apart(mode: str) -> None:
    links = link(
        "p", "image", *(("media/a.png",) if mode == "embed" else ("https://elsewhere.example/a.png", "External"))
    )
    body = (picture("p") * 2).replace("r:embed", f"r:{mode}")
    said = seen_words(read_document(docx(body, {"word/media/a.png": png()} if mode == "embed" else {}, links)))
    if mode == "embed":
        assert said[1:] == (
            "Looked at: 1 picture.",
            "1 picture carries no code that can be read: type the code printed under it into the search box.",
        )
    else:
        assert said[1:] == ("2 pictures are not in the file but linked from elsewhere: they were not looked at.",)


def test_no_picture_is_said_to_have_been_looked_at_where_there_was_none() -> None:
    assert seen_words(read_document(docx(paragraph("A")))) == ("Read: 1 passage of text.",)


def slides() -> bytes:
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    data = CategoryChartData()
    data.categories = ["TB-AAA1"]
    data.add_series("Jobs", (3000,))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.LINE, 0, 0, Inches(4), Inches(3), data).chart
    chart.chart_title.text_frame.text = "Jobs TB-7F3K"
    show.slide_layouts[5].placeholders[0].text_frame.text = "TB-BBB2"
    show.slides.add_slide(show.slide_layouts[6]).shapes.add_picture(io.BytesIO(png()), 0, 0)
    stream = io.BytesIO()
    show.save(stream)
    return stream.getvalue()


def test_slides_have_charts_layouts_and_pages_that_are_only_pictures() -> None:
    document = read_document(slides())
    found = {(mark.code, mark.where) for mark in document.marks}
    assert ("TB-7F3K", "text, chart 1") in found
    assert ("TB-AAA1", "data of chart 1") in found
    assert ("TB-BBB2", "slide layout") in found
    assert document.looked.count_slides == 2
    assert dict(document.looked.left_out) == {LeftOut.PICTURE_PAGE: 1}


def sheets(*contents: bytes, resources: bytes = b"/XObject << /I 5 0 R >>") -> bytes:
    """A PDF with a page for each of these streams of drawing; object 5 is a picture of 20 by 20 dots."""
    first = 6
    pages = [
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R " % (first + number)
        + b"/Resources << /Font << /F 4 0 R >> %s >> >>" % resources
        for number in range(len(contents))
    ]
    kids = b" ".join(b"%d 0 R" % (first + len(contents) + number) for number in range(len(contents)))
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(contents))
    return pdf(b"<< /Type /Catalog /Pages 2 0 R >>", tree, b"null", FONT, SQUARE, *map(stream, contents), *pages)


def words(said: bytes) -> bytes:
    return b"BT /F 12 Tf 50 700 Td (%s) Tj ET" % said


def test_a_bad_page_of_a_pdf_is_counted_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    content = sheets(words(b"TB-7F3K"), words(b"bad"), words(b"TB-AAA1"), resources=b"")
    extract = PageObject.extract_text

    def once_bad(self: PageObject, *args: object) -> str:
        if "bad" in (text := extract(self)):
            raise PdfReadError("odd")
        return text

    monkeypatch.setattr(PageObject, "extract_text", once_bad)
    document = read_document(content)
    assert [mark.code for mark in document.marks] == ["TB-7F3K", "TB-AAA1"]
    assert dict(document.looked.left_out) == {LeftOut.BAD_PAGE: 1}
    with pytest.raises(UnreadableFile, match="PDF is damaged"):
        read_document(sheets(words(b"bad"), resources=b""))


def test_pages_that_are_only_pictures_are_counted_and_their_pictures_not_again() -> None:
    looked = read_document(sheets(words(b"A"), b"/I Do", b"/I Do", b"0 0 m 5 5 l S " * 50)).looked
    assert (looked.count_pages, looked.count_pictures, looked.count_without_code) == (4, 1, 1)
    assert dict(looked.left_out) == {LeftOut.PICTURE_PAGE: 3}
    drawn = read_document(sheets(b"0 0 m 5 5 l S " * 50, resources=b"")).looked
    assert dict(drawn.left_out) == {LeftOut.WORDLESS_PAGE: 1}


def test_a_speck_in_a_pdf_is_no_picture() -> None:
    content = sheets(words(b"A")).replace(b"/Width 20", b"/Width 16")
    assert read_document(content).looked.count_pictures == 0


@pytest.mark.parametrize(
    ("note", "where"),
    [
        (b"/Subtype /Text /Contents (TB-7F3K)", "comment, page 1"),
        (b"/Subtype /Widget /FT /Tx /V (TB-7F3K)", "form field, page 1"),
        (b"/Subtype /FreeText /Contents (TB-7F3K)", "text box, page 1"),
        (b"/Subtype /Link /A << /S /URI /URI (http://x/c/TB-7F3K) >>", "address of a link, page 1"),
    ],
)
def test_notes_fields_and_links_of_a_pdf_are_looked_at(note: bytes, where: str) -> None:
    objects = list(page(b"Words"))
    objects[2] = objects[2].replace(b"/Type /Page ", b"/Type /Page /Annots [<< %s >>]" % note)
    assert marks(pdf(*objects)) == {("TB-7F3K", where)}


def test_files_enclosed_in_a_pdf_are_counted() -> None:
    objects = list(page(b"Words"))
    objects[0] = objects[0].replace(b">>", b"/Names << /EmbeddedFiles << /Names [(a) null (b) null] >> >> >>")
    assert left_out(pdf(*objects)) == {LeftOut.ENCLOSED: 2}


@given(st.text(st.characters(categories=["Cs", "Lu", "Zs"]), max_size=30))
def test_half_a_letter_never_refuses_a_paper(text: str) -> None:
    found = Gathering()
    found.add_text("page 1", text)
    document = found.document()
    assert document.passages[0].text.encode() or not text
    assert len(document.passages[0].text) <= len(text)


SIGNS = st.lists(st.sampled_from(["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200d"]), max_size=2).map("".join)


@given(SIGNS, SIGNS, st.sampled_from("-\u2010\u2011\u2013\u2014\u2212\u00ad\ufe63\uff0d"), SIGNS, SIGNS)
def test_a_code_is_found_despite_signs_that_nobody_sees(one: str, two: str, hyphen: str, three: str, four: str) -> None:
    for break_ in ("", "\n", "\r\n", "\v", "\u2028"):
        assert codes_in(f"See T{one}B{two}{hyphen}{three}{break_}7F{four}3K.") == ["TB-7F3K"]


def test_addresses_are_known_by_their_path_whoever_serves_them() -> None:
    text = f"See ({ADDRESS.format(1)}), http://a/chart/trade_over_time.svg. and /chart/x and /c/TB-7F3K"
    assert addresses_in(text) == [
        "/chart/jobs_by_employer.png?partner=toyota-city&version=1",
        "/chart/trade_over_time.svg",
    ]


def test_a_chart_known_by_its_address_is_taken_at_its_version(shipped: Store) -> None:
    document = addressed(
        ADDRESS.format(1),
        ADDRESS.format(99),
        ADDRESS.format("x"),
        "http://a/chart/jobs_by_employer.svg?colour=red",
        "http://a/chart/jobs_by_employer.svg?partner=toyota-city",
        "http://a/chart/of_somebody_else.png",
    )
    charts = checked_charts(shipped.home, document, 1)
    assert [each.standing for each in charts] == [Standing.CURRENT, *[Standing.UNKNOWN] * 3]
    assert charts[0].places == ("text, paragraph 1", "text, paragraph 5")
    assert [each.trouble.split(".")[0] for each in charts[1:]] == [
        "There is no version 99",
        "Its address asks for a version “x”",
        "The chart “jobs_by_employer” has no filter “colour”",
    ]


def test_a_paper_with_something_of_everything_comes_back_from_its_process_as_it_was_read() -> None:
    content = slides()
    assert read_document_apart(content) == read_document(content)
    assert read_document_apart(docx(paragraph(ADDRESS.format(1)))).addresses
