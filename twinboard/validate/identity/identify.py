"""Every row gets the id of the thing that it tells of, and every reference the id of the row that it names."""

from collections.abc import Mapping, Sequence

from twinboard.models import Rows, Value
from twinboard.rules.sheets import BY_NAME, FACTS, MONEY
from twinboard.rules.vocabularies import COUNTS_OF_OURS, PAGE_ADDRESSES, SERVER_ADDRESSES
from twinboard.validate.cells import SheetReading
from twinboard.validate.identity.collisions import ask_of_alike
from twinboard.validate.identity.directory import Directory
from twinboard.validate.identity.making import make_ids
from twinboard.validate.identity.matching import match
from twinboard.validate.identity.partial import ask_of_words, fill_up, keep_names, report_lacking
from twinboard.validate.identity.proposed import report_no_ids
from twinboard.validate.identity.references import either, named_in, resolve, resolve_lists

Directories = Mapping[str, Directory]

_CONFLICTS, _SIDES = "Conflicts", ("about", "preferred")
_MADE_OF, _ADDED = "made_of", (FACTS, MONEY)
_FOR_VISITS = "visits"


def identify(readings: Sequence[SheetReading], published: Rows, then: Rows | None = None) -> Directories:
    """Sheet by sheet, for rows are known by what they refer to: a sheet refers to those before it, and to itself.

    `then`: the rows of the earlier version that the file was made from, by which its rows are known first.
    """
    taken = {*PAGE_ADDRESSES, *SERVER_ADDRESSES, *COUNTS_OF_OURS}.union(*published.values())
    taken = taken.union(*(filter(None, reading.ids) for reading in readings))
    directories: dict[str, Directory] = {}
    for name in BY_NAME:
        in_file = [reading for reading in readings if reading.matched.sheet.name == name]
        known, in_question = published.get(name, {}), set[str]()
        for reading in in_file:
            _resolve(reading, directories)
            if name == _CONFLICTS:
                resolve_lists(reading, _SIDES, [*directories.values(), Directory(name, in_file, known, ())])
            if name == MONEY:
                resolve_lists(reading, (_FOR_VISITS,), [directories["Visits"]])
            if then:
                _know_from(reading, then, published)
            in_question |= _give_ids(reading, published, taken)
            _report_repeated(reading)
        directories[name] = Directory(name, in_file, known, in_question)
        for reading in in_file:
            _resolve(reading, {name: directories[name]})
    for reading in (one for one in readings if _MADE_OF in one.columns):
        resolve_lists(reading, (_MADE_OF,), [directories[name] for name in _ADDED])
    return directories


def _resolve(reading: SheetReading, directories: Directories) -> None:
    for column in reading.matched.sheet.columns:
        if column.refers_to in directories and column.name in reading.matched.positions:
            resolve(reading, column, directories[str(column.refers_to)])


def _know_from(reading: SheetReading, then: Rows, published: Rows) -> None:
    """Gives rows without an id that of the row which they were in the version that the file was made from."""
    sheet = reading.matched.sheet
    rows = then.get(sheet.name, {})
    found = match(reading, rows, _named(reading, published))
    for position, identity in found.ids.items():
        reading.columns[sheet.id_column][position] = identity
    if reading.matched.lacking:
        keep_names(reading, rows, found.ids)


def _give_ids(reading: SheetReading, all_published: Rows, taken: set[str]) -> set[str]:
    """Fills in the ids, and what is published of columns not sent; gives the published ids that are asked about."""
    sheet = reading.matched.sheet
    published = all_published.get(sheet.name, {})
    ids, found = reading.columns[sheet.id_column], match(reading, published, _named(reading, all_published))
    new = [position for position in reading.without_id if position not in found.ids and not ids[position]]
    for position, identity in {**found.ids, **make_ids(reading, new, taken)}.items():
        ids[position] = identity
    report_no_ids(reading, taken)
    if reading.matched.lacking:
        keep_names(reading, published, found.ids)
    fill_up(reading, published)
    ask_of_words(reading, published)
    report_lacking(reading, published, found.perhaps)
    if not reading.matched.lacking:
        _ask(reading, found.perhaps)
        ask_of_alike(reading, new)
    return {identity for perhaps in found.perhaps.values() for identity in perhaps}


def _named(reading: SheetReading, published: Rows) -> dict[str, list[Value]]:
    """The columns in which rows of the same sheet are named, which have no ids yet: with those that are published."""
    sheet = reading.matched.sheet
    if not reading.without_id:
        return {}
    own = [column.name for column in sheet.columns if column.refers_to == sheet.name]
    found = {name: named_in(reading.columns[name], _published_of([sheet.name], published)) for name in own}
    if _MADE_OF in reading.columns:
        found[_MADE_OF] = named_in(reading.columns[_MADE_OF], _published_of(_ADDED, published))
    return found


def _published_of(sheets: Sequence[str], published: Rows) -> list[Directory]:
    return [Directory(name, (), published.get(name, {}), ()) for name in sheets]


def _ask(reading: SheetReading, perhaps: Mapping[int, Sequence[str]]) -> None:
    ids = reading.ids
    for position, likely in sorted(perhaps.items()):
        words = {"made": ids[position], "likely": either(likely)}
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
