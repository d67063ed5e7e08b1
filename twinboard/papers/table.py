"""The table behind a chart, as text, with the room that each of its columns needs on a page."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from twinboard.frames import flat
from twinboard.papers.plain import plain

_LINE = 84
"""Letters in a line of a table as wide as the page, at ten points, what stands between columns taken off."""
_LONGEST_WORD = 22


@dataclass(frozen=True)
class Table:
    """A table of a paper: its number, its title with the code of its chart, a header, and rows of as many cells."""

    number: int
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def label(self) -> str:
        return f"Table {self.number}"

    @property
    def shares(self) -> tuple[float, ...]:
        """The widths of the columns as parts of one: room for the longest word, and more for those with most to say."""
        columns = [*zip(self.header, *self.rows, strict=True)]
        least = [max(min(len(word), _LONGEST_WORD) for cell in column for word in _words(cell)) for column in columns]
        wanted = [max(max(map(len, column)) - room, 0) ** 0.5 for column, room in zip(columns, least, strict=True)]
        spare = max(_LINE - sum(least), 0) / (sum(wanted) or 1)
        widths = [room + spare * want for room, want in zip(least, wanted, strict=True)]
        return tuple(width / sum(widths) for width in widths)


def table_of(frame: pd.DataFrame, number: int, title: str) -> Table:
    """The frame as a reader sees it; what is missing is an empty cell."""
    rows = tuple(tuple(map(plain, row)) for row in flat(frame).itertuples(index=False, name=None))
    return Table(number, title, tuple(plain(str(name)) for name in frame.columns), rows)


def _words(cell: str) -> Sequence[str]:
    return cell.split() or [""]
