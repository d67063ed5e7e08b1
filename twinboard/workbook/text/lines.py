"""The letters of a CSV file → its rows: which separator it has, and where its quotes go wrong."""

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from twinboard.rules.header_rows import sheet_of_headers

if TYPE_CHECKING:
    from _csv import Reader

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "upright line"}

_NAMED = re.compile(r'\ufeff?"?sep=(.)"?[,;\t|]*\r?(?:\n|\Z)|\ufeff?"?sep=(.)"?[,;\t|]*\r', re.IGNORECASE)
_MOST_LINES = 400
_LONGEST_CELL = 2**31 - 1
_END, _LINE_ENDS = "\x1eend", ("\n", "\r")

Rows = list[list[str]]


@dataclass(frozen=True)
class Lines:
    """The rows of a file as a spreadsheet program shows them: a line that only names the separator is none of them.

    `unclosed`: the row, from 0, in which a quote opens that is closed nowhere or in another row; from there on a quote
    is a letter like others. `inner`: the rows above it in which a quote stands within a quoted value. `misnamed`: the
    separator that such a line names, where it is another that makes columns.
    """

    separator: str
    rows: Rows
    unclosed: int | None = None
    inner: tuple[int, ...] = ()
    misnamed: str = ""


def read_lines(text: str) -> Lines:
    """The rows; those of a file in which no separator makes columns have one value each. Raises csv.Error."""
    csv.field_size_limit(_LONGEST_CELL)
    named = _NAMED.match(text)
    if named:
        text = text[named.end() :]
    judged = _separator(text)
    stated = (named[1] or named[2]) if named else judged
    is_other = stated != judged and _makes_less(stated, judged, text)
    found = _read(text, judged if is_other else stated)
    return replace(found, misnamed=stated) if is_other else found


def _makes_less(stated: str, judged: str, text: str) -> bool:
    """Whether the stated separator shows fewer of our headers than another, or no columns at all."""
    (ours, _, width), (others, _, most) = (_fitness(_some_rows(_first_lines(text), one)) for one in (stated, judged))
    return ours < others or (width == 1 and most > 1)


def _separator(text: str) -> str:
    """The separator by which our headers show; else the one that gives most of the lines the same columns."""
    some = _first_lines(text)
    return max(SEPARATORS, key=lambda one: _fitness(_some_rows(some, one)))


def _first_lines(text: str) -> str:
    return "".join(islice(io.StringIO(text, newline=""), _MOST_LINES))


def _some_rows(text: str, separator: str) -> Rows:
    return [row for row in _parsed(text, separator) if any(value.strip() for value in row)]


def _fitness(rows: Rows) -> tuple[int, float, int]:
    """How many of our columns are named, what share of the lines has the commonest width, and that width."""
    found = sheet_of_headers(rows)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, count = max(widths.items(), key=lambda one: (one[1], one[0]), default=(1, 0))
    return found[1].count_named if found else 0, round(count / max(len(rows), 1), 2), width


def _parsed(text: str, separator: str, *, strict: bool = False) -> "Reader":
    """The rows; a blank behind a separator is no part of a value, nor of the quote that may follow it."""
    lines = io.StringIO(text, newline="")
    return csv.reader(lines, delimiter=separator, skipinitialspace=separator != "\t", strict=strict)


def _read(text: str, separator: str) -> Lines:
    """With a line of our own at the end: a quote that is never closed takes it in."""
    rows: Rows = []
    starts = [0]
    reader = _parsed(f"{text if text.endswith(_LINE_ENDS) else f'{text}{chr(10)}'}{_END}", separator)
    for row in reader:
        rows.append(row)
        starts.append(reader.line_num)
    is_closed = rows[-1] == [_END]
    if is_closed:
        rows.pop()
    if '"' not in text:
        return Lines(separator, rows)
    inner = _inner(text, separator, starts)
    unclosed = _first_swallowing(rows, separator, frozenset(inner))
    if unclosed is None and is_closed:
        return Lines(separator, rows, None, inner)
    at = len(rows) - 1 if unclosed is None else unclosed
    lines = io.StringIO(text, newline="").readlines()
    rest = csv.reader(lines[starts[at] :], delimiter=separator, quoting=csv.QUOTE_NONE)
    return Lines(separator, [*rows[:at], *rest], at, tuple(row for row in inner if row < at))


def _first_swallowing(rows: Rows, separator: str, inner: Collection[int]) -> int | None:
    """The first row with a cell that holds lines which look like rows: its quote was closed by the next one far below.

    A value may well have several lines; then its row is whole.
    """
    tall = [row for row, cells in enumerate(rows) if any("\n" in cell or "\r" in cell for cell in cells)]
    if not tall:
        return None
    width = Counter(map(len, rows)).most_common(1)[0][0]
    least = max(1, (width - 1) // 2)
    odd = (row for row in tall if row in inner or len(rows[row]) != width)
    return next((row for row in odd if any(_holds_rows(cell, separator, least) for cell in rows[row])), None)


def _holds_rows(cell: str, separator: str, least: int) -> bool:
    return len(cell.splitlines()) > 1 and cell.count(separator) >= least


def _inner(text: str, separator: str, starts: Sequence[int]) -> tuple[int, ...]:
    """The rows that a strict reader refuses."""
    strict = _parsed(text, separator, strict=True)
    rows = {line: row for row, line in enumerate(starts)}
    found: list[int] = []
    while True:
        line = strict.line_num
        try:
            next(strict)
        except StopIteration:
            return tuple(found)
        except csv.Error:
            found += [rows[line]] if line in rows else []
