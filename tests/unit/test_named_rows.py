"""Rows with names: beside what is drawn where there is room, else above it; tall charts in parts that fit a screen."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictured import names_of

from twinboard.charts import CHARTS
from twinboard.charts.base.canvas import EVERY_ROW, SCREEN, Canvas
from twinboard.charts.base.chart import Drawing
from twinboard.charts.base.enlarged import LARGEST, for_projector
from twinboard.charts.base.letters import width_of
from twinboard.charts.base.scale import scale_of
from twinboard.charts.rows.named_rows import NAME_SIZE, ROW_NAME, Named, placed, plot_width, row_figure
from twinboard.queries import load
from twinboard.store import Store

CANVASES = st.sampled_from([SCREEN, Canvas(339), Canvas(700), Canvas(1120)])
NAMES = st.lists(
    st.lists(st.text("abcdeghimnostuw-", min_size=1, max_size=20), min_size=1, max_size=14).map(" ".join),
    min_size=1,
    max_size=8,
)
SCREEN_PX, HEAD_AND_FOOT = 900, 240


@given(NAMES, CANVASES)
def test_what_is_drawn_has_more_than_half_of_the_width_and_every_name_is_whole(
    names: Sequence[str], canvas: Canvas
) -> None:
    rows = [*map(Named, names)]
    places = placed(rows, canvas, EVERY_ROW, [24] * len(rows), around=10)
    figure = row_figure([], places, {})
    assert plot_width(rows, canvas) >= 0.5 * canvas.narrowest
    shown = [each.replace("<br>", "").replace(" ", "") for each in names_of(figure)]
    assert shown == [name.replace(" ", "") for name in names]
    room = canvas.narrowest if places.names_at else places.left
    assert all(width_of(line, NAME_SIZE) <= room for name in names_of(figure) for line in name.split("<br>"))


@given(NAMES, CANVASES, st.integers(0, 40))
def test_a_name_above_its_row_covers_nothing_that_is_drawn(names: Sequence[str], canvas: Canvas, tall: int) -> None:
    rows = [*map(Named, names)]
    places = placed(rows, canvas, EVERY_ROW, [tall] * len(rows))
    notes = [note for note in row_figure([], places, {}).layout.annotations if note.name == ROW_NAME]
    ends = [0.0, *places.ends]
    for note, at, start in zip(notes, places.at, ends, strict=False):
        assert start <= note.y and note.y + 18 * len(note.text.split("<br>")) <= at - tall / 2


def test_one_row_has_its_name_above_and_short_names_stand_beside() -> None:
    assert placed([Named("Jobs")], SCREEN, EVERY_ROW, [20]).names_at
    assert not placed([Named("Jobs"), Named("Visits")], SCREEN, EVERY_ROW, [20, 20]).names_at
    assert not placed([Named("A long name " * 9, is_beside=True)], SCREEN, EVERY_ROW, [20]).names_at


@pytest.mark.thinned(3)
@pytest.mark.parametrize(
    "name", ["money_by_stage", "activity_by_strand", "visits_over_time", "jobs_by_employer", "milestone_timeline"]
)
def test_in_a_meeting_every_part_of_a_chart_fits_the_screen_and_none_is_lost(crowded: Store, name: str) -> None:
    drawing = CHARTS[name](crowded.ask(f"charts/{name}", dict.fromkeys(load(f"charts/{name}").parameters)))
    assert isinstance(drawing, Drawing) and drawing.plan
    parts, times = for_projector(drawing)
    assert 1 <= times <= LARGEST
    whole = names_of(drawing.figure)
    assert [each for part in parts for each in names_of(part)] == whole
    assert all(part.layout.height <= SCREEN_PX - HEAD_AND_FOOT for part in parts if len(names_of(part)) > 1)


def test_of_a_timeline_the_lanes_are_counted_that_a_screen_has(crowded: Store) -> None:
    drawing = CHARTS["milestone_timeline"](crowded.ask("charts/milestone_timeline"))
    assert isinstance(drawing, Drawing) and drawing.plan
    lanes, height = names_of(drawing.figure), drawing.figure.layout.height
    assert drawing.plan.count > len(lanes) == drawing.plan.count_on_screen == drawing.count_first(height)
    first = drawing.count_first(height // 2)
    assert 0 < first < len(lanes)
    assert names_of(drawing.plan.on_screen(slice(0, first))) == lanes[:first]


@pytest.mark.parametrize("most", [1, 1.5, 2, 3])
def test_the_axis_of_a_few_things_counts_whole_ones(most: float) -> None:
    ticks = scale_of([most], "visits").axis(900)["tickvals"]
    assert ticks == [0, *range(1, int(most) + 1)]


def test_a_tall_chart_shows_its_first_rows(crowded: Store) -> None:
    drawing = CHARTS["money_by_stage"](crowded.ask("charts/money_by_stage"))
    assert isinstance(drawing, Drawing) and drawing.plan
    rows = drawing.count_first(1200)
    figure = drawing.plan.on_screen(slice(0, rows))
    assert 0 < rows < drawing.plan.count
    assert figure.layout.height <= 1300
    assert names_of(figure) == names_of(drawing.figure)[:rows]
    assert drawing.count_first(9999) == drawing.plan.count
