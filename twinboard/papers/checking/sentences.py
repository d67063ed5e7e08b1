"""The text of a paper in sentences, without the numbers that only order it."""

import re
from collections.abc import Iterator

_LABEL = r"\d+(?:\.\d+)+\.?|\d+[.)]|\(?[a-z]\)|[ivx]+[.)]"
_BLOCK = re.compile(rf"\n\s*\n|\n(?=\s*(?:[-•*▪◦–]|{_LABEL})\s)|\n\s*\d+\s*(?:\n|$)|\n(?=\s*[-•*▪◦–]\s)")
_STARTS_WITH_LABEL = re.compile(rf"\s*(?:[-•*▪◦–]\s+)*(?:(?:{_LABEL})\s+|\d+\s+(?=[A-Z]))?")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:c|ca|approx|e\.g|i\.e|no|nos|paras?|pp?|mr|mrs|ms|dr|st|vs|cllr)\.$", re.IGNORECASE
)
_END = re.compile(r"(?:[.!?][’”\"')\]]*|(?<=[a-z)])\.\d{1,2})\s+(?=[A-Z0-9£“‘\"'(])")


_LONGEST = 2_000
"""What is longer is no sentence, and is cut, so that nobody is kept waiting by it."""


def sentences(text: str) -> Iterator[str]:
    """The sentences of a passage, on one line each. A line that ends in the middle of one is joined to the next."""
    for block in _BLOCK.split(text):
        line = " ".join(block[_label_end(block) :].split())
        start = 0
        for match in _END.finditer(line):
            if not _ABBREVIATED.search(line[start : match.start() + 1]):
                yield from _cut(line[start : match.end()].strip())
                start = match.end()
        yield from _cut(line[start:])


def _cut(sentence: str) -> Iterator[str]:
    return (sentence[at : at + _LONGEST] for at in range(0, len(sentence), _LONGEST))


def _label_end(block: str) -> int:
    match = _STARTS_WITH_LABEL.match(block)
    return match.end() if match else 0
