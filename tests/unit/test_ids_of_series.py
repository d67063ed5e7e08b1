"""Next year's file of a series without ids: a new year is a new row, and no year or place is taken for another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_ids import NOTHING, blank, sent, tables
from workbooks import FACT, INDICATOR, MONEY, PARTNER, SOURCE, STRAND

from twinboard.models import Record
from twinboard.rules.sheets import BY_NAME

PLACES = ("Ashfield", "Ashford", "Derby", "North East Derbyshire", "North West Derbyshire")
YEARS = tuple(str(year) for year in range(2015, 2021))
MONTHS = tuple(f"2020-{month:02}" for month in range(1, 7))
BESIDE = {"Sources": [SOURCE], "Partners": [PARTNER], "Strands": [STRAND], "Indicators": [INDICATOR]}
Rows = list[dict[str, object]]


def series(places: tuple[str, ...], periods: tuple[str, ...], values: list[int], first_column: int = 0) -> Rows:
    """A table of places down and periods across, as an import makes rows of it."""
    numbers = iter(values * (len(places) * len(periods)))
    return [
        blank(
            FACT, scope=place, period=period, value=next(numbers), source_id="report",
            locator=f"a.xlsx, Data, cell {chr(66 + first_column + at)}{down + 2} ({place}, {period})",
        )
        for down, place in enumerate(places)
        for at, period in enumerate(periods)
    ]  # fmt: skip


def once_published(rows: Rows, sheet: str = "Facts") -> dict[str, dict[str, Record]]:
    checked, _ = sent(tables({**BESIDE, sheet: rows}), NOTHING)
    assert checked.is_valid, checked.issues
    return {name: {one.id: one for one in checked.records.get(name, ())} for name in BY_NAME}


def assert_each_is_its_own(rows: Rows, published: dict[str, dict[str, Record]], sheet: str = "Facts") -> None:
    """Whatever is known again is of the same place and time; what is new is not asked about."""
    checked, _ = sent(tables({sheet: rows}), published)
    key = ("scope", "title", "period")
    before = {tuple(one.values.get(name) for name in key): one.id for one in published[sheet].values()}
    for record in checked.records[sheet]:
        said = tuple(record.values.get(name) for name in key)
        assert record.id == before.get(said, record.id)
        assert said in before or record.id not in published[sheet]
    assert not [issue for issue in checked.issues if issue.kind == "perhaps-published"]


@given(
    st.sampled_from([YEARS, MONTHS]),
    st.lists(st.integers(1, 3), min_size=1, max_size=7),
    st.integers(0, 3),
    st.integers(1, 3),
    st.booleans(),
)
def test_years_that_go_and_come_are_none_of_the_others(
    periods: tuple[str, ...], values: list[int], gone: int, new: int, is_shifted: bool
) -> None:
    published = once_published(series(PLACES[:3], periods[:-new], values))
    later = series(PLACES[:3], periods[min(gone, len(periods) - new - 1) :], values, 3 if is_shifted else 0)
    assert_each_is_its_own(later, published)


def test_a_place_called_nearly_like_one_that_is_gone_is_not_taken_for_it_with_another_number() -> None:
    published = once_published(series(PLACES[1:4], YEARS, [*range(1, 19)]))
    later = series((*PLACES[1:3], "North West Derbyshire"), YEARS, [*range(1, 13), *range(101, 107)])
    checked, _ = sent(tables({"Facts": later}), published)
    new = [one for one in checked.records["Facts"] if one.values["scope"] == "North West Derbyshire"]
    assert len(new) == len(YEARS) and not {one.id for one in new} & {*published["Facts"]}


@pytest.mark.parametrize("new", [True, False], ids=["and a new one", "one that was there is left out"])
def test_the_budget_of_the_next_year_is_a_new_row(new: bool) -> None:
    budget = [
        blank(MONEY, title=title, period=f"{year}/{year - 1999}", amount_gbp=1000 + year, source_id="report")
        for title in ("Exchange", "Choir")
        for year in (2015, 2016, 2017)
    ]
    published = once_published(budget, "Money")
    later = [row for row in budget if new or row["period"] != "2015/16"]
    later += [{**row, "period": "2018/19", "amount_gbp": 5} for row in budget if row["period"] == "2017/18"]
    assert_each_is_its_own(later, published, "Money")
