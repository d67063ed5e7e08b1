"""What is read at once of many cells is what is read of each alone."""

import string
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinboard.models import Bound, CellValue, Column, Kind
from twinboard.rules.placeholders import DITTO, PLACEHOLDERS
from twinboard.rules.sheets import SHEETS
from twinboard.rules.stored import has_own_bound
from twinboard.validate.columns import PLAIN, Habits
from twinboard.validate.ordinary import ordinary
from twinboard.validate.reading import Reading
from twinboard.validate.values import read_value

COLUMNS = [column for sheet in SHEETS for column in sheet.columns]
HABITS = [PLAIN, Habits(has_decimal_comma=True), Habits(may_have_commas=True), Habits(is_day_assumed=True)]

WORDS = st.sampled_from(
    ["para", "5", "Oct-05", "05-Oct", "1.2E+12", "12:30", "2018-11-30", "a-b", "x", "n / a", "£5", "é"]
)
CELLS = st.one_of(
    st.text(string.printable, max_size=12),
    st.text(max_size=5),
    st.lists(WORDS, min_size=1, max_size=3).map(" ".join),
    st.sampled_from(sorted(PLACEHOLDERS | DITTO)).map(str.title),
    st.integers(-(10**17), 10**17),
    st.floats(),
    st.integers(-(2**55), 2**55).map(float),
    st.integers(-(10**9), 10**9).map(lambda number: f"{number:,}"),
    st.dates(),
    st.datetimes(),
    st.booleans(),
    st.timedeltas(),
)


@pytest.mark.thinned(8)
@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
@given(CELLS, st.sampled_from(HABITS))
def test_a_cell_reads_the_same_alone_and_among_many(column: Column, cell: CellValue, habits: Habits) -> None:
    if found := ordinary(column, {"key": cell}, habits):
        bound = Bound.EXACT.value if has_own_bound(column) else None
        assert read_value(column, cell, habits) == Reading(found["key"], bound)


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("fact_id", "jobs-2020"),
        ("locator", "para 12"),
        ("scope", "Sample works"),
        ("value", 3.0),
        ("amount_gbp", "12,000"),
        ("period", date(2018, 11, 30)),
    ],
)
def test_what_nearly_every_cell_holds_is_read_at_once(name: str, cell: CellValue) -> None:
    column = next(one for one in COLUMNS if one.name == name)
    assert ordinary(column, {"key": cell}, PLAIN)


@pytest.mark.parametrize("cell", [date(1905, 7, 10), datetime(2018, 11, 30), time(10, 5), 5, "2018-11-30"])
def test_times_that_may_be_meant_otherwise_are_looked_at_one_by_one(cell: CellValue) -> None:
    assert not any(
        ordinary(column, {"key": cell}, PLAIN) for column in COLUMNS if column.kind not in (Kind.QUANTITY, Kind.BARE)
    )
