"""The phases of a check in order, and its result: records where all is well, issues in Excel's order where not."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from twinboard.models import Issue, Record, Severity, Table
from twinboard.rules.issue_kinds import is_doubt
from twinboard.rules.issue_order import summary
from twinboard.validate.agreement import unmarked_disagreements
from twinboard.validate.cells import SheetReading, habits_in, read_sheet
from twinboard.validate.columns.asked import ask
from twinboard.validate.crosschecks import Published, cross_check
from twinboard.validate.dangling_references import dangling_references
from twinboard.validate.doubts import doubt
from twinboard.validate.findings import finding_issues, without_torn
from twinboard.validate.grouping import grouped
from twinboard.validate.layout.apart import set_apart
from twinboard.validate.layout.seen import Seen, seen
from twinboard.validate.new_words import ask_of_entries
from twinboard.validate.pauses import uncollected
from twinboard.validate.paying import costs_twice, shares_above_costs
from twinboard.validate.revision import SentSheet, revision_of
from twinboard.validate.shifted import tell_shifted
from twinboard.validate.sound import Faults, faults_of, judged
from twinboard.validate.structure import match_tables
from twinboard.validate.totals import made_of_themselves, mixed_totals
from twinboard.validate.twice.inputs import inputs_twice
from twinboard.validate.twice.things import names_twice, same_things
from twinboard.validate.unnamed import unnamed_totals

_LOOKS = (
    dangling_references,
    made_of_themselves,
    mixed_totals,
    unnamed_totals,
    unmarked_disagreements,
    shares_above_costs,
    costs_twice,
    same_things,
    names_twice,
    inputs_twice,
)
"""What is looked for among all rows."""


@dataclass(frozen=True)
class Checked:
    """`records` by sheet name, only for the sheets on which the file has rows; `issues` of all phases.

    `of_cells` are those of the file in itself; the others show once its rows stand among the published ones, as far as
    `faults`, the errors of the file in itself, let them be judged. `read`: the rows read of each sheet of ours, and
    `order`: all sheets, both as the file names and orders them. `seen`: what stands in a file of which no sheet could
    be read.
    """

    records: dict[str, tuple[Record, ...]]
    issues: tuple[Issue, ...]
    of_cells: tuple[Issue, ...]
    sheets: Mapping[str, SentSheet]
    faults: Faults
    read: Mapping[str, int]
    order: Sequence[str]
    seen: tuple[Seen, ...] = ()

    @property
    def summary(self) -> str:
        """The first line of whatever tells of this check."""
        return summary(self.issues, self.read)

    @property
    def is_foreign(self) -> bool:
        """Whether no sheet of ours could be read."""
        return not self.sheets

    @property
    def is_valid(self) -> bool:
        return _is_valid(self.issues)

    @property
    def has_doubts(self) -> bool:
        return any(map(is_doubt, self.issues))


@uncollected
def check(
    tables: Sequence[Table],
    published: Published,
    today: date,
    *,
    are_rows: bool = False,
    then: Published | None = None,
) -> Checked:
    """Checks a whole file against the declarations and against what is published, as it stands on a day.

    `are_rows`: it is known that all its rows are rows, however little they hold; none is looked at as a note or total.
    `then`: what was published in the earlier version that the file was made from.
    """
    found, issues = match_tables(tables)
    set_aside = [(one, ()) if are_rows else set_apart(one) for one in found]
    matched = [one for one, _ in set_aside]
    habits = habits_in(matched)
    readings = [read_sheet(one, habits) for one in matched]
    cross_check(readings, published, then)
    ask(readings, published)
    ask_of_entries(readings, published)
    doubt(readings, published, today)
    tell_shifted(readings, published)
    of_rows = [issue for _, issues in set_aside for issue in issues]
    of_rows += [issue for reading in readings for issue in reading.issues]
    of_rows = without_torn(of_rows, tables, matched)
    shown = {one.table.sheet: one.shown for one in matched}
    order = [shown.get(table.sheet, table.sheet) for table in tables]
    of_file = [*issues, *finding_issues(tables, matched), *of_rows]
    of_cells = grouped(of_file, order)
    records = {reading.matched.sheet.name: tuple(reading.records()) for reading in readings if reading.rows}
    sheets = {one.sheet.name: SentSheet(one.shown, one.corner) for one in matched}
    read = {reading.matched.shown: len(reading.rows) for reading in sorted(readings, key=_in_file(tables))}
    faults = faults_of(of_file, matched)
    checked = Checked(records, of_cells, of_cells, sheets, faults, read, order, () if matched else seen(tables))
    return check_among(checked, records, published)


def _in_file(tables: Sequence[Table]) -> Callable[[SheetReading], int]:
    places = {table.sheet: place for place, table in enumerate(tables)}
    return lambda reading: places[reading.matched.table.sheet]


@uncollected
def check_among(
    checked: Checked, records: Mapping[str, Iterable[Record]], published: Published, retired: Iterable[Record] = ()
) -> Checked:
    """The same with the issues of these records among the published rows, of which some would be retired.

    Of a file with errors only the rows that can be judged are looked at, and none is taken to be retired: which rows
    it lacks is not known yet. Raises StillNamed where a row that is not in the file names one that would be gone.
    """
    gone = tuple(retired)
    if not records and not gone:
        return checked
    sound, unjudged = judged(records, published, checked.faults)
    rows = revision_of(sound, published, gone if _is_valid(checked.of_cells) else (), checked.sheets, unjudged)
    found = [issue for look in _LOOKS for issue in look(rows)]
    return replace(checked, issues=grouped([*checked.of_cells, *found], checked.order))


def _is_valid(issues: Iterable[Issue]) -> bool:
    return not any(issue.severity is Severity.ERROR for issue in issues)
