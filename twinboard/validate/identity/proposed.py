"""An id for a cell in which something stands that is none: made of that, else of what the row says, and free."""

from collections.abc import Iterator

from twinboard.models import CellValue
from twinboard.rules.header_words import noun_of
from twinboard.rules.identities import IDENTITIES
from twinboard.validate.cells import SheetReading
from twinboard.validate.identity.slugs import slug_of_all

_MOST = 20
"""For so many rows of a sheet an id is made; the others are told like the last of these."""


def report_no_ids(reading: SheetReading, taken: set[str]) -> None:
    """Adds the issues of the cells that hold no id although something stands there, each with one to type instead."""
    column = reading.matched.sheet.columns[0]
    proposal = column.example
    for count, (position, typed) in enumerate(sorted(reading.no_ids.items())):
        if count < _MOST:
            proposal = _free(next(filter(None, _ways(reading, position, typed))), taken)
            taken.add(proposal)
        reading.report("not-an-id", column.name, position, typed, example=proposal)


def _ways(reading: SheetReading, position: int, typed: CellValue) -> Iterator[str]:
    """Of the words of the cell, of what the row says; else of the number of the row."""
    sheet = reading.matched.sheet
    yield slug_of_all([str(typed or "").strip()], noun_of(sheet))
    names = IDENTITIES[sheet.name].forms[0]
    yield slug_of_all([str(reading.columns[name][position] or "") for name in names], noun_of(sheet))
    yield f"{noun_of(sheet)}-{reading.matched.table.row_number(reading.rows[position])}"


def _free(wanted: str, taken: set[str]) -> str:
    if wanted not in taken:
        return wanted
    return next(one for number in range(2, len(taken) + 3) if (one := f"{wanted}-{number}") not in taken)
