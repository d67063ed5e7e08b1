"""Trade: what the UK sells to the partners' countries, as stated and as measured."""

import streamlit as st

from twinboard.ui.card.card import show_card
from twinboard.ui.evidence.official_checks import EXPORTS, beside_official, show_beside_official
from twinboard.ui.explore.leads import lead
from twinboard.ui.filters import choose_partner
from twinboard.ui.frame.page import section, title

title("Trade", lead("trade"))
left, _ = st.columns((1, 3))
with left:
    partner = choose_partner()

show_card("trade_over_time", partner=partner)
show_card("uk_exports_as_stated", partner=partner)
show_card("people_in_work", hide_empty=True)
if beside_official(partner, indicator=EXPORTS):
    section("Checked against official statistics", "What other sources state, beside the official number of each year.")
    show_beside_official(partner, indicator=EXPORTS)
