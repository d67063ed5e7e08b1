"""A number keeps its words: how a value, its bound and its unit are said together."""

from decimal import Decimal

from twinboard.models import Bound
from twinboard.numerals import PER_CENT, POUNDS

RANK = "rank"
_SINGULAR = {
    "people": "person",
    "members of parliament": "member of parliament",
    "degrees east": "degree east",
    "amounts of money": "amount of money",
    "disagreements between sources": "disagreement between sources",
}
_SCALES = ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


def number_words(value: Decimal | float | int, unit: str = "") -> str:
    """A value with its unit and without its bound: "£22 billion", "3,300 jobs", "6 per cent", "1 visit"."""
    exact = Decimal(str(value)).normalize()
    sign, digits = ("−" if exact < 0 else ""), _digits(abs(exact))
    if unit == POUNDS:
        return f"{sign}£{digits}"
    if unit == RANK:
        return _ordinal(int(exact))
    return f"{sign}{digits} {unit_words(exact, unit)}".strip()


def unit_words(value: Decimal | float | int, unit: str) -> str:
    """The unit in the number that the value asks for: 1 person, 2 people."""
    if value != 1 or unit in ("", PER_CENT, POUNDS):
        return unit
    head, _, tail = unit.partition(" and ")
    if tail:
        return f"{unit_words(1, head)} or {unit_words(1, tail)}"
    return _SINGULAR.get(unit) or _singular(unit)


def quantity_words(value: Decimal | float | int, bound: str, unit: str = "") -> str:
    """A value with its unit and its word: "over 3,000 jobs", "around £1 million", "up to £5,000"."""
    if unit == RANK and bound == Bound.UP_TO:
        return f"top {_digits(Decimal(str(value)).normalize())}"
    words = number_words(value, unit)
    return words if bound == Bound.EXACT else f"{bound} {words}"


def _singular(plural: str) -> str:
    if plural.endswith("ies"):
        return plural.removesuffix("ies") + "y"
    return plural.removesuffix("es" if plural.endswith(("sses", "xes", "ches", "shes")) else "s")


def sentence_case(words: str) -> str:
    """The words as they begin a sentence or a title."""
    return words[:1].upper() + words[1:]


def _digits(value: Decimal) -> str:
    for scale, name in _SCALES:
        scaled = value / scale
        if scaled >= 1 and scaled == round(scaled, 3):
            return f"{scaled.normalize():,f} {name}"
    return f"{value:,f}"


def _ordinal(number: int) -> str:
    last = number % 100
    suffix = "th" if 10 <= last <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(last % 10, "th")
    return f"{number}{suffix}"
