"""How much of a screen each page takes, and what a reader meets first: python -m bench.screens [WORKBOOK]

Every page is opened in Chromium on a desk, on a tablet and on a phone; the limits are those of a desk.
"""

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright
from rich.console import Console
from rich.table import Table

from bench._serving import publish, serving
from twinboard.frames import rows
from twinboard.settings import SHIPPED_WORKBOOK
from twinboard.store import Store

SIZES = ((1440, 900), (820, 1180), (390, 844))
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
TALLEST = {"": 2700}
TALLEST_TAB, FIRST_CHART, SHARE, FIRST_WORDS, SUMMARY_WORDS = 1900, 450, 0.9, 180, 350
_MEASURE = """() => {
    const LEFT_OUT = '.st-key-bar, style, script, svg, [data-testid="stIconMaterial"]';
    const main = document.querySelector('[data-testid="stMain"]');
    const plots = [...document.querySelectorAll('.js-plotly-plot')].map(plot => plot.getBoundingClientRect());
    const shares = [...document.querySelectorAll('.js-plotly-plot')].map(plot => {
        const card = plot.closest('[class*="st-key-card-"]');
        const look = getComputedStyle(card);
        const room = card.clientWidth - parseFloat(look.paddingLeft) - parseFloat(look.paddingRight);
        return plot.getBoundingClientRect().width / room;
    });
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    let first = 0, all = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const around = node.parentElement;
        if (!around.checkVisibility() || around.closest(LEFT_OUT)) continue;
        const words = (node.textContent.match(/[\\p{L}\\p{N}£%.,’'-]+/gu) || []).length;
        const range = document.createRange();
        range.selectNodeContents(node);
        all += words;
        if (range.getBoundingClientRect().top < innerHeight) first += words;
    }
    return {height: main.scrollHeight, chart: plots.length ? plots[0].top : null, share: Math.min(1, ...shares),
        first, all, charts: plots.length};
}"""


@dataclass(frozen=True)
class Screen:
    """A page as it was met: pixels, the least share of its card that a chart takes, words."""

    height: int
    chart: float | None
    share: float
    first: int
    all: int
    charts: int


def _addresses(store: Store) -> list[str]:
    partners = [row["partner_id"] for row in rows(store.ask("explore/partners", {"partner": None})) if row["is_linked"]]
    strands = [row["strand_id"] for row in rows(store.ask("explore/strands", {"strand": None, "partner": None}))]
    tabs = ("Scorecard", "Economy", "Visits and events", "Money", "People and board", "Evidence")
    own = [f"{partner}{tab}" for partner in partners for tab in ("", *(f"?tab={each}" for each in tabs))]
    own += [
        f"{strand}{tab}" for strand in strands for tab in ("", "?tab=Visits and events", "?tab=Money", "?tab=Evidence")
    ]
    return ["", "compare", "visits", "money", "trade", *own]


def _measured(page: Page, address: str) -> Screen:
    page.goto(address)
    expect(page.locator(".tb-footer")).to_be_visible(timeout=60_000)
    page.wait_for_function("document.querySelectorAll('.js-plotly-plot:not(:has(.main-svg))').length === 0")
    page.wait_for_timeout(800)
    return Screen(**page.evaluate(_MEASURE))


def _row(address: str, found: dict[int, Screen]) -> list[str]:
    desk = found[SIZES[0][0]]
    is_own = address not in ("", "compare", "visits", "money", "trade")
    tallest = TALLEST.get(address, TALLEST_TAB if is_own else None)
    is_summary = is_own and "?" not in address
    return [
        address or "overview",
        *(_marked(found[width].height, tallest if width == SIZES[0][0] else None) for width, _ in SIZES),
        "" if desk.chart is None else _marked(round(desk.chart), FIRST_CHART if is_summary else None),
        f"{desk.share:.0%}{'' if desk.share >= SHARE else ' !'}" if desk.charts else "",
        str(desk.charts),
        _marked(desk.first, None if address else FIRST_WORDS),
        _marked(desk.all, SUMMARY_WORDS if is_summary else None),
    ]


def _marked(value: float, limit: float | None) -> str:
    return f"{value:.0f}{' !' if limit is not None and value > limit else ''}"


def main() -> None:
    workbook = Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED_WORKBOOK
    table = Table(
        *("Page", *(f"{width} wide, px" for width, _ in SIZES)),
        *("First chart at", "Of its card", "Charts", "Words at first", "Words"),
        title=f"Heights in pixels; ! is past its limit (overview {TALLEST['']}, a tab {TALLEST_TAB})",
    )
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = Store(Path(folder))
        publish(store, "The workbook", workbook)
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("TWINBOARD_CHROMIUM", "/usr/bin/chromium"), args=FLAGS
        )
        with serving(store.home) as port:
            found: dict[str, dict[int, Screen]] = {}
            for width, height in SIZES:
                page = browser.new_page(viewport={"width": width, "height": height})
                for address in _addresses(store):
                    found.setdefault(address, {})[width] = _measured(page, f"http://localhost:{port}/{address}")
                page.close()
        browser.close()
    for address, screens in found.items():
        table.add_row(*_row(address, screens))
    Console(width=140).print(table)


if __name__ == "__main__":
    main()
