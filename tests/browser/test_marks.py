"""As many marks can be seen in each picture of a chart as it has to show: in every part on paper, and on the screen."""

import json
from collections.abc import Iterator, Sequence

import pytest
from coded import coded_charts
from pictured import laid
from playwright.sync_api import Page

from browser.conftest import Server, open_address
from browser.faults import SETTLED
from browser.seen import Mark, faults_of, here, marks_of_svg, marks_on_screen
from twinboard.papers.coded import CodedChart
from twinboard.papers.pictures.picture import count_parts, png, svg, words_below
from twinboard.papers.pictures.sizes import A4, SIZES, SLIDE, Size
from twinboard.papers.pictures.worker import WORKER
from twinboard.rules.chart_pages import COMMON
from twinboard.store import Store

pytestmark = pytest.mark.browser

MOST_SLIDES = 9
"""Of charts that would take dozens of slides none is drawn: theirs are as those of the other charts."""

MARGIN_PX = 200
_TALLEST = "plots => Math.max(...plots.map(plot => plot.offsetHeight))"
_FIGURE = """({data, _fullLayout: {height, _size, shapes, ...rest}}) => {
    const axes = Object.entries(rest).filter(([name]) => /^yaxis[0-9]*$/.test(name));
    const drawn = shapes.map(({y0, yanchor, layer}) => ({y0, yanchor, layer}));
    const layout = {height, margin: {t: _size.t, b: _size.b}, shapes: drawn};
    for (const [name, {range}] of axes) layout[name] = {range};
    const plain = (_, value) => ArrayBuffer.isView(value) ? Array.from(value) : value;
    return JSON.stringify({data: data.map(({type, mode, y, yaxis, marker}) =>
        ({type, mode, y, yaxis, marker: {size: (marker || {}).size}})), layout}, plain);
}"""
"""What the browser was given to draw, as far as it says how many marks there are."""


@pytest.fixture(scope="module", autouse=True)
def _one_worker() -> Iterator[None]:
    yield
    WORKER.stop()


def faults_in(page: Page, charts: Sequence[CodedChart], sizes: Sequence[Size]) -> tuple[int, dict[str, list[str]]]:
    """How many bars can be seen in the pictures of charts, and what each lacks that lacks any."""
    count_bars, found = 0, dict[str, list[str]]()
    for coded in charts:
        for size in sizes:
            if size == SLIDE and count_parts(coded, size) > MOST_SLIDES:
                continue
            parts = laid(coded.chart.name, coded.chart.drawing, words_below(coded), size)
            for part in parts:
                file, picture = svg(coded, size, part.part), png(coded, size, part.part).png
                figure = json.loads(part.printed.figure)
                marks = here(figure, marks_of_svg(page, file, picture, part.printed.width, part.printed.height))
                count_bars += sum(mark.kind == "bar" and mark.is_seen for mark in marks)
                if faults := faults_of(figure, marks):
                    found[part.label] = faults
    return count_bars, found


@pytest.fixture
def bare(page: Page) -> Page:
    page.set_content("<!DOCTYPE html><body style='margin: 0'></body>")
    return page


@pytest.mark.sweep
def test_every_mark_of_a_chart_can_be_seen_in_each_part_of_it(shipped: Store, bare: Page) -> None:
    charts = coded_charts(shipped, "budget_by_year", "jobs_by_employer")
    count_bars, found = faults_in(bare, charts, [A4])
    assert found == {}
    assert count_bars == sum(len(coded.chart.drawing.table) for coded in charts)


@pytest.mark.sweep
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("kept_in", ["shipped", "crowded"])
def test_every_mark_of_every_chart_can_be_seen_at_every_size(
    request: pytest.FixtureRequest, bare: Page, kept_in: str, size: Size
) -> None:
    count_bars, found = faults_in(bare, coded_charts(request.getfixturevalue(kept_in)), [size])
    assert found == {}
    assert count_bars > 5


@pytest.mark.sweep
@pytest.mark.parametrize("kept_in", ["server", "crowded_server"])
@pytest.mark.parametrize("address", [each.path for each in COMMON], ids=[each.name for each in COMMON])
def test_every_mark_of_every_chart_can_be_seen_on_the_screen(
    request: pytest.FixtureRequest, page: Page, kept_in: str, address: str
) -> None:
    assert faults_on(page, request.getfixturevalue(kept_in), address) == {}


def faults_on(page: Page, server: Server, address: str) -> dict[int, list[str]]:
    """What the charts of a page lack, by their place on it; there is one. The screen is as tall as the tallest.

    The menu and the bar stay at the top of the screen, over what is scrolled below, and are taken away.
    """
    open_address(page, server, address)
    page.evaluate(SETTLED)
    for fixed in (page.get_by_test_id("stHeader"), page.locator(".st-key-bar")):
        fixed.evaluate("one => { one.style.display = 'none'; }")
    charts = page.locator(".js-plotly-plot")
    assert charts.count()
    page.set_viewport_size({"width": 1440, "height": max(900, MARGIN_PX + charts.evaluate_all(_TALLEST))})
    page.evaluate(SETTLED)
    found = {}
    for number in range(charts.count()):
        chart = charts.nth(number)
        chart.scroll_into_view_if_needed()
        found[number] = faults_of(json.loads(chart.evaluate(_FIGURE)), marks_on_screen(chart))
    return {number: faults for number, faults in found.items() if faults}


def test_a_mark_that_is_clipped_away_is_missed() -> None:
    """What the tests above rest on: a figure with two bars of which one cannot be seen, and one is not laid out."""
    layout = {"height": 100, "margin": {}, "yaxis": {"range": [100, 0]}}
    figure = {"data": [{"type": "bar", "y": [20, 50, 80]}], "layout": layout}
    assert faults_of(figure, [Mark("bar", -1, 20, 1.0), Mark("bar", -1, 50, 0.3), Mark("bar", -1, 80, 0.95)]) == [
        "bar at 50: 30% seen"
    ]
    assert faults_of(figure, [Mark("bar", -1, 20, 1.0), Mark("bar", -1, 80, 0.9)]) == ["2 of 3 marks"]
