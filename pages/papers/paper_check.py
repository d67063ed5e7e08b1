"""Paper check: which charts of a paper are still current, and which of its numbers are not those on record."""

import streamlit as st

from twinboard.settings import LARGEST_WORKBOOK_BYTES
from twinboard.ui.checking import FORMATS, show_check
from twinboard.ui.page import quiet, title

title("Paper check", "Which charts of a paper are still current, and what the others show now.")
sent = st.file_uploader("A paper", type=FORMATS, max_upload_size=LARGEST_WORKBOOK_BYTES // 2**20)
if sent is None:
    quiet(
        "A Word, PowerPoint or PDF file with charts from here. It is read once and not kept; "
        "the codes of charts are found in its text, in descriptions of its pictures, and in the pictures themselves."
    )
else:
    show_check(sent.getvalue(), sent.name)
