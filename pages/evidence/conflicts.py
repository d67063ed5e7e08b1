"""Conflicts: every question on which the sources disagree, both sides next to each other."""

import streamlit as st

from twinboard.charts.wording import counted
from twinboard.ui.answers import ask
from twinboard.ui.conflicts import show_conflicts
from twinboard.ui.filters import choose_partner
from twinboard.ui.page import empty, more, section, title

title("Where sources disagree", "Both sides as their documents put them, and which one the officers prefer, and why.")
partner = choose_partner()
only = st.query_params.get("conflict")
asked = {"partner": partner, "strand": None, "conflict": only}
conflicts = ask("explore/conflicts", **asked)
if not conflicts:
    empty("No disagreement is on record.", "Add rows to the sheet Conflicts.")
else:
    section(counted(len({row["conflict_id"] for row in conflicts}), "questions"))
    show_conflicts(**asked)
if only:
    more("conflicts", "Show all questions")
