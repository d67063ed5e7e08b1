"""A button that copies a picture, where the reader's browser lets a page do that.

Its script is a file of this server: one that stood in the page would need a policy that lets scripts stand there.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.runtime import Runtime

_FOLDER = Path(__file__).parent / "copy_button"
_NAME = "twinboard.copy"
_HTML = '<button type="button" hidden></button> <span role="status"></span>'


def show_copy(address: str, words: str, key: str) -> None:
    """The button; `address` is that of the picture, as PNG."""
    _declare()
    _component()(data={"address": address, "words": words}, key=key)


def _declare() -> None:
    """Tells the server, once, from which folder the component has its files."""
    known = Runtime.instance().bidi_component_registry
    if known.get_component_asset_root(_NAME) is None:
        library, _, name = _NAME.partition(".")
        known.register_from_manifest(
            ComponentManifest(library, "1", [ComponentConfig(name, _FOLDER.name)]), _FOLDER.parent
        )


@cache
def _component() -> Callable[..., Any]:
    style = (_FOLDER / "copy.css").read_text("utf-8")
    return st.components.v2.component(_NAME, html=_HTML, css=style, js="copy.js")
