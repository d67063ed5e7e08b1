"""What an officer of this session typed or sent in, and neither published nor kept: said before it is lost."""

import streamlit as st

FILE = "file"
"""Where a file that was sent in stands; it goes with the page Update."""
_NAME = "unsaved"


def tell_unsaved(place: str, words: str) -> None:
    """Notes what stands in a place; blank where nothing does (any more)."""
    found: dict[str, str] = st.session_state.setdefault(_NAME, {})
    if words:
        found[place] = words
    else:
        found.pop(place, None)


def unsaved() -> tuple[str, ...]:
    """What would be lost, in words."""
    found: dict[str, str] = st.session_state.get(_NAME, {})
    return tuple(
        words for place, words in found.items() if place != FILE or st.session_state.get("address") == "update"
    )
