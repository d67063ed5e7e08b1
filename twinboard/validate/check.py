"""The phases of a check in order, and its result: records where all is well, issues in Excel's order where not."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from twinboard.models import Issue, Record, Severity, Table
from twinboard.rules.issue_kinds import is_doubt
from twinboard.validate.agreement import unmarked_disagreements
from twinboard.validate.amid import SentSheet, amid
from twinboard.validate.cells import habits_in, read_sheet
from twinboard.validate.columns.asked import ask
from twinboard.validate.columns.ids import propose_ids
from twinboard.validate.crosschecks import Published, cross_check
from twinboard.validate.doubts import doubt
from twinboard.validate.findings import finding_issues
from twinboard.validate.gone import named_and_gone
from twinboard.validate.structure import match_tables
from twinboard.validate.totals import made_of_themselves, mixed_totals
from twinboard.validate.unnamed import unnamed_totals

_LOOKS = (named_and_gone, made_of_themselves, mixed_totals, unnamed_totals, unmarked_disagreements)
"""What is looked for among all rows."""


@dataclass(frozen=True)
class Checked:
    """`records` by sheet name, only for the sheets on which the file has rows; `issues` of all phases.

    `of_cells` are those of the file in itself; the others show once its rows stand among the published ones.
    """

    records: dict[str, tuple[Record, ...]]
    issues: tuple[Issue, ...]
    of_cells: tuple[Issue, ...]
    sheets: Mapping[str, SentSheet]

    @property
    def is_valid(self) -> bool:
        return _is_valid(self.issues)

    @property
    def has_doubts(self) -> bool:
        return any(map(is_doubt, self.issues))


def check(tables: Sequence[Table], published: Published, today: date) -> Checked:
    """Checks a whole file against the declarations and against what is published, as it stands on a day."""
    matched, issues = match_tables(tables)
    habits = habits_in(matched)
    readings = [read_sheet(one, habits) for one in matched]
    propose_ids(readings, published)
    cross_check(readings, published)
    ask(readings, published)
    doubt(readings, published, today)
    records = {reading.matched.sheet.name: tuple(reading.records()) for reading in readings if reading.rows}
    found = [issue for reading in readings for issue in reading.issues]
    of_cells = _grouped([*issues, *finding_issues(tables, matched), *found], [one.shown for one in matched])
    checked = Checked(
        records, of_cells, of_cells, {one.sheet.name: SentSheet(one.shown, one.corner) for one in matched}
    )
    return check_among(checked, records, published)


def check_among(
    checked: Checked, records: Mapping[str, Iterable[Record]], published: Published, retired: Iterable[Record] = ()
) -> Checked:
    """The same with the issues of these records among the published rows, of which some would be retired.

    A file with errors in its cells is not looked at so far. Raises StillNamed where a row that is not in the file
    names one that would be gone.
    """
    if not (records and _is_valid(checked.of_cells)):
        return checked
    rows = amid(records, published, retired, checked.sheets)
    found = [issue for look in _LOOKS for issue in look(rows)]
    shown = [sheet.shown for sheet in checked.sheets.values()]
    return replace(checked, issues=_grouped([*checked.of_cells, *found], shown))


def _is_valid(issues: Iterable[Issue]) -> bool:
    return not any(issue.severity is Severity.ERROR for issue in issues)


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
