"""The labels of a table, to be picked from: those of its rows, its headings, and the lines above rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from twinboard.recipes.recipe import At
from twinboard.recipes.said.when import period_of
from twinboard.recipes.tables import Found

ROWS: At = "rows"
COLUMNS: At = "columns"
LINES: At = "lines"
STATED: At = "stated"


@dataclass(frozen=True)
class Stand:
    """Where labels stand: in the column of that heading before the rows, in the headings, or in lines above rows."""

    at: At
    column: str = ""


def row_labels(table: Found, column: int) -> list[str]:
    """What stands in a column of labels, each once, from the top down."""
    found = (table.row_labels(row).get(column, "") for row in table.data_rows)
    return [text for text in dict.fromkeys(found) if text]


def headings(table: Found) -> list[str]:
    """The headings above the columns of numbers that say no period, each once, from left to right."""
    found = dict.fromkeys(text for column in sorted(table.values) for text in table.heading(column))
    return [text for text in found if text and not period_of((text,))]


def lines(table: Found) -> list[str]:
    """The lines above rows that tell blocks or groups of them apart: those that do not stand above all."""
    rows = [tuple(line.text for line in table.sections(row)) for row in table.data_rows]
    everywhere = set.intersection(*map(set, rows)) if rows else set()
    found = dict.fromkeys(text for texts in rows for text in texts)
    return [text for text in found if text not in everywhere and not period_of((text,))]


def labels_at(table: Found, stand: Stand) -> list[str]:
    """The labels that stand there."""
    if stand.at == COLUMNS:
        return headings(table)
    if stand.at == LINES:
        return lines(table)
    columns = [column for column in table.labels if not stand.column or table.column_name(column) == stand.column]
    return list(dict.fromkeys(text for column in columns for text in row_labels(table, column)))


def stands(table: Found) -> list[Stand]:
    """Where labels stand, as far as there are any, those of rows first."""
    rows = [Stand(ROWS, table.column_name(column)) for column in table.labels if row_labels(table, column)]
    others = [Stand(at) for at, found in ((COLUMNS, headings(table)), (LINES, lines(table))) if found]
    return list(dict.fromkeys([*rows, *others]))


def said_by(table: Found) -> str:
    """All that a table says of itself: the lines above it, its sheet, and its headings."""
    texts: Sequence[str] = [line.text for line in table.title_lines]
    return " ".join((*texts, table.page.sheet, *headings(table)[:20]))
