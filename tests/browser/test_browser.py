"""The pages as a reader meets them, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect
from workbooks import EVIDENCE, only

from browser import menu
from browser.conftest import Server, at_rest, heading, open_address, publish_to
from browser.faults import SETTLED

pytestmark = pytest.mark.browser

FOCUSED = """within => {
    const one = document.activeElement;
    return [one.innerText.trim(), one.tagName, getComputedStyle(one).outlineStyle, !!one.closest(within)];
}"""
WIDTHS = "() => [...document.querySelectorAll('.js-plotly-plot')].map(plot => plot.offsetWidth)"
ZOOMS = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
    .map(chart => parseFloat(getComputedStyle(chart).zoom))"""
"""A browser prints a chart as wide as it is on the screen, but for what its style makes smaller."""
MOST_BYTES = 3_200_000
RETURN = "Return visit of Derbyshire councillors and officers to Toyota City"


def test_a_first_visitor_at_a_deep_address_gets_the_whole_frame(cold_server: Server, page: Page) -> None:
    open_address(page, cold_server, "toyota-city")
    expect(heading(page, "Toyota City")).to_be_visible()
    expect(page).to_have_title("Toyota City · Derbyshire’s overseas partnerships")
    names = {"Overview", "Toyota City", "Osnabrück", "Xi'an", "Hefei", "Zhejiang", "Education", "All numbers"}
    assert names <= menu.entries(page).keys()
    expect(page.get_by_text("As at version 1, published")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_charts_are_drawn_and_have_their_alternative_text(server: Server, page: Page) -> None:
    open_address(page, server)
    charts = page.get_by_test_id("stPlotlyChart")
    expect(charts).to_have_count(6)
    expect(page.locator(".js-plotly-plot .bars path").first).to_be_visible()
    described = page.get_by_role("figure", name=re.compile(r"^[A-Z][a-z ]+ of "))
    expect(described).to_have_count(6)


def test_a_first_visit_carries_no_more_than_it_may(server: Server, page: Page) -> None:
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    carried: list[float] = []
    wire.on("Network.loadingFinished", lambda told: carried.append(told["encodedDataLength"]))
    wire.on("Network.webSocketFrameReceived", lambda told: carried.append(len(told["response"]["payloadData"]) * 3 / 4))
    open_address(page, server)
    assert MOST_BYTES / 4 < sum(carried) < MOST_BYTES


@pytest.mark.sweep
def test_a_chart_becomes_its_table_which_has_the_words_and_an_address(server: Server, page: Page) -> None:
    open_address(page, server, "toyota-city")
    at_rest(page)
    page.get_by_role("radio", name="Table").first.click()
    expect(page).to_have_url(re.compile(r"jobs_by_employer-toyota-city-as=Table$"))
    expect(page.get_by_role("cell", name="over 3,000 jobs", exact=True)).to_be_visible()


@pytest.mark.sweep
def test_a_published_partner_has_its_page_menu_entry_and_address_at_once(cold_server: Server, page: Page) -> None:
    open_address(page, cold_server)
    assert "new-town" not in menu.entries(page).values()
    partner = {"partner_id": "new-town", "name": "New Town", "kind": "city", "relationship": "twinning"}
    publish_to(cold_server, only(Partners=[{**partner, "status": "active", **EVIDENCE, "source_id": "d2-2018"}]))
    open_address(page, cold_server, "new-town")
    expect(heading(page, "New Town")).to_be_visible()
    assert "new-town" in menu.entries(page).values()
    expect(page.get_by_text("As at version 2, published")).to_be_visible()
    menu.open_entry(page, "Overview")
    expect(page.locator(".tb-lines li").filter(has_text="New Town")).to_be_visible()


@pytest.mark.sweep
def test_the_search_of_the_register_is_kept_in_the_address(server: Server, page: Page) -> None:
    open_address(page, server, "facts")
    search = page.get_by_label("Search", exact=True)
    search.fill("osnabruck exports")
    search.press("Enter")
    expect(page.get_by_text("No number fits this search.")).to_be_visible()
    search.fill("exports CHINA")
    search.press("Enter")
    found = page.get_by_text("26 numbers; those of official statistics stand below", exact=True)
    expect(found).to_be_visible()
    expect(page).to_have_url(re.compile(r"search=exports(\+|%20)CHINA"))
    address = page.url.removeprefix(f"{server.url}/")
    page.context.clear_cookies()
    open_address(page, server, address)
    expect(found).to_be_visible()
    expect(page.get_by_text("around 6 per cent", exact=True)).to_be_visible()


def test_a_filter_of_the_register_is_kept_in_the_address(server: Server, page: Page) -> None:
    open_address(page, server, "facts?partner=Hefei")
    expect(page.get_by_text("around 7.5 million people", exact=True)).to_be_visible()
    expect(page.get_by_text("over 3,000 jobs")).to_have_count(0)


@pytest.mark.sweep
def test_the_source_of_a_tile_is_one_click_away(server: Server, page: Page) -> None:
    open_address(page, server)
    page.locator(".tb-tile").filter(has_text="over 6,300").get_by_role("link", name="Source").click()
    expect(page.get_by_text("2 numbers", exact=True)).to_be_visible()
    expect(page.get_by_text("TMUK currently employs over 3000 people at Burnaston")).to_be_visible()
    expect(page.get_by_text("para 3.2").first).to_be_visible()


@pytest.mark.sweep
def test_an_earlier_version_is_shown_whole_and_kept_from_page_to_page(cold_server: Server, page: Page) -> None:
    fact = {"fact_id": "jobs-local-supply-chain", "value": 3400, "bound": "exact"}
    rows = cold_server.store.rows("facts", ["indicator_id", "partner_id", "period", "status", "scope"], 1)
    row = next(row for row in rows if row["scope"] == "Local supply chain")
    publish_to(cold_server, only(Facts=[{**fact, **row, "source_id": "d2-2018", "locator": "para 3.2"}]))
    open_address(page, cold_server)
    expect(page.locator(".tb-tile").filter(has_text="over 6,400")).to_be_visible()
    open_address(page, cold_server, "?version=1")
    expect(page.locator(".tb-tile").filter(has_text="over 6,300")).to_be_visible()
    expect(page.get_by_text("This is version 1 as it was published. The current one is version 2.")).to_be_visible()
    menu.open_entry(page, "Toyota City")
    expect(heading(page, "Toyota City")).to_be_visible()
    expect(page.get_by_text("3,300 jobs").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"/toyota-city\?version=1$"))
    open_address(page, cold_server, "toyota-city?version=9")
    expect(page.get_by_text("There is no version 9. This is the current one.")).to_be_visible()
    expect(page.get_by_text("3,400 jobs").first).to_be_visible()


@pytest.mark.sweep
def test_another_version_is_chosen_in_the_menu_by_keyboard(server: Server, page: Page) -> None:
    open_address(page, server, "hefei")
    choice = page.get_by_label("As at", exact=True)
    choice.click()
    page.keyboard.press("ArrowDown")
    page.get_by_role("option", name=re.compile(r"^As at version 1, \d+ \w+ \d+$")).click()
    expect(page).to_have_url(re.compile(r"/hefei\?version=1$"))
    choice.click()
    page.keyboard.press("ArrowDown")
    page.get_by_role("option", name=re.compile(r"^Version \d+, ")).click()
    expect(page).to_have_url(re.compile(r"/hefei$"))


@pytest.mark.parametrize(
    ("words", "kind", "name", "leads_to"),
    [
        ("osnabrueck", "Partner", "Osnabrück", "osnabruck"),
        *(
            pytest.param(*each, marks=pytest.mark.sweep)
            for each in (
                ("xian", "Partner", "Xi'an", "xian"),
                ("metro strategy leaflet", "Source", "Leaflet for public sector partners", "sources"),
                ("return visit", "Visit", RETURN, "toyota-city"),
            )
        ),
    ],
)
def test_the_search_box_finds_by_any_name_and_leads_there(
    server: Server, page: Page, *, words: str, kind: str, name: str, leads_to: str
) -> None:
    open_address(page, server, "hefei")
    box = page.get_by_label("Search everything")
    box.fill(words)
    box.press("Enter")
    expect(heading(page, "Search")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/search\?q="))
    row = (
        page.get_by_role("row").filter(has_text=name).filter(has=page.get_by_role("cell", name=kind, exact=True)).first
    )
    row.get_by_role("link", name=name).click()
    expect(page).to_have_url(re.compile(f"/{leads_to}(\\?|$)"))
    expect(page.locator("h1")).to_be_visible()


def test_the_evidence_of_a_chart_is_reached_by_keyboard_alone_and_left_again(server: Server, page: Page) -> None:
    open_address(page, server, "toyota-city")
    page.locator("body").press("Tab")
    go_by_keyboard(page, "Evidence", '[class*="st-key-evidence-"]', most=60)
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text("TMUK currently employs over 3000 people at Burnaston")).to_be_visible()
    expect(page).to_have_url(re.compile(r"evidence=jobs_by_employer-toyota-city$"))
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/toyota-city$"))
    opener = page.locator(".st-key-evidence-jobs_by_employer-toyota-city button")
    expect(opener).to_be_focused()
    with page.expect_response(lambda response: response.url.endswith("focus_back/index.js")):
        open_address(page, server, "toyota-city?evidence=jobs_by_employer-toyota-city")
    at_rest(page)
    page.wait_for_timeout(300)
    drawer.get_by_role("button", name="Close").click()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    go_by_keyboard(page, "Update on International Relations", "[role=dialog]", most=40)
    page.keyboard.press("Enter")
    expect(heading(page, "Facts")).to_be_visible()
    expect(page.get_by_label("Source", exact=True)).to_have_value("Update on International Relations")
    expect(page.get_by_text("TMUK currently employs over 3000 people at Burnaston")).to_be_visible()


def go_by_keyboard(page: Page, words: str, within: str, *, most: int) -> None:
    """Goes on with Tab until what has the focus is called so; each thing on the way shows that it has the focus."""
    for _ in range(most):
        shown, name, outline, is_within = page.evaluate(FOCUSED, within)
        if shown.endswith(words) and is_within:
            return
        assert outline != "none" or name in ("INPUT", "BODY"), shown
        page.keyboard.press("Tab")
        page.wait_for_timeout(30)
    raise AssertionError(f"{words} was not reached.")


@pytest.mark.sweep
@pytest.mark.parametrize("address", ["", "compare", "toyota-city"])
def test_a_printed_page_has_no_menu_and_no_cut_chart(server: Server, page: Page, address: str) -> None:
    open_address(page, server, address)
    page.evaluate(SETTLED)
    drawn = page.evaluate(WIDTHS)
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stTopNav")).to_be_hidden()
    expect(page.get_by_label("Search everything")).to_be_hidden()
    room = (210 - 2 * 12) / 25.4 * 96
    printed = [width * zoom for width, zoom in zip(drawn, page.evaluate(ZOOMS), strict=True)]
    assert printed
    assert max(printed) < room + 0.5


@pytest.mark.sweep
def test_a_number_leads_to_its_page_and_from_there_to_where_it_is_shown(server: Server, page: Page) -> None:
    open_address(page, server, "toyota-city?jobs_by_employer-toyota-city-as=Table")
    page.get_by_role("table").get_by_role("link", name="over 3,000 jobs").click()
    expect(heading(page, "over 3,000 jobs")).to_be_visible()
    expect(page.get_by_text("TMUK currently employs over 3000 people at Burnaston")).to_be_visible()
    shown = page.locator("ul.tb-lines").get_by_role("link")
    expect(shown).to_have_text(["Overview", "Toyota City", "Toyota City"])
    for number in range(3):
        shown.nth(number).click()
        expect(page.locator(".tb-tile").filter(has_text="over 6,300")).to_be_visible()
        page.go_back()
        expect(heading(page, "over 3,000 jobs")).to_be_visible()
        expect(shown).to_have_count(3)


@pytest.mark.sweep
def test_the_tag_of_a_tile_leads_to_what_it_means_at_the_version_chosen(server: Server, page: Page) -> None:
    open_address(page, server, "?version=1")
    at_rest(page)
    page.locator(".tb-tile").filter(has_text="over 6,300").get_by_role("link", name="Context only").click()
    expect(page.get_by_role("heading", name="Whose effect it is")).to_be_in_viewport()
    expect(page).to_have_url(re.compile(r"/method\?version=1&section=attribution$"))
    page.get_by_role("link", name="The whole method").click()
    expect(page.get_by_role("heading", name="Whose effect it is")).not_to_be_in_viewport()
    page.get_by_role("link", name="Whose effect it is").click()
    expect(page.get_by_role("heading", name="Whose effect it is")).to_be_in_viewport()


@pytest.mark.sweep
def test_a_source_has_an_address_of_its_own_and_a_way_back(server: Server, page: Page) -> None:
    open_address(page, server, "sources")
    page.get_by_role("table").get_by_role("link", name="Update on International Relations").click()
    expect(heading(page, "Update on International Relations")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/sources\?source=d2-2018$"))
    expect(page.get_by_test_id("stCode")).to_have_count(1)
    page.get_by_role("link", name="12 numbers").click()
    expect(page.get_by_label("Source", exact=True)).to_have_value("Update on International Relations")
    page.go_back()
    page.get_by_role("link", name="All sources").click()
    expect(heading(page, "Sources")).to_be_visible()
