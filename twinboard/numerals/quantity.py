"""One number as officers type it: `£5,000`, `over 3,000`, `c. £4,000`, `£22bn`, `6%`, `1,357,000,000`, `5,000 pounds`.

What is counted may be typed behind the number (`over 3,000 jobs`), and a place as `2nd`, `rank 2` or `top 30`. A range
has two: `between 4,000 and 5,000`, `£4-5m`. A number that could be read in two ways (`1.357.000`, `1,35`) is refused,
never guessed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from twinboard.models import Bound, CellValue
from twinboard.numerals.ends import Ends, ends_of, in_full, joined
from twinboard.numerals.refused import NO_UNITS, refusal_of
from twinboard.numerals.words import (
    ABBREVIATIONS,
    AFTER_WORDS,
    BOUND_WORDS,
    MONEY,
    PER_CENT,
    POUNDS,
    POUNDS_WORDS,
    RANK,
    SCALES,
)
from twinboard.refusals import Refusal
from twinboard.signs import typed_plainly
from twinboard.spelt import spelt_numbers

LARGEST = Decimal(10) ** 18
_DECIMALS = 6
"""How many the store keeps."""
_THREE_DIGITS = 2000
_WHOLE_FLOATS = 2.0**53
"""Below it every whole number is a float of its own, so that nothing is lost in between."""


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_WORDS = _any_of(BOUND_WORDS)
_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_TYPED = re.compile(
    rf"(?P<bound>{_WORDS})?\s*(?P<sign>[-−])?\s*(?P<money>{_any_of(MONEY)})?\s*{_NUMBER}\s*"
    rf"(?P<scale>{_any_of(SCALES)})?(?P<plus>\+)?"
    rf"(?:\s*(?P<per_cent>%|per cent|percent)|\s*(?P<money_after>{_any_of([*MONEY, *POUNDS_WORDS])})"
    r"|\s+(?!(?:or|to|and|a|per)\b)(?P<counted>[^\W\d_][^\d£%]*))?",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"[ ,]*\(?\b({_any_of(AFTER_WORDS)})\.?\)?", re.IGNORECASE)
_DECIMAL = re.compile(r"(?<=\d)[.,](?=\d)")
_PLACE = re.compile(
    rf"(?P<top>top )?(?:(?P<bound>{_WORDS}) ?)?(?P<rank>rank )?(?P<sign>[-−])?{_NUMBER}(?P<suffix>st|nd|rd|th)?",
    re.IGNORECASE,
)


class TooFine(Refusal):
    """A number of which the decimals that are kept hold less than three digits; `near` is what may be typed instead."""

    def __init__(self, value: Decimal, kept: Decimal) -> None:
        super().__init__("has more decimals than are kept")
        self.digits = in_digits(value)
        least = in_digits(Decimal(1).scaleb(-_DECIMALS))
        self.near = in_digits(kept) if kept else f"up to {least}" if value > 0 else f"at least -{least}"


@dataclass(frozen=True)
class Quantity:
    """A number as typed; bound and unit are None where nothing was typed about them.

    A unit is £, per cent, rank, another currency, or the words that were typed behind the number; `is_unit` knows them
    again. `scale` is an abbreviation typed with it that may be meant as a unit: the m of 12m. `high` is where a range
    ends that begins at `value`.
    """

    value: Decimal
    bound: Bound | None = None
    unit: str | None = None
    scale: str = field(default="", compare=False)
    high: Decimal | None = None


def read_quantity(typed: CellValue, *, has_decimal_comma: bool = False) -> Quantity:
    """Reads what stands in a cell. Raises Refusal, with the reason in words, for all else.

    A column may be known to have commas for decimal signs and points between thousands.
    """
    if isinstance(typed, bool) or not isinstance(typed, int | float | str):
        raise Refusal("is not a number")
    if isinstance(typed, str):
        text = typed_plainly(typed)
        try:
            return _read_text(
                _DECIMAL.sub(lambda sign: "." if sign[0] == "," else ",", text) if has_decimal_comma else text
            )
        except Refusal as refusal:
            raise refusal_of(text, refusal, lambda form: bool(_read_text(form))) from None
    if abs(typed) < _WHOLE_FLOATS and typed == int(typed):
        return Quantity(Decimal(int(typed)))
    return Quantity(checked(as_decimal(typed)))


def as_decimal(number: float) -> Decimal:
    """A number of a cell, to the 15 digits that programs hold and show: what is beyond them comes of reckoning."""
    return Decimal(f"{number:.15g}")


def as_general(number: float) -> str:
    """A number as programs print it where no format says otherwise: with the eleven signs for which there is room."""
    whole, _, decimals = f"{as_decimal(number):f}".partition(".")
    if not 0 < abs(number) - 1e-4 < 1e11 or not decimals:
        return f"{number:.15g}"
    return f"{as_decimal(number):.{max(0, 10 - len(whole.lstrip('-')))}f}".rstrip("0").rstrip(".")


def scale_of(text: str) -> int:
    """The power of ten that a word such as “million” behind a typed number stands for; 0 where there is none."""
    match = _TYPED.fullmatch(typed_plainly(text))
    return SCALES.get(((match and match["scale"]) or "").casefold(), 0)


def in_digits(number: Decimal) -> str:
    """A number in digits, with commas: "3,000", "0.06"."""
    return f"{number.normalize():,f}"


def says_instead(text: str, other: Decimal, number: Decimal) -> bool:
    """Whether a text has the other number, and not this one."""
    return _says(text, other) and not _says(text, number)


def _says(text: str, number: Decimal) -> bool:
    """Whether a text has the number spelt out, or in digits as one of its own, with commas or without.

    Where the text has the word of a scale, the number may be divided by it: "£22 billion", "£ million … 13344".
    """
    scales = (scale for word, scale in SCALES.items() if re.search(rf"(?<![a-z]){word}\b", text, re.IGNORECASE))
    return number in spelt_numbers(text) or any(_has_digits(text, number.scaleb(-scale)) for scale in {0, *scales})


def _has_digits(text: str, number: Decimal) -> bool:
    written = "|".join(re.escape(each) for each in {in_digits(number), in_digits(number).replace(",", "")})
    return re.search(rf"(?<![\d.,])({written})(?!\d|[.,]\d)", text) is not None


def ordinal(number: int) -> str:
    """ "2nd", "1,000th" """
    last = number % 100
    suffix = "th" if 10 <= last <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(last % 10, "th")
    return f"{number:,}{suffix}"


def _read_text(text: str) -> Quantity:
    return _read_range(ends) if (ends := ends_of(text)) else _read_one(text)


def _read_range(ends: Ends) -> Quantity:
    """What lies between two numbers: both in one unit, the lower first, and no other word for how exact it is."""
    low, high = _read_one(ends.low), _read_one(ends.high)
    units = list(dict.fromkeys(one.unit for one in (low, high) if one.unit))
    if low.bound or high.bound:
        raise Refusal("has two words for how exact it is", *in_full(low.value, high.value, "".join(units[:1])))
    if len(units) > 1:
        raise Refusal("is in two units")
    values = joined((low.value, scale_of(ends.low)), (high.value, scale_of(ends.high)), units[0] if units else "")
    scale = high.scale if low.scale in ("", high.scale) else ""
    return Quantity(checked(values[0]), Bound.BETWEEN, units[0] if units else None, scale, checked(values[1]))


def _read_one(text: str) -> Quantity:
    if (place := _PLACE.fullmatch(text)) and (place["top"] or place["rank"] or place["suffix"]):
        return _read_place(place)
    behind = next((found for found in _AFTER.finditer(text) if found.end() == len(text)), None)
    match = _TYPED.fullmatch(text[: behind.start()] if behind else text)
    if not match or (match["money"] and match["counted"]):
        raise Refusal("cannot be read as one number")
    unit, scale = _unit(match), (match["scale"] or "").casefold()
    bounds = [BOUND_WORDS[match["bound"].casefold()]] if match["bound"] else []
    bounds += [Bound.AT_LEAST] if match["plus"] else []
    bounds += [AFTER_WORDS[behind[1].casefold()]] if behind else []
    if len(bounds) > 1:
        raise Refusal("has two words for how exact it is")
    value = checked(_value(match).scaleb(SCALES.get(scale, 0)))
    return Quantity(value, bounds[0] if bounds else None, unit, scale if scale in ABBREVIATIONS else "")


def _unit(match: re.Match[str]) -> str | None:
    before, behind = ((match[name] or "").casefold() for name in ("money", "money_after"))
    units = [MONEY.get(word, POUNDS) for word in (before, behind) if word]
    if before and match["per_cent"]:
        raise Refusal(f"is both {'pounds' if units[0] == POUNDS else units[0]} and per cent")
    if len(set(units)) > 1:
        raise Refusal("is in two currencies")
    if (match["counted"] or "").casefold().strip(" .()") in NO_UNITS:
        raise Refusal("cannot be read as one number")
    return units[0] if units else PER_CENT if match["per_cent"] else match["counted"]


def _read_place(match: re.Match[str]) -> Quantity:
    """A place in an order: "2nd", "around rank 2"; "top 30" is up to 30."""
    if match["top"] and match["bound"]:
        raise Refusal("has two words for how exact it is")
    value = checked(_value(match))
    if match["suffix"] and (value % 1 or not ordinal(int(value)).endswith(match["suffix"].casefold())):
        raise Refusal("cannot be read as one number")
    bound = Bound.UP_TO if match["top"] else BOUND_WORDS.get((match["bound"] or "").casefold())
    return Quantity(value, bound, RANK)


def _value(match: re.Match[str]) -> Decimal:
    value = Decimal(match["number"].replace(",", ""))
    return -value if match["sign"] else value


def checked(value: Decimal) -> Decimal:
    """A number as it is kept, to six decimals.

    Raises Refusal where it is none, or too large, and TooFine where six decimals would make another number of it.
    """
    if not value.is_finite() or abs(value) >= LARGEST:
        raise Refusal("is too large a number")
    value = value.normalize()
    if value == value.to_integral_value():
        return value.quantize(Decimal(1))
    kept = round(value, _DECIMALS)
    if abs(kept - value) * _THREE_DIGITS > abs(value):
        raise TooFine(value, kept)
    return kept
