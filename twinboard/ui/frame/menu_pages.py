"""Pages of the menu, each made once: to make one looks for its file, and a run has more than thirty."""

from copy import copy
from typing import Literal

import streamlit as st

from twinboard.once import once
from twinboard.ui.markdown import label

Visibility = Literal["visible", "hidden"]


def page_at(file: str, title: str, address: str = "", visibility: Visibility = "visible") -> st.Page:
    """The page of a file below `pages/`; without an address it is the one that opens first.

    A run has its own, for Streamlit notes on it whether it may be shown.
    """
    return copy(_made(file, title, address, visibility))


@once()
def _made(file: str, title: str, address: str, visibility: Visibility) -> st.Page:
    where = {"url_path": address} if address else {"default": True}
    return st.Page(f"pages/{file}.py", title=label(title), visibility=visibility, **where)
