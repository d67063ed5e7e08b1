"""The meeting view of any page: one card a screen, the arrow keys go on, Escape leaves."""

from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from twinboard.ui.frame.component import component

MEETING = "meeting"
_HERE = Path(__file__).parent


def is_meeting() -> bool:
    """Whether the reader shows the page in a meeting."""
    return st.query_params.get("view") == MEETING


def show_for_meeting() -> None:
    """Style and keys of the view."""
    st.html(_HERE / "meeting.css")
    left = {name: value for name, value in st.query_params.items() if name != "view"}
    component(_HERE / "meeting", "<span></span>")(data={"leave": f"?{urlencode(left)}"}, key="meeting-keys", height=1)
