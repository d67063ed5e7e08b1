"""The command that serves the pages."""

from typing import Annotated

import typer

from twinboard.cli.call import err, out
from twinboard.cli.doctor import print_faults
from twinboard.errors import TwinboardError
from twinboard.intake import carry_out, propose
from twinboard.settings import SHIPPED_WORKBOOK, home
from twinboard.store import Store
from twinboard.store.condition import of_versions
from twinboard.store.disk import close_store
from twinboard.store.officers.acts import end, invite
from twinboard.store.officers.invitations import kept
from twinboard.store.officers.lines import REVOKED
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
        _tell_of_officers(store, f"http://{address}:{port}")
    server.start(port, address)


def _tell_of_officers(store: Store, site: str) -> None:
    """Who may update; where nobody was invited by name, a link for the first officer. A store of which nothing can be
    read is left as it is.
    """
    from twinboard.ui.gate.officer_page import link_of  # noqa: PLC0415  the other commands need no server

    try:
        if store.standing().current is None:
            return
        standing = [one for one in kept(store.home) if one.stands]
        if named := sorted({one.name for one in standing if one.name}):
            out.print(f"Officers: {', '.join(named)}. To invite another: python -m twinboard officer invite NAME")
            return
        for one in standing:  # its link was printed at an earlier start
            end(store.home, one, REVOKED)
        _, key = invite(store.home, "")
    except TwinboardError as error:
        err.print(f"No officer can be invited. {error}")
        return
    out.print(f"Nobody may update yet. For the first officer, once: {link_of(site, key)}")
