"""Search: an answer first, with its number and chart; then partners, sources, visits and all else by any name."""

import streamlit as st

from twinboard.asked import LONGEST_SEARCH
from twinboard.ui.explore.search import show_answers
from twinboard.ui.frame.page import title

title("Search", "Ask in a few words, such as “jobs toyota”, “cost of a visit” or “£22bn”; or give a name or a code.")
words = st.text_input("Search for", key="q", bind="query-params", type="search").strip()[:LONGEST_SEARCH]
if words:
    show_answers(words)
