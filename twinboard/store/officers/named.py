"""The names of officers: as they stand in the history, and as it is decided whether two are one person's."""

import unicodedata

from twinboard.errors import TwinboardError

_LONGEST = 80
_UNSEEN = ("C", "Zl", "Zp")
"""Kinds of signs that nobody sees, or that turn the direction of a line."""


def officer_name(typed: str) -> str:
    """A name as it is kept: its blanks single. Raises TwinboardError where it is none."""
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    if not any(letter.isalpha() for letter in name):
        raise TwinboardError("An officer needs a name.", "Type the name that the history is to show: “Ann Example”.")
    if len(name) > _LONGEST:
        raise TwinboardError(f"The name has {len(name)} letters.", f"Type one of {_LONGEST} at most.")
    if any(unicodedata.category(letter).startswith(_UNSEEN) for letter in name):
        raise TwinboardError("The name has signs that nobody sees.", "Type it anew, rather than copying it.")
    return name


def officer_identity(name: str) -> str:
    """What is the same for all spellings of one name: capitals, blanks, wide letters and ligatures do not matter."""
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).split())
