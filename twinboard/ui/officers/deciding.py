"""What an officer decides where a file leaves a choice: rows that it lacks, and rows published since it was made."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from twinboard.charts.base.wording import counted
from twinboard.errors import TwinboardError
from twinboard.intake import Decisions, Proposal, decided
from twinboard.merge import Crossed
from twinboard.periods import days_words
from twinboard.publish import between, history
from twinboard.settings import home
from twinboard.store import Store
from twinboard.ui.frame.page import empty, quiet, section
from twinboard.ui.markdown import label
from twinboard.ui.officers.issues import show_issues, show_problems
from twinboard.ui.officers.updating import MOST_ROWS, once, own_key, show_changes, show_effects
from twinboard.ui.tables import show_table

_MISSING = {"keep": "Keep as published", "retire": "Retire: gone from the pages, kept in the history"}
_CROSSED = {"keep": "What is published now", "replace": "What is in the file"}


def decide(proposal: Proposal) -> Proposal | None:
    """Shows the issues, asks what is open, shows what would change: the proposal as decided, if it can be published."""
    if proposal.issues:
        section("What the check found", proposal.checked.summary)
        show_issues(proposal)
    else:
        quiet(proposal.checked.summary)
    if not proposal.checked.is_valid:
        if not proposal.checked.is_foreign:
            quiet("Correct the errors in the file and send it again. Nothing was published.")
        return None
    if proposal.made_from:
        _show_since(proposal.made_from)
    decisions = _decisions(proposal)
    if decisions is None:
        quiet("Choose an answer to each question above; then you see what would change.")
        return None
    if decisions != proposal.decisions:
        after = _decided(proposal, decisions)
        if after is None:
            return None
        proposal = after
    section("What would change")
    if not proposal.difference.changes:
        quiet("Nothing: the file agrees with what is published.")
        return None
    show_changes(proposal.difference)
    section("What readers would see")
    try:
        show_effects(proposal)
    except TwinboardError as error:
        empty(error.message, error.hint)
        return None
    return proposal


def _decided(proposal: Proposal, decisions: Decisions) -> Proposal | None:
    """The proposal as decided, with what only then is an issue; None, and why is said, if it cannot be published so."""
    try:
        after = once("decided", own_key(decisions), partial(decided, Store(home()), proposal, decisions))
    except TwinboardError as error:
        empty(error.message, error.hint)
        return None
    found = [issue for issue in after.issues if issue not in proposal.issues]
    if found:
        section("What the check found of what you decided")
        show_problems(found)
    if after.checked.is_valid:
        return after
    quiet("Decide otherwise, or correct the errors in the file and send it again. Nothing was published.")
    return None


def _show_since(number: int) -> None:
    """What was published since the version that a file was made from."""
    store = Store(home())
    section(f"Published since the file was made from version {number}")
    since = [version for version in history(store) if version.number > number]
    shown = {
        "Version": [version.number for version in since],
        "Published": [days_words(version.published_at) for version in since],
        "By": [version.author for version in since],
        "Why": [version.message for version in since],
    }
    show_table(pd.DataFrame(shown), "Versions that the file does not know")
    current = store.current_or_fail()
    show_changes(between(store, current, number), f"Version {number}", f"Version {current}")


def _decisions(proposal: Proposal) -> Decisions | None:
    """The officer's decisions; None until each question is answered."""
    made = proposal.decisions
    old = _ask_crossed(
        [row for row in proposal.crossed if row.is_old],
        "the file still has {} as before",
        made.keeps_old if made else None,
    )
    changed = _ask_crossed(
        [row for row in proposal.crossed if not row.is_old],
        "the file changes {} too",
        made.keeps_changed if made else None,
    )
    retire = _ask_missing(proposal)
    return None if old is None or changed is None or retire is None else Decisions(retire, old, changed)


def _ask_crossed(rows: Sequence[Crossed], what: str, made: bool | None) -> bool | None:
    """Whether the published rows stand; None until it is said. `made` is what was decided before."""
    if not rows:
        return False
    were, them = ("1 row was", "it") if len(rows) == 1 else (f"{len(rows)} rows were", "them")
    shown = [(row.sent, sides) for row in rows for sides in row.sides()]
    frame = {
        "Sheet": [sent.sheet for sent, _ in shown],
        "Row": [sent.id for sent, _ in shown],
        "Column": [sides.column for _, sides in shown],
        "When the file was made": [sides.then or "blank" for _, sides in shown],
        "Published now": [sides.now or "blank" for _, sides in shown],
        "In the file": [sides.sent or "blank" for _, sides in shown],
    }
    asked = f"{were} published anew since, and {what.format(them)}"
    show_table(pd.DataFrame(frame)[:MOST_ROWS], asked)
    index = None if made is None else [True, False].index(made)
    answer = st.radio(
        label(f"Which shall stand, where {what.format(them)}?"),
        [*_CROSSED],
        index,
        _CROSSED.__getitem__,
        key=own_key(what),
    )
    return None if answer is None else answer == "keep"


def _ask_missing(proposal: Proposal) -> frozenset[str] | None:
    """The sheets whose missing rows are retired; None until that is answered for each."""
    missing: dict[str, list[str]] = {}
    for record in proposal.difference.missing:
        missing.setdefault(record.sheet, []).append(record.id)
    answers = {sheet: _ask_sheet(sheet, ids, proposal) for sheet, ids in missing.items()}
    if None in answers.values():
        return None
    return frozenset(sheet for sheet, answer in answers.items() if answer == "retire")


def _ask_sheet(sheet: str, ids: Sequence[str], proposal: Proposal) -> str | None:
    rows, are = counted(len(ids), "published rows"), "is" if len(ids) == 1 else "are"
    asked = f"{rows} of the sheet {sheet} {are} not in the file"
    made = proposal.decisions
    index = None if made is None else int(sheet in made.retire)
    answer = st.radio(label(asked), [*_MISSING], index, _MISSING.__getitem__, key=own_key(sheet))
    quiet(f"By their ids: {', '.join(ids[:20])}{' …' if len(ids) > 20 else ''}")
    return answer
