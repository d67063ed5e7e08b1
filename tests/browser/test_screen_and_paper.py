"""A chart on the screen, drawn by Streamlit's plotly.js, beside the same on paper, drawn by Python's: alike."""

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

import plotly.graph_objects as go
import pytest
from coded import coded_charts
from PIL import Image, ImageChops
from playwright.sync_api import Page

from browser.conftest import Server, open_address
from browser.faults import SETTLED
from twinboard.charts.base.chart import Plan
from twinboard.charts.base.printed import printed
from twinboard.papers.coded import CodedChart
from twinboard.papers.pictures.picture import words_below
from twinboard.papers.pictures.sizes import A4
from twinboard.papers.pictures.worker import Worker

pytestmark = [pytest.mark.browser, pytest.mark.sweep]

ALIKE, LARGEST_SHARE = 64, 0.002
"""Levels of grey by which a pixel may differ, and the share of pixels that may differ by more."""
OTHER_CHART = 0.01
"""At least so many pixels differ between one chart and another, or one that is moved by a few pixels."""

MOST_WIDENED = 8
MARGINS = "plot => (({l, r, t, b}) => ({l, r, t, b}))(plot._fullLayout._size)"
ON_WHOLE_PIXELS = """plot => {
    const {x, y} = plot.getBoundingClientRect();
    plot.style.transform = `translate(${Math.round(x) - x}px, ${Math.round(y) - y}px)`;
}"""


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.stop()


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("trade", ("trade_over_time", "uk_exports_as_stated")),
        ("visits", ("visits_over_time", "delegates_by_visit")),
    ],
    ids=["lines and bars", "times and parts"],
)
def test_a_chart_looks_on_paper_as_on_the_screen(
    server: Server, page: Page, worker: Worker, address: str, names: Sequence[str]
) -> None:
    open_address(page, server, address)
    page.evaluate(SETTLED)
    for number, coded in enumerate(coded_charts(server.store, *names)):
        chart = page.locator(".js-plotly-plot").nth(number)
        chart.scroll_into_view_if_needed()
        chart.evaluate(ON_WHOLE_PIXELS)
        screen = Image.open(io.BytesIO(chart.screenshot())).convert("L")
        paper = on_paper(worker, coded, screen.width, chart.evaluate(MARGINS))
        assert screen.size == paper.size
        assert share_that_differs(screen, paper) < LARGEST_SHARE
        assert share_that_differs(screen, ImageChops.offset(paper, 0, 7)) > OTHER_CHART


def on_paper(worker: Worker, coded: CodedChart, width: int, margins: dict[str, float]) -> Image.Image:
    """The plot of its print picture, at one dot a pixel, of the figure that the screen shows too.

    Plotly widens margins on the screen by a few pixels, which are taken over.
    """
    figure = go.Figure(coded.chart.drawing.figure).update_xaxes(automargin=False).update_yaxes(automargin=False)
    assert all(0 <= margins[side] - (figure.layout.margin[side] or 0) <= MOST_WIDENED for side in margins)
    figure.update_layout(margin=margins)
    tall = replace(A4.page, width=width, height=9999)
    drawing = replace(coded.chart.drawing, plan=Plan(lambda *_: figure))
    [picture] = printed(drawing, words_below(coded), tall)
    options = {"format": "png", "width": picture.width, "height": picture.height, "scale": 1}
    drawn = Image.open(io.BytesIO(worker.draw(picture.figure, options))).convert("L")
    top = round(json.loads(picture.figure)["layout"]["margin"]["t"] - (figure.layout.margin.t or 0))
    return drawn.crop((0, top, picture.width, top + figure.layout.height))


def share_that_differs(one: Image.Image, other: Image.Image) -> float:
    levels = ImageChops.difference(one, other).histogram()
    return sum(levels[ALIKE:]) / sum(levels)
