"""A committee pack: choose a partner, a strand and charts, and take them along as one file."""

import streamlit as st

from twinboard.papers.packs.choice import Choice, offers
from twinboard.settings import home
from twinboard.ui.answers import version
from twinboard.ui.filters import choose_partner, choose_strand
from twinboard.ui.frame.page import columns, empty, note, section, title
from twinboard.ui.frame.presenting import is_meeting
from twinboard.ui.papers.downloads import everything_html
from twinboard.ui.papers.pack_page import (
    Asked,
    choose_charts,
    choose_form,
    choose_length,
    show_making,
    show_pack,
    usual_charts,
)

title(
    "Committee pack",
    "Sentences and charts for a paper as one file, with numbered figures, tables, sources and how to read the numbers.",
)
left, right = columns("choice")
with left:
    partner = choose_partner()
with right:
    strand = choose_strand()
assume = st.query_params.get("assume")
if assume:
    note("Estimates in this pack are a what-if: not as the officers set them. Each says so, and what was set.")
choice, number = Choice(partner, strand, assume), version() or 0
offered = offers(home(), choice, number)
if is_meeting():
    show_pack(offered)
elif not offered:
    empty("No chart has anything to show for this choice.", "Choose another strand, or all of them.")
else:
    is_short = choose_length()
    section("Charts")
    usual = usual_charts(offered, is_short=is_short)
    charts = choose_charts(choice, offered, usual, is_short=is_short)
    section("File")
    asked = Asked(choice, number, tuple(charts), choose_form(), is_short, is_usual=charts == usual)
    show_making(asked)
st.html(everything_html())
