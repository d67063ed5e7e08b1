"""Officers get in and update; readers do not, whatever they send."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from mistakes import EXPECTED, mistaken_workbook
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from workbooks import FACT, only

from browser import menu
from browser.conftest import (
    Server,
    at_rest,
    become_officer,
    new_window,
    open_address,
    publish_to,
    say_why,
    send,
    serve,
    serve_signing,
    sign_in,
)
from twinboard.publish import history
from twinboard.store import Store

pytestmark = pytest.mark.browser

REFUSED = "Only officers can update what is published."


@pytest.fixture(scope="module")
def read_server(one_fact: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the small workbook, for tests that publish nothing; one of them takes up its invitation."""
    yield from serve(tmp_path_factory.mktemp("read"), one_fact)


def test_a_reader_reaches_no_update_with_forged_addresses_cookies_or_links(read_server: Server, page: Page) -> None:
    open_address(page, read_server, "update?officer=true&who=admin&key=guessed")
    expect(page.get_by_text(REFUSED)).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(0)
    assert "Update" not in menu.entries(page)
    for name in ("twinboard_officer", "_streamlit_user"):
        page.context.add_cookies([{"name": name, "value": "forged", "url": read_server.url}])
    open_address(page, read_server, "update")
    expect(page.get_by_text(REFUSED)).to_be_visible()
    response = page.goto(f"{read_server.url}/officer?key=guessed")
    assert response
    assert response.status == 403
    open_address(page, read_server, "history")
    expect(page.get_by_text("Bring it back")).to_have_count(0)
    expect(page.get_by_role("button", name="as it was received")).to_have_count(0)
    open_address(page, read_server, "draft?id=0123456789abcdef0123456789abcdef")
    expect(page.get_by_text("Only officers see drafts.")).to_be_visible()
    assert {line["event"] for line in read_server.audited()} == {"refused"}
    assert read_server.store.numbers() == (1,)


def test_an_invitation_works_once_and_ends_with_sign_out(small_server: Server, browser: Browser, page: Page) -> None:
    link = small_server.officer_link()
    become_officer(page, small_server)
    other = new_window(browser).new_page()
    response = other.goto(link)
    assert response
    assert response.status == 403
    open_address(other, small_server, "update")
    expect(other.get_by_text(REFUSED)).to_be_visible()
    other.context.close()
    open_address(page, small_server, "hefei")
    menu.open_entry(page, "Update")
    expect(page.locator("input[type=file]")).to_have_count(1)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text(REFUSED)).to_be_visible()
    open_address(page, small_server, "hefei")
    page.get_by_role("link", name="Officers: how to update").click()
    expect(page.get_by_text("A. Officer signed out in the browser of this invitation")).to_be_visible()


def test_an_officer_publishes_a_correction_sees_it_and_takes_it_back(
    small_server: Server, page: Page, tmp_path: Path
) -> None:
    become_officer(page, small_server)
    send(page, tmp_path, only(Facts=[{**FACT, "value": "lots"}]))
    expect(
        page.get_by_role("row").filter(has_text="E2").filter(has_text="cannot be read as one number")
    ).to_be_visible()
    expect(page.get_by_role("button", name="Publish")).to_have_count(0)
    page.reload()
    at_rest(page)
    send(page, tmp_path, only(Facts=[{**FACT, "fact_id": "more", "value": 2000}]))
    page.get_by_text("Retire: gone from the pages").click()
    expect(page.get_by_role("row").filter(has_text="100 jobs").filter(has_text="2,000 jobs").first).to_be_visible()
    at_rest(page)
    button = page.get_by_role("button", name="Publish")
    button.click()
    expect(page.get_by_text("Nothing was done yet. Still missing:")).to_be_visible()
    tick = page.get_by_test_id("stCheckbox").locator("label")
    if tick.count():
        tick.click()
        at_rest(page)
    page.get_by_label("Why, in a sentence").fill("A newer count")
    button.click()
    expect(page.get_by_text("Published as version 2.")).to_be_visible()
    open_address(page, small_server)
    expect(page.locator(".tb-tile").filter(has_text="2,000 jobs")).to_be_visible()
    open_address(page, small_server, "history?number=Version+1")
    expect(page.get_by_role("row").filter(has_text="A newer count")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download test.xlsx as it was received").click()
    [first] = history(small_server.store, 1)
    assert download.value.path().read_bytes() == small_server.store.received(first.file_sha256)
    say_why(page, "It was wrong")
    page.get_by_role("button", name="Make version 1 current again").click()
    expect(page.get_by_text("Version 1 is current again, as version 3.")).to_be_visible()
    open_address(page, small_server)
    expect(page.locator(".tb-tile").filter(has_text="100 jobs")).to_be_visible()


def test_every_mistake_is_shown_at_its_cell_and_marked_in_the_file_given_back(
    read_server: Server, page: Page, tmp_path: Path
) -> None:
    become_officer(page, read_server)
    send(page, tmp_path, mistaken_workbook())
    expect(page.get_by_text("Correct the errors in the file and send it again.")).to_be_visible()
    rows = [tuple(row.get_by_role("cell").all_inner_texts()[:2]) for row in page.get_by_role("row").all()]
    assert sorted(row for row in rows if row) == sorted((sheet, cell) for _, sheet, cell in EXPECTED)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download your file with these cells marked").click()
    assert download.value.suggested_filename == "sent-marked.xlsx"
    download.value.save_as(tmp_path / "marked.xlsx")
    marked = load_workbook(tmp_path / "marked.xlsx")
    for _, sheet, cells in EXPECTED:
        for cell in cells.split(", "):
            assert marked[sheet][cell].comment, (sheet, cell)


@pytest.mark.sweep
def test_a_part_that_an_officer_would_retire_from_under_its_total_is_told_at_the_cell_of_the_total(
    small_server: Server, page: Page, tmp_path: Path
) -> None:
    total = {**FACT, "fact_id": "total", "scope": "All", "made_of": "jobs-2020"}
    publish_to(small_server, only(Facts=[FACT, total]))
    become_officer(page, small_server)
    send(page, tmp_path, only(Facts=[{**total, "note": "Seen."}]))
    page.get_by_text("Retire: gone from the pages").click()
    expect(page.get_by_text("What the check found of what you decided")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="K2").filter(has_text="would not be there any more")).to_be_visible()
    expect(page.get_by_role("button", name="Publish")).to_have_count(0)
    page.get_by_text("Keep as published").click()
    expect(page.get_by_role("button", name="Publish")).to_have_count(1)


@pytest.mark.sweep
def test_the_second_of_two_officers_is_told_and_decides_anew(small_server: Server, page: Page, tmp_path: Path) -> None:
    become_officer(page, small_server)
    send(page, tmp_path, only(Facts=[{**FACT, "value": 120}]))
    say_why(page, "Mine")
    button = page.get_by_role("button", name="Publish")
    expect(button).to_be_enabled()
    publish_to(small_server, only(Facts=[{**FACT, "value": 130}]), message="Theirs")
    button.click()
    expect(page.get_by_text("Somebody published version 2 while you were deciding.")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="Theirs")).to_be_visible()
    sides = page.get_by_role("row").filter(has_text="100").filter(has_text="130").filter(has_text="120")
    expect(sides).to_be_visible()
    expect(page.get_by_role("button", name="Publish")).to_have_count(0)
    assert small_server.store.numbers() == (1, 2)
    page.get_by_text("What is published now").click()
    expect(page.get_by_text("Nothing: the file agrees with what is published.")).to_be_visible()
    page.get_by_text("What is in the file").click()
    expect(page.get_by_role("row").filter(has_text="130 jobs").filter(has_text="120 jobs").first).to_be_visible()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Published as version 3. 1 row changed.")).to_be_visible()


@pytest.fixture(scope="module")
def signing_server(tmp_path_factory: pytest.TempPathFactory, one_fact: Store, provider: str) -> Iterator[Server]:
    """A server whose officers sign in with the provider."""
    yield from serve_signing(tmp_path_factory.mktemp("signing"), one_fact, provider)


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("subject", "is_officer"),
    [("officer", True), ("grouped", True), ("reader", False), ("claiming", False)],
)
def test_officers_sign_in_with_the_provider_and_others_stay_readers(
    signing_server: Server, page: Page, *, subject: str, is_officer: bool
) -> None:
    assert "key=" not in signing_server.printed.read_text()
    open_address(page, signing_server, "update")
    expect(page.get_by_text(REFUSED)).to_be_visible()
    sign_in(page, signing_server, subject)
    open_address(page, signing_server, "update")
    if is_officer:
        expect(page.locator("input[type=file]")).to_have_count(1)
        page.get_by_role("button", name="Sign out").click()
        page.wait_for_url("**/oauth2/end_session**")
        open_address(page, signing_server, "update")
    expect(page.get_by_text(REFUSED)).to_be_visible()


def test_no_visitor_keeps_more_in_the_server_than_was_promised(read_server: Server, page: Page) -> None:
    open_address(page, read_server, "paper-check")
    with page.expect_request(lambda request: "upload_file" in request.url and request.method == "PUT") as sent:
        page.locator("input[type=file]").set_input_files({"name": "x.pdf", "mimeType": "", "buffer": b"%PDF"})
    put = """async ([address, token, size]) => {
        const form = new FormData();
        form.append("file", new Blob([new Uint8Array(size * 2 ** 20)]), "x.pdf");
        const answer = await fetch(address, {method: "PUT", body: form, headers: {"X-Xsrftoken": token}});
        return answer.status;
    }"""
    token = sent.value.all_headers()["x-xsrftoken"]
    told = [page.evaluate(put, [f"{sent.value.url}{number}", token, size]) for number, size in enumerate((195, 52, 20))]
    assert told == [413, 413, 204]
    forged = page.evaluate(put, [sent.value.url, "forged", 1])
    assert forged == 403
