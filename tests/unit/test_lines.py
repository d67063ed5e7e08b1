"""Lines over time: names that never meet, points on their years, one scale, an index that begins at 100."""

from itertools import pairwise

import pytest
from conftest import publish
from hypothesis import given
from hypothesis import strategies as st
from workbooks import EVIDENCE, FACT, INDICATOR, PARTNER, SOURCE, only

from twinboard.charts import CHARTS
from twinboard.charts.base.chart import Drawing, Empty
from twinboard.charts.rows.line_labels import Spot, between, free_side, spread
from twinboard.frames import rows
from twinboard.store import Store

EXPORTS = {**INDICATOR, "indicator_id": "uk-exports", "name": "UK exports", "unit": "£", "kind": "flow"}
STATISTICS = {**SOURCE, "source_id": "statistics", "title": "Trade by country", "kind": "official statistics"}
COUNTRIES = [{**PARTNER, "partner_id": each, "name": each.upper(), "kind": "country"} for each in ("one", "other")]


def exports(country: str, period: str, value: int, **others: object) -> dict[str, object]:
    identity = {"fact_id": f"{country}-{period}-{value}".lower(), "indicator_id": "uk-exports", "partner_id": country}
    stated = {"period": period, "value": value, "bound": "exact", "status": "actual", "scope": "goods"}
    return {**FACT, **identity, **stated, **EVIDENCE, "source_id": "statistics", **others}


def drawn(store: Store, *facts: dict[str, object], **chosen: str) -> Drawing | Empty:
    publish(store, only(Sources=[SOURCE, STATISTICS], Partners=COUNTRIES, Indicators=[EXPORTS], Facts=[*facts]))
    return CHARTS["trade_over_time"](store.ask("charts/trade_over_time", chosen))


def lines(drawing: Drawing | Empty) -> list[tuple[list[str], list[float]]]:
    assert isinstance(drawing, Drawing)
    return [(list(each.x), list(each.y)) for each in drawing.figure.data if each.mode == "lines+markers"]


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(20, 40)), max_size=7))
def test_names_at_the_ends_of_lines_never_meet_and_stay_in_the_picture(labels: list[tuple[float, float]]) -> None:
    levels, heights = [level for level, _ in labels], [height for _, height in labels]
    room = max(300.0, sum(heights))
    found = sorted(zip(spread(levels, heights, room), heights, strict=True))
    edges = [edge for middle, height in found for edge in (middle - height / 2, middle + height / 2)]
    assert all(above <= below + 1e-6 for above, below in pairwise([0.0, *edges, room]))


def test_a_name_with_room_stands_level_with_its_line() -> None:
    assert spread([40, 200], [30, 30], 300) == [40, 200]


@given(
    st.tuples(st.floats(0, 400), st.floats(0, 250)),
    st.lists(st.tuples(st.floats(0, 400), st.floats(0, 250)), min_size=2, max_size=9),
)
def test_words_beside_a_point_meet_no_line_and_stay_in_the_plot(
    point: tuple[float, float], line: list[tuple[float, float]]
) -> None:
    taken = [spot for pair in pairwise(line) for spot in between(*pair)]
    if side := free_side(point, (80, 36), taken, (400, 250)):
        assert not any(side.spot.meets(each) for each in taken)
        assert 40 <= side.spot.x <= 360
        assert 18 <= side.spot.y <= 232
        assert not side.spot.meets(Spot(*point, 8, 8))


def test_the_points_of_a_year_stand_in_its_middle_above_its_name(shipped: Store) -> None:
    drawing = CHARTS["trade_over_time"](shipped.ask("charts/trade_over_time", {"partner": "china"}))
    [(days, values)] = lines(drawing)
    assert days[values.index(max(values))][:7] in ("2019-06", "2019-07")
    assert isinstance(drawing, Drawing)
    assert drawing.figure.layout.xaxis.ticklabelmode == "period"


def test_months_quarters_and_years_are_lines_of_their_own(store: Store) -> None:
    periods = [("2018", 9), ("2019", 8), ("2018-01", 1), ("2018-02", 2), ("2018-Q1", 3), ("2018-Q2", 4)]
    drawing = drawn(store, *(exports("one", *each) for each in periods))
    assert sorted(values for _, values in lines(drawing)) == [[1, 2], [3, 4], [9, 8]]
    assert isinstance(drawing, Drawing)
    said = " ".join(note.text for note in drawing.figure.layout.annotations)
    assert all(length in said.replace("<br>", " ") for length in ("a year", "a quarter", "a month"))


def test_what_is_counted_is_told_by_a_dash_and_the_country_by_its_colour(store: Store) -> None:
    facts = [
        exports(country, "2018", at, scope=scope)
        for at, (country, scope) in enumerate(
            [("one", "goods"), ("one", "goods and services"), ("other", "goods"), ("other", "goods and services")], 1
        )
    ]
    drawing = drawn(store, *facts)
    assert isinstance(drawing, Drawing)
    looks = {each.y[0]: each.line for each in drawing.figure.data if each.mode == "lines+markers"}
    assert looks[1].dash == looks[3].dash != looks[2].dash == looks[4].dash
    assert looks[1].color == looks[2].color != looks[3].color == looks[4].color


def test_an_index_begins_with_100_in_the_first_year_that_all_have(store: Store) -> None:
    one = [exports("one", f"{year}", value) for year, value in ((2015, 50), (2016, 0), (2017, 200), (2018, 300))]
    other = [exports("other", f"{year}", value) for year, value in ((2016, 7), (2017, 10), (2018, 5))]
    stated = exports("one", "2018", 999, source_id=SOURCE["source_id"])
    drawing = drawn(store, *one, *other, stated, measure="index")
    assert sorted(values for _, values in lines(drawing)) == [[25, 0, 100, 150], [70, 100, 50]]
    assert isinstance(drawing, Drawing)
    assert "2017 is 100" in drawing.subtitle
    assert "£" not in drawing.title
    assert any("shown in pounds only" in said for said in drawing.caveats)
    assert [row["index_value"] for row in rows(store.ask("charts/trade_over_time", {"measure": "index"}))].count(
        None
    ) == 1


def test_series_without_a_year_in_common_have_no_index_and_that_is_said(store: Store) -> None:
    drawing = drawn(store, exports("one", "2015", 50), exports("other", "2016", 50), measure="index")
    assert isinstance(drawing, Empty)
    assert "no period in common" in drawing.missing


@pytest.mark.parametrize("bound", ["over", "up to"])
def test_a_number_with_a_word_is_not_rounded_at_the_end_of_its_line(store: Store, bound: str) -> None:
    drawing = drawn(store, exports("one", "2018", 17_642_000_000, bound=bound))
    assert isinstance(drawing, Drawing)
    assert f"{bound} £17.642 billion" in drawing.figure.layout.annotations[0].text


GROUP = {**EXPORTS, "indicator_id": "uk-exports-to-group"}
SHARE = {**EXPORTS, "indicator_id": "uk-exports-share", "unit": "per cent", "kind": "rate"}


def shares(store: Store, *facts: dict[str, object]) -> Drawing | Empty:
    stated = exports("one", "2019", 6, indicator_id="uk-exports-share", source_id=SOURCE["source_id"], bound="around")
    indicators, sources = [EXPORTS, GROUP, SHARE], [SOURCE, STATISTICS]
    publish(store, only(Sources=sources, Partners=COUNTRIES, Indicators=indicators, Facts=[stated, *facts]))
    return CHARTS["uk_exports_as_stated"](store.ask("charts/uk_exports_as_stated"))


def whole(period: str, *values: int, scope: str = "goods") -> list[dict[str, object]]:
    """All exports of a year, in groups of countries."""
    return [
        exports(
            "group", period, value, indicator_id="uk-exports-to-group", partner_id=None, scope=f"{scope}, to {value}"
        )
        for value in values
    ]


def test_the_official_share_is_a_line_and_what_is_stated_a_diamond_on_its_scale(store: Store) -> None:
    facts = [exports("one", "2018", 5), exports("one", "2019", 30), *whole("2018", 60, 40), *whole("2019", 250, 50)]
    drawing = shares(store, *facts)
    assert [values for _, values in lines(drawing)] == [[5, 10]]
    assert isinstance(drawing, Drawing)
    [diamond] = [each for each in drawing.figure.data if each.mode == "markers"]
    assert (list(diamond.y), diamond.customdata[0][0]) == ([6], "fact")
    assert any("worked out here" in said for said in drawing.caveats)
    assert {*drawing.table["Shown as"]} == {"Statement", "Official share, worked out here"}


@pytest.mark.parametrize(
    "facts",
    [
        [exports("one", "2018", 5)],
        [exports("one", "2018", 5), *whole("2019", 100)],
        [exports("one", "2018", 5), *whole("2018", 100, scope="goods and services")],
        [exports("other", "2018", 5), *whole("2018", 100)],
        [exports("one", "2018-Q1", 5), *whole("2018", 100)],
    ],
    ids=["no whole", "of another year", "of something else", "another country", "of a quarter"],
)
def test_without_the_whole_of_the_same_year_and_kind_no_official_share_is_drawn(
    store: Store, facts: list[dict[str, object]]
) -> None:
    drawing = shares(store, *facts)
    assert isinstance(drawing, Drawing)
    assert [trace.type for trace in drawing.figure.data] == ["bar"]
    assert list(drawing.table["Shown as"]) == ["Statement"]
