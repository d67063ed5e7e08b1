"""Search: partners, strands, sources, visits, milestones, organisations and numbers by any name or alias."""

import streamlit as st

from twinboard.charts.wording import counted
from twinboard.ui.answers import ask
from twinboard.ui.evidence import show_found
from twinboard.ui.page import empty, title

title("Search", "Partners, strands, sources, visits, milestones, organisations and numbers, by any name.")
words = st.text_input("Search for", key="q", bind="query-params", type="search").strip()
if words:
    found = ask("explore/search", search=words)
    if not found:
        empty(f"Nothing is found for “{words}”.", "Try fewer words, or another spelling.")
    else:
        show_found(found, counted(len(found), "things") + " found")
