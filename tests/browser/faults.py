"""What is wrong with a page as the browser has drawn it: on a laptop, a tablet and a telephone, and by axe."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browser.labels import unreadable_labels

WIDTHS = (1440, 820, 400)
TRIES = 6
SETTLED = """async () => {
    const charts = () => document.querySelectorAll('[data-testid=stPlotlyChart]').length;
    const widths = () => [...document.querySelectorAll('.js-plotly-plot')].map(plot =>
        [plot, plot.querySelector('.main-svg')].map(each => Math.round(each?.getBoundingClientRect().width ?? 0)));
    const isDrawn = found => found.length === charts() && found.every(([plot, svg]) => Math.abs(plot - svg) < 2)
        && !document.querySelector('[data-testid=stSkeleton]');
    for (let before = '', calm = 0, tries = 0; calm < 3; tries++) {
        if (tries > 400) throw new Error('the charts are not drawn');
        await new Promise(resolve => setTimeout(resolve, 50));
        const now = JSON.stringify(widths());
        calm = now === before && isDrawn(widths()) ? calm + 1 : 0;
        before = now;
    }
}"""
"""Waits until every chart is drawn as wide as its place, and stays so."""
_WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_NOT_OURS = [["[data-testid=stSidebarNav]"], ["[data-testid=stFileUploaderDropzone]"]]
"""The list of the menu and the area for files are Streamlit's own; see docs/accessibility.md."""


def illegible(page: Page) -> list[str]:
    """What is wider than the screen, or cannot be read in the charts, at each width, and stays so.

    The page comes back to its first width, from which the next one starts.
    """
    found = list[str]()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(SETTLED)
        for _ in range(TRIES):
            if not (faults := _faults(page)):
                break
            page.wait_for_timeout(500)
        found += [f"{width}: {fault}" for fault in faults]
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    return found


def _faults(page: Page) -> list[str]:
    return (["wider than the screen"] if page.evaluate(_WIDER) > 0 else []) + unreadable_labels(page)


def inaccessible(page: Page) -> list[str]:
    """What axe finds that is ours to mend."""
    violations = Axe().run(page, context={"exclude": _NOT_OURS}).response["violations"]
    return [f"{violation['id']}: {violation['nodes'][0]['target']}" for violation in violations]
