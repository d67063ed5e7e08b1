"""A number keeps its words: how a value, its bound and its unit are said together.

Beside a value, queries have its *word*: its bound, and of a range, where `value` is the lower number, the higher one
as well: "between and 5000". So no row, list or group has one end of a range without the other.
"""

from collections.abc import Sequence
from decimal import Decimal

from twinboard.models import Bound
from twinboard.numerals import PER_CENT, POUNDS, RANK, ordinal
from twinboard.plurals import singular

_RANGE = "between and "
_SCALES = ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


def number_words(value: Decimal | float | int, unit: str = "") -> str:
    """A value with its unit and without its bound: "£22 billion", "£12.50", "3,300 jobs", "6 per cent", "1 visit".

    A place in an order is an ordinal, as "2nd", where it is a whole number from 1 up: nothing else is.
    """
    exact = _exact(value)
    sign, digits = ("−" if exact < 0 else ""), _digits(abs(exact))
    if unit == POUNDS:
        return f"{sign}£{_with_pence(digits)}"
    if unit == RANK:
        return ordinal(int(exact)) if _is_place(exact) else f"{RANK} {sign}{digits}"
    return f"{sign}{digits} {unit_words(exact, unit)}".strip()


def unit_words(value: Decimal | float | int, unit: str) -> str:
    """The unit in the number that the value asks for: 1 person, 2 people, −1 job, 1.5 years."""
    return unit if abs(value) != 1 or unit in ("", PER_CENT, POUNDS) else singular(unit)


def word_of(bound: str, high: Decimal | float | int | None) -> str:
    """The word of a number: its bound, of a range with its higher end. The macro of this name says the same in SQL."""
    return str(bound) if bound != Bound.BETWEEN or high is None else f"{_RANGE}{_exact(high):f}"


def bound_and_high(word: str) -> tuple[Bound, Decimal | None]:
    """What a word is made of; raises ValueError for one that is none, and for a range with one end alone."""
    if word.startswith(_RANGE):
        return Bound.BETWEEN, Decimal(word.removeprefix(_RANGE))
    if word == Bound.BETWEEN:
        raise ValueError("The higher end of a range is missing.")
    return Bound(word), None


def high_of(word: str) -> Decimal | None:
    """The higher end of a range; None for every other word, and for none."""
    return Decimal(word.removeprefix(_RANGE)) if word.startswith(_RANGE) else None


def most_of(value: Decimal | float | int, word: str) -> Decimal | float | int:
    """The higher end of a range, and of all else the value: as far as a mark reaches."""
    high = high_of(word)
    return value if high is None else high if isinstance(value, Decimal) else float(high)


def quantity_words(value: Decimal | float | int, word: str, unit: str = "") -> str:
    """A value with its unit and its word: "over 3,000 jobs", "around £1 million", "between £4,000 and £5,000".

    A place that is not exact is no ordinal: "top 30", "around rank 2". `numerals.read_quantity` reads all of it back.
    """
    exact, (bound, high) = _exact(value), bound_and_high(word)
    if bound == Bound.EXACT:
        return number_words(exact, unit)
    if high is not None:
        return _range_words(exact, high, unit)
    if unit == RANK and bound == Bound.UP_TO and _is_place(exact):
        return f"top {exact:,f}"
    return f"{bound} {RANK} {number_words(exact)}" if unit == RANK else f"{bound} {number_words(exact, unit)}"


def _range_words(low: Decimal, high: Decimal, unit: str) -> str:
    """Both ends, with a unit that is a sign at both, and one that is a word behind the second.

    In full where only one would be said in millions: "£4 and £5 million" are two of millions.
    """
    if unit == RANK and not (_is_place(low) and _is_place(high)):
        return f"between {RANK} {number_words(low)} and {RANK} {number_words(high)}"
    is_sign, ends = unit in (POUNDS, RANK), (low, high)
    if len({_digits(abs(end)) == f"{abs(end):,f}" for end in ends}) > 1 and unit != RANK:
        first, last = (_in_full(end, unit) for end in ends)
        return f"between {first} and {last} {'' if is_sign else unit_words(high, unit)}".strip()
    return f"between {number_words(low, unit if is_sign else '')} and {number_words(high, unit)}"


def _in_full(value: Decimal, unit: str) -> str:
    sign, digits = "−" if value < 0 else "", f"{abs(value):,f}"
    return f"{sign}£{_with_pence(digits)}" if unit == POUNDS else f"{sign}{digits}"


def sentence_case(words: str) -> str:
    """The words as they begin a sentence or a title."""
    return words[:1].upper() + words[1:]


def _exact(value: Decimal | float | int) -> Decimal:
    """The value, of a float the digits that it surely has: queries give 999,999,999,999 as 999999999999.0001."""
    return Decimal(f"{value:.15g}" if isinstance(value, float) else str(value)).normalize()


def _digits(value: Decimal) -> str:
    for scale, name in _SCALES:
        scaled = value / scale
        if scaled >= 1 and scaled == round(scaled, 3):
            return f"{scaled.normalize():,f} {name}"
    return f"{value:,f}"


def _with_pence(digits: str) -> str:
    """Pence have two digits or none; what is finer is left as it is stated."""
    return f"{digits}0" if digits[-2:-1] == "." else digits


def _is_place(value: Decimal) -> bool:
    return value >= 1 and value == value.to_integral_value()


def listed(words: Sequence[str]) -> str:
    """A list as a sentence has it: "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
