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
_HTML = '<button type="button" hidden></button> <span role="status"></span>'


def show_copy(address: str, words: str, key: str) -> None:
    """The button; `address` is that of the picture, as PNG."""
    _component()(data={"address": address, "words": words}, key=key)


@cache
def _component() -> Callable[..., Any]:
    """The component; Streamlit takes the files of one from a folder that was declared to the server."""
    script, style = ((_FOLDER / name).read_text("utf-8") for name in ("copy.js", "copy.css"))
    if not Runtime.exists():
        return st.components.v2.component("twinboard_copy", html=_HTML, css=style, js=script)
    declared = ComponentManifest("twinboard", "1", [ComponentConfig("copy", _FOLDER.name)])
    Runtime.instance().bidi_component_registry.register_from_manifest(declared, _FOLDER.parent)
    return st.components.v2.component("twinboard.copy", html=_HTML, css=style, js="copy.js")
