"""An officer types on the page: corrects a number from its page, adds a visit by a form, and a partner in the grid."""

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Server, at_rest, become_officer, open_address
from browser.faults import illegible, inaccessible
from twinboard.publish import history

pytestmark = pytest.mark.browser


def check(page: Page) -> None:
    page.get_by_role("button", name="Check", exact=True).click()
    at_rest(page)


def publish(page: Page, number: int, why: str) -> None:
    """Says why, ticks what is asked, and publishes."""
    tick = page.get_by_test_id("stCheckbox").locator("label")
    if tick.count():
        tick.click()
        at_rest(page)
    page.get_by_label("Why, in a sentence").fill(why)
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text(f"Published as version {number}.")).to_be_visible()
    at_rest(page)


def test_an_officer_corrects_a_number_from_its_page(small_server: Server, page: Page) -> None:
    open_address(page, small_server, "fact?id=jobs-2020")
    expect(page.get_by_role("link", name="Correct this number")).to_have_count(0)
    open_address(page, small_server, "edit?correct=jobs-2020")
    expect(page.get_by_text("Only officers can update what is published.")).to_be_visible()
    become_officer(page, small_server)
    open_address(page, small_server, "fact?id=jobs-2020")
    page.get_by_role("link", name="Correct this number").click()
    typed = page.get_by_label("Number", exact=True)
    expect(typed).to_have_value("100")
    at_rest(page)
    typed.fill("lots")
    check(page)
    expect(page.get_by_role("alert").filter(has_text="“lots” cannot be read as one number")).to_be_visible()
    expect(
        page.get_by_role("row").filter(has_text="Jobs, Testville, The works, 2020").filter(has_text="lots")
    ).to_be_visible()
    expect(page.get_by_role("button", name="Publish")).to_have_count(0)
    assert inaccessible(page) + illegible(page) == []
    expect(typed).to_have_value("lots")
    typed.fill("over 120")
    check(page)
    publish(page, 2, "A newer count")
    expect(typed).to_have_value("over 120")
    open_address(page, small_server, "fact?id=jobs-2020")
    expect(page.get_by_role("heading", level=1, name="over 120 jobs")).to_be_visible()
    expect(page.get_by_text("typed-on-the-page-facts.xlsx, cell Facts!F2")).to_be_visible()
    assert history(small_server.store)[0].author == "A. Officer"
