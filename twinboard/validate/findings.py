"""What the readers found in the file → issues at their cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from twinboard.models import Finding, Issue, Severity, Table
from twinboard.rules.issue_kinds import issue
from twinboard.validate.structure import Matched

_LOST = frozenset({"error-in-cell", "formula-without-value"})


def lost_cells(table: Table) -> frozenset[str]:
    """The cells whose value is lost: their issue is said, so that they are not called blank as well."""
    return frozenset(finding.cell for finding in table.findings if finding.kind in _LOST)


def finding_issues(tables: Sequence[Table], matched: Sequence[Matched]) -> Iterator[Issue]:
    """One issue a finding. Outside our sheets and columns it is a warning only: what stands there is left alone."""
    ours = {id(one.table): one for one in matched}
    for table in tables:
        one = ours.get(id(table))
        columns = _columns(one) if one else {}
        for finding in table.findings:
            yield _issue(finding, one.shown if one else table.sheet, columns)


def _columns(matched: Matched) -> dict[str, str]:
    return {matched.table.letters(position): name for name, position in matched.positions.items()}


def _issue(finding: Finding, sheet: str, columns: dict[str, str]) -> Issue:
    column = columns.get(re.sub(r"\d.*", "", finding.cell), "")
    found = issue(finding.kind, sheet=sheet, cell=finding.cell, column=column, value=finding.value)
    return found if column else replace(found, severity=Severity.WARNING)
