"""The check of a paper on the screen: each of its charts beside what is published now, and hints on its numbers."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from twinboard.bounds import sentence_case
from twinboard.errors import TwinboardError
from twinboard.papers.checked import CheckedChart, checked_charts, summary
from twinboard.papers.compared import Standing
from twinboard.reading.document_apart import read_document_apart
from twinboard.settings import home
from twinboard.ui.coded import differences_html
from twinboard.ui.given_out import code_address
from twinboard.ui.page import empty, note, section
from twinboard.ui.tables import show_table

FORMATS = ["docx", "pptx", "pdf"]
_MOST_PLACES = 3


def show_check(content: bytes, file_name: str) -> None:
    """What was found in a paper, or why it cannot be read."""
    try:
        with st.spinner("Reading the paper"):
            document = read_document_apart(content, file_name)
    except TwinboardError as error:
        empty(error.message, error.hint)
        return
    now = st.session_state["current"]
    found = checked_charts(home(), document, now)
    note(summary(found))
    if found:
        _show_charts(found, now)


def _show_charts(found: Sequence[CheckedChart], now: int) -> None:
    shown = pd.DataFrame(
        {
            "Code": [_code_html(each) for each in found],
            "Chart": [each.compared.title if each.compared else each.trouble for each in found],
            "In the paper": [_places(each.places) for each in found],
            "Now": [_standing_html(each) for each in found],
        }
    )
    show_table(shown, "The charts of the paper, in its order", marked_up=["Code", "Now"])
    for each in found:
        if each.reference and each.compared and each.compared.differences:
            section(f"{each.code}: {each.compared.title}")
            st.html(differences_html(each.compared.differences, each.reference.version, now))


def _code_html(each: CheckedChart) -> str:
    if each.reference is None:
        return escape(each.code)
    return f'<a class="tb-code" href="{escape(code_address(each.code))}" target="_self">{escape(each.code)}</a>'


def _standing_html(each: CheckedChart) -> str:
    words = escape(sentence_case(each.standing))
    return f"<strong>{words}</strong>" if each.standing is not Standing.CURRENT else words


def _places(places: Sequence[str]) -> str:
    more = len(places) - _MOST_PLACES
    return "; ".join([*places[:_MOST_PLACES], *([f"and {more} more"] if more > 0 else [])])
