"""A number on its way through a formula: as far as it reaches, and not rounded between the steps."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import inf

from twinboard.arithmetic.rounding import Found, rounded_to
from twinboard.arithmetic.stated import Span, Stated, span_of
from twinboard.models import Bound

End = Fraction | float


class NoWord(ArithmeticError):
    """Of the result nothing can be said that is true of all that it may be."""


@dataclass(frozen=True)
class Carried:
    """What a number can be. Where it is around a value, `span` is that value alone, and nobody said how near it is.

    Adding, taking away, multiplying and dividing give all that the result can be, where each number is one of its own:
    the same number twice in a formula reaches farther than it needs to. Raise NoWord where no word is true of it.
    """

    span: Span
    is_around: bool = False

    @classmethod
    def as_stated(cls, stated: Stated) -> "Carried":
        """With its word: the result is around where one of its numbers is."""
        if stated.bound is not Bound.AROUND:
            return cls(span_of(stated))
        return cls(Span(Fraction(stated.value), Fraction(stated.value)), is_around=True)

    @classmethod
    def at_widest(cls, stated: Stated) -> "Carried":
        """As far as it reaches; what is around is taken to lie within a tenth, see `stated.NEAR`."""
        return cls(span_of(stated))

    def __add__(self, other: "Carried") -> "Carried":
        one, two = self.span, other.span
        found = self._with(other, Span(one.low + two.low, one.high + two.high, one.is_open or two.is_open))
        largest: End = max(one.low, -one.low, two.low, -two.low)
        if found.is_around and max(found.span.low, -found.span.low) * 2 < largest:
            raise NoWord
        return found

    def __neg__(self) -> "Carried":
        return Carried(Span(-self.span.high, -self.span.low), self.is_around)

    def __sub__(self, other: "Carried") -> "Carried":
        return self + -other

    def __mul__(self, other: "Carried") -> "Carried":
        one, two = self.span, other.span
        is_open = (one.is_open and two.low > 0) or (two.is_open and one.low > 0)
        return self._with(other, _reached(one, two, _times, is_open=is_open))

    def __truediv__(self, other: "Carried") -> "Carried":
        one, two = self.span, other.span
        if two.low < 0 or two.high == 0:
            raise NoWord
        is_open = one.is_open and one.low >= 0 and two.high < inf
        return self._with(other, _reached(one, two, _divided, is_open=is_open))

    def said(self, places: int) -> Stated:
        """With its word, rounded to so many decimals so that the word stays true.

        Raises NoWord for what may be anything.
        """
        low, high = self.span.low, self.span.high
        if isinstance(high, Fraction):
            if low == high:
                return rounded_to(Found(high, Bound.AROUND if self.is_around else Bound.EXACT), places)
            if isinstance(low, Fraction) and low != 0:
                return rounded_to(Found(low, Bound.BETWEEN, high=high), places)
            return rounded_to(Found(high, Bound.UP_TO, is_signed=low < 0), places)
        if isinstance(low, Fraction) and (low > 0 or self.span.is_open):
            return rounded_to(Found(low, Bound.OVER if self.span.is_open else Bound.AT_LEAST), places)
        raise NoWord

    def _with(self, other: "Carried", span: Span) -> "Carried":
        is_around = self.is_around or other.is_around
        if is_around and span.low != span.high:
            raise NoWord
        return Carried(span, is_around)


def _reached(one: Span, two: Span, by: Callable[[End, End], End], *, is_open: bool) -> Span:
    ends = [by(first, second) for first in (one.low, one.high) for second in (two.low, two.high)]
    return Span(min(ends), max(ends), is_open)


def _times(first: End, second: End) -> End:
    return first * second if first and second else Fraction()


def _divided(value: End, by: End) -> End:
    """What has no end divides to nothing, and by nothing to what has no end."""
    if not value or by == inf:
        return Fraction()
    return value / by if by else inf * (1 if value > 0 else -1)
