"""The overview: what the links bring, cost and rest on, in one screen."""

import streamlit as st

from twinboard.charts.wording import counted, listed
from twinboard.settings import TITLE
from twinboard.ui.charts import show_chart
from twinboard.ui.evidence import show_sources
from twinboard.ui.page import ask, section, title
from twinboard.ui.partners import show_partner_cards, show_strand_cards
from twinboard.ui.tiles import show_tiles

partners = ask("explore/partners", partner=None)
linked = partners[partners["is_linked"]]
strands = ask("explore/strands", strand=None, partner=None)
sources = ask("explore/sources")
conflicts = ask("explore/conflicts", partner=None, strand=None)

title(TITLE, f"What the links with {listed([*linked['name']])} bring, cost and rest on.")
show_tiles(partner=None, strand=None)

with st.container(key="charts"):
    left, right = st.columns(2, gap="large")
    with left:
        section("What they bring")
        show_chart("jobs_by_employer", partner=None)
        show_chart("uk_exports_as_stated", partner=None)
        show_chart("delegates_by_visit", partner=None, strand=None)
        show_chart("relationship_length", partner=None)
    with right:
        section("The money")
        show_chart("money_by_stage", partner=None, strand=None)
        section("What has happened")
        show_chart("visits_over_time", partner=None, strand=None)

section("By partner")
show_partner_cards(linked)
section("By strand")
show_strand_cards(strands)

questions = counted(conflicts["conflict_id"].nunique(), "questions")
section(
    "What it rests on", f"{counted(len(sources), 'sources')}. They disagree on {questions}: see each partner’s page."
)
show_sources(sources)
show_chart("source_freshness", as_of=None)
