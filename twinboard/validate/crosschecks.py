"""What can only be seen across rows and sheets: repeated ids, references, units, addresses, order of days."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from twinboard.models import Column, Record, Value
from twinboard.names import name_keys, split_list
from twinboard.periods import read_period
from twinboard.rules.sheets import BY_NAME, INDICATORS, PARTNERS, STRANDS
from twinboard.rules.vocabularies import COUNTS_OF_OURS, HOME, PAGE_ADDRESSES, SERVER_ADDRESSES
from twinboard.validate.cells import SheetReading

Published = Mapping[str, Mapping[str, Record]]
"""The published records, by sheet name and id."""


def cross_check(readings: Sequence[SheetReading], published: Published) -> None:
    """Adds the issues that show across rows to the readings, and replaces names by the ids they stand for."""
    for reading in readings:
        _check_repeated_ids(reading)
    directories = {name: _Directory(name, readings, published) for name in BY_NAME}
    for reading in readings:
        for column in reading.matched.sheet.columns:
            if column.refers_to and column.name in reading.matched.positions:
                _resolve(reading, column, directories[column.refers_to])
    for reading in readings:
        if reading.matched.sheet.name == "Facts":
            _check_units(reading, directories[INDICATORS])
        elif reading.matched.sheet.name == "Visits":
            _check_days(reading)
        elif reading.matched.sheet.name == "Conflicts":
            _check_ids(reading, frozenset().union(*(directory.ids for directory in directories.values())))
        elif reading.matched.sheet.name == INDICATORS:
            _check_taken(reading, dict.fromkeys(COUNTS_OF_OURS, "a count that the pages make themselves"))
        elif reading.matched.sheet.name in (PARTNERS, STRANDS):
            _check_addresses(reading, directories)
        if reading.matched.sheet.name == PARTNERS:
            _check_home(reading, directories[PARTNERS])


class _Directory:
    """The rows of one sheet that can be referred to, in the file and published: ids, and names for them."""

    def __init__(self, sheet: str, readings: Iterable[SheetReading], published: Published) -> None:
        rows = dict(published.get(sheet, {}))
        in_file = [reading for reading in readings if reading.matched.sheet.name == sheet]
        self.sheet = sheet
        self.is_whole = all(reading.matched.sheet.id_column in reading.matched.positions for reading in in_file)
        for reading in in_file:
            rows |= {record.id: record for record in reading.records if record.id}
        self.rows: Mapping[str, Record] = rows
        self.ids = frozenset(rows)
        self._names: dict[str, set[str]] = defaultdict(set)
        self._spellings: dict[str, str] = {}
        for record in rows.values():
            for name in _names_of(record):
                for key in name_keys(name):
                    self._names[key].add(record.id)
                    self._spellings[key] = name

    def find(self, typed: str) -> frozenset[str]:
        """The ids that `typed` may stand for: itself if it is one, else those it names."""
        if typed in self.ids:
            return frozenset({typed})
        return frozenset().union(*(self._names.get(key, set()) for key in name_keys(typed)))

    def likely(self, typed: str) -> str:
        """The name or id that was perhaps meant, as a sentence; empty where nothing is close."""
        close = difflib.get_close_matches(min(name_keys(typed)), self._spellings, n=1, cutoff=0.75)
        return f" Did you mean “{self._spellings[close[0]]}”?" if close else ""


def _names_of(record: Record) -> Iterator[str]:
    for name in ("name", "title"):
        if record.values.get(name):
            yield str(record.values[name])
    yield from split_list(str(record.values.get("aliases") or ""))
    yield record.id


def _check_repeated_ids(reading: SheetReading) -> None:
    id_column = reading.matched.sheet.id_column
    seen: dict[str, int] = {}
    for index, record in zip(reading.rows, reading.records, strict=True):
        if record.id in seen:
            first = reading.matched.cell(id_column, seen[record.id])
            reading.report("repeated-id", id_column, index, record.id, first=first)
        elif record.id:
            seen[record.id] = index


def _resolve(reading: SheetReading, column: Column, directory: _Directory) -> None:
    if not directory.is_whole:
        return
    for position, (index, record) in enumerate(zip(reading.rows, reading.records, strict=True)):
        typed = record.values.get(column.name)
        if typed is None:
            continue
        found = directory.find(str(typed))
        if len(found) == 1:
            values: dict[str, Value] = {**record.values, column.name: next(iter(found))}
            reading.records[position] = Record(record.sheet, record.id, values, record.row, record.letters)
        elif found:
            reading.report("ambiguous-name", column.name, index, typed, choices=" or ".join(sorted(found)))
        else:
            words = {"refers_to": directory.sheet, "likely": directory.likely(str(typed))}
            reading.report("unknown-reference", column.name, index, typed, **words)


def _check_units(reading: SheetReading, indicators: _Directory) -> None:
    for index, record in zip(reading.rows, reading.records, strict=True):
        indicator = indicators.rows.get(str(record.values.get("indicator_id")))
        typed = reading.typed_units.get(index)
        if typed and indicator and indicator.values.get("unit") not in (typed, None):
            stated = indicator.values["unit"]
            reading.report("unit-disagrees", "value", index, record.values["value"], typed=typed, stated=stated)


def _check_days(reading: SheetReading) -> None:
    for index, record in zip(reading.rows, reading.records, strict=True):
        starts, ends = record.values.get("starts"), record.values.get("ends")
        if starts and ends:
            first_on, last_on = read_period(str(starts)).first_on, read_period(str(ends)).last_on
            if first_on and last_on and last_on < first_on:
                reading.report("ends-before-starts", "ends", index, ends, starts=starts)


def _check_ids(reading: SheetReading, known: frozenset[str]) -> None:
    for name in ("about", "preferred"):
        for index, record in zip(reading.rows, reading.records, strict=True):
            for typed in split_list(str(record.values.get(name) or "")):
                if typed not in known:
                    reading.report("unknown-id", name, index, typed)


def _check_addresses(reading: SheetReading, directories: Mapping[str, _Directory]) -> None:
    sheet = reading.matched.sheet
    other = STRANDS if sheet.name == PARTNERS else PARTNERS
    taken = dict.fromkeys(directories[other].ids, f"the address of a row of the sheet {other}")
    taken |= dict.fromkeys((*PAGE_ADDRESSES, *SERVER_ADDRESSES), "the address of another page")
    _check_taken(reading, taken)


def _check_taken(reading: SheetReading, taken: Mapping[str, str]) -> None:
    for index, record in zip(reading.rows, reading.records, strict=True):
        if record.id in taken:
            reading.report("id-taken", reading.matched.sheet.id_column, index, record.id, taken_by=taken[record.id])


def _check_home(reading: SheetReading, partners: _Directory) -> None:
    homes = [record.id for record in partners.rows.values() if record.values.get("status") == HOME]
    for index, record in zip(reading.rows, reading.records, strict=True):
        others = [home for home in homes if home != record.id]
        if record.values.get("status") == HOME and others:
            reading.report("second-home", "status", index, record.id, home=others[0])
