"""An id for a row that has none, or one that is none: made of its title, free, and written as ids are."""

import re
from collections.abc import Iterator, Sequence

from twinboard.models import CellValue, Kind, Rows
from twinboard.names import without_marks
from twinboard.rules.placeholders import PLACEHOLDERS
from twinboard.rules.sheets import PARTNERS, STRANDS
from twinboard.rules.vocabularies import COUNTS_OF_OURS, PAGE_ADDRESSES, SERVER_ADDRESSES
from twinboard.validate.cells import SheetReading

_TITLES = ("title", "name", "question")
_LONGEST, _MOST = 60, 20
"""How long an id is made, and for how many rows of a sheet one is made; the others are told like the last of these."""


def propose_ids(readings: Sequence[SheetReading], published: Rows) -> None:
    """Adds the issues of the cells that should hold an id and hold none, each with an id that can be typed there."""
    addresses = {one for sheet in (PARTNERS, STRANDS) for one in published.get(sheet, {})}
    addresses |= {
        one for reading in readings if reading.matched.sheet.name in (PARTNERS, STRANDS) for one in reading.ids
    }
    for reading in readings:
        if reading.without_id:
            taken = {*reading.ids, *published.get(reading.matched.sheet.name, {}), *addresses}
            _propose(reading, taken | {*PAGE_ADDRESSES, *SERVER_ADDRESSES, *COUNTS_OF_OURS})


def _propose(reading: SheetReading, taken: set[str]) -> None:
    column = reading.matched.sheet.columns[0]
    proposal = column.example
    for count, (position, typed) in enumerate(sorted(reading.without_id.items())):
        if count < _MOST:
            proposal = _free(_made_of(reading, position, typed), taken)
            taken.add(proposal)
        if typed is None:
            reading.report("blank-required", column.name, position, rule=column.rule, example=proposal)
        else:
            reading.report("not-an-id", column.name, position, typed, example=proposal)


def _made_of(reading: SheetReading, position: int, typed: CellValue) -> str:
    """The words of the cell, of the title, or of what the row refers to; else the number of the row."""
    is_nothing = str(typed or "").strip().casefold() in PLACEHOLDERS
    sources = ("" if is_nothing else str(typed or ""), *(" ".join(words) for words in _words_of(reading, position)))
    row = reading.matched.table.row_number(reading.rows[position])
    noun = reading.matched.sheet.id_column.removesuffix("_id")
    return next(filter(None, map(_slug, sources)), f"{noun}-{row}")


def _words_of(reading: SheetReading, position: int) -> Iterator[list[str]]:
    columns = reading.columns
    yield [str(columns[name][position] or "") for name in _TITLES if name in columns]
    kinds = (Kind.REFERENCE, Kind.PERIOD)
    named = [one.name for one in reading.matched.sheet.columns if one.kind in kinds and one.name != "source_id"]
    yield [str(columns[name][position] or "") for name in named]


def _slug(text: str) -> str:
    words = re.findall(r"[a-z0-9]+", without_marks(text.casefold()))
    slug = "-".join(words)
    return slug if len(slug) <= _LONGEST else slug[: _LONGEST + 1].rsplit("-", 1)[0][:_LONGEST]


def _free(wanted: str, taken: set[str]) -> str:
    if wanted not in taken:
        return wanted
    return next(one for number in range(2, len(taken) + 3) if (one := f"{wanted}-{number}") not in taken)
