"""Headers that name one of our columns of numbers and say more: another currency, thousands, or other words."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from twinboard.models import Column, Kind, Sheet
from twinboard.numerals import in_digits
from twinboard.rules import advice
from twinboard.rules.header_words import Words, forms_of, words_of
from twinboard.rules.other_words import COLUMN_WORDS, CURRENCY_WORDS, POUNDS_WORDS, SCALE_WORDS

_NUMBERS = (Kind.QUANTITY, Kind.BARE, Kind.COUNT)


@dataclass(frozen=True)
class OtherUnit:
    """The place of a header, the column that it names, how that is more than the column holds, and what to do."""

    place: int
    column: Column
    how: str
    advice: str


def other_units(sheet: Sheet, present: Collection[str], headers: Mapping[int, str]) -> Iterator[OtherUnit]:
    """One for each column that the file lacks and that a single header names with more words."""
    lacking = [one for one in sheet.columns if one.kind in _NUMBERS and one.name not in present]
    named: dict[str, list[tuple[int, Words]]] = defaultdict(list)
    for place, text in headers.items():
        words = words_of(text)
        lengths = {column.name: length for column in lacking if (length := _length(column, words)) is not None}
        if lengths:
            nearest = max(lengths, key=lambda name: lengths[name])
            named[nearest].append((place, words[lengths[nearest] :]))
    for name, found in named.items():
        how, what = _said(sheet.column(name), found[0][1])
        if how and len(found) == 1:
            yield OtherUnit(found[0][0], sheet.column(name), how, what)


def _length(column: Column, words: Words) -> int | None:
    """How many words name a column at the start of a header of more words; 0 where all tell money and its scale."""
    names = [*forms_of(column), *map(words_of, COLUMN_WORDS.get(column.name, ()))]
    if longest := max((len(name) for name in names if words[: len(name)] == name), default=0):
        return longest if longest < len(words) else None
    of_money = CURRENCY_WORDS | POUNDS_WORDS
    is_bare = column.name.endswith("_gbp") and not of_money.isdisjoint(words)
    return 0 if is_bare and (of_money | SCALE_WORDS.keys()).issuperset(words) else None


def _said(column: Column, rest: Words) -> tuple[str, str]:
    """How the header says more than the name, and what to do; empty where that may be the header of something else."""
    names = {"column": column.name}
    scale = next((SCALE_WORDS[word] for word in rest if word in SCALE_WORDS), 0)
    if not CURRENCY_WORDS.isdisjoint(rest) and column.name.endswith("_gbp"):
        return "in another currency", advice.IN_POUNDS.format(**names)
    if scale:
        full = in_digits(Decimal(5).scaleb(scale))
        return f"in {advice.SCALED[scale]}", advice.IN_FULL.format(**names, full=full)
    is_needed = column.required and column.kind is Kind.QUANTITY
    return ("with other words", advice.IF_IT_IS.format(**names)) if is_needed else ("", "")
