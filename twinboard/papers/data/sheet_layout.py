"""Room for what stands on a sheet: widths and heights, because not every program makes room for text that wraps."""

import textwrap
from collections.abc import Iterable, Sequence
from functools import lru_cache

from twinboard.papers.data.data_sheets import DataSheet
from twinboard.papers.data.typed_columns import Cell, TypedColumn

NARROWEST, WIDEST = 14, 50
_ABOVE, _NOTHING_ABOVE = 56, 30
"""Widths in Excel's units. Lines above a table wrap within its first column."""
_WIDEST_OF_ALL, _MOST_LINES = 250, 22
"""A row can be no higher than 409 points; a column with more text than fits in one is made wider."""
_LETTER, _LETTER_OF_TITLE, _DIGIT = 1.0, 1.6, 1.35
"""Widths in Arial: of a letter in 12 points, of one in 16 points bold, of a digit in a number, which never wraps."""
_LINE, _LINE_OF_TITLE, _HIGHEST = 16.0, 21.0, 409.0


def widths(sheet: DataSheet) -> tuple[float, ...]:
    """Of each column, by its longest line; what is longer wraps."""
    first = _ABOVE if sheet.lines else _NOTHING_ABOVE
    longest = max(map(len, sheet.above)) * _LETTER / _MOST_LINES
    fitting = [_fitting(column) for column in sheet.columns]
    return (max(first, longest, fitting[0]), *fitting[1:])


def heights(sheet: DataSheet, across: Sequence[float]) -> tuple[float, ...]:
    """Of each row, in points: the title, the lines above the table, its header, its rows."""
    above = heights_of_lines(sheet.title, sheet.above, across[0])
    header = _height([column.header for column in sheet.columns], across)
    body = [_height(row, across) for row in zip(*(column.cells for column in sheet.columns), strict=True)]
    return (*above, header, *body)


def heights_of_lines(title: str, lines: Iterable[str], width: float) -> tuple[float, ...]:
    """Of a title and the lines below it, in points."""
    first = _LINE_OF_TITLE * _count_lines(title, width, _LETTER_OF_TITLE) + 2
    return (first, *(_height([line], [width]) for line in lines))


def _fitting(column: TypedColumn) -> float:
    texts = [column.header, *map(_shown, column.cells)]
    digits = max((len(_shown(cell)) for cell in column.cells if isinstance(cell, int | float)), default=0)
    longest = max(len(line) for text in texts for line in text.splitlines() or [""])
    whole = max(map(len, texts)) * _LETTER / _MOST_LINES
    return max(NARROWEST, min(longest * _LETTER + 2, WIDEST), min(whole, _WIDEST_OF_ALL), digits * _DIGIT + 2)


def _shown(cell: Cell) -> str:
    return f"{cell:,}" if isinstance(cell, int | float) else cell or ""


def _height(cells: Iterable[Cell], across: Sequence[float]) -> float:
    lines = max(_count_lines(_shown(cell), width, _LETTER) for cell, width in zip(cells, across, strict=True))
    return min(_LINE * lines + 2, _HIGHEST)


@lru_cache(maxsize=2**14)
def _count_lines(text: str, width: float, letter: float) -> int:
    room = max(1, int((width - 1) / letter))
    return sum(len(textwrap.wrap(line, room)) if len(line) > room else 1 for line in text.splitlines() or [""]) or 1
