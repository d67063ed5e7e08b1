"""The table behind a chart, as text, with the room that each of its columns needs on a page."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from twinboard.frames import flat
from twinboard.papers.plain import plain

TEXT_MM = 159
"""As wide as the text of a page; a chart is as wide."""
PADDING_MM = 1.2
"""What stands left and right of a cell's words."""
_POINTS_A_MM = 72 / 25.4
_WHOLE = TEXT_MM * _POINTS_A_MM
_LARGE, _SMALL = 10, 9
_ROOMY, _BOLD = 0.75, 1.1
_MOST = 300.0
"""Points that a column is given at most before others have what they need."""
_LONGEST_WORD = 130.0
"""Points; a longer word is broken."""
_LETTERS = {"iljI.,:;'’|!": 0.28, ' ftr-()[]/“”"': 0.36, "mMW%—": 0.89, "wCGDHNORUQAÄ": 0.73, "BEKPSVXYw": 0.68}
_WIDTHS = {letter: width for letters, width in _LETTERS.items() for letter in letters}
_ANY, _BEYOND_LATIN = 0.57, 1.0


@dataclass(frozen=True)
class Table:
    """A table of a paper: its number, its title with the code of its chart, a header, and rows of as many cells.

    `shares` are the widths of its columns as parts of one, `points` is the size of its letters.
    """

    number: int
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    points: int

    @property
    def label(self) -> str:
        return f"Table {self.number}"


def table_of(frame: pd.DataFrame, number: int, title: str) -> Table:
    """The frame as a reader sees it; what is missing is an empty cell."""
    header = tuple(plain(str(name)) for name in frame.columns)
    rows = tuple(tuple(map(plain, row)) for row in flat(frame).itertuples(index=False, name=None))
    columns = [*zip(header, *rows, strict=True)]
    points = _LARGE if sum(_least(column, _LARGE) for column in columns) <= _ROOMY * _WHOLE else _SMALL
    return Table(number, title, header, rows, _shares(columns, points), points)


def _shares(columns: Sequence[Sequence[str]], points: int) -> tuple[float, ...]:
    """Room for the longest word of each column; what is left goes to those with most to say."""
    least = [_least(column, points) for column in columns]
    whole = [min(max(width_of(cell, points) for cell in column), _MOST) for column in columns]
    wanted = [max(width - room, 0) for width, room in zip(whole, least, strict=True)]
    spare = max(_WHOLE - sum(least), 0) / (sum(wanted) or 1)
    widths = [room + spare * want for room, want in zip(least, wanted, strict=True)]
    return tuple(width / sum(widths) for width in widths)


def _least(column: Sequence[str], points: int) -> float:
    """The points that a column needs so that no word is broken; its first cell is the header, in bold."""
    header, *cells = ([width_of(word, points) for word in cell.split()] for cell in column)
    longest = max([_BOLD * width for width in header] + [width for cell in cells for width in cell], default=0)
    return 2 * PADDING_MM * _POINTS_A_MM + min(longest, _LONGEST_WORD) + 1


def width_of(text: str, points: int) -> float:
    """About how many points a text is wide in Arial."""
    return points * sum(_WIDTHS.get(letter, _ANY if letter < "\u2000" else _BEYOND_LATIN) for letter in text)
