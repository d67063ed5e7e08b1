"""The overview: its charts, and the card beside the map: the partners, what is new, on how much sources disagree."""

from collections.abc import Sequence

import streamlit as st

from twinboard.frames import Row
from twinboard.ui.answers import ask
from twinboard.ui.card.card import show_card
from twinboard.ui.evidence.detected_conflicts import unmarked
from twinboard.ui.explore.partner_words import show_partners_briefly
from twinboard.ui.explore.whats_new import show_whats_new
from twinboard.ui.frame.as_at import link_html
from twinboard.ui.frame.page import columns

Asked = dict[str, dict[str, str | None]]
MAP: Asked = {"map_of_partners": {"partner": None}}
OTHERS: Asked = {
    "jobs_by_employer": {"partner": None},
    "visits_over_time": {"partner": None, "strand": None},
    "money_by_stage": {"partner": None, "strand": None},
    "trade_over_time": {"partner": None},
    "activity_by_strand": {"partner": None},
}
"""The charts of the overview, each with what it is asked."""


def show_others() -> None:
    """All of them but the map, as they stand where each has something to show: the tall one beside two."""
    rows = ((("jobs_by_employer", "visits_over_time"), ("money_by_stage",)),
            (("trade_over_time",), ("activity_by_strand",)))  # fmt: skip
    for number, row in enumerate(rows):
        for place, names in zip(columns(f"row-{number}"), row, strict=True):
            for name in names:
                show_card(name, place, hide_empty=True, **OTHERS[name])


def show_partner_list(partners: Sequence[Row]) -> None:
    """`partners` are rows of `explore/partners`."""
    with st.container(border=True, key="card-partners", height="stretch", gap="small"):
        st.html(f'<div class="tb-chart-head"><h2>Partners</h2></div>{_compare_html(partners)}')
        show_partners_briefly(partners)
        show_whats_new()
        st.html(f'<p class="tb-quiet">{_questions_html()}</p>')


def _compare_html(partners: Sequence[Row]) -> str:
    """The way to the table of two partners and more, with all that they share."""
    return f'<p class="tb-quiet">{link_html("Compare", "compare")}</p>' if len(partners) > 1 else ""


def _questions_html() -> str:
    """On how much sources disagree; the words beside the sign say what it means wherever it stands alone."""
    entered = {row["conflict_id"] for row in ask("explore/conflicts", partner=None, strand=None, conflict=None)}
    count = len(entered) + len(unmarked())
    if not count:
        return ""
    return link_html(f"Sources disagree: {count}", "conflicts", css="tb-mark")
