"""Edit: what an officer types on the page, in a short form or a grid, checked and published as a file is."""

import streamlit as st

from twinboard.rules.edit_forms import FORMS
from twinboard.ui.editing.areas import settle
from twinboard.ui.editing.forms import show_correction, show_form, show_row
from twinboard.ui.editing.grid import show_grid
from twinboard.ui.filters import choose
from twinboard.ui.frame.page import empty, more, note, title
from twinboard.ui.officers.access import Officer, officer, refusal
from twinboard.ui.officers.publishing import show_receipt
from twinboard.ui.officers.unsaved import unsaved

GRID, ROW = "Rows of a sheet, in a grid", "One row of a sheet, in a form"


def ask_what(who: Officer) -> None:
    """Which form, or the grid."""
    forms = {form.adds: form for form in FORMS}
    chosen = choose("What to add, change or retire", "add", {**{adds: adds for adds in forms}, GRID: GRID, ROW: ROW})
    if chosen == GRID:
        show_grid(who)
    elif chosen == ROW:
        show_row(who)
    else:
        show_form(forms[chosen], who)
    more("update", "Send in a workbook instead")


number = st.query_params.get("correct", "")
if number:
    title("Correct a number", "Every mistake is named where it is typed, and every change shown before you publish.")
else:
    title("Edit", "Every mistake is named where it is typed, and every change shown before you publish.")
officer_here = officer()
if officer_here is None:
    empty("Only officers can update what is published.", refusal())
    if lost := unsaved():
        note(f"Not published yet: {'; '.join(lost)}. It stays here, as long as this window is open and not reloaded.")
else:
    settle()
    show_receipt()
    if number:
        show_correction(number, officer_here)
    else:
        ask_what(officer_here)
