"""Which rows of a file can be judged beside others, although some of its cells have errors."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from twinboard.models import Issue, Record, Rows, Severity
from twinboard.rules.sheets import BY_NAME, FACTS, INDICATORS, MONEY, SOURCES
from twinboard.validate.structure import Matched

_UNREAD = frozenset(
    {"locator", "quote", "note", "checked_by", "checked_on", "document_url", "licence", "received", "next_update"}
    | {"publisher", "published", "latitude", "longitude", "part_of", "industries", "relationship", "lead_authority"}
    | {"position", "summary", "polarity", "definition", "cost_gbp", "purpose", "question", "preferred", "reason"}
    | {"paid_by", "staff_hours"}
)
"""The columns that are not read where a row is judged by others: an error there keeps no row from being judged."""
_RESTS_ON = {FACTS: (("source_id", SOURCES), ("indicator_id", INDICATORS)), MONEY: (("source_id", SOURCES),)}
"""The rows without which a row cannot be judged, by the column that names them."""
_RANGE = re.compile(r"[A-Z]+(\d+)(?::[A-Z]+(\d+))?")


@dataclass(frozen=True)
class Faults:
    """The columns with an error: of single rows by sheet and row number, and of whole sheets. "" means all columns."""

    of_rows: Mapping[tuple[str, int], frozenset[str]]
    of_sheets: Mapping[str, frozenset[str]]

    def at(self, record: Record) -> frozenset[str]:
        """The columns in which a row has an error, or its whole sheet."""
        empty = frozenset[str]()
        found = self.of_rows.get((record.sheet, record.row), empty) | self.of_sheets.get(record.sheet, empty)
        return frozenset(record.values) if "" in found else found


@dataclass(frozen=True)
class Unjudged:
    """A row that cannot be judged, and the columns in which it has errors."""

    record: Record
    faulty: frozenset[str]


def faults_of(issues: Iterable[Issue], matched: Sequence[Matched]) -> Faults:
    """Where the errors of a file are: those at a header are of its column, those of no column of all."""
    of_rows: dict[tuple[str, int], set[str]] = defaultdict(set)
    of_sheets: dict[str, set[str]] = defaultdict(set)
    ours = {one.shown: one for one in matched} | {one.sheet.name: one for one in matched}
    spans: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for issue in issues:
        one = ours.get(issue.sheet) or ours.get(issue.sheet.strip().capitalize())
        if issue.severity is Severity.ERROR and one:
            first, last = _rows_of(issue)
            if first <= one.table.first_row + 1:
                of_sheets[one.sheet.name].add(issue.column)
            else:
                last = min(last, one.table.row_number(len(one.table.rows)))
                spans[one.sheet.name, "" if last > first else issue.column].append((first, last))
    for (sheet, column), found in spans.items():
        for row in _covered(found):
            of_rows[sheet, row].add(column)
    return Faults(
        {place: frozenset(columns) for place, columns in of_rows.items()},
        {sheet: frozenset(columns) for sheet, columns in of_sheets.items()},
    )


def _rows_of(issue: Issue) -> tuple[int, int]:
    """The first and last row of an issue; of merged cells those of the range that it names."""
    match = (_RANGE.fullmatch(issue.value) if ":" in issue.value else None) or _RANGE.match(issue.cell)
    return (int(match[1]), int(match[2] or match[1])) if match else (0, 0)


def _covered(spans: list[tuple[int, int]]) -> Iterator[int]:
    """Every row of the spans once."""
    done = 0
    for first, last in sorted(spans):
        yield from range(max(first, done + 1), last + 1)
        done = max(done, last)


def judged(
    records: Mapping[str, Iterable[Record]], published: Rows, faults: Faults
) -> tuple[dict[str, tuple[Record, ...]], dict[str, tuple[Unjudged, ...]]]:
    """The rows that can be judged, and those that cannot: rows with an error that matters, or that rest on such."""
    if not (faults.of_rows or faults.of_sheets):
        return {sheet: tuple(rows) for sheet, rows in records.items()}, {}
    unjudged: dict[str, tuple[Unjudged, ...]] = {}
    known = {sheet: set(rows) for sheet, rows in published.items()}
    sound: dict[str, tuple[Record, ...]] = {}
    for sheet in (name for name in BY_NAME if name in records):
        rows = tuple(records[sheet])
        stands = Counter(record.id for record in rows)
        unjudged[sheet] = tuple(
            one
            for record in rows
            if (one := Unjudged(record, faults.at(record))).faulty - _UNREAD
            or stands[record.id] > 1
            or not all(record.values[name] in known.get(other, ()) for name, other in _RESTS_ON.get(sheet, ()))
        )
        lacking = {one.record.id for one in unjudged[sheet]}
        sound[sheet] = tuple(record for record in rows if record.id not in lacking)
        known[sheet] = known.get(sheet, set()).difference(lacking).union(record.id for record in sound[sheet])
    return sound, unjudged
