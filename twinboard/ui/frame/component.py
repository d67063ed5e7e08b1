"""Components whose scripts are files of this server: one that stood in the page would need a policy that allows it."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.runtime import Runtime


def component(folder: Path, html: str) -> Callable[..., Any]:
    """The component whose script and style, `index.js` and perhaps `index.css`, are in a folder of ours."""
    _declare(folder)
    return _made(folder, html)


def _declare(folder: Path) -> None:
    """Tells the server, once, from which folder the component has its files."""
    known = Runtime.instance().bidi_component_registry
    if known.get_component_asset_root(_name(folder)) is None:
        config = ComponentConfig(folder.name, folder.name)
        known.register_from_manifest(ComponentManifest("twinboard", "1", [config]), folder.parent)


def _name(folder: Path) -> str:
    return f"twinboard.{folder.name}"


@cache
def _made(folder: Path, html: str) -> Callable[..., Any]:
    style = folder / "index.css"
    css = style.read_text("utf-8") if style.exists() else None
    return st.components.v2.component(_name(folder), html=html, css=css, js="index.js")
