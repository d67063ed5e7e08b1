"""What follows from numbers that are not exact: sums, differences, shares, ratios and means, each with its word.

A result is never narrower than the truth. Where no word of the five is true of it, or where the words of its terms say
too little, there is no result: None means that it cannot be stated. Values are as the store keeps them: below 10^18,
with at most six decimal places.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor, inf

from twinboard.bounds import quantity_words
from twinboard.models import Bound

_FINEST = 6
_NEAR = Fraction(1, 10)
"""How far from its value, in proportion, what is around is taken to lie when numbers are compared: a choice of ours."""
_FLIPPED = {Bound.OVER: Bound.UP_TO, Bound.AT_LEAST: Bound.UP_TO, Bound.UP_TO: Bound.AT_LEAST}
"""The word that follows from what is taken away or divided by. "Under" is none of the five; "up to" is true of it."""


@dataclass(frozen=True)
class Stated:
    """A number as it is stated: over means more than `value`; around means within a distance that nobody stated.

    What is "up to" something is taken not to be below zero, as a count or a sum of money is not, unless `is_signed`.
    A difference is: 10 less at least 3 is up to 7, and perhaps below zero.
    """

    value: Decimal
    bound: Bound
    is_signed: bool = False


def bound_of_sum(bounds: Iterable[Bound]) -> Bound | None:
    """The word that is true of a sum; None where none is. The macro of this name says the same in SQL."""
    inexact = set(bounds) - {Bound.EXACT}
    if inexact == {Bound.OVER, Bound.AT_LEAST}:
        return Bound.OVER
    return None if len(inexact) > 1 else next(iter(inexact), Bound.EXACT)


def total(terms: Iterable[Stated]) -> Stated | None:
    """The sum, never rounded. Of no terms there is none: that nothing is stated does not make it zero.

    Where a term is around its value and terms are taken away, the sum is stated only if it is at least half of the
    largest term. It is then at most three times as uncertain, in proportion, as two terms were; of nearer terms little
    would be left but what "around" left unsaid.
    """
    stated = tuple(terms)
    bound = bound_of_sum(term.bound for term in stated)
    if not stated or bound is None:
        return None
    value = sum((term.value for term in stated), Decimal())
    if bound is Bound.AROUND and 2 * abs(value) < max(abs(term.value) for term in stated):
        return None
    return _stated(value, bound, any(term.is_signed or term.value < 0 for term in stated))


def difference(whole: Stated, part: Stated) -> Stated | None:
    """What is left of the first when the second is taken away; never rounded."""
    bound = _FLIPPED.get(part.bound, part.bound)
    return total([whole, Stated(-part.value, bound, part.is_signed or bound is Bound.UP_TO)])


def share(part: Stated, whole: Stated) -> Stated | None:
    """The part in per cent of the whole: rounded to whole ones, to one decimal below 10, to one digit below 0.1."""
    bound = _bound_of_quotient(part, whole)
    if bound is None:
        return None
    value = Fraction(part.value) / Fraction(whole.value) * 100
    places = _places(value, 0 if abs(value) >= 10 else 1, digits=1)
    return _rounded(value, bound, places, part.is_signed)


def ratio(first: Stated, second: Stated, places: int | None = None) -> Stated | None:
    """How many of the first for each one of the second: rounded to one decimal, to two digits below 1.

    The second must be above zero; what is "up to" a number and not signed is taken to be. A ratio to nothing is none.
    """
    bound = _bound_of_quotient(first, second)
    if bound is None:
        return None
    value = Fraction(first.value) / Fraction(second.value)
    return _rounded(value, bound, _places(value, 1, digits=2) if places is None else places, first.is_signed)


def mean(terms: Iterable[Stated], places: int | None = None) -> Stated | None:
    """The mean of the terms, rounded to one decimal more than they have: that of counts to one.

    Pounds have no tenths: of amounts the caller says whether whole pounds or pence are meant, as 0 or 2 places.
    """
    stated = tuple(terms)
    summed = total(stated)
    if summed is None:
        return None
    value = Fraction(summed.value) / len(stated)
    decimals = min(1 + max(decimals_of(term.value) for term in stated), _FINEST)
    return _rounded(
        value, summed.bound, _places(value, decimals, digits=1) if places is None else places, summed.is_signed
    )


def rounded(stated: Stated, places: int) -> Stated:
    """To so many decimals, -3 for thousands, so that its word stays true.

    Down where more is possible, up where less is: over 3,456 is over 3,400, never over 3,500. What was exact and is
    rounded is around.
    """
    return _rounded(Fraction(stated.value), stated.bound, places, stated.is_signed)


def printed(result: Stated, terms: Iterable[Stated]) -> Stated:
    """A sum or a difference as it is printed: no more exact than those of its terms that are around.

    To the last place of the least exact of them: around 3,000 and 3,347 are around 6,000. One place more is kept as
    long as the result would else move by more than the tenth of either number that "around" is taken to reach.
    """
    places = [_last_place(term.value) for term in terms if term.bound is Bound.AROUND]
    if result.bound is not Bound.AROUND or not places:
        return result
    finest, value = min(places), Fraction(result.value)
    while abs((said := Fraction(rounded(result, finest).value)) - value) > min(abs(said), abs(value)) * _NEAR:
        finest += 1
    return rounded(result, finest)


Reach = tuple[tuple[Fraction | float, int], tuple[Fraction | float, int]]
"""Where what a number can be begins and ends; a beginning has a 1 behind it where the number is more than that."""


def reach(stated: Stated) -> Reach:
    """What a number can be, ten times as large: two that begin after each other's end cannot both be right.

    A tenth of a whole number is then a whole number too, and whole numbers are compared in a tenth of the time.
    """
    return _tenfold(stated)


def may_agree(first: Stated, second: Stated, slack: Decimal = Decimal()) -> bool:
    """Whether one number can be both, give or take `slack`; what is around is taken to lie within a tenth."""
    return _reach(first).meets(_reach(second), slack)


def may_be_sum(stated: Stated, terms: Iterable[Stated]) -> bool:
    """Whether a number can be the sum of the terms, each taken as far as its own word reaches."""
    reaches = [_reach(term) for term in terms]
    low, high = sum(reach.low for reach in reaches), sum(reach.high for reach in reaches)
    return _reach(stated).meets(_Reach(low, high, any(reach.is_open for reach in reaches)))


def may_be_quotient(stated: Stated, part: Stated, whole: Stated, *, times: int, slack: Decimal) -> bool:
    """Whether a number can be `times` the part for each one of the whole, give or take `slack`; neither is below 0."""
    first, second = _reach(part), _reach(whole)
    if first.low < 0 or second.high <= 0:
        return True
    high = first.high / second.low if second.low > 0 else inf
    return _reach(stated).meets(_Reach(first.low / second.high * times, high * times), slack)


def words(stated: Stated, unit: str = "") -> str:
    """As a committee prints it: "over 6,300 jobs", "around £1.5 million", "at least 2", "up to 12.5 per cent"."""
    return quantity_words(stated.value, stated.bound, unit)


@dataclass(frozen=True)
class _Reach:
    """The least and the most that a number can be; where it is open it is more than the least, as over 3 is than 3."""

    low: Fraction | float
    high: Fraction | float
    is_open: bool = False

    def meets(self, other: "_Reach", slack: Decimal = Decimal()) -> bool:
        return self._begins_within(other, Fraction(slack)) and other._begins_within(self, Fraction(slack))

    def _begins_within(self, other: "_Reach", slack: Fraction) -> bool:
        end = other.high + slack
        return self.low < end or (self.low == end and not self.is_open)


@lru_cache(maxsize=2**16)
def _reach(stated: Stated) -> _Reach:
    value = Fraction(stated.value)
    near = abs(value) * _NEAR if stated.bound is Bound.AROUND else Fraction()
    least = Fraction() if value >= 0 and not stated.is_signed else -inf
    low = least if stated.bound is Bound.UP_TO else value - near
    high = inf if stated.bound in (Bound.OVER, Bound.AT_LEAST) else value + near
    return _Reach(low, high, stated.bound is Bound.OVER)


@lru_cache(maxsize=2**16)
def _tenfold(stated: Stated) -> Reach:
    found = _reach(stated)
    return (_plainest(found.low * 10), int(found.is_open)), (_plainest(found.high * 10), 0)


def _plainest(value: Fraction | float) -> Fraction | float:
    return value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value


def _bound_of_quotient(first: Stated, second: Stated) -> Bound | None:
    """None, too, for a divisor that is not above zero. Dividing by more brings either sign nearer to zero."""
    if second.value <= 0 or second.is_signed:
        return None
    by = _FLIPPED.get(second.bound, second.bound)
    return bound_of_sum([first.bound, by if first.value >= 0 else _FLIPPED.get(by, by)])


def _places(value: Fraction, least: int, *, digits: int) -> int:
    """The decimals, from `least` on, that keep so many significant digits, as far as the store keeps decimals."""
    places = least
    while value and places < _FINEST and abs(value) * 10**places < 10 ** (digits - 1):
        places += 1
    return places


def decimals_of(value: Decimal) -> int:
    """To how many decimals a value is given: 1 in 24.6, none in 3,000."""
    return max(0, _last_place(value))


def _last_place(value: Decimal) -> int:
    """Where the last digit stands that is not zero, in decimals: -3 in 3,000."""
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _rounded(value: Fraction, bound: Bound, places: int, is_signed: bool) -> Stated:
    """To so many decimals, or to its first digit where something would become nothing."""
    scaled = value * Fraction(10) ** places
    if bound in (Bound.OVER, Bound.AT_LEAST):
        whole = floor(scaled)
    elif bound is Bound.UP_TO:
        whole = ceil(scaled)
    else:
        whole = floor(scaled + Fraction(1, 2))
        if value and not whole:
            while abs(value) * Fraction(10) ** places < 1:
                places += 1
            return _rounded(value, bound, places, is_signed)
    said = Bound.AROUND if bound is Bound.EXACT and whole != scaled else bound
    return _stated(Decimal(whole).scaleb(-places), said, is_signed or value < 0)


def _stated(value: Decimal, bound: Bound, may_be_negative: bool) -> Stated:
    return Stated(value, bound, is_signed=may_be_negative and bound is Bound.UP_TO and value >= 0)
