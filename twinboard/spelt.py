"""Numbers that a text spells out: "fourteen", "one hundred and forty", "twenty-six", "a dozen"."""

import re
from collections.abc import Iterator

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SPELT = {word: number for number, word in enumerate(_UNITS.split())}
SPELT |= {word: 10 * number for number, word in enumerate(_TENS.split(), start=2)}
"""The numbers of one word, from zero to ninety."""
_SMALL = {**SPELT, "dozen": 12}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}


def spelt_numbers(text: str) -> frozenset[int]:
    """Every number that a text spells out, each as a whole: "twenty-six" is neither 20 nor 6."""
    return frozenset(_numbers(re.findall(r"\w+|[^\w\s]", text.casefold().replace("-", " "))))


def _numbers(words: list[str]) -> Iterator[int]:
    whole, part, room = 0, None, 0
    for place, word in enumerate([*words, "."]):
        if word in _SMALL and part is not None and _SMALL[word] < room:
            part += _SMALL[word]
            room = 10 if room > 10 and _SMALL[word] >= 20 else 0
        elif word in _SMALL:
            yield from () if part is None else (whole + part,)
            whole, part, room = 0, _SMALL[word], 10 if _SMALL[word] >= 20 else 0
        elif word in _SCALES and (part is not None or words[place - 1 : place] == ["a"]):
            grown = (1 if part is None else part) * _SCALES[word]
            whole, part, room = (whole, grown, 100) if word == "hundred" else (whole + grown, 0, _SCALES[word])
        elif not (word == "and" and room >= 100):
            yield from () if part is None else (whole + part,)
            whole, part, room = 0, None, 0
