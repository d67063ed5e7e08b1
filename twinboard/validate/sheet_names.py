"""Names of sheets that are not ours, and yet like one of ours; and how like two names are at all."""

from collections.abc import Mapping
from difflib import SequenceMatcher

from twinboard.models import Sheet
from twinboard.rules.header_words import noun_of, words_of
from twinboard.rules.other_words import EMPTY_SHEET_WORDS, SHEET_WORDS
from twinboard.rules.sheets import SHEETS

_LEAST, _MARGIN, _SHORTEST = 0.85, 0.1, 5


def like_sheet(name: str) -> Sheet | None:
    """The sheet of ours that a name is like, if there is one."""
    words = tuple(word for word in words_of(name) if word not in EMPTY_SHEET_WORDS and not word.isdecimal())
    typed = "".join(words)
    ours = {sheet.name: {sheet.name.casefold(), noun_of(sheet), *SHEET_WORDS[sheet.name]} for sheet in SHEETS}
    found = next((one for one, known in ours.items() if typed in known), "") or likest(
        {one: max(likeness_of(typed, key) for key in known) for one, known in ours.items()}, typed
    )
    return next((sheet for sheet in SHEETS if sheet.name == found), None)


def may_be_ours(name: str) -> bool:
    """Whether a sheet of that name is, or is like, one of ours, or has the word of one in it: “Visits 2026”."""
    ours = {word for sheet in SHEETS for word in (sheet.name.casefold(), *SHEET_WORDS[sheet.name])}
    return not ours.isdisjoint(words_of(name)) or like_sheet(name) is not None


def likeness_of(typed: str, name: str) -> float:
    """From 0 to 1; 0 as well for what is too far off to be near to anything that counts."""
    compared = SequenceMatcher(None, typed, name, autojunk=False)
    return compared.ratio() if compared.real_quick_ratio() >= _LEAST - _MARGIN else 0.0


def likest(by_name: Mapping[str, float], typed: str) -> str:
    """The likest of the names, if it is like enough and no other is near; else an empty text."""
    *_, second, first = sorted(by_name, key=lambda name: by_name[name])
    is_clear = by_name[first] >= _LEAST and by_name[first] - by_name[second] >= _MARGIN
    return first if is_clear and len(typed) >= _SHORTEST else ""
