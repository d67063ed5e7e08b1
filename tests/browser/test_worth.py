"""Worth: an assumption is moved on the page, and what follows is a what-if wherever it is seen; and the way back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import publish
from docx import Document
from playwright.sync_api import Browser, Page, expect
from worth import fuller_council

from browser.conftest import Server, at_rest, heading, new_window, open_address, serve
from twinboard.store import Store

pytestmark = pytest.mark.browser

WHAT_IF = "What if: Leakage is 5 per cent, not 10 per cent as the officers set it."
AS_SET, MOVED = "around £3,062", "around £3,232"
"""The net effect by hand: £3,780 × 0.81, and × 0.855."""


@pytest.fixture(scope="module")
def council_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    store = Store(tmp_path_factory.mktemp("council"))
    publish(store, fuller_council())
    yield from serve(tmp_path_factory.mktemp("served"), store)


def net(page: Page) -> str:
    tile = page.locator("li.tb-tile", has_text="Net effect of visitor spending")
    return tile.locator("strong").inner_text()


def move_to_low(page: Page) -> None:
    page.get_by_role("slider", name=re.compile("Leakage")).focus()
    page.keyboard.press("Home")
    expect(page.get_by_text(WHAT_IF).first).to_be_visible()
    at_rest(page)


def test_a_moved_assumption_is_a_what_if_that_its_address_keeps(
    council_server: Server, browser: Browser, page: Page
) -> None:
    open_address(page, council_server, "worth")
    expect(heading(page, "Worth")).to_be_visible()
    assert net(page).startswith(AS_SET)
    move_to_low(page)
    assert net(page).startswith(MOVED)
    titles = page.locator(".tb-chart-head h2").all_inner_texts()
    assert len(titles) == 3
    assert all(title.startswith("What if: ") for title in titles)

    elsewhere = new_window(browser).new_page()
    open_address(elsewhere, council_server, page.url.removeprefix(f"{council_server.url}/"))
    expect(elsewhere.get_by_text(WHAT_IF).first).to_be_visible()
    at_rest(elsewhere)
    assert net(elsewhere) == net(page)
    assert elsewhere.locator(".tb-chart-head h2").all_inner_texts() == titles
    elsewhere.get_by_role("button", name="As the officers set it").click()
    expect(elsewhere.get_by_text(WHAT_IF)).to_have_count(0)
    at_rest(elsewhere)
    assert net(elsewhere).startswith(AS_SET)
    assert "assume" not in elsewhere.url
    elsewhere.context.close()


@pytest.mark.sweep
def test_the_code_the_picture_and_the_pack_carry_the_mark(council_server: Server, page: Page, tmp_path: Path) -> None:
    open_address(page, council_server, "testville?tab=Worth&assume-leakage=5")
    expect(page.get_by_text(WHAT_IF).first).to_be_visible()
    at_rest(page)
    code = page.locator('[class*="st-key-card-gross_to_net"] a.tb-code').inner_text()
    page.get_by_role("link", name="A committee pack with what you set").click()
    expect(page.get_by_text("Estimates in this pack are a what-if")).to_be_visible()
    at_rest(page)
    with page.expect_download(timeout=120_000) as given:
        page.get_by_role("button", name="Make the pack").click()
        page.get_by_role("button", name=re.compile("Download|Save")).click()
    given.value.save_as(tmp_path / "pack.docx")
    said = [paragraph.text for paragraph in Document(str(tmp_path / "pack.docx")).paragraphs]
    assert sum("What if: " in each and "net" in each for each in said) >= 1
    assert any(WHAT_IF in each for each in said)
    assert any(
        "Estimated, on these assumptions, all of them the officers’ own: " in each and "5 per cent leakage" in each
        for each in said
    )

    open_address(page, council_server, f"code?code={code}")
    expect(page.get_by_text(re.compile("What if: Of £3,780 gross, around £3,232 is net")).first).to_be_visible()


def test_what_the_shipped_answer_rests_on_and_what_is_not_known_stand_on_the_page(server: Server, page: Page) -> None:
    open_address(page, server, "worth")
    expect(
        page.get_by_text(
            "Visitor spending, by visit, of one visit, one more left out: around £8,750, between £6,860 and £10,766"
        ).first
    ).to_be_visible()
    at_rest(page)
    words = page.locator('[data-testid="stMain"]').inner_text()
    assert "What the estimate rests on most" in words
    assert "14 people × around £625" in words
    assert "around £4,000 ÷ 4 people ÷ 4 nights" in words
    assert "nothing shows that it was won because of the budget" in words
    assert "deadweight, leakage, displacement, substitution and multiplier" in words
    rested_on = page.locator("li.tb-tile", has_text="Won in all, for each pound of one year’s budget")
    expect(rested_on.locator("a.tb-flag")).to_have_count(1)
    expect(rested_on.get_by_role("link", name="source", exact=True)).to_have_count(1)
