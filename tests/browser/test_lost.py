"""A store with damaged files, as a person meets it: on the page, in the route for monitors, in the log."""

import json
import shutil
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from damaged import cut, flip, gone
from playwright.sync_api import Page, expect

from browser.conftest import Server, expect_whole, open_address, serve
from twinboard.store import Store

pytestmark = pytest.mark.browser


@pytest.fixture
def damaged_server(three_published: Store, tmp_path: Path) -> Iterator[Server]:
    """A server of a store whose newest version is damaged, the one before cut short, a third foreign."""
    home = tmp_path / "store"
    shutil.copytree(three_published.home, home)
    for damage, number in ((flip, 3), (cut, 2)):
        damage(home / "versions" / f"{number:06}.duckdb")
    (home / "versions" / "999999.duckdb").write_text("no version")
    yield from serve(home, None)


@pytest.mark.sweep
def test_a_person_and_a_monitor_are_told_what_is_lost(damaged_server: Server, page: Page) -> None:
    for address in ("", "history", "testville", "?version=3"):
        open_address(page, damaged_server, address)
        expect(
            page.get_by_text("The file of version 3 is damaged. The file of version 2 is cut short.")
        ).to_be_visible()
        expect_whole(page, address)
    expect(page.get_by_text("The file of version 3 is damaged. This is version 1.")).to_be_visible()
    with urllib.request.urlopen(f"{damaged_server.url}/health", timeout=20) as answer:
        told = json.load(answer)
    assert (told["status"], told["version"], told["newest_published"]) == ("damaged", 1, 3)
    assert [fault["is"] for fault in told["damaged"]] == ["cut-short", "damaged", "foreign"]
    printed = damaged_server.printed.read_text()
    assert "versions/999999.duckdb: This is no file of the store." in printed
    assert "The file of version 3 is damaged. Version 1 is shown." in printed
    gone(damaged_server.store.home / "versions" / "000001.duckdb")
    page.goto(damaged_server.url)
    expect(page.get_by_text("What is published here cannot be shown")).to_be_visible()
    expect_whole(page, "nothing can be shown")
