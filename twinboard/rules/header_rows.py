"""Which row of a sheet is its header row: often a title, a note or units stand above it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from twinboard.models import CellValue, Sheet
from twinboard.rules.header_words import columns_named
from twinboard.rules.sheets import SHEETS

MOST_ROWS = 60
"""How many rows are looked at."""

_NEARLY = 0.6
"""A row that names so many of the columns that the best row names is a header row: the first such row is taken."""
_LEAST = 3


@dataclass(frozen=True)
class HeaderRow:
    """Where the header row is, counted from 0, and how many columns of the sheet it names."""

    row: int
    count_named: int


def find_header_row(sheet: Sheet, rows: Iterable[Sequence[CellValue]]) -> HeaderRow | None:
    """The header row among the first rows, where one names enough columns of a sheet to be told from a row of words."""
    counts = [_count(sheet, row) for row in islice(rows, MOST_ROWS)]
    best = max(counts, default=0)
    if not best:
        return None
    first = next(index for index, count in enumerate(counts) if count >= _NEARLY * best)
    return HeaderRow(first, counts[first])


def _count(sheet: Sheet, row: Sequence[CellValue]) -> int:
    """How many columns a row names; none where that may be by chance: two words of no declared form, or one."""
    named = columns_named(sheet, row)
    is_sure = len(named) >= _LEAST or (len(named) == 2 and sheet.id_column in named)
    return len(set(named.values())) if is_sure else 0


def sheet_of_headers(rows: Sequence[Sequence[CellValue]]) -> tuple[Sheet, HeaderRow] | None:
    """The one sheet whose columns a row names better than those of any other sheet."""
    found = [
        (sheet, one) for sheet in SHEETS if (one := find_header_row(sheet, rows)) and _is_whole(sheet, rows[one.row])
    ]
    most = max((one.count_named for _, one in found), default=0)
    best = [(sheet, one) for sheet, one in found if one.count_named == most]
    return best[0] if len(best) == 1 else None


def _is_whole(sheet: Sheet, row: Sequence[CellValue]) -> bool:
    """Whether a row names all that must be filled; or the id, and half of that, or nothing that is not the sheet's."""
    named = columns_named(sheet, row)
    required = [column.name for column in sheet.columns if column.required]
    count, filled = sum(name in named for name in required), [str(cell).strip() for cell in row if cell is not None]
    is_ours = len(named) > 1 and len(set(named.values())) == sum(map(bool, filled))
    return count == len(required) or (sheet.id_column in named and (2 * count >= len(required) or is_ours))
