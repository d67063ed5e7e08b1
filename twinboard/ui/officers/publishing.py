"""Publishing on the screen: publish, keep, approve or remove a draft; and the receipt. Each action checks who acts."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from twinboard.charts.base.wording import counted
from twinboard.errors import ChangedMeanwhile, TwinboardError
from twinboard.intake import Proposal, carry_out, keep_draft
from twinboard.models import Severity
from twinboard.settings import home
from twinboard.store import Store, audit, drafts
from twinboard.store.drafts import Draft
from twinboard.ui.answers import ask_at
from twinboard.ui.frame.page import empty, more, note, quiet
from twinboard.ui.markdown import label
from twinboard.ui.officers.access import (
    Officer,
    may_approve,
    needs_second,
    officer_alone,
    officer_for,
    refused,
    stay,
)
from twinboard.ui.officers.updating import counts_words, own_key
from twinboard.ui.serving.renewal import renew

_MOST_LINKS = 5


def _nothing() -> None:
    """What is done first where nothing is."""


def ask_to_publish(
    proposal: Proposal, officer: Officer, *, message: str = "", first: Callable[[], object] = _nothing
) -> None:
    """The officer's reason, that they read the warnings, and what they want done.

    `message` is the reason that stands there at first; `first` is done before anything is published or kept.
    """
    open_points = _confirm(proposal)
    quiet(f"It will say that it is from {officer.name}.")
    why = _ask("Why, in a sentence", "message", "For example: figures for 2026/27", message)
    open_points += [] if why else ["why, in a sentence"]
    buttons, below = st.container(horizontal=True), st.container()
    with buttons:
        if needs_second(officer):
            quiet("A second officer approves each update: it is published when they do.")
        elif _button("Publish", proposal, open_points, below, is_main=True):
            _act(lambda: publish(proposal, why, first))
        keep_words = "Send to a second officer" if needs_second(officer) else "Keep as a draft"
        if _button(keep_words, proposal, open_points, below, is_main=needs_second(officer)):
            _act(lambda: keep(proposal, why, first))


def ask_to_approve(proposal: Proposal | None, draft: Draft, officer: Officer) -> None:
    """To the officer who opened a draft: publish it, if they may, or remove it."""
    if proposal and needs_second(officer) and not may_approve(officer, draft.identity):
        own = officer.identity == draft.identity
        why = "You prepared it, so somebody else approves it" if own else "Only approvers may publish it"
        quiet(f"{why}: send them the address of this page.")
    elif proposal:
        open_points = _confirm(proposal)
        words = "Approve and publish" if officer.identity != draft.identity else "Publish"
        if _button(words, proposal, open_points, st.container(), is_main=True):
            _act(lambda: publish_draft(proposal, draft))
    if st.button("Remove this draft", key=f"remove-{draft.id}"):
        _act(lambda: remove_draft(draft))


def publish(proposal: Proposal, message: str, first: Callable[[], object] = _nothing) -> None:
    """Publishes in the officer's name, and leaves a receipt. Raises NotAllowed, ChangedMeanwhile, or what hinders."""
    officer = officer_alone("publish a workbook")
    first()
    _publish(proposal, author=officer.name, message=message)


def keep(proposal: Proposal, message: str, first: Callable[[], object] = _nothing) -> None:
    """Keeps a draft, and says where it is."""
    officer = officer_for("keep a draft")
    first()
    draft = keep_draft(Store(home()), proposal, author=officer.name, identity=officer.identity, message=message)
    audit.note(home(), "draft kept", draft=draft.id, who=officer.identity)
    st.session_state["kept"] = draft.id
    _start_afresh()


def publish_draft(proposal: Proposal, draft: Draft) -> None:
    """Publishes a draft in its author's name, approved by another officer where one acts, and leaves a receipt."""
    officer = officer_for("approve a draft")
    if (kept := drafts.find(home(), draft.id)) is None:
        raise TwinboardError("This draft was published or removed meanwhile.", "The history lists what was published.")
    if needs_second(officer) and not may_approve(officer, kept.identity):
        words = "Only another officer who may approve can publish this draft.", "Send them the address of this page."
        raise refused("approve a draft", officer.identity, *words)
    approved_by = None if officer.identity == kept.identity else officer.name
    _publish(proposal, author=kept.author, message=kept.message, approved_by=approved_by)
    drafts.remove(home(), kept)
    audit.note(home(), "draft published", draft=kept.id, who=officer.identity)


def remove_draft(draft: Draft) -> None:
    """Removes a draft that nobody wants published."""
    officer = officer_for("remove a draft")
    drafts.remove(home(), draft)
    audit.note(home(), "draft removed", draft=draft.id, who=officer.identity)
    st.session_state["removed"] = draft.file_name


def show_receipt() -> bool:
    """What the last action of this session did, with the way to it; whether there was one."""
    is_told = not {"removed", "kept", "receipt"}.isdisjoint(st.session_state)
    if file_name := st.session_state.pop("removed", None):
        note(f"The draft of {file_name} was removed. Nothing was published.")
    if kept := st.session_state.pop("kept", None):
        note("The draft is kept. Nothing was published yet.")
        more("draft", "Open it; a second officer can open it at the same address", id=kept)
    if receipt := st.session_state.pop("receipt", None):
        number, counts, partners = receipt
        note(f"Published as version {number}. {counts_words(counts)}. Readers see it from now on.")
        for row in ask_at(number, "explore/partners", partner=None):
            if row["partner_id"] in partners[:_MOST_LINKS]:
                more(row["partner_id"], f"See {row['name']}")
        more("history", "See it in the history", number=f"Version {number}")
    if failed := st.session_state.pop("failed", None):
        empty(failed.message, failed.hint)
    return is_told


def _confirm(proposal: Proposal) -> list[str]:
    """Asks for a tick where a warning is a doubt; what is still to be done, empty where nothing is."""
    warnings = [issue for issue in proposal.issues if issue.severity is Severity.WARNING]
    read = "warning" if len(warnings) == 1 else counted(len(warnings), "warnings")
    known = f"I have read the {read} above, and publish all the same."
    if not proposal.checked.has_doubts or st.checkbox(label(known), key=own_key("confirmed")):
        return []
    return ["the tick that you have read the warnings"]


def _ask(words: str, key: str, example: str = "", first: str = "") -> str:
    """What the officer types, for what stands there at first; kept while the page asks other questions first."""
    key = f"{key} {first}".strip()
    before = str(st.session_state.get(f"said-{key}", first))
    said = st.text_input(label(words), before, key=key, placeholder=example)
    st.session_state[f"said-{key}"] = said
    return said.strip()


def _button(
    words: str, proposal: Proposal, open_points: Sequence[str], place: DeltaGenerator, *, is_main: bool
) -> bool:
    """A button for exactly this proposal: a click that comes after it changed counts for nothing.

    It is never greyed out: a click too early is told in its place what is still missing.
    """
    kind: Literal["primary", "secondary"] = "primary" if is_main else "secondary"
    clicked = st.button(label(words), type=kind, key=own_key(words, proposal.decisions))
    if clicked and open_points:
        with place:
            note(f"Nothing was done yet. Still missing: {'; '.join(open_points)}.")
    return clicked and not open_points


def _act(action: Callable[[], None]) -> None:
    """Does it and shows the page anew: with a receipt, with what stood in the way, or compared with a newer version."""
    try:
        with st.spinner("Writing and verifying …"), suppress(ChangedMeanwhile):
            action()
    except TwinboardError as error:
        st.session_state["failed"] = error
    st.rerun()


def _publish(proposal: Proposal, *, author: str, message: str, approved_by: str | None = None) -> None:
    number = carry_out(Store(home()), proposal, author=author, message=message, approved_by=approved_by)
    touched = (*proposal.difference.written, *proposal.difference.retired)
    partners = list(dict.fromkeys(record.values.get("partner_id") for record in touched))
    renew(home())
    st.session_state["receipt"] = (number, proposal.difference.counts(), partners)
    _start_afresh()


def _start_afresh() -> None:
    """Forgets the file that is done with, and empties the upload for the next."""
    said = [name for name in st.session_state if str(name).startswith("said-message")]
    for name in ("proposal", "decided", "effects", *said):
        st.session_state.pop(name, None)
    st.session_state["upload"] = st.session_state.get("upload", 0) + 1
    stay()
