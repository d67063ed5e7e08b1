"""A result before it is rounded, and rounded so that its word stays true."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from twinboard.arithmetic.stated import Stated
from twinboard.models import Bound

FINEST = 6


@dataclass(frozen=True)
class Found:
    """A result before it is rounded."""

    value: Fraction
    bound: Bound
    is_signed: bool = False
    high: Fraction | None = None

    def times(self, factor: Fraction | int) -> "Found":
        return replace(self, value=self.value * factor, high=None if self.high is None else self.high * factor)


def exactly(stated: Stated) -> Found:
    high = None if stated.high is None else Fraction(stated.high)
    return Found(Fraction(stated.value), stated.bound, stated.is_signed, high)


def places_of(value: Fraction, least: int, *, digits: int) -> int:
    """The decimals, from `least` on, that keep so many significant digits, as far as the store keeps decimals."""
    places = least
    while value and places < FINEST and abs(value) * 10**places < 10 ** (digits - 1):
        places += 1
    return places


def decimals_of(value: Decimal) -> int:
    """To how many decimals a value is given: 1 in 24.6, none in 3,000."""
    return max(0, last_place(value))


def last_place(value: Decimal) -> int:
    """Where the last digit stands that is not zero, in decimals: -3 in 3,000."""
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def rounded_to(found: Found, places: int) -> Stated:
    """To so many decimals, or to its first digit where something would become nothing."""
    scaled = found.value * Fraction(10) ** places
    if found.bound in (Bound.OVER, Bound.AT_LEAST, Bound.BETWEEN):
        whole = floor(scaled)
    elif found.bound is Bound.UP_TO:
        whole = ceil(scaled)
    else:
        whole = floor(scaled + Fraction(1, 2))
        if found.value and not whole:
            while abs(found.value) * Fraction(10) ** places < 1:
                places += 1
            return rounded_to(found, places)
    said = Bound.AROUND if found.bound is Bound.EXACT and whole != scaled else found.bound
    if found.high is not None:
        return Stated(_number(whole, places), said, high=_number(ceil(found.high * Fraction(10) ** places), places))
    return made(_number(whole, places), said, found.is_signed or found.value < 0)


def _number(whole: int, places: int) -> Decimal:
    return Decimal(whole).scaleb(-places)


def made(value: Decimal, bound: Bound, may_be_negative: bool) -> Stated:
    return Stated(value, bound, is_signed=may_be_negative and bound is Bound.UP_TO and value >= 0)
