"""Sums, differences, shares, ratios and means of numbers that are not exact, each with its word."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import inf

from twinboard.arithmetic.rounding import FINEST, Found, decimals_of, exactly, last_place, made, places_of, rounded_to
from twinboard.arithmetic.stated import NEAR, Span, Stated, ends, span_of
from twinboard.models import Bound

_FLIPPED = {Bound.OVER: Bound.UP_TO, Bound.AT_LEAST: Bound.UP_TO, Bound.UP_TO: Bound.AT_LEAST}
"""The word that follows from what is taken away or divided by. "Under" is none of the six; "up to" is true of it."""


def bound_of_sum(bounds: Iterable[Bound]) -> Bound | None:
    """The word that is true of a sum; None where none is.

    A range takes the word of what it is added to, as an exact number does; beside what is around nothing can be said.
    """
    inexact = set(bounds) - {Bound.EXACT}
    words = inexact - {Bound.BETWEEN}
    if words == {Bound.OVER, Bound.AT_LEAST}:
        return Bound.OVER
    if len(words) > 1 or inexact == {Bound.BETWEEN, Bound.AROUND}:
        return None
    return next(iter(words or inexact), Bound.EXACT)


def total(terms: Iterable[Stated]) -> Stated | None:
    """The sum, never rounded. Of no terms there is none: that nothing is stated does not make it zero.

    Where a term is around its value and terms are taken away, the sum is stated only if it is at least half of the
    largest term. It is then at most three times as uncertain, in proportion, as two terms were; of nearer terms little
    would be left but what "around" left unsaid. The macros `word_of_sum` and `printed_sum` say the same in SQL.
    """
    stated = tuple(terms)
    bound = bound_of_sum(term.bound for term in stated)
    if not stated or bound is None:
        return None
    value, most = (sum((ends(term)[end] for term in stated), Decimal()) for end in (0, -1))
    if bound is Bound.AROUND and 2 * abs(value) < max(abs(term.value) for term in stated):
        return None
    if bound is Bound.BETWEEN:
        return Stated(value, bound, high=most)
    is_signed = any(term.is_signed or term.value < 0 for term in stated)
    return made(most if bound is Bound.UP_TO else value, bound, is_signed)


def difference(whole: Stated, part: Stated) -> Stated | None:
    """What is left of the first when the second is taken away; never rounded."""
    bound = _FLIPPED.get(part.bound, part.bound)
    if part.high is not None:
        return total([whole, Stated(-part.high, bound, high=-part.value)])
    return total([whole, Stated(-part.value, bound, part.is_signed or bound is Bound.UP_TO)])


def share(part: Stated, whole: Stated) -> Stated | None:
    """The part in per cent of the whole: rounded to whole ones, to one decimal below 10, to one digit below 0.1."""
    if not (found := _quotient(part, whole)):
        return None
    found = found.times(100)
    places = places_of(found.value, 0 if abs(found.value) >= 10 else 1, digits=1)
    return rounded_to(found, places)


def ratio(first: Stated, second: Stated, places: int | None = None) -> Stated | None:
    """How many of the first for each one of the second: rounded to one decimal, to two digits below 1.

    The second must be above zero; what is "up to" a number and not signed is taken to be. A ratio to nothing is none.
    """
    if not (found := _quotient(first, second)):
        return None
    return rounded_to(found, places_of(found.value, 1, digits=2) if places is None else places)


def mean(terms: Iterable[Stated], places: int | None = None) -> Stated | None:
    """The mean of the terms, rounded to one decimal more than they have: that of counts to one.

    Pounds have no tenths: of amounts the caller says whether whole pounds or pence are meant, as 0 or 2 places.
    """
    stated = tuple(terms)
    summed = total(stated)
    if summed is None:
        return None
    found = exactly(summed).times(Fraction(1, len(stated)))
    decimals = min(1 + max(decimals_of(end) for term in stated for end in ends(term)), FINEST)
    return rounded_to(found, places_of(found.value, decimals, digits=1) if places is None else places)


def rounded(stated: Stated, places: int) -> Stated:
    """To so many decimals, -3 for thousands, so that its word stays true.

    Down where more is possible, up where less is: over 3,456 is over 3,400, never over 3,500; a range outward on both
    sides. What was exact and is rounded is around.
    """
    return rounded_to(exactly(stated), places)


def printed(result: Stated, terms: Iterable[Stated]) -> Stated:
    """A sum or a difference as it is printed: no more exact than those of its terms that are around.

    To the last place of the least exact of them: around 3,000 and 3,347 are around 6,000. One place more is kept as
    long as the result would else move by more than the tenth of either number that "around" is taken to reach.
    """
    places = [last_place(term.value) for term in terms if term.bound is Bound.AROUND]
    if result.bound is not Bound.AROUND or not places:
        return result
    finest, value = min(places), Fraction(result.value)
    while abs((said := Fraction(rounded(result, finest).value)) - value) > min(abs(said), abs(value)) * NEAR:
        finest += 1
    return rounded(result, finest)


def _said_of(reach: Span) -> Found | None:
    """What can be said of all that lies within a reach; what ends at zero on its way down may still be below it."""
    if isinstance(reach.low, Fraction) and isinstance(reach.high, Fraction):
        return Found(reach.low, Bound.BETWEEN, high=reach.high) if reach.low < reach.high else None
    if isinstance(reach.low, Fraction):
        return Found(reach.low, Bound.OVER if reach.is_open else Bound.AT_LEAST)
    return Found(reach.high, Bound.UP_TO, is_signed=True) if isinstance(reach.high, Fraction) else None


def _quotient(first: Stated, second: Stated) -> Found | None:
    """None, too, for a divisor that is not above zero. Dividing by more brings either sign nearer to zero."""
    if second.value <= 0 or second.is_signed:
        return None
    if Bound.BETWEEN in (first.bound, second.bound):
        return _quotient_of_reaches(first, second)
    by = _FLIPPED.get(second.bound, second.bound)
    bound = bound_of_sum([first.bound, by if first.value >= 0 else _FLIPPED.get(by, by)])
    return Found(Fraction(first.value) / Fraction(second.value), bound, first.is_signed) if bound else None


def _quotient_of_reaches(first: Stated, second: Stated) -> Found | None:
    """With a range on either side: the farthest that the two can be apart. What has no end divides to nothing."""
    if Bound.AROUND in (first.bound, second.bound):
        return None
    part, whole = span_of(first), span_of(second)
    low = _divided(part.low, whole.high if part.low >= 0 else whole.low)
    high = _divided(part.high, whole.low if part.high >= 0 else whole.high)
    if low == 0 and (first.bound is Bound.UP_TO or whole.high == inf):
        return Found(high, Bound.UP_TO) if isinstance(high, Fraction) else None
    return _said_of(Span(low, high, part.is_open))


def _divided(value: Fraction | float, by: Fraction | float) -> Fraction | float:
    if not value or by == inf:
        return Fraction()
    return value / by if by else inf * (1 if value > 0 else -1)
