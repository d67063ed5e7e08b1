"""The command that serves the pages."""

from typing import Annotated

import typer

from twinboard.cli.call import err, out
from twinboard.cli.doctor import print_faults
from twinboard.intake import carry_out, propose
from twinboard.settings import SHIPPED_WORKBOOK, home
from twinboard.store import Store
from twinboard.store.condition import of_versions
from twinboard.store.disk import close_store
from twinboard.store.standing import is_begun, is_new

app = typer.Typer()

_WITH_SHIPPED_DATA = typer.Option(
    "--with-shipped-data", help="Publish the workbook that Twinboard ships with, if nothing was ever published here."
)


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="The port to serve on.")] = 8501,
    address: Annotated[str, typer.Option(help="The address to listen on.")] = "localhost",
    with_shipped_data: Annotated[bool, _WITH_SHIPPED_DATA] = False,
) -> None:
    """Serves the pages of what is published; names what is wrong with the store, and publishes nothing over it."""
    store = Store(home())
    if is_begun(store.home):  # whatever else a mistyped name may lead to is left alone
        close_store(store.home)
    if with_shipped_data and is_new(store.home):
        proposal = propose(store, SHIPPED_WORKBOOK.name, SHIPPED_WORKBOOK.read_bytes())
        number = carry_out(store, proposal, author="Twinboard", message="The workbook that Twinboard ships with.")
        out.print(f"Published {SHIPPED_WORKBOOK.name} as version {number} of a new store: {store.home}")
    elif found := of_versions(store.home):
        err.print(f"The store: {store.home}")
        print_faults(found, err)
    out.print(f"Serving on http://{address}:{port} (stop with Ctrl-C)")
    from twinboard.ui.officers import access  # noqa: PLC0415  the other commands need no Streamlit
    from twinboard.ui.serving import server  # noqa: PLC0415  the other commands need no Streamlit

    access.needs_approval()
    if not access.has_provider():
        out.print(f"Officers: open {server.officer_link(port, address)} once, in the browser you will update from.")
    server.start(port, address)
