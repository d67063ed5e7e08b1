"""Lanes in time: no mark covers another, no label lies on a mark, and all parts share one axis."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictured import names_of

from twinboard.charts import CHARTS
from twinboard.charts.base.canvas import EVERY_ROW, SCREEN, Canvas
from twinboard.charts.base.chart import Drawing
from twinboard.charts.base.letters import width_of
from twinboard.charts.base.look import BLUE
from twinboard.charts.rows.lanes import MOST_DEEP, Point, in_lanes
from twinboard.charts.rows.named_rows import NAME_SIZE, Named, plot_width
from twinboard.store import Store

HEIGHT = 30
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
CANVASES = st.sampled_from([SCREEN, Canvas(339), Canvas(700), Canvas(1120)])


def point(lane: int, first_on: date | None, last_on: date | None, size: float = 14, label: str = "") -> Point:
    name = f"{lane} {first_on} {last_on} {size}"
    return Point(lane, first_on, last_on, "came", "circle", BLUE, size, True, label, name, ("visit", name))


def spans(days: tuple[date, int, str], lane: int, size: float, label: str) -> Point:
    first, length, way = days
    last = first + timedelta(days=length)
    return point(lane, None if way == "before" else first, None if way == "after" else last, size, label)


POINTS = st.lists(
    st.builds(
        spans,
        st.tuples(DAYS, st.integers(0, 800), st.sampled_from(["between", "between", "before", "after"])),
        st.integers(0, 2),
        st.floats(13, 28),
        st.sampled_from(["", "14", "12+", "around 1,200"]),
    ),
    min_size=1,
    max_size=12,
)


def marks_of(figure: go.Figure) -> list[go.Scatter]:
    return [trace for trace in figure.data if trace.mode != "lines"]


def boxes(points: Sequence[Point], canvas: Canvas) -> list[tuple[float, float, float, float]]:
    """Left, right, upper and lower side, in pixels, of every mark and of every label."""
    figure = in_lanes(points, ["A", "B", "C"], height=HEIGHT).build(canvas, EVERY_ROW)
    start, end = map(date.fromisoformat, figure.layout.xaxis.range)
    width, found = plot_width([*map(Named, "ABC")], canvas), []
    for trace in marks_of(figure):
        sides = zip(trace.x, trace.y, trace.marker.size, trace.text, trace.textposition, strict=True)
        for x, y, size, text, side in sides:
            middle = (date.fromisoformat(x) - start) / (end - start) * width
            found.append((middle - size / 2, middle + size / 2, y - size / 2, y + size / 2))
            if text:
                wide = width_of(text, NAME_SIZE)
                left = middle + size / 2 + 3 if side.endswith("right") else middle - size / 2 - 3 - wide
                found.append((left, left + wide, y - 7, y + 7))
    return found


@given(POINTS, CANVASES)
def test_no_mark_and_no_label_lies_over_another(points: Sequence[Point], canvas: Canvas) -> None:
    for (a, b, top, bottom), (c, d, upper, lower) in combinations(boxes(points, canvas), 2):
        assert min(b, d) <= max(a, c) + 0.5 or min(bottom, lower) <= max(top, upper) + 0.5


@given(POINTS, CANVASES)
def test_every_mark_and_label_is_inside_the_plot(points: Sequence[Point], canvas: Canvas) -> None:
    width = plot_width([*map(Named, "ABC")], canvas)
    assert all(left >= 0 and right <= width for left, right, _, _ in boxes(points, canvas))


@given(POINTS, CANVASES)
def test_parts_hold_the_lanes_and_marks_of_the_whole_on_one_axis(points: Sequence[Point], canvas: Canvas) -> None:
    plan = in_lanes(points, ["A", "B", "C"], height=HEIGHT)
    whole, parts = plan.build(canvas, EVERY_ROW), [plan.build(canvas, slice(at, at + 1)) for at in range(3)]
    assert sorted(x for part in parts for trace in marks_of(part) for x in trace.x) == sorted(
        x for trace in marks_of(whole) for x in trace.x
    )
    assert {part.layout.xaxis.range for part in parts} == {whole.layout.xaxis.range}


def test_a_lane_of_one_day_is_no_deeper_than_a_page_has_room_for() -> None:
    crowd = [point(0, date(2015, 9, 9), date(2015, 9, 9), 14 + number / 100) for number in range(100)]
    figure = in_lanes(crowd, ["A"], height=HEIGHT).on_screen()
    assert figure.layout.height <= (MOST_DEEP + 2) * HEIGHT + 30
    assert len({*marks_of(figure)[0].y}) == MOST_DEEP


@pytest.mark.parametrize("parameters", [{}, {"partner": "hefei"}, {"strand": "business"}])
def test_partners_without_a_visit_have_lanes_only_where_all_visits_are_asked_for(
    shipped: Store, parameters: dict[str, str]
) -> None:
    drawing = CHARTS["visits_over_time"](shipped.ask("charts/visits_over_time", parameters))
    assert isinstance(drawing, Drawing)
    lanes = {*names_of(drawing.figure)}
    assert ({"Xi'an", "Osnabrück"} <= lanes) == (not parameters)
    assert {*drawing.table["Partner"]} <= lanes


def test_a_click_on_a_visit_leads_to_it(shipped: Store) -> None:
    frame = shipped.ask("charts/visits_over_time")
    drawing = CHARTS["visits_over_time"](frame)
    assert isinstance(drawing, Drawing)
    found = {tuple(each) for trace in drawing.figure.data for each in trace.customdata or ()}
    assert found == {("visit", visit) for visit in frame["visit_id"].dropna()}
