"""Money: the ladder from idea to spent, by funder and by year; never added across stages."""

import streamlit as st

from twinboard.charts.money import STAGES
from twinboard.ui.card.card import show_card
from twinboard.ui.filters import choose, choose_partner, choose_strand
from twinboard.ui.page import section, title

title("Money", "From an idea to money spent: what was estimated, budgeted, asked for, won, received and paid out.")
left, right = st.columns(2)
with left:
    partner = choose_partner()
with right:
    strand = choose_strand()

section("By stage")
show_card("money_by_stage", partner=partner, strand=strand)

section("By funder")
show_card("money_by_funder", partner=partner, strand=strand)

section("Budget by year")
show_card("budget_by_year", partner=partner, strand=strand)

section("From funder through strand to partner", "One stage at a time.")
stage = choose("Stage", "stage", {stage.capitalize(): stage for stage in STAGES}, first="Awarded")
show_card("money_flow", stage=stage, partner=partner, strand=strand)
