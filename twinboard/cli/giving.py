"""The commands that give a workbook: template and export."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from twinboard.cli.call import WITH_ISSUES, At, write
from twinboard.cli.said import print_issues
from twinboard.issued import blank_workbook, workbook_of
from twinboard.settings import TITLE, home
from twinboard.store import Store
from twinboard.validate.check import check as check_tables
from twinboard.workbook.rows import read_rows
from twinboard.workbook.write import write_workbook

app = typer.Typer()


@app.command()
def template(
    target: Annotated[Path, typer.Argument(help="The workbook to write.")],
    rows: Annotated[Path | None, typer.Option(help="A folder with a CSV file a sheet, to fill it with.")] = None,
) -> None:
    """Writes the blank workbook for officers, or the same filled with rows kept as CSV files."""
    if rows is None:
        write(target, blank_workbook(Store(home())))
        return
    checked = check_tables(read_rows(rows), {}, date.today())
    print_issues(checked.issues)
    if not checked.is_valid:
        raise SystemExit(WITH_ISSUES)
    write(target, write_workbook(checked.records, title=TITLE))


@app.command()
def export(target: Annotated[Path, typer.Argument(help="The workbook to write.")], version: At = None) -> None:
    """Writes the whole workbook of a version; publishing it again changes nothing."""
    store = Store(home())
    number = store.current_or_fail() if version is None else version
    write(target, workbook_of(store, number))
