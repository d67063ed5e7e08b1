"""The table behind a chart, as text, with the room that each of its columns needs on a page."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from twinboard.charts.base.letters import width_of
from twinboard.frames import flat
from twinboard.papers.packs.plain import plain

TEXT_MM = 159
"""As wide as the text of a page; a chart is as wide."""
PADDING_MM = 1.2
"""What stands left and right of a cell's words."""
_POINTS_A_MM = 72 / 25.4
_WHOLE = TEXT_MM * _POINTS_A_MM
_LARGE, _SMALL = 10, 9
_ROOMY = 0.75
_MOST = 300.0
"""Points that a column is given at most before others have what they need."""
_FEWEST = 2
"""Cells of a column in a table of one row, its header included: there nothing is the same in every row."""
_EMPTY = "not stated"
_LONGEST_WORD = 130.0
"""Points; a longer word is broken."""


@dataclass(frozen=True)
class Table:
    """A table of a paper: its number, its title with the code of its chart, a header, and rows of as many cells.

    `said` stands above it: what is the same in every row, and so has no column. `shares` are the widths of its columns
    as parts of one, `points` is the size of its letters.
    """

    number: int
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    said: str
    shares: tuple[float, ...]
    points: int

    @property
    def label(self) -> str:
        return f"Table {self.number}"


def table_of(frame: pd.DataFrame, number: int, title: str, *, parts_constant: bool = True) -> Table:
    """The frame as a reader sees it; what is missing is an empty cell.

    `parts_constant`: whether columns that say the same in every row become the line above it.
    """
    names = tuple(plain(str(name)) for name in frame.columns)
    whole = tuple(tuple(map(plain, row)) for row in flat(frame).itertuples(index=False, name=None))
    every = [*zip(names, *whole, strict=True)]
    columns, same = _parted(every) if parts_constant else (every, [])
    header, *rows = zip(*columns, strict=True)
    points = _LARGE if sum(_least(column, _LARGE) for column in columns) <= _ROOMY * _WHOLE else _SMALL
    said = "; ".join(f"{name}: {value or _EMPTY}" for name, value, *_ in same)
    return Table(number, title, header, tuple(rows), said, _shares(columns, points), points)


def _parted(columns: Sequence[Sequence[str]]) -> tuple[list[Sequence[str]], list[Sequence[str]]]:
    """The columns that differ from row to row, and those that do not; a table keeps one column in any case."""
    differing = [column for column in columns if len(column) <= _FEWEST or len({*column[1:]}) > 1] or [*columns[:1]]
    return differing, [column for column in columns if column not in differing]


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
    header, *cells = column
    widths = [width_of(word, points, bold=True) for word in header.split()]
    longest = max(widths + [width_of(word, points) for cell in cells for word in cell.split()], default=0)
    return 2 * PADDING_MM * _POINTS_A_MM + min(longest, _LONGEST_WORD) + 1
