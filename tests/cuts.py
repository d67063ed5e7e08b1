"""What the parts of a cut chart hold, to be compared with the whole chart."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from pictured import Laid
from plotly.io.json import to_json_plotly

from twinboard.charts.canvas import EVERY_ROW, Canvas
from twinboard.charts.chart import Plan
from twinboard.charts.look import KEY

Found = Counter[tuple[object, ...]]
_CONTINUED = " (continued)"


def missing_from_parts(parts: Sequence[Laid]) -> list[str]:
    """How the parts together differ from the whole: labels or marks that are lost, told twice or cut in two."""
    if parts[0].drawing.plan:
        return _missing_of_plan(parts, parts[0].drawing.plan)
    drawing, room = parts[0].drawing, parts[0].size.page.width
    figure = drawing.wide() if drawing.wide and room >= 700 else drawing.figure
    whole = json.loads(to_json_plotly(figure))
    pieces = [json.loads(part.printed.figure) for part in parts]
    key = whole["layout"].get("meta", {}).get(KEY, 0)
    in_key = Counter(_words(note) for note in whole["layout"]["annotations"] if key and note["y"] < key)
    expected = labels(whole, 0) + _times(in_key, len(parts) - 1)
    found = sum((labels(piece, len(parts[0].texts)) for piece in pieces), Counter[str]())
    again = Counter({words: count for words, count in found.items() if words.endswith(_CONTINUED)})
    inside = [marks(piece) for piece in pieces]
    drawn, all_drawn = sum((marked for marked, _ in inside), Counter()), marks(whole)[0]
    said = [f"lost: {words}" for words in expected - found]
    said += [f"twice: {words}" for words in found - expected - again]
    drawn = drawn & all_drawn if _is_of_panels(whole) and not drawn.keys() - all_drawn.keys() else drawn
    said += [f"lost: {mark}" for mark in all_drawn - drawn] + [f"twice: {mark}" for mark in drawn - all_drawn]
    return said + [f"cut: {mark}" for _, crossing in inside for mark in crossing]


def _missing_of_plan(parts: Sequence[Laid], plan: Plan) -> list[str]:
    """Names, words and marks: each of the whole is in one part; the name of a group that goes on is told again.

    The first annotations are headings of columns, which every part has, as many as its KEY says.
    """
    page, pieces = parts[0].size.page, [json.loads(part.printed.figure) for part in parts]
    whole = json.loads(to_json_plotly(plan.build(Canvas(page.width - 2 * page.edge), EVERY_ROW)))
    found = sum((labels(piece, len(part.texts)) for piece, part in zip(pieces, parts, strict=True)), Counter[str]())
    again = Counter({words: count for words, count in found.items() if words.endswith(_CONTINUED)})
    in_key = Counter(map(_words, whole["layout"].get("annotations", ())[: whole["layout"].get("meta", {}).get(KEY, 0)]))
    expected = labels(whole, 0) + _times(in_key, len(parts) - 1)
    all_drawn = marks_at_any_height(whole)
    drawn = sum(map(marks_at_any_height, pieces), Counter())
    said = [f"lost: {words}" for words in expected - found] + [f"lost: {mark}" for mark in all_drawn - drawn]
    axes = {str(piece["layout"]["xaxis"].get("range")) for piece in (whole, *pieces) if "xaxis" in piece["layout"]}
    said += [f"axis: {axis}" for axis in axes if len(axes) > 1]
    return said + [f"twice: {each}" for each in [*(found - expected - again), *(drawn - all_drawn)]]


def marks_at_any_height(figure: dict[str, Any]) -> Found:
    """The bars and points of a chart of rows, each by where it is across."""
    found = Counter[tuple[object, ...]]()
    for trace in figure["data"]:
        if trace["type"] != "bar" and "markers" not in trace["mode"]:
            continue
        hovers = trace.get("hovertext")
        for number, x in enumerate(trace["x"]):
            found[trace["type"], x, hovers[number] if isinstance(hovers, list) else hovers] += 1
    return found


def labels(figure: dict[str, Any], count_around: int) -> Counter[str]:
    """The words of a figure but for the last so many, which stand around it."""
    notes = figure["layout"].get("annotations", ())
    names = figure["layout"].get("yaxis", {}).get("ticktext", ())
    return Counter(_words(note) for note in [*notes[: len(notes) - count_around], *({"text": each} for each in names)])


def marks(figure: dict[str, Any]) -> tuple[Found, Found]:
    """The bars, points, lines and boxes within the range of the rows, and those that its ends cut."""
    layout = figure["layout"]
    if _is_of_panels(figure):
        return Counter((trace["type"], str(trace.get("hovertext"))) for trace in figure["data"]), Counter()
    if "yaxis" not in layout:
        return Counter(), Counter()
    ends = sorted(layout["yaxis"]["range"])
    inside, cut = Counter[tuple[object, ...]](), Counter[tuple[object, ...]]()
    for mark, upper, lower in [*_traces(figure), *_shapes(figure)]:
        if ends[0] <= upper and lower <= ends[1]:
            inside[mark] += 1
        elif ends[0] < lower and upper < ends[1]:
            cut[mark] += 1
    return inside, cut


def _is_of_panels(figure: dict[str, Any]) -> bool:
    """Each with axes of its own; one is drawn again where its words take more than a page."""
    return any("domain" in axis for name, axis in figure["layout"].items() if name.startswith("yaxis"))


def _times(counted: Counter[str], times: int) -> Counter[str]:
    return Counter({words: count * times for words, count in counted.items()})


def _words(note: dict[str, Any]) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<br>", " ", re.sub(r"</?b>", "", note["text"]))).strip()


def _traces(figure: dict[str, Any]) -> list[tuple[tuple[object, ...], float, float]]:
    """All but the coasts of the map, which are packed numbers."""
    found: list[tuple[tuple[object, ...], float, float]] = []
    for trace in figure["data"]:
        if isinstance(trace["y"], dict):
            continue
        half = trace["width"] / 2 if trace["type"] == "bar" else 0
        if trace.get("mode") == "lines":
            found += [] if KEY in figure["layout"].get("meta", {}) else _lines(trace)
            continue
        hovers = trace.get("hovertext")
        for number, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
            if y is None:
                continue
            hover = hovers[number] if isinstance(hovers, list) else hovers
            found.append(((trace["type"], x, hover), y - half, y + half))
    return found


def _lines(trace: dict[str, Any]) -> list[tuple[tuple[object, ...], float, float]]:
    """The runs of points that one line joins; those from the key of a chart go on in every part."""
    points = [*zip(trace["x"], trace["y"], strict=True)]
    runs = [[*run] for is_drawn, run in groupby(points, lambda point: point[1] is not None) if is_drawn]
    return [
        (("line", trace.get("text"), *(x for x, _ in run)), min(y for _, y in run), max(y for _, y in run))
        for run in runs
    ]


def _shapes(figure: dict[str, Any]) -> list[tuple[tuple[object, ...], float, float]]:
    found: list[tuple[tuple[object, ...], float, float]] = []
    for shape in figure["layout"].get("shapes", ()):
        if "yanchor" in shape:
            found.append((("arrow", shape["xanchor"]), shape["yanchor"] - 11, shape["yanchor"] + 11))
        elif shape["type"] == "rect":
            upper, lower = sorted((shape["y0"], shape["y1"]))
            found.append((("box", shape["x0"], shape["x1"]), upper, lower))
    return found
