"""Every row gets the id of the thing that it tells of, and every reference the id of the row that it names."""

from collections.abc import Mapping, Sequence

from twinboard.models import Record, Rows
from twinboard.rules.sheets import BY_NAME, FACTS, MONEY
from twinboard.rules.vocabularies import COUNTS_OF_OURS, PAGE_ADDRESSES, SERVER_ADDRESSES
from twinboard.validate.cells import SheetReading
from twinboard.validate.identity.directory import Directory
from twinboard.validate.identity.making import make_ids
from twinboard.validate.identity.matching import match
from twinboard.validate.identity.partial import ask_of_words, fill_up, report_lacking
from twinboard.validate.identity.proposed import report_no_ids
from twinboard.validate.identity.references import either, resolve, resolve_lists

Directories = Mapping[str, Directory]


def identify(readings: Sequence[SheetReading], published: Rows) -> Directories:
    """Sheet by sheet, for rows are known by what they refer to: a sheet refers to those before it, and to itself."""
    taken = {*PAGE_ADDRESSES, *SERVER_ADDRESSES, *COUNTS_OF_OURS}.union(*published.values())
    taken = taken.union(*(filter(None, reading.ids) for reading in readings))
    directories: dict[str, Directory] = {}
    for name in BY_NAME:
        in_file = [reading for reading in readings if reading.matched.sheet.name == name]
        known, in_question = published.get(name, {}), set[str]()
        for reading in in_file:
            _resolve(reading, directories)
            in_question |= _give_ids(reading, known, taken)
            _report_repeated(reading)
        directories[name] = Directory(name, in_file, known, in_question)
        for reading in in_file:
            _resolve(reading, {name: directories[name]})
    for reading in readings:
        if reading.matched.sheet.name == "Conflicts":
            resolve_lists(reading, ("about", "preferred"), [*directories.values()])
        elif reading.matched.sheet.name in (FACTS, MONEY):
            resolve_lists(reading, ("made_of",), [directories[FACTS], directories[MONEY]])
    return directories


def _resolve(reading: SheetReading, directories: Directories) -> None:
    for column in reading.matched.sheet.columns:
        if column.refers_to in directories and column.name in reading.matched.positions:
            resolve(reading, column, directories[str(column.refers_to)])


def _give_ids(reading: SheetReading, published: Mapping[str, Record], taken: set[str]) -> set[str]:
    """Fills in the ids, and what is published of columns not sent; gives the published ids that are asked about."""
    ids, found = reading.columns[reading.matched.sheet.id_column], match(reading, published)
    new = [position for position in reading.without_id if position not in found.ids]
    for position, identity in {**found.ids, **make_ids(reading, new, taken)}.items():
        ids[position] = identity
    report_no_ids(reading, taken)
    fill_up(reading, published)
    ask_of_words(reading, published)
    report_lacking(reading, published, found.perhaps)
    if not reading.matched.lacking:
        _ask(reading, found.perhaps)
    return {identity for perhaps in found.perhaps.values() for identity in perhaps}


def _ask(reading: SheetReading, perhaps: Mapping[int, Sequence[str]]) -> None:
    for position, likely in sorted(perhaps.items()):
        words = {"made": reading.ids[position], "likely": either(likely)}
        reading.report("perhaps-published", reading.matched.sheet.id_column, position, **words)


def _report_repeated(reading: SheetReading) -> None:
    id_column, ids = reading.matched.sheet.id_column, reading.ids
    if len(set(ids)) == len(ids):
        return
    seen: dict[str, int] = {}
    for position, identity in enumerate(ids):
        if identity in seen:
            first = reading.matched.cell(id_column, reading.rows[seen[identity]])
            reading.report("repeated-id", id_column, position, identity, first=first)
        elif identity:
            seen[identity] = position
