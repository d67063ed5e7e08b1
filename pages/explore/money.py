"""Money: each stage from idea to spent, then one chart with a choice of view; never added across stages."""

import streamlit as st

from twinboard.charts.money.money_words import STAGES
from twinboard.rules.chart_pages import VIEWS
from twinboard.ui.card.card import show_card
from twinboard.ui.explore.leads import lead
from twinboard.ui.explore.money import show_stages
from twinboard.ui.filters import choose, choose_partner_and_strand
from twinboard.ui.frame.page import title

title("Money", lead("money"))
partner, strand = choose_partner_and_strand()

show_stages(partner=partner, strand=strand)
view = st.segmented_control("Show", [*VIEWS], default="By stage", required=True, key="money", bind="query-params")
if VIEWS[view] == "money_flow":
    stage = choose("Stage", "stage", {stage.capitalize(): stage for stage in STAGES}, first="Awarded")
    show_card("money_flow", stage=stage, partner=partner, strand=strand)
else:
    show_card(VIEWS[view], partner=partner, strand=strand)
