"""What may be said of sums, differences, shares, ratios and means of numbers that are not exact."""

from decimal import Decimal
from fractions import Fraction
from functools import cache

import duckdb
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from twinboard import queries
from twinboard.arithmetic import (
    Stated,
    bound_of_sum,
    difference,
    may_agree,
    may_be_quotient,
    may_be_sum,
    mean,
    printed,
    ratio,
    rounded,
    share,
    total,
    words,
)
from twinboard.models import Bound
from twinboard.numerals import PER_CENT, POUNDS, RANK, Quantity, read_quantity

NUMBERS = {"e": Bound.EXACT, ">": Bound.OVER, "+": Bound.AT_LEAST, "-": Bound.UP_TO, "~": Bound.AROUND}
ONE_NUMBER = tuple(NUMBERS)
NUMBERS |= {"b": Bound.BETWEEN}
LARGE = 10**9
VALUES = st.integers(0, 20).map(Decimal) | st.decimals(0, LARGE, places=2) | st.decimals(0, 10, places=6)
SIGNED = VALUES | VALUES.map(lambda value: -value)

Case = tuple[Stated, Decimal]
"""What is stated of a number, and the number."""


def stated(short: str) -> Stated:
    """A number in short: "e5" is exactly 5, ">5" over 5, "+5" at least 5, "-5" up to 5, "~5" around 5, "b4/5" between
    4 and 5.
    """
    value, _, high = short[1:].partition("/")
    return Stated(Decimal(value), NUMBERS[short[0]], high=Decimal(high) if high else None)


def short(result: Stated | None) -> str | None:
    if result is None:
        return None
    sign = next(sign for sign, bound in NUMBERS.items() if bound is result.bound)
    high = "" if result.high is None else f"/{result.high.normalize():f}"
    return f"{sign}{result.value.normalize():f}{high}"


def is_true(result: Stated, truth: Decimal | Fraction) -> bool:
    """Whether what is stated holds of the truth; of what is around, nothing can be told."""
    return {
        Bound.EXACT: truth == result.value,
        Bound.OVER: truth > result.value,
        Bound.AT_LEAST: truth >= result.value,
        Bound.UP_TO: truth <= result.value and (truth >= 0 or result.is_signed or result.value < 0),
        Bound.AROUND: True,
        Bound.BETWEEN: result.value <= truth <= (result.value if result.high is None else result.high),
    }[result.bound]


@st.composite
def cases(
    draw: st.DrawFn, truths: st.SearchStrategy[Decimal] = VALUES, bounds: tuple[Bound, ...] = tuple(Bound)
) -> Case:
    """A number first, and then something true that a source may say of it."""
    truth, bound, apart = draw(truths), draw(st.sampled_from(bounds)), draw(VALUES)
    if bound is Bound.BETWEEN:
        below = apart if truth < 0 else min(apart, truth)
        high = truth + draw(VALUES)
        assume(truth - below < high)
        return Stated(truth - below, bound, high=high), truth
    if bound is Bound.EXACT:
        return Stated(truth, bound), truth
    if bound is Bound.OVER:
        assume(apart > 0)
    if bound is Bound.AROUND and draw(st.booleans()):
        apart = -apart
    value = truth + apart if bound is Bound.UP_TO else truth - apart
    if bound is not Bound.UP_TO and truth >= 0:
        value = max(value, Decimal())
    assume(bound is not Bound.OVER or value < truth)
    return Stated(value, bound, is_signed=bound is Bound.UP_TO and truth < 0 <= value), truth


def carries_the_words(result: Stated | None, *terms: Stated) -> bool:
    """Whether a result is around where a term is; exact only where all are; and there where all are exact."""
    bounds = {term.bound for term in terms}
    if result is None:
        return bounds != {Bound.EXACT}
    if Bound.AROUND in bounds:
        return result.bound is Bound.AROUND
    return (result.bound in (Bound.EXACT, Bound.AROUND)) == (bounds == {Bound.EXACT})


@given(st.lists(cases() | cases(SIGNED), min_size=1, max_size=5))
def test_a_sum_is_true_and_carries_the_words(given_cases: list[Case]) -> None:
    terms = [term for term, _ in given_cases]
    result = total(terms)
    assert carries_the_words(result, *terms)
    assert result is None or is_true(result, sum(truth for _, truth in given_cases))


@given(cases() | cases(SIGNED), cases() | cases(SIGNED))
def test_a_difference_is_true_and_carries_the_words(first: Case, second: Case) -> None:
    result = difference(first[0], second[0])
    assert carries_the_words(result, first[0], second[0])
    assert result is None or is_true(result, first[1] - second[1])


@given(cases() | cases(SIGNED), cases() | cases(SIGNED), st.integers(-3, 3) | st.none())
def test_a_ratio_and_a_share_are_true_and_carry_the_words(first: Case, second: Case, places: int | None) -> None:
    results = ratio(first[0], second[0], places), share(first[0], second[0])
    assume(second[1] != 0)
    for result, times in zip(results, (1, 100), strict=True):
        assert carries_the_words(result, first[0], second[0]) or second[1] < 0
        assert result is None or is_true(result, Fraction(first[1]) / Fraction(second[1]) * times)


@given(st.lists(cases() | cases(SIGNED), min_size=1, max_size=5), st.integers(-3, 3) | st.none())
def test_a_mean_is_true_and_carries_the_words(given_cases: list[Case], places: int | None) -> None:
    terms = [term for term, _ in given_cases]
    result = mean(terms, places)
    assert carries_the_words(result, *terms)
    assert result is None or is_true(result, Fraction(sum(truth for _, truth in given_cases)) / len(terms))


@given(cases(), cases(), cases())
def test_a_result_can_be_reckoned_with_further(first: Case, second: Case, third: Case) -> None:
    left, truth = difference(first[0], second[0]), first[1] - second[1]
    each = left and ratio(third[0], left)
    assert not each or truth <= 0 or is_true(each, Fraction(third[1]) / Fraction(truth))
    assert not each or truth >= 0 or each.bound is Bound.AROUND
    again = left and total([left, third[0]])
    assert not again or is_true(again, truth + third[1])


@given(cases() | cases(SIGNED), st.integers(-4, 6))
def test_rounding_keeps_a_statement_true_and_near(case: Case, places: int) -> None:
    result = rounded(case[0], places)
    assert is_true(result, case[1])
    assert abs(result.value - case[0].value) < Decimal(10) ** -places
    half_a_place = Decimal(10) ** -places / 2
    assert rounded(result, places) == result or result.value == half_a_place
    if case[0].high is not None:
        assert result.high is not None and 0 <= result.high - case[0].high < Decimal(10) ** -places
        return
    assert (result == case[0]) == (result.value == case[0].value and result.is_signed == case[0].is_signed)


@given(
    st.lists(cases().map(lambda case: case[0]), min_size=1, max_size=4).flatmap(
        lambda terms: st.tuples(st.just(terms), st.permutations(terms))
    )
)
def test_the_order_of_a_sum_and_of_a_mean_does_not_matter(orders: tuple[list[Stated], list[Stated]]) -> None:
    terms, shuffled = orders
    assert total(terms) == total(shuffled)
    assert mean(terms) == mean(shuffled)


@given(cases(), cases(), cases())
def test_a_sum_may_be_made_in_steps(first: Case, second: Case, third: Case) -> None:
    a, b, c = first[0], second[0], third[0]
    front, back = total([a, b]), total([b, c])
    assert (front and total([front, c])) == (back and total([a, back])) == total([a, b, c])


@given(cases().map(lambda case: case[0]))
def test_exactly_nothing_changes_no_sum_and_no_difference(term: Stated) -> None:
    nothing = Stated(Decimal(), Bound.EXACT)
    assert total([term]) == total([term, nothing]) == difference(term, nothing) == term


@given(st.lists(cases().map(lambda case: case[0]), min_size=1, max_size=5))
def test_a_mean_lies_between_the_least_and_the_most(terms: list[Stated]) -> None:
    result = mean(terms)
    values = [end for term in terms for end in (term.value, term.high) if end is not None]
    assert result is None or min(values) <= result.value <= max(values)
    assert result is None or result.high is None or min(values) <= result.high


@given(VALUES)
def test_the_whole_is_a_hundred_per_cent_of_itself(value: Decimal) -> None:
    whole = Stated(value, Bound.EXACT)
    assert share(whole, whole) == (Stated(Decimal(100), Bound.EXACT) if value else None)


@given(cases() | cases(SIGNED), cases() | cases(SIGNED), st.sampled_from(["", POUNDS, PER_CENT]))
def test_words_of_a_result_are_read_back_to_it(first: Case, second: Case, unit: str) -> None:
    a, b = first[0], second[0]
    for result in (total([a, b]), difference(a, b), ratio(a, b), share(a, b), mean([a, b])):
        if result is not None:
            said = None if result.bound is Bound.EXACT else result.bound
            assert read_quantity(words(result, unit)) == Quantity(result.value, said, unit or None, high=result.high)


@given(cases() | cases(SIGNED), cases() | cases(SIGNED))
def test_two_statements_may_agree_in_either_order_and_a_statement_with_itself(first: Case, second: Case) -> None:
    assert may_agree(first[0], second[0]) == may_agree(second[0], first[0])
    assert may_agree(first[0], first[0])


@given(cases() | cases(SIGNED), st.sampled_from([Bound.EXACT, Bound.AT_LEAST, Bound.UP_TO]))
def test_two_true_statements_of_one_number_never_disagree(case: Case, bound: Bound) -> None:
    """What is around may be further off than a tenth, which is why it is called a choice."""
    said, truth = case
    assume(said.bound is not Bound.AROUND)
    assert may_agree(said, Stated(truth, bound, is_signed=bound is Bound.UP_TO and truth < 0))


@pytest.mark.parametrize(
    ("first", "second", "slack", "agree"),
    [
        ("e5", "e5", "0", True),
        ("e5", "e6", "0", False),
        ("e5", "e6", "1", True),
        (">5", "e6", "0", True),
        (">5", "e4", "0", False),
        (">5", "e5", "0", False),
        (">5", "-5", "0", False),
        ("+5", "e5", "0", True),
        (">5", "~5", "0", True),
        (">5", "e5", "0.5", True),
        (">5", "-4", "0", False),
        ("+5", "-5", "0", True),
        ("~10", "e11", "0", True),
        ("~10", "e11.2", "0", False),
        ("~10", "e9", "0", True),
        ("~10", "e8.9", "0", False),
        ("~10", "~12", "0", True),
        ("-5", "e0", "0", True),
        ("-5", "e-1", "0", False),
    ],
)
def test_what_cannot_both_be_true_disagrees(first: str, second: str, slack: str, *, agree: bool) -> None:
    assert may_agree(stated(first), stated(second), Decimal(slack)) is agree


@pytest.mark.parametrize(
    ("said", "terms", "agree"),
    [
        ("e6", ">3 e3", False),
        (">6", ">3 e3", True),
        ("e7", ">3 e3", True),
        ("e5", ">3000 ~3300", False),
        ("e11", "~10 -2", True),
        ("e12", "~10 e2", True),
        ("e14", "~10 e2", False),
        ("e6.5", "~0.001 e6", False),
        ("e3", "-2 -2", True),
        ("e5", "-2 -2", False),
    ],
)
def test_a_sum_reaches_as_far_as_the_words_of_its_terms(said: str, terms: str, *, agree: bool) -> None:
    assert may_be_sum(stated(said), map(stated, terms.split())) is agree


@given(st.lists(cases(), min_size=1, max_size=4))
def test_a_true_sum_of_true_terms_never_disagrees(found: list[Case]) -> None:
    assume(all(said.bound is not Bound.AROUND for said, _ in found))
    truth = sum((truth for _, truth in found), Decimal())
    assert may_be_sum(Stated(truth, Bound.EXACT), [said for said, _ in found])


@pytest.mark.parametrize(
    ("said", "part", "whole", "agree"),
    [
        ("e33", "e1000", "e3000", True),
        ("e36", "e1000", "e3000", False),
        ("e30", "e1000", "e3000", False),
        ("~36", "e1000", "e3000", True),
        ("e36", "~1000", "e3000", True),
        ("e90", ">10", ">20", True),
        ("e90", "~10", ">20", False),
        ("e1", "e10", "-20", False),
        ("e90", "e10", "-20", True),
        ("e5", "e-1", "e20", True),
        ("e5", "e1", "e0", True),
    ],
)
def test_a_share_reaches_as_far_as_the_words_of_its_part_and_whole(
    said: str, part: str, whole: str, *, agree: bool
) -> None:
    found = may_be_quotient(stated(said), stated(part), stated(whole), times=100, slack=Decimal("0.5"))
    assert found is agree


def test_the_word_of_a_sum_is_the_same_in_sql() -> None:
    connection = duckdb.connect()
    connection.execute(queries.load("views/01_bound_of_sum").sql)
    bounds = [(a, b, c) for a in Bound for b in Bound for c in Bound] + [()]
    for each in bounds:
        [(in_sql,)] = connection.execute("select bound_of_sum($bounds::varchar[])", {"bounds": list(each)}).fetchall()
        assert bound_of_sum(each) == in_sql


@pytest.mark.parametrize(
    ("first", "row"),
    [
        ("e10", "e7 -7 -7 +7 ~7"),
        (">10", ">7 None None >7 None"),
        ("+10", "+7 None None +7 None"),
        ("-10", "-7 -7 -7 None None"),
        ("~10", "~7 None None None ~7"),
    ],
)
def test_what_can_be_said_of_a_difference(first: str, row: str) -> None:
    assert " ".join(str(short(difference(stated(first), stated(f"{sign}3")))) for sign in ONE_NUMBER) == row


@pytest.mark.parametrize(
    ("first", "row"),
    [
        ("e3", "e60 -60 -60 +60 ~60"),
        (">3", ">60 None None >60 None"),
        ("+3", "+60 None None +60 None"),
        ("-3", "-60 -60 -60 None None"),
        ("~3", "~60 None None None ~60"),
        ("e-3", "e-60 +-60 +-60 --60 ~-60"),
        (">-3", ">-60 >-60 >-60 None None"),
        ("+-3", "+-60 +-60 +-60 None None"),
        ("--3", "--60 None None --60 None"),
    ],
)
def test_what_can_be_said_of_a_share(first: str, row: str) -> None:
    assert " ".join(str(short(share(stated(first), stated(f"{sign}5")))) for sign in ONE_NUMBER) == row


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        ("~10", "~5", "~5"),
        ("~10", "~6", None),
        ("~10", "e9.8", None),
        ("e10", "~9.8", None),
        ("~4", "~10", "~-6"),
        ("e10", "e9.8", "e0.2"),
        ("e10", ">12", "--2"),
    ],
)
def test_a_difference_of_what_is_around_is_not_said_of_near_numbers(first: str, second: str, left: str | None) -> None:
    assert short(difference(stated(first), stated(second))) == left


@pytest.mark.parametrize("divisor", ["e0", ">0", "+0", "-0", "~0", "e-4", ">-4", "--4", "~-4"])
def test_nothing_is_said_of_a_share_of_nothing_or_less(divisor: str) -> None:
    assert share(stated("e3"), stated(divisor)) is None
    assert ratio(stated("e3"), stated(divisor)) is None


def test_nothing_is_said_of_a_ratio_to_what_may_be_below_zero() -> None:
    left = difference(stated("e10"), stated("+3"))
    assert left == Stated(Decimal(7), Bound.UP_TO, is_signed=True)
    assert ratio(stated("e14"), left) is None
    assert ratio(stated("e14"), stated("-7")) == stated("+2")


MACROS = ("01_bound_of_sum", "02_most_of", "02_word_of", "02_word_of_sum", "11_printed_sum")
SUMS = (
    "~3000 e3347|~3000 ~350 e1|~1000 e600|~3 e0.5|~12.5 e0.25|~0 e7|~0 e0|~1000000 e4000|>3000 e3347|-5 -7.25|e3 e4.5"
    "|b4/5 e1|b4/5 b1/2.5|b4/5 >2 e1|b4/5 +2 >1|b4/5 -3|b4/5 -3 e1|b-5/-4 e1"
)


@pytest.mark.parametrize("terms", SUMS.split("|"))
def test_a_sum_is_printed_alike_in_sql(terms: str) -> None:
    each = [stated(term) for term in terms.split()]
    connection = duckdb.connect()
    for view in MACROS:
        connection.execute(queries.load(f"views/{view}").sql)
    [(in_sql,)] = connection.execute(
        "with terms as (select unnest($values::decimal(24, 6)[]) as value, unnest($bounds::varchar[]) as bound) "
        "select printed_sum(sum(value), list(value), list(bound)) from terms",
        {"values": [str(term.value) for term in each], "bounds": [term.word for term in each]},
    ).fetchall()
    summed = total(each)
    assert summed and float(printed(summed, each).value) == float(in_sql)


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ("~3000 e3347", "around 6,000"),
        ("~3000 ~350 e1", "around 3,400"),
        ("~3000 ~120 e1", "around 3,000"),
        ("~1000000 e4000", "around 1 million"),
        ("~900000 e140000", "around 1 million"),
        ("~1500000 e250000", "around 1.8 million"),
        ("~1000 e600", "around 1,600"),
        ("~1000 e499", "around 1,500"),
        ("~3 e0.5", "around 3.5"),
        ("~12.5 e0.25", "around 12.8"),
        ("~0 e7", "around 7"),
        (">3000 e3347", "over 6,347"),
        ("-3000 e3347", "up to 6,347"),
        ("e3000 e3347", "6,347"),
    ],
)
def test_a_sum_is_printed_no_more_exact_than_what_is_around_in_it(terms: str, said: str) -> None:
    each = [stated(term) for term in terms.split()]
    summed = total(each)
    assert summed and words(printed(summed, each)) == said


def test_a_difference_is_printed_no_more_exact_than_what_is_around_in_it() -> None:
    terms = stated("~42000000000"), stated("e16744000000")
    left = difference(*terms)
    assert left and words(printed(left, terms), POUNDS) == "around £25 billion"


def test_a_sum_is_never_printed_further_off_than_a_tenth_of_what_is_printed() -> None:
    terms = stated("~0"), stated("~4.41")
    summed = total(terms)
    assert summed and words(printed(summed, terms)) == "around 4.4"


@given(st.lists(cases().map(lambda case: case[0]), min_size=1, max_size=4))
def test_what_is_printed_of_a_sum_keeps_its_word_and_may_be_the_sum(terms: list[Stated]) -> None:
    summed = total(terms)
    assume(summed is not None)
    assert summed
    said = printed(summed, terms)
    assert said.bound is summed.bound
    assert may_agree(said, Stated(summed.value, Bound.EXACT)) or said == summed
    assert abs(said.value - summed.value) * 10 <= summed.value or said == summed
    assert printed(said, terms) == said


def test_what_is_left_of_a_number_by_at_least_nothing_may_be_below_zero() -> None:
    left = difference(stated("e10"), stated("+0"))
    assert left == Stated(Decimal(10), Bound.UP_TO, is_signed=True)
    assert difference(stated("e10"), stated("-0")) == stated("+10")
    assert ratio(stated("e14"), left) is None


def test_of_no_terms_there_is_neither_sum_nor_mean() -> None:
    assert (total([]), mean([])) == (None, None)


@pytest.mark.parametrize(
    ("part", "whole", "result"),
    [
        ("e1", "e3", "~33"),
        ("e1", "e12", "~8.3"),
        ("e1", "e8", "~13"),
        (">1", "e8", ">12"),
        ("-1", "e8", "-13"),
        ("e2", "e25", "e8"),
        ("e996", "e10000", "~10"),
        ("e944", "e10000", "~9.4"),
        ("e1044", "e10000", "~10"),
        ("e4", "e10000", "e0.04"),
        ("e1", "e3000000000", "~0.00000003"),
        (">1", "e3000000000", ">0"),
        ("-1", "e3000000000", "-0.000001"),
    ],
)
def test_a_share_is_rounded_so_that_its_word_stays_true(part: str, whole: str, result: str) -> None:
    assert short(share(stated(part), stated(whole))) == result


@pytest.mark.parametrize(
    ("terms", "places", "result"),
    [
        ("e1 e2", None, "e1.5"),
        ("e1 e1 e2", None, "~1.3"),
        (">1 e1 e2", None, ">1.3"),
        ("-1 -1 e2", None, "-1.4"),
        ("e0.5 e0.25 e0", None, "e0.25"),
        ("e1 e0 e0 e0 e0 e0 e0 e0 e0 e0 e0 e0 e0 e0 e0 e0 e0 e0 e0 e0 e0 e0 e0 e0 e0", None, "e0.04"),
        ("e4000 e1000 e2000", 0, "~2333"),
        ("+4000 e1000 e2000", -2, "+2300"),
    ],
)
def test_a_mean_is_rounded_so_that_its_word_stays_true(terms: str, places: int | None, result: str) -> None:
    assert short(mean([stated(term) for term in terms.split()], places)) == result


@pytest.mark.parametrize(
    ("first", "second", "places", "result"),
    [("e5", "e2", None, "e2.5"), ("e8", "e3", None, "~2.7"), ("e1", "e3", None, "~0.33"), ("~4000", "e16", 0, "~250")],
)
def test_a_ratio_has_one_decimal_or_two_digits(first: str, second: str, places: int | None, result: str) -> None:
    assert short(ratio(stated(first), stated(second), places)) == result


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        (total([stated(">3000"), stated("e3300")]), "jobs", "over 6,300 jobs"),
        (total([stated("~750000"), stated("~750000")]), POUNDS, "around £1.5 million"),
        (ratio(stated("+4"), stated("-2")), "", "at least 2"),
        (rounded(stated(">3456"), -2), "jobs", "over 3,400 jobs"),
        (rounded(stated("-3456"), -2), POUNDS, "up to £3,500"),
        (rounded(stated("e3456"), -2), "people", "around 3,500 people"),
        (stated("-12.5"), PER_CENT, "up to 12.5 per cent"),
        (stated("e22000000000"), POUNDS, "£22 billion"),
        (mean([stated("+1"), stated("e1")]), "visits", "at least 1 visit"),
        (mean([stated("e4000"), stated("e1000"), stated("e2000")], 0), POUNDS, "around £2,333"),
        (mean([stated("e4000"), stated("e1000"), stated("e2000")], 2), POUNDS, "around £2,333.33"),
        (mean([stated("e2"), stated("e3")]), RANK, "rank 2.5"),
    ],
)
def test_a_result_is_said_as_a_committee_prints_it(number: Stated, unit: str, said: str) -> None:
    assert words(number, unit) == said


def test_what_may_be_below_zero_is_known_as_such_after_a_sum_and_after_rounding() -> None:
    assert total([stated("-5"), stated("e-3")]) == Stated(Decimal(2), Bound.UP_TO, is_signed=True)
    assert rounded(stated("--0.4"), 0) == Stated(Decimal(0), Bound.UP_TO, is_signed=True)
    assert total([stated("-5"), stated("e3")]) == Stated(Decimal(8), Bound.UP_TO)


@given(st.lists(cases(), min_size=1, max_size=4))
def test_the_word_and_the_value_of_a_sum_with_ranges_are_the_same_in_sql(given_cases: list[Case]) -> None:
    terms = [term for term, _ in given_cases]
    connection = _macros()
    [(value, word)] = connection.execute(
        "with terms as (select unnest($values::decimal(24, 6)[]) as value, unnest($words::varchar[]) as word) "
        "select printed_sum(sum(value), list(value), list(word)), word_of_sum(list(value), list(word)) from terms",
        {"values": [f"{term.value:f}" for term in terms], "words": [term.word for term in terms]},
    ).fetchall()
    summed = total(terms)
    assert (summed and summed.word) == word
    if summed and summed.bound is not Bound.AROUND:
        assert summed.value == Decimal(str(value))


@cache
def _macros() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for view in MACROS:
        connection.execute(queries.load(f"views/{view}").sql)
    return connection


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ("b4000/5000 e1000", "b5000/6000"),
        ("b4/5 b1/2", "b5/7"),
        ("b4/5 +3", "+7"),
        ("b4/5 >3", ">7"),
        ("b4/5 +3 >1", ">8"),
        ("b4/5 -3", "-8"),
        ("b4/5 -3 >1", None),
        ("b4/5 ~3", None),
        ("b-5/5 e1", "b-4/6"),
    ],
)
def test_a_range_is_summed_as_far_as_the_terms_reach(terms: str, said: str | None) -> None:
    assert short(total([stated(term) for term in terms.split()])) == said


@pytest.mark.parametrize(
    ("first", "second", "left", "each"),
    [
        ("b4/5", "e2", "b2/3", "b2/2.5"),
        ("e10", "b4/5", "b5/6", "b2/2.5"),
        ("b4/8", "b1/2", "b2/7", "b2/8"),
        ("b4/5", "+2", "-3", "-2.5"),
        ("b4/5", "-2", "+2", "+2"),
        (">10", "b4/5", ">5", ">2"),
        ("-10", "b4/5", "-6", "-2.5"),
        ("b4/5", "~2", None, None),
        ("~4", "b1/2", None, None),
        ("b1/2", "b3/7", "b-6/-1", "b0.14/0.67"),
    ],
)
def test_a_range_less_another_number_and_for_each_of_it(
    first: str, second: str, left: str | None, each: str | None
) -> None:
    one, other = stated(first), stated(second)
    assert short(difference(one, other)) == left
    assert short(ratio(one, other)) == each


@pytest.mark.parametrize(("bound", "high"), [("between", None), ("exact", "5"), ("between", "4"), ("between", "3")])
def test_a_range_with_one_end_or_upside_down_cannot_be_made(bound: str, high: str | None) -> None:
    with pytest.raises(ValueError, match="higher end"):
        Stated(Decimal(4), Bound(bound), high=None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("said", "places", "result"),
    [("b3420/3456", -2, "b3400/3500"), ("b0.24/0.26", 1, "b0.2/0.3"), ("b-13/-12", -1, "b-20/-10")],
)
def test_a_range_is_rounded_outward(said: str, places: int, result: str) -> None:
    assert short(rounded(stated(said), places)) == result


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        ("b4/5", "e4", True),
        ("b4/5", "e5", True),
        ("b4/5", "e5.1", False),
        ("b4/5", "b5/6", True),
        ("b4/5", "b5.5/6", False),
        ("b4/5", ">5", False),
        ("b4/5", "+5", True),
        ("b4/5", "-4", True),
        ("b4/5", "-3", False),
        ("b4/5", "~5.5", True),
    ],
)
def test_a_range_agrees_with_what_it_may_be(first: str, second: str, agree: bool) -> None:
    assert may_agree(stated(first), stated(second)) is agree
