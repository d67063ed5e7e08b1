"""The register: every number with its words and its source, searchable, each state at its own address."""

import streamlit as st

from twinboard.asked import LONGEST_SEARCH
from twinboard.charts.base.wording import counted
from twinboard.ui.answers import ask
from twinboard.ui.evidence.statements import show_numbers
from twinboard.ui.filters import choose_partner, choose_source, choose_strand
from twinboard.ui.frame.page import empty, title

title("Facts", "Every number that the sources state, with its words, its place in the source, and what it is.")
hint = "For example: China exports"
search = st.text_input("Search", key="search", bind="query-params", placeholder=hint, type="search")
left, middle, right = st.columns(3)
with left:
    partner = choose_partner()
with middle:
    strand = choose_strand()
with right:
    source = choose_source()
fact = st.query_params.get("fact")

asked = {
    "fact": fact,
    "partner": partner,
    "strand": strand,
    "source": source,
    "search": search.strip()[:LONGEST_SEARCH] or None,
}
found = ask("evidence/facts", **asked)
if not found:
    empty("No number fits this search.", "Try fewer words, or choose All in each list.")
else:
    show_numbers(counted(len(found), "numbers"), **asked)
if fact:
    st.html('<p><a href="facts" target="_self">Show all facts</a></p>')
