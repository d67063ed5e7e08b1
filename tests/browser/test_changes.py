"""What changed, in a real browser: the address holds what is compared, and the pictures are whole at every width."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from conftest import publish, publishing_on
from playwright.sync_api import Browser, Page, expect
from workbooks import FACT, VISIT, only, workbook

from browser.conftest import Server, heading, new_window, open_address, publish_to, serve
from browser.faults import illegible, inaccessible
from browser.test_addresses import choose_in_address, expect_alike
from twinboard.publish import published_records
from twinboard.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.sweep]


@pytest.fixture(scope="module")
def changing_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with three versions of three days."""
    store = Store(tmp_path_factory.mktemp("changing"))
    with publishing_on(date(2026, 9, 1)):
        publish(store, workbook())
    with publishing_on(date(2026, 10, 1)):
        publish(store, only(Facts=[{**FACT, "value": 120}]), message="More jobs")
    with publishing_on(date(2026, 11, 1)):
        publish(store, only(Visits=[{**VISIT, "officers": 3}]), message="A trip")
    yield from serve(store.home, None)


@pytest.fixture(scope="module")
def changed_crowded_server(crowded: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the crowded workbook, and a second version in which every fact and visit is another."""
    running = serve(tmp_path_factory.mktemp("changed"), crowded)
    server = next(running)
    published = published_records(server.store, 1)
    ends = [{name: record.values[name] for name in ("value", "high")} for record in published["Facts"].values()]
    moved = [{name: end if end is None else int(end) + 1 for name, end in each.items()} for each in ends]
    facts = [{**record.values, **to} for record, to in zip(published["Facts"].values(), moved, strict=True)]
    visits = [{**record.values, "title": f"{record.values['title']} again"} for record in published["Visits"].values()]
    publish_to(server, only(Facts=facts, Visits=visits))
    yield server
    running.close()


def test_the_address_holds_the_version_compared_with(changing_server: Server, browser: Browser, page: Page) -> None:
    open_address(page, changing_server, "changes")
    expect(
        page.get_by_text("Since version 2, 1 October 2026: 1 number was added and 1 visit was added.")
    ).to_be_visible()
    choose_in_address(page, "Compared with", "Version 1, 1 September 2026")
    expect(page).to_have_url(re.compile(r"/changes\?from=1$"))
    expect(page.get_by_text("Since version 1, 1 September 2026: 1 number changed")).to_be_visible()
    expect_the_same_elsewhere(changing_server, browser, page)
    page.go_back()
    expect(page.get_by_text("Since version 2, 1 October 2026")).to_be_visible()


def test_the_address_holds_the_day_compared_with(changing_server: Server, browser: Browser, page: Page) -> None:
    open_address(page, changing_server, "changes")
    group = page.get_by_role("group", name="Or with how it stood at the end of a day")
    group.get_by_role("spinbutton").first.click()
    page.keyboard.type("30092026")
    page.locator("h1").click()
    expect(page).to_have_url(re.compile(r"/changes\?since=2026-09-30$"))
    expect(page.get_by_text("At the end of 30 September 2026 the newest was version 1")).to_be_visible()
    expect_the_same_elsewhere(changing_server, browser, page)


def expect_the_same_elsewhere(server: Server, browser: Browser, page: Page) -> None:
    """Another reader sees the same at the same address."""
    elsewhere = new_window(browser).new_page()
    open_address(elsewhere, server, page.url.removeprefix(f"{server.url}/"))
    expect_alike(elsewhere, page, unlike="")
    elsewhere.context.close()


def test_the_news_lead_to_what_changed_and_a_number_to_its_page(changing_server: Server, page: Page) -> None:
    open_address(page, changing_server)
    page.locator(".st-key-card-partners").get_by_role("link", name="What changed").click()
    expect(heading(page, "What changed")).to_be_visible()
    choose_in_address(page, "Compared with", "Version 1, 1 September 2026")
    page.get_by_role("link", name="Jobs: The works", exact=True).click()
    expect(heading(page, "120 jobs")).to_be_visible()


@pytest.mark.parametrize("served", ["changing_server", pytest.param("changed_crowded_server", marks=pytest.mark.sweep)])
def test_pictures_before_and_after_are_whole_at_every_width_and_axe_finds_nothing(
    request: pytest.FixtureRequest, page: Page, served: str
) -> None:
    open_address(page, request.getfixturevalue(served), "changes?from=1")
    expect(page.get_by_text(re.compile("^Before: version 1,"))).not_to_have_count(0)
    assert illegible(page) == []
    assert inaccessible(page) == []
