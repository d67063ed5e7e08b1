"""What a link has to show, and the years before and after it began, as a reader meets them."""

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import Server, at_rest, new_window, open_address
from browser.faults import illegible, inaccessible

pytestmark = pytest.mark.browser
BEFORE_AND_AFTER = '[class*="st-key-card-before_and_after"]'


@pytest.mark.sweep
def test_a_chosen_comparison_stands_in_the_address_with_the_words_that_it_is_no_effect(
    server: Server, browser: Browser, page: Page
) -> None:
    open_address(page, server, "toyota-city?tab=Economy")
    card = page.locator(BEFORE_AND_AFTER).first
    expect(card.locator("h2")).to_have_text("Exports index in 2020: Japan 181, the European Union 147")
    expect(card).to_contain_text("a difference is not an effect of the link")
    expect(card).to_contain_text("Link began in 1998")
    at_rest(page)
    assert inaccessible(page) + illegible(page) == []
    card.get_by_role("button", name="Beside: The European Union").focus()
    page.keyboard.press("Enter")
    page.get_by_role("radio", name="Germany").click()
    expect(card.locator("h2")).to_contain_text("Germany")
    at_rest(page)
    found, code = card.locator("h2").inner_text(), card.locator(".tb-code").inner_text()
    elsewhere = new_window(browser, 390, 844).new_page()
    open_address(elsewhere, server, page.url.removeprefix(f"{server.url}/"))
    other = elsewhere.locator(BEFORE_AND_AFTER).first
    expect(other.locator("h2")).to_have_text(found)
    expect(other.locator(".tb-code")).to_have_text(code)
    other.get_by_text("Table", exact=True).click()
    expect(other.locator("table")).to_contain_text("The link began")
    elsewhere.context.close()


def test_a_scorecard_shows_gaps_as_gaps_and_what_to_collect_next(server: Server, page: Page) -> None:
    open_address(page, server, "toyota-city?tab=Scorecard")
    shown = page.get_by_role("table", name="What the link with Toyota City has to show")
    expect(shown.get_by_role("link", name="at least 26 people")).to_be_visible()
    expect(shown.get_by_role("row", name="Sport")).to_contain_text("Planned: 2 events")
    expect(shown.get_by_role("row", name="Business").get_by_role("cell").nth(1)).to_have_text("Gap")
    assert "over 3,000" not in shown.inner_text()
    background = page.get_by_role("table", name="Background: no source says that the link brought it about")
    expect(background.get_by_role("link", name="over 3,000 jobs")).to_be_visible()
    expect(page.get_by_text("around £7 million")).to_be_visible()
    wishes = page.get_by_role("table", name="What to collect next")
    expect(wishes.get_by_role("row", name="Hours of council staff")).to_contain_text("For none of 2 visits")
    expect(wishes.get_by_role("row", name="Hours of council staff")).to_contain_text("Visits: staff_hours")
    assert inaccessible(page) + illegible(page) == []
    page.emulate_media(media="print")
    expect(wishes).to_be_visible()
    page.emulate_media(media="screen")
    shown.get_by_role("link", name="at least 26 people").click()
    expect(page.locator("h1")).to_have_text("Facts")


def test_a_place_without_a_link_has_no_scorecard(server: Server, page: Page) -> None:
    open_address(page, server, "china")
    expect(page.get_by_role("tab", name="Economy")).to_be_visible()
    expect(page.get_by_role("tab", name="Scorecard")).to_have_count(0)
