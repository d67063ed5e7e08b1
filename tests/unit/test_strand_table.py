"""The table of partners and strands: each cell where it belongs, its shade by how much happened, headings readable."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinboard.charts import CHARTS
from twinboard.charts.base.canvas import EVERY_ROW, SCREEN, Canvas
from twinboard.charts.base.chart import Drawing
from twinboard.charts.base.letters import width_of
from twinboard.charts.base.look import KEY
from twinboard.charts.base.shades import shade, words_on
from twinboard.charts.rows.headings import LOWER, Heading, with_headings
from twinboard.charts.rows.named_rows import EDGE, NAME_SIZE, Named, placed, plot_width, row_figure
from twinboard.store import Store

CANVASES = st.sampled_from([SCREEN, Canvas(339), Canvas(700), Canvas(1120)])
WORDS = st.lists(st.text("abcdeghimnostuw-", min_size=1, max_size=16), min_size=1, max_size=12).map(" ".join)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    parts = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


@given(st.floats(0, 1))
def test_words_can_be_read_on_every_shade(share: float) -> None:
    ground = shade(share)
    light, dark = sorted((luminance(ground), luminance(words_on(ground))), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_is_never_lighter(one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert luminance(shade(more)) <= luminance(shade(less))


@given(st.lists(WORDS, min_size=1, max_size=9), CANVASES)
def test_no_heading_lies_over_another_or_over_a_line_or_reaches_the_edge(words: list[str], canvas: Canvas) -> None:
    wide = (canvas.narrowest - 130) / len(words)
    headings = [Heading(each, at, 114 + (at + 0.5) * wide) for at, each in enumerate(words)]
    rows = placed([Named("A"), Named("B")], canvas, EVERY_ROW, [42, 42])
    axis = {"range": [-0.5, len(words) - 0.5], "visible": False}
    figure = with_headings(row_figure([], rows, axis), headings, canvas.narrowest)
    boxes = []
    for note, heading in zip(figure.layout.annotations, headings, strict=True):
        lines = note.text.split("<br>")
        left = heading.pixels - max(width_of(line, NAME_SIZE) for line in lines)
        boxes.append((left, heading.pixels, note.yshift, note.yshift + 18 * len(lines)))
    assert all(left >= -1 and right + 5 <= canvas.narrowest for left, right, _, _ in boxes)
    for (a, b, low, high), (c, d, lower, higher) in combinations(boxes, 2):
        assert min(b, d) <= max(a, c) or min(high, higher) <= max(low, lower)
    for line, (_, x, _, _) in zip(figure.layout.shapes, boxes, strict=True):
        assert not [box for box in boxes if box[0] < x < box[1] and box[2] < line.y1]
    assert max(box[3] for box in boxes) <= figure.layout.margin.t


@given(st.lists(WORDS, min_size=2, max_size=9))
def test_headings_that_come_down_on_a_wider_page_lie_over_no_other(words: list[str]) -> None:
    rows = placed([Named("A"), Named("B")], SCREEN, EVERY_ROW, [42, 42])
    wide = plot_width([Named("A"), Named("B")], SCREEN) / len(words)
    headings = [Heading(each, at, rows.left + (at + 0.5) * wide) for at, each in enumerate(words)]
    axis = {"range": [-0.5, len(words) - 0.5], "visible": False}
    figure = with_headings(row_figure([], rows, axis), headings, SCREEN.narrowest)
    notes = figure.layout.annotations
    for lower in figure.layout.meta[LOWER]:
        apart = (lower["width"] - rows.left - EDGE) / len(words)
        boxes = []
        for at, (note, drop, line) in enumerate(zip(notes, lower["drops"], lower["lines"], strict=True)):
            lines, right = note.text.split("<br>"), rows.left + (at + 0.5) * apart
            low = note.yshift - drop
            assert drop >= 0 and low == line > 0
            boxes.append((right - max(width_of(each, NAME_SIZE) for each in lines), right, low, low + 18 * len(lines)))
        for (a, b, low, high), (c, d, lowest, highest) in combinations(boxes, 2):
            assert min(b, d) <= max(a, c) or min(high, highest) <= max(low, lowest)
        assert max(box[3] for box in boxes) <= figure.layout.margin.t - lower["saved"]


def test_headings_with_room_for_each_stand_on_one_line() -> None:
    rows = placed([Named("A"), Named("B")], SCREEN, EVERY_ROW, [42, 42])
    headings = [
        Heading(each, at, 60 + 40 * at) for at, each in enumerate(("Education", "Business", "Sport", "Culture"))
    ]
    figure = with_headings(row_figure([], rows, {"visible": False}), headings, SCREEN.narrowest)
    assert len({note.yshift for note in figure.layout.annotations}) > 1
    assert len({*figure.layout.meta[LOWER][-1]["lines"]}) == 1


@pytest.mark.parametrize("parameters", [{}, {"partner": "toyota-city"}])
@pytest.mark.parametrize("kept_in", ["shipped", "crowded"])
def test_a_cell_says_and_leads_to_what_its_row_counts(
    request: pytest.FixtureRequest, kept_in: str, parameters: dict[str, str]
) -> None:
    store: Store = request.getfixturevalue(kept_in)
    parameters = {"partner": "aa"} if parameters and kept_in == "crowded" else parameters
    frame = store.ask("charts/activity_by_strand", parameters)
    drawing = CHARTS["activity_by_strand"](frame)
    assert isinstance(drawing, Drawing) and drawing.plan
    asked = {
        f"{row.partner_id or ''}/{row.strand_id or ''}": [
            *([f"<b>{row.count_happened}</b>"] if row.count_happened else []),
            *([f"+{row.count_planned}"] if row.count_planned else []),
        ]
        for row in frame.astype(object).where(frame.notna(), None).itertuples()
    }
    [cells] = drawing.plan.build(Canvas(700), EVERY_ROW).data
    said = {data[1]: text.split("<br>") for data, text in zip(cells.customdata, cells.text, strict=True)}
    assert {kind for kind, _ in cells.customdata} == {"cell"}
    assert said == {each: numbers for each, numbers in asked.items() if numbers}


def test_every_part_of_the_table_has_all_headings(crowded: Store) -> None:
    drawing = CHARTS["activity_by_strand"](crowded.ask("charts/activity_by_strand"))
    assert isinstance(drawing, Drawing) and drawing.plan
    figures = [drawing.plan.build(Canvas(700), slice(at, at + 1)) for at in range(drawing.plan.count)]
    assert {figure.layout.meta[KEY] for figure in figures} == {9}
    assert (
        len({tuple(note.text.replace("<br>", " ") for note in figure.layout.annotations[:9]) for figure in figures})
        == 1
    )
