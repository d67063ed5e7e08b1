"""A chart by the code under it: the chart as it was, whether it has changed since, and all that a paper needs of it."""

import streamlit as st

from twinboard.asked import said_again
from twinboard.codes import normal_code
from twinboard.errors import TwinboardError
from twinboard.ui.frame.page import empty, title
from twinboard.ui.papers.code_page import named, show_code

LEAD = "Every chart has a code, such as TB-7F3K, that names it with its filters and its version."

typed = st.query_params.get("code", "")
code = normal_code(typed)
reference = named(code)
title(f"Chart {code}" if reference else "A chart by its code", "" if reference else LEAD)
if isinstance(reference, TwinboardError):
    empty(reference.message, reference.hint)
elif reference:
    show_code(reference)
else:
    st.text_input("The code under the chart", key="code", bind="query-params", placeholder="TB-7F3K")
    if typed:
        hint = (
            "Look at it again, letter by letter: after TB- come four or more digits and capitals, never O, I, L or U."
        )
        empty(f"No chart here has the code “{said_again(typed)}”.", hint)
