"""Update: an officer's file, its issues, what it would change, and its publication."""

import streamlit as st

from twinboard.charts.wording import counted
from twinboard.errors import TwinboardError
from twinboard.models import Severity
from twinboard.settings import LARGEST_WORKBOOK_BYTES
from twinboard.ui import updating
from twinboard.ui.access import has_provider, officer
from twinboard.ui.page import empty, more, note, quiet, section, title
from twinboard.ui.templates import show_templates

title("Update", "Send in a workbook. Every problem is named at its cell and every change shown before you publish.")
who = officer()
if who is None:
    way = "Sign in, in the menu." if has_provider() else "Open the officer link that the server printed at its start."
    empty("Only officers can update what is published.", way)
    st.stop()

if receipt := st.session_state.pop("receipt", None):
    note(f"Published as version {receipt}. Readers see it from now on.")
    more("", "See the overview")
    more("history", "See it in the history")

formats = ["xlsx", "xlsm", "xls", "ods", "csv"]
most = LARGEST_WORKBOOK_BYTES // 2**20
sent = st.file_uploader("A workbook", type=formats, key=updating.upload_key(), max_upload_size=most)
if sent is None:
    show_templates()
    st.stop()
proposal = updating.read(sent)
if proposal is None:
    st.stop()

if proposal.issues:
    section("What the check found")
    updating.show_issues(proposal.issues)
if not proposal.checked.is_valid:
    quiet("Correct the errors in your file and send it again. Nothing was published.")
    st.stop()

updating.show_overtaken()
section("What would change")
decided = updating.choose_missing(proposal)
if decided is None:
    quiet("Choose for each sheet what becomes of the rows that the file lacks.")
    st.stop()
if not decided.difference.changes:
    quiet("Nothing: the file agrees with what is published.")
    st.stop()
updating.show_changes(decided.difference)
section("What readers would see")
try:
    updating.show_effects(decided)
except TwinboardError as error:
    empty(error.message, error.hint)
    st.stop()

section("Publish")
warnings = [issue for issue in proposal.issues if issue.severity is Severity.WARNING]
known = f"I have read the {counted(len(warnings), 'warnings')} above, and publish knowing them."
confirmed = not warnings or st.checkbox(known, key="confirmed")
author = st.text_input("Your name", value=who.name, disabled=bool(who.name), key="author").strip()
message = st.text_input("Why, in a sentence", key="message", placeholder="For example: figures for 2026/27").strip()
ready = bool(confirmed and author and message)
st.button("Publish", type="primary", disabled=not ready, on_click=updating.publish, args=(decided, author, message))
