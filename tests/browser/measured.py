"""What is wrong with pictures of charts, as a browser has laid them out."""

import json
from collections.abc import Sequence

from pictured import Laid
from playwright.sync_api import Page

from twinboard.charts.base.printed import PLOTLY_JS

_AT_ONCE = 20
_MEASURE = """
function lines(text) {
    const broken = [...text.querySelectorAll('tspan.line')];
    return (broken.length ? broken : [text])
        .map(line => ({words: line.textContent, box: line.getBoundingClientRect()}))
        .filter(({box}) => box.width > 0);
}
const meet = (one, other) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2
    && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 3;

function faults(root, figure, texts) {
    const edge = root.getBoundingClientRect(), margin = figure.layout.margin, found = [];
    const plot = {left: edge.left + margin.l, right: edge.right - margin.r,
        top: edge.top + margin.t, bottom: edge.bottom - margin.b};
    const written = [...root.querySelectorAll('text')].filter(text => text.getBoundingClientRect().width > 0);
    const all = written.flatMap(lines);
    for (const {words, box} of all)
        if (box.left < edge.left - 0.5 || box.right > edge.right + 0.5
            || box.top < edge.top - 0.5 || box.bottom > edge.bottom + 0.5) found.push(`outside: ${words}`);
    for (const [number, one] of all.entries())
        for (const other of all.slice(number + 1))
            if (meet(one.box, other.box)) found.push(`overlap: ${one.words} and ${other.words}`);
    for (const text of written)
        if (parseFloat(getComputedStyle(text).fontSize) < 14) found.push(`small: ${text.textContent}`);
    const count = figure.layout.annotations.length;
    const bare = text => text.replace(/\\s/g, '');
    texts.forEach((text, number) => {
        const note = root.querySelector(`.annotation[data-index="${count - texts.length + number}"]`);
        if (!note || bare(note.textContent) !== bare(text)) found.push(`not whole: ${text}`);
        else for (const {words, box} of [...note.querySelectorAll('text')].flatMap(lines))
            if (meet(box, plot)) found.push(`on the plot: ${words}`);
    });
    return found;
}
"""
_DRAW = """async pictures => {
    const found = [];
    for (const [figure, texts] of pictures) {
        const root = document.body.appendChild(document.createElement('div'));
        await Plotly.newPlot(root, figure.data, figure.layout, {staticPlot: true});
        found.push(faults(root.querySelector('.svg-container'), figure, texts));
        Plotly.purge(root);
        root.remove();
    }
    return found;
}"""
_SHOW = """pictures => pictures.map(([figure, texts, svg]) => {
    const root = document.body.appendChild(document.createElement('div'));
    root.innerHTML = svg;
    const picture = root.querySelector('svg');
    picture.setAttribute('width', figure.layout.width);
    picture.setAttribute('height', figure.layout.height);
    const found = faults(picture, figure, texts);
    root.remove();
    return found;
})"""


def faults_as_laid_out(page: Page, pictures: Sequence[Laid]) -> dict[str, list[str]]:
    """The faults of each picture that has any, drawn here by the plotly.js that the worker uses too."""
    _prepare(page)
    page.add_script_tag(path=str(PLOTLY_JS))
    found: list[list[str]] = []
    for start in range(0, len(pictures), _AT_ONCE):
        some = pictures[start : start + _AT_ONCE]
        found += page.evaluate(_DRAW, [[json.loads(each.printed.figure), each.texts] for each in some])
    return {each.label: faults for each, faults in zip(pictures, found, strict=True) if faults}


def faults_of_svgs(page: Page, pictures: Sequence[tuple[Laid, bytes]]) -> dict[str, list[str]]:
    """The same of pictures that the worker has drawn as SVG."""
    _prepare(page)
    asked = [[json.loads(each.printed.figure), each.texts, svg.decode()] for each, svg in pictures]
    found = page.evaluate(_SHOW, asked)
    return {each.label: faults for (each, _), faults in zip(pictures, found, strict=True) if faults}


def _prepare(page: Page) -> None:
    page.set_content("<!DOCTYPE html><body style='margin: 0'></body>")
    page.add_script_tag(content=_MEASURE)
