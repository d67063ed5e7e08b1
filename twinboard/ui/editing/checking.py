"""Check what was typed, as a file is checked: what is amiss where it was typed, what would change, and publish."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

from twinboard.bounds import sentence_case
from twinboard.editing.small_workbook import Small, Told, told, written
from twinboard.editing.typed import Edit
from twinboard.intake import Proposal, annotated, propose
from twinboard.models import Issue
from twinboard.rules.edit_forms import label_of
from twinboard.rules.issue_order import level_of
from twinboard.settings import TITLE, home
from twinboard.store import Store
from twinboard.ui.editing.areas import Area, Checking, checking, uploads
from twinboard.ui.frame.page import note, quiet, section
from twinboard.ui.officers.access import Officer, officer_for
from twinboard.ui.officers.deciding import Sent, decide
from twinboard.ui.officers.publishing import ask_to_publish
from twinboard.ui.officers.templates import XLSX
from twinboard.ui.officers.unsaved import tell_unsaved
from twinboard.ui.officers.updating import read
from twinboard.ui.tables import show_table

Tell = Callable[[Sequence[Told]], None]


def ask_to_check(area: Area, edits: Sequence[Edit], officer: Officer, tell: Tell) -> None:
    """The button, and all that follows from it; `tell` says at the fields what was found in them."""
    tell_unsaved(area.name, "; ".join(edit.name or f"a new row of {edit.sheet}" for edit in edits))
    if st.button("Check", type="primary", key=area.key("check")):
        officer_for("check what was typed")
        _check(area, tuple(edits))
    kept = checking(area)
    if kept is None:
        return
    if not edits:
        note("Nothing is typed that is not published so.")
    elif {*kept.edits} != {*edits}:
        note("Something was typed since the check. Check it again.")
    else:
        _show(kept, officer, tell)


def _check(area: Area, edits: tuple[Edit, ...]) -> None:
    small = written(edits, area.published(), title=TITLE, version=area.version)
    st.session_state["checking"] = Checking(area, edits, small, uploads())
    st.session_state["checks"] = st.session_state.get("checks", 0) + 1


def _show(kept: Checking, officer: Officer, tell: Tell) -> None:
    """What the check found, where it was typed and in one list; then what is open, as of a file."""
    store, small = Store(home()), kept.small
    if small.amiss:
        tell(told(small, small.amiss))
        _show_told(told(small, small.amiss))
        return
    current = store.current()
    if current != kept.area.version:
        note(f"Version {current} was published since you began to type. Nothing of yours was published.")
    key = ("typed", st.session_state["checks"], current)
    proposed = partial(propose, store, small.file_name, small.content, since=kept.area.version)
    found = read(key, lambda hears: proposed(told=hears))
    if found is None:
        return
    tell(told(small, found.issues))
    if proposal := decide(found, _sent(small)):
        section("Publish")
        ask_to_publish(proposal, officer)


def _sent(small: Small) -> Sent:
    def tell(proposal: Proposal, issues: Sequence[Issue]) -> None:
        _show_told(told(small, issues))
        marked = f"{Path(small.file_name).stem}-marked.xlsx"
        st.download_button(
            "Download it as a workbook with these cells marked", partial(annotated, proposal), marked, XLSX
        )

    return Sent("your edit", "What is in your edit", "Correct what is told above, and check again.", tell)


def _show_told(found: Sequence[Told]) -> None:
    """The issues by the row and the column where each was typed."""
    shown = {
        "Row": [
            (one.edit.name or f"A new row of {one.edit.sheet}") if one.edit else "Everything typed" for one in found
        ],
        "Column": [label_of(one.column) if one.column else "" for one in found],
        "Typed": [dict(one.edit.typed).get(one.column, "") if one.edit else "" for one in found],
        "What was found, and what to do": [
            f"{sentence_case(str(level_of(one.issue)))}: {one.issue.message}" for one in found
        ],
    }
    show_table(pd.DataFrame(shown), "What was found, where it was typed")


def show_sent(edits: Sequence[Edit]) -> None:
    """Which rows a check would send."""
    if edits:
        names = "; ".join(
            f"{edit.sheet}: {edit.name or 'a new row'}{', to be retired' if edit.retires else ''}" for edit in edits
        )
        quiet(f"Typed and not published yet: {names}.")
