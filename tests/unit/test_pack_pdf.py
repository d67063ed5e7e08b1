"""The PDF pack: tagged, with a title, a language and alt texts, whatever stands in the workbook."""

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
import typst
from packs import CODES, PUBLISHED, a_chart, a_message, a_pack, hostile_pack, shipped_pack, stand_ins
from pypdf import PdfReader

from twinboard.errors import NotPrintable
from twinboard.papers.packs import pdf as made
from twinboard.papers.packs.pack import Pack, Picture, Section
from twinboard.papers.packs.pdf import pdf
from twinboard.store import Store

LONG = 13
"""Rows of a table that stands at the end."""


def opened(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def tags(reader: PdfReader) -> Iterator[Any]:
    """The elements of the structure, in the order in which they are read."""
    left = [reader.root_object["/StructTreeRoot"]["/K"]]
    while left:
        element = left.pop().get_object()
        if isinstance(element, list):
            left.extend(reversed(element))
        elif hasattr(element, "get"):
            if "/S" in element:
                yield element
            left.extend([element["/K"]] if "/K" in element else [])


def named(reader: PdfReader, name: str) -> list[Any]:
    return [element for element in tags(reader) if element["/S"] == name]


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture(scope="module")
def real(shipped: Store) -> PdfReader:
    pack = shipped_pack(shipped)
    return opened(pdf(pack, stand_ins(pack, parts={CODES[4]: 2})))


def test_it_is_tagged_and_has_a_title_and_a_language(real: PdfReader) -> None:
    root = real.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid:part" in real.root_object["/Metadata"].get_object().get_data().decode()


def test_its_properties_name_the_pack_its_codes_and_the_day_of_the_version(real: PdfReader) -> None:
    found = real.metadata
    assert found is not None
    assert (found.title, found.author) == ("What the twinning with Toyota City brings", "Twinboard")
    assert found.keywords == ", ".join(CODES[:5])
    assert found.creation_date is not None
    assert found.creation_date.date() == PUBLISHED.date()


def test_every_picture_has_alt_text_with_its_code_and_its_part(real: PdfReader) -> None:
    alts = [str(figure["/Alt"]) for figure in named(real, "/Figure")]
    assert [alt.rsplit(" ", 1)[1] for alt in alts] == [*CODES[:5], CODES[4]]
    assert [alt[:22] for alt in alts[-2:]] == ["Figure 5 (part 1 of 2)", "Figure 5 (part 2 of 2)"]


def test_pictures_are_159_millimetres_wide(real: PdfReader) -> None:
    boxes = [figure["/A"][0]["/BBox"] for figure in named(real, "/Figure")]
    assert [round(float(box[2] - box[0]) / 72 * 25.4, 1) for box in boxes] == [159.0] * 6


def test_headings_do_not_skip_a_level(real: PdfReader) -> None:
    levels = [int(element["/S"][2:]) for element in tags(real) if element["/S"][1:2] == "H"]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_has_a_header_row(real: PdfReader) -> None:
    tables = named(real, "/Table")
    assert len(tables) == len(named(real, "/THead")) == 5


def test_captions_are_numbered_through(real: PdfReader) -> None:
    said = words(real)
    assert "Figure 1: Toyota City is linked with over 6,300 jobs" in said
    assert all(f"Figure {number}: " in said and f"Table {number}: " in said for number in range(1, 6))
    assert "Table 4, under “Tables”, has its numbers (121 rows)." in said
    assert "Table 4: UK exports of goods, pounds a year, 1997 to 2020" in said


def test_each_figure_has_its_source_and_its_stamp(real: PdfReader) -> None:
    said = words(real)
    assert all(f"{code} · version 1, 21 November 2026" in said for code in CODES[:5])
    assert said.count("Source: ") == 5


def test_the_last_page_has_the_version_and_how_to_check(real: PdfReader) -> None:
    last = " ".join(real.pages[-1].extract_text().split())
    assert "Everything in this pack is of version 1 of the data, published on 21 November 2026." in last
    assert "such as TB-7F3K, in the search box" in last


def test_key_messages_have_footnotes() -> None:
    reader = opened(pdf(a_pack(said=(a_message("One."), a_message("Two."))), {}))
    assert len(named(reader, "/Note")) == 2
    assert words(reader).count("paragraph 4. Twinboard, version 3, 21 November 2026.") == 2


def test_each_source_is_listed_once() -> None:
    said = words(opened(pdf(a_pack(a_chart(), a_chart(), said=(a_message(),)), {})))
    assert said.count("A council, A report (November 2018): paragraph 3.2; paragraph 4") == 1


def test_a_chart_that_was_not_drawn_is_said_and_has_its_table_even_a_long_one() -> None:
    reader = opened(pdf(a_pack(a_chart("Long", LONG), a_chart("Other")), {}))
    said = words(reader)
    assert "Figure 1: Long Jobs; 2018 This server could not draw this chart. The table behind it stands" in said
    assert "Figure 2: Other" in said
    assert named(reader, "/Figure") == []
    assert len(named(reader, "/TR")) == LONG + 1 + 3


def test_each_chart_has_one_title_one_source_and_its_address_as_a_link() -> None:
    pack = replace(a_pack(a_chart("A finding", LONG), a_chart("Another")), site="https://twins.example.gov.uk")
    reader = opened(pdf(pack, stand_ins(pack)))
    said = words(reader)
    assert [said.count(each) for each in ("A finding", "Another", "Source: ")] == [1, 1, 2]
    links = {
        each.get_object()["/A"]["/URI"]
        for page in reader.pages
        for each in page.get("/Annots", ())
        if "/URI" in each.get_object().get("/A", {})
    }
    assert links == {f"https://twins.example.gov.uk/c/{code}" for code in CODES[:2]}


def test_figures_after_one_that_was_not_drawn_keep_their_numbers() -> None:
    pack = a_pack(a_chart("First"), a_chart("Second"))
    only_second = {CODES[1]: stand_ins(pack)[CODES[1]]}
    said = words(opened(pdf(pack, only_second)))
    assert "Figure 1: First" in said
    assert "Figure 2: Second" in said


def test_a_pack_without_charts_opens_and_says_so() -> None:
    said = words(opened(pdf(Pack("Nothing yet", 3, PUBLISHED, (Section("Osnabrück", (), ()),)), {})))
    assert "This part has no key messages and no charts." in said


def test_text_made_to_do_harm_stays_text() -> None:
    pack = hostile_pack()
    reader = opened(pdf(pack, stand_ins(pack)))
    said = words(reader)
    assert '#panic("x") $x^2$ *bold* _it_ [b] @ref \\ `raw` <tag> &amp; "q" = + - // /*' in said
    assert "=1+1" in said
    assert named(reader, "/H1")
    assert reader.root_object["/MarkInfo"]["/Marked"]


def test_no_file_can_be_read_by_a_title() -> None:
    said = words(opened(pdf(a_pack(title='#read("/etc/passwd") #image("pack.json") #import "@preview/x:1.0.0"'), {})))
    assert '#read("/etc/passwd")' in said
    assert "root:" not in said


def test_without_fonts_of_the_machine_letters_that_cannot_be_shown_are_numbered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(made, "_fonts", lambda: typst.Fonts(include_system_fonts=False))
    reader = opened(pdf(a_pack(a_chart("日本 and £3"), title="A pack of 日本"), {}))
    said = words(reader)
    assert "A pack of [U+65E5][U+672C]" in said
    assert "Letters for which this server has no font stand as their numbers, such as [U+" in said
    assert "and £3" in said


def test_the_same_pack_gives_the_same_bytes() -> None:
    pack = a_pack(a_chart())
    assert pdf(pack, {}) == pdf(pack, {})


def test_a_picture_that_is_none_is_refused_in_words() -> None:
    with pytest.raises(NotPrintable, match="Take the Word file instead"):
        pdf(a_pack(a_chart()), {CODES[0]: [Picture(b"no picture", 159, 100)]})
