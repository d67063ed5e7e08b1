"""Charts on their way into a paper and back, as officers, members and readers of the paper meet them."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect
from workbooks import FACT, only

from browser.conftest import Server, give_file, heading, open_address, publish_to, serve
from twinboard.drawing import reference_to
from twinboard.papers.coded import coded_chart
from twinboard.store import Store

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def small_papers(one_fact: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the small workbook, for the tests of this module in their order."""
    yield from serve(tmp_path_factory.mktemp("papers"), one_fact)


@pytest.fixture(scope="module")
def without_browser(one_fact: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on a machine that has no browser to draw with."""
    yield from serve(tmp_path_factory.mktemp("bare"), one_fact, TWINBOARD_CHROMIUM="/nowhere")


def saved(page: Page, name: str | re.Pattern[str], role: str = "link") -> tuple[str, bytes]:
    """The file that a click gives: its name and its bytes."""
    with page.expect_download() as download:
        page.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def code_of(store: Store, version: int) -> str:
    return coded_chart(store.home, reference_to(store.home, "jobs_by_employer", {}, version)).code


def test_a_chart_is_saved_at_print_size_with_its_code_inside(small_papers: Server, page: Page) -> None:
    open_address(page, small_papers, "?paper=jobs_by_employer")
    name, content = saved(page, re.compile("^PNG"))
    code = code_of(small_papers.store, 1)
    assert name == f"jobs-by-employer-{code.lower()}.png"
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.width == 1878
        assert round(picture.info["dpi"][0]) == 300
        assert picture.info["Twinboard"].startswith(code)


@pytest.mark.sweep
def test_a_picture_is_copied_where_the_browser_lets_a_page_do_that(
    small_papers: Server, visitors: BrowserContext, page: Page
) -> None:
    visitors.grant_permissions(["clipboard-read", "clipboard-write"])
    open_address(page, small_papers, f"code?code={code_of(small_papers.store, 1)}")
    page.get_by_role("button", name="Copy the picture").click()
    expect(page.get_by_text("Copied: paste it where it belongs.")).to_be_visible()
    types = page.evaluate("navigator.clipboard.read().then(items => items.map(item => item.types))")
    assert types == [["image/png"]]


@pytest.mark.sweep
def test_a_paper_goes_out_and_comes_back_and_is_told_what_changed(
    small_papers: Server, page: Page, tmp_path: Path
) -> None:
    """The pack is made and saved, a number is published anew, and the check of the saved file says so."""
    open_address(page, small_papers, "committee-pack?partner=Testville")
    page.get_by_role("button", name="Make the pack").click()
    expect(page.get_by_text("The pack is ready: ")).to_be_visible()
    name, content = saved(page, re.compile("^Download testville"), "button")
    paper = tmp_path / name
    paper.write_bytes(content)
    publish_to(small_papers, only(Facts=[{**FACT, "value": 120, "bound": "over"}]))
    open_address(page, small_papers, "paper-check")
    give_file(page, paper)
    expect(page.get_by_text(re.compile(r"\d charts of ours: \d still current, 1 changed\."))).to_be_visible()
    changes = page.get_by_role("table", name="What has changed")
    expect(changes.get_by_role("cell", name="100 jobs", exact=True)).to_be_visible()
    expect(changes.get_by_role("cell", name="over 120 jobs", exact=True)).to_be_visible()


@pytest.mark.sweep
def test_a_code_from_a_paper_is_typed_into_the_search(small_papers: Server, page: Page) -> None:
    code = code_of(small_papers.store, 1)
    publish_to(small_papers, only(Facts=[{**FACT, "value": 140}]))
    open_address(page, small_papers)
    page.get_by_label("Search everything").fill(code.lower().replace("-", " "))
    page.keyboard.press("Enter")
    page.get_by_role("link", name=f"{code}: The works: 100 jobs (version 1)").click()
    expect(heading(page, f"Chart {code}")).to_be_visible()
    expect(page.get_by_text("Changed since: this chart is of version 1")).to_be_visible()
    expect(page.locator(".tb-chart-head").get_by_text("The works: 100 jobs")).to_be_visible()


def test_the_address_of_a_code_opens_its_chart(small_papers: Server, page: Page) -> None:
    code = code_of(small_papers.store, 1)
    open_address(page, small_papers, f"c/{code}")
    expect(page).to_have_url(f"{small_papers.url}/code?code={code}")
    expect(heading(page, f"Chart {code}")).to_be_visible()


def test_what_is_no_paper_is_refused_in_a_sentence(small_papers: Server, page: Page, tmp_path: Path) -> None:
    paper = tmp_path / "sent.pdf"
    paper.write_bytes(b"a,b\n1,2\n")
    open_address(page, small_papers, "paper-check")
    give_file(page, paper)
    expect(page.locator(".tb-empty")).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


@pytest.mark.sweep
@pytest.mark.parametrize("width", [820, 1440])
def test_for_a_screenshot_a_page_has_one_width_no_menu_and_its_stamp(server: Server, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 1180})
    open_address(page, server, "money?view=paper")
    expect(page.get_by_test_id("stTopNav")).to_be_hidden()
    expect(page.get_by_label("Search everything")).to_be_hidden()
    assert page.get_by_test_id("stMainBlockContainer").bounding_box()["width"] == 756  # type: ignore[index]
    expect(page.locator(".tb-stamp").first).to_have_text(re.compile(r"^ · version 1, "))
    expect(page.get_by_role("button", name="For a paper")).to_have_count(0)


@pytest.mark.sweep
def test_where_the_server_cannot_draw_the_reader_s_browser_does(without_browser: Server, page: Page) -> None:
    open_address(page, without_browser, "?paper=jobs_by_employer")
    page.get_by_role("link", name=re.compile("^PNG")).first.click()
    expect(page.get_by_text("This server has no Chrome, Edge or Chromium")).to_be_visible()
    expect(page.locator("body[data-ready=yes]")).to_be_attached()
    name, content = saved(page, "Download PNG", "button")
    code = code_of(without_browser.store, 1)
    assert name == f"jobs-by-employer-{code.lower()}.png"
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.width == 1878
        assert round(picture.info["dpi"][0]) == 300
        assert picture.info["Twinboard"].startswith(code)
