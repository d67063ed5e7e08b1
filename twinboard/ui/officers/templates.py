"""The workbooks that officers fill in: the blank one, and the current one with its rows."""

from functools import partial

import streamlit as st

from twinboard.issued import blank_workbook, workbook_of
from twinboard.settings import home
from twinboard.store import Store
from twinboard.ui.frame.page import more, note, quiet, section
from twinboard.ui.markdown import label

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_templates() -> None:
    """Both workbooks, to download."""
    section("Where to start")
    more("edit", "Correct a number, or add a visit, on the page")
    more("import", "Take a table from any other spreadsheet")
    quiet("Each sheet is a table; point at a header to read its rule. Send back the sheets that you changed, or all.")
    quiet("Where a publisher names the day of its next edition, next_update on the sheet Sources tells readers of it.")
    store = Store(home())
    current = store.current()
    if current:
        show_workbook(current)
    show_blank_workbook("blank")


def show_blank_workbook(key: str) -> None:
    """The workbook without rows, to download."""
    blank = partial(blank_workbook, Store(home()))
    st.download_button("Download the blank workbook", blank, "twinboard-blank.xlsx", XLSX, key=key)


def show_workbook(number: int) -> None:
    """The whole workbook of a version, to download; publishing it again changes nothing."""
    if amiss := Store(home()).amiss(number):
        note(f"{amiss} Its workbook cannot be downloaded.")
        return
    whole = partial(workbook_of, Store(home()), number)
    words = f"Download the workbook of version {number}"
    st.download_button(label(words), whole, f"twinboard-version-{number}.xlsx", XLSX, key=f"workbook-{number}")
