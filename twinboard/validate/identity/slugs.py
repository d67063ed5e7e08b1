"""Words as an id is written: small letters, digits and hyphens."""

import re
from collections.abc import Iterable
from functools import lru_cache

from twinboard.names import without_marks
from twinboard.periods import NOT_STATED
from twinboard.rules.placeholders import PLACEHOLDERS
from twinboard.rules.row_words import TOTAL
from twinboard.validate.remade import remade_as

LONGEST = 60
_LONGEST_PART = 44
_SMALL_AT_END = re.compile(r"(?:-(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with))+$")


@lru_cache(maxsize=2**15)
def slug(text: str, longest: int = LONGEST) -> str:
    """The words of a text; of many the first ones."""
    words = "-".join(re.findall(r"[a-z0-9]+", without_marks(text.casefold())))
    return words if len(words) <= longest else _SMALL_AT_END.sub("", words[: longest + 1].rsplit("-", 1)[0][:longest])


def slug_of_all(parts: Iterable[str], noun: str) -> str:
    """One id of several texts, of which the first is cut before the others are; empty where no text has a letter.

    What a program would change (2018-11), or a check would take for no id (a number, “total”), has a noun before it.
    """
    first, *others = [found for part in parts if (found := _part(part))] or [""]
    rest = slug("-".join(others), _LONGEST_PART)
    whole = "-".join(filter(None, (slug(first, LONGEST - len(rest) - 1 if rest else LONGEST), rest)))
    return f"{noun}-{whole}" if whole and _needs_noun(whole) else whole


def _part(text: str) -> str:
    return "" if text.casefold() in (NOT_STATED, *PLACEHOLDERS) else slug(text)


def _needs_noun(made: str) -> bool:
    is_bare = not any(letter.isalpha() for letter in made)
    return is_bare or made in PLACEHOLDERS or bool(TOTAL.fullmatch(made) or remade_as(made) or remade_as(made.title()))
