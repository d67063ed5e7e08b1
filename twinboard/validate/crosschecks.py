"""What can only be seen across rows and sheets: repeated ids, references, units, addresses, order of days."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from twinboard.models import Column, Record, Rows, Value
from twinboard.names import name_keys, split_list
from twinboard.numerals import SCALES, in_digits, is_unit, may_be_unit
from twinboard.periods import written_period
from twinboard.rules import advice
from twinboard.rules.sheets import BY_NAME, FACTS, INDICATORS, MONEY, PARTNERS, STRANDS
from twinboard.rules.vocabularies import COUNTS_OF_OURS, HOME, PAGE_ADDRESSES, SERVER_ADDRESSES
from twinboard.validate.cells import SheetReading
from twinboard.validate.columns import several_named

Published = Rows
"""The published records."""

_LONGEST_NAME, _MOST_COMPARED = 100, 20_000
"""Longer texts are no names; so many pairs of names are compared, to say which was meant, in less than a second."""
_MOST_CHOICES = 5
_PARTS = re.compile(r"\s*[;,/()\n]\s*")
"""What stands between a name and what is said more of it: “Hefei, China”."""
_WITHOUT_ID = ("blank-required", "not-an-id", "error-in-cell", "formula-without-value")


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
        if reading.matched.sheet.name == FACTS:
            _check_units(reading, directories[INDICATORS])
        elif reading.matched.sheet.name == "Visits":
            _check_days(reading)
        elif reading.matched.sheet.name == "Conflicts":
            _check_ids(reading, ("about", "preferred"), [*directories.values()])
            _check_sides(reading, published.get("Conflicts", {}))
        elif reading.matched.sheet.name == INDICATORS:
            _check_taken(reading, dict.fromkeys(COUNTS_OF_OURS, "a count that the pages make themselves"))
        elif reading.matched.sheet.name in (PARTNERS, STRANDS):
            _check_addresses(reading, directories)
        if reading.matched.sheet.name in (FACTS, MONEY):
            _check_ids(reading, ("made_of",), [directories[FACTS], directories[MONEY]])
        if reading.matched.sheet.name == PARTNERS:
            _check_home(reading, directories[PARTNERS])


class _Directory:
    """The rows of one sheet that can be referred to, in the file and published: ids, and names for them.

    Names are gathered when a reference first asks for one: most sheets are never referred to, or by id alone.
    """

    def __init__(self, sheet: str, readings: Iterable[SheetReading], published: Published) -> None:
        self._published = published.get(sheet, {})
        self._in_file = [reading for reading in readings if reading.matched.sheet.name == sheet]
        self.sheet = sheet
        self.is_whole = all(one.matched.sheet.id_column in one.matched.positions for one in self._in_file)
        self._compared = 0
        self.count_nameless = sum(map(_count_without_id, self._in_file))
        """What is named and not found may be a row whose id has an error, which is told there: so many may be."""
        self.ids = frozenset(self._published).union(*(filter(None, reading.ids) for reading in self._in_file))

    @cached_property
    def rows(self) -> Mapping[str, Record]:
        """Every row by its id; a row in the file stands before the published one."""
        rows = dict(self._published)
        for reading in self._in_file:
            rows |= {record.id: record for record in reading.records() if record.id}
        return rows

    @cached_property
    def _spellings(self) -> Mapping[str, str]:
        return {key: name for record in self.rows.values() for name in _names_of(record) for key in name_keys(name)}

    @cached_property
    def _names(self) -> Mapping[str, set[str]]:
        names: dict[str, set[str]] = defaultdict(set)
        for record in self.rows.values():
            for key in (key for name in _names_of(record) for key in name_keys(name)):
                names[key].add(record.id)
        return names

    def find(self, typed: str) -> frozenset[str]:
        """The ids that `typed` may stand for: itself if it is one, else those it names."""
        if typed in self.ids:
            return frozenset({typed})
        return frozenset().union(*(self._names.get(key, set()) for key in name_keys(typed)))

    def likely(self, typed: str) -> str:
        """The name or id that was perhaps meant, as a sentence; empty where nothing is close.

        A file of very many names that nobody knows is none with slips of the pen: so many are compared and no more.
        """
        if one := next((part for part in _PARTS.split(typed) if part != typed and self.find(part)), ""):
            return f" Did you mean “{one.strip()}”?"
        key = min(name_keys(typed))
        if len(key) > _LONGEST_NAME or self._compared >= _MOST_COMPARED:
            return ""
        self._compared += len(self._spellings)
        close = difflib.get_close_matches(key, self._spellings, n=1, cutoff=0.75)
        return f" Did you mean “{self._spellings[close[0]]}”?" if close else ""


def _count_without_id(reading: SheetReading) -> int:
    id_column = reading.matched.sheet.id_column
    return sum(issue.column == id_column and issue.kind in _WITHOUT_ID for issue in reading.issues)


def _names_of(record: Record) -> Iterator[str]:
    for name in ("name", "title"):
        if record.values.get(name):
            yield str(record.values[name])
    yield from split_list(str(record.values.get("aliases") or ""))
    yield record.id


def _check_repeated_ids(reading: SheetReading) -> None:
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


def _resolve(reading: SheetReading, column: Column, directory: _Directory) -> None:
    if not directory.is_whole:
        return
    typed = reading.columns[column.name]
    found = {value: directory.find(str(value)) for value in set(typed) if value is not None}
    meant: dict[Value, Value] = {value: next(iter(ids)) for value, ids in found.items() if len(ids) == 1}
    reading.columns[column.name] = [meant.get(value, value) for value in typed]
    if len(meant) == len(found):
        return
    choices = {value: _either(ids) for value, ids in found.items() if len(ids) > 1}
    is_told = sum(not ids for ids in found.values()) <= directory.count_nameless
    several = {value: several_named(str(value), directory.find) for value, ids in found.items() if not ids}
    likely: dict[Value, str] = {}
    for position, value in enumerate(typed):
        if value is None or value in meant or (is_told and not found[value] and not several[value]):
            continue
        if found[value]:
            reading.report("ambiguous-name", column.name, position, value, choices=choices[value])
        elif several[value]:
            words = {"names": several[value], "instead": advice.ONE_REFERENCE[column.required]}
            reading.report("several-references", column.name, position, value, **words)
        else:
            if value not in likely:
                likely[value] = directory.likely(str(value))
            words = {"refers_to": directory.sheet, "likely": likely[value]}
            reading.report("unknown-reference", column.name, position, value, **words)


def _either(ids: Iterable[str]) -> str:
    """The first few of the ids, and how many more there are."""
    first = sorted(ids)
    more = len(first) - _MOST_CHOICES
    return " or ".join([*first[:_MOST_CHOICES], *([f"one of {more:,} more"] if more > 0 else [])])


def _check_units(reading: SheetReading, indicators: _Directory) -> None:
    _check_scales(reading, indicators)
    for position, typed in reading.typed_units.items():
        indicator = indicators.rows.get(str(reading.columns["indicator_id"][position]))
        stated = indicator and indicator.values.get("unit")
        if stated and not is_unit(typed, str(stated)):
            reading.overrule("unit-disagrees", "value", position, typed=typed, stated=stated)


def _check_scales(reading: SheetReading, indicators: _Directory) -> None:
    """An abbreviation that may be the unit: 12m of months is 12, or 12 million."""
    for position, scale in reading.typed_scales.items():
        indicator = indicators.rows.get(str(reading.columns["indicator_id"][position]))
        unit, value = str((indicator and indicator.values.get("unit")) or ""), reading.columns["value"][position]
        if position not in reading.typed_units and isinstance(value, Decimal) and may_be_unit(scale, unit):
            alone, scaled = in_digits(value.scaleb(-SCALES[scale])), in_digits(value)
            words = {"alone": alone, "scaled": scaled, "unit": unit}
            reading.overrule("unit-or-scale", "value", position, **words)


def _check_days(reading: SheetReading) -> None:
    for position, (starts, ends) in enumerate(zip(reading.columns["starts"], reading.columns["ends"], strict=True)):
        if starts and ends:
            first_on, last_on = written_period(str(starts)).first_on, written_period(str(ends)).last_on
            if first_on and last_on and last_on < first_on:
                reading.report("ends-before-starts", "ends", position, ends, starts=starts)


def _check_ids(reading: SheetReading, columns: Sequence[str], directories: Sequence[_Directory]) -> None:
    known = frozenset[str]().union(*(directory.ids for directory in directories))
    unknown = [
        (name, position, typed)
        for name in columns
        for position, value in enumerate(reading.columns[name])
        for typed in split_list(str(value or ""))
        if typed not in known
    ]
    if len({typed for *_, typed in unknown}) > sum(directory.count_nameless for directory in directories):
        for place in unknown:
            reading.report("unknown-id", *place)


def _check_sides(reading: SheetReading, published: Mapping[str, Record]) -> None:
    """A question is about two rows or more, or published otherwise; the one that officers rely on is among them."""
    rows = zip(reading.ids, reading.columns["about"], reading.columns["preferred"], strict=True)
    for position, (identity, about, preferred) in enumerate(rows):
        sides, before = split_list(str(about or "")), published.get(identity)
        if len(set(sides)) == 1 and not (before and before.values.get("about") == about):
            example = reading.matched.sheet.column("about").example
            reading.report("one-sided-conflict", "about", position, sides[0], example=example)
        if sides and preferred and preferred not in sides:
            reading.report("preferred-elsewhere", "preferred", position, preferred, about="; ".join(sides))


def _check_addresses(reading: SheetReading, directories: Mapping[str, _Directory]) -> None:
    sheet = reading.matched.sheet
    other = STRANDS if sheet.name == PARTNERS else PARTNERS
    taken = dict.fromkeys(directories[other].ids, f"the address of a row of the sheet {other}")
    taken |= dict.fromkeys((*PAGE_ADDRESSES, *SERVER_ADDRESSES), "the address of another page")
    _check_taken(reading, taken)


def _check_taken(reading: SheetReading, taken: Mapping[str, str]) -> None:
    for position, identity in enumerate(reading.ids):
        if identity in taken:
            reading.report("id-taken", reading.matched.sheet.id_column, position, identity, taken_by=taken[identity])


def _check_home(reading: SheetReading, partners: _Directory) -> None:
    homes = [record.id for record in partners.rows.values() if record.values.get("status") == HOME][:2]
    for position, (identity, status) in enumerate(zip(reading.ids, reading.columns["status"], strict=True)):
        others = [home for home in homes if home != identity]
        if status == HOME and others:
            reading.report("second-home", "status", position, identity, home=others[0])
