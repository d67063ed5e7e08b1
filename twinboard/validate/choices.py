"""A word that is not on a column's list: which word of the list was meant, where that is certain."""

from collections.abc import Iterator
from functools import cache

from twinboard.models import Column
from twinboard.numerals import BOUND_WORDS
from twinboard.rules.other_words import CHOICE_WORDS
from twinboard.rules.vocabularies import BOUND
from twinboard.validate.sheet_names import likeness_of

_LEAST, _MARGIN, _SHORTEST = 0.75, 0.1, 3
_AROUND = " .,;:*?!()[]\"'“”‘’†‡"


def meant(column: Column, typed: str) -> str:
    """The one word that a text in small letters stands for; empty where there is none, or may be two.

    A slip of the pen keeps the first letter: “inactive” is not “active”.
    """
    words = " ".join(typed.split()), " ".join(typed.strip(_AROUND).split())
    known = {choice for word in words for choice in column.choices if word in others(choice)}
    if len(known) == 1:
        return next(iter(known))
    word = words[1]
    likeness = {choice: likeness_of(word, choice) for choice in column.choices if choice[:1] == word[:1]}
    first, second = sorted([*likeness.values(), 0.0, 0.0], reverse=True)[:2]
    if len(word) < _SHORTEST or known or first < _LEAST or first - second < _MARGIN:
        return ""
    return max(likeness, key=lambda choice: likeness[choice])


@cache
def others(choice: str) -> frozenset[str]:
    """The word itself, and what is typed for it."""
    return frozenset(_ways(choice))


def _ways(choice: str) -> Iterator[str]:
    yield choice
    yield from CHOICE_WORDS.get(choice, ())
    if choice in BOUND:
        yield from (word for word, bound in BOUND_WORDS.items() if bound == choice)
