"""Sources: the documents and statistics that everything rests on, and how fresh they are; or one of them alone."""

import streamlit as st

from twinboard.ui.card.card import show_card
from twinboard.ui.evidence.source_page import show_source_block, show_sources, source_record
from twinboard.ui.frame.page import empty, more, section, title

asked = st.query_params.get("source")
record = source_record(asked) if asked else None
if record:
    title(record["title"], "A source: what is on record of it, and what rests on it.")
    show_source_block(record)
elif asked:
    title("There is no such source")
    empty("The address names no source of this version.", "It may have been retired, or the address is not whole.")
else:
    title("Sources", "The documents and statistics that every number comes from. Each title leads to all about it.")
    show_sources()

    section("How fresh they are")
    show_card("source_freshness", as_of=None)
if asked:
    more("sources", "All sources")
