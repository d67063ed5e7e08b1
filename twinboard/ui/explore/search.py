"""The answers of the search: first the number that was asked for, with its chart; then all that has the words."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from twinboard.asked import said_again
from twinboard.charts import Chart
from twinboard.charts.base.wording import counted
from twinboard.drawing import opened_with
from twinboard.frames import Row
from twinboard.ui.answers import ask
from twinboard.ui.card.card import show_card
from twinboard.ui.card.drawn import drawn
from twinboard.ui.card.evidence import show_number_rows
from twinboard.ui.evidence.statements import found_html
from twinboard.ui.explore.answering import Question, understood
from twinboard.ui.explore.tiles import show_tiles
from twinboard.ui.frame.page import empty, more, quiet
from twinboard.ui.method.page import sections_about
from twinboard.ui.papers.code_page import found_by_code
from twinboard.ui.tables import details_html

_MOST_OPEN = 6


def show_answers(typed: str) -> None:
    """All that is found for what somebody typed."""
    asked = understood(typed, ask("explore/partners", partner=None))
    is_answered = _show_answer(asked)
    is_answered |= _show_amount(asked)
    if by_code := found_by_code(typed):
        code, said = by_code
        more("code", said, code=code)
    explained = sections_about(typed)
    for section, heading in explained.items():
        more("method", f"Method: {heading}", section=section)
    found = ask("explore/search", search=asked.names)
    _show_found(found)
    if not (found or by_code or explained or is_answered):
        empty(f"Nothing is found for “{said_again(typed)}”.", "Try fewer words, or another spelling.")


def _show_answer(asked: Question) -> bool:
    """The headline number and the chart of the subject, of the partner if it has them, else of all."""
    if asked.subject is None:
        return False
    name, tile, partner = asked.subject.chart, asked.subject.tile, asked.partner
    identity = partner["partner_id"] if partner else None
    if partner and not isinstance(drawn(name, **opened_with(name, partner=identity)), Chart):
        quiet(f"No document states this for {partner['name']}. For all partners:")
        identity = None
    if tile:
        show_tiles(partner=identity, strand=None, only=(tile,))
    show_card(name, hide_empty=True, **opened_with(name, partner=identity))
    return True


def _show_amount(asked: Question) -> bool:
    """The numbers that are just what was typed."""
    if asked.amount is None:
        return False
    found = [row for row in ask("evidence/facts") if row["value"] == asked.amount]
    if found:
        show_number_rows(found)
    return bool(found)


def _show_found(found: Sequence[Row]) -> None:
    """What has the words, by kind; few of a kind are open from the start."""
    for kind, alike in groupby(found, lambda row: str(row["kind"])):
        rows = [*alike]
        words = counted(len(rows), f"{kind.lower()}s")
        st.html(details_html(words, found_html(rows, words), is_open=len(rows) <= _MOST_OPEN))
