"""Officers who are invited by name: two browsers, a restart between, and nothing used up but by a click."""

import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from workbooks import FACT, only

from browser import menu
from browser.conftest import (
    Server,
    at_rest,
    become_officer,
    free_port,
    heading,
    new_window,
    open_address,
    say_why,
    send,
    serve,
)
from twinboard.publish import history
from twinboard.store import Store
from twinboard.store.officers.acts import invite, revoke
from twinboard.store.officers.invitations import kept

pytestmark = pytest.mark.browser


@contextmanager
def served(home: Path, port: int, copied: Store | None = None) -> Iterator[Server]:
    """A server without a sign-in provider, on which a second officer approves each update."""
    settings = home.parent / "settings" / ".streamlit" / "secrets.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('approval = "second officer"')
    yield from serve(home, copied, port=port, HOME=str(settings.parent.parent))


def take_up(page: Page, server: Server, key: str) -> None:
    page.goto(f"{server.url}/officer?key={key}")
    page.get_by_role("button", name="Continue as an officer").click()
    expect(page.locator("input[type=file]")).to_have_count(1)


@pytest.mark.sweep
def test_two_invited_officers_prepare_and_approve_with_a_restart_between(
    one_fact: Store, tmp_path: Path, browser: Browser, page: Page
) -> None:
    home, port = tmp_path / "store", free_port()
    with served(home, port, one_fact) as server:
        keys = {name: invite(home, name)[1] for name in ("Ann Example", "Bob Sample")}
        for key in keys.values():
            for method in ("HEAD", "GET"):
                asked = urllib.request.Request(f"{server.url}/officer?key={key}", method=method)
                assert urllib.request.urlopen(asked).status == 200
            page.goto(f"{server.url}/officer?key={key}")
            page.reload()
        assert {one.state for one in kept(home) if one.name} == {"open"}
        take_up(page, server, keys["Ann Example"])
        expect(page.get_by_text("You update as Ann Example, to the end of")).to_be_visible()
        send(page, tmp_path, only(Facts=[{**FACT, "value": 120}]))
        say_why(page, "A newer count")
        page.get_by_role("button", name="Send to a second officer").click()
        expect(page.get_by_text("The draft is kept.")).to_be_visible()
    with served(home, port) as server:
        other = new_window(browser).new_page()
        take_up(other, server, keys["Bob Sample"])
        other.get_by_role("link", name="sent.xlsx").click()
        expect(other.get_by_text("prepared by Ann Example on")).to_be_visible()
        other.get_by_role("button", name="Approve and publish").click()
        expect(other.get_by_text("Published as version 2. 1 row changed.")).to_be_visible()
        other.context.close()
        [newest, _] = history(server.store)
        assert (newest.author, newest.approved_by, newest.message) == ("Ann Example", "Bob Sample", "A newer count")
        open_address(page, server, "update")
        expect(page.get_by_text("You update as Ann Example, to the end of")).to_be_visible()
        revoke(home, "Ann Example")
        send(page, tmp_path, only(Facts=[{**FACT, "value": 130}]))
        expect(page.get_by_text("The invitation of Ann Example was revoked on")).to_be_visible()
        assert server.store.numbers() == (1, 2)


@pytest.mark.sweep
def test_a_draft_is_seen_as_the_whole_site_by_its_officer_and_by_who_has_its_address(
    small_server: Server, browser: Browser, page: Page, tmp_path: Path
) -> None:
    become_officer(page, small_server)
    send(page, tmp_path, only(Facts=[{**FACT, "value": 777}]))
    say_why(page, "A newer count")
    page.get_by_role("button", name="Keep as a draft").click()
    page.get_by_role("link", name="Open it").click()
    page.get_by_role("button", name="Make an address that shows it").click()
    address = page.get_by_text(f"{small_server.url}/?draft=").inner_text()
    page.get_by_role("link", name="See the whole site").click()
    marked, tile = "A draft, not published: sent.xlsx, prepared by A. Officer.", page.locator(".tb-tile")
    expect(page.get_by_text(marked)).to_be_visible()
    expect(tile.filter(has_text="777 jobs")).to_be_visible()
    tile.get_by_role("link", name="source").first.click()
    expect(page.get_by_role("heading", level=1, name="777 jobs")).to_be_visible()
    expect(page.get_by_text(marked)).to_be_visible()
    at_rest(page)
    menu.open_entry(page, "Testville")
    expect(heading(page, "Testville")).to_be_visible()
    expect(page.get_by_text(marked)).to_be_visible()
    page.get_by_role("link", name="What would read differently").click()
    expect(page.get_by_text("After: this draft").first).to_be_visible()
    expect(page.get_by_text(marked)).to_be_visible()
    expect(page.get_by_text("ersion 2")).to_have_count(0)
    open_address(page, small_server, address.replace(f"{small_server.url}/", "update"))
    expect(page.get_by_text("This page is not part of a draft.")).to_be_visible()
    page.get_by_role("link", name="What is published").click()
    expect(page.locator("input[type=file]")).to_have_count(1)
    other = new_window(browser).new_page()
    other.goto(address)
    expect(other.get_by_text(marked)).to_be_visible()
    expect(other.locator(".tb-tile").filter(has_text="777 jobs")).to_be_visible()
    other.goto(address[:-1])
    expect(other.get_by_text("This draft cannot be shown")).to_be_visible()
    expect(other.locator(".tb-tile").filter(has_text="100 jobs")).to_be_visible()
    other.context.close()
