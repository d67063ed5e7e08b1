"""Words that several charts share: lists, counts, and subtitles."""

import re
from collections.abc import Sequence

from twinboard.bounds import listed, number_words

LONGEST_ALT, LONGEST_TITLE = 220, 10
MOST_NAMED = 3
_OF_A_NUMBER = re.compile(r"(?:\s(?:over|at least|at|around|up to|up|\S*\d\S*))+$")
"""The end of a text that is cut, where it may be the beginning of an amount."""
ATTRIBUTION_NOTES = {
    "context": "{these} are context for the partnership, not an effect of it.",
    "contributed": "The partnership helped to bring {them} about, with others.",
    "caused": "The sources say that the partnership brought {them} about.",
}


def named(words: Sequence[str], plural: str) -> str:
    """A list as a sentence has it, or how many there are where naming all would be too long."""
    found = [*dict.fromkeys(words)]
    return listed(found) if len(found) <= MOST_NAMED else counted(len(found), plural)


def counted(count: int, plural: str) -> str:
    """A count in words: "1 visit", "3 visits"."""
    return number_words(count, plural)


def uncapitalised(words: str) -> str:
    """The words as they stand within a sentence; what begins with two capitals is left."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def subtitle(*parts: str) -> str:
    """The parts that are not empty, as one line."""
    return "; ".join(part for part in parts if part)


def attribution_note(attribution: str, these: str, them: str) -> str:
    """What the attribution of the numbers means for the reader."""
    return ATTRIBUTION_NOTES[attribution].format(these=these, them=them)


def at_most(text: str, length: int = LONGEST_ALT) -> str:
    """Alt text within its limit, cut at a word, and never within a number: "£1.5…" is not £1.5 million."""
    if len(text) <= length:
        return text
    return _OF_A_NUMBER.sub("", text[: length - 1].rsplit(" ", 1)[0]).rstrip(" ,;:.") + "…"


def headline(*titles: str) -> str:
    """The first of these titles that is short enough; the last one has to be."""
    return next((title for title in titles if len(title.split()) <= LONGEST_TITLE), titles[-1])
