"""What a click on a mark of a chart leads to: the page of a partner, or a drawer with the thing itself."""

import streamlit as st

from twinboard.ui.answers import ask
from twinboard.ui.card import drawer
from twinboard.ui.card.evidence import show_rows
from twinboard.ui.frame.links import ask_for
from twinboard.ui.frame.page import empty

PARTNER, CELL = "partner", "cell"


def chosen_of(slot: str, key: str) -> None:
    """Puts what was clicked into the address: of a partner the page opens, of all else a drawer."""
    points = st.session_state[key].selection.points
    chosen = next((point["customdata"] for point in points if point.get("customdata")), None)
    if not chosen:
        return
    kind, identity = chosen[:2]
    if kind == PARTNER:
        ask_for(identity)
        return
    st.session_state[f"closed-{slot}"] = st.session_state.get(f"closed-{slot}", 0) + 1
    drawer.open_drawer(drawer.CHOSEN, slot)
    st.query_params[drawer.MARK] = f"{kind}:{identity}"


def show_chosen(happened: str | None) -> None:
    """The visit, the milestone, or all that stands in a cell of the grid, of which some may be left out."""
    kind, _, identity = st.query_params.get(drawer.MARK, "").partition(":")
    if kind == CELL:
        partner, _, strand = identity.partition("/")
        found = ask("explore/milestones", partner=partner or None, strand=strand or None, happened=happened, kind=None)
        ids = [row["id"] for row in found if (partner or not row["partner"]) and (strand or not row["strand"])]
    else:
        ids = [identity]
    if not show_rows(ids):
        empty("Nothing is published under this name.", "Close this and choose again.")
