"""What the parts of a cut chart hold, to be compared with the whole chart."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from pictured import Laid
from plotly.io.json import to_json_plotly

from twinboard.charts.base.canvas import EVERY_ROW, Canvas
from twinboard.charts.base.look import KEY

Found = Counter[tuple[object, ...]]
_CONTINUED = " (continued)"


def missing_from_parts(parts: Sequence[Laid]) -> list[str]:
    """How the parts together differ from the whole: names, words or marks that are lost or told twice.

    The name of a group that goes on is told again. The first annotations are headings of columns, which every part
    has, as many as its KEY says.
    """
    plan = parts[0].drawing.plan
    assert plan
    page, pieces = parts[0].size.page, [json.loads(part.printed.figure) for part in parts]
    whole = json.loads(to_json_plotly(plan.build(Canvas(page.width - 2 * page.edge), EVERY_ROW)))
    found = sum((labels(piece, len(part.texts)) for piece, part in zip(pieces, parts, strict=True)), Counter[str]())
    again = Counter({words: count for words, count in found.items() if words.endswith(_CONTINUED)})
    in_key = Counter(map(_words, whole["layout"].get("annotations", ())[: whole["layout"].get("meta", {}).get(KEY, 0)]))
    expected = labels(whole, 0) + _times(in_key, len(parts) - 1)
    all_drawn = marks(whole)
    drawn = sum(map(marks, pieces), Counter())
    said = [f"lost: {words}" for words in expected - found] + [f"lost: {mark}" for mark in all_drawn - drawn]
    axes = {str(piece["layout"]["xaxis"].get("range")) for piece in (whole, *pieces) if "xaxis" in piece["layout"]}
    said += [f"axis: {axis}" for axis in axes if len(axes) > 1]
    return said + [f"twice: {each}" for each in [*(found - expected - again), *(drawn - all_drawn)]]


def marks(figure: dict[str, Any]) -> Found:
    """The bars and points of a chart of rows, each by where it is across."""
    found = Counter[tuple[object, ...]]()
    for trace in figure["data"]:
        if trace["type"] not in ("bar", "waterfall") and "markers" not in trace["mode"]:
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


def _times(counted: Counter[str], times: int) -> Counter[str]:
    return Counter({words: count * times for words, count in counted.items()})


def _words(note: dict[str, Any]) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<br>", " ", re.sub(r"</?b>", "", note["text"]))).strip()
