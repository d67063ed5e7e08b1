"""How a value, its bound and its unit are said together."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinboard.bounds import number_words, quantity_words, sentence_case, unit_words
from twinboard.models import Bound
from twinboard.numerals import PER_CENT, POUNDS, RANK


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (0, "jobs", "0 jobs"),
        (1, "visits", "1 visit"),
        (3300, "jobs", "3,300 jobs"),
        (2.5, "times", "2.5 times"),
        (12, "", "12"),
        (-4, "jobs", "−4 jobs"),
        (6, PER_CENT, "6 per cent"),
        (1, PER_CENT, "1 per cent"),
        (5000, POUNDS, "£5,000"),
        (12.5, POUNDS, "£12.50"),
        (1250.5, POUNDS, "£1,250.50"),
        (0.05, POUNDS, "£0.05"),
        (0.125, POUNDS, "£0.125"),
        (1, POUNDS, "£1"),
        (-1500, POUNDS, "−£1,500"),
        (999_999, POUNDS, "£999,999"),
        (1_000_000, POUNDS, "£1 million"),
        (1_234_000, POUNDS, "£1.234 million"),
        (1_234_500, POUNDS, "£1,234,500"),
        (1_357_000_000, POUNDS, "£1.357 billion"),
        (22_000_000_000, POUNDS, "£22 billion"),
        (1_500_000_000_000, POUNDS, "£1,500 billion"),
        (1_234_567, "people", "1,234,567 people"),
        (1_000_000_001, "people", "1,000,000,001 people"),
        (999_999_999_999.0001, "people", "999,999,999,999 people"),
        (0.1 + 0.2, "people", "0.3 people"),
    ],
)
def test_value_is_said_with_its_unit_and_never_rounded(value: float, unit: str, words: str) -> None:
    assert number_words(value, unit) == words


@pytest.mark.parametrize(
    ("unit", "one"),
    [
        ("jobs", "job"),
        ("people", "person"),
        ("cities", "city"),
        ("universities", "university"),
        ("members of parliament", "member of parliament"),
        ("cities and provinces", "city or province"),
        (PER_CENT, PER_CENT),
        ("", ""),
    ],
)
def test_one_takes_the_singular_and_two_keep_the_plural(unit: str, one: str) -> None:
    assert (unit_words(1, unit), unit_words(2, unit)) == (one, unit)


@pytest.mark.parametrize(
    ("value", "bound", "unit", "words"),
    [
        (3000, Bound.OVER, "jobs", "over 3,000 jobs"),
        (1, Bound.AT_LEAST, "visits", "at least 1 visit"),
        (5000, Bound.UP_TO, POUNDS, "up to £5,000"),
        (1_000_000, Bound.AROUND, POUNDS, "around £1 million"),
        (6, Bound.EXACT, PER_CENT, "6 per cent"),
        (30, Bound.UP_TO, RANK, "top 30"),
        (2, Bound.EXACT, RANK, "2nd"),
        (2, Bound.AROUND, RANK, "around rank 2"),
        (2, Bound.OVER, RANK, "over rank 2"),
        (2.5, Bound.EXACT, RANK, "rank 2.5"),
        (2.5, Bound.UP_TO, RANK, "up to rank 2.5"),
        (0, Bound.EXACT, RANK, "rank 0"),
        (12.5, Bound.UP_TO, POUNDS, "up to £12.50"),
    ],
)
def test_bound_is_said_before_its_number_and_exact_is_not_said(
    value: float, bound: Bound, unit: str, words: str
) -> None:
    assert quantity_words(value, bound, unit) == words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (1, "1st"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
        (1002, "1,002nd"),
    ],
)
def test_rank_is_said_as_an_ordinal(place: int, words: str) -> None:
    assert number_words(place, RANK) == words


@given(st.integers(-(10**15), 10**15), st.sampled_from(["", "jobs", POUNDS, PER_CENT]))
def test_equal_values_are_said_alike_whatever_their_type(value: int, unit: str) -> None:
    stored = Decimal(value).quantize(Decimal("0.000001"))
    assert number_words(value, unit) == number_words(float(value), unit) == number_words(stored, unit)
    assert number_words(np.int64(value), unit) == number_words(np.float64(value), unit) == number_words(value, unit)


@pytest.mark.parametrize(
    ("words", "begun"), [("over 3,000 jobs", "Over 3,000 jobs"), ("£5 to UK bodies", "£5 to UK bodies"), ("", "")]
)
def test_sentence_begins_with_a_capital_and_is_else_unchanged(words: str, begun: str) -> None:
    assert sentence_case(words) == begun


@pytest.mark.parametrize("value", [30, 30.0, Decimal("30.000000")])
def test_rank_up_to_a_place_is_said_as_the_top(value: Decimal | float | int) -> None:
    assert quantity_words(value, Bound.UP_TO, "rank") == "top 30"


@pytest.mark.parametrize(
    ("unit", "one"),
    [
        ("businesses", "1 business"),
        ("companies", "1 company"),
        ("boxes", "1 box"),
        ("plants", "1 plant"),
        ("students on placement", "1 student on placement"),
        ("members of staff", "1 member of staff"),
        ("people in education and training", "1 person in education and training"),
        ("women", "1 woman"),
        ("businesswomen", "1 businesswoman"),
        ("buses", "1 bus"),
        ("houses", "1 house"),
        ("viruses", "1 virus"),
        ("degrees Celsius", "1 degree Celsius"),
        ("jobs (full-time)", "1 job (full-time)"),
        ("person-nights", "1 person-night"),
        ("visits held", "1 visit held"),
        ("agreements or memoranda", "1 agreement or memorandum"),
        ("research and development projects", "1 research and development project"),
        ("MPs", "1 MP"),
    ],
)
def test_one_of_any_unit_is_singular(unit: str, one: str) -> None:
    assert number_words(1, unit) == one


@pytest.mark.parametrize(
    "unit", ["series", "staff", "news", "yuan", "km", "FTE", "gas works", "congress", "Gymnasien", "s"]
)
def test_one_of_what_no_rule_knows_is_left_as_it_is(unit: str) -> None:
    assert number_words(1, unit) == f"1 {unit}"
