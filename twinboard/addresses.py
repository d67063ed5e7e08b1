"""Addresses of cells as officers read them, B12, and ranges of them, B4:B9: how they are read and written."""

import re
from collections.abc import Iterable, Iterator, Sequence

from twinboard.models import column_letters

_REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")
_MOST_RUNS = 12

Place = tuple[int, int]
"""Row and column, both from 0."""


def place_of(reference: str) -> Place | None:
    """The place of an address such as B12; None where it is none."""
    match = _REFERENCE.fullmatch(reference)
    return (int(match[2]) - 1, column_index(match[1])) if match and int(match[2]) else None


def column_index(letters: str) -> int:
    """The column (from 0) of its letters."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def address(place: Place) -> str:
    """The place as an officer reads it: B12."""
    return f"{column_letters(place[1])}{place[0] + 1}"


def places_of(cells: str) -> Iterator[Place]:
    """The places of what names several: “B4:B9, C2”. What is no address is passed over."""
    for part in cells.split(", "):
        first, _, last = part.partition(":")
        ends = place_of(first), place_of(last or first)
        if ends[0] and ends[1]:
            for row in range(ends[0][0], ends[1][0] + 1):
                for column in range(ends[0][1], ends[1][1] + 1):
                    yield row, column


def ranges(places: Iterable[Place]) -> str:
    """The places, each once, neighbours in a column joined: “B4:B9, C2”, from the first row down."""
    return ", ".join(map(_run_words, _runs(places)))


def brief(cells: str) -> str:
    """The same with a long list cut and the rest counted: “B4:B9, C2 and 5 more cells”."""
    runs = cells.split(", ")
    rest = sum(1 for _ in places_of(", ".join(runs[_MOST_RUNS:])))
    more = f" and {rest:,} more cell{'' if rest == 1 else 's'}" if rest else ""
    return ", ".join(runs[:_MOST_RUNS]) + more


def _runs(places: Iterable[Place]) -> list[tuple[Place, Place]]:
    runs: list[tuple[Place, Place]] = []
    for place in sorted(set(places), key=lambda one: (one[1], one[0])):
        if runs and runs[-1][1] == (place[0] - 1, place[1]):
            runs[-1] = runs[-1][0], place
        else:
            runs.append((place, place))
    return sorted(runs)


def _run_words(run: Sequence[Place]) -> str:
    return address(run[0]) if run[0] == run[1] else f"{address(run[0])}:{address(run[1])}"
