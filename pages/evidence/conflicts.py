"""Conflicts: every question on which the sources disagree, both sides next to each other."""

import streamlit as st

from twinboard.charts.base.wording import counted
from twinboard.ui.answers import ask
from twinboard.ui.evidence.conflicts import show_conflicts, show_detected
from twinboard.ui.evidence.detected_conflicts import unmarked_of
from twinboard.ui.filters import choose_partner
from twinboard.ui.frame.page import missing, more, section, title

title("Where sources disagree", "Every side as its document puts it, which one the officers rely on, and why.")
partner = choose_partner()
only = st.query_params.get("conflict")
asked = {"partner": partner, "strand": None, "conflict": only}
conflicts = ask("explore/conflicts", **asked)
found = unmarked_of(partner=partner, conflict=only)
if found:
    words = "Rows that cannot all be right. No officer has looked at them yet."
    section(f"Found by the program: {counted(len(found), 'disagreements')}", words)
    show_detected(found, is_whole=bool(only))
if conflicts:
    section(counted(len({row["conflict_id"] for row in conflicts}), "questions"))
    show_conflicts(is_whole=bool(only), **asked)
if not (conflicts or found):
    missing("No disagreement is on record.", "Add rows to the sheet Conflicts.")
if only:
    more("conflicts", "Show all questions")
