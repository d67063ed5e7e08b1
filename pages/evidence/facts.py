"""The register: every number with its words and its source, searchable, each state at its own address."""

import streamlit as st

from twinboard.charts.wording import counted
from twinboard.ui.evidence import show_numbers
from twinboard.ui.page import ask, empty, title

ALL = "All"
partners = ask("explore/partners", partner=None)
strands = ask("explore/strands", strand=None, partner=None)
sources = ask("explore/sources")


def choose(label: str, key: str, names: list[str], ids: list[str]) -> str | None:
    """The id behind the name that the reader chose; the name is what stands in the address."""
    chosen = st.selectbox(label, [ALL, *names], key=key, bind="query-params")
    return dict(zip(names, ids, strict=True)).get(chosen)


title("Facts", "Every number that the sources state, with its words, its place in the source, and what it is.")
search = st.text_input(
    "Search", key="search", bind="query-params", placeholder="For example: China exports", type="search"
)
left, middle, right = st.columns(3)
with left:
    partner = choose("Partner", "partner", [*partners["name"]], [*partners["partner_id"]])
with middle:
    strand = choose("Strand", "strand", [*strands["name"]], [*strands["strand_id"]])
with right:
    source = choose("Source", "source", [*sources["title"]], [*sources["source_id"]])
fact = st.query_params.get("fact")

found = ask("evidence/facts", fact=fact, partner=partner, strand=strand, source=source, search=search.strip() or None)
if found.empty:
    empty("No number fits this search.", "Try fewer words, or choose All in each list.")
else:
    show_numbers(found, counted(len(found), "numbers"))
if fact:
    st.html('<p><a href="facts" target="_self">Show all facts</a></p>')
