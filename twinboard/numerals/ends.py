"""A range as officers type it: which two numbers a text joins, unless it can be a date, years or a phone number."""

import re
from dataclasses import dataclass
from decimal import Decimal

from twinboard.numerals.words import PER_CENT, POUNDS
from twinboard.refusals import Refusal
from twinboard.signs import with_hyphens

_LED = re.compile(r"between (?P<low>.*?\d.*?)(?: and | to | ?- ?)(?P<high>(?:(?!-)|-(?=.?\d))\D*\d.*)", re.IGNORECASE)
_TO = re.compile(r"(?:from )?(?P<low>.*?\d.*?) to (?P<high>.*?\d.*)", re.IGNORECASE)
_DASH = re.compile(r"(?P<low>[^-]*?\d[^-]*?)(?<! )(?P<blank> ?)-(?P=blank)(?P<high>[^-\s][^-]*)")
_YEAR = re.compile(r"(?:19|20)\d\d(?![\d.])")
_BARE, _LEADING = re.compile(r"\d+(?:\.\d+)?"), re.compile(r"\D*0\d")
_WITH_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_LEAST_DIGITS = 3
_UNSCALED = 1000
"""A number from which on it is taken to be written in full, beside one in thousands or millions."""


@dataclass(frozen=True)
class Ends:
    """The texts of the two numbers that a range is typed with."""

    low: str
    high: str


def ends_of(text: str) -> Ends | None:
    """The ends of a text that is surely a range; None for all else.

    Two years are none, nor is what may be a day, a phone number or a result: 5-10, 2016-2017, 01332-255.
    """
    text = with_hyphens(text)
    for pattern in (_LED, _TO, _DASH):
        if match := pattern.fullmatch(text):
            ends = Ends(match["low"].strip(), match["high"].strip())
            return ends if _is_sure(ends, is_led=pattern is _LED, is_dash=pattern is _DASH) else None
    return None


def joined(low: tuple[Decimal, int], high: tuple[Decimal, int], unit: str) -> tuple[Decimal, Decimal]:
    """The ends of a range, each a value and the power of ten that was typed with it; £4-5m are £4 and £5 million.

    Raises Refusal, with the range in full, where it goes down, or where a scale can be of one end or of both.
    """
    (first, power), (last, last_power) = low, high
    if last_power and not power and abs(first) < _UNSCALED:
        scaled = first.scaleb(last_power)
        if not scaled < last:
            raise Refusal("has a scale that can be of one number or of both", *in_full(first, last, unit))
        first = scaled
    elif power and not last_power:
        forms = (*in_full(first, last.scaleb(power), unit), *in_full(first, last, unit))
        raise Refusal("has a scale that can be of one number or of both", *forms)
    if first == last:
        raise Refusal("has the same number at both ends", _typed(first, unit))
    if first > last:
        raise Refusal("goes down", *in_full(last, first, unit))
    return first, last


def in_full(low: Decimal, high: Decimal, unit: str) -> tuple[str, ...]:
    """The range as it is read whatever may be meant; nothing where it goes down."""
    return (f"between {_typed(low, unit)} and {_typed(high, unit)}",) if low < high else ()


def _typed(value: Decimal, unit: str) -> str:
    """A number in digits with its unit."""
    sign, digits = "-" if value < 0 else "", f"{abs(value).normalize():,f}"
    return {POUNDS: f"{sign}£{digits}", PER_CENT: f"{sign}{digits}%"}.get(unit, f"{sign}{digits} {unit}".strip())


def _is_sure(ends: Ends, *, is_led: bool, is_dash: bool) -> bool:
    both = (ends.low, ends.high)
    if any(map(_LEADING.match, both)):
        return False
    has_unit = not all(map(_BARE.fullmatch, both)) and not all(map(_WITH_COMMAS.fullmatch, both))
    if all(map(_YEAR.match, both)) and not (is_led and has_unit):
        return False
    if not is_dash or has_unit or all(map(_WITH_COMMAS.fullmatch, both)):
        return True
    return ends.low.isdigit() and len(ends.low) == len(ends.high) >= _LEAST_DIGITS
