"""Charts of who came, went and sits on a board: every one of them is there, as long and as often as it is counted."""

from collections import Counter

import pytest
from pictured import names_of

from twinboard.charts import CHARTS
from twinboard.charts.base.canvas import EVERY_ROW, SCREEN, Canvas
from twinboard.charts.base.chart import Drawing
from twinboard.charts.base.look import BLUE, KEY, ORANGE, plain
from twinboard.frames import Row, rows
from twinboard.store import Store


def drawn(store: Store, name: str) -> tuple[Drawing, list[Row]]:
    frame = store.ask(f"charts/{name}")
    drawing = CHARTS[name](frame)
    assert isinstance(drawing, Drawing)
    return drawing, rows(frame)


@pytest.fixture(params=["shipped", "crowded"])
def either(request: pytest.FixtureRequest) -> Store:
    found: Store = request.getfixturevalue(request.param)
    return found


def test_a_part_of_a_bar_is_as_long_as_visits_of_its_way_took_place(either: Store) -> None:
    drawing, counts = drawn(either, "visits_by_partner")
    colours = {"inbound": BLUE, "outbound": ORANGE}
    held = [row for row in counts if row["status"] == "held" and not row["is_stated"]]
    expected = Counter((row["partner_id"], colours[row["direction"]], float(row["visits"])) for row in held)
    bars = [trace for trace in drawing.figure.data if trace.type == "bar"]
    assert Counter((bar.customdata[0][1], bar.marker.color, bar.x[0]) for bar in bars) == expected
    assert len(names_of(drawing.figure)) == len({row["partner_id"] for row in counts})


def test_the_key_of_came_and_went_stands_in_every_part(crowded: Store) -> None:
    drawing, _ = drawn(crowded, "visits_by_partner")
    assert drawing.plan
    for at in range(drawing.plan.count):
        layout = drawing.plan.build(Canvas(700), slice(at, at + 1)).layout
        assert layout.meta[KEY] == 1
        assert [word in layout.annotations[0].text for word in ("came", "went")] == [True, True]


def test_parts_of_a_visit_are_its_roles_in_one_order_and_those_not_known_are_grey(either: Store) -> None:
    drawing, heads = drawn(either, "delegates_by_visit")
    shown = [row for row in heads if row["is_drawn"]]
    bars = [trace for trace in drawing.figure.data if trace.type == "bar"]
    found = Counter((bar.customdata[0][1], bar.x[0]) for bar in bars)
    assert found == Counter((row["visit_id"], float(row["people"])) for row in shown)
    order = [*dict.fromkeys(bar.marker.color for bar in bars)]
    for at in {bar.y[0] for bar in bars}:
        of_one = sorted((bar for bar in bars if bar.y[0] == at), key=lambda bar: bar.base[0])
        assert [bar.base[0] for bar in of_one] == [sum(bar.x[0] for bar in of_one[:n]) for n in range(len(of_one))]
        assert len({bar.marker.color for bar in of_one}) == len(of_one)
    assert len(order) <= 5


@pytest.mark.parametrize("canvas", [SCREEN, Canvas(339), Canvas(700)])
def test_every_member_of_a_board_is_named_beside_its_sector(either: Store, canvas: Canvas) -> None:
    drawing, sectors = drawn(either, "board_by_sector")
    assert drawing.plan
    figure = drawing.plan.build(canvas, EVERY_ROW)
    [points] = figure.data
    said = Counter(" ".join(text.replace("<br>", " ").split()) for text in points.text)
    assert said == Counter(" ".join(plain(name).split()) for row in sectors for name in row["organisations"])
    assert len(names_of(figure)) == len(sectors)
    low, high = sorted(figure.layout.yaxis.range)
    assert all(low < at < high for at in points.y)
