"""Draft: an update that an officer prepared, for another to look at and publish."""

import streamlit as st

from twinboard.ui.frame.page import empty, more, title
from twinboard.ui.officers.access import officer, refusal
from twinboard.ui.officers.drafts import show_draft
from twinboard.ui.officers.publishing import show_receipt

title("Draft", "An update that waits. Look at what it would change before you publish it.")
officer_here = officer()
if officer_here is None:
    empty("Only officers see drafts.", refusal())
else:
    if not show_receipt():
        show_draft(st.query_params.get("id", ""), officer_here)
    more("update", "All drafts, and the upload")
