"""Whether a value belongs in its column by its look: what rows that are none, or are shifted, are known by."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from itertools import islice

from twinboard.models import CellValue, Column, Kind, Listed
from twinboard.names import folded
from twinboard.validate.columns.lists import IDS
from twinboard.validate.structure import Matched, is_blank
from twinboard.validate.values import read_value

_MOST_ROWS = 5_000
"""Of so many rows it is noted what they refer to."""


class Fits:
    """What is known of the columns of a sheet: the words and forms that each allows, and what other rows refer to.

    `known`: more ids and names, by the sheet on which they stand.
    """

    def __init__(self, matched: Matched, known: Mapping[str, Collection[str]] | None = None) -> None:
        self._matched = matched
        self._known = known or {}
        self.columns: dict[int, Column] = {
            place: matched.sheet.column(name) for name, place in matched.positions.items()
        }

    def fits(self, place: int, value: CellValue) -> bool | None:
        """Whether a value is one of its column; None where that cannot be told: of texts, and of blank cells."""
        column = self.columns.get(place)
        if column is None or is_blank(value) or (column.kind is Kind.TEXT and column.listed is not Listed.IDS):
            return None
        if column.kind is Kind.TEXT:
            return bool(IDS.fullmatch(str(value)))
        if column.kind is Kind.REFERENCE:
            return folded(str(value)) in self._referred[place]
        is_bare = column.kind is Kind.IDENTIFIER and not any(letter.isalpha() for letter in str(value))
        return not is_bare and read_value(column, value).is_of_column

    @cached_property
    def _referred(self) -> Mapping[int, Collection[str]]:
        """What whole rows refer to, by the place of the column."""
        required = [place for _, place in self._matched.required()]
        full = [row for _, row in islice(self._matched.filled_rows(), _MOST_ROWS) if self._is_whole(row, required)]
        return {
            place: {folded(str(row[place])) for row in full if place < len(row)}.union(
                map(folded, self._known.get(column.refers_to or "", ()))
            )
            for place, column in self.columns.items()
            if column.kind is Kind.REFERENCE
        }

    def _is_whole(self, row: Sequence[CellValue], required: Sequence[int]) -> bool:
        """Whether all is there that must be, and each number, time and word is one of its column."""
        is_full = all(place < len(row) and not is_blank(row[place]) for place in required)
        places = [place for place, column in self.columns.items() if column.kind is not Kind.REFERENCE]
        return is_full and all(self.fits(place, row[place]) is not False for place in places if place < len(row))
