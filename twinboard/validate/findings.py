"""What the readers found in the file → issues at their cells, of cells that are read."""

import re
from collections.abc import Iterable, Iterator, Sequence

from twinboard.addresses import column_index, place_of, places_of
from twinboard.models import Finding, Issue, Table
from twinboard.rules.issue_kinds import issue
from twinboard.validate.structure import Matched

_LOST = frozenset({"error-in-cell", "formula-without-value"})
_OF_FILE = frozenset({"macros-ignored", "old-workbook"})
_OF_SHEET = frozenset({"letters-guessed", "sheet-by-headers", "unclosed-quote", "separator-misnamed", "rules-unseen"})
_OF_ROW = frozenset({"uneven-row", "short-row", "quote-in-quotes"})
_SIGNS = {"comma": ",", "semicolon": ";", "tab": " ⇥", "upright line": "|"}
_COLUMNS = re.compile(r"\b([A-Z]{1,3})(?: to ([A-Z]{1,3}))?\b")


def lost_cells(table: Table) -> frozenset[str]:
    """The cells whose value is lost: their issue is said, so that they are not called blank as well."""
    return frozenset(finding.cell for finding in table.findings if finding.kind in _LOST)


def finding_issues(tables: Sequence[Table], matched: Sequence[Matched]) -> Iterator[Issue]:
    """One issue a finding that concerns what was read. What is in sheets, rows and columns left alone, nobody asks."""
    ours = {one.table.sheet: one for one in matched}
    for table in tables:
        one = ours.get(table.sheet)
        for finding in table.findings if matched else ():
            if finding.kind in _OF_FILE or (one and _concerns(one, finding)):
                yield _issue(finding, one.shown if one else table.sheet, one)


def without_torn(issues: Iterable[Issue], tables: Sequence[Table], matched: Sequence[Matched]) -> list[Issue]:
    """The issues but for those of rows that do not fit their headers: what stands under which is not known there.

    Of a row that is left out, that it does not fit is not told, and what it looks like is.
    """
    ours = {one.table.sheet: one for one in matched}
    torn = {
        (one.shown, place[0])
        for table in tables
        for finding in table.findings
        if (one := ours.get(table.sheet)) and finding.kind == "uneven-row" and (place := place_of(finding.cell))
        if _is_read(one, place[0])
    }
    if not torn:
        return list(issues)
    return [one for one in issues if not torn.issuperset((one.sheet, row) for row, _ in places_of(one.cell))]


def _concerns(matched: Matched, finding: Finding) -> bool:
    if finding.kind in _OF_SHEET:
        return True
    if finding.kind == "hidden-was-read":
        return _hides(matched, finding)
    places = [*places_of(finding.value)] if finding.kind == "merged-cells" else [*places_of(finding.cell)]
    rows = {row for row, _ in places if _is_read(matched, row)}
    return bool(rows) and (finding.kind in _OF_ROW or any(_is_ours(matched, column) for _, column in places))


def _hides(matched: Matched, finding: Finding) -> bool:
    """Hidden rows and sheets concern all that is read; hidden columns only if one of them is."""
    if not finding.value.startswith("column"):
        return True
    spans = [(column_index(first), column_index(last or first)) for first, last in _COLUMNS.findall(finding.value)]
    return any(_is_ours(matched, column) for first, last in spans for column in range(first, last + 1))


def _is_read(matched: Matched, row: int) -> bool:
    """Whether a row of the sheet (from 0) is the header row, or one below it that was not left out."""
    index = row - matched.table.first_row - 1
    return index >= -1 and index not in matched.apart


def _is_ours(matched: Matched, column: int) -> bool:
    return column - matched.table.first_column in matched.positions.values()


def _issue(finding: Finding, sheet: str, matched: Matched | None) -> Issue:
    place = place_of(finding.cell)
    names = {position: name for name, position in matched.positions.items()} if matched else {}
    column = names.get(place[1] - matched.table.first_column, "") if matched and place else ""
    words = {"word": finding.word or "comma", "sign": _SIGNS.get(finding.word, ",")}
    return issue(finding.kind, sheet=sheet, cell=finding.cell, column=column, value=finding.value, **words)
