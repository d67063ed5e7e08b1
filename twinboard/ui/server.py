"""Starts Streamlit with the router in charge from the first visitor on.

Left alone, Streamlit takes a folder named `pages/` for its old automatic pages until the router has run once: the
first visitor of a fresh server who opens a deep address would be told that the page was not found.
"""

import os

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web import cli

from twinboard.settings import ROOT


def start(options: list[str]) -> None:
    """Serves until stopped; `options` are those of `streamlit run`, the others stand in `.streamlit/config.toml`."""
    os.chdir(ROOT)
    PagesManager.uses_pages_directory = False
    cli.main(["run", str(ROOT / "app.py"), *options], prog_name="twinboard")
