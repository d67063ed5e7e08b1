"""Questions to ask, at the end of what a page comes to: made once for each version."""

from html import escape

import streamlit as st

from twinboard.messages.disputes import disputes
from twinboard.messages.questions import ToAsk, questions
from twinboard.ui.answers import ask, cached
from twinboard.ui.evidence.detected_conflicts import unmarked
from twinboard.ui.explore.key_messages import every_message
from twinboard.ui.frame.as_at import link_html
from twinboard.ui.frame.page import section
from twinboard.ui.tables import details_html

SHOWN = 3
"""How many stand open on a page."""


def show_questions(*, partner: str | None = None, strand: str | None = None) -> None:
    """The questions of a partner or a strand; nothing where nothing is left open."""
    if listed := _questions_html(partner, strand):
        section("Questions to ask")
        st.html(listed)


@cached
def _questions_html(partner: str | None, strand: str | None) -> str:
    page = partner or strand or ""
    said = [told.message for told in every_message().get(page, ())]
    found = disputes(ask, unmarked(), said, partner=partner, strand=strand)
    items = [*map(_question_html, questions(ask, page, found))]
    shown, others = items[:SHOWN], items[SHOWN:]
    return _list_html(shown) + (details_html(f"{len(others)} more", _list_html(others)) if others else "")


def _list_html(items: list[str]) -> str:
    return f'<ul class="tb-questions">{"".join(items)}</ul>' if items else ""


def _question_html(one: ToAsk) -> str:
    """The question; unfolded, why it is open and the way to its evidence."""
    way = link_html("Evidence", one.path, **dict(one.parameters))
    return f"<li><details><summary>{escape(one.question)}</summary><p>{escape(one.why)} {way}</p></details></li>"
