"""How much a slide holds: paragraphs and rows of tables, dealt out to as many slides as they need."""

import math
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from twinboard.charts.base.letters import width_of
from twinboard.charts.base.wording import at_most
from twinboard.papers.packs.table import Table

TEXT_POINTS, SMALL_POINTS, TABLE_POINTS = 20, 16, 12
WIDTH_POINTS, HEIGHT_POINTS = 870.0, 380.0
SAID_POINTS = 32.0
"""The height of a line above a table."""
BETWEEN_POINTS = 6
_LINE = 1.2
_LONGEST_TITLE = 100
_SAFE = 1.08
"""Words are broken at spaces, so that lines are not full."""
_CELL_ROOM = (15.0, 9.0)
"""Points that the margins of a cell take off its width and add to its height."""


_Item = TypeVar("_Item")


@dataclass(frozen=True)
class Line:
    """A paragraph of a slide: a word or name that stands out, what is said, and what the notes say about it."""

    said: str
    term: str = ""
    note: str = ""


def pages_of(lines: Sequence[Line], points: int) -> list[list[Line]]:
    """The paragraphs of each slide; one that no slide holds goes on where it has to."""
    cut = [part for line in lines for part in _cut(line, points)]
    return _dealt(cut, HEIGHT_POINTS, lambda line: _height(line, points))


def rows_of(table: Table) -> list[list[tuple[str, ...]]]:
    """The rows of each slide, below the header that all of them have."""
    room = HEIGHT_POINTS - SAID_POINTS - _row_height(table, table.header)
    return _dealt(table.rows, room, lambda row: _row_height(table, row))


def title_of(title: str, number: int, count: int) -> str:
    """The title of one of several slides, no longer than there is room for above the text."""
    cut = at_most(title, _LONGEST_TITLE)
    return cut if count == 1 else f"{cut} ({number} of {count})"


def _dealt(items: Sequence[_Item], room: float, height_of: Callable[[_Item], float]) -> list[list[_Item]]:
    """The items in their order, on as many slides as they need; what is too high for one has one to itself."""
    pages: list[list[_Item]] = [[]]
    left = room
    for item in items:
        height = height_of(item)
        if height > left and pages[-1]:
            pages.append([])
            left = room
        pages[-1].append(item)
        left -= height
    return pages


def _cut(line: Line, points: int) -> Iterator[Line]:
    whole = f"{line.term} {line.said}"
    share = HEIGHT_POINTS / _height(line, points)
    if share >= 1:
        yield line
        return
    first, *rest = textwrap.wrap(line.said, max(int(len(whole) * share * 0.8) - len(line.term), 200))
    yield replace(line, said=first)
    yield from (Line(each) for each in rest)


def _height(line: Line, points: int) -> float:
    return _count_lines(f"{line.term}: {line.said}", points, WIDTH_POINTS) * points * _LINE + BETWEEN_POINTS


def _row_height(table: Table, row: Sequence[str]) -> float:
    widths = [share * WIDTH_POINTS - _CELL_ROOM[0] for share in table.shares]
    count = max(_count_lines(cell, TABLE_POINTS, width) for cell, width in zip(row, widths, strict=True))
    return count * TABLE_POINTS * _LINE + _CELL_ROOM[1]


def _count_lines(text: str, points: int, width: float) -> int:
    return max(math.ceil(width_of(text, points) * _SAFE / width), 1)
