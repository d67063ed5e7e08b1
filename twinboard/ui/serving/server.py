"""Starts Streamlit with the router in charge from the first visitor on, and with the routes of our own.

Left alone, Streamlit takes a folder named `pages/` for its old automatic pages until the router has run once: the
first visitor of a fresh server who opens a deep address would be told that the page was not found.
"""

import os

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from twinboard.settings import ROOT, home
from twinboard.store.shared import follow
from twinboard.ui.gate import officer_page
from twinboard.ui.gate.headers import Guarded
from twinboard.ui.gate.uploads import Uploads, looked_after
from twinboard.ui.papers.file_routes import ROUTES
from twinboard.ui.serving import health
from twinboard.ui.serving.compressed import Compressed
from twinboard.ui.serving.renewal import look_after


def start(port: int, address: str) -> None:
    """Serves until stopped; all other settings stand in `.streamlit/config.toml`."""
    os.chdir(ROOT)
    PagesManager.uses_pages_directory = False
    routes = [*officer_page.ROUTES, health.ROUTE, *ROUTES]
    middleware = [Middleware(Guarded), Middleware(Compressed), Middleware(Uploads)]
    app = st.App(ROOT / "app.py", routes=routes, middleware=middleware, lifespan=looked_after)
    follow(home())
    look_after(home())
    app.run(config={"server.port": port, "server.address": address})
