"""What the cells of one of our sheets show, column by column, and which of its rows are struck out as a whole."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from twinboard.models import WHOLE, CellValue, Shown
from twinboard.validate.structure import Matched, is_blank


class Seen(NamedTuple):
    """A value as its cell shows it; equal ones read the same."""

    type: type
    value: CellValue
    shown: Shown


@dataclass(frozen=True)
class Looks:
    """What is shown, by the place of the column in the table and the position of the row among the filled ones."""

    by_column: Mapping[int, Mapping[int, Shown]]
    struck_rows: frozenset[int] = frozenset()

    def of(self, column: int) -> Mapping[int, Shown]:
        return self.by_column.get(column, {})


def looks_of(matched: Matched, rows: Sequence[int]) -> Looks:
    """`rows`: the index in the table of each filled row. Of a row struck out as a whole, that is told once."""
    table = matched.table
    if not table.shown:
        return Looks({})
    positions = {table.first_row + 1 + row: position for position, row in enumerate(rows)}
    ours = set(matched.positions.values())
    found: dict[int, dict[int, Shown]] = defaultdict(dict)
    for (row, column), shown in table.shown.items():
        if row in positions and column - table.first_column in ours:
            found[column - table.first_column][positions[row]] = shown
    struck = _struck(matched, rows, found)
    for looks in found.values():
        for position in struck.intersection(looks):
            looks[position] = replace(looks[position], struck="")
    return Looks(found, struck)


def _struck(matched: Matched, rows: Sequence[int], found: Mapping[int, Mapping[int, Shown]]) -> frozenset[int]:
    """The rows of which every filled cell of ours is struck out."""
    marked = {position for looks in found.values() for position, shown in looks.items() if shown.struck == WHOLE}
    return frozenset(position for position in marked if _is_struck(matched, rows[position], position, found))


def _is_struck(matched: Matched, row: int, position: int, found: Mapping[int, Mapping[int, Shown]]) -> bool:
    cells = matched.table.rows[row]
    filled = [place for place in matched.positions.values() if place < len(cells) and not is_blank(cells[place])]
    looks = [found.get(place, {}).get(position) for place in filled]
    return len(filled) > 1 and all(shown is not None and shown.struck == WHOLE for shown in looks)
