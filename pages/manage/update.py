"""Update: an officer's file, its issues, what it would change, and its publication."""

import streamlit as st

from twinboard.intake import propose
from twinboard.settings import LARGEST_WORKBOOK_BYTES, home
from twinboard.store import Store
from twinboard.ui.frame.page import empty, note, quiet, section, title
from twinboard.ui.officers.access import Officer, officer, refusal, standing_words
from twinboard.ui.officers.deciding import decide
from twinboard.ui.officers.drafts import show_drafts
from twinboard.ui.officers.publishing import ask_to_publish, show_receipt
from twinboard.ui.officers.templates import show_templates
from twinboard.ui.officers.unsaved import FILE, tell_unsaved, unsaved
from twinboard.ui.officers.updating import read

TAKES = "A workbook: Excel (.xlsx, .xlsm, .xls), OpenDocument (.ods) or CSV"


def ask_for_file(who: Officer) -> None:
    """The upload, and what follows from the file."""
    key = f"sent-{st.session_state.get('upload', 0)}"
    most = LARGEST_WORKBOOK_BYTES // 2**20
    sent = st.file_uploader(TAKES, key=key, max_upload_size=most)
    tell_unsaved(FILE, sent.name if sent else "")
    if sent is None:
        show_drafts()
        show_templates()
        return
    store = Store(home())
    current = store.current()
    began_with, began = st.session_state.setdefault(f"began-{sent.file_id}", (current, sent.file_id))
    if (current or 0) < (began_with or 0):
        note(f"Version {began_with} cannot be read any more. Your file is compared with version {current} now.")
    elif began_with != current:
        note(f"Somebody published version {current} while you were deciding. Nothing of yours was published.")
    name, content = sent.name, sent.getvalue()
    found = read((began, current), lambda told: propose(store, name, content, since=began_with, told=told))
    if found and (proposal := decide(found)):
        section("Publish")
        ask_to_publish(proposal, who)


title("Update", "Send in a workbook. Every problem is named at its cell and every change shown before you publish.")
officer_here = officer()
if officer_here is None:
    empty("Only officers can update what is published.", refusal())
    if lost := unsaved():
        note(f"Not published, and not kept: {'; '.join(lost)}. Once you are an officer again, send it in again.")
else:
    quiet(standing_words(officer_here))
    show_receipt()
    ask_for_file(officer_here)
