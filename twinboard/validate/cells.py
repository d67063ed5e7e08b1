"""One cell at a time: what an officer typed → the value that is stored, or the issue at that cell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from twinboard.models import Bound, CellValue, Column, Issue, Kind, Record, Value
from twinboard.numerals import POUNDS, read_quantity
from twinboard.periods import read_period
from twinboard.rules.issue_kinds import issue
from twinboard.rules.sheets import has_own_bound, stored_columns
from twinboard.validate.findings import lost_cells
from twinboard.validate.structure import Matched, is_blank

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass
class SheetReading:
    """What was read of one sheet: its records, its issues, and the units that were typed with a number."""

    matched: Matched
    records: list[Record] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    typed_units: dict[int, str] = field(default_factory=dict)
    lost_cells: frozenset[str] = frozenset()

    def report(self, kind: str, column: str, row: int, value: object = "", **words: object) -> None:
        cell = self.matched.cell(column, row)
        sheet = self.matched.sheet.name
        self.issues.append(issue(kind, sheet=sheet, cell=cell, column=column, value=value, **words))


def read_sheet(matched: Matched) -> SheetReading:
    """Reads every filled row; a row with issues still gives a record, so that references to its id are found."""
    reading = SheetReading(matched, lost_cells=lost_cells(matched.table))
    letters = {name: matched.table.letters(index) for name, index in matched.positions.items()}
    own_bounds = [column.name for column in matched.sheet.columns if has_own_bound(column)]
    letters |= {f"{name}_bound": letters[name] for name in own_bounds if name in letters}
    for index, row in matched.filled_rows():
        values = _read_row(reading, index, row)
        identity = str(values.get(matched.sheet.id_column) or "")
        record = Record(matched.sheet.name, identity, values, matched.table.row_number(index), letters)
        reading.records.append(record)
        reading.rows.append(index)
    return reading


def _read_row(reading: SheetReading, index: int, row: Sequence[CellValue]) -> dict[str, Value]:
    matched = reading.matched
    values: dict[str, Value] = dict.fromkeys(stored_columns(matched.sheet))
    failed: set[str] = set()
    for column in matched.sheet.columns:
        position = matched.positions.get(column.name)
        typed = row[position] if position is not None and position < len(row) else None
        if position is None:
            continue
        if matched.cell(column.name, index) in reading.lost_cells:
            failed.add(column.name)
        elif not is_blank(typed):
            before = len(reading.issues)
            _read_cell(reading, index, column, typed, values)
            failed |= {column.name} if len(reading.issues) > before else set()
    _report_blanks(reading, index, values, failed)
    return values


def _report_blanks(reading: SheetReading, index: int, values: Mapping[str, Value], failed: set[str]) -> None:
    for column in reading.matched.sheet.columns:
        blank = values[column.name] is None and column.name not in failed
        if column.required and blank and column.name in reading.matched.positions:
            reading.report("blank-required", column.name, index, rule=column.rule, example=column.example)


def _read_cell(reading: SheetReading, index: int, column: Column, typed: CellValue, values: dict[str, Value]) -> None:
    if column.kind is Kind.QUANTITY:
        _read_number(reading, index, column, typed, values)
    elif column.kind is Kind.PERIOD:
        try:
            values[column.name] = read_period(typed).text
        except ValueError as reason:
            reading.report("not-a-period", column.name, index, typed, reason=reason, rule=column.rule)
    elif column.kind is Kind.COUNT:
        values[column.name] = _read_count(reading, index, column, typed)
    elif column.kind is Kind.COORDINATE:
        values[column.name] = _read_coordinate(reading, index, column, typed)
    elif column.kind is Kind.CHOICE:
        _read_choice(reading, index, column, typed, values)
    else:
        values[column.name] = text_of(typed)
        if column.kind is Kind.IDENTIFIER and not _ID.fullmatch(text_of(typed)):
            reading.report("not-an-id", column.name, index, typed, example=column.example)


def text_of(typed: CellValue) -> str:
    """A cell as text: whole numbers without a decimal point, days in their written form."""
    if isinstance(typed, float) and typed.is_integer():
        return str(int(typed))
    if isinstance(typed, datetime | date):
        return read_period(typed).text
    return str(typed).strip()


def _read_number(reading: SheetReading, index: int, column: Column, typed: CellValue, values: dict[str, Value]) -> None:
    try:
        quantity = read_quantity(typed)
    except ValueError as reason:
        reading.report("not-a-number", column.name, index, typed, reason=reason, example=column.example)
        return
    values[column.name] = quantity.value
    if quantity.unit:
        reading.typed_units[index] = quantity.unit
    if column.name.endswith("_gbp") and quantity.unit not in (None, POUNDS):
        reading.report("unit-disagrees", column.name, index, typed, typed=quantity.unit, stated="pounds")
    if has_own_bound(column):
        values[f"{column.name}_bound"] = str(quantity.bound or Bound.EXACT)
    elif column.bound_in and quantity.bound:
        values[column.bound_in] = str(quantity.bound)


def _read_count(reading: SheetReading, index: int, column: Column, typed: CellValue) -> int | None:
    text = text_of(typed).replace(",", "")
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    reading.report("not-a-count", column.name, index, typed, example=column.example)
    return None


def _read_coordinate(reading: SheetReading, index: int, column: Column, typed: CellValue) -> Decimal | None:
    least, most = column.limit or (0, 0)
    try:
        degrees = Decimal(text_of(typed))
    except ArithmeticError:
        reason = "cannot be read as one number"
        reading.report("not-a-number", column.name, index, typed, reason=reason, example=column.example)
        return None
    if not least <= degrees <= most:
        words = {"least": least, "most": most, "rule": column.rule, "example": column.example}
        reading.report("out-of-range", column.name, index, typed, **words)
        return None
    return round(degrees.normalize(), 6)


def _read_choice(reading: SheetReading, index: int, column: Column, typed: CellValue, values: dict[str, Value]) -> None:
    word = " ".join(text_of(typed).casefold().split())
    if word not in column.choices:
        reading.report("not-in-list", column.name, index, typed, choices=", ".join(column.choices))
        return
    typed_with_number = values[column.name]
    if typed_with_number not in (None, word):
        counted = next(other for other in reading.matched.sheet.columns if other.bound_in == column.name)
        words = {"typed": typed_with_number, "stated": word}
        sheet, cell = reading.matched.sheet.name, reading.matched.cell(counted.name, index)
        value = values[counted.name]
        reading.issues.append(
            issue("bound-disagrees", sheet=sheet, cell=cell, column=column.name, value=value, **words)
        )
    values[column.name] = word
