"""Issues → the cells to mark, each with what its note says. Knows no spreadsheet library."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twinboard.addresses import Place, places_of
from twinboard.models import Issue, Severity
from twinboard.rules.issue_kinds import is_retyped
from twinboard.workbook.safe import clean

MOST_MARKS = 2_000
LAST_PLACE = (1_048_575, 16_383)
"""The last cell that a sheet of Excel has."""

_LONGEST_MESSAGE, _LONGEST_NOTE = 500, 2_000


@dataclass(frozen=True)
class Mark:
    """What one cell is marked with. `is_error`: at least one of its issues keeps the workbook from publication.
    `is_retyped`: its value is to be typed anew, and must stay as it is typed.
    """

    note: str
    is_error: bool
    is_retyped: bool = False


@dataclass(frozen=True)
class Marks:
    """The marks by the name that a sheet has in the file; `count_left_out` cells were beyond the most."""

    by_sheet: Mapping[str, Mapping[Place, Mark]]
    count_left_out: int = 0

    def of(self, sheet: str) -> Mapping[Place, Mark]:
        return self.by_sheet.get(sheet, {})


def marks(issues: Iterable[Issue], sheets: Sequence[str], most: int = MOST_MARKS) -> Marks:
    """The first `most` cells with an issue, those with errors before those with warnings."""
    found: dict[tuple[str, Place], list[Issue]] = {}
    left_out: set[tuple[str, Place]] = set()
    for issue in sorted(issues, key=lambda one: one.severity is not Severity.ERROR):
        sheet = sheet_of(issue, sheets)
        for place in places(issue) if sheet else ():
            key = sheet, place
            if key in found:
                found[key].append(issue)
            elif len(found) < most:
                found[key] = [issue]
            else:
                left_out.add(key)
    by_sheet: dict[str, dict[Place, Mark]] = {}
    for (sheet, place), at_cell in found.items():
        by_sheet.setdefault(sheet, {})[place] = _mark(at_cell)
    return Marks(by_sheet, len(left_out))


def sheet_of(issue: Issue, sheets: Sequence[str]) -> str:
    """The sheet of the file that an issue means, found as the check finds it; empty where there is none."""
    if issue.sheet in sheets:
        return issue.sheet
    meant = issue.sheet.strip().casefold()
    return next((name for name in sheets if name.strip().casefold() == meant), "")


def places(issue: Issue) -> tuple[Place, ...]:
    """The cells of an issue that a sheet of Excel has."""
    named = places_of(issue.cell)
    return tuple(place for place in named if place[0] <= LAST_PLACE[0] and place[1] <= LAST_PLACE[1])


def _mark(issues: Sequence[Issue]) -> Mark:
    lines = [f"{issue.severity.capitalize()}: {clean(issue.message, _LONGEST_MESSAGE)}" for issue in issues]
    retyped = any(map(is_retyped, issues))
    return Mark(clean("\n\n".join(lines), _LONGEST_NOTE), issues[0].severity is Severity.ERROR, retyped)
