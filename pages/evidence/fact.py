"""Fact: one number, and all that it rests on."""

import streamlit as st

from twinboard.ui.answers import ask
from twinboard.ui.fact import show_fact
from twinboard.ui.page import empty, more, title

asked = st.query_params.get("id", "")
found = ask("evidence/facts", fact=asked) if asked else ()
if len(found) == 1:
    show_fact(found[0])
else:
    title("There is no such number")
    empty("The address names no number of this version.", "It may have been retired, or the address is not whole.")
more("facts", "All numbers")
