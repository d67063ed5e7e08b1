"""What a check found, on the screen: errors, doubts and notes at their cells; or what stands in a foreign file."""

from collections.abc import Sequence
from functools import partial
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from twinboard.addresses import brief
from twinboard.charts.base.wording import counted
from twinboard.intake import Proposal, annotated
from twinboard.models import Issue
from twinboard.rules.issue_order import Level, level_of
from twinboard.ui.frame.page import quiet
from twinboard.ui.officers.templates import XLSX, show_blank_workbook
from twinboard.ui.tables import details_html, table_html
from twinboard.validate.layout.seen import Seen

_MOST_ROWS, _MOST_UNFOLDED = 300, 10
_LEVELS = {Level.ERROR: "to be corrected", Level.DOUBT: "to be confirmed or corrected", Level.NOTE: "to be known"}


def show_issues(proposal: Proposal) -> None:
    """Every problem at its cell, and the officer's own file with the cells marked; or what a foreign file holds."""
    if proposal.checked.is_foreign:
        _show_foreign(proposal)
        return
    show_problems(proposal.issues)
    marked = f"{Path(proposal.file_name).stem}-marked.xlsx"
    st.download_button("Download your file with these cells marked", partial(annotated, proposal), marked, XLSX)


def show_problems(issues: Sequence[Issue]) -> None:
    """Issues at their cells: errors, then doubts, then notes; many notes are folded away."""
    for level, meaning in _LEVELS.items():
        found = [issue for issue in issues if level_of(issue) is level]
        caption = f"{counted(len(found), f'{level}s')}: {meaning}"
        table = table_html(_issues_frame(found[:_MOST_ROWS]), caption)
        is_folded = level is Level.NOTE and len(found) > _MOST_UNFOLDED
        if found:
            st.html(details_html(f"Show {caption}", table) if is_folded else table)
        if len(found) > _MOST_ROWS:
            quiet(f"The first {_MOST_ROWS} of {len(found):,} {level}s are shown; the marked file lists more.")


def _issues_frame(issues: Sequence[Issue]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Sheet": [issue.sheet or "the whole file" for issue in issues],
            "Cell": [brief(issue.cell) for issue in issues],
            "Column": [issue.column for issue in issues],
            "What was found, and what to do": [issue.message for issue in issues],
        }
    )


def _show_foreign(proposal: Proposal) -> None:
    """Why nothing was read, the workbook that rows can be copied into, and what was seen, folded."""
    for issue in proposal.issues:
        st.html(f"<p>{escape(issue.message)}</p>")
    show_blank_workbook("blank-beside-a-foreign-file")
    if found := proposal.checked.seen:
        summary = f"Show what was seen in {proposal.file_name}"
        st.html(details_html(summary, table_html(_seen_frame(found), "Sheets, in the order of the file")))


def _seen_frame(found: Sequence[Seen]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Sheet": [one.sheet for one in found],
            "Rows": [f"{one.count_rows:,}" for one in found],
            "Tables": [str(one.count_tables or "none") for one in found],
            "Headers": [_headers(one) for one in found],
        }
    )


def _headers(one: Seen) -> str:
    return f"row {one.header_row}: {', '.join(one.headers)} …" if one.header_row else "none"
