"""Sources: the documents and statistics that everything rests on, each with what it feeds, and how fresh they are."""

import streamlit as st

from twinboard.ui.charts import show_chart
from twinboard.ui.evidence import show_sources
from twinboard.ui.page import empty, more, section, title
from twinboard.ui.source_page import show_each, show_source_block, source_records

asked = st.query_params.get("source")
records = source_records(asked)
if asked and records:
    title(records[0]["title"], "A source: what is on record of it, and what rests on it.")
    show_source_block(records[0])
elif asked:
    title("There is no such source")
    empty("The address names no source of this version.", "It may have been retired, or the address is not whole.")
else:
    title("Sources", "The documents and statistics that every number comes from, and what each of them feeds.")
    show_sources()

    section("How fresh they are")
    show_chart("source_freshness", as_of=None)

    section("Each document")
    show_each(records)
if asked:
    more("sources", "All sources")
