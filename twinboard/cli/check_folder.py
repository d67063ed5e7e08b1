"""What an officer is told of every file in a folder, at most twelve lines a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from twinboard.cli.call import out
from twinboard.cli.said import issue_lines, seen_lines
from twinboard.errors import TwinboardError
from twinboard.intake import Proposal, propose
from twinboard.settings import LARGEST_WORKBOOK_BYTES, home
from twinboard.store import Store

app = typer.Typer()
MOST_LINES = 12
_MOST_SHEETS = 6


@app.command()
def check_folder(folder: Annotated[Path, typer.Argument(help="A folder of files, of whatever kind.")]) -> None:
    """Prints what an officer would be told of each file of a folder. Publishes nothing."""
    if not folder.is_dir():
        raise TwinboardError(f"{folder} is not a folder.", "Name one that holds files.")
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        out.print("\n".join(messages_about(path, str(path.relative_to(folder)))))


def messages_about(path: Path, name: str) -> list[str]:
    """The lines of one file, its name first."""
    with path.open("rb") as stream:
        content = stream.read(LARGEST_WORKBOOK_BYTES + 1)
    try:
        proposal = propose(Store(home()), path.name, content)
    except TwinboardError as refused:
        return [name, f"error  {refused}"]
    return [name, *_lines(proposal)]


def _lines(proposal: Proposal) -> Iterator[str]:
    checked = proposal.checked
    yield checked.summary
    seen = seen_lines(checked, _MOST_SHEETS)
    yield from issue_lines(checked.issues, MOST_LINES - 2 - len(seen))
    yield from seen
