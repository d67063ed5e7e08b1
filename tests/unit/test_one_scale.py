"""A length never lies: one scale a chart, on screen and in every part of it on paper; what differs is drawn apart."""

import json
import re
from decimal import Decimal
from itertools import combinations

import pytest
from coded import coded_charts
from hypothesis import assume, given
from hypothesis import strategies as st
from pictured import laid

from twinboard.charts import CHARTS
from twinboard.charts.base.chart import Drawing
from twinboard.charts.base.scale import FAR_APART, Scale, scale_of
from twinboard.charts.rows.value_rows import words_room
from twinboard.frames import rows
from twinboard.papers.pictures.picture import words_below
from twinboard.papers.pictures.sizes import A4
from twinboard.papers.pictures.worker import Worker
from twinboard.queries import load
from twinboard.store import Store

STORES = ("shipped", pytest.param("crowded", marks=pytest.mark.sweep))
AMOUNTS = {
    "jobs_by_employer": "value",
    "money_by_stage": "amount_gbp",
    "money_by_funder": "amount_gbp",
    "budget_by_year": "amount_gbp",
    "cost_of_visit": "cost_gbp",
    "uk_exports_as_stated": "share_pct",
    "trade_over_time": "value",
    "people_in_work": "value",
}
"""Charts whose marks lead to the row of a number, and the column that has it."""


@pytest.fixture(params=STORES)
def kept_in(request: pytest.FixtureRequest) -> Store:
    found: Store = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_has_one_axis_each_way(kept_in: Store, name: str) -> None:
    drawing = CHARTS[name](kept_in.ask(f"charts/{name}", dict.fromkeys(load(f"charts/{name}").parameters)))
    if isinstance(drawing, Drawing):
        layout = drawing.figure.to_plotly_json()["layout"]
        assert [key for key in layout if re.match("[xy]axis", key)] in (["xaxis", "yaxis"], ["yaxis", "xaxis"])
        assert {trace.xaxis or "x" for trace in drawing.figure.data} == {"x"}
        assert {trace.yaxis or "y" for trace in drawing.figure.data} == {"y"}
        assert not layout["xaxis"].get("overlaying")


@pytest.mark.thinned(2)
@pytest.mark.parametrize("name", AMOUNTS)
def test_marks_of_different_amounts_are_drawn_apart_and_of_equal_ones_alike(kept_in: Store, name: str) -> None:
    frame = kept_in.ask(f"charts/{name}", dict.fromkeys(load(f"charts/{name}").parameters))
    amounts = {row["number_ids"][0]: Decimal(str(row[AMOUNTS[name]])) for row in rows(frame)}
    amounts |= {row["cost_id"]: Decimal(str(row["cost_gbp"])) for row in rows(frame) if "cost_id" in row}
    drawing = CHARTS[name](frame)
    assert isinstance(drawing, Drawing)
    drawn = drawn_values(drawing)
    assert drawn
    assert all(float(amounts[key]) == pytest.approx(value) for key, value in drawn.items())
    for (one, at), (other, to) in combinations(drawn.items(), 2):
        assert (amounts[one] < amounts[other]) == (at < to), (one, other)


def drawn_values(drawing: Drawing) -> dict[str, float]:
    """Each mark that leads to something, by what it leads to: where it stands on the scale, or how long it is.

    What goes on from it to the higher end of its range is drawn after it, and is no mark of its own.
    """
    found = {}
    for trace in drawing.figure.data:
        values = trace.y if drawing.figure.layout.xaxis.type == "date" else trace.x
        for link, value in zip(trace.customdata or (), values, strict=False):
            if link is not None and value is not None:
                found.setdefault(link[1], float(value))
    return found


@pytest.mark.thinned(3)
@pytest.mark.parametrize("name", AMOUNTS)
def test_every_part_of_a_chart_on_paper_is_on_the_scale_of_the_whole(crowded: Store, name: str) -> None:
    [coded] = coded_charts(crowded, name)
    parts = laid(name, coded.chart.drawing, words_below(coded), A4)
    layouts = [json.loads(part.printed.figure)["layout"] for part in parts]
    assert len({json.dumps([each["xaxis"]["range"], each["xaxis"]["type"]]) for each in layouts}) == 1
    assert len({(each["width"], each["margin"]["l"], each["margin"]["r"]) for each in layouts}) == 1


@pytest.mark.sweep
@pytest.mark.browser
def test_the_points_of_a_picture_stand_in_the_order_of_their_amounts(shipped: Store) -> None:
    """Asked of what the browser has drawn, not of what it was given."""
    [coded] = coded_charts(shipped, "money_by_stage")
    [part] = laid("money_by_stage", coded.chart.drawing, words_below(coded), A4)
    worker = Worker()
    try:
        options = {"format": "svg", "width": part.printed.width, "height": part.printed.height, "scale": 1}
        drawn = worker.draw(part.printed.figure, options).decode()
    finally:
        worker.stop()
    tags = [tag for tag in re.findall("<path[^>]*>", drawn) if 'class="point' in tag]
    points = [match.groups() for tag in tags if (match := re.search(r"translate\(([\d.]+),([\d.]+)\)", tag))]
    found = [float(x) for x, y in sorted(points, key=lambda point: float(point[1]))]
    amounts = [float(row["amount_gbp"]) for row in rows(shipped.ask("charts/money_by_stage"))]
    assert len(found) == len(amounts) > 5
    for (one, at), (other, to) in combinations(zip(amounts, found, strict=True), 2):
        assert abs(at - to) < 0.5 if one == other else (at - to) * (one - other) > 0


VALUES = st.lists(st.integers(0, 10**12).map(float), min_size=1, max_size=9)


@given(VALUES)
def test_a_scale_holds_its_values_in_their_order_and_is_logarithmic_only_where_they_lie_far_apart(
    values: list[float],
) -> None:
    scale = scale_of(values, "£", may_be_log=True)
    positive = [value for value in values if value > 0]
    assert scale.is_log == (bool(positive) and max(positive) / min(positive) > FAR_APART)
    for one, other in combinations(sorted(positive), 2):
        assert 0 <= scale.share(one) <= scale.share(other) <= 1
    assert scale.is_log or scale.share(0) == 0


@given(VALUES, st.integers(30, 1200))
def test_an_axis_names_a_value_and_its_names_do_not_meet(values: list[float], room: int) -> None:
    scale = scale_of(values, "£", may_be_log=True)
    named = scale.axis(room)["tickvals"]
    assert isinstance(named, list)
    assert named
    assert scale.is_log or named[0] == 0
    assert len(named) <= 2 or scale._fits(named, room)


@given(
    st.lists(st.tuples(st.floats(0, 1), st.floats(0, 140)), min_size=1, max_size=9),
    st.integers(190, 300),
    st.integers(0, 900),
)
def test_words_at_the_ends_of_marks_are_inside_at_any_width(
    words: list[tuple[float, float]], beside: int, wider: int
) -> None:
    assume(max(wide for _, wide in words) + 14 <= beside - 30)
    right = words_room(words, beside)
    plot = beside + wider - right
    assert plot >= 29
    assert all(share * plot + wide <= plot + right + 1 for share, wide in words)


def test_values_below_zero_are_on_no_logarithmic_scale() -> None:
    assert scale_of([-1, 10**9], "£", may_be_log=True) == Scale(-1, 10**9, "£")
