"""The commands that ask what is published: history and query."""

import json
import sys
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import pandas as pd
import typer
from rich.console import Console
from rich.table import Table

from twinboard.cli.call import At, Format, counts_words, out, parameter, refused_in_json
from twinboard.frames import flat
from twinboard.periods import days_words
from twinboard.publish import history as published_history
from twinboard.settings import home
from twinboard.store import Store

app = typer.Typer()


class FrameFormat(StrEnum):
    TABLE = "table"
    CSV = "csv"
    JSON = "json"


@app.command()
def history(format: Annotated[Format, typer.Option(help="text for people, json for programs.")] = Format.TEXT) -> None:
    """Lists the versions, the newest first."""
    with refused_in_json(format is Format.JSON):
        versions = published_history(Store(home()))
    if format is Format.JSON:
        typer.echo(json.dumps([asdict(version) for version in versions], default=str, ensure_ascii=False, indent=2))
        return
    for version in versions:
        when = f"{days_words(version.published_at)}, {version.published_at:%H:%M} UTC"
        out.print(f"Version {version.number} · {when} · {version.author} · {version.message}")
        out.print(f"    {version.file_name}: {counts_words(version.counts)}")


@app.command()
def query(
    name: Annotated[str, typer.Argument(help="The path below queries/, such as evidence/facts.")],
    param: Annotated[list[str] | None, typer.Option(help="A parameter, as name=value; may be repeated.")] = None,
    version: At = None,
    format: Annotated[FrameFormat, typer.Option(help="How to print the rows.")] = FrameFormat.TABLE,
) -> None:
    """Prints the rows of a named query."""
    with refused_in_json(format is FrameFormat.JSON):
        parameters = dict(parameter(text) for text in param or [])
        frame = Store(home()).ask(name, parameters, version)
    if format is FrameFormat.CSV:
        from twinboard.papers.data.csv_text import frame_csv  # noqa: PLC0415  other answers do not wait for the charts

        typer.echo(frame_csv(frame), nl=False)
    elif format is FrameFormat.JSON:
        typer.echo(frame.to_json(orient="records", force_ascii=False, date_format="iso", indent=2))
    else:
        _print_table(flat(frame))


def _print_table(frame: pd.DataFrame) -> None:
    table = Table(*(str(name) for name in frame.columns))
    for row in frame.itertuples(index=False):
        table.add_row(*row)
    Console(width=None if sys.stdout.isatty() else 400, markup=False).print(table)
