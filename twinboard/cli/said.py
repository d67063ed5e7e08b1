"""What the command line says of a checked workbook, to people and to programs."""

from dataclasses import asdict

from rich.console import Console

from twinboard.cli.call import counts_words, err, out
from twinboard.intake import Proposal
from twinboard.models import Change, Issue

NOTHING: dict[str, object] = {"valid": False, "issues": [], "changes": [], "missing": [], "changed_since": []}
"""The answer of `check` of a file that was refused."""


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


def print_proposal(proposal: Proposal) -> None:
    """The issues; and of a valid workbook, what it would change."""
    print_issues(proposal.issues)
    if not proposal.checked.is_valid:
        return
    for change in proposal.difference.changes:
        out.print(_change_line(change))
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


def print_issues(issues: tuple[Issue, ...]) -> None:
    """A line an issue, with its cell."""
    for issue in issues:
        err.print(f"{issue.severity:8} {issue.sheet}!{issue.cell}  {issue.message}  [{issue.kind}]")
