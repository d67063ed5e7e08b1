"""A pack as a file: each form opens and has its charts, how far it is is told, and no browser means tables."""

import io
from collections.abc import Mapping

import docx
import pytest
from openpyxl import load_workbook
from packs import A4, SLIDE, stand_ins
from PIL import Image
from pptx import Presentation

from twinboard.documents.read import read_document
from twinboard.errors import Busy, NothingToDraw
from twinboard.papers.coded import CodedChart
from twinboard.papers.packs import packing
from twinboard.papers.packs.choice import Choice, make_pack
from twinboard.papers.packs.pack import Pack, Picture, Pictures
from twinboard.papers.packs.packing import FORMS, Packed, packed
from twinboard.papers.pictures import picture
from twinboard.papers.pictures.cache import BoundedCache
from twinboard.papers.pictures.sizes import Size
from twinboard.store import Store

CHARTS = ("jobs_by_employer", "visits_over_time", "uk_exports_as_stated")


class Progress:
    """Hears how far the work is."""

    def __init__(self) -> None:
        self.said: list[tuple[float, str]] = []

    def __call__(self, share: float, words: str) -> None:
        self.said.append((share, words))


@pytest.fixture(scope="module")
def pack(shipped: Store) -> Pack:
    return make_pack(shipped.home, Choice(), 1, CHARTS)


@pytest.fixture(scope="module")
def instead(pack: Pack) -> Mapping[str, Pictures]:
    """Stand-ins for its pictures, by the name of their size."""
    return {"pack": stand_ins(pack, A4), "slide": stand_ins(pack, SLIDE)}


@pytest.fixture
def drawn(instead: Mapping[str, Pictures], monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What is asked of the browser, by code and size; it draws the stand-ins."""
    asked = []

    def draw(coded: CodedChart, size: Size) -> tuple[Picture, ...]:
        name = size.name.split("-")[0]
        asked.append((coded.code, name))
        return tuple(instead[name][coded.code])

    monkeypatch.setattr(packing, "pictures", draw)
    return asked


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a browser, on which nothing was drawn before."""
    monkeypatch.setenv("TWINBOARD_CHROMIUM", "/nowhere")
    monkeypatch.setattr(picture, "_pngs", BoundedCache[Picture](2**20, lambda picture: len(picture.png)))


def codes_in(made: Packed) -> list[str]:
    found = read_document(made.content, made.file_name)
    return [*dict.fromkeys(mark.code for mark in found.marks if "picture" in mark.where)]


@pytest.mark.thinned(3)
@pytest.mark.parametrize("form", ["docx", "pptx", "pdf"])
def test_a_pack_with_pictures_has_every_chart_in_its_form(
    shipped: Store, pack: Pack, drawn: list[tuple[str, str]], form: str
) -> None:
    made = packed(shipped.home, pack, form, Progress())
    codes = [each.code for each in pack.charts]
    assert made.file_name == f"derbyshires-overseas-partnerships-version-1.{form}"
    assert made.lacks == ""
    assert sorted(drawn) == sorted((code, "slide" if form == "pptx" else "pack") for code in codes)
    found = read_document(made.content, made.file_name)
    assert {mark.code for mark in found.marks} == {*codes}


def test_word_and_slides_have_a_picture_for_each_chart(
    shipped: Store, pack: Pack, drawn: list[tuple[str, str]]
) -> None:
    codes = [each.code for each in pack.charts]
    word, slides = (packed(shipped.home, pack, form, Progress()) for form in ("docx", "pptx"))
    assert codes_in(word) == codes_in(slides) == codes
    assert len(docx.Document(io.BytesIO(word.content)).inline_shapes) == 3
    shown = [shape for slide in Presentation(io.BytesIO(slides.content)).slides for shape in slide.shapes]
    images = [Image.open(io.BytesIO(shape.image.blob)).size for shape in shown if hasattr(shape, "image")]
    assert images == [(4000, 2250)] * 3


def test_the_data_of_a_pack_need_no_pictures(shipped: Store, pack: Pack, no_browser: None) -> None:
    progress = Progress()
    made = packed(shipped.home, pack, "xlsx", progress)
    book = load_workbook(io.BytesIO(made.content))
    said = " ".join(str(cell.value) for sheet in book for row in sheet for cell in row if cell.value)
    assert (made.lacks, made.file_name[-5:]) == ("", ".xlsx")
    assert all(each.code in said and each.chart.drawing.title in said for each in pack.charts)
    assert [share for share, _ in progress.said] == [0, 1]


def test_a_pack_without_charts_gives_no_data_rather_than_all(shipped: Store) -> None:
    without = make_pack(shipped.home, Choice(strand="sport"), 1)
    with pytest.raises(NothingToDraw, match="has no charts, and so no data"):
        packed(shipped.home, without, "xlsx", Progress())
    assert packed(shipped.home, without, "docx", Progress()).lacks == ""


def test_how_far_it_is_is_told_from_nothing_to_all_in_order(
    shipped: Store, pack: Pack, drawn: list[tuple[str, str]]
) -> None:
    progress = Progress()
    packed(shipped.home, pack, "docx", progress)
    shares = [share for share, _ in progress.said]
    assert (shares[0], shares[-1]) == (0, 1)
    assert shares == sorted({*shares})
    assert [words for _, words in progress.said] == [
        "Drawing figure 1 of 3: Toyota City is linked with over 6,300 jobs",
        "Drawing figure 2 of 3: Visits went both ways in 2018",
        "Drawing figure 3 of 3: China’s stated share of UK exports: around 6 per cent",
        "Putting it together",
    ]


@pytest.mark.parametrize("form", ["docx", "pptx", "pdf"])
def test_without_a_browser_a_pack_has_its_tables_and_says_what_to_install(
    shipped: Store, pack: Pack, no_browser: None, form: str
) -> None:
    made = packed(shipped.home, pack, form, Progress())
    assert made.lacks.startswith("The pack has no pictures. This server has no Chrome, Edge or Chromium")
    assert "apt install chromium" in made.lacks
    assert "TWINBOARD_CHROMIUM" in made.lacks
    assert codes_in(made) == []
    found = read_document(made.content, made.file_name)
    text = " ".join(passage.text for passage in found.passages)
    assert {mark.code for mark in found.marks} == {each.code for each in pack.charts}
    assert "over 3,000 jobs" in " ".join(text.split())


def test_a_picture_that_cannot_be_drawn_in_time_ends_the_pack(
    shipped: Store, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> tuple[Picture, ...]:
        raise Busy("Too many pictures are being drawn.", "Try again in a minute.")

    monkeypatch.setattr(packing, "pictures", refuse)
    with pytest.raises(Busy):
        packed(shipped.home, pack, "docx", Progress())


def test_every_form_has_a_name_for_readers() -> None:
    assert [*FORMS] == ["docx", "pptx", "pdf", "xlsx"]
    assert all(FORMS.values())
