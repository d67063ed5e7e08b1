"""Method: how every number that no source states is made, and what the words mean."""

import streamlit as st

from twinboard.ui.frame.page import more, title
from twinboard.ui.method.page import SECTIONS, show_section, show_whole

title("Method", "What the words on these pages mean, how each number is made from them, and what is never stated.")
asked = st.query_params.get("section")
if asked in SECTIONS:
    show_section(asked)
    more("method", "The whole method")
else:
    show_whole()
