"""The command that serves the pages."""

from typing import Annotated

import typer

from twinboard.cli.call import out
from twinboard.intake import carry_out, propose
from twinboard.settings import SHIPPED_WORKBOOK, home
from twinboard.store import Store
from twinboard.store.disk import close_store

app = typer.Typer()


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="The port to serve on.")] = 8501,
    address: Annotated[str, typer.Option(help="The address to listen on.")] = "localhost",
) -> None:
    """Serves the pages; publishes the shipped workbook first if the store is empty."""
    store = Store(home())
    close_store(store.home)
    if store.current() is None:
        proposal = propose(store, SHIPPED_WORKBOOK.name, SHIPPED_WORKBOOK.read_bytes())
        number = carry_out(store, proposal, author="Twinboard", message="The workbook that Twinboard ships with.")
        out.print(f"Published {SHIPPED_WORKBOOK.name} as version {number}.")
    out.print(f"Serving on http://{address}:{port} (stop with Ctrl-C)")
    from twinboard.ui import access, server  # noqa: PLC0415  the other commands need no Streamlit

    access.needs_approval()
    if not access.has_provider():
        out.print(f"Officers: open {server.officer_link(port, address)} once, in the browser you will update from.")
    server.start(port, address)
