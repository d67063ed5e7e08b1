"""Totals and shares beside the numbers that they are made of."""

from collections.abc import Iterator
from decimal import Decimal

from twinboard.arithmetic import Stated, may_agree, ratio, share, total, words
from twinboard.disagreements.found import Disagreement
from twinboard.disagreements.numbers import Number, made_of_others, number_of, text
from twinboard.models import Rows
from twinboard.names import split_list
from twinboard.numerals import PER_CENT


def parts_of(found: Number, rows: Rows) -> tuple[Number, ...]:
    """The numbers that a total or a share is made of, as far as they are there."""
    ids = split_list(text(found.record, "made_of"))
    return tuple(part for part in (number_of(identity, rows) for identity in ids) if part)


def mixture(found: Number, parts: tuple[Number, ...]) -> str:
    """Why the parts cannot make the number, in words: they are of other sorts. Empty where they can."""
    mixed = [(one, one.unit) for one in parts] if found.is_rate else [(one, one.addable_as) for one in (found, *parts)]
    if len({sort for _, sort in mixed}) <= 1:
        return ""
    return "; ".join(f"{one.record.id} ({one.words}) is {sort.replace('; ', ', ')}" for one, sort in mixed)


def unlike_parts(rows: Rows) -> Iterator[Disagreement]:
    """Totals and shares that are not what their parts make; of parts of other sorts nothing is made."""
    for found in made_of_others(rows):
        parts = parts_of(found, rows)
        made = None if mixture(found, parts) else _made(found, parts)
        if made is None or may_agree(found.stated, made, _slack(found)):
            continue
        others = tuple(part.record.id for part in parts)
        yield Disagreement(
            "share" if found.is_rate else "total",
            found.record.sheet,
            found.record.id,
            found.column,
            others,
            f"{found.measure}: {found.words} is stated, and its parts ({', '.join(part.words for part in parts)}) "
            f"make {words(made, found.unit)}.",
        )


def _made(found: Number, parts: tuple[Number, ...]) -> Stated | None:
    if not found.is_rate:
        return total(part.stated for part in parts)
    if len(parts) != 2:
        return None
    part, whole = (one.stated for one in parts)
    return share(part, whole) if found.unit == PER_CENT else ratio(part, whole)


def _slack(found: Number) -> Decimal:
    """Half of the last place to which a share is stated: 25 per cent may be 24.6. A total has none."""
    exponent = found.stated.value.normalize().as_tuple().exponent
    places = min(exponent, 0) if isinstance(exponent, int) else 0
    return Decimal("0.5").scaleb(places) if found.is_rate else Decimal()
