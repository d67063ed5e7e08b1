"""The card of the overview beside the map: the partners, what is new, and on how much sources disagree."""

from collections.abc import Sequence

import streamlit as st

from twinboard.charts.base.wording import counted
from twinboard.frames import Row
from twinboard.ui.answers import ask
from twinboard.ui.evidence.detected_conflicts import unmarked
from twinboard.ui.explore.partner_words import show_partners
from twinboard.ui.explore.whats_new import show_whats_new
from twinboard.ui.frame.as_at import link_html


def show_partner_list(partners: Sequence[Row]) -> None:
    """`partners` are rows of `explore/partners`."""
    with st.container(border=True, key="card-partners", height="stretch", gap="small"):
        st.html('<div class="tb-chart-head"><h2>The partners</h2></div>')
        show_partners(partners)
        show_whats_new()
        st.html(f'<p class="tb-quiet">{_questions_html()}</p>')


def _questions_html() -> str:
    entered = {row["conflict_id"] for row in ask("explore/conflicts", partner=None, strand=None, conflict=None)}
    count = len(entered) + len(unmarked())
    if not count:
        return ""
    return link_html(f"Where sources disagree: {counted(count, 'questions')}", "conflicts")
