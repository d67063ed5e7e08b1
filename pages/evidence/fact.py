"""Fact: one number, and all that it rests on; or what became of one that is no longer there."""

import streamlit as st

from twinboard.ui.answers import ask
from twinboard.ui.evidence.fact import show_fact
from twinboard.ui.evidence.retired_fact import show_retired
from twinboard.ui.frame.page import more

asked = st.query_params.get("id", "")
found = ask("evidence/facts", fact=asked) if asked else ()
if len(found) == 1:
    show_fact(found[0])
else:
    show_retired(asked)
more("facts", "All numbers")
