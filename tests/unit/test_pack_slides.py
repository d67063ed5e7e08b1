"""The slides: wide, each with a title that a screen reader finds, sources in the notes."""

import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from packs import (
    CODES,
    PUBLISHED,
    SLIDE,
    a_chart,
    a_message,
    a_pack,
    as_pdf,
    hostile_pack,
    shipped_pack,
    stand_ins,
)
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from twinboard.papers.packs.pack import Pack, Pictures, Section
from twinboard.papers.slides import slides
from twinboard.store import Store

PIXELS_OFF = 200
"""EMU; far less than a pixel."""


def opened(pack: Pack, pictures: Pictures | None = None) -> Any:
    return Presentation(io.BytesIO(slides(pack, stand_ins(pack, SLIDE) if pictures is None else pictures)))


def titles(show: Any) -> list[str]:
    return [slide.shapes.title.text for slide in show.slides]


def texts(slide: Any) -> list[str]:
    return [each.text for shape in slide.shapes if shape.has_text_frame for each in shape.text_frame.paragraphs]


def pictures_of(show: Any) -> list[Any]:
    return [shape for slide in show.slides for shape in slide.shapes if shape.shape_type == 13]


def notes(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text)


@pytest.fixture(scope="module")
def content(shipped: Store) -> bytes:
    pack = shipped_pack(shipped)
    return slides(pack, stand_ins(pack, SLIDE, {CODES[4]: 2}))


@pytest.fixture
def real(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def test_slides_are_wide(real: Any) -> None:
    assert (real.slide_width, real.slide_height) == (12_192_000, 6_858_000)


def test_every_slide_has_a_title_of_its_own(real: Any) -> None:
    found = titles(real)
    assert all(found)
    assert len(set(found)) == len(found)
    assert found[0] == "What the twinning with Toyota City brings"
    assert found[-1] == "Version, and how to check a figure"


def test_a_picture_stands_below_its_title_within_its_slide_and_has_alt_text_with_its_code(real: Any) -> None:
    shapes = pictures_of(real)
    alts = [shape._element.nvPicPr.cNvPr.get("descr") for shape in shapes]
    assert [alt.rsplit(" ", 1)[1] for alt in alts] == [*CODES[:5], CODES[4]]
    for slide in real.slides:
        for shape in pictures_of_slide(slide):
            title, said, foot = slide.shapes.title, slide.shapes[1], slide.shapes[3]
            assert title.top + title.height <= said.top + Pt(4)
            assert said.top + said.height <= shape.top
            assert shape.top + shape.height <= foot.top + PIXELS_OFF
            assert foot.top + foot.height <= real.slide_height
            assert shape.left + shape.width <= real.slide_width


def test_the_title_of_a_chart_is_that_of_its_slide_and_is_read_first(real: Any) -> None:
    drawn = [slide for slide in real.slides if pictures_of_slide(slide)]
    assert [slide.shapes.title.text for slide in drawn][:1] == ["Figure 1: Toyota City is linked with over 6,300 jobs"]
    assert [slide.shapes.title.text[:22] for slide in drawn][-2:] == [
        "Figure 5 (part 1 of 2)",
        "Figure 5 (part 2 of 2)",
    ]
    for slide in drawn:
        assert slide.shapes[0].shape_id == slide.shapes.title.shape_id


def pictures_of_slide(slide: Any) -> list[Any]:
    return [shape for shape in slide.shapes if shape.shape_type == 13]


def test_notes_of_a_chart_have_its_caveats_source_and_stamp() -> None:
    show = opened(a_pack(a_chart(questions=("When did it begin?",))))
    said = notes(next(slide for slide in show.slides if pictures_of_slide(slide))).split("\n")
    assert said == [
        "Figure 1: Toyota City is linked with over 6,300 jobs",
        "Jobs; 2018",
        "These jobs are context for the partnership, not an effect of it.",
        "Sources disagree: When did it begin?",
        "Source: A council, A report (November 2018), paragraph 3.2.",
        "TB-7F3K · version 3, 21 November 2026",
    ]


def test_key_messages_have_reference_marks_that_the_notes_explain() -> None:
    show = opened(a_pack(a_chart(), said=(a_message("One."), a_message("Two."))))
    slide = next(slide for slide in show.slides if slide.shapes.title.text == "A section: key messages")
    assert texts(slide)[1:] == ["One. [1]", "Two. [2]"]
    assert "[2] A council, A report (November 2018), paragraph 4. Twinboard, version 3, 21 November 2026." in notes(
        slide
    )


def test_key_messages_that_do_not_fit_go_on_on_another_slide_in_letters_of_at_least_14_points() -> None:
    sentence = "The link with a city far away is on record as a twinning since 1998. " * 5
    show = opened(a_pack(said=tuple(a_message(f"{number}. {sentence}") for number in range(12))))
    found = [slide for slide in show.slides if slide.shapes.title.text.startswith("A section: key messages")]
    assert len(found) > 2
    assert found[0].shapes.title.text.endswith(f"(1 of {len(found)})")
    said = [each for slide in found for each in texts(slide)[1:]]
    assert [int(each.split(".")[0]) for each in said] == list(range(12))
    sizes = [run.font.size for run in runs(show) if run.font.size]
    assert min(sizes) >= Pt(14)


def runs(show: Any) -> list[Any]:
    frames = [shape.text_frame for slide in show.slides for shape in slide.shapes if shape.has_text_frame]
    return [run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs]


def test_a_sentence_longer_than_a_slide_goes_on_on_the_next() -> None:
    whole = " ".join(f"word{number}" for number in range(1_000))
    show = opened(a_pack(said=(a_message(whole),)))
    said = [text for slide in show.slides for text in texts(slide)[1:] if text.startswith("word")]
    assert len(said) > 1
    assert " ".join(said) == f"{whole} [1]"


def test_a_part_without_messages_names_its_figures() -> None:
    show = opened(a_pack(a_chart("First"), a_chart("Second")))
    slide = next(slide for slide in show.slides if slide.shapes.title.text == "A section")
    assert texts(slide)[1:] == ["Figure 1: First", "Figure 2: Second"]


def test_a_chart_that_was_not_drawn_has_its_table_on_as_many_slides_as_it_needs() -> None:
    show = opened(a_pack(a_chart("Not drawn", 40)), {})
    found = [slide for slide in show.slides if slide.shapes.title.text.startswith("Figure 1: Not drawn (")]
    tables = [shape.table for slide in found for shape in slide.shapes if shape.has_table]
    assert len(found) == len(tables) > 1
    assert sum(len(table.rows) - 1 for table in tables) == 40
    assert all(table.first_row and table.cell(0, 0).text == "Employer" for table in tables)
    assert all("This server could not draw this chart." in texts(slide)[1] for slide in found)
    assert all("TB-7F3K · version 3" in notes(slide) for slide in found)


def test_sources_stand_once_and_the_version_on_the_last_slide(real: Any) -> None:
    sources = [slide for slide in real.slides if slide.shapes.title.text.startswith("Sources")]
    listed = [text.split(":")[0] for slide in sources for text in texts(slide)[1:]]
    assert len(listed) == len(set(listed)) == 5
    assert "version 1 of the data, published on 21 November 2026" in texts(real.slides[len(real.slides) - 1])[1]


def test_properties_and_runs_name_the_pack_and_its_language(real: Any) -> None:
    found = real.core_properties
    assert (found.title, found.author, found.language) == (titles(real)[0], "Twinboard", "en-GB")
    assert found.keywords == ", ".join(CODES[:5])
    assert found.created.date() == PUBLISHED.date()
    languages = {run._r.rPr.get("lang") for run in runs(real)}
    assert languages == {"en-GB"}


def test_the_font_is_arial(real: Any) -> None:
    theme = next(rel.target_part for rel in real.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    assert b'<a:latin typeface="Arial"/>' in theme.blob
    assert b"Calibri" not in theme.blob


def test_a_pack_without_charts_opens_and_says_so() -> None:
    show = opened(Pack("Nothing yet", 3, PUBLISHED, (Section("Osnabrück", (), ()),)), {})
    slide = next(slide for slide in show.slides if slide.shapes.title.text == "Osnabrück")
    assert texts(slide)[1:] == ["This part has no key messages and no charts."]


def test_text_made_to_do_harm_stays_text() -> None:
    show = opened(hostile_pack())
    assert titles(show)[0].startswith('#panic("x") $x^2$ *bold*')
    said = "\n".join(text for slide in show.slides for text in texts(slide))
    assert "日本語 한국어 😀 </w:t> ]]> {{x}}" in said
    assert "\u202e" not in said
    assert show.slides[0].shapes._spTree.findall(f".//{qn('a:hlinkClick')}") == []


@pytest.mark.sweep
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here")
def test_libreoffice_shows_every_slide(content: bytes, real: Any, tmp_path: Path) -> None:
    assert len(as_pdf(content, "pack.pptx", tmp_path).pages) == len(real.slides)
