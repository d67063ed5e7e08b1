"""An officer types on the page: corrects a number from its page, adds a visit by a form, and a partner in the grid."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect
from workbooks import VISIT, only

from browser import menu
from browser.conftest import Server, at_rest, become_officer, choose, open_address, publish_to, say_why
from browser.faults import illegible, inaccessible
from twinboard.publish import published_records
from twinboard.settings import ROOT

pytestmark = pytest.mark.browser

ROW_HEIGHT = 35


def check(page: Page) -> None:
    page.get_by_role("button", name="Check", exact=True).click()
    at_rest(page)


def publish(page: Page, number: int, why: str) -> None:
    """Says why, ticks what is asked, and publishes."""
    tick = page.get_by_test_id("stCheckbox").locator("label").filter(has_not_text="Retire this row")
    if tick.count():
        tick.click()
        at_rest(page)
    page.get_by_label("Why, in a sentence").fill(why)
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text(f"Published as version {number}.")).to_be_visible()
    at_rest(page)


def cell(page: Page, row: int, column: int) -> Locator:
    """A cell of the grid, both from 0, as those hear it who cannot see the grid."""
    return page.get_by_test_id(f"glide-cell-{column}-{row}")


def go_to_cell(page: Page, row: int, column: int) -> None:
    """From the first cell of the row by the keys."""
    grid = page.get_by_test_id("stDataFrame").locator("canvas").first
    expect(cell(page, row, 0)).to_have_count(1)
    grid.click(position={"x": 60, "y": ROW_HEIGHT * (row + 1.5)}, force=True)
    for step in range(column + 1):
        if step:
            page.keyboard.press("ArrowRight")
        expect(cell(page, row, step)).to_have_attribute("aria-selected", "true")


def fill_in(page: Page, row: int, column: int, words: str) -> None:
    go_to_cell(page, row, column)
    page.keyboard.press("Enter")
    page.locator("#portal textarea").fill(words)
    page.keyboard.press("Enter")
    expect(cell(page, row, column)).to_have_text(words)
    at_rest(page)


def choose_in(page: Page, row: int, column: int, words: str) -> None:
    go_to_cell(page, row, column)
    page.keyboard.press("Enter")
    page.locator("#portal input").fill(words)
    page.get_by_role("option", name=words, exact=True).click()
    expect(cell(page, row, column)).to_have_text(words)
    at_rest(page)


def test_an_officer_corrects_a_number(small_server: Server, page: Page, tmp_path: Path) -> None:
    correct_a_number(small_server, page, tmp_path)
    assert published_records(small_server.store, 2)["Facts"]["jobs-2020"].values["value"] == 120


@pytest.mark.sweep
def test_an_officer_adds_a_visit_and_a_partner_and_takes_both_back(
    small_server: Server, page: Page, tmp_path: Path
) -> None:
    correct_a_number(small_server, page, tmp_path)
    add_a_visit(small_server, page)
    add_a_partner(small_server, page)
    retire_a_visit(small_server, page)
    open_address(page, small_server, "history?number=Version+5")
    for sheet, count in {"facts": 1, "visits": 2, "partners": 1}.items():
        received = page.get_by_role("row").filter(has_text=f"typed-on-the-page-{sheet}.xlsx")
        expect(received.filter(has_text="A. Officer")).to_have_count(count)
    expect(page.get_by_role("button", name="Download typed-on-the-page-visits.xlsx as it was received")).to_be_visible()
    assert published_records(small_server.store, 4)["Partners"]["newtown"].values["locator"] == "para 2"
    open_address(page, small_server, "history?number=Version+2")
    say_why(page, "Neither came")
    page.get_by_role("button", name="Make version 2 current again").click()
    expect(page.get_by_text("Version 2 is current again, as version 6.")).to_be_visible()
    restored = published_records(small_server.store, 6)
    assert [*restored["Partners"]] == ["testville"] and not restored["Visits"]
    assert restored["Facts"]["jobs-2020"].values["value"] == 120


def correct_a_number(server: Server, page: Page, folder: Path) -> None:
    open_address(page, server, "fact?id=jobs-2020")
    expect(page.get_by_role("link", name="Correct this number")).to_have_count(0)
    open_address(page, server, "edit?correct=jobs-2020")
    expect(page.get_by_text("Only officers can update what is published.")).to_be_visible()
    become_officer(page, server)
    open_address(page, server, "fact?id=jobs-2020")
    page.get_by_role("link", name="Correct this number").click()
    typed = page.get_by_label("Number", exact=True)
    expect(typed).to_have_value("100")
    at_rest(page)
    typed.fill("lots")
    check(page)
    expect(page.get_by_role("alert").filter(has_text="“lots” cannot be read as one number")).to_be_visible()
    told = page.get_by_role("row").filter(has_text="Jobs, Testville, The works, 2020")
    expect(told.filter(has_text="lots")).to_be_visible()
    expect(page.get_by_role("button", name="Publish")).to_have_count(0)
    assert inaccessible(page) + illegible(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Download it as a workbook with these cells marked").click()
    download.value.save_as(folder / "marked.xlsx")
    assert load_workbook(folder / "marked.xlsx")["Facts"]["F2"].comment
    expect(typed).to_have_value("lots")
    typed.fill("over 120")
    check(page)
    publish(page, 2, "A newer count")
    expect(typed).to_have_value("over 120")
    page.get_by_role("link", name="Back to the number").click()
    expect(page.get_by_role("heading", level=1, name="over 120 jobs")).to_be_visible()
    expect(page.get_by_text("typed-on-the-page-facts.xlsx, cell Facts!F2")).to_be_visible()


def add_a_visit(server: Server, page: Page) -> None:
    open_address(page, server, "edit")
    leave_while_typing(page, "Students at the works")
    choose(page, "Partner", "Testville")
    choose(page, "Direction", "inbound")
    choose(page, "Status", "held")
    page.get_by_label("Starts").fill("the summer")
    choose(page, "Source", "Test report")
    page.get_by_label("Place in the source").fill("para 3")
    check(page)
    expect(page.get_by_role("alert")).to_have_count(1)
    below = page.get_by_label("Starts").locator("xpath=following::*[@role='alert'][1]")
    expect(below).to_contain_text("“the summer”")
    expect(page.get_by_label("Title", exact=True)).to_have_value("Students at the works")
    assert inaccessible(page) + illegible(page) == []
    page.get_by_label("Starts").fill("2024-06")
    check(page)
    publish(page, 3, "The visit took place")
    expect(page.get_by_label("Title", exact=True)).to_have_value("")


def leave_while_typing(page: Page, words: str) -> None:
    """A tap on a link ends the typing: it leads where it leads, and what was typed is there when one comes back."""
    at_rest(page)
    page.get_by_label("Title", exact=True).fill(words)
    page.get_by_role("link", name="Send in a workbook instead").click()
    expect(page.get_by_role("heading", level=1, name="Update")).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(1)
    at_rest(page)
    menu.open_entry(page, "Edit")
    expect(page.get_by_label("Title", exact=True)).to_have_value(words)
    at_rest(page)


def add_a_partner(server: Server, page: Page) -> None:
    open_address(page, server, "edit?add=Rows+of+a+sheet%2C+in+a+grid&sheet=Partners")
    at_rest(page)
    page.get_by_test_id("stDataFrame").hover()
    page.get_by_role("button", name="Add row").click()
    fill_in(page, 1, 1, "Newtown")
    for column, words in enumerate(("city", "approach", "exploring", "Test report"), start=2):
        choose_in(page, 1, column, words)
    check(page)
    told = page.get_by_role("row").filter(has_text="Newtown").filter(has_text="Place in the source")
    expect(told.filter(has_text="This must be filled.")).to_be_visible()
    assert inaccessible(page) + illegible(page) == []
    expect(cell(page, 0, 1)).to_have_text("Newtown")
    expect(cell(page, 0, 2)).to_contain_text("Place in the source: This must be filled.")
    fill_in(page, 0, 7, "para 2")
    check(page)
    publish(page, 4, "They wrote to us")


def retire_a_visit(server: Server, page: Page) -> None:
    open_address(page, server, "edit?add=One+row+of+a+sheet%2C+in+a+form&sheet=Visits")
    choose(page, "Row", "Students at the works (students-at-the-works)")
    expect(page.get_by_label("Starts")).to_have_value("2024-06")
    page.get_by_text("Retire this row").click()
    at_rest(page)
    check(page)
    expect(page.get_by_text("1 published row of the sheet Visits is to be retired")).to_be_visible()
    expect(page.get_by_text("1 row retired.")).to_be_visible()
    publish(page, 5, "It did not take place")
    assert not published_records(server.store, 5)["Visits"]


@pytest.mark.sweep
def test_a_tick_in_the_grid_retires_a_row_and_is_asked_about_before_signing_out(
    small_server: Server, page: Page
) -> None:
    publish_to(small_server, only(Visits=[VISIT]))
    become_officer(page, small_server)
    open_address(page, small_server, "edit?add=Rows+of+a+sheet%2C+in+a+grid&sheet=Visits")
    expect(cell(page, 0, 1)).to_have_text(str(VISIT["title"]))
    grid = page.get_by_test_id("stDataFrame").locator("canvas").first
    grid.click(position={"x": 45, "y": ROW_HEIGHT * 1.5}, force=True)
    at_rest(page)
    expect(page.get_by_text(f"Visits: {VISIT['title']}, to be retired.")).to_be_visible()
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_text(f"You have neither published nor kept: {VISIT['title']}.")).to_be_visible()
    expect(page.get_by_role("button", name="Sign out, and lose it")).to_be_visible()
    at_rest(page)
    check(page)
    expect(page.get_by_text(f"{VISIT['title']} ({VISIT['visit_id']})")).to_be_visible()
    publish(page, 3, "It did not take place")
    assert not published_records(small_server.store, 3)["Visits"]
    expect(page.get_by_role("button", name="Sign out, and lose it")).to_have_count(0)


@pytest.mark.sweep
def test_the_pictures_of_the_guide_are_of_the_shipped_data(
    cold_server: Server, page: Page, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """Written into docs/ by --update-golden."""
    folder = ROOT / "docs" if pytestconfig.getoption("--update-golden") else tmp_path
    become_officer(page, cold_server)
    page.set_viewport_size({"width": 1200, "height": 860})
    open_address(page, cold_server, "edit?correct=jobs-tmuk-burnaston")
    page.get_by_label("Number", exact=True).fill("lots")
    check(page)
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_test_id("stMain").evaluate("page => page.scrollTo(0, 0)")
    page.screenshot(path=folder / "edit-a-number.png")
    open_address(page, cold_server, "edit?add=Rows+of+a+sheet%2C+in+a+grid&sheet=Partners")
    expect(page.get_by_test_id("stDataFrame").locator("canvas").first).to_be_visible()
    at_rest(page)
    page.screenshot(path=folder / "edit-a-sheet.png")
