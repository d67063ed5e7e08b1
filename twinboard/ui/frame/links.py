"""Links in a page's body open the next page as the menu does: in the same session, without loading everything anew.

They are plain links all the same: opened in another tab, copied, or followed without a script, they lead to the same.
"""

from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from twinboard.ui.frame.component import component

_FOLDER = Path(__file__).parent / "soft_links"
_ASKED = "asked_address"


def follow(pages: Iterable[st.Page]) -> None:
    """Has links followed softly, and opens the page that a search or a mark of a chart has asked for.

    Where the reader chose a version, or both addresses have a parameter of one name, the page is loaded anew.
    """
    by_path = {page.url_path: page for page in pages}
    component(_FOLDER, "<span></span>")(data={"paths": [*by_path]}, key="soft-links", height=1)
    path, query = st.session_state.pop(_ASKED, ("", []))
    if path in by_path and path:
        st.switch_page(by_path[path], query_params=query)


def ask_for(path: str, **query: str) -> None:
    """Opens a page in the run that follows."""
    pinned = st.session_state.get("pinned")
    st.session_state[_ASKED] = path, [*query.items(), *([("version", pinned)] if pinned else [])]


def rerun_if_asked() -> None:
    """Within what runs again alone: starts the run that opens the page asked for, if one was."""
    if _ASKED in st.session_state:
        st.rerun()
