"""Totals and shares beside the numbers that they are made of."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from twinboard.arithmetic import Stated, decimals_of, may_be_quotient, may_be_sum, ratio, share, total, words
from twinboard.disagreements.disagreement import Disagreement
from twinboard.disagreements.mixed import mixed
from twinboard.disagreements.numbers import Number, made_of_others, number_of, text
from twinboard.models import Rows
from twinboard.names import split_list
from twinboard.numerals import PER_CENT

_FAR = 2
"""A total more than so many times its parts, or so many times less, is found though a word such as over allows it."""

_MOST_SAID = 20
"""So many parts are said with their numbers; of more, how many there are."""


def parts_of(found: Number, rows: Rows) -> tuple[Number, ...]:
    """The numbers that a total or a share is made of; none where one of them is not there."""
    parts = [number_of(identity, rows) for identity in split_list(text(found.record, "made_of"))]
    whole = tuple(part for part in parts if part)
    return whole if len(whole) == len(parts) else ()


def unlike_parts(rows: Rows) -> Iterator[Disagreement]:
    """Totals and shares that are not what their parts make; of parts of other sorts nothing is made."""
    for found in made_of_others(rows):
        parts = parts_of(found, rows)
        if not parts or mixed(found, parts):
            continue
        if why := _share_unlike(found, parts) if found.is_rate else _total_unlike(found, parts):
            kind, others = "share" if found.is_rate else "total", tuple(part.record.id for part in parts)
            made_of = _listed([part.words for part in parts])
            finding = f"{found.measure}: {found.words} {found.verb} stated, and the parts ({made_of}) {why}."
            yield Disagreement(kind, found.record.sheet, found.record.id, found.column, others, finding)


def _listed(words: Sequence[str]) -> str:
    more = len(words) - _MOST_SAID
    return ", ".join(words) if more <= 0 else f"{', '.join(words[:_MOST_SAID])} and {more:,} more"


def _total_unlike(found: Number, parts: Sequence[Number]) -> str:
    """What the parts make instead of the total; empty where they may well make it."""
    terms = [part.stated for part in parts]
    value, summed = found.stated.value, sum((term.value for term in terms), Decimal())
    is_far = value > 0 and summed > 0 and not summed <= _FAR * value <= _FAR**2 * summed
    if may_be_sum(found.stated, terms) and not is_far:
        return ""
    made = total(terms)
    return f"make {words(made, found.unit)}" if made else "cannot make that"


def _share_unlike(found: Number, parts: Sequence[Number]) -> str:
    """What a part and its whole make instead of the share; empty where they may well make it."""
    if len(parts) != 2:
        return ""
    part, whole = (one.stated for one in parts)
    in_per_cent = found.unit == PER_CENT
    if may_be_quotient(found.stated, part, whole, times=100 if in_per_cent else 1, slack=_slack(found)):
        return ""
    made: Stated | None = share(part, whole) if in_per_cent else ratio(part, whole)
    return f"make {words(made, found.unit)}" if made else "cannot make that"


def _slack(found: Number) -> Decimal:
    """Half of the last place to which a share is stated: 25 per cent may be 24.6."""
    return Decimal("0.5").scaleb(-decimals_of(found.stated.value))
