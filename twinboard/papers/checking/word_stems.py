"""The words of a sentence and of a fact, brought to what both share."""

import re
from functools import lru_cache

from twinboard.names import name_keys


def is_named(name: str, plain: str) -> bool:
    """Whether a sentence names it; of "Toyota City's" no apostrophe is left."""
    return f" {name} " in plain or f" {name}s " in plain


def words(text: str) -> list[str]:
    """The words of a text in plain small letters, accents and apostrophes aside."""
    return re.findall(r"[a-z]+", min(name_keys(text)))


@lru_cache(maxsize=2**16)
def singular(word: str) -> str:
    """ "authorities" → "authority", "visits" → "visit" """
    if word.endswith("ies") and len(word) > 4:
        return word.removesuffix("ies") + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word.removesuffix("es")
    return word.removesuffix("s") if not word.endswith("ss") else word


def beginning(word: str) -> str:
    return word[:4]


def stem(word: str) -> str:
    """What employs, employed and employer share. Crude: a tie rests on more than one word."""
    return singular(word)[:6]
