"""A button that copies a picture, where the reader's browser lets a page do that."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_FOLDER = Path(__file__).parent


def show_copy(address: str, words: str, key: str) -> None:
    """The button; `address` is that of the picture, as PNG."""
    _component()(data={"address": address, "words": words}, key=key)


@cache
def _component() -> Callable[..., Any]:
    script, style = ((_FOLDER / name).read_text("utf-8") for name in ("copy.js", "copy.css"))
    html = '<button type="button" hidden></button> <span role="status"></span>'
    return st.components.v2.component("twinboard_copy", html=html, css=style, js=script)
