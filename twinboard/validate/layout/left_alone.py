"""What of a file is not ours and was left alone: one line for all such sheets, one a sheet for its columns."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from twinboard.addresses import address, place_of, ranges
from twinboard.models import CellValue, Issue, Table
from twinboard.rules.header_rows import sheet_of_headers
from twinboard.rules.issue_kinds import issue
from twinboard.validate.layout.seen import seen_words

_MOST_NAMED, _LONGEST, _FIRST_ROWS = 5, 60, 60


def sheets_left_alone(tables: Sequence[Table], present: Collection[str]) -> Iterator[Issue]:
    """One issue for all of them; and one for each whose headers are those of a sheet that the file lacks."""
    if tables:
        names = _listed([f"“{table.sheet}”" for table in tables])
        what, were = (f"The sheet {names} is", "was") if len(tables) == 1 else (f"The sheets {names} are", "were")
        sheet, cell = (tables[0].sheet, "A1") if len(tables) == 1 else ("", "")
        yield issue("unknown-sheet", sheet=sheet, cell=cell, what=what, were=were)
    yield from _with_our_headers(tables, present)


def none_of_ours(tables: Sequence[Table]) -> Iterator[Issue]:
    """What was seen in a file of which no sheet is ours."""
    yield issue("no-known-sheet", sheet="", cell="", seen=seen_words(tables))
    yield from _with_our_headers(tables, ())


def _with_our_headers(tables: Sequence[Table], present: Collection[str]) -> Iterator[Issue]:
    for table in tables:
        found = sheet_of_headers([table.header, *table.rows[:_FIRST_ROWS]])
        if found and found[0].name not in present:
            cell = address((table.first_row + found[1].row, table.first_column))
            yield issue("headers-of-ours", sheet=table.sheet, cell=cell, ours=found[0].name)


def columns_left_alone(table: Table, unknown: Mapping[int, str], shown: str) -> Iterator[Issue]:
    """One issue for all columns of a sheet that are not ours, those without a header included."""
    too_long = _rows_too_long(table)
    headless = {
        index: value
        for index in range(len(table.header))
        if (value := _value_below(table, index, too_long)) is not None
    }
    cells = ranges((table.first_row, table.first_column + index) for index in (*unknown, *headless))
    if unknown:
        names = [f"“{_short(name)}”" for name in unknown.values()]
        names += [f"{table.letters(index)} (without a header)" for index in headless]
        is_one = len(names) == 1
        what = f"The column {names[0]} is" if is_one else f"The columns {_listed(names)} are"
        value = next(iter(unknown.values()))
        yield issue("unknown-column", sheet=shown, cell=cells, value=value, what=what, were="was" if is_one else "were")
    elif headless:
        letters = [table.letters(index) for index in headless]
        is_one = len(letters) == 1
        what = f"The column {letters[0]} has" if is_one else f"The columns {_listed(letters)} have"
        value = _short(str(next(iter(headless.values()))))
        were = "was" if is_one else "were"
        yield issue("column-without-header", sheet=shown, cell=cells, value=value, what=what, were=were)


def _rows_too_long(table: Table) -> frozenset[int]:
    """The rows of a CSV file that have more values than headers: that is said of them, and is no column."""
    places = (place_of(finding.cell) for finding in table.findings if finding.kind == "uneven-row")
    return frozenset(place[0] - table.first_row - 1 for place in places if place)


def _value_below(table: Table, index: int, left_out: Collection[int]) -> CellValue:
    """A value of a column that has no header; None where it has one, or holds nothing."""
    if _is_filled(table.header[index]):
        return None
    cells = ((at, row[index]) for at, row in enumerate(table.rows) if index < len(row))
    return next((value for at, value in cells if _is_filled(value) and at not in left_out), None)


def _is_filled(value: CellValue) -> bool:
    return value is not None and bool(str(value).strip())


def _listed(names: Sequence[str]) -> str:
    """Such as “a, b and c”, or “a, b, c, d, e and 12 more”."""
    shown, more = list(names[:_MOST_NAMED]), len(names) - _MOST_NAMED
    last = f"{more} more" if more > 0 else shown.pop()
    return f"{', '.join(shown)} and {last}" if shown else last


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
