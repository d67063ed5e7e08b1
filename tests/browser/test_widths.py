"""Every page of the shipped and of the crowded workbook, on a laptop, a tablet and a telephone: nothing is clipped."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import COUNT_MENU, expect_whole, open_address
from browser.labels import unreadable_labels
from twinboard.frames import rows

pytestmark = pytest.mark.browser

WIDTHS = (1440, 820, 400)
SETTLED = """async () => {
    const charts = () => document.querySelectorAll('[data-testid=stPlotlyChart]').length;
    const widths = () => [...document.querySelectorAll('.js-plotly-plot')].map(plot =>
        [plot, plot.querySelector('.main-svg')].map(each => Math.round(each?.getBoundingClientRect().width ?? 0)));
    const isDrawn = found => found.length === charts() && found.every(([plot, svg]) => Math.abs(plot - svg) < 2)
        && !document.querySelector('[data-testid=stSkeleton]');
    for (let before = '', calm = 0, tries = 0; calm < 3; tries++) {
        if (tries > 400) throw new Error('the charts are not drawn');
        await new Promise(resolve => setTimeout(resolve, 50));
        const now = JSON.stringify(widths());
        calm = now === before && isDrawn(widths()) ? calm + 1 : 0;
        before = now;
    }
}"""
"""Waits until every chart is drawn as wide as its place, and stays so."""
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("served", ["server", "crowded_server"])
def test_every_page_is_whole_at_every_width(request: pytest.FixtureRequest, page: Page, served: str) -> None:
    """The many partners and strands of the crowded workbook, alike but for their names, take the widths in turns."""
    opened = request.getfixturevalue(served)
    open_address(page, opened)
    links = page.get_by_test_id("stSidebarNavLink")
    assert links.count() >= COUNT_MENU
    own = [row["name"] for row in rows(opened.store.ask("evidence/key_pages"))]
    alike, found = set(own if served == "crowded_server" else []), {}
    for number in range(links.count()):
        name = open_from_menu(page, links.nth(number))
        expect_whole(page, name)
        widths = WIDTHS[number % 3 :][:1] if name in alike else WIDTHS
        for width in widths if number % 2 else reversed(widths):
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate(SETTLED)
            wider = ["wider than the screen"] if page.evaluate(WIDER) > 0 else []
            if unreadable := wider + unreadable_labels(page):
                found[name, width] = unreadable
    assert found == {}


def open_from_menu(page: Page, link: Locator) -> str:
    """Opens a page without loading the whole frame anew, also where the menu is folded away; gives its name."""
    name = link.text_content() or ""
    link.dispatch_event("click")
    expect(page).to_have_title(re.compile(re.escape(name)))
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    return name


@pytest.mark.parametrize(("top", "said"), [(0, []), (90, ["clipped: B"]), (-21, ["overlaps: A and B"])])
def test_labels_that_cannot_be_read_are_found(page: Page, top: int, said: list[str]) -> None:
    place = f"position: relative; top: {top}px"
    labels = f'<div class="annotation-text">A</div><div class="annotation-text" style="{place}">B</div>'
    style = "font: 20px/30px monospace; width: 99px; height: 99px"
    page.set_content(f'<div class="js-plotly-plot" style="{style}">{labels}</div>')
    assert unreadable_labels(page) == said
