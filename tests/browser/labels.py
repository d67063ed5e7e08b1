"""What a reader could not read in the charts of a page, as the browser has drawn them."""

from playwright.sync_api import Page

_UNREADABLE = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
    const edge = plot.getBoundingClientRect();
    const labels = [...plot.querySelectorAll(
        '.annotation-text, .xtick text, .ytick text, .textpoint text, text.bartext'
    )].map(label => ({words: label.textContent, box: label.getBoundingClientRect()})).filter(({box}) => box.width > 0);
    const clipped = labels.filter(({box}) => box.right > edge.right + 1 || box.left < edge.left - 1
        || box.bottom > edge.bottom + 1 || box.top < edge.top - 1);
    const meet = (one, other) =>
        Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2
        && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 3;
    const pairs = labels.flatMap((one, number) => labels.slice(number + 1)
        .filter(other => meet(one.box, other.box)).map(other => `overlaps: ${one.words} and ${other.words}`));
    return [...clipped.map(({words}) => `clipped: ${words}`), ...pairs];
})"""


def unreadable_labels(page: Page) -> list[str]:
    """The words of the charts that reach beyond their picture, or lie over other words of it."""
    found: list[str] = page.evaluate(_UNREADABLE)
    return found
