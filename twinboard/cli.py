"""The command line: all that the pages do, for scripts and for scheduled jobs.

Exit codes: 0 done; 1 the workbook has issues and nothing was published; 2 the call or the file cannot be
read; 3 somebody published since this change was prepared.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer
from rich.console import Console
from rich.table import Table

from twinboard.errors import ChangedMeanwhile, TwinboardError, UnreadableFile
from twinboard.frames import flat
from twinboard.intake import Proposal, carry_out, propose, workbook_of
from twinboard.models import Change, Issue
from twinboard.periods import days_words
from twinboard.publish import history as published_history
from twinboard.rules.sheets import BY_NAME
from twinboard.settings import LARGEST_WORKBOOK_BYTES, SHIPPED_WORKBOOK, home
from twinboard.store import Store
from twinboard.validate import check as check_tables
from twinboard.workbook.rows import read_rows
from twinboard.workbook.write import write_workbook

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Twinboard: what overseas partnerships bring.")
out = Console(highlight=False, markup=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)

WITH_ISSUES, UNREADABLE, OVERTAKEN = 1, 2, 3


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


class FrameFormat(StrEnum):
    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class Missing(StrEnum):
    KEEP = "keep"
    RETIRE = "retire"


Workbook = Annotated[Path, typer.Argument(help="An Excel workbook (.xlsx, .xlsm, .xls), an .ods or a .csv.")]
Author = Annotated[str, typer.Option(help="Who publishes.")]
Message = Annotated[str, typer.Option(help="Why, in a sentence.")]
Keep = Annotated[Missing, typer.Option(help="Published rows that the file lacks: keep or retire them.")]
At = Annotated[int | None, typer.Option(help="A version number; the current one if left out.")]


def main() -> None:
    """Runs one command; a call that fails says what happened and what to do."""
    try:
        app()
    except ChangedMeanwhile as error:
        _fail(error, OVERTAKEN)
    except TwinboardError as error:
        _fail(error, UNREADABLE)


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="The port to serve on.")] = 8501,
    address: Annotated[str, typer.Option(help="The address to listen on.")] = "localhost",
) -> None:
    """Serves the pages; publishes the shipped workbook first if the store is empty."""
    store = Store(home())
    if store.current() is None:
        proposal = propose(store, SHIPPED_WORKBOOK.name, SHIPPED_WORKBOOK.read_bytes())
        number = carry_out(store, proposal, author="Twinboard", message="The workbook that Twinboard ships with.")
        out.print(f"Published {SHIPPED_WORKBOOK.name} as version {number}.")
    out.print(f"Serving on http://{address}:{port} (stop with Ctrl-C)")
    from twinboard.ui import access, server  # noqa: PLC0415  the other commands need no Streamlit

    if not access.has_provider():
        out.print(f"Officers: open {server.officer_link(port, address)} once, in the browser you will update from.")
    server.start(port, address)


@app.command()
def template(
    target: Annotated[Path, typer.Argument(help="The workbook to write.")],
    rows: Annotated[Path | None, typer.Option(help="A folder with a CSV file a sheet, to fill it with.")] = None,
) -> None:
    """Writes the blank workbook for officers, or the same filled with rows kept as CSV files."""
    if rows is None:
        _write(target, write_workbook({}, title="Twinboard workbook"))
        return
    checked = check_tables(read_rows(rows), {}, date.today())
    _print_issues(checked.issues)
    if not checked.is_valid:
        raise SystemExit(WITH_ISSUES)
    _write(target, write_workbook(checked.records, title="Twinboard workbook"))


@app.command()
def check(
    workbook: Workbook,
    format: Annotated[Format, typer.Option(help="text for people, json for programs.")] = Format.TEXT,
    missing: Keep = Missing.KEEP,
) -> None:
    """Lists the issues of a workbook at their cells, and the changes that it would make. Publishes nothing."""
    proposal = _propose(Store(home()), workbook, missing)
    if format is Format.JSON:
        typer.echo(json.dumps(_as_json(proposal), ensure_ascii=False, indent=2))
    else:
        _print_proposal(proposal)
    if not proposal.checked.is_valid:
        raise SystemExit(WITH_ISSUES)


@app.command()
def publish(workbook: Workbook, author: Author, message: Message, missing: Keep = Missing.KEEP) -> None:
    """Publishes a workbook as the next version, if it has no issues and changes anything."""
    store = Store(home())
    proposal = _propose(store, workbook, missing)
    _print_issues(proposal.issues)
    if not proposal.checked.is_valid:
        err.print("Nothing was published.")
        raise SystemExit(WITH_ISSUES)
    number = carry_out(store, proposal, author=author, message=message)
    if number is None:
        out.print(f"Nothing to publish: the workbook agrees with version {proposal.base}.")
        return
    out.print(f"Published version {number}: {_counts(proposal.difference.counts())}.")


@app.command()
def history(format: Annotated[Format, typer.Option(help="text for people, json for programs.")] = Format.TEXT) -> None:
    """Lists the versions, the newest first."""
    versions = published_history(Store(home()))
    if format is Format.JSON:
        typer.echo(json.dumps([asdict(version) for version in versions], default=str, ensure_ascii=False, indent=2))
        return
    for version in versions:
        when = f"{days_words(version.published_at)}, {version.published_at:%H:%M} UTC"
        out.print(f"Version {version.number} · {when} · {version.author} · {version.message}")
        out.print(f"    {version.file_name}: {_counts(version.counts)}")


@app.command()
def export(target: Annotated[Path, typer.Argument(help="The workbook to write.")], version: At = None) -> None:
    """Writes the whole workbook of a version; publishing it again changes nothing."""
    store = Store(home())
    number = store.current_or_fail() if version is None else version
    _write(target, workbook_of(store, number))


@app.command()
def query(
    name: Annotated[str, typer.Argument(help="The path below queries/, such as evidence/facts.")],
    param: Annotated[list[str] | None, typer.Option(help="A parameter, as name=value; may be repeated.")] = None,
    version: At = None,
    format: Annotated[FrameFormat, typer.Option(help="How to print the rows.")] = FrameFormat.TABLE,
) -> None:
    """Prints the rows of a named query."""
    parameters = dict(_parameter(text) for text in param or [])
    frame = Store(home()).ask(name, parameters, version)
    if format is FrameFormat.CSV:
        typer.echo(flat(frame).to_csv(index=False), nl=False)
    elif format is FrameFormat.JSON:
        typer.echo(frame.to_json(orient="records", force_ascii=False, date_format="iso", indent=2))
    else:
        _print_table(flat(frame))


def _propose(store: Store, workbook: Path, missing: Missing) -> Proposal:
    try:
        with workbook.open("rb") as stream:
            content = stream.read(LARGEST_WORKBOOK_BYTES + 1)
    except OSError as error:
        raise UnreadableFile(f"{workbook} cannot be opened.", str(error.strerror)) from error
    return propose(store, workbook.name, content, retire=BY_NAME if missing is Missing.RETIRE else ())


def _write(target: Path, content: bytes) -> None:
    try:
        target.write_bytes(content)
    except OSError as error:
        raise TwinboardError(f"{target} cannot be written.", str(error.strerror)) from error
    out.print(f"Wrote {target}.")


def _parameter(text: str) -> tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator:
        raise TwinboardError(f"“{text}” is not a parameter.", "Write it as name=value.")
    return name, value


def _as_json(proposal: Proposal) -> dict[str, object]:
    return {
        "valid": proposal.checked.is_valid,
        "issues": [asdict(issue) for issue in proposal.issues],
        "changes": [asdict(change) for change in proposal.difference.changes],
        "missing": [{"sheet": record.sheet, "id": record.id} for record in proposal.difference.missing],
    }


def _print_proposal(proposal: Proposal) -> None:
    _print_issues(proposal.issues)
    if not proposal.checked.is_valid:
        return
    for change in proposal.difference.changes:
        out.print(_change_line(change))
    if proposal.difference.missing:
        count = len(proposal.difference.missing)
        out.print(f"{count} published {'row is' if count == 1 else 'rows are'} not in this file (see --missing).")
    base = f"version {proposal.base}" if proposal.base else "an empty store"
    out.print(f"Compared with {base}: {_counts(proposal.difference.counts())}.")


def _change_line(change: Change) -> str:
    sides = f"{change.before or 'blank'} → {change.after or 'blank'}"
    shown = {"added": change.after, "retired": change.before}.get(change.change, sides)
    return f"{change.change:8} {change.sheet} {change.id} {change.column}: {shown}"


def _print_issues(issues: tuple[Issue, ...]) -> None:
    for issue in issues:
        err.print(f"{issue.severity:8} {issue.sheet}!{issue.cell}  {issue.message}  [{issue.kind}]")


def _print_table(frame: pd.DataFrame) -> None:
    table = Table(*(str(name) for name in frame.columns))
    for row in frame.itertuples(index=False):
        table.add_row(*row)
    Console(width=None if sys.stdout.isatty() else 400, markup=False).print(table)


def _counts(counts: Mapping[str, int]) -> str:
    total = sum(counts.values())
    listed = [f"{count} {'row' if count == 1 else 'rows'} {kind}" for kind, count in counts.items() if count]
    return ", ".join(listed) if total else "no change"


def _fail(error: TwinboardError, code: int) -> None:
    err.print(str(error))
    raise SystemExit(code)
