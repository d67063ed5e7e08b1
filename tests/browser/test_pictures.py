"""Every chart as pictures, of both stores and at every size: whole, legible, cut between rows, of the right size."""

import io
import json
import re
from collections import Counter
from collections.abc import Iterator

import docx
import pytest
from coded import coded_charts
from cuts import labels, marks, missing_from_parts
from pictured import Laid, all_laid, extremes, laid
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

from browser.measured import faults_as_laid_out, faults_of_svgs
from twinboard.charts.base.look import BLUE
from twinboard.papers.coded import CodedChart
from twinboard.papers.pictures.picture import png, svg, words_below
from twinboard.papers.pictures.sizes import A4, HALF, SIZES, SLIDE, Size
from twinboard.papers.pictures.stamped import KEYWORD
from twinboard.papers.pictures.worker import WORKER
from twinboard.store import Store

TOO_TALL = {
    "crowded a4": {"trade_over_time"},
    "crowded half": {
        "activity_by_strand",
        "gross_to_net",
        "map_of_partners",
        "money_flow",
        "source_freshness",
        "trade_over_time",
    },
}
"""Charts that cannot be cut, or whose remarks and sources alone fill half a page, where partners and words are many."""


MOST_SLIDES = {"shipped": 99, "crowded": 9}
"""Of the crowded store no slides of charts that would take dozens: theirs are as those of the other charts."""


@pytest.fixture(scope="module", params=["shipped", pytest.param("crowded", marks=pytest.mark.sweep)])
def kept_in(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def pictures(request: pytest.FixtureRequest, kept_in: str) -> list[Laid]:
    """Every part of every chart of a store, at every size."""
    return all_laid(request.getfixturevalue(kept_in), most_slides=MOST_SLIDES[kept_in])


@pytest.fixture(scope="module")
def crowded_charts(crowded: Store) -> Iterator[dict[str, CodedChart]]:
    yield {each.chart.name: each for each in coded_charts(crowded)}
    WORKER.stop()


@pytest.fixture
def bare_page(browser: Browser) -> Iterator[Page]:
    """A page for pictures, which ask no address for anything."""
    page, asked = browser.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    yield page
    page.close()
    assert [url for url in asked if not url.startswith("data:")] == []


@pytest.mark.browser
def test_no_word_is_cut_lost_small_or_over_another(pictures: list[Laid], bare_page: Page) -> None:
    assert faults_as_laid_out(bare_page, pictures) == {}


@pytest.mark.sweep
@pytest.mark.browser
def test_long_and_strange_titles_sources_and_stamps_are_whole(shipped: Store, bare_page: Page) -> None:
    assert faults_as_laid_out(bare_page, extremes(shipped)) == {}


@pytest.mark.sweep
@pytest.mark.browser
@pytest.mark.parametrize("size", [A4, HALF], ids=["a4", "half"])
def test_an_svg_as_it_is_given_out_holds_all_that_was_measured(
    crowded_charts: dict[str, CodedChart], bare_page: Page, size: Size
) -> None:
    drawn = []
    for name in ("visits_by_partner", "map_of_partners", "activity_by_strand"):
        coded = crowded_charts[name]
        first = laid(name, coded.chart.drawing, words_below(coded), size)[0]
        file = svg(coded, size)
        assert re.search(rf'<svg role="img"[^>]* width="{size.width_mm}mm"', file.decode())
        assert coded.stamp in file.decode()
        drawn.append((first, file))
    assert faults_of_svgs(bare_page, drawn) == {}


@pytest.mark.browser
@pytest.mark.parametrize(("size", "width"), [(A4, 1878), (HALF, 909), (SLIDE, 4000)], ids=SIZES)
def test_a_png_is_as_wide_as_its_size_at_300_dots_per_inch(
    crowded_charts: dict[str, CodedChart], size: Size, width: int
) -> None:
    coded = crowded_charts["visits_by_partner"]
    picture = png(coded, size)
    with Image.open(io.BytesIO(picture.png)) as opened:
        assert opened.width == width
        assert [round(dots, 2) for dots in opened.info["dpi"]] == [300, 300]
        assert opened.info[KEYWORD] == coded.stamp
        assert len(set(opened.crop((0, 0, width, opened.height // 3)).convert("L").tobytes())) > 20
        assert picture.width_mm == pytest.approx(size.width_mm, abs=0.1)
        assert picture.height_mm == pytest.approx(picture.width_mm * opened.height / opened.width)


@pytest.mark.browser
def test_a_png_placed_in_word_without_a_size_is_as_wide_as_the_page_has_room(
    crowded_charts: dict[str, CodedChart],
) -> None:
    file = io.BytesIO(png(crowded_charts["visits_by_partner"]).png)
    assert docx.Document().add_picture(file).width.mm == pytest.approx(159, abs=0.1)


def test_each_row_label_and_mark_is_in_one_part_and_none_is_cut(pictures: list[Laid]) -> None:
    found = {}
    for each in pictures:
        found.setdefault((each.name, each.size.name), []).append(each)
    assert any(len(parts) > 1 for parts in found.values())
    wrong = {asked: missing_from_parts(parts) for asked, parts in found.items()}
    assert {asked: said for asked, said in wrong.items() if said} == {}


def test_no_picture_is_taller_than_its_page_but_those_that_cannot_be_cut(pictures: list[Laid], kept_in: str) -> None:
    for size in (A4, HALF):
        asked = [each for each in pictures if each.size == size]
        assert {each.printed.width for each in asked} == {size.page.width}
        tall = {each.name for each in asked if each.printed.height > size.page.height}
        assert tall == TOO_TALL.get(f"{kept_in} {size.name}", set())


def test_what_cannot_be_cut_is_hardly_taller_than_an_a4_page(pictures: list[Laid]) -> None:
    heights = [each.printed.height for each in pictures if each.size == A4]
    assert max(heights) <= 1.03 * A4.page.height


def test_a_picture_for_a_slide_has_its_shape(pictures: list[Laid]) -> None:
    shapes = [each.printed for each in pictures if each.size == SLIDE]
    assert all(abs(each.width * 9 / 16 - each.height) <= 1 for each in shapes)


@pytest.mark.parametrize("kept_in", ["shipped"], indirect=True)
def test_a_chart_that_fits_is_not_cut(pictures: list[Laid]) -> None:
    """And parts are about equally tall: the last is never a scrap."""
    parts = Counter(each.name for each in pictures if each.size == A4)
    assert parts["jobs_by_employer"] == parts["map_of_partners"] == 1
    assert parts["milestone_timeline"] > 1


def test_every_picture_has_words_and_marks(pictures: list[Laid]) -> None:
    """But for a part that says of whom nothing is on record. What the tests above compare is not empty."""
    for each in pictures:
        figure = json.loads(each.printed.figure)
        words = labels(figure, len(each.texts))
        assert words, each.label
        bands = [trace for trace in figure["data"] if trace.get("fill")]
        assert marks(figure) or bands or any(said in ("none listed", "none known") for said in words), each.label


@pytest.mark.sweep
@pytest.mark.browser
def test_a_line_can_be_seen_from_its_first_year_to_its_last(crowded_charts: dict[str, CodedChart]) -> None:
    picture = Image.open(io.BytesIO(png(crowded_charts["trade_over_time"], A4).png)).convert("RGB")
    off = ImageChops.difference(picture, Image.new("RGB", picture.size, BLUE)).convert("L")
    left, _, right, _ = off.point(lambda far: 255 * (far == 0)).getbbox()
    assert right - left > picture.width / 2
