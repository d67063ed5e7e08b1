"""Edit: what an officer types on the page, checked and published as a file is."""

import streamlit as st

from twinboard.ui.editing.areas import settle
from twinboard.ui.editing.forms import show_correction
from twinboard.ui.frame.page import empty, more, title
from twinboard.ui.officers.access import officer, refusal
from twinboard.ui.officers.publishing import show_receipt

number = st.query_params.get("correct", "")
if number:
    title("Correct a number", "Every mistake is named where it is typed, and every change shown before you publish.")
else:
    title("Edit", "Every mistake is named where it is typed, and every change shown before you publish.")
officer_here = officer()
if officer_here is None:
    empty("Only officers can update what is published.", refusal())
else:
    settle()
    show_receipt()
    if number:
        show_correction(number, officer_here)
    else:
        empty(
            "Open the page of the number that you want to correct.", "Its link “Correct this number” leads back here."
        )
        more("facts", "All numbers")
