"""Charts printed in grey: what lies side by side differs by at least forty levels, or its words tell it apart."""

from itertools import groupby, pairwise

import plotly.graph_objects as go
import pytest
from coded import coded_charts
from PIL import ImageColor

from twinboard.charts.base.look import BLUE, FOCUS, GREY, LILAC, ORANGE, PURPLE, RULE, TEAL, TEXT, TRACK
from twinboard.charts.rows.named_rows import ROW_NAME
from twinboard.store import Store

LEAST = 40
SIDE_BY_SIDE = {
    "inbound and outbound": (BLUE, ORANGE),
    "a bar and the track behind it": (BLUE, TRACK),
    "the edge of a track and the paper": (RULE, "white"),
    "a band and its ends": (GREY, BLUE),
    "a band and a post": (GREY, TRACK),
    "an official line and a statement": (BLUE, ORANGE),
    "two official lines": (BLUE, TEAL),
    "a dot and its outline": (BLUE, "white"),
    "home and its outline": (ORANGE, TEXT),
    "in focus and not": (FOCUS, GREY),
    "stripes and their ground": (BLUE, "white"),
    "coasts and land": (RULE, TRACK),
    "people whose roles are not split, and others": (GREY, TEAL),
    "a guest and a member": (LILAC, BLUE),
    "a guest and a business": (LILAC, PURPLE),
    "a guest, and people whose roles are not split": (LILAC, GREY),
}


def level(colour: str) -> float:
    """How light a colour is when printed in grey, from 0 to 255."""
    red, green, blue, *_ = ImageColor.getrgb(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize("pair", SIDE_BY_SIDE.values(), ids=SIDE_BY_SIDE)
def test_what_lies_side_by_side_differs_in_grey(pair: tuple[str, str]) -> None:
    one, other = map(level, pair)
    assert abs(one - other) >= LEAST


@pytest.mark.parametrize("name", ["visits_by_partner", "delegates_by_visit"])
@pytest.mark.parametrize("kept_in", ["shipped", "crowded"])
def test_parts_of_a_bar_differ_in_grey_or_are_parted_and_named_in_their_order(
    request: pytest.FixtureRequest, kept_in: str, name: str
) -> None:
    store: Store = request.getfixturevalue(kept_in)
    [coded] = coded_charts(store, name)
    parts = sorted((trace for trace in coded.chart.drawing.figure.data if is_part(trace)), key=lambda each: each.y[0])
    assert parts
    for _, bar in groupby(parts, key=lambda each: each.y[0]):
        for one, other in pairwise(bar):
            differ = abs(level(one.marker.color) - level(other.marker.color)) >= LEAST
            assert differ or (is_parted(one, other) and are_named_in_order(coded.chart.drawing.figure, one, other))


@pytest.mark.parametrize("name", ["visits_by_partner", "delegates_by_visit"])
def test_words_inside_a_part_stand_out_from_it_in_grey(crowded: Store, name: str) -> None:
    [coded] = coded_charts(crowded, name)
    parts = [trace for trace in coded.chart.drawing.figure.data if is_part(trace)]
    contrasts = [level(each.marker.color) - level(each.insidetextfont.color) for each in parts if any(each.text)]
    assert contrasts
    assert min(map(abs, contrasts)) >= 2 * LEAST


def is_part(trace: go.Bar | go.Scatter) -> bool:
    return trace.type == "bar" and len(trace.x) == 1 and trace.insidetextanchor == "middle"


def is_parted(one: go.Bar, other: go.Bar) -> bool:
    """Whether a line of two pixels, light or dark, lies between them."""
    return one.marker.line.width == other.marker.line.width == 2


def are_named_in_order(figure: go.Figure, one: go.Bar, other: go.Bar) -> bool:
    """Whether the name of the row, beside or above its bar, names both in their colours, the one before the other."""
    beside = dict(zip(figure.layout.yaxis.tickvals, figure.layout.yaxis.ticktext, strict=True))
    above = [note for note in figure.layout.annotations if note.name == ROW_NAME and note.y < one.y[0]]
    name = max(above, key=lambda note: note.y).text if above else beside[one.y[0]]
    first, second = (name.find(each.marker.color) for each in (one, other))
    return 0 <= first < second
