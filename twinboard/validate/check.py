"""The phases of a check in order, and its result: records where all is well, issues in Excel's order where not."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from twinboard.models import Issue, Record, Severity, Table
from twinboard.validate.agreement import compare_rows
from twinboard.validate.cells import read_sheet
from twinboard.validate.crosschecks import Published, cross_check
from twinboard.validate.doubts import doubt
from twinboard.validate.findings import finding_issues
from twinboard.validate.structure import match_tables


@dataclass(frozen=True)
class Checked:
    """`records` by sheet name, only for the sheets on which the file has rows; `issues` of all phases."""

    records: dict[str, tuple[Record, ...]]
    issues: tuple[Issue, ...]

    @property
    def is_valid(self) -> bool:
        return not any(issue.severity is Severity.ERROR for issue in self.issues)


def check(tables: Sequence[Table], published: Published, today: date) -> Checked:
    """Checks a whole file against the declarations and against what is published, as it stands on a day."""
    matched, issues = match_tables(tables)
    readings = [read_sheet(one) for one in matched]
    cross_check(readings, published)
    doubt(readings, published, today)
    records = {reading.matched.sheet.name: tuple(reading.records()) for reading in readings if reading.rows}
    if not any(issue.severity is Severity.ERROR for reading in readings for issue in reading.issues):
        sent = {name: {record.id: record for record in rows} for name, rows in records.items()}
        compare_rows(readings, sent, published)
    found = [*issues, *finding_issues(tables, matched), *(issue for reading in readings for issue in reading.issues)]
    return Checked(records, _grouped(found, [one.shown for one in matched]))


def _grouped(issues: Sequence[Issue], sheets: Sequence[str]) -> tuple[Issue, ...]:
    groups: dict[Issue, list[str]] = defaultdict(list)
    for issue in issues:
        groups[replace(issue, cell="")].append(issue.cell)
    located = [replace(issue, cell=", ".join(sorted(set(cells), key=_place))) for issue, cells in groups.items()]
    order = {name: position for position, name in enumerate(sheets)}
    return tuple(sorted(located, key=lambda issue: (order.get(issue.sheet, -1), issue.sheet, _place(issue.cell))))


def _place(cell: str) -> tuple[int, int, str]:
    """Sorts cells by row, then by column; of a group, its first cell."""
    match = re.match(r"([A-Z]+)(\d+)", cell)
    return (int(match[2]), len(match[1]), match[1]) if match else (0, 0, cell)
