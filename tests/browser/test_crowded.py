"""The pages of the crowded workbook, on a laptop, a tablet and a telephone: nothing clipped, nothing over another."""

import pytest
from playwright.sync_api import Page

from browser.conftest import Server
from browser.labels import unreadable_labels
from browser.test_browser import menu_addresses, open_address

pytestmark = pytest.mark.browser

WIDTHS = (1440, 820, 400)
_SETTLED = """() => [...document.querySelectorAll('.js-plotly-plot')].every(plot =>
    plot.querySelector('.main-svg')
    && Math.abs(plot.querySelector('.main-svg').getBoundingClientRect().width
        - plot.parentElement.getBoundingClientRect().width) < 2)"""
_WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_every_crowded_page_is_whole_at_every_width(crowded_server: Server, page: Page) -> None:
    open_address(page, crowded_server)
    addresses = menu_addresses(page)
    assert len(addresses) >= 26
    found = {}
    for address in addresses:
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        open_address(page, crowded_server, address)
        assert page.get_by_test_id("stException").count() == 0, address
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_function(_SETTLED)
            wider = ["wider than the screen"] if page.evaluate(_WIDER) > 0 else []
            if unreadable := wider + unreadable_labels(page):
                found[address, width] = unreadable
    assert found == {}
