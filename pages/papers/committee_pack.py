"""A committee pack: choose a partner, a strand and charts, and take them along as one file."""

import streamlit as st

from twinboard.papers.packs.choice import Choice, offers
from twinboard.settings import home
from twinboard.ui.answers import version
from twinboard.ui.filters import choose_partner, choose_strand
from twinboard.ui.frame.page import columns, empty, section, title
from twinboard.ui.frame.presenting import is_meeting
from twinboard.ui.papers.downloads import everything_html
from twinboard.ui.papers.pack_page import choose_charts, choose_form, show_making, show_pack

title(
    "Committee pack",
    "Sentences and charts for a paper as one file, with numbered figures, tables, sources and how to read the numbers.",
)
left, right = columns("choice")
with left:
    partner = choose_partner()
with right:
    strand = choose_strand()
choice, number = Choice(partner, strand), version() or 0
offered = offers(home(), choice, number)
if is_meeting():
    show_pack(offered)
elif not offered:
    empty("No chart has anything to show for this choice.", "Choose another strand, or all of them.")
else:
    section("Charts")
    charts = choose_charts(choice, offered)
    section("File")
    form = choose_form()
    show_making(choice, number, charts, form)
st.html(everything_html())
