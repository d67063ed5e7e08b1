"""What the command line says of a checked workbook, to people and to programs."""

from collections.abc import Sequence
from dataclasses import asdict

from rich.console import Console

from twinboard.addresses import brief
from twinboard.cli.call import counts_words, err, out
from twinboard.intake import Proposal
from twinboard.models import Change, Issue
from twinboard.rules.issue_order import level_of
from twinboard.store import Store
from twinboard.validate.check import Checked

MOST_LINES, MOST_SHEETS = 60, 6
"""How many issues, and how many sheets that are not ours, are told in text; the report has all issues."""

NOTHING: dict[str, object] = {"valid": False, "issues": [], "changes": [], "missing": [], "changed_since": []}
"""The answer of `check` of a file that was refused."""

_NUMBERS = frozenset({"Sources", "Partners", "Indicators", "Facts", "Visits", "Money", "Conflicts"})
"""The sheets that headline numbers are made from."""
_Moved = Sequence[tuple[str, str, str]]


def headlines_moved(store: Store, proposal: Proposal) -> _Moved:
    """The headline numbers that would read differently: what each is about, before and after."""
    touched = {change.sheet for change in proposal.difference.changes} & _NUMBERS
    if not (touched and proposal.base and proposal.checked.is_valid):
        return ()
    from twinboard.headlines import headlines_tried  # noqa: PLC0415  pandas is slow to import, and few checks ask it

    return headlines_tried(store, proposal.base, proposal.difference)


def as_json(proposal: Proposal, is_valid: bool) -> dict[str, object]:
    """The answer of `check` as JSON has it; valid is what `publish` would publish with the same options."""
    return {
        "valid": is_valid,
        "issues": [asdict(issue) for issue in proposal.issues],
        "changes": [asdict(change) for change in proposal.difference.changes],
        "missing": [{"sheet": record.sheet, "id": record.id} for record in proposal.difference.missing],
        "changed_since": [
            {"sheet": row.sent.sheet, "id": row.sent.id, **asdict(sides)}
            for row in proposal.crossed
            for sides in row.sides()
        ],
    }


def print_proposal(proposal: Proposal, moved: _Moved) -> None:
    """What was read and found, and the issues; and of a valid workbook, what it would change, headline numbers too."""
    err.print(proposal.checked.summary)
    print_issues(proposal.issues)
    for line in seen_lines(proposal.checked, MOST_SHEETS):
        err.print(line)
    if proposal.checked.is_valid:
        print_changes(proposal, moved)


def print_changes(proposal: Proposal, moved: _Moved) -> None:
    """What a valid workbook would change, and the headline numbers that would read differently."""
    for change in proposal.difference.changes:
        out.print(_change_line(change))
    for name, before, after in moved:
        out.print(f"Headline number, {name}: {before}, now {after}.")
    if proposal.difference.missing:
        count = len(proposal.difference.missing)
        out.print(f"{count} published {'row is' if count == 1 else 'rows are'} not in this file (see --missing).")
    if proposal.crossed:
        print_crossed(proposal, out)
    base = f"version {proposal.base}" if proposal.base else "an empty store"
    out.print(f"Compared with {base}: {counts_words(proposal.difference.counts())}.")


def print_crossed(proposal: Proposal, told: Console) -> None:
    """The rows that were published anew since the file was made, with all three sides of each column."""
    count = len(proposal.crossed)
    rows = "1 row was" if count == 1 else f"{count} rows were"
    told.print(f"The file was made from version {proposal.made_from}. Since then {rows} published anew:")
    for row in proposal.crossed:
        for sides in row.sides():
            then, now, sent = (side or "blank" for side in (sides.then, sides.now, sides.sent))
            told.print(f"  {row.sent.sheet} {row.sent.id} {sides.column}: then {then}, now {now}, in the file {sent}")


def _change_line(change: Change) -> str:
    sides = f"{change.before or 'blank'} → {change.after or 'blank'}"
    shown = {"added": change.after, "retired": change.before}.get(change.change, sides)
    return f"{change.change:8} {change.sheet} {change.id} {change.column}: {shown}"


def print_issues(issues: Sequence[Issue], most: int = MOST_LINES) -> None:
    """A line an issue, with its cells."""
    for line in issue_lines(issues, most):
        err.print(line)


def issue_lines(issues: Sequence[Issue], most: int) -> list[str]:
    """A line an issue, at most so many; the last one says how many more there are."""
    shown = issues if len(issues) <= most else issues[: most - 1]
    lines = [f"{level_of(issue):6} {_where(issue)}  {issue.message}  [{issue.kind}]" for issue in shown]
    if more := len(issues) - len(shown):
        lines.append(f"… and {more:,} more: see the report (check WORKBOOK --report OUT.xlsx).")
    return lines


def _where(issue: Issue) -> str:
    if not issue.sheet:
        return "The file:"
    return f"{issue.sheet}!{brief(issue.cell)}" if issue.cell else f"{issue.sheet}:"


def seen_lines(checked: Checked, most: int) -> list[str]:
    """What stands in a file that is none of ours, a line a sheet, and what can be done with it."""
    if not checked.is_foreign:
        return []
    shown = [*checked.seen] if len(checked.seen) <= most else checked.seen[: most - 1]
    lines = [f"       {one.words}" for one in shown]
    if more := len(checked.seen) - len(shown):
        lines.append(f"       … and {more} more sheets")
    return [*lines, "The blank workbook: python -m twinboard template OUT.xlsx"]
