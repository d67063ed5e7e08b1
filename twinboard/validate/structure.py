"""Which sheets and columns of a file are ours, and what is missing from them."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from twinboard.models import CellValue, Column, Issue, Sheet, Table
from twinboard.rules.issue_kinds import issue
from twinboard.rules.sheets import ISSUE_LIST, PUBLISHED_IDS, READ_ME, SHEETS
from twinboard.signs import visible
from twinboard.validate.layout.header import from_header, without_list_beside
from twinboard.validate.layout.left_alone import columns_left_alone, none_of_ours, sheets_left_alone
from twinboard.validate.likeness import header_of, like_columns
from twinboard.validate.other_units import other_units
from twinboard.validate.sheet_names import like_sheet

_OURS = {sheet.name.casefold(): sheet for sheet in SHEETS}
_NOT_DATA = (READ_ME.casefold(), PUBLISHED_IDS.casefold(), ISSUE_LIST.casefold())
_BESIDE_NAME = re.compile(r"^\(?\d{1,2}[.)]\s*|[\s*†:]+$|\s*[\[(](?:required|optional|mandatory)[\])]\W*$")
"""What stands beside the name of a column and says nothing of what is below: a number, a star, “(required)”."""
_MOST_VALUES = 100
"""How many values are looked at to see whether they speak against what a header may mean."""


@dataclass(frozen=True)
class Matched:
    """A table that is one of ours: the position of each declared column that it has, and its filled rows.

    `lacking` are the columns that must be filled and are not there. `apart` are the indexes of the rows that are none
    of the table's, such as a total below it.
    """

    sheet: Sheet
    table: Table
    positions: Mapping[str, int]
    lacking: tuple[Column, ...] = ()
    apart: frozenset[int] = frozenset()

    @property
    def shown(self) -> str:
        """The name of the sheet as the officer finds it in the file."""
        return _shown(self.sheet, self.table)

    @property
    def corner(self) -> str:
        """The address of the first cell of the header row."""
        return _header_cell(self.table, 0)

    def cell(self, column: str, row: int) -> str:
        """The address of a cell in the data row at index `row`; where its column is not there, of the row's first."""
        return f"{self.table.letters(self._place(column))}{self.table.row_number(row)}"

    def header_cell(self, column: str) -> str:
        """The address of a column's header; of a column that is not there, of the first cell behind the headers."""
        return _header_cell(self.table, self.positions.get(column, len(self.table.header)))

    def _place(self, column: str) -> int:
        if column in self.positions:
            return self.positions[column]
        return self.positions.get(self.sheet.id_column, min(self.positions.values(), default=0))

    def filled_rows(self) -> Iterator[tuple[int, Sequence[CellValue]]]:
        for index, row in enumerate(self.table.rows):
            if index not in self.apart and not all(map(is_blank, row)):
                yield index, row

    def required(self) -> list[tuple[Column, int]]:
        """The columns that must be filled and are there, each with its position."""
        columns = [column for column in self.sheet.columns if column.required and column.name in self.positions]
        return [(column, self.positions[column.name]) for column in columns]


def is_blank(value: CellValue) -> bool:
    if not isinstance(value, str):
        return value is None
    return not (value if value.isascii() else visible(value)).strip()


def match_tables(tables: Sequence[Table]) -> tuple[tuple[Matched, ...], tuple[Issue, ...]]:
    """The tables that are ours in the order of the declarations, and the issues of the others and of their headers."""
    matched: dict[str, Matched] = {}
    taken: set[str] = set()
    issues, others = [], []
    for table in tables:
        sheet = _OURS.get(_plain(table.sheet))
        if sheet is None:
            others.append(table)
        elif sheet.name in taken:
            first = next(one for one in tables if _OURS.get(_plain(one.sheet)) is sheet)
            both = _both(first, table)
            issues.append(issue("repeated-sheet", sheet=table.sheet, cell="A1", value=sheet.name, both=both))
        else:
            taken.add(sheet.name)
            one, found = _match_columns(sheet, table)
            issues += found
            matched |= {sheet.name: one} if one else {}
    likely = _match_likely(others, taken)
    left_alone = []
    for table in others:
        if found_likely := likely.get(table.sheet):
            matched[found_likely[0].sheet.name] = found_likely[0]
            issues += found_likely[1]
        elif _plain(table.sheet) not in _NOT_DATA:
            if doubt := _passed_over(table, matched, others):
                issues.append(doubt)
            else:
                left_alone.append(table)
    if taken or likely:
        issues += sheets_left_alone(left_alone, taken | matched.keys())
    else:
        issues += none_of_ours(left_alone)
    return tuple(matched[sheet.name] for sheet in SHEETS if sheet.name in matched), tuple(issues)


def _plain(name: str) -> str:
    return visible(name).strip().casefold()


def _shown(sheet: Sheet, table: Table) -> str:
    return sheet.name if _plain(table.sheet) == _plain(sheet.name) else table.sheet


def _match_likely(tables: Iterable[Table], present: Collection[str]) -> dict[str, tuple[Matched, list[Issue]]]:
    """The tables, by their name, that are like a sheet which the file lacks, in name and headers; one for a sheet."""
    found: dict[str, list[tuple[Matched, list[Issue]]]] = defaultdict(list)
    for table in tables:
        sheet = like_sheet(visible(table.sheet))
        if sheet and sheet.name not in present:
            one, issues = _match_columns(sheet, table)
            if one and _has_headers(one):
                said = issue("sheet-by-likeness", sheet=table.sheet, cell="A1", value=table.sheet, ours=sheet.name)
                found[sheet.name].append((one, [said, *issues]))
    return {fit[0][0].table.sheet: fit[0] for fit in found.values() if len(fit) == 1}


def _passed_over(table: Table, matched: Mapping[str, Matched], others: Iterable[Table]) -> Issue | None:
    """A doubt, if what was left alone may be what is meant: it is as like one of our sheets as another table."""
    likes = like_sheet(visible(table.sheet))
    for sheet in (one for one in SHEETS if not table.is_hidden):
        read = matched.get(sheet.name)
        same = (
            [read.table]
            if read
            else [one for one in others if one is not table and like_sheet(visible(one.sheet)) == sheet]
        )
        may_be_meant = likes == sheet or (read and read.table.is_hidden)
        is_other = may_be_meant and same and same[0].rows != table.rows
        if is_other and (one := _match_columns(sheet, table)[0]) and _has_headers(one):
            both, kind = _both(same[0], table), "sheet-passed-over" if read else "sheets-alike"
            return issue(kind, sheet=table.sheet, cell="A1", value=table.sheet, ours=sheet.name, both=both)
    return None


def _both(first: Table, second: Table) -> str:
    return " and ".join(f"“{one.sheet}”{' (hidden)' if one.is_hidden else ''}" for one in (first, second))


def _has_headers(matched: Matched) -> bool:
    """Whether the headers are those of the sheet: its id, and at least half of what must be filled, or all of that."""
    required = [column.name for column in matched.sheet.columns if column.required]
    count = sum(name in matched.positions for name in required)
    return count == len(required) or (matched.sheet.id_column in matched.positions and 2 * count >= len(required))


def _match_columns(sheet: Sheet, whole: Table) -> tuple[Matched | None, list[Issue]]:
    """The sheet from its header row on, with the place of each column that it has; None where it has no headers."""
    shown = _shown(sheet, whole)
    table, issues_of_header = from_header(sheet, whole, shown)
    issues = list(issues_of_header)
    if table is None:
        return None, issues
    table, list_beside = without_list_beside(sheet, table, shown)
    issues += list_beside
    positions: dict[str, int] = {}
    unknown: dict[int, str] = {}
    at = partial(issue, sheet=shown)
    names = {column.name for column in sheet.columns}
    for index, typed in enumerate(table.header):
        name = "_".join(_BESIDE_NAME.sub("", _plain(str(typed or ""))).split())
        if name in positions:
            issues.append(at("repeated-column", cell=_header_cell(table, index), column=name))
        elif name in names:
            positions[name] = index
        elif not is_blank(typed):
            unknown[index] = visible(str(typed))
    headers = {index: header_of(typed, _values(table, index, _MOST_VALUES)) for index, typed in unknown.items()}
    likely = like_columns(sheet, positions, headers)
    for name, index in likely.items():
        cell = _header_cell(table, index)
        issues.append(at("header-by-likeness", cell=cell, column=name, value=unknown.pop(index)))
    positions |= likely
    others = list(other_units(sheet, positions, unknown))
    for one in others:
        kind = "header-of-more" if one.column.required else "header-left-alone"
        where = {"cell": _header_cell(table, one.place), "column": one.column.name, "value": unknown.pop(one.place)}
        issues.append(at(kind, **where, how=one.how, advice=one.advice))
    issues += columns_left_alone(table, unknown, shown)
    known = {*positions, *(one.column.name for one in others)}
    lacking = tuple(column for column in sheet.columns if column.required and column.name not in known)
    return Matched(sheet, table, positions, lacking), issues


def _header_cell(table: Table, index: int) -> str:
    return f"{table.letters(index)}{table.first_row + 1}"


def _values(table: Table, index: int, most: int) -> list[CellValue]:
    """Each of the first filled values of a column once."""
    filled = (row[index] for row in table.rows if index < len(row) and not is_blank(row[index]))
    return list(dict.fromkeys(islice(filled, most)))
