"""Statements beside the official series of the same thing, and official numbers beside their own series."""

import pytest
from checked import STATISTICS, issues
from workbooks import FACT, INDICATOR, SOURCE, workbook

from twinboard.models import Issue
from twinboard.store import Store

Row = dict[str, object]
EXPORTS = {**INDICATOR, "indicator_id": "exports", "name": "Exports", "unit": "£", "kind": "flow"}
STAFF = {**EXPORTS, "indicator_id": "staff", "name": "Staff", "unit": "people", "kind": "stock"}
STATED = {**FACT, "indicator_id": "exports", "scope": "Goods and services", "period": "2018"}


def series(*values: object, scope: str = "Goods", indicator: str = "exports", first: int = 2015) -> list[Row]:
    """Official numbers, one for each year."""
    return [
        {**STATED, "fact_id": f"{scope[-3:].lower()}-{year}", "indicator_id": indicator, "period": str(year)}
        | {"value": value, "scope": scope, "source_id": "ons"}
        for year, value in enumerate(values, start=first)
    ]


STEADY = series("£10 billion", "£11 billion", "£12 billion", "£13 billion", "£14 billion", "£15 billion")


def far(store: Store, *facts: Row) -> list[Issue]:
    content = workbook(Sources=[SOURCE, STATISTICS], Indicators=[EXPORTS, STAFF], Facts=list(facts))
    found = issues(store, content)
    assert {issue.kind for issue in found} <= {"far-from-official"}
    return found


@pytest.mark.parametrize(
    ("changed", "is_found"),
    [
        ({"value": "£130 billion"}, True),
        ({"value": "over £130 billion", "bound": "over"}, True),
        ({"value": "up to £130 billion", "bound": "up to"}, True),
        ({"value": "£130 billion", "status": "estimate"}, True),
        ({"value": "£130 billion", "status": "target"}, False),
        ({"value": "£1.3 billion"}, True),
        ({"value": "up to £1.3 billion", "bound": "up to"}, True),
        ({"value": "over £1.3 billion", "bound": "over"}, False),
        ({"value": "£1.3 billion", "scope": None}, True),
        ({"value": "£1.3 billion", "scope": "Cars"}, False),
        ({"value": "£130 billion", "scope": "Cars"}, True),
        ({"value": "£1.3 billion", "period": "2018-06"}, False),
        ({"value": "£2.6 billion", "period": "2018-Q2"}, False),
        ({"value": "£100 billion", "period": "2011 to 2020"}, False),
        ({"value": "£1.3 billion", "period": "2018/19"}, True),
        ({"value": "£1.3 billion", "period": "after 2018-06"}, True),
        ({"value": "£1.3 billion", "period": "not stated"}, True),
        ({"value": "£1.3 billion", "period": "2022"}, True),
        ({"value": "£1.3 billion", "period": "1985"}, False),
    ],
)
def test_a_statement_is_held_against_the_official_number_of_its_own_time(
    store: Store, changed: Row, *, is_found: bool
) -> None:
    found = far(store, {**STATED, **changed}, *STEADY)
    assert [issue.cell for issue in found] == (["E2"] if is_found else [])


def test_a_number_of_people_holds_on_any_day_of_the_year(store: Store) -> None:
    staff = series(100, 101, 102, 103, indicator="staff")
    assert far(store, {**STATED, "indicator_id": "staff", "period": "2018-06-30", "value": 1000}, *staff)


def test_of_two_series_of_one_place_the_one_that_is_meant_counts(store: Store) -> None:
    groups = [*series("£10 billion", scope="Near", first=2018), *series("£100 billion", scope="Far", first=2018)]
    assert far(store, {**STATED, "scope": "All", "value": "£80 billion"}, *groups) == []
    assert far(store, {**STATED, "scope": "near", "value": "£80 billion", "period": "2018/19"}, *groups)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("£130 billion", "£130 billion in 2018 is around 10 times the official £13 billion in 2018 (goods)."),
        ("£600 million", "in 2018 is stated, and the official £13 billion in 2018 (goods) is around 22 times as much."),
        ("£20", "is around 650 million times as much."),
    ],
)
def test_how_far_it_is_reads_well(store: Store, value: str, said: str) -> None:
    [issue] = far(store, {**STATED, "value": value}, *STEADY)
    assert said in issue.message


@pytest.mark.parametrize(
    ("position", "value", "beside"),
    [
        (2, "£120 billion", "£11 billion in 2016 and £13 billion in 2018"),
        (2, "£1.2 billion", "£11 billion in 2016 and £13 billion in 2018"),
        (5, "£150 billion", "£13 billion in 2018 and £14 billion in 2019"),
    ],
)
def test_an_official_number_out_of_line_with_its_neighbours_is_blamed_itself(
    store: Store, position: int, value: str, beside: str
) -> None:
    numbers = [{**row, "value": value} if place == position else row for place, row in enumerate(STEADY)]
    stated = {**STATED, "period": numbers[position]["period"], "value": "£13 billion"}
    [issue] = far(store, stated, *numbers)
    assert issue.cell == f"E{position + 3}"
    assert beside in issue.message


@pytest.mark.parametrize("values", [(1, 2, 4, 8, 16, 40, 100, 300), (1, 4, 10, 11), (1, 20, 1.5)])
def test_growth_is_not_out_of_line_and_a_leap_there_and_back_is(store: Store, values: tuple[float, ...]) -> None:
    found = far(store, *series(*values, indicator="staff"))
    assert len(found) == (1 if values[-1] == 1.5 else 0)
