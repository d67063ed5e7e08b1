"""A table and the second look at its sheet → the findings that travel with the table."""

from collections.abc import Iterator, Sequence

from twinboard.addresses import Place, address
from twinboard.models import WHOLE_SHEET, Finding, Table, column_letters
from twinboard.workbook.grid import Look, Span

_MOST_AREAS = 4


def findings(table: Table, look: Look, *, is_hidden: bool) -> tuple[Finding, ...]:
    """What the officer must know of this sheet beyond its values, each at its cell."""
    return (
        *(Finding("error-in-cell", address(place), shown) for place, shown in look.errors.items()),
        *(Finding("formula-without-value", address(place)) for place in sorted(look.unvalued)),
        *_merges(table, look),
        *_hidden(table, look, is_hidden=is_hidden),
        *_ruled(look),
        *(Finding("formula-unseen", address(place)) for place in look.unseen),
    )


def _ruled(look: Look) -> Iterator[Finding]:
    if areas := " ".join(look.ruled).split():
        more = f" and {len(areas) - _MOST_AREAS} more" if len(areas) > _MOST_AREAS else ""
        yield Finding("rules-unseen", areas[0].partition(":")[0], ", ".join(areas[:_MOST_AREAS]) + more)


def _merges(table: Table, look: Look) -> Iterator[Finding]:
    for first, last in look.merges:
        if _is_filled(table, first) and _lacks_neighbours(table, first, last):
            yield Finding("merged-cells", address(first), f"{address(first)}:{address(last)}")


def _lacks_neighbours(table: Table, first: Place, last: Place) -> bool:
    last_row = min(last[0], table.first_row + len(table.rows))
    last_column = min(last[1], table.first_column + len(table.header) - 1)
    rows, columns = range(first[0], last_row + 1), range(first[1], last_column + 1)
    return any(not _is_filled(table, (row, column)) for row in rows for column in columns)


def _is_filled(table: Table, place: Place) -> bool:
    row, column = place[0] - table.first_row, place[1] - table.first_column
    if not (0 <= row <= len(table.rows) and column >= 0):
        return False
    cells = table.rows[row - 1] if row else table.header
    return column < len(cells) and cells[column] not in (None, "")


def _hidden(table: Table, look: Look, *, is_hidden: bool) -> Iterator[Finding]:
    if is_hidden:
        yield Finding("hidden-was-read", "A1", WHOLE_SHEET)
    rows = [span for span in look.hidden_rows if _holds(table, rows=span)]
    columns = [span for span in look.hidden_columns if _holds(table, columns=span)]
    if rows:
        yield Finding("hidden-was-read", f"A{rows[0][0] + 1}", _listed("row", rows))
    if columns:
        yield Finding("hidden-was-read", f"{column_letters(columns[0][0])}1", _listed("column", columns))


def _holds(table: Table, *, rows: Span | None = None, columns: Span | None = None) -> bool:
    """Whether a span of rows or of columns holds any value: what is hidden and blank is nobody's concern."""
    first_row, last_row = rows or (table.first_row, table.first_row + len(table.rows))
    first_column, last_column = columns or (table.first_column, table.first_column + len(table.header) - 1)
    down = range(max(first_row, table.first_row), min(last_row, table.first_row + len(table.rows)) + 1)
    across = range(
        max(first_column, table.first_column), min(last_column, table.first_column + len(table.header) - 1) + 1
    )
    return any(_is_filled(table, (row, column)) for row in down for column in across)


def _listed(word: str, spans: Sequence[Span]) -> str:
    """Such as “row 3, rows 5 to 9”."""
    names = [tuple(str(end + 1) if word == "row" else column_letters(end) for end in span) for span in spans]
    return ", ".join(f"{word} {first}" if first == last else f"{word}s {first} to {last}" for first, last in names)
