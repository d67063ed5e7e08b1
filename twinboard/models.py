"""What passes between the layers: small frozen things, no behaviour beyond reading themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

Value = str | int | Decimal | None
"""A stored value of one column: text, a whole number, or a decimal number."""

CellValue = str | int | float | bool | date | datetime | time | timedelta | None
"""What a spreadsheet reader gives for one cell."""


class Bound(StrEnum):
    """What a document says about how exact its number is; of what lies between two numbers, the value is the lower."""

    EXACT = "exact"
    OVER = "over"
    AT_LEAST = "at least"
    UP_TO = "up to"
    AROUND = "around"
    BETWEEN = "between"


class Kind(StrEnum):
    """How the cells of a column are read."""

    IDENTIFIER = "identifier"
    TEXT = "text"
    CHOICE = "choice"
    REFERENCE = "reference"
    QUANTITY = "quantity"
    BARE = "number without a word"
    COUNT = "count"
    COORDINATE = "coordinate"
    PERIOD = "period"


class Listed(StrEnum):
    """What a text lists, its entries separated by semicolons."""

    IDS = "ids"
    NAMES = "names"
    SHARES = "shares"


@dataclass(frozen=True)
class Column:
    """One declared column of a sheet. `refers_to`: whose ids a REFERENCE holds. `bound_in`, `high_in`: the columns with
    the bound and the higher end of a QUANTITY, see `rules.stored`. `seldom_negative`: less than 0 is asked about;
    `grows`: a new word is. `unit`: the only unit that may be typed with its number, where it is not pounds."""

    name: str
    kind: Kind
    rule: str
    example: str
    required: bool = False
    choices: tuple[str, ...] = ()
    refers_to: str | None = None
    bound_in: str | None = None
    high_in: str | None = None
    limit: tuple[int, int] | None = None
    seldom_negative: bool = False
    listed: Listed | None = None
    grows: bool = False
    unit: str = ""


@dataclass(frozen=True)
class Sheet:
    """One declared sheet: its name in Excel, its table in the store, its columns; the first is the id."""

    name: str
    purpose: str
    columns: tuple[Column, ...]

    @property
    def table(self) -> str:
        return self.name.lower()

    @property
    def id_column(self) -> str:
        return self.columns[0].name

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


def column_letters(index: int) -> str:
    """A sheet's letters for the column at `index` (from 0): A, B, … Z, AA."""
    before, last = divmod(index, 26)
    return (column_letters(before - 1) if before else "") + chr(ord("A") + last)


WHOLE_SHEET = "the whole sheet"
"""What is hidden, where that is all of a sheet."""


@dataclass(frozen=True)
class Finding:
    """What a reader saw at a cell that its value does not show: the kind of issue that it becomes, a word for it."""

    kind: str
    cell: str
    value: str = ""
    word: str = ""


WHOLE = "*"
"""In place of letters: all of the cell."""


@dataclass(frozen=True)
class Shown:
    """What a cell shows that its value does not say; only cells of which there is something to say have one.

    `text`: the letters that one sees where they are others than the value's own: a number or date as its format
    prints it, a text without its raised and struck-out letters; None: as the value stands.
    `period`: of a date, the part that is shown, in its written form (`2018-11`, `2018`; "": its year is not shown).
    `raised`, `struck`: the letters that stand raised or lowered, or are struck out; `struck` is WHOLE where nothing
    else is left of the cell, and `text` then says it as if it stood. `link`: the address behind the cell.
    """

    text: str | None = None
    period: str | None = None
    raised: str = ""
    struck: str = ""
    link: str = ""


@dataclass(frozen=True)
class Table:
    """The cells of one sheet as they were read: the header row, then the rows below it.

    `first_row` and `first_column` (both from 0) say where in the sheet the header row starts. `shown` is by row and
    column of the sheet (from 0), and None where the reader of the format cannot see what cells show. `separator` stands
    between the values of a text file.
    """

    sheet: str
    header: Sequence[CellValue]
    rows: Sequence[Sequence[CellValue]]
    first_row: int = 0
    first_column: int = 0
    findings: Sequence[Finding] = ()
    shown: Mapping[tuple[int, int], Shown] | None = None
    separator: str = ""

    @property
    def is_hidden(self) -> bool:
        return any(finding.value == WHOLE_SHEET for finding in self.findings)

    def row_number(self, index: int) -> int:
        """The sheet's row number (from 1) of the data row at `index` (from 0)."""
        return self.first_row + index + 2

    def letters(self, index: int) -> str:
        """The sheet's column letters of the column at `index` (from 0)."""
        return column_letters(self.first_column + index)


class Record(NamedTuple):
    """One row read: its stored values by column, and where in the sheet they stood."""

    sheet: str
    id: str
    values: Mapping[str, Value]
    row: int = 0
    letters: Mapping[str, str] = {}

    def completed(self, before: "Record") -> "Record":
        """The record with the published values of the columns that its file does not have."""
        kept = {
            name: before.values[name]
            for name in self.values.keys() - self.letters.keys()
            if self.values[name] is None and before.values.get(name) is not None
        }
        return self._replace(values={**self.values, **kept}) if kept else self


Rows = Mapping[str, Mapping[str, Record]]
"""Records by sheet and id."""


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Issue:
    """An officer's mistake, located. `cell` may name several cells ("B4, B9") that share the mistake."""

    kind: str
    severity: Severity
    sheet: str
    cell: str
    column: str
    value: str
    message: str


@dataclass(frozen=True)
class Change:
    """One value that a publication adds, changes or retires; before and after as an officer would type them."""

    sheet: str
    id: str
    change: str
    column: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Version:
    """One publication. `counts` holds how many rows each change touched: added, changed, retired."""

    number: int
    base: int | None
    author: str
    approved_by: str | None
    message: str
    file_name: str
    file_sha256: str
    published_at: datetime
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Citation:
    """A document and the places in it that a chart rests on."""

    source_id: str
    title: str
    publisher: str
    published: str
    locators: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """A question on which sources disagree."""

    conflict_id: str
    question: str


@dataclass(frozen=True)
class Reference:
    """A chart by the name of its query, the version, and the filters that are chosen, by name in alphabetical order."""

    chart: str
    parameters: tuple[tuple[str, str], ...]
    version: int
