"""History: every version, who published it, why and from which file; what is between any two; the way back."""

import streamlit as st

from twinboard.ui.changes.history import choose_version, show_between, show_received, show_restore, show_versions
from twinboard.ui.frame.page import note, section, title
from twinboard.ui.officers.access import officer
from twinboard.ui.officers.templates import show_workbook

title("History", "Every version that was published, who published it and why. None is ever changed or deleted.")
if restored := st.session_state.pop("restored", None):
    note(f"Version {restored[0]} is current again, as version {restored[1]}.")
show_versions()

section("One version")
number = choose_version("Version", "number")
show_workbook(number)
who = officer()
if who:
    show_received(number)
show_between(number)

if who:
    section("Bring it back")
    show_restore(number, who.name)
