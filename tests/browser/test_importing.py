"""An officer takes a published table and their own list from spreadsheets as they are; next year's need one click."""

import hashlib
import io
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from conftest import publish as publish_workbook
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as NotInTime

from browser.conftest import CHOSEN_WITHIN_MS, Server, at_rest, become_officer, choose, give_file, open_address, serve
from browser.faults import illegible, inaccessible
from twinboard.models import CellValue, Record
from twinboard.publish import history, published_records
from twinboard.recipes.open import pages_of
from twinboard.settings import ROOT, SHIPPED_WORKBOOK
from twinboard.store import Store
from twinboard.workbook.read import read_workbook

pytestmark = pytest.mark.browser

ONS = "ons_uk_trade_goods_all_countries_jan2021.xlsx"
OFFICERS_MINUTES_S = 120
_TRIES = 4
TRIPS = [
    ["International visits"],
    [],
    ["Date out", "Date back", "Host", "What", "No. of delegates", "£"],
    [date(2024, 3, 4), date(2024, 3, 9), "Toyota", "Schools exchange", 12, 4500],
    [date(2024, 5, 13), date(2024, 5, 17), "Hefei City", "Trade mission", 6, "c. £8,000"],
]
TOURISM = [
    ["Visits and spending by country"],
    ["Country", "2021", None, "2022", None],
    [None, *["Visits (thousands)", "Spending (£ million)"] * 2],
    ["Poland", 120, 33, 130, 39],
    ["Germany", 320, 83, 330, 89],
    ["Romania", 20, 13, 30, 19],
]
LATER = [
    ["International visits"],
    ["As at January 2026"],
    [],
    [],
    ["Date out", "Date back", "Host", "What", "No. of delegates", "£"],
    [date(2025, 6, 2), date(2025, 6, 6), "Osnabrueck", "Anniversary", 4, 1900],
    [date(2024, 3, 4), date(2024, 3, 9), "Toyota", "Schools exchange", 12, 4700],
    [date(2024, 5, 13), date(2024, 5, 17), "Hefei City", "Trade mission", 6, "c. £8,000"],
]


@pytest.fixture(scope="module")
def without_exports(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with the shipped workbook, but for all official numbers of exports."""
    book = load_workbook(SHIPPED_WORKBOOK)
    facts = book["Facts"]
    source = [cell.value for cell in facts[1]].index("source_id") + 1
    rows = range(2, facts.max_row + 1)
    official = [row for row in rows if facts.cell(row, source).value == "ons-trade-goods-2021-03"]
    for row in reversed(official):
        facts.delete_rows(row)
    assert official
    stream = io.BytesIO()
    book.save(stream)
    store = Store(tmp_path_factory.mktemp("without-exports"))
    publish_workbook(store, stream.getvalue())
    return store


@pytest.fixture
def trading(without_exports: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from serve(tmp_path_factory.mktemp("trading"), without_exports)


def saved(folder: Path, name: str, sheet: str, lines: Sequence[Sequence[CellValue]]) -> Path:
    book = Workbook()
    book.active.title = sheet
    for line in lines:
        book.active.append(line)
    book.save(folder / name)
    return folder / name


def next_years(path: Path, folder: Path) -> Path:
    """The exports as they may come next year: three lines more at the top, 2021, and China in 2020 revised."""
    [exports] = [one for one in pages_of(read_workbook(path.read_bytes(), path.name)) if one.sheet == "Annual Exports"]
    last = max(max(cells, default=0) for cells in exports.cells)
    lines = [[cells.get(column) for column in range(last + 1)] for cells in exports.cells]
    heads = next(row for row in range(len(lines)) if exports.text(row, last) == "2020")
    for row, line in enumerate(lines):
        line.append("2021" if row == heads else line[last])
    next(line for line in lines if "China" in line)[last] = 17_700
    return saved(folder, "exports-feb2022.xlsx", "Annual Exports", [["Revised edition"], [], [], *lines])


def begin(page: Page, server: Server, file: Path) -> None:
    """Opens the page as an officer, and sends a file."""
    if page.get_by_role("heading", level=1, name="Import").count() == 0:
        open_address(page, server, "import")
    give_file(page, file)


def add_choice(page: Page, field: str, option: str) -> None:
    """Adds one of a list: once more where the page moved meanwhile, which closes the list."""
    for _ in range(_TRIES):
        page.get_by_label(field).first.click()
        with suppress(NotInTime):
            page.get_by_role("option", name=option, exact=True).click(timeout=CHOSEN_WITHIN_MS)
            break
        at_rest(page)
    at_rest(page)


def save_as(page: Page, name: str) -> None:
    typed = page.get_by_label("Name of the recipe")
    typed.fill(name)
    page.get_by_role("button", name="Save and check").click()
    expect(page.get_by_text(f"This file fits the recipe “{name}”")).to_be_visible()


def publish(page: Page, number: int) -> None:
    """The one click."""
    button = page.get_by_role("button", name="Publish", exact=True)
    expect(button).to_be_visible()
    at_rest(page)
    button.click()
    expect(page.get_by_text(f"Published as version {number}.")).to_be_visible()
    at_rest(page)


def is_of(fact: Record, indicator: str, partner: str, period: str) -> bool:
    said = fact.values
    return (said["indicator_id"], said["period"]) == (indicator, period) and partner in ("", said["partner_id"])


def fits(page: Page, words: str) -> Locator:
    said = page.get_by_text(words)
    expect(said).to_be_visible()
    return said


@pytest.mark.sweep
def test_an_officer_takes_exports_to_five_countries_from_the_published_file_to_the_chart(
    trading: Server, page: Page, spreadsheets: Path, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """The picture of the guide is written into docs/ by --update-golden."""
    folder = ROOT / "docs" if pytestconfig.getoption("--update-golden") else tmp_path
    open_address(page, trading, "import")
    expect(page.get_by_text("Only officers can update what is published.")).to_be_visible()
    become_officer(page, trading)
    number, began = trading.store.current_or_fail(), time.monotonic()
    begin(page, trading, spreadsheets / "real" / ONS)
    fits(page, "This file fits the recipe “ons-goods-exports-by-country”: 120 rows, 120 new, 0 changed.")
    page.locator("label").filter(has_text="Say what a table in it is").click()
    expect(page.get_by_text("5 of 236 are taken.")).to_be_visible()
    expect(page.get_by_role("cell", name="Annual Exports!C17")).to_be_visible()
    at_rest(page)
    assert inaccessible(page) + illegible(page) == []
    page.set_viewport_size({"width": 1200, "height": 1300})
    page.get_by_role("heading", name="Which table").scroll_into_view_if_needed()
    page.screenshot(path=folder / "import-a-table.png")
    save_as(page, "exports-of-goods")
    publish(page, number + 1)
    open_address(page, trading, "trade")
    expect(page.get_by_role("heading", name=re.compile("Official series of UK .* to 5 countries"))).to_be_visible()
    expect(page.get_by_text("£22 billion of goods and services").first).to_be_visible()
    assert time.monotonic() - began < OFFICERS_MINUTES_S
    facts = published_records(trading.store, number + 1)["Facts"]
    [china] = [fact for fact in facts.values() if is_of(fact, "uk-exports", "china", "2020")]
    assert china.values["value"] == 17_642_000_000
    assert str(china.values["locator"]).startswith(f"{ONS}, Annual Exports, cell Z79")
    original = (spreadsheets / "real" / ONS).read_bytes()
    assert trading.store.received(hashlib.sha256(original).hexdigest()) == original

    open_address(page, trading, "import")
    begin(page, trading, next_years(spreadsheets / "real" / ONS, tmp_path))
    fits(page, "This file fits the recipe “exports-of-goods”: 125 rows, 5 new, 1 changed, 119 only stand elsewhere.")
    publish(page, number + 2)
    after = published_records(trading.store, number + 2)["Facts"]
    assert after[china.id].values["value"] == 17_700_000_000
    assert len([fact for fact in after.values() if is_of(fact, "uk-exports", "", "2021")]) == 5
    assert history(trading.store)[0].message == "From exports-feb2022.xlsx, by the recipe exports-of-goods"


@pytest.mark.sweep
def test_a_measure_a_source_and_a_country_that_we_lack_are_published_with_their_numbers(
    trading: Server, page: Page, tmp_path: Path
) -> None:
    """Of a table of several units one is taken, and the others are said to be left out."""
    become_officer(page, trading)
    number = trading.store.current_or_fail()
    begin(page, trading, saved(tmp_path, "tourism.xlsx", "Data", TOURISM))
    expect(page.get_by_text("The table has numbers in £ million as well. They are left out")).to_be_visible()
    expect(page.get_by_label("Its title")).to_have_value("Visits and spending by country")
    at_rest(page)
    add_choice(page, "Which of them you want", "Poland")
    choose(page, "“Poland” is", "Add it here as a country")
    choose(page, "What it measures", "A new measure, which is not in this list")
    expect(page.get_by_label("Its name")).to_have_value("Visits")
    for field, words in (("Who published it", "A made-up office"), ("When it was published", "2023-03-12")):
        page.get_by_label(field).fill(words)
        page.get_by_label(field).press("Tab")
        at_rest(page)
    expect(page.get_by_role("cell", name="Poland (new)").first).to_be_visible()
    assert inaccessible(page) + illegible(page) == []
    save_as(page, "tourism")
    publish(page, number + 1)
    after = published_records(trading.store, number + 1)
    [measure] = [each for each in after["Indicators"].values() if each.values["name"] == "Visits"]
    facts = [each.values for each in after["Facts"].values() if each.values["indicator_id"] == measure.id]
    assert {(fact["partner_id"], fact["period"], fact["value"]) for fact in facts} == {
        ("germany", "2021", 320_000), ("germany", "2022", 330_000),
        ("poland", "2021", 120_000), ("poland", "2022", 130_000),
    }  # fmt: skip
    assert after["Partners"]["poland"].values["status"] == "context"
    assert {fact["source_id"] for fact in facts} <= {*after["Sources"]}


@pytest.mark.sweep
def test_an_officer_takes_visits_from_their_own_list(
    trading: Server, page: Page, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """The picture of the guide is written into docs/ by --update-golden."""
    folder = ROOT / "docs" if pytestconfig.getoption("--update-golden") else tmp_path
    become_officer(page, trading)
    number = trading.store.current_or_fail()
    begin(page, trading, saved(tmp_path, "words.xlsx", "Words", [["Only words"], ["and more of them"]]))
    expect(page.get_by_text("No table was found in this file.")).to_be_visible()
    begin(page, trading, saved(tmp_path, "trips.xlsx", "Trips", TRIPS))
    expect(page.get_by_label("It is", exact=True)).to_have_value("Our own list of visits")
    choose(page, "Status (must be filled)", "Always held")
    publisher = page.get_by_label("Who published it")
    publisher.fill("Derby City Council")
    publisher.press("Tab")
    expect(page.get_by_role("cell", name="Trips!A4")).to_be_visible()
    at_rest(page)
    assert inaccessible(page) + illegible(page) == []
    page.set_viewport_size({"width": 1200, "height": 1300})
    page.get_by_role("heading", name="Which table").scroll_into_view_if_needed()
    page.screenshot(path=folder / "import-a-list.png")
    save_as(page, "our-visits")
    publish(page, number + 1)
    visits = published_records(trading.store, number + 1)["Visits"]
    [exchange] = [visit for visit in visits.values() if visit.values["title"] == "Schools exchange"]
    assert (exchange.values["partner_id"], exchange.values["delegates"], exchange.values["starts"]) == (
        "toyota-city", 12, "2024-03-04",
    )  # fmt: skip

    begin(page, trading, saved(tmp_path, "trips-2025.xlsx", "Trips 2025", LATER))
    fits(page, "This file fits the recipe “our-visits”: 3 rows, 1 new, 1 changed, 1 only stand elsewhere.")
    publish(page, number + 2)
    after = published_records(trading.store, number + 2)["Visits"]
    assert len(after) == len(visits) + 1
    assert after[exchange.id].values["cost_gbp"] == 4700
