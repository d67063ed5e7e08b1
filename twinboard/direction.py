"""Words that are written from right to left, kept apart from what stands around them.

In a line such as “NAME: 5 jobs (2020)” the numbers behind a Hebrew or Arabic name would be drawn on its other side, as
if they belonged to it. Signs around the name (U+2068 and U+2069), which nobody sees, keep that from happening, on
pages, in pictures and in papers.
"""

import re

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_WITHIN = r"[\s\-'’\".&]{1,3}"
_WORDS = re.compile(rf"[{_RIGHT_TO_LEFT}]+(?:{_WITHIN}[{_RIGHT_TO_LEFT}]+)*")
"""Words in a row; digits are none of them, though Arabic has some of its own within the range."""
_APART, _END = "\u2068", "\u2069"
_SIGNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""All that turn the direction of what follows, ours among them."""


def apart(text: str) -> str:
    """The text with its words from right to left kept apart, and no other sign that turns directions."""
    if text.isascii():
        return text
    return _WORDS.sub(rf"{_APART}\g<0>{_END}", bare(text))


def bare(text: str) -> str:
    """The text without any sign that turns directions: as a machine, or another program, should have it."""
    return text if text.isascii() else _SIGNS.sub("", text)
