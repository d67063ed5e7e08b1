"""The check of a paper on the screen: each of its charts beside what is published now, and hints on its numbers."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st
from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

from twinboard.bounds import sentence_case
from twinboard.charts.base.wording import counted
from twinboard.documents.document import Document
from twinboard.errors import TwinboardError
from twinboard.lane import visited_by
from twinboard.papers.checking.agreement import Kind
from twinboard.papers.checking.checked import CheckedChart, checked_charts, number_hints, summary
from twinboard.papers.checking.compared import Standing
from twinboard.papers.checking.coverage import seen_words
from twinboard.papers.checking.hints import Hint
from twinboard.reading.apart import OFFICERS, READERS
from twinboard.reading.document_apart import read_document_apart
from twinboard.settings import home
from twinboard.ui.card.paper import code_address
from twinboard.ui.evidence.source_lines import numbers_address
from twinboard.ui.frame.page import empty, note, quiet, section
from twinboard.ui.officers.access import officer
from twinboard.ui.papers.code_page import differences_html
from twinboard.ui.tables import details_html, show_table, table_html

_MOST_PLACES = 3


def show_check(content: bytes, file_name: str) -> None:
    """What was found in a paper, or why it cannot be read."""
    try:
        with st.spinner("Reading the paper"):
            document = _read(content, file_name)
    except TwinboardError as error:
        empty(error.message, error.hint)
        return
    now = st.session_state["current"]
    found = checked_charts(home(), document, now)
    note(summary(found))
    st.html(_listed_html(seen_words(document)))
    if found:
        _show_charts(found, now)
    _show_numbers(number_hints(home(), document, now))


def _read(content: bytes, file_name: str) -> Document:
    """The paper, read in the lane of officers or in that of readers; given up when they close the page."""
    context = get_script_run_ctx()
    assert context
    with visited_by(st.context.ip_address or context.session_id):
        return read_document_apart(
            content,
            file_name,
            lane=OFFICERS if officer() else READERS,
            has_left=lambda: not get_instance().is_active_session(context.session_id),
        )


def _listed_html(said: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in said)}</ul>"


def _show_charts(found: Sequence[CheckedChart], now: int) -> None:
    shown = pd.DataFrame(
        {
            "Code": [_code_html(each) for each in found],
            "Chart": [each.compared.title if each.compared else each.trouble for each in found],
            "In the paper": [_places(each.places) for each in found],
            "Now": [_standing_html(each) for each in found],
        }
    )
    for each in found:
        if each.reference and each.compared and each.compared.differences:
            section(f"{sentence_case(each.called)}: {each.compared.title}")
            st.html(differences_html(each.compared.differences, each.reference.version, now))
    section("Every chart of the paper")
    show_table(shown, "The charts, in the order of the paper", marked_up=["Code", "Now"])


def _show_numbers(found: Sequence[Hint]) -> None:
    section("Numbers in its text", "Hints by their words: only what a sentence clearly ties to a number on record.")
    if not found:
        quiet("No number in the text could be tied to one on record.")
        return
    agreeing = [one for one in found if one.kind is Kind.AGREES]
    others = [one for one in found if one.kind is not Kind.AGREES]
    if others:
        show_table(_numbers(others), "Worth a look", marked_up=["On record"])
    if agreeing:
        st.html(
            details_html(
                f"Show {counted(len(agreeing), 'numbers')} that {'agrees' if len(agreeing) == 1 else 'agree'}",
                table_html(_numbers(agreeing), "These agree with what is on record", marked_up=["On record"]),
            )
        )


def _numbers(found: Sequence[Hint]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "In the paper": [f"“{one.words}”" for one in found],
            "Where": [sentence_case(one.place) for one in found],
            "How it stands": [sentence_case(one.kind) for one in found],
            "On record": [_fact_html(one) for one in found],
        }
    )


def _fact_html(one: Hint) -> str:
    return f'<a href="{escape(numbers_address([one.fact_id]))}" target="_self">{escape(one.fact_words)}</a>'


def _code_html(each: CheckedChart) -> str:
    if each.reference is None or not each.code:
        return escape(sentence_case(each.called))
    return f'<a class="tb-code" href="{escape(code_address(each.code))}" target="_self">{escape(each.code)}</a>'


def _standing_html(each: CheckedChart) -> str:
    words = escape(sentence_case(each.standing))
    return f"<strong>{words}</strong>" if each.standing is not Standing.CURRENT else words


def _places(places: Sequence[str]) -> str:
    more = len(places) - _MOST_PLACES
    return "; ".join([*places[:_MOST_PLACES], *([f"and {counted(more, 'more places')}"] if more > 0 else [])])
