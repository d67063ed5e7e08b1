"""Rows whose cells stand under other headers than theirs, because a cell was put in or taken out: told once a row."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from twinboard.addresses import places_of
from twinboard.models import CellValue, Rows, Severity
from twinboard.rules import advice
from twinboard.rules.sheets import BY_NAME
from twinboard.validate.cells import SheetReading
from twinboard.validate.fits import Fits
from twinboard.validate.structure import is_blank

_LEAST_ERRORS, _MOST_CELLS, _MOST_TRIED = 3, 3, 40
"""Of so many rows every shift is tried, of the others those that were found by then."""
_STILL = 4
"""One error of so many may be left when the cells are moved back."""
_LEAST_RIGHT = 2
"""So many words, numbers or times must be under their headers then; where no error is left, one is enough."""


class _Shift(NamedTuple):
    """From which place on the cells of a row are moved, and by how many to the right (to the left below zero)."""

    start: int
    by: int


def tell_shifted(readings: Sequence[SheetReading], published: Rows) -> None:
    """Puts one issue in the place of all those of a row that looks shifted."""
    known = {name: set(published.get(name, ())) for name in BY_NAME}
    for reading in readings:
        known[reading.matched.sheet.name].update(filter(None, reading.ids))
    for reading in readings:
        if suspects := _suspects(reading):
            _tell(reading, suspects, Fits(reading.matched, known))


def _suspects(reading: SheetReading) -> list[int]:
    """The positions of rows with several cells in error."""
    counts: dict[int, int] = defaultdict(int)
    for issue in reading.issues:
        if issue.severity is Severity.ERROR:
            for row in {row for row, _ in places_of(issue.cell)}:
                counts[row] += 1
    first = reading.matched.table.first_row + 1
    return [at for at, row in enumerate(reading.rows) if counts.get(first + row, 0) >= _LEAST_ERRORS]


def _tell(reading: SheetReading, suspects: Sequence[int], fits: Fits) -> None:
    matched, first = reading.matched, reading.matched.table.first_row + 1
    found: dict[int, _Shift] = {}
    for count, position in enumerate(suspects):
        row = matched.table.rows[reading.rows[position]]
        tried = dict.fromkeys(found.values()) if count >= _MOST_TRIED else _shifts(row, fits)
        if shift := _best(row, tried, fits):
            found[position] = shift
    rows = {first + reading.rows[position] for position in found}
    if rows:
        reading.issues = [one for one in reading.issues if rows.isdisjoint(row for row, _ in places_of(one.cell))]
    names = {place: column.name for place, column in fits.columns.items()}
    for position, shift in found.items():
        _report(reading, position, shift, names)


def _report(reading: SheetReading, position: int, shift: _Shift, names: Mapping[int, str]) -> None:
    count, is_right = abs(shift.by), shift.by > 0
    cells = "one cell" if count == 1 else f"{count} cells"
    told = advice.SHIFTED_RIGHT if is_right else advice.SHIFTED_LEFT
    words = {"cells": cells, "side": "right" if is_right else "left", "advice": told.format(cells=cells)}
    reading.report_row("row-shifted", names[shift.start], position, **words)


def _shifts(row: Sequence[CellValue], fits: Fits) -> Iterator[_Shift]:
    """A cell that was put in is blank; one that was taken out may have stood anywhere."""
    places = sorted(fits.columns)
    for by in (step for count in range(1, _MOST_CELLS + 1) for step in (count, -count)):
        for start in places:
            if by < 0 or all(is_blank(_at(row, start + step)) for step in range(by)):
                yield _Shift(start, by)


def _best(row: Sequence[CellValue], shifts: Mapping[_Shift, None] | Iterator[_Shift], fits: Fits) -> _Shift | None:
    """The smallest shift that explains nearly all that is wrong with a row."""
    wrong, _ = _judged(row, fits, _Shift(0, 0))
    judged = [(*_judged(row, fits, shift), shift) for shift in shifts]
    counts = [(left, abs(shift.by), shift) for left, right, shift in judged if right >= (_LEAST_RIGHT if left else 1)]
    fewest, _, best = min(counts, key=lambda one: one[:2], default=(wrong, 0, None))
    return best if best and wrong >= _LEAST_ERRORS and _STILL * fewest <= wrong else None


def _judged(row: Sequence[CellValue], fits: Fits, shift: _Shift) -> tuple[int, int]:
    """How many cells of the row are wrong once they are moved back, and how many that moved are right.

    What was taken out is not missed.
    """
    wrong = right = 0
    for place, column in fits.columns.items():
        is_moved = place >= shift.start
        is_lost = is_moved and place < shift.start - shift.by
        value = None if is_lost else _at(row, place + (shift.by if is_moved else 0))
        fitting = fits.fits(place, value)
        wrong += fitting is False or (column.required and is_blank(value) and not is_lost)
        right += fitting is True and is_moved
    return wrong, right


def _at(row: Sequence[CellValue], place: int) -> CellValue:
    return row[place] if 0 <= place < len(row) else None
