"""What a second look at a sheet sees that its values do not show, and how many cells a file may have."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from twinboard.addresses import Place
from twinboard.errors import UnreadableFile
from twinboard.models import Shown, Table
from twinboard.settings import LARGEST_COUNT_CELLS

Span = tuple[int, int]
"""First and last row, or first and last column, both from 0."""


@dataclass(frozen=True)
class Look:
    """The findings of one sheet by place. `count_cells`: of the smallest rectangle that holds all filled cells.

    `shown`: what cells show beside their values; None where that cannot be seen. `dates` are days that the values
    reader takes for text; `formats` print texts, once these are read, and `printed` gives what single numbers show.
    `ruled`: the areas in which rules strike letters out or print numbers otherwise, under conditions nobody looks at.
    `unseen`: the cells of an old workbook with a formula of which more cannot be told than what it shows.
    """

    errors: Mapping[Place, str] = field(default_factory=dict)
    unvalued: frozenset[Place] = frozenset()
    merges: tuple[tuple[Place, Place], ...] = ()
    hidden_rows: tuple[Span, ...] = ()
    hidden_columns: tuple[Span, ...] = ()
    count_cells: int = 0
    shown: Mapping[Place, Shown] | None = None
    dates: Mapping[Place, datetime] = field(default_factory=dict)
    formats: Mapping[Place, Callable[[str], str | None]] = field(default_factory=dict)
    printed: Callable[[Table], Mapping[Place, Shown]] | None = None
    ruled: tuple[str, ...] = ()
    unseen: tuple[Place, ...] = ()


class Extent:
    """Grows with every filled cell; the readers reserve room for the whole rectangle, so it is bounded first."""

    def __init__(self) -> None:
        self.first_row = self.first_column = 1 << 62
        self.last_row = self.last_column = -1

    def add(self, row: int, column: int) -> None:
        self.first_row = min(self.first_row, row)
        self.last_row = max(self.last_row, row)
        self.first_column = min(self.first_column, column)
        self.last_column = max(self.last_column, column)

    @property
    def count_cells(self) -> int:
        return max(0, self.last_row - self.first_row + 1) * max(0, self.last_column - self.first_column + 1)


def refuse_too_many(count_cells: int) -> None:
    """Raises UnreadableFile for a sheet, or sheets together, with more cells than are read."""
    if count_cells > LARGEST_COUNT_CELLS:
        message = f"The filled cells of this workbook lie in an area of more than {LARGEST_COUNT_CELLS:,} cells."
        raise UnreadableFile(message, "Delete stray cells far from the table, or split the workbook.")


def add_span(spans: list[Span], first: int, last: int) -> None:
    """Adds a span to a list in order, joined to the one before where they touch."""
    if spans and spans[-1][1] + 1 == first:
        spans[-1] = (spans[-1][0], last)
    else:
        spans.append((first, last))
