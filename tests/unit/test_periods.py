"""Dates in part: the forms that are accepted, the days they could mean, how they are said, what is refused."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinboard.models import CellValue
from twinboard.periods import (
    NOT_STATED,
    days_words,
    for_period,
    in_period,
    period_words,
    publication_words,
    read_period,
    span_words,
)
from twinboard.refusals import Refusal

YEARS = st.integers(1000, 2999)
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
PARTS = st.one_of(
    YEARS.map(str),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    DAYS.map(date.isoformat),
    st.builds("{}-Q{}".format, YEARS, st.integers(1, 4)),
    YEARS.map(lambda year: f"{year}/{(year + 1) % 100:02}"),
)
SPANS = st.tuples(PARTS, PARTS).map(lambda ends: sorted(ends, key=lambda end: read_period(end).first_on or date.min))
WRITTEN = st.one_of(
    PARTS,
    st.builds("{} {}".format, st.sampled_from(["before", "after"]), PARTS),
    SPANS.map(" to ".join),
    st.just(NOT_STATED),
)


@given(WRITTEN)
def test_written_form_is_kept_as_it_is(text: str) -> None:
    assert read_period(text).text == text


@given(PARTS | SPANS.map(" to ".join))
def test_closed_period_has_both_its_days_in_order(text: str) -> None:
    period = read_period(text)
    assert period.first_on is not None
    assert period.last_on is not None
    assert period.first_on <= period.last_on


@given(WRITTEN)
def test_every_written_form_can_be_said(text: str) -> None:
    assert period_words(text)
    assert publication_words(text)


@given(WRITTEN | st.text() | st.text("0123456789-/.Q ") | st.floats() | st.integers())
def test_whatever_is_typed_gives_a_period_that_can_be_said_or_a_reason(typed: str | float) -> None:
    try:
        assert period_words(read_period(typed).text)
    except ValueError as refusal:
        assert str(refusal).startswith(("is ", "has ", "ends ", "can ", "says ", "does ", "names ", "day and month "))


@pytest.mark.parametrize(
    ("text", "first_on", "last_on"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2018-11-14", date(2018, 11, 14), date(2018, 11, 14)),
        ("2018-Q1", date(2018, 1, 1), date(2018, 3, 31)),
        ("2018-Q4", date(2018, 10, 1), date(2018, 12, 31)),
        ("2016/17", date(2016, 4, 1), date(2017, 3, 31)),
        ("1999/00", date(1999, 4, 1), date(2000, 3, 31)),
        ("2015-09-15 to 2015-10", date(2015, 9, 15), date(2015, 10, 31)),
        ("before 2015-09", None, date(2015, 9, 30)),
        ("after 2018-11", date(2018, 11, 1), None),
        ("not stated", None, None),
    ],
)
def test_period_covers_every_day_that_it_could_mean(text: str, first_on: date | None, last_on: date | None) -> None:
    period = read_period(text)
    assert (period.first_on, period.last_on) == (first_on, last_on)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (2018, "2018"),
        (2018.0, "2018"),
        (date(2018, 11, 14), "2018-11-14"),
        (datetime(2018, 11, 14, 9, 30), "2018-11-14"),
        ("  2018 ", "2018"),
        ("2018 Q3", "2018-Q3"),
        ("2018q3", "2018-Q3"),
        ("2018–11", "2018-11"),
        ("November 2018", "2018-11"),
        ("14 nov 2018", "2018-11-14"),
        ("Before September 2015", "before 2015-09"),
        ("15 September 2015 to 16 September 2015", "2015-09-15 to 2015-09-16"),
        ("Not Stated", "not stated"),
    ],
)
def test_other_ways_of_typing_a_period_come_to_its_written_form(typed: CellValue, text: str) -> None:
    assert read_period(typed).text == text


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "is not a date or period"),
        (None, "is not a date or period"),
        (True, "is not a date or period"),
        (time(9, 30), "is not a date or period"),
        (2018.5, "is not a date or period"),
        ("2018-5", "is not a date or period"),
        ("after not stated", "is not a date or period"),
        ("2018 to 2019 to 2020", "is not a date or period"),
        ("03/04/2016", "day and month cannot be told apart"),
        ("3.4.16", "day and month cannot be told apart"),
        ("2016/18", "is no financial year: its two years do not follow each other"),
        ("2018-13", "has no such month, and is no financial year"),
        ("Brumaire 2018", "is not a date or period"),
        ("2018-13-01", "has no such month"),
        ("2018-02-30", "has no such day: February 2018 ends with the 28th"),
        ("0999", "has no such year"),
        (3000, "has no such year"),
        ("2016-09-16 to 2016-09-15", "ends before it starts"),
    ],
)
def test_what_is_no_clear_period_is_refused_with_its_reason(typed: CellValue, reason: str) -> None:
    with pytest.raises(ValueError) as refusal:
        read_period(typed)
    assert str(refusal.value) == reason


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2018", "2018"),
        ("2016/17", "2016/17"),
        ("2018-11", "November 2018"),
        ("2015-09-06", "6 September 2015"),
        ("2018-Q3", "July to September 2018"),
        ("2015-09-15 to 2015-09-16", "15 to 16 September 2015"),
        ("2015-09-30 to 2015-10-01", "30 September 2015 to 1 October 2015"),
        ("2015-09 to 2016", "September 2015 to 2016"),
        ("2018-11 to 2018-11-14", "November 2018 to 14 November 2018"),
        ("before 2015-09", "before September 2015"),
        ("after 2018-11-14", "after 14 November 2018"),
        ("not stated", "not stated"),
        ("", "not stated"),
        (None, "not stated"),
    ],
)
def test_period_is_said_in_full_words(text: str | None, words: str) -> None:
    assert period_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2016", "in 2016"),
        ("2018-11", "in November 2018"),
        ("2015-09-09", "on 9 September 2015"),
        ("after 2016-06", "after June 2016"),
        ("2018-Q3", "from July to September 2018"),
        ("2015-09 to 2016", "from September 2015 to 2016"),
        ("2015-09-15 to 2015-09-16", "from 15 to 16 September 2015"),
        ("not stated", "at a time not stated"),
        (None, "at a time not stated"),
    ],
)
def test_period_in_a_sentence_takes_the_word_that_leads_to_it(text: str | None, words: str) -> None:
    assert in_period(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2016", "for 2016"),
        ("2018-Q3", "for July to September 2018"),
        ("after 2016-06", "for a time after June 2016"),
        ("before 2016", "for a time before 2016"),
        ("not stated", "without a time"),
        (None, "without a time"),
    ],
)
def test_the_time_that_a_number_is_for_is_said_or_that_there_is_none(text: str | None, words: str) -> None:
    assert for_period(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2015-09-09", "9 September 2015"),
        ("after 2016-11", "undated, after November 2016"),
        ("before 2018", "undated, before 2018"),
        ("not stated", "undated"),
    ],
)
def test_document_with_an_open_period_is_called_undated(text: str, words: str) -> None:
    assert publication_words(text) == words


def test_moment_is_said_as_its_day() -> None:
    assert days_words(datetime(2026, 11, 2, 23, 59)) == "2 November 2026"


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        ("2015-09-15", "2015-09-16", "15 to 16 September 2015"),
        ("2018-11", None, "November 2018"),
        ("2018-11", "not stated", "November 2018"),
        ("not stated", "2018-11", "until November 2018"),
        ("2018-11", "after 2018-12", "November 2018, until after December 2018"),
        ("2018-11-01 to 2018-11-02", "2018-11-05", "1 to 2 November 2018, until 5 November 2018"),
        ("2018-11-05", "2018-11-05", "5 November 2018"),
    ],
)
def test_any_start_and_end_can_be_said_together(starts: str, ends: str | None, words: str) -> None:
    assert span_words(starts, ends) == words


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("2018 / 19", "2018/19"),
        ("14 / 11 / 2018", "2018-11-14"),
        ("year to March 2019", "2018/19"),
        ("the year to 31 March 2019", "2018/19"),
        ("12 months to June 2019", "2018-07 to 2019-06"),
        ("2016/17-2018/19", "2016/17 to 2018/19"),
        ("2016/17–2018/19", "2016/17 to 2018/19"),
        ("Mon 14 November 2016", "2016-11-14"),
    ],
)
def test_blanks_at_a_stroke_and_a_year_up_to_a_month_are_read(typed: str, written: str) -> None:
    assert read_period(typed).text == written


@pytest.mark.parametrize(
    ("typed", "reason", "instead"),
    [
        ("Wednesday 14 November 2016", "was a Monday", ("2016-11-14",)),
        ("Sat, November 14, 2016", "was a Monday", ("2016-11-14",)),
        ("31/09/2019", "September 2019 ends with the 30th", ("2019-09-30", "2019-09")),
        ("2019-02-29", "February 2019 ends with the 28th", ("2019-02-28", "2019-02")),
        ("32/01/2019", "January 2019 ends with the 31st", ("2019-01-31", "2019-01")),
        ("before 31/09/2019", "September 2019 ends with the 30th", ("before 2019-09-30", "before 2019-09")),
        ("31 April 2019 to 3 May 2019", "April 2019 ends with the 30th", ()),
    ],
)
def test_a_day_that_is_none_is_refused_with_forms_that_say_as_much(
    typed: str, reason: str, instead: tuple[str, ...]
) -> None:
    with pytest.raises(Refusal, match=reason) as refused:
        read_period(typed)
    assert refused.value.instead == instead
    assert all(read_period(form).text == form for form in instead)
