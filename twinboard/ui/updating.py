"""The steps of an update: the file read and checked, its issues, what it would change, and its publication."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from twinboard.bounds import sentence_case
from twinboard.charts.wording import counted
from twinboard.diff import Difference
from twinboard.effects import Effect, effects
from twinboard.errors import ChangedMeanwhile, TwinboardError
from twinboard.intake import Proposal, annotated, carry_out, propose, with_retired
from twinboard.models import Change, Issue, Severity
from twinboard.publish import between
from twinboard.settings import home
from twinboard.store import Store
from twinboard.ui.access import officer_for
from twinboard.ui.page import empty, note, quiet, section
from twinboard.ui.tables import details_html, show_table, table_html
from twinboard.ui.templates import XLSX

MOST_ROWS = 300
_CHOICES = {"keep": "Keep as published", "retire": "Retire: gone from the pages, kept in the history"}


def upload_key() -> str:
    """The name of the upload on this page; a new one after each publication, so that the next file starts afresh."""
    return f"sent-{st.session_state.get('upload', 0)}"


def read(sent: UploadedFile) -> Proposal | None:
    """What a file proposes, read once and again if somebody publishes; None, and why is said, if it cannot be read."""
    store = Store(home())
    key = (sent.file_id, store.current())
    if st.session_state.get("proposed_for") != key:
        st.session_state.pop("proposal", None)
        with st.status("Reading and checking the file …") as status:
            try:
                st.session_state["proposal"] = propose(store, sent.name, sent.getvalue())
            except TwinboardError as error:
                status.update(label="The file cannot be read.", state="error")
                st.session_state["unreadable"] = error
            else:
                status.update(label="Read and checked.", state="complete")
        st.session_state["proposed_for"] = key
    proposal = st.session_state.get("proposal")
    if proposal is None:
        unreadable = st.session_state["unreadable"]
        empty(unreadable.message, unreadable.hint)
    return proposal


def show_issues(proposal: Proposal) -> None:
    """Every problem at its cell, errors apart from warnings, and the officer's own file with the cells marked."""
    issues = proposal.issues
    for severity, plural in ((Severity.ERROR, "errors"), (Severity.WARNING, "warnings")):
        found = [issue for issue in issues if issue.severity is severity]
        if found:
            st.html(table_html(_issues_frame(found), f"{counted(len(found), plural)}"))

    marked = f"{Path(proposal.file_name).stem}-marked.xlsx"
    st.download_button("Download your file with these cells marked", partial(annotated, proposal), marked, XLSX)


def _issues_frame(issues: Sequence[Issue]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Sheet": [issue.sheet for issue in issues],
            "Cell": [issue.cell for issue in issues],
            "Column": [issue.column for issue in issues],
            "What was found, and what to do": [issue.message for issue in issues],
        }
    )


def choose_missing(proposal: Proposal) -> Proposal | None:
    """Asks, sheet by sheet, what becomes of published rows that the file lacks; None until all is answered."""
    missing: dict[str, list[str]] = {}
    for record in proposal.difference.missing:
        missing.setdefault(record.sheet, []).append(record.id)
    answers = {sheet: _ask_missing(sheet, ids, proposal.file_name) for sheet, ids in missing.items()}
    if None in answers.values():
        return None
    retire = [sheet for sheet, answer in answers.items() if answer == "retire"]
    return with_retired(Store(home()), proposal, retire) if retire else proposal


def _ask_missing(sheet: str, ids: Sequence[str], file_name: str) -> str | None:
    rows, are = counted(len(ids), "published rows"), "is" if len(ids) == 1 else "are"
    asked = f"{rows} of the sheet {sheet} {are} not in the file"
    key = f"missing-{sheet}-{file_name}"
    answer = st.radio(asked, [*_CHOICES], index=None, format_func=_CHOICES.__getitem__, key=key)
    quiet(f"By their ids: {', '.join(ids[:20])}{' …' if len(ids) > 20 else ''}")
    return answer


def show_changes(difference: Difference) -> None:
    """What would be added, changed and retired, old and new side by side."""
    counts = difference.counts()
    said = [f"{counted(count, 'rows')} {kind}" for kind, count in counts.items() if count]
    quiet(f"{sentence_case(', '.join(said))}.")
    changed = [change for change in difference.changes if change.change == "changed"]
    if changed:
        show_table(_changes_frame(changed[:MOST_ROWS]), "Changed: before and after")
    for kind in ("added", "retired"):
        rows = [change for change in difference.changes if change.change == kind]
        if rows:
            caption = f"{sentence_case(kind)}: {counted(counts[kind], 'rows')}"
            st.html(details_html(f"Show what is {kind}", table_html(_rows_frame(rows), caption)))
    if len(changed) > MOST_ROWS:
        quiet(f"The first {MOST_ROWS} of {counted(len(changed), 'changed values')} are shown.")


def _changes_frame(changes: Sequence[Change]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Sheet": [change.sheet for change in changes],
            "Row": [change.id for change in changes],
            "Column": [change.column for change in changes],
            "Before": [change.before or "blank" for change in changes],
            "After": [change.after or "blank" for change in changes],
        }
    )


def _rows_frame(changes: Sequence[Change]) -> pd.DataFrame:
    rows: dict[tuple[str, str], list[str]] = {}
    for change in changes:
        rows.setdefault((change.sheet, change.id), []).append(f"{change.column}: {change.after or change.before}")
    shown = list(rows.items())[:MOST_ROWS]
    return pd.DataFrame(
        {
            "Sheet": [sheet for (sheet, _), _ in shown],
            "Row": [identity for (_, identity), _ in shown],
            "Values": ["; ".join(values) for _, values in shown],
        }
    )


def show_effects(proposal: Proposal) -> None:
    """Which headline numbers and charts would read differently. Raises DamagedVersion where it cannot be published."""
    found = effects(Store(home()), proposal.base, proposal.difference)
    if not found:
        quiet("No headline number and no chart would read differently; the pages of facts and partners may.")
        return
    show_table(_effects_frame(found), "What readers would see: before and after")


def _effects_frame(found: Sequence[Effect]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "What": [f"{sentence_case(effect.kind)}: {effect.name.replace('_', ' ')}" for effect in found],
            "Before": [effect.before for effect in found],
            "After": [
                "Same title; the chart or its table changes" if effect.after == effect.before else effect.after
                for effect in found
            ],
        }
    )


def ask_to_publish(proposal: Proposal, name: str) -> None:
    """The officer's name and reason, that they read the warnings, and the button; `name` is known or empty."""
    warnings = [issue for issue in proposal.issues if issue.severity is Severity.WARNING]
    known = f"I have read the {counted(len(warnings), 'warnings')} above, and publish knowing them."
    confirmed = not warnings or st.checkbox(known, key="confirmed")
    author = st.text_input("Your name", value=name, disabled=bool(name), key="author").strip()
    reason = "For example: figures for 2026/27"
    message = st.text_input("Why, in a sentence", key="message", placeholder=reason).strip()
    is_ready = bool(confirmed and author and message)
    asked = (proposal, author, message)
    st.button("Publish", type="primary", disabled=not is_ready, on_click=publish, args=asked)


def publish(proposal: Proposal, author: str, message: str) -> None:
    """The action itself: checks again who acts, publishes, and leaves a receipt or what stood in the way."""
    officer = officer_for("publish a workbook")
    try:
        number = carry_out(Store(home()), proposal, author=officer.name or author, message=message)
    except ChangedMeanwhile:
        st.session_state["overtaken_since"] = proposal.base
        return
    st.session_state["receipt"] = number
    for name in ("proposal", "proposed_for", "overtaken_since"):
        st.session_state.pop(name, None)
    st.session_state["upload"] = st.session_state.get("upload", 0) + 1


def show_overtaken() -> None:
    """To the second of two officers: what the first published since, before they decide anew."""
    since = st.session_state.get("overtaken_since")
    if since is None:
        return
    store = Store(home())
    current = store.current_or_fail()
    note(f"Somebody published version {current} while you were deciding. Nothing of yours was published.")
    section("What changed since you began")
    show_changes(between(store, current, since))
    quiet("Below is your file compared with that new version. Look at it again, then publish or not.")
