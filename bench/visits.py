"""What a reader waits for in Chromium: the first and the last chart, cold and warm, beside a bare Streamlit page.

The bare page (`_bare.py`) has the same figures and texts, ready-made. Cold is a browser without anything kept, warm the
same address again. Beside them: how far the page shifts, what a first visit carries, how long a click waits.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench._beside import beside
from bench.figures import Figure
from bench.screens import FLAGS

PAGES = ("", "toyota-city")
ROUNDS, SETTLED_MS = 5, 4_000
CHART_AIM, SHIFT_AIM, CLICK_AIM_MS, CARRIED_AIM_MB = 1.15, 0.05, 200, 3.2
_WATCH = """
window.drawn = [];
window.shifted = 0;
window.waited = 0;
new MutationObserver(() => {
    const there = document.querySelectorAll('.js-plotly-plot .main-svg .plot, .js-plotly-plot .geolayer').length;
    while (window.drawn.length < there) window.drawn.push(performance.now());
}).observe(document, {childList: true, subtree: true});
const observe = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take))
    .observe({type, buffered: true, durationThreshold: 16});
observe('layout-shift', (entry) => { if (!entry.hadRecentInput) window.shifted += entry.value; });
observe('event', (entry) => { if (entry.interactionId) window.waited = Math.max(window.waited, entry.duration); });
"""


@dataclass(frozen=True)
class Visit:
    """Milliseconds until the first and the last chart, how far the page shifted, and megabytes over the wire."""

    first: float
    last: float
    shifted: float
    carried: float


@dataclass(frozen=True)
class Round:
    """A cold visit and a warm one, and the milliseconds that a click on a card's control waits for the next paint."""

    cold: Visit
    warm: Visit
    waited: float


def _visit(page: Page, wire: CDPSession, url: str) -> Visit:
    carried: list[float] = []

    def took(told: dict[str, float]) -> None:
        carried.append(told["encodedDataLength"])

    def came(told: dict[str, dict[str, str]]) -> None:
        carried.append(len(told["response"]["payloadData"]) * 3 / 4)

    wire.on("Network.loadingFinished", took)
    wire.on("Network.webSocketFrameReceived", came)
    page.goto(url)
    page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=120_000)
    page.wait_for_timeout(SETTLED_MS)
    wire.remove_listener("Network.loadingFinished", took)
    wire.remove_listener("Network.webSocketFrameReceived", came)
    drawn, shifted = page.evaluate("[window.drawn, window.shifted]")
    return Visit(drawn[0], drawn[-1], shifted, sum(carried) / 2**20)


def _visits(browser: Browser, url: str, *, is_ours: bool) -> Round:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(_WATCH)
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    cold, warm = _visit(page, wire, url), _visit(page, wire, url)
    waited = 0.0
    if is_ours:
        page.get_by_role("radio", name="Table").first.click()
        page.get_by_role("table").first.wait_for()
        waited = float(page.evaluate("window.waited"))
    context.close()
    return Round(cold, warm, waited)


def figures() -> Iterator[Figure]:
    with beside() as found, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("TWINBOARD_CHROMIUM", "/usr/bin/chromium"), args=FLAGS
        )
        for address in PAGES:
            ours: list[Round] = []
            bare: list[Round] = []
            for _ in range(ROUNDS):
                ours.append(_visits(browser, f"http://localhost:{found.ours.port}/{address}", is_ours=True))
                bare.append(_visits(browser, f"http://localhost:{found.bare.port}/{address}", is_ours=False))
            yield from _of_page(address or "overview", ours, bare)
        browser.close()


def _of_page(name: str, ours: list[Round], bare: list[Round]) -> Iterator[Figure]:
    for kind in ("cold", "warm"):
        mine, theirs = ([getattr(each, kind) for each in rounds] for rounds in (ours, bare))
        for which in ("first", "last"):
            times, peer = (tuple(getattr(visit, which) for visit in visits) for visits in (mine, theirs))
            yield Figure("visits", f"{name}, {kind}: {which} chart", "ms", times, "bare page", peer, CHART_AIM)
        shifted = tuple(visit.shifted for visit in mine)
        yield Figure("visits", f"{name}, {kind}: layout shift", "", shifted, limit=SHIFT_AIM)
    carried = tuple(each.cold.carried for each in ours)
    yield Figure("visits", f"{name}, first visit over the wire", "MB", carried, limit=CARRIED_AIM_MB)
    waited = tuple(each.waited for each in ours)
    yield Figure("visits", f"{name}, a click waits", "ms", waited, limit=CLICK_AIM_MS)
