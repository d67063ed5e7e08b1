"""Which of several rows is likest to which, and whether two titles are one that was worded anew."""

from collections.abc import Mapping
from difflib import SequenceMatcher

from twinboard.names import folded

_ALIKE, _FEWEST_WORDS = 0.75, 2

Positions = list[int]
Ids = list[str]


def clearest(likeness: Mapping[tuple[int, str], int], rows: Positions, known: Ids) -> tuple[int, str] | None:
    """A pair that is liker than any other pair of either of the two."""
    for row in rows:
        counts = sorted(((likeness[row, one], one) for one in known), reverse=True)
        if not counts or (len(counts) > 1 and counts[0][0] == counts[1][0]):
            continue
        best, one = counts[0]
        if all(likeness[other, one] < best for other in rows if other != row):
            return row, one
    return None


def alike(first: str, second: str) -> bool:
    """Whether two titles are one, worded anew: most letters are the same, or all words of the shorter are in both."""
    one, other = folded(first), folded(second)
    shorter, longer = sorted((set(one.split()), set(other.split())), key=len)
    if len(shorter) >= _FEWEST_WORDS and shorter <= longer:
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
