"""Key messages on a page: sentences with their reference marks, the same to copy, and which of them use a number."""

from dataclasses import dataclass
from html import escape

import streamlit as st

from twinboard.citations import places_words
from twinboard.contested import contested
from twinboard.messages import Message, copy_words, messages
from twinboard.models import Citation, Question
from twinboard.settings import home
from twinboard.ui.answers import ask, kept, version
from twinboard.ui.as_at import address_of, as_at_words, link_html
from twinboard.ui.page import section
from twinboard.ui.sources import numbers_address

_LEAD = "Sentences for a paper, made by rules from what is published. Each mark leads to its numbers, or its document."


@dataclass(frozen=True)
class Told:
    """A message where it stands: the address and the name of its page, and its number there."""

    page: str
    name: str
    number: int
    message: Message


def show_messages(page: str) -> None:
    """The messages of a partner or a strand, each with its reference and, unfolded, as it is pasted into a paper."""
    section("Key messages", _LEAD)
    st.html(_messages_html(page))
    with st.container(key="copy-messages"), st.expander("Copy with footnotes"):
        for told in every_message()[page]:
            st.code(copy_words(told.message, told.number, as_at_words()), language=None, wrap_lines=True)


def messages_with(number_id: str) -> tuple[Told, ...]:
    """Every message that rests on a number of the register."""
    return _by_number().get(number_id, ())


def messages_on(ids: frozenset[str]) -> tuple[Told, ...]:
    """Every message that rests on any of these numbers or rows."""
    every = (told for page in every_message().values() for told in page)
    return tuple(told for told in every if ids & {*told.message.number_ids, *told.message.row_ids})


@kept
def every_message() -> dict[str, tuple[Told, ...]]:
    """All messages of this version, by page: made together, once."""
    names = {row["page"]: row["name"] for row in ask("evidence/key_pages")}
    return {
        page: tuple(Told(page, names[page], number, said) for number, said in enumerate(found, start=1))
        for page, found in messages(ask, contested(home(), version() or 0)).items()
    }


@kept
def _by_number() -> dict[str, tuple[Told, ...]]:
    found: dict[str, tuple[Told, ...]] = {}
    for told in (told for page in every_message().values() for told in page):
        for identity in told.message.number_ids:
            found[identity] = (*found.get(identity, ()), told)
    return found


@kept
def _messages_html(page: str) -> str:
    return f'<ul class="tb-messages">{"".join(_message_html(told) for told in every_message()[page])}</ul>'


def _message_html(told: Told) -> str:
    said = told.message
    sources = "; ".join(_source_html(citation) for citation in said.citations)
    asked = f" Sources disagree: {' '.join(map(_question_html, said.questions))}" if said.questions else ""
    source = f'<p class="tb-quiet">Source: {sources}.{asked}</p>' if sources else ""
    return f"<li>{escape(said.sentence)}{_mark(told)}{source}</li>"


def _mark(told: Told) -> str:
    """The number of the footnote; it leads to the numbers behind the sentence, or to all that its document states."""
    if said := told.message.number_ids:
        address, what = numbers_address(said), "its numbers"
    elif documents := told.message.citations:
        address, what = address_of("sources", source=documents[0].source_id), "its document"
    else:
        return f"<sup>{told.number}</sup>"
    label = f"Reference {told.number}: {what}"
    return f'<sup><a href="{escape(address)}" target="_self" aria-label="{label}">{told.number}</a></sup>'


def _source_html(citation: Citation) -> str:
    """The document without its title, which the footnote has, and the way to it."""
    document = link_html(f"{citation.publisher} ({citation.published})", "sources", source=citation.source_id)
    return f"{document}, {escape(places_words(citation))}"


def _question_html(asked: Question) -> str:
    return link_html(asked.question, "conflicts", conflict=asked.conflict_id)
