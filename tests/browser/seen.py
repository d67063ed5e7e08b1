"""Which marks of a chart can be seen in a picture of it: asked of its pixels, where a browser has laid them out.

What is in the markup may be clipped away, lie below something, or be drawn in white.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageColor
from playwright.sync_api import Locator, Page

MARKS = """
root => {
    const edge = root.getBoundingClientRect(), found = [];
    const kinds = {bar: '.barlayer .point > path', point: '.scatterlayer path.point',
        line: '.scatterlayer path.js-line', area: '.scatterlayer path.js-fill', shape: '.shapelayer path'};
    for (const [kind, selector] of Object.entries(kinds))
        for (const path of root.querySelectorAll(selector)) {
            const isCoast = kind === 'line' && parseFloat(getComputedStyle(path).strokeWidth) < 1;
            const isUnderItsLines = kind === 'area' && path.getBBox().height < 4;
            if (isCoast || isUnderItsLines || (kind === 'line' && path.getTotalLength() < 24)) continue;
            const length = path.getTotalLength(), matrix = path.getScreenCTM(), look = getComputedStyle(path);
            const steps = Math.min(60, Math.max(12, Math.round(length / 12)));
            const points = length === 0 ? [] : [...Array(steps).keys()].map(step => {
                const {x, y} = path.getPointAtLength(length * (step + 0.5) / steps).matrixTransform(matrix);
                return [x - edge.left, y - edge.top];
            });
            const index = kind === 'shape' ? Number(path.getAttribute('data-index')) : -1;
            found.push({kind, index, points, stroke: look.stroke, fill: look.fill});
        }
    return found;
}
"""
"""Each mark as points along its outline, in pixels from the corner of the picture, and the colours that it is of.

Left out are coasts, lines shorter than what may lie over them, and areas that their own two lines cover.
"""
_SHOW = """([svg, width, height]) => {
    document.body.innerHTML = svg;
    const picture = document.querySelector('svg');
    picture.setAttribute('width', width);
    picture.setAttribute('height', height);
}"""
_NEAR_PX, _PALE = 2.0, 230
"""How far from where it must be a colour is looked for; a colour that is hardly one."""
_THIN = 0.6
"""How far a pixel may be on the way from the colour to white: a thin line covers some pixels by half."""
_MOST_HIDDEN = {"bar": 0.2, "point": 0.4, "shape": 0.5, "area": 0.3, "line": 0.7}
"""The share of its outline that others may cover: a line may pass below words, a point below another."""

Colour = tuple[int, ...]
Pixels = npt.NDArray[np.int16]


@dataclass(frozen=True)
class Mark:
    """A mark that a browser has laid out: how far from the top, and what share of its outline can be seen.

    `index` is the place of a shape among the shapes of the figure.
    """

    kind: str
    index: int
    middle: float
    seen: float

    @property
    def is_seen(self) -> bool:
        return self.seen >= 1 - _MOST_HIDDEN[self.kind]


def marks_of_svg(page: Page, svg: bytes, png: bytes, width: int, height: int) -> list[Mark]:
    """The marks of a picture, laid out as its SVG and looked for in its PNG."""
    page.evaluate(_SHOW, [svg.decode(), width, height])
    return _looked_for(page.locator("svg").first.evaluate(MARKS), png, width)


def marks_on_screen(chart: Locator) -> list[Mark]:
    """The marks of a chart on a page, as it is seen."""
    width = chart.evaluate("chart => chart.getBoundingClientRect().width")
    return _looked_for(chart.evaluate(MARKS), chart.screenshot(), width)


def here(figure: dict[str, Any], marks: Sequence[Mark]) -> list[Mark]:
    """The marks among the rows of a part, without what lies below others.

    What stands above or below the rows belongs to another part.
    """
    margin, height = figure["layout"]["margin"], figure["layout"]["height"]
    shapes = figure["layout"].get("shapes", ())
    below = {number for number, shape in enumerate(shapes) if shape.get("layer") == "below"}
    return [
        mark
        for mark in marks
        if margin.get("t", 0) <= mark.middle <= height - margin.get("b", 0) and mark.index not in below
    ]


def faults_of(figure: dict[str, Any], marks: Sequence[Mark]) -> list[str]:
    """What a picture of a figure (JSON) lacks: marks that cannot be seen, and those that are not even laid out."""
    layout, inside = figure["layout"], here(figure, marks)
    counted = sum(mark.kind in ("bar", "point", "shape") for mark in inside)
    expected = sum(_count(trace, layout) for trace in figure["data"])
    above = (shape for shape in layout.get("shapes", ()) if shape.get("layer") != "below")
    expected += sum(_is_here(shape.get("yanchor", shape.get("y0")), layout) for shape in above)
    said = [f"{mark.kind} at {mark.middle:.0f}: {mark.seen:.0%} seen" for mark in inside if not mark.is_seen]
    return said + ([f"{counted} of {expected} marks"] if counted != expected else [])


def _count(trace: dict[str, Any], layout: dict[str, Any]) -> int:
    """How many bars or points a trace has among the rows; all where its y axis counts no pixels.

    A point of no size is the end of a line that has a mark at its other end alone.
    """
    if trace["type"] != "bar" and "markers" not in trace.get("mode", ""):
        return 0
    axis = layout[trace.get("yaxis", "y").replace("y", "yaxis")]
    sizes = trace.get("marker", {}).get("size") if trace["type"] != "bar" else None
    has_size = sizes if isinstance(sizes, list) else [1] * len(trace["y"])
    heights = [y for y, size in zip(trace["y"], has_size, strict=True) if y is not None and size]
    return sum(axis["range"][0] < axis["range"][1] or _is_here(y, layout) for y in heights)


def _is_here(height: float, layout: dict[str, Any]) -> bool:
    low, high = sorted(layout["yaxis"]["range"])
    return bool(low <= height <= high)


def _looked_for(found: Sequence[dict[str, Any]], png: bytes, width: float) -> list[Mark]:
    with Image.open(io.BytesIO(png)) as opened:
        pixels = np.asarray(opened.convert("RGB"), dtype=np.int16)
    scale = pixels.shape[1] / width
    coloured = ((each, _colours(each)) for each in found if each["points"])
    return [
        Mark(each["kind"], each["index"], _middle(each["points"]), _share_seen(pixels, scale, each["points"], hues))
        for each, hues in coloured
        if hues
    ]


def _middle(points: Sequence[Sequence[float]]) -> float:
    heights = [y for _, y in points]
    return (min(heights) + max(heights)) / 2


def _share_seen(pixels: Pixels, scale: float, points: Sequence[Sequence[float]], colours: Sequence[Colour]) -> float:
    """Of the points of a mark that share near which a pixel has one of its colours."""
    near = round(_NEAR_PX * scale)
    return sum(_has(pixels, round(x * scale), round(y * scale), near, colours) for x, y in points) / len(points)


def _colours(mark: dict[str, Any]) -> list[Colour]:
    """Those of a mark that can be told from paper; a pattern is none."""
    plain = (ImageColor.getrgb(words)[:3] for words in (mark["stroke"], mark["fill"]) if words.startswith("rgb"))
    return [colour for colour in plain if min(colour) < _PALE]


def _has(pixels: Pixels, x: int, y: int, near: int, colours: Sequence[Colour]) -> bool:
    around = pixels[max(y - near, 0) : y + near + 1, max(x - near, 0) : x + near + 1]
    return any(
        bool((np.abs(around - np.array(colour)).max(axis=2) <= _THIN * (255 - min(colour))).any()) for colour in colours
    )
