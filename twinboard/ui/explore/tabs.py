"""Tabs of a page, of which only the open one is made."""

from collections.abc import Callable, Mapping

import streamlit as st

from twinboard.ui.markdown import label

Tabs = Mapping[str, Callable[[], None]]


def show_tabs(tabs: Tabs) -> None:
    """The tabs; the open one stands in the address."""
    for tab, show in zip(
        st.tabs([label(name) for name in tabs], key="tab", bind="query-params"), tabs.values(), strict=True
    ):
        if tab.open:
            with tab:
                show()
