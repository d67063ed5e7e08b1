"""Compare: every measure that the partners share in one table, then each in a chart of its own."""

import streamlit as st

from twinboard.ui.answers import ask
from twinboard.ui.card.card import show_card
from twinboard.ui.explore.comparison import GROUPS, measures, show_comparison
from twinboard.ui.explore.events import show_aims
from twinboard.ui.explore.leads import lead
from twinboard.ui.filters import choose, choose_partners
from twinboard.ui.frame.page import columns, section, title

title("Compare the partners", lead("compare"))
everywhere = ask("explore/partners", partner=None)
left, right = columns("choices")
with left:
    chosen = choose_partners(everywhere)
with right:
    who, what = st.columns(2)
    with who:
        group = choose("Show", "show", {"All measures": "", **{each: each for each in GROUPS}}) or None
    with what:
        countable = [each for each in measures() if any(cell.amount is not None for cell in each.cells.values())]
        order = choose("Order by", "order", {"As linked": "", **{each.name: each.key for each in countable}}) or None

with st.container(border=True, key="card-comparison"):
    shown = [row for row in everywhere if (row["partner_id"] in chosen if chosen else row["is_linked"])]
    show_comparison(shown, group, order)

left, right = columns("since")
show_card("relationship_length", left, partner=None)
show_card("map_of_partners", right, partner=None)

section("One measure as a chart")
comparable = ask("explore/comparable")
indicator = choose("Compared on", "indicator", {row["name"]: row["indicator_id"] for row in comparable})
show_card("partner_comparison", partners=",".join(chosen) or None, indicator=indicator)

section("What was aimed for")
show_card("targets_and_actuals", partner=None)
show_aims()
