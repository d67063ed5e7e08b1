"""Drafts on the screen: the list of those that wait, and one opened."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from twinboard.errors import TwinboardError
from twinboard.intake import Proposal, proposal_of, to_look_at
from twinboard.periods import days_words
from twinboard.settings import home
from twinboard.store import Store, audit, drafts
from twinboard.store.draft_keys import give_key
from twinboard.store.drafts import Draft
from twinboard.ui.frame.as_at import address_of, site
from twinboard.ui.frame.lost import TELL
from twinboard.ui.frame.page import empty, more, note, quiet, section
from twinboard.ui.officers.access import Officer, officer_for
from twinboard.ui.officers.deciding import FILE, decide
from twinboard.ui.officers.publishing import ask_to_approve
from twinboard.ui.officers.updating import once, read
from twinboard.ui.tables import show_table

_OF_DRAFT = replace(
    FILE,
    mend="Download the file with these cells marked, correct it, send it in on the page Update, and remove this draft.",
)


def show_drafts() -> None:
    """The drafts that wait, the newest first; nothing where there are none."""
    waiting, amiss = drafts.kept(home()), drafts.unreadable(home())
    if not (waiting or amiss):
        return
    section("Drafts", "Prepared and not published yet. Open one to see what it would change.")
    if amiss:
        files = "1 file" if len(amiss) == 1 else f"{len(amiss)} files"
        note(f"{files} among the drafts cannot be read. {TELL}")
    if not waiting:
        return
    frame = {
        "File": [_link(draft) for draft in waiting],
        "Prepared by": [draft.author for draft in waiting],
        "On": [days_words(draft.kept_at) for draft in waiting],
        "Why": [draft.message for draft in waiting],
    }
    show_table(pd.DataFrame(frame), "Drafts, the newest first", marked_up=("File",))


def show_draft(identity: str, officer: Officer) -> None:
    """A draft: who prepared it and why, what it would change now, and what this officer can do with it."""
    try:
        draft = drafts.find(home(), identity)
    except TwinboardError as error:
        empty(error.message, error.hint)
        return
    if draft is None:
        empty("There is no such draft.", "It was published or removed, or the address is not whole.")
        return
    quiet(f"{draft.file_name}, prepared by {draft.author} on {days_words(draft.kept_at)}: {draft.message}")
    store = Store(home())
    current = store.current()
    if (current or 0) < (draft.base or 0):
        note(f"Version {draft.base}, on which this draft rests, cannot be read. It is compared with {current} now.")
    elif current != draft.base:
        note(f"Version {current} was published since this draft was prepared. It is compared with that one now.")
    found = read((draft.id, current), partial(proposal_of, store, draft))
    if found:
        _show_ways(draft, found)
    proposal = decide(found, _OF_DRAFT) if found else None
    section("Decide")
    ask_to_approve(proposal, draft, officer)


def _show_ways(draft: Draft, found: Proposal) -> None:
    """The ways to look at the draft; or what stands in their way."""
    if why := once("not to look at", (draft.id, found.base), partial(_why_not, found)):
        note(why)
    else:
        show_ways_to_look(draft)


def _why_not(found: Proposal) -> str:
    try:
        to_look_at(Store(home()), found)
    except TwinboardError as error:
        return str(error)
    return ""


def show_ways_to_look(draft: Draft) -> None:
    """The whole site at a draft: for the officer, and by an address that ends for somebody else."""
    more("", "See the whole site as readers would see it", draft=draft.id)
    if st.button("Make an address that shows it to somebody else", key=f"show-{draft.id}"):
        try:
            st.session_state["shown_by"] = (draft.id, *show_to_others(draft))
        except TwinboardError as error:
            empty(error.message, error.hint)
    identity, key, ends = st.session_state.get("shown_by", ("", "", None))
    if identity == draft.id:
        quiet(f"Whoever has it sees the draft, and can change nothing, to the end of {days_words(ends)}:")
        st.code(f"{site()}/?draft={draft.id}.{key}", language=None, wrap_lines=True)


def show_to_others(draft: Draft) -> tuple[str, datetime]:
    """A new key of a draft, and when it ends. Raises NotAllowed, or NotWritable."""
    officer = officer_for("show a draft to others")
    audit.note(home(), "draft shown to others", draft=draft.id, who=officer.identity)
    return give_key(home(), draft)


def _link(draft: Draft) -> str:
    return f'<a href="{escape(address_of("draft", id=draft.id))}" target="_self">{escape(draft.file_name)}</a>'
