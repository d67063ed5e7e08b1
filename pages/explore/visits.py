"""Visits: when, in which direction, by whom, and what they cost."""

import streamlit as st

from twinboard.ui.card.card import show_card
from twinboard.ui.filters import choose_partner, choose_strand
from twinboard.ui.page import section, title

title("Visits", "When delegations travelled and in which direction, who they were, and what a visit costs.")
left, right = st.columns(2)
with left:
    partner = choose_partner()
with right:
    strand = choose_strand()

section("When")
show_card("visits_over_time", partner=partner, strand=strand)

section("Who")
show_card("delegates_by_visit", partner=partner, strand=strand)
show_card("visits_by_partner", partner=partner, strand=strand)

section("What it costs")
show_card("cost_of_visit", partner=partner)

section("With everything else that happened")
show_card("milestone_timeline", partner=partner, strand=strand, happened="yes", most="10")
