"""Pages of both workbooks, on a laptop, a tablet and a telephone: whole, legible, accessible."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from browser import menu
from browser.conftest import (
    COUNT_MENU,
    Server,
    at_rest,
    become_officer,
    expect_whole,
    go_to,
    heading,
    new_window,
    open_address,
)
from browser.faults import illegible, inaccessible
from browser.labels import unreadable_labels

pytestmark = pytest.mark.browser

MOST_READ = {
    "": "Derbyshire’s overseas partnerships",
    "toyota-city": "Toyota City",
    "fact?id=jobs-tmuk-burnaston": "over 3,000 jobs",
    "update": "Update",
}
OTHERS = {
    "compare": "Compare the partners",
    "conflicts": "Where sources disagree",
    "committee-pack": "Committee pack",
    "visits": "Visits",
    "money": "Money",
    "trade": "Trade",
    "worth": "Worth",
    "search?q=china": "Search",
    "china": "China",
    "education": "Education",
    "facts": "Facts",
    "sources": "Sources",
    "sources?source=geonames": "GeoNames geographical database",
    "changes": "What changed",
    "history": "History",
    "edit": "Edit",
    "method?section=attribution": "Method",
    "method": "Method",
    "paper-check": "Paper check",
    "code": "A chart by its code",
    "visits?view=paper": "Visits",
    "code?code=TB-0000": "A chart by its code",
}


@pytest.mark.parametrize(
    "kinds", [MOST_READ, pytest.param(OTHERS, marks=pytest.mark.sweep)], ids=["most read", "the others"]
)
def test_every_kind_of_page_is_whole_legible_and_accessible(server: Server, page: Page, kinds: dict[str, str]) -> None:
    said = list[str]()
    page.on("console", lambda message: said.append(message.text))
    open_address(page, server, "no-such-page")
    found = {"no-such-page": inaccessible(page)}
    open_address(page, server, "hefei")
    for address, words in kinds.items():
        go_to(page, f"/{address}", heading(page, words))
        expect_whole(page, address)
        found[address] = inaccessible(page) + illegible(page)
    assert {address: faults for address, faults in found.items() if faults} == {}
    assert [words for words in said if "Content Security Policy" in words or "Permissions-Policy" in words] == []


BETWEEN = """() => {
    const edges = (which, edge) => [...document.querySelectorAll(which)].map(one => one.getBoundingClientRect()[edge]);
    const menu = '[data-testid=stTopNav] :is(a, button)', [left] = edges('.st-key-bar', 'left');
    const [top] = edges('.st-key-bar', 'top'), [bottom] = edges(menu, 'bottom');
    return Math.max(left - Math.max(...edges(menu, 'right')), top - bottom);
}"""
"""Pixels between the menu and the choice of a version: beside it, or else below."""


@pytest.mark.sweep
@pytest.mark.parametrize("who", ["reader", "officer"])
def test_the_choice_of_a_version_stands_clear_of_the_menu(small_server: Server, browser: Browser, who: str) -> None:
    page = new_window(browser).new_page()
    if who == "officer":
        become_officer(page, small_server)
    for width in (820, 1199, 1280, 1366, 1440, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        open_address(page, small_server)
        at_rest(page)
        assert page.evaluate(BETWEEN) >= 0, width
    page.context.close()


@pytest.mark.sweep
@pytest.mark.parametrize("served", ["server", "crowded_server"])
def test_every_page_is_whole_at_every_width(request: pytest.FixtureRequest, page: Page, served: str) -> None:
    opened = request.getfixturevalue(served)
    open_address(page, opened)
    entries = menu.entries(page)
    assert len(entries) >= COUNT_MENU
    found = {}
    for name in entries:
        menu.open_entry(page, name)
        expect(page).to_have_title(re.compile(re.escape(name)))
        at_rest(page)
        expect_whole(page, name)
        if faults := illegible(page):
            found[name] = faults
    assert found == {}


@pytest.mark.parametrize(("top", "said"), [(0, []), (90, ["clipped: B"]), (-21, ["overlaps: A and B"])])
def test_labels_that_cannot_be_read_are_found(page: Page, top: int, said: list[str]) -> None:
    place = f"position: relative; top: {top}px"
    labels = f'<div class="annotation-text">A</div><div class="annotation-text" style="{place}">B</div>'
    style = "font: 20px/30px monospace; width: 99px; height: 99px"
    page.set_content(f'<div class="js-plotly-plot" style="{style}">{labels}</div>')
    assert unreadable_labels(page) == said
