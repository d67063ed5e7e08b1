"""Numbers as officers type them: what is read, what is refused and in which words."""

import csv
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from twinboard.bounds import quantity_words, word_of
from twinboard.models import Bound, CellValue
from twinboard.numerals import LARGEST, PER_CENT, POUNDS, RANK, Quantity, is_unit, read_quantity, says_instead
from twinboard.refusals import Refusal
from twinboard.settings import ROOT

AMOUNTS = st.decimals(0, LARGEST - 1, places=6)
WHOLE = st.integers(0, int(LARGEST) - 1)
ONE_NUMBER = [bound for bound in Bound if bound is not Bound.BETWEEN]


@pytest.mark.parametrize(
    ("typed", "value", "bound", "unit"),
    [
        ("0", "0", None, None),
        ("3,000", "3000", None, None),
        ("1,357,000,000", "1357000000", None, None),
        ("1,234.5", "1234.5", None, None),
        ("-5", "-5", None, None),
        ("£5,000", "5000", None, POUNDS),
        ("GBP 5000", "5000", None, POUNDS),
        ("-£5", "-5", None, POUNDS),
        ("6%", "6", None, PER_CENT),
        ("2.5 per cent", "2.5", None, PER_CENT),
        ("6 percent", "6", None, PER_CENT),
        ("£22bn", "22000000000", None, POUNDS),
        ("£1.5 million", "1500000", None, POUNDS),
        ("20k", "20000", None, None),
        ("over 3,000", "3000", Bound.OVER, None),
        ("More than £1m", "1000000", Bound.OVER, POUNDS),
        (">5", "5", Bound.OVER, None),
        ("3,000+", "3000", Bound.AT_LEAST, None),
        ("no fewer than 12", "12", Bound.AT_LEAST, None),
        ("up to £5,000", "5000", Bound.UP_TO, POUNDS),
        ("no more than 40%", "40", Bound.UP_TO, PER_CENT),
        ("c. £4,000", "4000", Bound.AROUND, POUNDS),
        ("~6%", "6", Bound.AROUND, PER_CENT),
        ("approx. 4 thousand", "4000", Bound.AROUND, None),
        ("exactly 12", "12", Bound.EXACT, None),
        ("  up \n to   5 ", "5", Bound.UP_TO, None),
        ("around £1.0 million", "1000000", Bound.AROUND, POUNDS),
        ("over 3,000 jobs", "3000", Bound.OVER, "jobs"),
        ("3,000+ jobs", "3000", Bound.AT_LEAST, "jobs"),
        ("5 million people", "5000000", None, "people"),
        ("12 degrees east", "12", None, "degrees east"),
        ("2nd", "2", None, RANK),
        ("1,011th", "1011", None, RANK),
        ("around 2nd", "2", Bound.AROUND, RANK),
        ("over rank 2", "2", Bound.OVER, RANK),
        ("rank 2.5", "2.5", None, RANK),
        ("top 30", "30", Bound.UP_TO, RANK),
    ],
)
def test_number_is_read_with_the_bound_and_unit_typed_with_it(
    typed: str, value: str, bound: Bound | None, unit: str | None
) -> None:
    assert read_quantity(typed) == Quantity(Decimal(value), bound, unit)


@pytest.mark.parametrize(("typed", "value"), [(3000, "3000"), (3000.0, "3000"), (0.1 + 0.2, "0.3"), (-1.5, "-1.5")])
def test_number_cell_is_read_to_six_decimal_places(typed: float, value: str) -> None:
    assert read_quantity(typed) == Quantity(Decimal(value))


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "cannot be read as one number"),
        ("1.357.000.000", "has points between its thousands"),
        ("1,35", "has a comma that does not stand between thousands: a decimal sign, or two numbers"),
        ("1,35,000", "has commas that do not stand between thousands"),
        ("1 000", "has blanks between its digits, and can be one number or several"),
        ("1e5", "is written as a power of ten"),
        (".5", "begins with a point"),
        ("3-5", "is a range or two numbers"),
        ("over over 5", "cannot be read as one number"),
        ("3 to five", "has more than a number"),
        ("£5,000 or €6,000", "cannot be read as one number"),
        ("£5,000 EUR", "is in two currencies"),
        ("£5,000 a year", "has more than a number"),
        ("£5,000 grants", "has more than a number"),
        ("3,000 jobs in 2018", "cannot be read as one number"),
        ("3,000jobs", "has no blank before its unit"),
        ("2th", "cannot be read as one number"),
        ("2.5th", "cannot be read as one number"),
        ("over top 30", "cannot be read as one number"),
        ("top over 30", "has two words for how exact it is"),
        ("£6%", "is both pounds and per cent"),
        ("over 3,000+", "has two words for how exact it is"),
        (True, "is not a number"),
        (None, "is not a number"),
        (10**18, "is too large a number"),
        ("£1,000,000,000 billion", "is too large a number"),
        (float("inf"), "is too large a number"),
    ],
)
def test_what_is_not_one_clear_number_is_refused_with_its_reason(typed: CellValue, reason: str) -> None:
    with pytest.raises(ValueError) as refusal:
        read_quantity(typed)
    assert str(refusal.value) == reason


SHIPPED = ROOT / "data" / "derbyshire-partnerships" / "indicators.csv"
UNITS = sorted({row["unit"] for row in csv.DictReader(SHIPPED.read_text("utf-8").splitlines())})


@given(AMOUNTS | WHOLE.map(Decimal), st.sampled_from(ONE_NUMBER), st.sampled_from(["", POUNDS, PER_CENT, *UNITS]))
@example(Decimal(1), Bound.AT_LEAST, "cities and provinces")
@example(Decimal(30), Bound.UP_TO, RANK)
@example(Decimal(0), Bound.EXACT, RANK)
@example(Decimal("2.5"), Bound.EXACT, RANK)
@example(Decimal("1250.5"), Bound.EXACT, POUNDS)
def test_words_of_a_quantity_are_read_back_to_it(value: Decimal, bound: Bound, unit: str) -> None:
    read = read_quantity(quantity_words(value, bound, unit))
    assert (read.value, read.bound) == (value, None if bound is Bound.EXACT else bound)
    assert is_unit(read.unit or "", unit)


@given(
    st.lists(AMOUNTS | WHOLE.map(Decimal) | st.decimals(-100, 10**9, places=2), min_size=2, max_size=2, unique=True),
    st.sampled_from(["", POUNDS, PER_CENT, RANK, *UNITS]),
)
@example([Decimal(4), Decimal(5_000_000)], POUNDS)
@example([Decimal(900_000), Decimal(1_200_000)], POUNDS)
@example([Decimal(1_500_000), Decimal(1_500_001)], "jobs")
@example([Decimal(1990), Decimal(2005)], "")
@example([Decimal("0.5"), Decimal(1)], "cities and provinces")
def test_words_of_a_range_are_read_back_to_both_of_its_ends(ends: list[Decimal], unit: str) -> None:
    low, high = sorted(ends)
    read = read_quantity(quantity_words(low, word_of(Bound.BETWEEN, high), unit))
    assert (read.value, read.high, read.bound) == (low, high, Bound.BETWEEN)
    assert is_unit(read.unit or "", unit)


@given(
    st.integers(0, 10**12),
    st.integers(1, 10**6),
    st.sampled_from(["{}-{}", "{}–{}", "{} to {}", "from {} to {}", "between {} and {}"]),
)
def test_pounds_are_a_range_however_two_amounts_are_joined(low: int, more: int, form: str) -> None:
    high = low + more
    read = read_quantity(form.format(f"£{low:,}", f"£{high:,}"))
    assert read == Quantity(Decimal(low), Bound.BETWEEN, POUNDS, high=Decimal(high))


@pytest.mark.parametrize(
    ("typed", "low", "high", "unit"),
    [
        ("between 4,000 and 5,000", 4000, 5000, None),
        ("4,000–5,000", 4000, 5000, None),
        ("£4-5m", 4_000_000, 5_000_000, POUNDS),
        ("£4 to £5 million", 4_000_000, 5_000_000, POUNDS),
        ("£900k–1.2m", 900_000, 1_200_000, POUNDS),
        ("£900,000 to £1.2m", 900_000, 1_200_000, POUNDS),
        ("12–14 per cent", 12, 14, PER_CENT),
        ("12%-14%", 12, 14, PER_CENT),
        ("10-12 jobs", 10, 12, "jobs"),
        ("300-400", 300, 400, None),
        ("between 2016 and 2020 jobs", 2016, 2020, "jobs"),
        ("between 2nd and 5th", 2, 5, RANK),
        ("-5 to 3", -5, 3, None),
    ],
)
def test_a_range_is_read_as_officers_type_it(typed: str, low: int, high: int, unit: str | None) -> None:
    assert read_quantity(typed) == Quantity(Decimal(low), Bound.BETWEEN, unit, high=Decimal(high))


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("5-10", "between 5 and 10"),
        ("4–5", "between 4 and 5"),
        ("2016-2017", "between 2,016 and 2,017"),
        ("2016 to 2017", "between 2,016 and 2,017"),
        ("between 2016 and 2017", "between 2,016 and 2,017"),
        ("2016-2020 jobs", "between 2,016 and 2,020 jobs"),
        ("555-1234", "between 555 and 1,234"),
        ("4.5-5.5", "between 4.5 and 5.5"),
        ("4,000 -5,000", "between 4,000 and 5,000"),
        ("5,000 to 4,000", "between 4,000 and 5,000"),
        ("£500 to £1m", "between £500 and £1,000,000"),
        ("4m-5", "between 4,000,000 and 5,000,000"),
        ("around £4,000 to £5,000", "between £4,000 and £5,000"),
        ("4,000-5,000+", "between 4,000 and 5,000"),
        ("£4,000 to £4,000", "£4,000"),
        ("2016/17", "up to 17"),
        ("2016–17", "up to 17"),
        ("01332-255500", "up to 255500"),
    ],
)
def test_what_may_be_a_time_or_another_thing_is_no_range_and_is_asked_about(typed: str, instead: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read_quantity(typed)
    assert instead in refusal.value.instead
    assert read_quantity(instead)


@pytest.mark.parametrize("typed", ["£4 to 5%", "$4 to £5", "9 am to 5 pm", "3 jobs to 4 people"])
def test_two_units_are_no_range(typed: str) -> None:
    with pytest.raises(Refusal, match="two units"):
        read_quantity(typed)


@pytest.mark.parametrize(
    ("typed", "unit", "is_it"),
    [
        ("jobs", "jobs", True),
        ("Job", "jobs", True),
        ("person", "people", True),
        ("city or province", "cities and provinces", True),
        ("posts", "jobs", False),
        ("jobs", POUNDS, False),
    ],
)
def test_a_unit_is_known_by_its_plural_and_its_singular_alone(typed: str, unit: str, *, is_it: bool) -> None:
    assert is_unit(typed, unit) is is_it


@given(WHOLE)
def test_thousands_separators_do_not_change_a_number(number: int) -> None:
    assert read_quantity(f"{number:,}") == read_quantity(str(number)) == Quantity(Decimal(number))


@given(st.integers(10, int(LARGEST) - 1), st.data())
def test_lone_comma_is_read_only_before_the_last_three_digits(number: int, data: st.DataObject) -> None:
    digits = str(number)
    place = data.draw(st.integers(1, len(digits) - 1))
    typed = f"{digits[:place]},{digits[place:]}"
    if place <= 3 and len(digits) - place == 3:
        assert read_quantity(typed).value == number
    else:
        with pytest.raises(ValueError, match="has a comma that does not stand between thousands"):
            read_quantity(typed)


@given(st.text() | st.text("0123456789.,£%+-~<> ckmbn") | st.floats() | st.integers())
def test_whatever_is_typed_gives_a_finite_number_or_a_reason(typed: str | float) -> None:
    try:
        assert read_quantity(typed).value.is_finite()
    except ValueError as refusal:
        assert str(refusal).startswith(("is ", "has ", "cannot ", "begins "))


@pytest.mark.parametrize(
    ("quote", "other", "number", "is_so"),
    [
        ("with a further 3,300 engaged", 3300, 3500, True),
        ("with a further 3300 engaged", 3300, 3500, True),
        ("first 3,300, then 3,500", 3300, 3500, False),
        ("with 13,300 engaged", 3300, 3500, False),
        ("exports £22 billion of goods", 22 * 10**9, 21 * 10**9, True),
        ("exports £22bn of goods", 22 * 10**9, 22 * 10**6, True),
        ("£ million, current price … China … 13344", 13344 * 10**6, 13500 * 10**6, True),
        ("UK exports … 13344", 13344 * 10**3, 13500 * 10**3, False),
        ("by eight elected members", 8, 9, True),
        ("by eight elected members and nine officers", 8, 9, False),
        ("a delegation of fourteen", 14, 140, True),
        ("a delegation of one hundred and forty", 14, 140, False),
        ("one hundred and forty people, twenty-six of them guests", 26, 20, True),
        ("one hundred and forty people, twenty-six of them guests", 6, 20, False),
        ("two thousand and twelve visitors", 2012, 2000, True),
    ],
)
def test_a_text_says_another_number_where_it_spells_it_or_has_its_digits_in_full_or_in_a_scale_that_it_names(
    quote: str, other: int, number: int, is_so: bool
) -> None:
    assert says_instead(quote, Decimal(other), Decimal(number)) is is_so
