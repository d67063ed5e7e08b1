"""Which sheets and columns of a file are ours, and what is missing from them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twinboard.models import CellValue, Issue, Sheet, Table
from twinboard.rules.issue_kinds import issue
from twinboard.rules.sheets import ISSUE_LIST, READ_ME, SHEETS

_OURS = {sheet.name.casefold(): sheet for sheet in SHEETS}
_NOT_DATA = (READ_ME.casefold(), ISSUE_LIST.casefold())


@dataclass(frozen=True)
class Matched:
    """A table that is one of ours: the position of each declared column that it has, and its filled rows."""

    sheet: Sheet
    table: Table
    positions: Mapping[str, int]

    def cell(self, column: str, row: int) -> str:
        """The address of a column's cell in the data row at index `row`."""
        return f"{self.table.letters(self.positions[column])}{self.table.row_number(row)}"

    def filled_rows(self) -> Iterator[tuple[int, Sequence[CellValue]]]:
        for index, row in enumerate(self.table.rows):
            if any(not is_blank(value) for value in row):
                yield index, row


def is_blank(value: CellValue) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def match_tables(tables: Sequence[Table]) -> tuple[tuple[Matched, ...], tuple[Issue, ...]]:
    """The tables that are ours in the order of the declarations, and the issues of the others and of their headers."""
    matched, issues = [], []
    for table in tables:
        name = table.sheet.strip().casefold()
        if name in _OURS:
            positions, found = _match_columns(_OURS[name], table)
            matched.append(Matched(_OURS[name], table, positions))
            issues += found
        elif name not in _NOT_DATA:
            issues.append(issue("unknown-sheet", sheet=table.sheet, cell="A1"))
    if not matched:
        issues.append(issue("no-known-sheet", sheet=tables[0].sheet if tables else "", cell="A1"))
    matched.sort(key=lambda one: SHEETS.index(one.sheet))
    return tuple(matched), tuple(issues)


def _first_value(table: Table, index: int) -> CellValue:
    return next((row[index] for row in table.rows if index < len(row) and not is_blank(row[index])), None)


def _match_columns(sheet: Sheet, table: Table) -> tuple[dict[str, int], list[Issue]]:
    positions: dict[str, int] = {}
    issues = []
    for index, header in enumerate(table.header):
        name = "_".join(str(header or "").strip().casefold().split())
        cell = f"{table.letters(index)}{table.first_row + 1}"
        if name in positions:
            issues.append(issue("repeated-column", sheet=sheet.name, cell=cell, column=name))
        elif any(column.name == name for column in sheet.columns):
            positions[name] = index
        elif name:
            issues.append(issue("unknown-column", sheet=sheet.name, cell=cell, value=header))
        elif (value := _first_value(table, index)) is not None:
            issues.append(issue("column-without-header", sheet=sheet.name, cell=cell, value=value))
    free = f"{table.letters(len(table.header))}{table.first_row + 1}"
    for column in sheet.columns:
        if column.required and column.name not in positions:
            words = {"column": column.name, "example": column.example}
            issues.append(issue("missing-column", sheet=sheet.name, cell=free, **words))
    if not any(not is_blank(value) for row in table.rows for value in row):
        issues.append(issue("no-rows", sheet=sheet.name, cell=f"A{table.first_row + 2}"))
    return positions, issues
