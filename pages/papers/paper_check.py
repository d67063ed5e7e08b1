"""Paper check: which charts of a paper are still current, and which of its numbers are not those on record."""

import streamlit as st

from twinboard.settings import LARGEST_DOCUMENT_BYTES
from twinboard.ui.frame.page import quiet, title
from twinboard.ui.officers.paper_check import show_check

title("Paper check", "Which charts of a paper are still current, and what the others show now.")
most = LARGEST_DOCUMENT_BYTES // 2**20
sent = st.file_uploader("A paper: Word (.docx), PowerPoint (.pptx) or PDF", max_upload_size=most)
if sent is None:
    quiet(
        "A Word, PowerPoint or PDF file with charts from here. It is read once and not kept; the codes of charts are "
        "found in its text, comments, links and descriptions of pictures, and in pictures as they came from here."
    )
else:
    show_check(sent.getvalue(), sent.name)
