"""A table from its header row on, and what is to be said of what stands above."""

from collections.abc import Sequence
from dataclasses import replace

from twinboard.addresses import address
from twinboard.models import CellValue, Issue, Sheet, Table
from twinboard.rules.header_rows import MOST_ROWS, find_header_row
from twinboard.rules.header_words import columns_named
from twinboard.rules.issue_kinds import issue
from twinboard.validate.likeness import header_of, like_columns

_LONGEST, _MOST_LABELS, _MOST_HEADERS = 60, 3, 4


def from_header(sheet: Sheet, table: Table, shown: str) -> tuple[Table | None, tuple[Issue, ...]]:
    """The table with its header row first; None, and why, where no row is one."""
    rows = [table.header, *table.rows[:MOST_ROWS]]
    found = find_header_row(sheet, rows)
    if count := _count_below_each_other(sheet, rows, found.count_named if found else 0):
        at = address((table.first_row, table.first_column))
        return None, (issue("headers-in-column", sheet=shown, cell=at, count=count),)
    if found is None and not _has_any_header(sheet, table.header):
        headers = ", ".join(column.name for column in sheet.columns[:_MOST_HEADERS])
        at = address((table.first_row, table.first_column))
        return None, (issue("no-header-row", sheet=shown, cell=at, ours=sheet.name, most=MOST_ROWS, headers=headers),)
    row = found.row if found else 0
    if row == 0 and table.first_row == 0:
        return table, ()
    moved = replace(table, header=rows[row], rows=table.rows[row:], first_row=table.first_row + row) if row else table
    return moved, (_said(moved, rows[:row], found.count_named if found else 0, shown),)


def without_list_beside(sheet: Sheet, table: Table, shown: str) -> tuple[Table, tuple[Issue, ...]]:
    """The table without what stands beside it, where a blank column and headers that it has already set it apart."""
    for gap in range(1, len(table.header) - 1):
        if _is_filled(table.header[gap]) or not _is_filled(table.header[gap + 1]):
            continue
        left, right = (set(columns_named(sheet, part)) for part in (table.header[:gap], table.header[gap + 1 :]))
        if left & right and not any(_is_filled(row[gap]) for row in table.rows if gap < len(row)):
            names = [f"“{value}”" for value in table.header[gap + 1 :] if _is_filled(value)]
            at = address((table.first_row, table.first_column + gap + 1))
            words = {"headers": ", ".join(names[:_MOST_HEADERS]), "last": table.letters(gap - 1)}
            said = issue("list-beside", sheet=shown, cell=at, value=str(table.header[gap + 1]), **words)
            return replace(table, header=table.header[:gap], rows=[row[:gap] for row in table.rows]), (said,)
    return table, ()


def _count_below_each_other(sheet: Sheet, rows: Sequence[Sequence[CellValue]], count_named: int) -> int:
    """How many headers stand below each other in the first column, with most that must be there; else 0."""
    named = columns_named(sheet, [row[0] for row in rows if row])
    required = [column.name for column in sheet.columns if column.required]
    is_whole = sheet.id_column in named and 2 * sum(name in named for name in required) > len(required)
    return len(named) if is_whole and len(named) > max(count_named, 2) else 0


def _has_any_header(sheet: Sheet, header: Sequence[CellValue]) -> bool:
    """Whether a row names one column of the sheet at least, if only nearly."""
    typed = {place: header_of(str(value), ()) for place, value in enumerate(header) if _is_filled(value)}
    return bool(columns_named(sheet, header) or like_columns(sheet, (), typed))


def _said(table: Table, above: Sequence[Sequence[CellValue]], count_named: int, shown: str) -> Issue:
    """Where the headers were found: a doubt where a row above them is as well filled as a row of the table."""
    filled = [[str(value).strip() for value in row if _is_filled(value)] for row in above]
    kind = "header-doubtful" if any(2 * len(row) >= max(count_named, 3) for row in filled) else "header-found"
    labels = [f"“{row[0][:_LONGEST]}”" for row in filled if row]
    more = f" and {len(labels) - _MOST_LABELS} more" if len(labels) > _MOST_LABELS else ""
    said = f" Left out above them: {', '.join(labels[:_MOST_LABELS])}{more}." if labels else ""
    cell = address((table.first_row, table.first_column))
    return issue(kind, sheet=shown, cell=cell, row=table.first_row + 1, above=said)


def _is_filled(value: CellValue) -> bool:
    return value is not None and bool(str(value).strip())
