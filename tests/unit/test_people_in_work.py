"""People in work at home: a share only of two numbers that belong together, and nobody else's people."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from conftest import publish
from hypothesis import given
from hypothesis import strategies as st
from workbooks import EVIDENCE, FACT, INDICATOR, PARTNER, SOURCE, only

from twinboard.arithmetic import Stated, share
from twinboard.bounds import word_of
from twinboard.charts import CHARTS
from twinboard.charts.base.chart import Drawing, Empty
from twinboard.charts.base.scale import scale_around
from twinboard.charts.home.people_in_work import MARGIN, SHARE, share_of
from twinboard.frames import Row, rows
from twinboard.models import Bound
from twinboard.numerals import PER_CENT
from twinboard.rules.chart_pages import page_of_partner, page_of_strand
from twinboard.store import Store

IN_WORK, OF_AGE = "people-in-employment", "people-aged-16-64"
INDICATORS = [{**INDICATOR, "indicator_id": each, "name": each, "unit": "people"} for each in (IN_WORK, OF_AGE)]
STATISTICS = {**SOURCE, "source_id": "survey", "title": "A survey", "kind": "official statistics"}
HOME = {
    **PARTNER,
    "partner_id": "home-town",
    "name": "Home Town",
    "relationship": "none",
    "since": "",
    "status": "home",
}
ABROAD = {**PARTNER, "partner_id": "abroad", "name": "Abroad"}


def people(indicator: str, period: str, value: int, area: str = "Upper Vale", **others: object) -> Row:
    identity = {"fact_id": f"{indicator}-{area}-{period}-{value}".lower().replace(" ", "-"), "indicator_id": indicator}
    stated = {"period": period, "value": value, "bound": "exact", "status": "estimate", "scope": area}
    return {**FACT, **identity, **stated, **EVIDENCE, "partner_id": "", "source_id": "survey", **others}


def pair(period: str, in_work: int, of_age: int, area: str = "Upper Vale", **others: object) -> list[Row]:
    return [people(IN_WORK, period, in_work, area, **others), people(OF_AGE, period, of_age, area, **others)]


def asked(store: Store, *facts: Row, **chosen: str) -> list[Row]:
    sources = [SOURCE, STATISTICS, {**STATISTICS, "source_id": "newer", "title": "Newer", "published": "2023-01-31"}]
    publish(store, only(Sources=sources, Partners=[HOME, ABROAD], Indicators=INDICATORS, Facts=[*facts]))
    return rows(store.ask("charts/people_in_work", chosen))


def drawn(store: Store, **chosen: str) -> Drawing:
    found = CHARTS["people_in_work"](store.ask("charts/people_in_work", chosen))
    assert isinstance(found, Drawing)
    return found


def lines(drawing: Drawing) -> list[list[float | None]]:
    return [[*each.y] for each in drawing.figure.data]


def test_the_share_is_worked_out_from_two_numbers_and_rests_on_both(store: Store) -> None:
    [row] = asked(store, *pair("2020", 50, 80), shown_as="share")
    assert share_of(row) == Stated(Decimal(63), Bound.AROUND)
    assert [*row["number_ids"]] == [f"{IN_WORK}-upper-vale-2020-50", f"{OF_AGE}-upper-vale-2020-80"]
    assert len(row["locators"]) == len(row["source_ids"]) == 2
    [line] = lines(drawn(store, shown_as="share"))
    assert line == [62.5]
    assert [*drawn(store, shown_as="share").table[SHARE]] == ["around 63 per cent"]


def test_the_number_of_people_rests_on_itself_alone(store: Store) -> None:
    [row] = asked(store, *pair("2020", 50, 80))
    assert [*row["number_ids"]] == [f"{IN_WORK}-upper-vale-2020-50"]


@pytest.mark.parametrize(
    "other",
    [
        {"period": "2019"},
        {"scope": "Lower Vale"},
        {"source_id": "report"},
        {"status": "actual"},
        {"value": 0},
        {"partner_id": "abroad"},
    ],
    ids=str,
)
def test_a_number_of_another_time_area_source_or_status_makes_no_share(store: Store, other: Row) -> None:
    [row] = asked(store, people(IN_WORK, "2020", 50), {**people(OF_AGE, "2020", 80), **other}, shown_as="share")
    assert row["whole"] is None
    assert [*row["number_ids"]] == [f"{IN_WORK}-upper-vale-2020-50"]
    assert isinstance(CHARTS["people_in_work"](store.ask("charts/people_in_work", {"shown_as": "share"})), Empty)
    assert drawn(store).choices["shown_as"] == {"": "People"}


NUMBERS = st.builds(
    lambda value, bound, more: (value, word_of(bound, value + more if bound is Bound.BETWEEN else None)),
    st.integers(1, 10**6),
    st.sampled_from(Bound),
    st.integers(1, 10**6),
)


@given(NUMBERS, NUMBERS)
def test_a_share_has_the_word_of_the_arithmetic_or_is_none(part: tuple[int, str], whole: tuple[int, str]) -> None:
    row = {"value": part[0], "bound": part[1], "whole": whole[0], "whole_bound": whole[1]}
    assert share_of(row) == share(Stated.of(*part), Stated.of(*whole))


@pytest.mark.parametrize(
    "other", [{"partner_id": "abroad"}, {"status": "planned"}, {"status": "target"}, {"period": "after 2019"}], ids=str
)
def test_people_elsewhere_plans_and_unknown_times_are_not_drawn(store: Store, other: Row) -> None:
    assert asked(store, {**people(IN_WORK, "2020", 50), **other}) == []


def test_home_may_be_named_as_the_place_or_by_its_scope(store: Store) -> None:
    named = {**people(IN_WORK, "2019", 40), "partner_id": "home-town", "scope": ""}
    found = asked(store, named, people(IN_WORK, "2020", 50, "home town"))
    assert [(row["area_id"], row["area"], row["period"]) for row in found] == [
        ("home-town", "Home Town", "2019"),
        ("home-town", "Home Town", "2020"),
    ]


def test_of_two_editions_the_newest_stands(store: Store) -> None:
    newer = people(IN_WORK, "2020", 52, source_id="newer")
    assert [row["value"] for row in asked(store, people(IN_WORK, "2020", 50), newer)] == [52]


def test_a_missing_year_breaks_the_line_also_where_only_its_share_is_missing(store: Store) -> None:
    years = [*pair("2017", 50, 80), *pair("2018", 50, 90), people(IN_WORK, "2019", 55), *pair("2020", 60, 80)]
    asked(store, *years, *pair("2022", 70, 80))
    assert lines(drawn(store)) == [[50, 50, 55, 60, None, 70]]
    [line] = lines(drawn(store, shown_as="share"))
    assert line == [62.5, pytest.approx(500 / 9), None, 75, None, 87.5]


def areas(count: int) -> Iterator[Row]:
    for at in range(count):
        for year in (2019, 2020):
            yield from pair(f"{year}", 50 + at, 80 + at, f"Area {chr(65 + at)}")


@pytest.mark.parametrize("count", [1, 2, 4, 5, 9])
def test_four_areas_are_drawn_in_the_order_of_the_workbook_and_the_rest_is_said(store: Store, count: int) -> None:
    asked(store, *areas(count))
    found = drawn(store)
    assert len(lines(found)) == min(count, 4)
    assert (f"4 of {count} areas drawn" in found.subtitle) == (count > 4)
    assert found.title == "Area A: an estimated 50 people in work in 2020"
    assert len(found.table) == 2 * count
    assert len(found.choices["areas"]) == count
    assert found.most_drawn == {"areas": 4}


def test_the_margin_that_the_source_gives_stands_in_the_table_and_beside_the_point(store: Store) -> None:
    beside = {"note": "A survey. The file gives ±8,700 beside it (Data, cell J82)."}
    asked(store, *pair("2020", 50_000, 80_000, **beside), *pair("2021", 51_000, 80_000))
    found = drawn(store)
    assert [*found.table[MARGIN]] == ["±8,700", "not stated"]
    assert "50,000 people ±8,700 (estimate)" in found.figure.data[0].hovertext[0]
    assert any("± is the margin of error" in caveat for caveat in found.caveats)
    as_share = drawn(store, shown_as="share")
    assert [*as_share.table[MARGIN]] == ["±8,700", "not stated"]
    assert not any("±" in said for said in (*as_share.figure.data[0].hovertext, *as_share.caveats))


def test_no_margin_is_shown_where_none_is_given(store: Store) -> None:
    asked(store, *areas(1))
    assert MARGIN not in drawn(store).table and not any("±" in caveat for caveat in drawn(store).caveats)


def test_chosen_areas_are_drawn_alone(store: Store) -> None:
    asked(store, *areas(9))
    found = drawn(store, areas="area-h,area-b", shown_as="share")
    assert {*found.table["Area"]} == {"Area B", "Area H"}
    assert found.title == "Area B: around 63 per cent in work in 2020"


def test_that_it_is_no_effect_of_the_links_and_a_survey_is_said(store: Store) -> None:
    asked(store, *areas(1))
    for chosen in ({}, {"shown_as": "share"}):
        found = drawn(store, **chosen)
        assert found.subtitle.endswith("the area’s, not the links’ effect")
        assert "These numbers are context for the partnership, not an effect of it." in found.caveats
        assert any("sample survey" in each for each in found.caveats)
    asked(store, *({**row, "status": "actual"} for row in areas(1)))
    assert drawn(store).title == "Area A: 50 people in work in 2020"
    assert not any("sample survey" in each for each in drawn(store).caveats)


def test_years_alone_are_named_below_yearly_numbers_of_a_few_years(store: Store) -> None:
    asked(store, *areas(1))
    axis = drawn(store).figure.layout.xaxis
    assert (axis.dtick, axis.ticklabelmode) == ("M12", "period")


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=9))
def test_a_scale_around_values_holds_them_all_with_room(values: list[float]) -> None:
    scale = scale_around(values, PER_CENT)
    assert scale.low < min(values) <= max(values) < scale.high
    assert len(scale.round_values(6)) <= 6


def test_the_area_stands_beside_jobs_and_on_pages_of_economic_strands_only() -> None:
    with_jobs, without = (
        page_of_partner({"partner_id": "a", "name": "A", "is_linked": True, "has_jobs": jobs, "part_of_ids": []})
        for jobs in (True, False)
    )
    assert "people_in_work" in with_jobs.charts
    assert "people_in_work" not in without.charts
    economic = {
        name: "people_in_work" in page_of_strand({"strand_id": "s", "name": name}).charts
        for name in (
            "Business",
            "Trade & Investment",
            "Visitor Economy",
            "JOBS and skills",
            "Sport",
            "Busyness",
            "Trades",
        )
    }
    assert [name for name, has_it in economic.items() if has_it] == [
        "Business", "Trade & Investment", "Visitor Economy", "JOBS and skills",
    ]  # fmt: skip


def test_home_in_the_shipped_workbook_is_no_partner(shipped: Store) -> None:
    found = rows(shipped.ask("charts/people_in_work"))
    names = dict.fromkeys(row["area"] for row in found)
    assert [*names][:2] == ["Derby", "South Derbyshire"] and len(names) == 9
    assert [row["period"] for row in found] == [*map(str, range(2017, 2022))] * 9
    assert {row["attribution"] for row in found} == {"context"}
    partners = {row["name"] for row in rows(shipped.ask("explore/partners", {"partner": None}))}
    assert not partners & {*names}
