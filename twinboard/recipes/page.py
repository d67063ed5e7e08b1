"""One sheet of any spreadsheet as it lies: what each cell shows, and what sort of thing stands in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cached_property, lru_cache
from typing import Any

from twinboard.addresses import Place, address, places_of
from twinboard.models import CellValue, Shown, Table
from twinboard.names import folded
from twinboard.numerals import SCALES, Quantity, read_quantity
from twinboard.refusals import Refusal
from twinboard.signs import typed_plainly, visible

_SIGNS = (".", "..", "...", "-", "--", "*", "**", "~", "!", "#", ":")
_LETTERS = ("x", "c", "z", "u", "w", "s", "e", "n/a", "na", "n.a.", "n/k", "nil", "none", "tbc", "tba", "unknown")
MARKS = frozenset((*_SIGNS, *_LETTERS, "suppressed", "confidential"))
"""What stands in published tables in the place of a number."""
GAPS = frozenset(("..", "...", "-", "--", ":", "n/a", "na", "n.a.", "n/k", "[x]", "[c]", "[z]", "[w]", "[u]"))
"""Those of them that say no more than that no number is known."""
_BRACKETED = re.compile(r"\[[a-z]{1,4}\]")
_NUMBER = re.compile(
    r"(?P<open>\()?\s*(?P<sign>[-+])?\s*[£$€]?\s*(?P<sign_after>[-])?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"\s*(?P<per_cent>%)?\s*(?(open)\))\s*(?P<mark>\[[a-z]{1,4}\]|\([a-z]\)|[a-z*†‡¹²³⁴⁵⁶⁷⁸⁹]{1,2})?"
)
_NOTES = re.compile(r"\s*(?:\[notes? [\d, and]+\]|\(notes? [\d, and]+\)|[†‡¹²³⁴⁵⁶⁷⁸⁹⁰*]+)\s*$", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?:c\.?|ca\.?|circa|about|around|approx\w*\.?|over|under|up to|at least|at most|more than|less than|[~<>])"
    r"\s*[£$€]\s?\d[\d,.]*(?:k|m|bn)?"
    r"|(?:between )?[£$€]\s?\d[\d,.]*(?:k|m|bn)? ?(?:-|–|to|and) ?[£$€]?\s?\d[\d,.]*(?:k|m|bn)?",
    re.IGNORECASE,
)
"""An amount with the word of its bound, or a range of them, as officers type it."""
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*(?:\[[a-z]{1,4}\]|\([a-z]\)|[a-z*†‡¹²³⁴⁵⁶⁷⁸⁹]))?")
"""A year, with the mark of an estimate or of a note behind it or without."""
_CODE = re.compile(r"c\d+", re.IGNORECASE)
"""What could be “circa 12”, and is a code."""
_SCALED = re.compile(rf"\d\s*(?:{'|'.join(SCALES)})\b", re.IGNORECASE)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LONGEST, _LONGEST_WORDED = 24, 40


class Is(Enum):
    """What sort of thing stands in a cell. `WORDED` is a number with a word or a range, which a label may be as well:
    “about 3,000”, but also “16 to 24”."""

    NUMBER = "number"
    WORDED = "worded"
    YEAR = "year"
    MARK = "mark"
    DATE = "date"
    TEXT = "text"


@dataclass(frozen=True)
class Number:
    """A number as it stands, with the mark that is glued to it (empty: none) and how often it is larger than what
    the cell shows (1000, where a format prints thousands).

    `typed`: what was typed in words about it: how exact it is, where a range ends, its unit; `is_scaled`: so are
    thousands or millions.
    """

    value: Decimal
    mark: str = ""
    scale: int = 1
    typed: Quantity | None = None
    is_scaled: bool = False


@dataclass(frozen=True)
class Page:
    """The cells of one sheet by row and column (both from 0), filled ones alone; those with an error as “#REF!”.

    `unvalued`: those with a formula of which the file has no value; `hidden`: which of its rows and columns are hidden.
    """

    sheet: str
    cells: Sequence[Mapping[int, CellValue]]
    shown: Mapping[Place, Shown] = field(default_factory=dict)
    unvalued: frozenset[Place] = frozenset()
    hidden: Sequence[str] = ()
    found: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was found on it, by the name of what looked: each looks once."""

    @cached_property
    def kinds(self) -> Sequence[Mapping[int, Is]]:
        return [{column: _kind(value) for column, value in row.items()} for row in self.cells]

    def text(self, row: int, column: int) -> str:
        """What the cell shows, in one line, without what is raised; its indentation stays."""
        value = self.cells[row].get(column) if row < len(self.cells) else None
        if value is None:
            return ""
        look = self.shown.get((row, column))
        if look and look.text is not None and (isinstance(value, str) or look.text.endswith("%")):
            return look.text
        return as_text(value)

    def number(self, row: int, column: int) -> Number | None:
        """The number of a cell; per cent as they are shown. None where there is none."""
        value, look = self.cells[row].get(column), self.shown.get((row, column))
        if isinstance(value, str):
            found = read_number(self.text(row, column)) or read_worded(self.text(row, column))
            return replace(found, mark=found.mark or (look.raised if look else "")) if found else None
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        stored = Decimal(str(value))
        seen = read_number(look.text) if look and look.text else None
        if look and look.text and look.text.strip().endswith("%"):
            return Number(stored * 100)
        return Number(stored, scale=_scale(stored, seen.value) if seen else 1)

    def place(self, row: int, column: int) -> str:
        """The cell as people name it: “Annual Exports, cell C79”."""
        return f"{self.sheet}, cell {address((row, column))}"

    def lines(self, first: int, last: int) -> Iterator[tuple[int, list[str]]]:
        """The rows that hold anything, with what their cells show."""
        for row in range(max(first, 0), min(last + 1, len(self.cells))):
            if texts := [label(self.text(row, column)) for column in sorted(self.cells[row])]:
                yield row, texts


def page_of(table: Table) -> Page:
    """The sheet as it was read, blanks left out."""
    lines = [table.header, *table.rows]
    cells: list[dict[int, CellValue]] = [{} for _ in range(table.first_row)]
    for line in lines:
        cells.append({table.first_column + at: value for at, value in enumerate(line) if not _is_blank(value)})
    places = {kind: _places(table, kind) for kind in ("error-in-cell", "formula-without-value")}
    for (row, column), text in places["error-in-cell"].items():
        if row < len(cells):
            cells[row].setdefault(column, text or "#REF!")
    hidden = tuple(finding.value for finding in table.findings if finding.kind == "hidden-was-read")
    return Page(table.sheet, cells, table.shown or {}, frozenset(places["formula-without-value"]), hidden)


def _places(table: Table, kind: str) -> dict[Place, str]:
    """The cells of which a reader saw one thing, each with what it saw."""
    seen = (finding for finding in table.findings if finding.kind == kind)
    return {place: finding.value for finding in seen for place in places_of(finding.cell)}


def as_text(value: CellValue) -> str:
    """A value as it is read aloud: a whole number without decimals, a day as 2018-11-14."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if not (value.hour or value.minute) else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return visible(str(value))


def label(text: str) -> str:
    """A label without indentation, line breaks and the marks of footnotes."""
    return _NOTES.sub("", " ".join(text.split()))


def same(one: str, other: str) -> bool:
    """Whether two labels say the same: case, accents, blanks and footnotes do not count."""
    return folded(label(one)) == folded(label(other))


def read_number(text: str) -> Number | None:
    """The number that a text is, such as “1,234”, “(12.5)”, “640 [p]”; None where it is none."""
    match = _NUMBER.fullmatch(typed_plainly(text).strip())
    if not match:
        return None
    value = Decimal(match["digits"].replace(",", ""))
    is_negative = bool(match["open"] or match["sign"] == "-" or match["sign_after"])
    return Number(-value if is_negative else value, match["mark"] or "")


@lru_cache(maxsize=2**14)
def read_worded(text: str) -> Number | None:
    """The number that a text tells with a word or as a range, such as “about 3,000”, “4,000–5,000”; else None."""
    if _CODE.fullmatch(text.strip()):
        return None
    try:
        typed = read_quantity(" ".join(text.split()))
    except Refusal:
        return None
    return Number(typed.value, typed=typed, is_scaled=bool(_SCALED.search(text))) if typed.bound else None


def _scale(stored: Decimal, seen: Decimal) -> int:
    for scale in (1_000, 1_000_000):
        if seen and abs(stored / scale - seen) <= max(abs(seen) / 1000, Decimal("0.51")) and abs(stored) > abs(seen):
            return scale
    return 1


def _is_blank(value: CellValue) -> bool:
    return value is None or (isinstance(value, str) and not visible(value).strip())


def _kind(value: CellValue) -> Is:
    if isinstance(value, bool):
        return Is.TEXT
    if isinstance(value, int | float):
        is_year = float(value).is_integer() and _FIRST_YEAR <= value <= _LAST_YEAR
        return Is.YEAR if is_year else Is.NUMBER
    if isinstance(value, datetime | date):
        return Is.DATE
    return _kind_of_text(" ".join(visible(str(value)).split()))


def _kind_of_text(text: str) -> Is:
    is_worded = len(text) <= _LONGEST_WORDED and any(map(str.isdigit, text)) and read_worded(text)
    if len(text) > _LONGEST:
        return Is.WORDED if is_worded else Is.TEXT
    lowered = typed_plainly(text).casefold()
    if lowered in MARKS or _BRACKETED.fullmatch(lowered):
        return Is.MARK
    if _YEAR.fullmatch(lowered):
        return Is.YEAR
    if read_number(text) or _AMOUNT.fullmatch(lowered):
        return Is.NUMBER
    return Is.WORDED if is_worded else Is.TEXT
