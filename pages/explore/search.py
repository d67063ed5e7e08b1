"""Search: partners, strands, sources, visits, milestones, organisations and numbers by any name; charts by code."""

import streamlit as st

from twinboard.asked import LONGEST_SEARCH, said_again
from twinboard.charts.wording import counted
from twinboard.ui.answers import ask
from twinboard.ui.coded import found_by_code
from twinboard.ui.evidence import show_found
from twinboard.ui.method import sections_about
from twinboard.ui.page import empty, more, title

title(
    "Search",
    "Partners, strands, sources, visits, milestones, organisations and numbers, by any name; charts by code; the words "
    "that the method explains.",
)
words = st.text_input("Search for", key="q", bind="query-params", type="search").strip()[:LONGEST_SEARCH]
if by_code := found_by_code(words):
    code, said = by_code
    more("code", said, code=code)
explained = sections_about(words)
for section, heading in explained.items():
    more("method", f"Method: {heading}", section=section)
if words:
    found = ask("explore/search", search=words)
    if not (found or by_code or explained):
        empty(f"Nothing is found for “{said_again(words)}”.", "Try fewer words, or another spelling.")
    elif found:
        show_found(found, counted(len(found), "things") + " found")
