"""Several times said as one: of two both, of more the first and the last."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.test_periods import PARTS

from twinboard.messages.phrases import when_words
from twinboard.periods import read_period


@pytest.mark.parametrize(
    ("first", "last", "of_two", "of_three"),
    [
        ("2016-03", "2016-11", "in March and November 2016", "from March to November 2016"),
        ("2016-03-04", "2016-11", "on 4 March 2016 and in November 2016", "from 4 March to November 2016"),
        ("2016", "2018", "in 2016 and 2018", "from 2016 to 2018"),
        ("2018-01", "2018", "in 2018", "in 2018"),
        ("2018", "2018-11", "in 2018", "in 2018"),
        ("2018-01", "2018-01", "in January 2018", "in January 2018"),
        ("2018-01-05", "2018-01-05", "on 5 January 2018", "on 5 January 2018"),
        ("2018-01-01", "2018", "in 2018", "in 2018"),
        (
            "2016-11",
            "2018-03-04",
            "in November 2016 and on 4 March 2018",
            "from November 2016 to 4 March 2018",
        ),
        ("2017-11", "2018", "in November 2017 and 2018", "from November 2017 to 2018"),
        (
            "2018-Q1",
            "2018-11",
            "from January to March 2018 and in November 2018",
            "from January to November 2018",
        ),
        (
            "2018-01-05",
            "2018-Q3",
            "on 5 January 2018 and from July to September 2018",
            "from 5 January to September 2018",
        ),
        (
            "2018-Q1",
            "2018-Q2",
            "from January to March 2018 and from April to June 2018",
            "from January to June 2018",
        ),
        (
            "2016/17",
            "2018-Q4",
            "in 2016/17 and from October to December 2018",
            "from 2016/17 to December 2018",
        ),
        (
            "2016-01 to 2016-02",
            "2016-05-01 to 2016-05-03",
            "from January 2016 to February 2016 and from 1 to 3 May 2016",
            "from January to 3 May 2016",
        ),
    ],
)
def test_several_times_are_said_as_one(first: str, last: str, of_two: str, of_three: str) -> None:
    assert (when_words(first, last, 2), when_words(first, last, 3)) == (of_two, of_three)


@given(st.tuples(PARTS, PARTS), st.integers(2, 9))
def test_the_year_of_one_of_them_is_always_said(ends: tuple[str, str], count: int) -> None:
    first, last = sorted(ends, key=lambda end: read_period(end).last_on or date.max)
    words = when_words(first, last, count)
    assert last[:4] in words or first[:4] in words
    assert "  " not in words
