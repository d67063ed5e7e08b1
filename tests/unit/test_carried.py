"""A number carried through a formula: true at the end, and never narrower for a wider input."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from test_arithmetic import SIGNED, Case, cases, is_true, short, stated

from twinboard.arithmetic import Carried, NoWord, Stated
from twinboard.errors import UnreadableFormula
from twinboard.estimates import Formula
from twinboard.models import Bound

FORMULA = "a × (100 − b) ÷ 100 + c ÷ d"
NAMES = ("a", "b", "c", "d")
PLAIN = st.integers(0, 100).map(Decimal)
RANGES = st.tuples(PLAIN, PLAIN, PLAIN, PLAIN).map(sorted)


def carried(said: str) -> Carried:
    return Carried.as_stated(stated(said))


@pytest.mark.parametrize(
    ("formula", "given_words", "said"),
    [
        ("a × b × c", "e14 e3 e93", "e3906"),
        ("a × b × c", "e14 e3 ~93", "~3906"),
        ("a × b", "+14 e3", "+42"),
        ("a × b", ">14 +3", ">42"),
        ("a × b", "-14 e3", "-42"),
        ("a × b", "e14 b3/5", "b42/70"),
        ("a × b", "b10/14 b3/5", "b30/70"),
        ("a × b", "+10 b3/5", "+30"),
        ("a × b", "~10 b3/5", None),
        ("a × b", "+10 -5", None),
        ("a ÷ b", "e4000 e4", "e1000"),
        ("a ÷ b", "~4000 e16", "~250"),
        ("a ÷ b", "e100 b4/5", "b20/25"),
        ("a ÷ b", "e100 +4", "-25"),
        ("a ÷ b", "e100 -4", "+25"),
        ("a ÷ b", "e100 e0", None),
        ("a ÷ b", "e7 e3", "~2"),
        ("(100 − a) ÷ 100 × b", "e25 e4000", "e3000"),
        ("(100 − a) ÷ 100 × b", "b10/25 e4000", "b3000/3600"),
        ("(100 − a) ÷ 100 × b", "~25 e4000", "~3000"),
        ("(100 − a) × b", "-100 e1", "-100"),
        ("100 − a × b", "~10 e9", None),
    ],
)
def test_what_is_carried_has_its_word_at_the_end(formula: str, given_words: str, said: str | None) -> None:
    inputs = dict(zip("abc", map(carried, given_words.split()), strict=False))
    try:
        found = short(Formula(formula, tuple(inputs)).worked(inputs).said(0))
    except NoWord:
        found = None
    assert found == said


@given(st.tuples(*[cases() | cases(SIGNED)] * 4))
def test_what_is_said_of_a_result_is_true(found: tuple[Case, Case, Case, Case]) -> None:
    terms = dict(zip(NAMES, (Carried.as_stated(term) for term, _ in found), strict=True))
    a, b, c, d = (Fraction(truth) for _, truth in found)
    assume(d != 0)
    try:
        said = Formula(FORMULA, NAMES).worked(terms).said(2)
    except NoWord:
        return
    assert is_true(said, a * (100 - b) / 100 + c / d)
    if Bound.AROUND in {term.bound for term, _ in found}:
        assert said.bound is Bound.AROUND


@given(st.tuples(RANGES, RANGES, RANGES, RANGES))
def test_a_wider_input_never_narrows_a_result(found: tuple[list[Decimal], ...]) -> None:
    """Of each input the inner two numbers are its range at first, the outer two the wider one."""
    inner, outer = (
        dict(zip(NAMES, (ranged(each[left], each[right]) for each in found), strict=True))
        for left, right in ((1, 2), (0, 3))
    )
    formula = Formula(FORMULA, NAMES)
    try:
        wide = formula.worked(outer)
    except NoWord:
        return
    narrow = formula.worked(inner)
    assert wide.span.low <= narrow.span.low <= narrow.span.high <= wide.span.high


def ranged(low: Decimal, high: Decimal) -> Carried:
    return Carried.at_widest(Stated(low, Bound.BETWEEN, high=high) if low < high else Stated(low, Bound.EXACT))


def test_what_is_around_reaches_a_tenth_at_its_widest() -> None:
    assert short((Carried.at_widest(stated("~100")) * Carried.at_widest(stated("e3"))).said(0)) == "b270/330"


@pytest.mark.parametrize(
    ("formula", "inputs"),
    [
        ("people × nights", ("people",)),
        ("people", ("people", "nights")),
        ("people × people", ("people",)),
        ("people ** 2", ("people",)),
        ("abs(people)", ("people",)),
        ("people × 1.5", ("people",)),
        ("people ×", ("people",)),
        ("people if people else people", ("people",)),
        ("__import__('os')", ()),
    ],
)
def test_what_is_no_formula_of_its_inputs_is_refused(formula: str, inputs: tuple[str, ...]) -> None:
    with pytest.raises(UnreadableFormula):
        Formula(formula, inputs)


def test_a_name_within_another_is_not_taken_for_it() -> None:
    formula = Formula("spending × spending per night", ("spending", "spending per night"))
    assert short(formula.worked({"spending": carried("e2"), "spending per night": carried("e5")}).said(0)) == "e10"
