"""A number as it is stated, what it can be, and whether two statements can both be right."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import inf

from twinboard.bounds import bound_and_high, quantity_words, word_of
from twinboard.models import Bound

NEAR = Fraction(1, 10)
"""How far from its value, in proportion, what is around is taken to lie when numbers are compared: a choice of ours."""


@dataclass(frozen=True)
class Stated:
    """A number as it is stated: over means more than `value`; around means within a distance that nobody stated.

    What is between two numbers lies from `value` to `high`, which nothing else has. What is "up to" something is taken
    not to be below zero, as a count or a sum of money is not, unless `is_signed`. A difference is: 10 less at least 3
    is up to 7, and perhaps below zero.
    """

    value: Decimal
    bound: Bound
    is_signed: bool = False
    high: Decimal | None = None

    def __post_init__(self) -> None:
        """Raises ValueError for a range without its higher end, or one that does not go up."""
        is_range = self.high is not None and self.high > self.value
        if is_range != (self.bound is Bound.BETWEEN) or (self.high is not None and not is_range):
            raise ValueError(f"{self.value} is {self.bound}, and its higher end {self.high}.")

    @classmethod
    def of(cls, value: Decimal | float | int, word: str) -> "Stated":
        """A number with its word, as queries have it."""
        bound, high = bound_and_high(word)
        return cls(Decimal(str(value)), bound, high=high)

    @property
    def word(self) -> str:
        """Its bound, of a range with its higher end."""
        return word_of(self.bound, self.high)


Reach = tuple[tuple[Fraction | float, int], tuple[Fraction | float, int]]
"""Where what a number can be begins and ends; a beginning has a 1 behind it where the number is more than that."""


def reach(stated: Stated) -> Reach:
    """What a number can be, ten times as large: two that begin after each other's end cannot both be right.

    A tenth of a whole number is then a whole number too, and whole numbers are compared in a tenth of the time.
    """
    return _tenfold(stated)


def may_agree(first: Stated, second: Stated, slack: Decimal = Decimal()) -> bool:
    """Whether one number can be both, give or take `slack`; what is around is taken to lie within a tenth."""
    return span_of(first).meets(span_of(second), slack)


def may_be_sum(stated: Stated, terms: Iterable[Stated]) -> bool:
    """Whether a number can be the sum of the terms, each taken as far as its own word reaches."""
    reaches = [span_of(term) for term in terms]
    low, high = sum(reach.low for reach in reaches), sum(reach.high for reach in reaches)
    return span_of(stated).meets(Span(low, high, any(reach.is_open for reach in reaches)))


def may_be_quotient(stated: Stated, part: Stated, whole: Stated, *, times: int, slack: Decimal) -> bool:
    """Whether a number can be `times` the part for each one of the whole, give or take `slack`; neither is below 0."""
    first, second = span_of(part), span_of(whole)
    if first.low < 0 or second.high <= 0:
        return True
    high = first.high / second.low if second.low > 0 else inf
    return span_of(stated).meets(Span(first.low / second.high * times, high * times), slack)


def words(stated: Stated, unit: str = "") -> str:
    """As a committee prints it: "over 6,300 jobs", "around £1.5 million", "at least 2", "up to 12.5 per cent"."""
    return quantity_words(stated.value, stated.word, unit)


@dataclass(frozen=True)
class Span:
    """The least and the most that a number can be; where it is open it is more than the least, as over 3 is than 3."""

    low: Fraction | float
    high: Fraction | float
    is_open: bool = False

    def meets(self, other: "Span", slack: Decimal = Decimal()) -> bool:
        return self._begins_within(other, Fraction(slack)) and other._begins_within(self, Fraction(slack))

    def _begins_within(self, other: "Span", slack: Fraction) -> bool:
        end = other.high + slack
        return self.low < end or (self.low == end and not self.is_open)


@lru_cache(maxsize=2**16)
def span_of(stated: Stated) -> Span:
    value = Fraction(stated.value)
    near = abs(value) * NEAR if stated.bound is Bound.AROUND else Fraction()
    least = Fraction() if value >= 0 and not stated.is_signed else -inf
    low = least if stated.bound is Bound.UP_TO else value - near
    high = inf if stated.bound in (Bound.OVER, Bound.AT_LEAST) else Fraction(ends(stated)[-1]) + near
    return Span(low, high, stated.bound is Bound.OVER)


@lru_cache(maxsize=2**16)
def _tenfold(stated: Stated) -> Reach:
    found = span_of(stated)
    return (_plainest(found.low * 10), int(found.is_open)), (_plainest(found.high * 10), 0)


def _plainest(value: Fraction | float) -> Fraction | float:
    return value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value


def ends(stated: Stated) -> tuple[Decimal, ...]:
    """The value, and where a range ends."""
    return (stated.value,) if stated.high is None else (stated.value, stated.high)
