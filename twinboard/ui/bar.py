"""The bar above every page: as at which version, and the search of everything."""

import streamlit as st

from twinboard.ui import access, as_at

SEARCH_ADDRESS = "search"


def show_bar() -> None:
    """Shows the choice of a version and the search box; both stay where they are from page to page."""
    with st.container(key="bar", horizontal=True, horizontal_alignment="right"):
        access.show_sign_in()
        as_at.show_choice()
        st.text_input(
            "Search everything",
            key="find",
            type="search",
            placeholder="Search",
            label_visibility="collapsed",
            width=150,
            on_change=_remember,
        )


def go_to_search(page: st.Page) -> None:
    """Opens the search page if the reader has just asked for something."""
    if words := st.session_state.pop("asked_for", ""):
        st.switch_page(page, query_params={"q": words})


def _remember() -> None:
    st.session_state["asked_for"] = st.session_state["find"].strip()
    st.session_state["find"] = ""
