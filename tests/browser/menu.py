"""The menu as a reader uses it: a bar at the top with lists that open, or a list at the side on a telephone."""

from urllib.parse import urlparse

from playwright.sync_api import Locator, Page, expect

_LAID_OUT = """() => [...document.querySelectorAll('[data-testid=stTopNav] :is(a, button)')]
    .map(entry => entry.innerText).join()"""
_BAR, _IN_LIST, _AT_SIDE = "stTopNavLink", "stTopNavDropdownLink", "stSidebarNavLink"


def entries(page: Page) -> dict[str, str]:
    """The names of all pages in the menu, with their addresses."""
    _come_to_rest(page)
    found = _read(page.get_by_test_id(_AT_SIDE)) | _read(page.get_by_test_id(_BAR))
    lists = page.get_by_test_id("stTopNavSection")
    for number in range(lists.count()):
        found |= _read(_opened(page, lists.nth(number)))
        page.keyboard.press("Escape")
        expect(page.get_by_test_id(_IN_LIST)).to_have_count(0)
    return found


def open_entry(page: Page, name: str) -> None:
    """Opens a page by its name in the menu."""
    _come_to_rest(page)
    in_bar = page.get_by_test_id(_BAR).get_by_text(name, exact=True)
    if in_bar.count():
        in_bar.click()
        return
    lists = page.get_by_test_id("stTopNavSection")
    for number in range(lists.count()):
        links = _opened(page, lists.nth(number)).get_by_text(name, exact=True)
        if links.count():
            links.click()
            return
        page.keyboard.press("Escape")
        expect(page.get_by_test_id(_IN_LIST)).to_have_count(0)
    raise AssertionError(f"The menu has no page {name}.")


def _come_to_rest(page: Page) -> None:
    """Waits until the bar has as many entries as there is room for: it is laid out anew at each width."""
    before, now = "", "?"
    while before != now:
        page.wait_for_timeout(300)
        before, now = now, page.evaluate(_LAID_OUT)


def _opened(page: Page, one: Locator) -> Locator:
    one.click()
    links = page.get_by_test_id(_IN_LIST)
    expect(links).not_to_have_count(0)
    return links


def _read(links: Locator) -> dict[str, str]:
    return {
        link.inner_text().strip(): urlparse(link.get_attribute("href") or "").path.strip("/") for link in links.all()
    }
