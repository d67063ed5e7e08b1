"""An update is kept as a draft, and a second officer publishes it; nobody approves their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from workbooks import FACT, only

from browser.conftest import (
    Server,
    become_officer,
    new_window,
    open_address,
    publish_to,
    say_why,
    send,
    serve_signing,
    sign_in,
)
from twinboard.publish import history
from twinboard.store import Store, drafts

pytestmark = [pytest.mark.browser, pytest.mark.sweep]


@pytest.fixture
def approving_server(tmp_path: Path, one_fact: Store, provider: str) -> Iterator[Server]:
    """A server on which a second officer approves each update."""
    yield from serve_signing(tmp_path, one_fact, provider, 'approval = "second officer"')


def test_a_second_officer_approves_and_the_first_cannot(
    approving_server: Server, browser: Browser, page: Page, tmp_path: Path
) -> None:
    sign_in(page, approving_server, "officer")
    open_address(page, approving_server, "update")
    send(page, tmp_path, only(Facts=[{**FACT, "value": 120}]))
    expect(page.get_by_text("A second officer approves each update")).to_be_visible()
    expect(page.get_by_role("button", name="Publish")).to_have_count(0)
    say_why(page, "A newer count")
    page.get_by_role("button", name="Send to a second officer").click()
    page.get_by_role("link", name="Open it").click()
    expect(page.get_by_text("You prepared it, so somebody else approves it")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="100 jobs").filter(has_text="120 jobs").first).to_be_visible()
    expect(page.get_by_role("button", name="publish")).to_have_count(0)

    other = new_window(browser).new_page()
    open_address(other, approving_server, page.url.removeprefix(f"{approving_server.url}/"))
    expect(other.get_by_text("Only officers see drafts.")).to_be_visible()
    sign_in(other, approving_server, "grouped")
    open_address(other, approving_server, "update")
    other.get_by_role("link", name="sent.xlsx").click()
    expect(other.get_by_text("prepared by An Officer on")).to_be_visible()
    other.get_by_role("button", name="Approve and publish").click()
    expect(other.get_by_text("Published as version 2. 1 row changed.")).to_be_visible()
    other.get_by_role("link", name="See Testville").click()
    expect(other.get_by_text("120").first).to_be_visible()
    open_address(other, approving_server, "history")
    expect(other.get_by_role("row").filter(has_text="An Officer, approved by By Group")).to_be_visible()
    other.context.close()

    [newest, _] = history(approving_server.store)
    assert (newest.author, newest.approved_by, newest.message) == ("An Officer", "By Group", "A newer count")
    assert drafts.kept(approving_server.store.home) == ()
    assert [line["event"] for line in approving_server.audited()] == ["draft kept", "draft published"]
    page.reload()
    expect(page.get_by_text("There is no such draft.")).to_be_visible()


def test_a_draft_is_compared_anew_when_somebody_published_and_can_be_removed(
    small_server: Server, page: Page, tmp_path: Path
) -> None:
    become_officer(page, small_server)
    send(page, tmp_path, only(Facts=[{**FACT, "value": 120}]))
    say_why(page, "Later")
    page.get_by_role("button", name="Keep as a draft").click()
    expect(page.get_by_text("The draft is kept. Nothing was published yet.")).to_be_visible()
    publish_to(small_server, only(Facts=[{**FACT, "value": 130}]), message="Theirs")
    page.get_by_role("link", name="Open it").click()
    expect(page.get_by_text("Version 2 was published since this draft was prepared.")).to_be_visible()
    page.get_by_text("What is in the file").click()
    expect(page.get_by_role("button", name="Publish")).to_be_enabled()
    page.get_by_role("button", name="Remove this draft").click()
    expect(page.get_by_text("The draft of sent.xlsx was removed. Nothing was published.")).to_be_visible()
    assert small_server.store.numbers() == (1, 2)
    assert list((small_server.store.home / "drafts").glob("*.*")) == []
