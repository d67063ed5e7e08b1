"""What a file holds of which nothing is ours: its sheets, and the table on each, as far as it shows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from twinboard.models import CellValue, Table

_FIRST_ROWS, _NEARLY, _MOST_HEADERS, _LONGEST = 40, 0.6, 4, 24


@dataclass(frozen=True)
class Seen:
    """A sheet: how many of its rows are filled, and where its header row seems to be (None: none does).

    `count_tables`: how often that header row stands on it.
    """

    sheet: str
    count_rows: int
    count_columns: int
    header_row: int | None
    headers: tuple[str, ...]
    count_tables: int

    @property
    def words(self) -> str:
        """The sheet in a line."""
        if self.header_row is None:
            return f"{self.sheet}: {_counted(self.count_rows, 'row')} of text or numbers, no table"
        tables = f" in {self.count_tables} tables" if self.count_tables > 1 else ""
        size = f"{_counted(self.count_rows, 'row')} and {_counted(self.count_columns, 'column')}{tables}"
        return f"{self.sheet}: {size} below the headers in row {self.header_row}: {', '.join(self.headers)} …"


def seen(tables: Sequence[Table]) -> tuple[Seen, ...]:
    """The sheets that hold values, in the order of the file."""
    return tuple(one for one in map(_seen, tables) if one.count_rows)


def seen_words(tables: Sequence[Table]) -> str:
    """How much was seen in all, as the start of a sentence."""
    rows = sum(_is_filled(row) for table in tables for row in (table.header, *table.rows))
    if not tables or not rows:
        return "The file has no value in any cell"
    if len(tables) == 1:
        return f"The file has one sheet, “{tables[0].sheet}”, with {_counted(rows, 'row')}, and it is not one of ours"
    return f"The file has {len(tables)} sheets with {_counted(rows, 'row')}, and none of them is one of ours"


def _seen(table: Table) -> Seen:
    rows = [row for row in (table.header, *table.rows) if _is_filled(row)]
    place = _header_row(table)
    if place is None:
        return Seen(table.sheet, len(rows), 0, None, (), 0)
    whole = [table.header, *table.rows]
    header = _texts(whole[place])
    below = [row for row in whole[place + 1 :] if _is_filled(row)]
    again = sum(_texts(row) == header for row in below if row[:1] == whole[place][:1])
    named = tuple(_short(text) for text in header[:_MOST_HEADERS])
    width = len(header)
    return Seen(table.sheet, len(below) - again, width, table.first_row + place + 1, named, again + 1)


def _header_row(table: Table) -> int | None:
    """The first row that is filled nearly as far as most rows, with text, and has a row of several cells below it."""
    some = [table.header, *table.rows[:_FIRST_ROWS]]
    widths = [sum(_is_value(value) for value in row) for row in some]
    tall = [width for width in widths if width > 1]
    if len(tall) < 2:
        return None
    usual = max(Counter(tall).items(), key=lambda one: (one[1], one[0]))[0]
    return next((at for at, row in enumerate(some[:-1]) if widths[at] >= _NEARLY * usual and _has_words(row)), None)


def _has_words(row: Sequence[CellValue]) -> bool:
    filled = [value for value in row if _is_value(value)]
    return len(filled) > 1 and 2 * sum(isinstance(value, str) or _is_year(value) for value in filled) >= len(filled)


def _is_year(value: CellValue) -> bool:
    return isinstance(value, int | float) and 1900 <= value <= 2100 and value == int(value)


def _texts(row: Sequence[CellValue]) -> list[str]:
    return [_text(value) for value in row if _is_value(value)]


def _text(value: CellValue) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else " ".join(str(value).split())


def _is_filled(row: Sequence[CellValue]) -> bool:
    return any(map(_is_value, row))


def _is_value(value: CellValue) -> bool:
    return value is not None and value != "" and bool(str(value).strip())


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
