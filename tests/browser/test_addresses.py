"""Addresses: each page answers to its own, each filter is in it, and a dead one says what happened."""

import re
import time
from collections.abc import Iterator

import pytest
from conftest import publish
from playwright.sync_api import Browser, Page, expect
from workbooks import PARTNER, only, workbook

from browser import menu
from browser.conftest import (
    COUNT_MENU,
    PATIENCE_MS,
    Server,
    at_rest,
    choose,
    heading,
    new_window,
    open_address,
    publish_to,
    serve,
)
from twinboard.store import Store

pytestmark = pytest.mark.browser

KINDS = {
    "hefei": "Hefei",
    "education": "Education",
    "conflicts": "Where sources disagree",
}
FILTERS = {
    "compare": {"Compared on": "Numbers on record"},
    "visits": {"Partner": "Hefei", "Strand": "Business"},
    "money?money=From+funder+to+partner": {"Partner": "China", "Strand": "Business", "Stage": "Budget"},
    "trade": {"Partner": "Japan"},
    "facts": {
        "Partner": "Toyota City",
        "Strand": "Cultural understanding",
        "Source": "Update on International Relations",
    },
    "conflicts": {"Partner": "Zhejiang"},
}


@pytest.fixture(scope="module")
def cold_servers(shipped: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Server]]:
    """A server for each kind of page, none of which anybody has visited."""
    running = {address: serve(tmp_path_factory.mktemp("cold"), shipped) for address in KINDS}
    yield {address: next(server) for address, server in running.items()}
    for server in running.values():
        server.close()


@pytest.mark.sweep
@pytest.mark.parametrize(("address", "words"), KINDS.items())
def test_a_page_answers_to_its_address_on_a_cold_server(
    cold_servers: dict[str, Server], page: Page, address: str, words: str
) -> None:
    open_address(page, cold_servers[address], address)
    expect(heading(page, words)).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert len(menu.entries(page)) == COUNT_MENU


def choose_in_address(page: Page, label: str, option: str) -> None:
    """Chooses from a list, until the address says so."""
    address = page.url
    choose(page, label, option)
    expect(page).not_to_have_url(address)
    expect(page.get_by_label(label, exact=True)).to_have_value(option)
    at_rest(page)


def words(page: Page) -> str:
    """What the page says, its charts too."""
    return page.get_by_test_id("stMainBlockContainer").inner_text()


def words_at_rest(page: Page) -> str:
    """The same, once they stay as they are."""
    before, now = "", words(page)
    while before != now:
        page.wait_for_timeout(500)
        before, now = now, words(page)
    return now


def expect_alike(one: Page, other: Page, *, unlike: str) -> None:
    """Both pages come to say the same, and something else than before."""
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while not words(one) == words(other) != unlike and time.monotonic() < deadline:
        one.wait_for_timeout(500)
    assert words(one) == words(other) != unlike


@pytest.mark.parametrize(
    ("address", "choices"),
    [pytest.param(*each, marks=() if each[0].startswith("money") else pytest.mark.sweep) for each in FILTERS.items()],
)
def test_an_address_holds_every_filter(
    server: Server, browser: Browser, page: Page, address: str, choices: dict[str, str]
) -> None:
    open_address(page, server, address)
    before = words_at_rest(page)
    for label, option in choices.items():
        choose_in_address(page, label, option)
    elsewhere = new_window(browser).new_page()
    open_address(elsewhere, server, page.url.removeprefix(f"{server.url}/"))
    for label, option in choices.items():
        expect(elsewhere.get_by_label(label, exact=True)).to_have_value(option)
    expect_alike(elsewhere, page, unlike=before)
    elsewhere.context.close()


@pytest.mark.sweep
def test_an_address_holds_the_partners_compared(server: Server, browser: Browser, page: Page) -> None:
    open_address(page, server, "compare")
    before = words_at_rest(page)
    page.get_by_role("button", name="Remove Hefei").click()
    expect(page).to_have_url(re.compile("partners="))
    elsewhere = new_window(browser).new_page()
    open_address(elsewhere, server, page.url.removeprefix(f"{server.url}/"))
    expect_alike(elsewhere, page, unlike=before)
    expect(elsewhere.get_by_role("button", name="Remove Hefei")).to_have_count(0)
    elsewhere.context.close()


def test_a_dead_address_says_so_and_offers_what_is_like_it(server: Server, page: Page) -> None:
    open_address(page, server, "xian-city")
    expect(heading(page, "There is no page here")).to_be_visible()
    expect(page.get_by_text("Nothing is published at the address “xian-city”.")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("link", name="Xi'an", exact=True).last.click()
    expect(heading(page, "Xi'an")).to_be_visible()


@pytest.mark.sweep
def test_the_address_of_a_retired_partner_says_when_and_why_and_leads_to_it_as_it_was(store: Store, page: Page) -> None:
    publish(store, workbook(Facts=None))
    running = serve(store.home, None)
    server = next(running)
    successor = {**PARTNER, "partner_id": "testburg", "name": "Testburg"}
    publish_to(server, only(Partners=[successor]), retire_missing=True, message="Merged with Testburg")
    open_address(page, server, "testville")
    expect(page.get_by_text(re.compile(r"^It was retired in version 2, \d+ \w+ \d+, by Test\.$"))).to_be_visible()
    expect(page.get_by_text("Why: Merged with Testburg")).to_be_visible()
    page.get_by_role("link", name="See it as it was in version 1").click()
    expect(heading(page, "Testville")).to_be_visible()
    expect(page.get_by_text("This is version 1 as it was published.")).to_be_visible()
    open_address(page, server, "testburg?version=1")
    expect(page.get_by_text("You are reading version 1.")).to_be_visible()
    page.get_by_role("link", name="Look in the current version").click()
    expect(heading(page, "Testburg")).to_be_visible()
    running.close()


@pytest.mark.sweep
def test_a_filter_that_is_not_there_is_said_and_everything_is_shown(server: Server, page: Page) -> None:
    open_address(page, server, "visits?partner=Atlantis")
    expect(page.get_by_text("Partner: the address asks for “Atlantis”, which is not here.")).to_be_visible()
    expect(page.get_by_label("Partner", exact=True)).to_have_value("All")
