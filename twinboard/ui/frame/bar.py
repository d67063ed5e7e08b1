"""The bar above every page: as at which version, and the search of everything."""

from html import escape

import streamlit as st

from twinboard.ui.answers import drafted
from twinboard.ui.frame import as_at
from twinboard.ui.frame.links import ask_for
from twinboard.ui.officers import access

SEARCH_ADDRESS = "search"


def show_bar() -> None:
    """Shows the choice of a version and the search box; both stay where they are from page to page."""
    with st.container(key="bar", horizontal=True, horizontal_alignment="right"):
        access.show_sign_in()
        if not drafted():
            as_at.show_choice()
        st.text_input(
            "Search everything",
            key="find",
            type="search",
            placeholder="Search",
            label_visibility="collapsed",
            width=130,
            on_change=_search,
        )
    if said := access.sign_out_notice():
        st.html(f'<p class="tb-note" role="status">{escape(said)}</p>')
        access.show_sign_out_all_the_same()


def _search() -> None:
    """Opens the search page if something was asked for."""
    if words := st.session_state["find"].strip():
        ask_for(SEARCH_ADDRESS, q=words)
    st.session_state["find"] = ""
