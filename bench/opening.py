"""How a reader comes from page to page: a link in a page beside the menu, and when the first card is seen.

Both ways of opening a page are taken in turns in one session, so that the noise of the machine falls on each; times are
those of the browser, from the click to the drawn page.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench._serving import publish, serving
from bench.figures import Figure
from bench.screens import FLAGS
from twinboard.store import Store

ROUNDS = 9
AIM = 1.3
PARTNER, ADDRESS = "Hefei", "hefei"
CARDS = ["visits_over_time"]
"""Cards of the first tab of the partner."""
FIRST, LAST = "map_of_partners", "activity_by_strand"
_WATCH = """([heading, cards]) => {
    window.seen = {};
    addEventListener('click', () => {
        const begun = performance.now();
        const note = (name, is_there) => {
            if (is_there && !(name in window.seen)) window.seen[name] = performance.now() - begun;
        };
        const look = () => {
            const is_open = document.querySelector('h1')?.textContent === heading;
            for (const name of cards) {
                const card = document.querySelector(`.stVerticalBlock[class*="st-key-card-${name}"]`);
                note(`${name} made`, is_open && card?.querySelector('.tb-code'));
                note(`${name} seen`, is_open && card?.querySelector('.js-plotly-plot .main-svg'));
            }
            const state = document.querySelector('[data-testid="stApp"]').dataset.testScriptState;
            const is_whole = is_open && state === 'notRunning' && cards.every(name => `${name} seen` in window.seen);
            note('whole', is_whole);
            if (!is_whole) requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    }, {capture: true, once: true});
}"""
Times = dict[str, float]


def by_menu(page: Page, heading: str, name: str, cards: list[str]) -> Times:
    """Opens a page from the menu; milliseconds from the click on its entry until what is on it."""
    entry = page.get_by_test_id("stTopNavLink").get_by_text(name, exact=True)
    if not entry.count():
        page.get_by_test_id("stTopNavSection").filter(has_text="Partners").click()
        entry = page.get_by_test_id("stTopNavDropdownLink").get_by_text(name, exact=True)
    page.evaluate(_WATCH, [heading, cards])
    entry.click()
    return _watched(page)


def by_link(page: Page, cards: list[str]) -> Times:
    """Opens the partner from its name in the list of the overview."""
    page.evaluate(_WATCH, [PARTNER, cards])
    page.locator(".tb-lines").get_by_role("link", name=PARTNER, exact=True).click()
    return _watched(page)


def _watched(page: Page) -> Times:
    page.wait_for_function("() => 'whole' in window.seen", timeout=120_000)
    found: Times = page.evaluate("window.seen")
    page.wait_for_timeout(500)
    return found


def measured(page: Page, url: str) -> tuple[list[Times], list[Times], list[Times]]:
    """Of each round: the overview from the menu, the partner by link, the partner from the menu."""
    page.goto(url)
    title = page.locator("h1").inner_text(timeout=120_000)
    page.locator(".tb-footer").wait_for(timeout=120_000)
    page.wait_for_timeout(3000)
    overviews: list[Times] = []
    links: list[Times] = []
    menus: list[Times] = []
    for number in range(ROUNDS + 1):
        for is_link in (True, False) if number % 2 else (False, True):
            if is_link:
                links.append(by_link(page, CARDS))
            else:
                menus.append(by_menu(page, PARTNER, PARTNER, CARDS))
            overviews.append(by_menu(page, title, "Overview", [FIRST, LAST]))
    return overviews[2:], links[1:], menus[1:]


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = Store(Path(folder))
        publish(store, "The shipped workbook")
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("TWINBOARD_CHROMIUM", "/usr/bin/chromium"), args=FLAGS
        )
        with serving(store.home) as port:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            overviews, links, menus = measured(page, f"http://localhost:{port}/")
        browser.close()
    linked, chosen = (tuple(each["whole"] for each in found) for found in (links, menus))
    yield Figure(
        "opening", "From the overview to Hefei by a link on the page", "ms", linked, "by the menu", chosen, AIM
    )
    for name in (f"{FIRST} made", f"{FIRST} seen", f"{LAST} made", f"{LAST} seen"):
        times = tuple(each[name] for each in overviews)
        yield Figure("opening", f"The overview, from the click: {name}", "ms", times)
