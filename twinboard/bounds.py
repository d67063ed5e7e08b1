"""A number keeps its words: how a value, its bound and its unit are said together."""

from collections.abc import Sequence
from decimal import Decimal

from twinboard.models import Bound
from twinboard.numerals import PER_CENT, POUNDS, RANK, ordinal
from twinboard.plurals import singular

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


def quantity_words(value: Decimal | float | int, bound: str, unit: str = "") -> str:
    """A value with its unit and its word: "over 3,000 jobs", "around £1 million", "up to £5,000".

    A place that is not exact is no ordinal: "top 30", "around rank 2". `numerals.read_quantity` reads all of it back.
    """
    exact = _exact(value)
    if bound == Bound.EXACT:
        return number_words(exact, unit)
    if unit == RANK and bound == Bound.UP_TO and _is_place(exact):
        return f"top {exact:,f}"
    return f"{bound} {RANK} {number_words(exact)}" if unit == RANK else f"{bound} {number_words(exact, unit)}"


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
