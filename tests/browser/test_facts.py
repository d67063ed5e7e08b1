"""From every number a click leads to its page, and from there back to every place that shows it."""

import re
from urllib.parse import parse_qs, urljoin, urlparse

import pytest
from playwright.sync_api import Page

from browser.conftest import Server, go_to, heading, open_address
from twinboard.frames import rows

pytestmark = [pytest.mark.browser, pytest.mark.sweep]

HEADINGS = {
    "": "Derbyshire’s overseas partnerships",
    "compare": "Compare the partners",
    "visits": "Visits",
    "money": "Money",
    "trade": "Trade",
}
_LINKS = (
    "() => [...document.querySelectorAll('[data-testid=stMain] a')].map(a => [a.getAttribute('href'), a.innerText])"
)


def links(page: Page) -> list[tuple[str, str]]:
    """The addresses and words of the links of a page, relative to the server."""
    found = page.evaluate(_LINKS)
    return [(urljoin("/", href), words) for href, words in found if href]


def facts_named(page: Page) -> set[str]:
    """The numbers that a page leads to in one click: on their own page, or several in the register."""
    asked = [parse_qs(urlparse(href).query) for href, _ in links(page) if re.match(r"/facts?\?", href)]
    return {
        identity
        for query in asked
        for key in ("id", "fact")
        for ids in query.get(key, [])
        for identity in ids.split(",")
    }


def test_every_number_is_reached_and_leads_back(server: Server, page: Page) -> None:
    register = {row["fact_id"] for row in rows(server.store.ask("evidence/facts"))}
    open_address(page, server, "facts")
    assert facts_named(page) == register
    shown_on: dict[str, set[str]] = {}
    partners = {row["partner_id"]: row["name"] for row in rows(server.store.ask("explore/partners"))}
    strands = {row["strand_id"]: row["name"] for row in rows(server.store.ask("explore/strands"))}
    for address, words in {**HEADINGS, **partners, **strands}.items():
        go_to(page, f"/{address}", heading(page, words))
        for identity in facts_named(page):
            shown_on.setdefault(identity, set()).add(f"/{address}")
    cells = {row["fact_id"]: row["cell"] for row in rows(server.store.ask("evidence/fact_origins"))}
    open_address(page, server, "fact")
    missing = {}
    for identity in sorted(register):
        cell = page.locator("dd").get_by_text(re.compile(rf"cell {re.escape(cells[identity])}$"))
        go_to(page, f"/fact?id={identity}", cell)
        back = {urlparse(href).path for href, _ in links(page)}
        if lost := shown_on.get(identity, set()) - back:
            missing[identity] = lost
    assert missing == {}
