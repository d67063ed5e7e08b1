"""A sheet column by column: each value is read once however often it stands there, and reported wherever it does."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from twinboard.models import Bound, CellValue, Column, Issue, Kind, Record, Shown, Value
from twinboard.rules import advice
from twinboard.rules.issue_kinds import TOGETHER, is_doubt, issue
from twinboard.rules.stored import bound_of, has_own_bound, high_of, stored_columns
from twinboard.signs import writable
from twinboard.validate.columns import PLAIN, Habits, Place, habits_of
from twinboard.validate.findings import lost_cells
from twinboard.validate.looks import Seen, looks_of
from twinboard.validate.ordinary import ordinary
from twinboard.validate.ranges import call_ranges_so, letters_beside, report_others
from twinboard.validate.reading import BLANK, Reading
from twinboard.validate.shown import read_shown
from twinboard.validate.structure import Matched, is_blank
from twinboard.validate.values import read_value

_NUMBERS = {bool, int, float}
"""Types whose values may be equal and yet not the same: 1, 1.0 and True."""


@dataclass
class SheetReading:
    """What was read of one sheet: its stored columns, its issues, and by place units and scales typed with a number.

    `doubtful` are the readings that the officer is asked about, by column and position; `no_ids` has what stands in
    the cells that should hold an id and hold something else, `without_id` the rows in which nothing stands there. A
    position (from 0) counts the filled rows; `rows` holds the index of each in the table. A row with issues is read
    like the others, so that references to its id are found. `sent`: what the file has of columns that were filled up
    with what is published.
    """

    matched: Matched
    rows: list[int]
    columns: dict[str, list[Value]]
    issues: list[Issue] = field(default_factory=list)
    typed_units: dict[tuple[str, int], str] = field(default_factory=dict)
    typed_scales: dict[tuple[str, int], str] = field(default_factory=dict)
    doubtful: dict[str, dict[int, Reading]] = field(default_factory=dict)
    no_ids: dict[int, CellValue] = field(default_factory=dict)
    without_id: list[int] = field(default_factory=list)
    sent: dict[str, list[Value]] = field(default_factory=dict)

    @property
    def ids(self) -> list[str]:
        return [str(value or "") for value in self.columns[self.matched.sheet.id_column]]

    def report(self, kind: str, column: str, position: int, value: object = "", **words: object) -> None:
        cell = self.matched.cell(column, self.rows[position])
        typed = int(value) if isinstance(value, float) and value.is_integer() else value
        typed = str(typed).upper() if isinstance(typed, bool) else typed
        typed = writable(typed) if isinstance(typed, str) else typed
        self.issues.append(issue(kind, sheet=self.matched.shown, cell=cell, column=column, value=typed, **words))

    def report_row(self, kind: str, column: str, position: int, **words: str) -> None:
        """The same of a row as a whole, which is not judged then; told at one of its cells."""
        cell = self.matched.cell(column, self.rows[position])
        self.issues.append(issue(kind, sheet=self.matched.shown, cell=cell, **words))

    def typed(self, column: str, position: int) -> CellValue:
        """What stands in a cell."""
        row, place = self.matched.table.rows[self.rows[position]], self.matched.positions[column]
        return row[place] if place < len(row) else None

    def is_unread(self, column: str, position: int) -> bool:
        """Whether something stands in a cell of which nothing was read."""
        is_there = self.columns[column][position] is None and column in self.matched.positions
        return is_there and not is_blank(self.typed(column, position))

    def is_empty(self, column: str, position: int) -> bool:
        """Whether nothing stands in a cell, or the file has no such column."""
        return column not in self.matched.positions or is_blank(self.typed(column, position))

    def seen(self, column: str, position: int) -> CellValue:
        """What a cell shows."""
        shown = self._shown(column, position)
        return self.typed(column, position) if shown is None else shown

    def is_by_format(self, column: str, position: int) -> bool:
        """Whether the format of a cell prints more than its value has, so that what is typed anew is printed so too."""
        return self._shown(column, position) is not None and not isinstance(self.typed(column, position), str)

    def _shown(self, column: str, position: int) -> str | None:
        table, row = self.matched.table, self.rows[position]
        place = (table.first_row + 1 + row, table.first_column + self.matched.positions[column])
        look = table.shown.get(place) if table.shown else None
        return look.text if look else None

    def overrule(self, kind: str, column: str, position: int, **words: object) -> None:
        """Reports an error of a number that was read: it stands instead of what would be asked at that cell."""
        cell = self.matched.cell(column, self.rows[position])
        self.issues = [one for one in self.issues if one.cell != cell or not is_doubt(one)]
        how = advice.TYPE_AS_TEXT if self.is_by_format(column, position) else advice.TYPE
        self.report(kind, column, position, self.seen(column, position), how=how, **words)

    def records(self, *, whole: bool = False) -> Iterator[Record]:
        """The rows as they now stand: as far as the file has them, or whole with what is published of the rest."""
        matched, columns = self.matched, self.columns if whole else {**self.columns, **self.sent}
        names = tuple(columns)
        letters = {name: matched.table.letters(index) for name, index in matched.positions.items()}
        letters |= letters_beside(matched.sheet, letters)
        numbers = map(matched.table.row_number, self.rows)
        for identity, number, values in zip(self.ids, numbers, zip(*columns.values(), strict=True), strict=True):
            yield Record(matched.sheet.name, identity, dict(zip(names, values, strict=True)), number, letters)


def habits_in(matched: Sequence[Matched]) -> Mapping[Place, Habits]:
    """How the columns of times and numbers of these sheets write what can be read in two ways."""
    texts = {
        (one.sheet.name, column.name): (column.kind, _texts(one, column.name))
        for one in matched
        for column in one.sheet.columns
        if column.kind in (Kind.PERIOD, Kind.QUANTITY, Kind.BARE) and column.name in one.positions
    }
    return habits_of(texts, [one.table for one in matched])


def _texts(matched: Matched, column: str) -> list[str]:
    place = matched.positions[column]
    return [text for text in {row[place] for row in matched.table.rows if place < len(row)} if isinstance(text, str)]


def read_sheet(matched: Matched, habits: Mapping[Place, Habits]) -> SheetReading:
    """Reads every filled row."""
    filled = list(matched.filled_rows())
    blank: dict[str, list[Value]] = {name: [None] * len(filled) for name in stored_columns(matched.sheet)}
    reading = SheetReading(matched, [index for index, _ in filled], blank)
    failed: dict[str, set[int]] = {}
    looks = looks_of(matched, reading.rows)
    columns = list(zip_longest(*(row for _, row in filled)))
    for column in matched.sheet.columns:
        if (place := matched.positions.get(column.name)) is not None:
            cells = columns[place] if place < len(columns) else (None,) * len(filled)
            lost = _lost_positions(reading, column)
            ways = habits.get((matched.sheet.name, column.name), PLAIN)
            found = _read_column(reading, column, _without(cells, lost), looks.of(place), ways)
            failed[column.name] = lost | found
    for position in sorted(looks.struck_rows):
        reading.report("struck-row", next(iter(matched.positions)), position)
    call_ranges_so(reading, failed)
    reading.without_id = _rows_without_id(reading, failed.get(matched.sheet.id_column, set()))
    _report_blanks(reading, failed)
    return reading


def _lost_positions(reading: SheetReading, column: Column) -> set[int]:
    lost = lost_cells(reading.matched.table)
    if not lost:
        return set()
    return {position for position, row in enumerate(reading.rows) if reading.matched.cell(column.name, row) in lost}


def _without(cells: Sequence[CellValue], lost: set[int]) -> Sequence[CellValue]:
    return [None if position in lost else cell for position, cell in enumerate(cells)] if lost else cells


def _read_column(
    reading: SheetReading, column: Column, cells: Sequence[CellValue], looks: Mapping[int, Shown], habits: Habits
) -> set[int]:
    """Fills the stored columns; gives the positions at which an issue was reported."""
    is_mixed = len(_NUMBERS.intersection(map(type, cells))) > 1
    keys: list[object] = list(zip(map(type, cells), cells, strict=True)) if is_mixed else list(cells)
    for position, shown in looks.items():
        keys[position] = Seen(type(cells[position]), cells[position], shown)
    distinct = dict(zip(keys, cells, strict=True))
    as_typed = {key: cell for key, cell in distinct.items() if not isinstance(key, Seen)} if looks else distinct
    values = ordinary(column, as_typed, habits)
    bounds: dict[object, Value] = dict.fromkeys(values, Bound.EXACT.value if has_own_bound(column) else None)
    read = {
        key: BLANK if is_blank(cell) else _read(column, key, cell, habits)
        for key, cell in distinct.items()
        if key not in values
    }
    failed = _report_readings(reading, column, cells, keys, read)
    found = _each(keys, values | {key: one.value for key, one in read.items()})
    if column.kind is Kind.QUANTITY:
        bounds |= {key: one.bound for key, one in read.items()}
        reading.columns[bound_of(column)] = _each(keys, bounds)
        reading.columns[high_of(column)] = _each(keys, dict.fromkeys(values) | {k: one.high for k, one in read.items()})
    elif column.kind in (Kind.CHOICE, Kind.BARE):
        failed |= report_others(reading, column, found)
        typed = reading.columns[column.name]
        found = [before if word is None else word for word, before in zip(found, typed, strict=True)]
    reading.columns[column.name] = found
    return failed


def _read(column: Column, key: object, cell: CellValue, habits: Habits) -> Reading:
    return read_shown(column, cell, key.shown, habits) if isinstance(key, Seen) else read_value(column, cell, habits)


def _each(keys: Sequence[object], values: Mapping[object, Value]) -> list[Value]:
    return list(map(values.__getitem__, keys))


def _report_readings(
    reading: SheetReading,
    column: Column,
    cells: Sequence[CellValue],
    keys: Sequence[object],
    read: Mapping[object, Reading],
) -> set[int]:
    told = {key: one for key, one in read.items() if one.issue or one.unit or one.scale or one.doubt}
    failed, examples = set[int](), dict[str, Reading]()
    for position in (position for position, key in enumerate(keys) if key in told) if told else ():
        one = told[keys[position]]
        if one.unit:
            reading.typed_units[column.name, position] = one.unit
        if one.scale:
            reading.typed_scales[column.name, position] = one.scale
        if one.doubt and not one.issue:
            reading.doubtful.setdefault(column.name, {})[position] = one
        if one.issue == "not-an-id":
            failed.add(position)
            reading.no_ids[position] = cells[position]
        elif one.issue:
            failed.add(position)
            if one.issue in TOGETHER:
                one = examples.setdefault(one.issue, one)
            value = cells[position] if one.seen is None else one.seen
            reading.report(str(one.issue), column.name, position, value, **one.words)
    return failed


def _rows_without_id(reading: SheetReading, failed: set[int]) -> list[int]:
    ids = reading.columns[reading.matched.sheet.id_column]
    return [position for position, value in enumerate(ids) if value is None and position not in failed]


def _report_blanks(reading: SheetReading, failed: Mapping[str, set[int]]) -> None:
    for column in reading.matched.sheet.columns:
        values = reading.columns[column.name]
        if not column.required or column.name not in failed or None not in values:
            continue
        for position, value in enumerate(values):
            if value is None and position not in failed[column.name]:
                reading.report("blank-required", column.name, position, rule=column.rule, example=column.example)
