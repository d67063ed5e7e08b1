"""The Word pack: what an officer edits, a screen reader reads and a paper check finds."""

import io
import re
import shutil
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from packs import CODES, PUBLISHED, a_chart, a_message, a_pack, as_pdf, hostile_pack, shipped_pack, stand_ins

from twinboard.papers.packs.pack import Pack, Pictures, Section
from twinboard.papers.word import word
from twinboard.rules.method_words import BOUNDS
from twinboard.store import Store

LONG = 13
"""Rows of a table that stands at the end."""


def opened(pack: Pack, pictures: Pictures | None = None) -> Document:
    return docx.Document(io.BytesIO(word(pack, stand_ins(pack) if pictures is None else pictures)))


def texts(document: Document, style: str | None = None) -> list[str]:
    """The paragraphs as they are read, fields and links included."""
    return [
        "".join(piece.text or "" for piece in paragraph._p.iter(qn("w:t")))
        for paragraph in document.paragraphs
        if style in (None, paragraph.style.name)
    ]


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


@pytest.fixture(scope="module")
def real(shipped: Store) -> bytes:
    pack = shipped_pack(shipped)
    return word(pack, stand_ins(pack))


@pytest.fixture
def real_document(real: bytes) -> Document:
    return docx.Document(io.BytesIO(real))


def test_every_picture_is_159_millimetres_wide_and_has_alt_text_with_its_code(real_document: Document) -> None:
    shapes = real_document.inline_shapes
    described = [shape._inline.docPr.get("descr") for shape in shapes]
    assert [shape.width for shape in shapes] == [Mm(159)] * 5
    assert [alt.rsplit(" ", 1)[1] for alt in described] == list(CODES[:5])
    assert all(len(alt) > 50 for alt in described)


def test_a_picture_is_not_wider_than_the_text(real_document: Document) -> None:
    page = real_document.sections[0]
    assert [round(length.mm) for length in (page.page_width, page.page_height)] == [210, 297]
    assert page.page_width - page.left_margin - page.right_margin >= Mm(159)


def test_a_chart_in_two_pictures_says_which_part_each_is() -> None:
    pack = a_pack(a_chart())
    document = opened(pack, stand_ins(pack, parts={CODES[0]: 2}))
    alts = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert [alt.split(":")[0] for alt in alts] == ["Figure 1 (part 1 of 2)", "Figure 1 (part 2 of 2)"]
    assert all(alt.endswith(CODES[0]) for alt in alts)
    assert len([each for each in texts(document, "Caption") if each.startswith("Figure")]) == 1


def test_captions_are_numbered_through_by_fields_that_word_counts(real_document: Document) -> None:
    captions = [each for each in texts(real_document, "Caption") if each.startswith("Figure")]
    fields = [field.get(qn("w:instr")) for field in real_document.element.iter(qn("w:fldSimple"))]
    assert captions[0] == "Figure 1: Toyota City is linked with over 6,300 jobs"
    assert [each.split(":")[0] for each in captions] == [f"Figure {number}" for number in range(1, 6)]
    assert len([field for field in fields if "SEQ Figure" in field]) == 5
    assert len([field for field in fields if "SEQ Table" in field]) == 5


def test_a_caption_stays_with_its_picture_and_a_picture_with_the_way_to_its_table() -> None:
    paragraphs = opened(a_pack(a_chart("Long", LONG))).paragraphs
    caption = next(index for index, each in enumerate(paragraphs) if each.style.name == "Caption")
    assert all(each.paragraph_format.keep_with_next for each in paragraphs[caption : caption + 2])


def test_headings_do_not_skip_a_level(real_document: Document) -> None:
    styles = [each.style.name for each in real_document.paragraphs]
    levels = [int(name[-1]) for name in styles if name.startswith("Heading")]
    assert styles[0] == "Title"
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_has_a_header_row_that_is_repeated_and_rows_that_no_page_breaks(real_document: Document) -> None:
    assert len(real_document.tables) == 5
    for table in real_document.tables:
        rows = table._tbl.tr_lst
        assert rows[0].trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_tables_hold_all_that_is_behind_their_charts(shipped: Store, real_document: Document) -> None:
    behind = [coded.chart.drawing.table for coded in shipped_pack(shipped).charts]
    found = sorted((len(table.rows) - 1, len(table.columns)) for table in real_document.tables)
    assert found == sorted((len(frame), (frame.nunique(dropna=False) > 1).sum()) for frame in behind)
    jobs = real_document.tables[0]
    assert [cell.text for cell in jobs.rows[0].cells] == ["Employer", "Jobs"]
    assert "Partner: Toyota City; Period: 2018" in texts(real_document)
    assert "over 3,000 jobs" in [cell.text for row in jobs.rows for cell in row.cells]


def test_a_short_table_follows_its_figure_and_a_long_one_stands_at_the_end() -> None:
    document = opened(a_pack(a_chart("Long", LONG), a_chart("Short", LONG - 1)))
    said = texts(document)
    at = said.index
    assert at("Table 1: Numbers of TB-9C2M") < at("Tables") < at("Table 2: Jobs; 2018 (TB-7F3K)")
    assert "Table 2, under “Tables”, has its numbers (13 rows)." in said
    places = {mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))}
    ways = {way.get(qn("w:anchor")) for way in document.element.iter(qn("w:hyperlink"))}
    assert ways == {"Table_2"} <= places


def test_no_heading_of_tables_where_all_are_short() -> None:
    assert "Tables" not in texts(opened(a_pack(a_chart())))


def test_around_a_picture_stand_subtitle_caveats_disagreement_source_and_stamp() -> None:
    said = texts(opened(a_pack(a_chart(questions=("When did it begin?",)))))
    assert said.count("Jobs; 2018") == 1
    assert "These jobs are context for the partnership, not an effect of it." in said
    assert "Sources disagree: When did it begin?" in said
    assert "Source: A council, A report (November 2018), paragraph 3.2." in said
    assert "TB-7F3K · version 3, 21 November 2026" in said


def test_each_chart_has_one_title_one_source_and_its_address_as_a_link() -> None:
    pack = replace(a_pack(a_chart("A finding", LONG), a_chart("Another")), site="https://twins.example.gov.uk")
    document = opened(pack)
    said = " ".join(texts(document))
    assert [said.count(each) for each in ("A finding", "Another", "Source: ")] == [1, 1, 2]
    ways = [way.get(qn("r:id")) for way in document.element.iter(qn("w:hyperlink")) if way.get(qn("r:id"))]
    addresses = [document.part.rels[way].target_ref for way in ways]
    assert addresses == [f"https://twins.example.gov.uk/c/{code}" for code in CODES[:2]]


def test_many_disagreements_are_counted_at_the_figure_and_listed_once_at_the_end() -> None:
    questions = ("A?", "B?", "C?", "D?")
    said = texts(opened(a_pack(a_chart(questions=questions), a_chart(questions=questions))))
    assert said.count("Sources disagree on 4 questions, listed under “Where sources disagree”.") == 2
    assert [said.count(question) for question in questions] == [1] * 4


def test_a_key_message_has_a_real_footnote_with_what_it_rests_on() -> None:
    content = word(a_pack(a_chart(), said=(a_message("One."), a_message("Two."))), {})
    notes = part(content, "word/footnotes.xml")
    assert re.findall(r'<w:footnoteReference w:id="(\d)"', part(content, "word/document.xml")) == ["1", "2"]
    assert re.findall(r'<w:footnote w:id="(\d)"', notes) == ["1", "2"]
    assert "A council, A report (November 2018), paragraph 4. Twinboard, version 3, 21 November 2026." in notes
    assert 'w:type="separator"' in notes


def test_footnotes_say_where_sources_disagree(real: bytes) -> None:
    assert "Sources disagree: When did the twinning with Toyota City begin?" in part(real, "word/footnotes.xml")


def test_each_source_is_listed_once_with_all_its_places() -> None:
    said = texts(opened(a_pack(a_chart(), a_chart(), said=(a_message(),))))
    listed = said[said.index("Sources") + 1 : said.index("Version, and how to check a figure")]
    assert listed == ["A council, A report (November 2018): paragraph 3.2; paragraph 4"]


def test_reading_rules_are_those_of_the_method_page(real_document: Document) -> None:
    said = texts(real_document)
    assert {f"{bound.value.capitalize()}: {meaning}" for bound, meaning in BOUNDS.items()} <= set(said)
    assert any("A plan becomes actual only when a source says so" in each for each in said)


def test_the_document_begins_and_ends_with_its_version(real_document: Document) -> None:
    said = texts(real_document)
    assert "Twinboard, version 1, published on 21 November 2026" in said[1]
    assert said[-3].startswith("Everything in this pack is of version 1 of the data, published on 21 November 2026.")
    assert "type its code, such as TB-7F3K, in the search box" in said[-2]
    assert said[-1].startswith("To check a whole paper")
    footer = "".join(each.text or "" for each in real_document.sections[0].footer._element.iter(qn("w:t")))
    assert footer == "Twinboard, version 1, 21 November 2026 · page 1 of 1"


def test_properties_name_the_pack_its_codes_and_its_language(real_document: Document) -> None:
    found = real_document.core_properties
    assert found.title == "What the twinning with Toyota City brings"
    assert (found.author, found.language, found.comments) == ("Twinboard", "en-GB", "")
    assert found.keywords == ", ".join(CODES[:5])
    assert found.created is not None
    assert found.created.date() == PUBLISHED.date()
    language = next(real_document.styles.element.iter(qn("w:lang")))
    assert language.get(qn("w:val")) == "en-GB"


def test_all_text_is_arial_at_the_left(real: bytes) -> None:
    styles = part(real, "word/styles.xml")
    document = docx.Document(io.BytesIO(real))
    assert (document.styles["Normal"].font.name, document.styles["Normal"].font.size.pt) == ("Arial", 12)
    used = {each.style.name for each in document.paragraphs}
    for name in used:
        fonts = document.styles[name].element.rPr.find(qn("w:rFonts"))
        assert fonts.get(qn("w:ascii")) == "Arial"
        assert fonts.get(qn("w:asciiTheme")) is None
    assert {each.alignment for each in document.paragraphs} == {None}
    assert "Arial" in styles


def test_a_chart_that_was_not_drawn_is_said_and_has_its_table_even_a_long_one() -> None:
    document = opened(a_pack(a_chart("Long", LONG)), {})
    said = texts(document)
    assert "This server could not draw this chart. The table behind it stands in its place." in said
    assert "Tables" not in said
    assert len(document.tables[0].rows) == LONG + 1


def test_a_pack_without_charts_opens_and_says_so() -> None:
    said = texts(opened(Pack("Nothing yet", 3, PUBLISHED, (Section("Osnabrück", (), ()),)), {}))
    assert "This part has no key messages and no charts." in said
    assert "no key messages and no charts, all from Twinboard, version 3" in said[1]
    assert said[-1].startswith("Everything in this pack is of version 3")
    assert "Sources" not in said


def test_text_made_to_do_harm_stays_text() -> None:
    pack = hostile_pack()
    content = word(pack, stand_ins(pack))
    document = docx.Document(io.BytesIO(content))
    said = texts(document)
    assert said[0].startswith('#panic("x") $x^2$ *bold*')
    assert "日本語 한국어 😀 </w:t> ]]> {{x}}" in said[0]
    assert "=1+1" in [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert "\u202e" not in part(content, "word/document.xml")
    assert "&lt;tag&gt; &amp;amp;" in part(content, "word/footnotes.xml")
    assert len(document.core_properties.title) <= 255


def test_more_codes_than_the_library_has_room_for_are_all_kept() -> None:
    chart = a_pack(a_chart()).charts[0]
    codes = [f"TB-{number:04}" for number in range(40)]
    charts = tuple(type(chart)(chart.chart, chart.reference, code, PUBLISHED) for code in codes)
    document = opened(Pack("Many", 3, PUBLISHED, (Section("All", (), charts),)), {})
    assert document.core_properties.keywords == ", ".join(codes)


@pytest.mark.sweep
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here")
def test_libreoffice_lays_it_out_with_the_version_on_the_last_page(real: bytes, tmp_path: Path) -> None:
    pages = [page.extract_text() for page in as_pdf(real, "pack.docx", tmp_path).pages]
    assert "Everything in this pack is of version 1" in pages[-1]
    assert all(len(page) > 100 for page in pages)
