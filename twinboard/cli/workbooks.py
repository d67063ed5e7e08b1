"""The commands that take a workbook, or an earlier version: check, publish and restore."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from twinboard.cli.call import (
    OVERTAKEN,
    WITH_ISSUES,
    Format,
    content_of,
    counts_words,
    err,
    out,
    refused_in_json,
    write,
)
from twinboard.cli.said import NOTHING, as_json, headlines_moved, print_crossed, print_issues, print_proposal
from twinboard.errors import TwinboardError
from twinboard.intake import Decisions, Proposal, annotated, carry_out, decided, propose
from twinboard.publish import restore as restore_version
from twinboard.rules.sheets import BY_NAME
from twinboard.settings import home
from twinboard.store import Store

app = typer.Typer()


class Missing(StrEnum):
    KEEP = "keep"
    RETIRE = "retire"


class Since(StrEnum):
    KEEP = "keep"
    REPLACE = "replace"


ACCEPT = "If what the warnings doubt is as you mean it, add --accept-warnings."

Workbook = Annotated[Path, typer.Argument(help="An Excel workbook (.xlsx, .xlsm, .xls), an .ods or a .csv.")]
Author = Annotated[str, typer.Option(help="Who publishes.")]
Message = Annotated[str, typer.Option(help="Why, in a sentence.")]
Report = Annotated[Path | None, typer.Option(help="Write the workbook here with its issues marked, as an .xlsx.")]
Accept = Annotated[bool, typer.Option("--accept-warnings", help="What the warnings doubt is as I mean it.")]
Keep = Annotated[Missing, typer.Option(help="Published rows that the file lacks: keep or retire them.")]
ChangedSince = Annotated[
    Since | None,
    typer.Option(help="Rows published anew since the file was made: keep them, or replace them by the file's."),
]


@app.command()
def check(  # noqa: PLR0913, PLR0917  the options of a command are its arguments
    workbook: Workbook,
    format: Annotated[Format, typer.Option(help="text for people, json for programs.")] = Format.TEXT,
    missing: Keep = Missing.KEEP,
    changed_since: ChangedSince = None,
    accept_warnings: Accept = False,
    report: Report = None,
) -> None:
    """Lists the issues of a workbook at their cells, and the changes that it would make. Publishes nothing."""
    store = Store(home())
    with refused_in_json(format is Format.JSON, **NOTHING):
        if report:
            _refuse_report(report, workbook)
        proposal = _propose(store, workbook, missing, changed_since)
        if report:
            write(report, annotated(proposal), err)
    is_valid = proposal.checked.is_valid and (accept_warnings or not proposal.checked.has_doubts)
    if format is Format.JSON:
        typer.echo(json.dumps(as_json(proposal, is_valid), ensure_ascii=False, indent=2))
    else:
        print_proposal(proposal, headlines_moved(store, proposal))
    if not is_valid:
        if proposal.checked.is_valid:
            err.print(f"It would not be published. {ACCEPT}")
        raise SystemExit(WITH_ISSUES)


@app.command()
def publish(  # noqa: PLR0913, PLR0917  the options of a command are its arguments
    workbook: Workbook,
    author: Author,
    message: Message,
    missing: Keep = Missing.KEEP,
    changed_since: ChangedSince = None,
    accept_warnings: Accept = False,
) -> None:
    """Publishes a workbook as the next version, if it has no issues and changes anything."""
    store = Store(home())
    proposal = _propose(store, workbook, missing, changed_since)
    print_issues(proposal.issues)
    if not proposal.checked.is_valid:
        err.print("Nothing was published.")
        raise SystemExit(WITH_ISSUES)
    if proposal.checked.has_doubts and not accept_warnings:
        err.print(f"Nothing was published. {ACCEPT}")
        raise SystemExit(WITH_ISSUES)
    if proposal.crossed and changed_since is None:
        print_crossed(proposal, err)
        err.print("Nothing was published. Say what becomes of them: --changed-since keep or replace.")
        raise SystemExit(OVERTAKEN)
    number = carry_out(store, proposal, author=author, message=message)
    if number is None:
        out.print(f"Nothing to publish: the workbook agrees with version {proposal.base}.")
        return
    out.print(f"Published version {number}: {counts_words(proposal.difference.counts())}.")


@app.command()
def restore(
    version: Annotated[int, typer.Argument(help="The version to bring back.")], author: Author, message: Message
) -> None:
    """Makes an earlier version current again, as a new version."""
    store = Store(home())
    number = restore_version(store, version, author=author, message=message)
    if number is None:
        out.print(f"Nothing to restore: the current version holds the same rows as version {version}.")
    else:
        out.print(f"Published version {number}: the rows of version {version}.")


def _propose(store: Store, workbook: Path, missing: Missing, since: Since | None) -> Proposal:
    proposal = propose(store, workbook.name, content_of(workbook))
    retire = frozenset(BY_NAME) if missing is Missing.RETIRE else frozenset()
    keeps = since is Since.KEEP
    decisions = Decisions(retire, keeps, keeps)
    return proposal if decisions == Decisions() else decided(store, proposal, decisions)


def _refuse_report(report: Path, workbook: Path) -> None:
    """Refuses a name that would write over the officer's file, or that Excel would not open."""
    if report.suffix.lower() != ".xlsx":
        raise TwinboardError(f"{report} is no name for a report.", "Give it one that ends in .xlsx.")
    if report.exists() and workbook.exists() and report.samefile(workbook):
        raise TwinboardError(f"The report would be written over {workbook}.", "Give it another name.")
