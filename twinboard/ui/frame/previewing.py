"""The whole site at a draft, as readers would see it: who may look, the trial version that is shown, and what says so.

A draft stands in the address and in the session, as a version does. To whoever is no officer it is shown by a key in
its address. That they may is asked again at each run.
"""

import weakref
from contextlib import ExitStack
from dataclasses import dataclass
from html import escape
from pathlib import Path

import streamlit as st

from twinboard.charts.base.wording import counted
from twinboard.errors import NotAllowed, TwinboardError
from twinboard.intake import Proposal, proposal_of, to_look_at
from twinboard.once import once
from twinboard.publish import Publication, trial
from twinboard.settings import home
from twinboard.store import Store, drafts
from twinboard.store.draft_keys import opens
from twinboard.store.drafts import Draft
from twinboard.ui.officers import access

DRAFT = "draft"
"""What the address calls it."""


@dataclass(frozen=True)
class Trial:
    """A draft as the newest version of a store of its own, which goes when nobody looks at it any more.

    `open_words`: what is not decided yet, and as what it is shown; empty where all is.
    """

    home: Path
    number: int
    base: int | None
    open_words: str = ""


def choose_draft() -> None:
    """Settles whether this run shows a draft, and which; what was asked for in vain is said by `not_shown_html`."""
    token = st.query_params.get(DRAFT, st.session_state.get(DRAFT))
    st.session_state.update({DRAFT: None, "trial": None, "previewed": None, "not_previewed": None})
    if not token:
        return
    try:
        draft = st.session_state["previewed"] = _allowed(token)
        with st.spinner("Making the draft into a version to look at …"):
            found = _trial(home(), draft.id, Store(home()).current())
    except TwinboardError as error:
        st.session_state["not_previewed"] = error
        st.query_params.pop(DRAFT, None)
        return
    st.session_state.update({DRAFT: token, "trial": found})
    st.query_params[DRAFT] = token


def chosen() -> Trial | None:
    """What this run shows in place of what is published."""
    found: Trial | None = st.session_state.get("trial")
    return found


def not_shown_html() -> str:
    """Why the draft that was asked for is not shown, and to officers the way to it; empty where none was, or it is."""
    error, draft = st.session_state.get("not_previewed"), st.session_state.get("previewed")
    if not error:
        return ""
    way = _link_html(draft, "See what stands in its way") if draft and access.officer() else ""
    return f'<p class="tb-note" role="status">{escape(f"{error} This is what is published.")} {way}</p>'


def bar_html(changes_address: str) -> str:
    """What stands above every page of a draft."""
    draft: Draft = st.session_state["previewed"]
    said = f"A draft, not published: {draft.file_name}, prepared by {draft.author}. {draft.message}"
    found = chosen()
    open_words = escape(found.open_words) if found else ""
    way = f"{_link_html(draft, 'Answer it' if open_words else 'Publish or remove it')} · " if access.officer() else ""
    asked = f"<b>{open_words}</b> " if open_words else ""
    return (
        f'<p class="tb-note tb-preview" role="status"><b>{escape(said)}</b> {asked}{way}'
        f'<a href="{escape(changes_address)}" target="_self">What would read differently</a> · '
        '<a href="?" target="_self">What is published</a></p>'
    )


def _link_html(draft: Draft, words: str) -> str:
    return f'<a href="{escape(f"draft?id={draft.id}")}" target="_self">{words}</a>'


def _allowed(token: str) -> Draft:
    """The draft that may be looked at here. Raises NotAllowed, which does not tell whether there is such a draft."""
    identity, _, key = token.partition(".")
    try:
        draft = drafts.find(home(), identity)
    except TwinboardError:
        draft = None
    if draft and (access.officer() or opens(home(), draft, key)):
        return draft
    raise NotAllowed(
        "This draft cannot be shown: it was published or removed, or its address has ended or is not whole.",
        "Ask who sent the address.",
    )


@once(most_kept=4)
def _trial(store_home: Path, identity: str, current: int | None) -> Trial:
    store, draft = Store(store_home), drafts.find(store_home, identity)
    if draft is None:
        raise TwinboardError("This draft was published or removed.")
    as_kept = proposal_of(store, draft)
    proposal = to_look_at(store, as_kept)
    said = Publication(draft.author, f"Draft: {draft.message}", draft.file_name, "")
    with ExitStack() as stack:
        tried = stack.enter_context(trial(store, proposal.base, proposal.difference, said))
        made = Trial(tried.home, tried.current_or_fail(), proposal.base, _open_words(as_kept))
        weakref.finalize(made, stack.pop_all().close)
    return made


def _open_words(proposal: Proposal) -> str:
    """What is not decided in a draft, and as what it is shown: the likeliest answer, and nobody's decision."""
    if not proposal.is_open:
        return ""
    old = [row for row in proposal.crossed if row.is_old]
    changed = len(proposal.crossed) - len(old)
    said = [
        f"{counted(len(old), 'rows')} published anew since, shown as published" if old else "",
        f"{counted(changed, 'rows')} that both changed, shown as in the draft" if changed else "",
        _missing_words(proposal),
    ]
    return f"Not decided yet, and shown as is likeliest: {'; '.join(filter(None, said))}."


def _missing_words(proposal: Proposal) -> str:
    if not (missing := proposal.difference.missing):
        return ""
    words = "that it says are to go, shown as gone" if proposal.gone is not None else "that it lacks, shown as kept"
    return f"{counted(len(missing), 'published rows')} {words}"
