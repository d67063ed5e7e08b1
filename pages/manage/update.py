"""Update: an officer's file, its issues, what it would change, and its publication."""

import streamlit as st

from twinboard.errors import TwinboardError
from twinboard.intake import Proposal
from twinboard.settings import LARGEST_WORKBOOK_BYTES
from twinboard.ui import updating
from twinboard.ui.access import officer, refusal
from twinboard.ui.page import empty, more, note, quiet, section, title
from twinboard.ui.templates import show_templates


def ask_for_file() -> None:
    """The upload, and what follows from the file."""
    most = LARGEST_WORKBOOK_BYTES // 2**20
    formats = ["xlsx", "xlsm", "xls", "ods", "csv"]
    sent = st.file_uploader("A workbook", type=formats, key=updating.upload_key(), max_upload_size=most)
    if sent is None:
        show_templates()
    elif proposal := updating.read(sent):
        show_proposal(proposal)


def show_proposal(proposal: Proposal) -> None:
    """The issues of a file; if it has no errors, what it would change."""
    if proposal.issues:
        section("What the check found")
        updating.show_issues(proposal)
    if not proposal.checked.is_valid:
        quiet("Correct the errors in your file and send it again. Nothing was published.")
        return
    updating.show_overtaken()
    section("What would change")
    decided = updating.choose_missing(proposal)
    if decided is None:
        quiet("Choose for each sheet what becomes of the rows that the file lacks.")
    elif decided.difference.changes:
        show_decision(decided)
    else:
        quiet("Nothing: the file agrees with what is published.")


def show_decision(proposal: Proposal) -> None:
    """The changes, what readers would see of them, and the officer's word."""
    updating.show_changes(proposal.difference)
    section("What readers would see")
    try:
        updating.show_effects(proposal)
    except TwinboardError as error:
        empty(error.message, error.hint)
        return
    section("Publish")
    updating.ask_to_publish(proposal, officer_here.name)


title("Update", "Send in a workbook. Every problem is named at its cell and every change shown before you publish.")
officer_here = officer()
if officer_here is None:
    empty("Only officers can update what is published.", refusal())
else:
    if receipt := st.session_state.pop("receipt", None):
        note(f"Published as version {receipt}. Readers see it from now on.")
        more("", "See the overview")
        more("history", "See it in the history")
    ask_for_file()
