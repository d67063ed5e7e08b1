"""What is clicked leads on: a place on the map, a visit in its lane, a cell of the grid; each state has its address."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser import menu
from browser.conftest import Server, at_rest, heading, new_window, open_address

pytestmark = pytest.mark.browser

MARK = """([name, kind, id]) => {
    const plot = document.querySelector(`[class*="st-key-card-${name}"] .js-plotly-plot`);
    for (const [curve, trace] of plot._fullData.entries())
        for (const [number, data] of (trace.customdata ?? []).entries()) {
            if (!data || data[0] !== kind || data[1] !== id) continue;
            const size = plot._fullLayout, edge = plot.getBoundingClientRect();
            const at = (axis, value) => axis.d2p(value) + axis._offset;
            const x = trace.type === 'bar' ? (trace.base?.[number] ?? 0) + trace.x[number] / 2 : trace.x[number];
            return [edge.left + at(size.xaxis, x), edge.top + at(size.yaxis, trace.y[number])];
        }
}"""
"""Where a mark of a chart is on the screen, by what it stands for."""


AT_TOP = """name => {
    const card = document.querySelector(`.stVerticalBlock[class*="st-key-card-${name}"]`);
    return Math.abs(card.getBoundingClientRect().top) < 40;
}"""


LOADED = "script => performance.getEntriesByType('resource').some(each => each.name.endsWith(script))"
"""Whether a script of ours has come; an expression alone would be evaluated in the page, which forbids that."""


def click_mark(page: Page, name: str, kind: str, identity: str) -> None:
    card = page.locator(f'[class*="st-key-card-{name}"]')
    card.locator(".main-svg").first.wait_for()
    card.scroll_into_view_if_needed()
    at_rest(page)
    x, y = page.evaluate(MARK, [name, kind, identity])
    page.mouse.move(x, y)
    page.wait_for_timeout(200)
    page.mouse.click(x, y)


def drawer_elsewhere(browser: Browser, server: Server, page: Page) -> str:
    """The words of the drawer that another reader finds open at the same address."""
    elsewhere = new_window(browser).new_page()
    open_address(elsewhere, server, page.url.removeprefix(f"{server.url}/"))
    expect(elsewhere.get_by_role("dialog").locator("li").first).to_be_visible()
    words = elsewhere.get_by_role("dialog").inner_text()
    elsewhere.context.close()
    return words


def test_a_place_on_the_map_leads_to_its_page(server: Server, page: Page) -> None:
    open_address(page, server)
    click_mark(page, "map_of_partners", "partner", "hefei")
    expect(heading(page, "Hefei")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/hefei$"))


@pytest.mark.parametrize(
    ("name", "kind", "identity", "words"),
    [
        ("visits_over_time", "visit", "hefei-to-derby-2015", "Visit of Chinese delegates to Derby"),
        pytest.param(
            *("activity_by_strand", "cell", "xian/business", "Economic twinning with Xi'an"), marks=pytest.mark.sweep
        ),
    ],
)
def test_a_mark_opens_what_it_stands_for_at_an_address_of_its_own(
    server: Server, browser: Browser, page: Page, *, name: str, kind: str, identity: str, words: str
) -> None:
    open_address(page, server)
    click_mark(page, name, kind, identity)
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text(words).first).to_be_visible()
    assert words in drawer_elsewhere(browser, server, page)
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect(page).to_have_url(re.compile(rf"{re.escape(server.url)}/?$"))


@pytest.mark.sweep
def test_what_is_set_in_a_card_stands_in_the_address_and_is_seen_by_another_reader(
    server: Server, browser: Browser, page: Page
) -> None:
    open_address(page, server, "trade")
    card = page.locator('[class*="st-key-card-trade_over_time"]').first
    at_rest(page)
    before = card.locator(".tb-code").inner_text()
    card.get_by_role("button", name="Countries: all").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Japan").focus()
    page.keyboard.press("Space")
    expect(card.locator("h2")).to_contain_text("Exports to Japan")
    page.keyboard.press("Escape")
    card.get_by_role("radio", name="Pounds").focus()
    for key in ("ArrowRight", "Space"):
        page.keyboard.press(key)
    expect(card.locator("h2")).to_have_text("UK exports to Japan as an index")
    expect(card.locator(".tb-code")).not_to_have_text(before)
    at_rest(page)
    code = card.locator(".tb-code").inner_text()
    elsewhere = new_window(browser, 390, 844).new_page()
    open_address(elsewhere, server, page.url.removeprefix(f"{server.url}/"))
    other = elsewhere.locator('[class*="st-key-card-trade_over_time"]').first
    expect(other.locator(".tb-code")).to_have_text(code)
    expect(other.locator("h2")).to_have_text("UK exports to Japan as an index")
    other.get_by_text("Table", exact=True).click()
    expect(other.locator("table")).to_be_visible()
    assert "China" not in other.locator("table").inner_text()
    elsewhere.context.close()


def test_a_link_in_a_page_keeps_the_session_as_the_menu_does(server: Server, page: Page) -> None:
    open_address(page, server)
    at_rest(page)
    page.wait_for_function(LOADED, arg="soft_links/index.js")
    page.evaluate("window.kept = true")
    link(page, "Hefei").click()
    expect(heading(page, "Hefei")).to_be_visible()
    menu.open_entry(page, "Overview")
    expect(page.locator("h1")).not_to_have_text("Hefei")
    page.go_back()
    expect(heading(page, "Hefei")).to_be_visible()
    assert page.evaluate("window.kept")


def link(page: Page, name: str) -> Locator:
    return page.locator(".tb-lines").get_by_role("link", name=name, exact=True)


@pytest.mark.sweep
def test_in_a_meeting_the_arrow_keys_go_from_card_to_card(server: Server, page: Page) -> None:
    open_address(page, server, "?view=meeting")
    expect(page.get_by_test_id("stTopNav")).to_be_hidden()
    at_rest(page)
    page.wait_for_function(LOADED, arg="meeting/index.js")
    page.wait_for_timeout(1500)
    for name in ("map_of_partners", "partners", "jobs_by_employer"):
        page.keyboard.press("ArrowRight")
        page.wait_for_function(AT_TOP, arg=name)
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stTopNav")).to_be_visible()
