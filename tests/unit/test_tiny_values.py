"""Numbers near zero are kept as they are, or refused with advice that works: never published or printed as zero."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinboard.arithmetic import Stated, mean, ratio, rounded, share
from twinboard.bounds import number_words, quantity_words
from twinboard.models import Bound, CellValue, Column, Kind
from twinboard.numerals import TooFine, read_quantity
from twinboard.rules.issue_kinds import issue
from twinboard.validate.values import read_value

VALUE = Column("value", Kind.QUANTITY, "The number.", "over 3,000", bound_in="bound")
NORTH = Column("latitude", Kind.COORDINATE, "Degrees north.", "35.08", limit=(-90, 90))

SMALL = st.decimals(-1, 1, allow_nan=False, places=15) | st.integers(1, 999).flatmap(
    lambda digits: st.integers(-14, -3).map(lambda power: Decimal(digits).scaleb(power))
)


@given(SMALL, st.sampled_from(["{}", "over {}", "£{}", "{} per cent", "up to {} jobs"]))
def test_a_typed_number_keeps_three_digits_or_is_refused(number: Decimal, words: str) -> None:
    try:
        read = read_quantity(words.format(f"{abs(number):f}")).value
    except TooFine:
        assert abs(round(number, 6) - number) * 2000 > abs(number)
    else:
        assert (read == 0) == (number == 0)
        assert abs(read - abs(number)) * 2000 <= abs(number)


@given(SMALL.map(float))
def test_the_number_of_a_cell_does_too(number: float) -> None:
    read = read_value(VALUE, number)
    assert read.issue == "too-fine" if read.value is None else (read.value == 0) == (number == 0)


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        (1.2e-7, "up to 0.000001"),
        ("0.00000012", "up to 0.000001"),
        ("-0.0000001", "at least -0.000001"),
        ("0.00000149 per cent", "0.000001"),
        ("0.0000123456", "0.000012"),
        ("£0.0000004", "up to 0.000001"),
    ],
)
def test_the_advice_works_when_it_is_followed(typed: CellValue, near: str) -> None:
    read = read_value(VALUE, typed)
    message = issue(str(read.issue), sheet="Facts", cell="F4", value=typed, **read.words).message
    assert (found := re.search(r"Type (.+?), if", message)) and found[1] == near
    assert read_value(VALUE, near).issue is None


@pytest.mark.parametrize(
    "typed", [1 / 3, 0.1 + 0.2, 4e-5, "0.000001", 2.0000000001, 52.922530000000002, 0, "0.0", -1 / 7]
)
def test_what_a_program_makes_of_a_division_is_kept(typed: CellValue) -> None:
    value = read_value(VALUE, typed).value
    assert isinstance(value, Decimal)
    assert float(value) == pytest.approx(float(str(typed)), abs=5e-7)


def test_a_coordinate_is_kept_or_refused_alike() -> None:
    assert read_value(NORTH, 52.922530000000002).value == Decimal("52.92253")
    assert read_value(NORTH, 0).value == 0
    assert read_value(NORTH, 1.2e-7).issue == "too-fine"


STORED = st.decimals("-0.001", "0.001", places=6, allow_nan=False)


@given(
    STORED,
    st.sampled_from([bound for bound in Bound if bound is not Bound.BETWEEN]),
    st.sampled_from(["£", "per cent", "jobs", ""]),
)
def test_a_stored_number_is_printed_as_zero_only_if_it_is_none(value: Decimal, bound: Bound, unit: str) -> None:
    for words in (number_words(value, unit), number_words(float(value), unit), quantity_words(value, bound, unit)):
        [digits] = re.findall(r"\d[\d.,]*", words)
        assert (Decimal(digits) == 0) == (value == 0)


@given(st.decimals("0.000001", "0.01", places=6), st.integers(1, 10**15))
def test_no_share_ratio_or_mean_of_something_is_said_to_be_nothing(part: Decimal, whole: int) -> None:
    small, large = Stated(part, Bound.EXACT), Stated(Decimal(whole), Bound.EXACT)
    for said in (share(small, large), ratio(small, large), mean([small] * 3, places=2), rounded(small, 2)):
        assert said
        assert said.value != 0
