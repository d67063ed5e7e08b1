"""The command that makes a store of one machine the first of several replicas."""

import typer

from twinboard.cli.call import out
from twinboard.errors import TwinboardError
from twinboard.settings import catalogue, home
from twinboard.store.shared import take_in

app = typer.Typer()


@app.command()
def share() -> None:
    """Puts this store into an empty catalogue and lake, for replicas on other machines; stop its server first."""
    if not catalogue():
        hint = "Set TWINBOARD_CATALOGUE to the address of an empty PostgreSQL database, and TWINBOARD_LAKE."
        raise TwinboardError("It is not said with whom to share.", hint)
    count = take_in(home())
    out.print(f"Shared {count} {'version' if count == 1 else 'versions'}. This folder is a replica now: {home()}")
