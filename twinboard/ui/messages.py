"""Key messages on a page: sentences with their reference marks, the same to copy, and which of them use a number."""

from dataclasses import dataclass
from html import escape

import streamlit as st

from twinboard.citations import places_words
from twinboard.messages import Message, copy_words, messages
from twinboard.models import Citation
from twinboard.ui.answers import ask, kept, version
from twinboard.ui.page import section
from twinboard.ui.sources import facts_address, numbers_address

_LEAD = "Sentences for a paper, made by rules from what is published. Each mark leads to what its sentence rests on."


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
        for told in _every()[page]:
            st.code(copy_words(told.message, told.number, version() or 0), language=None, wrap_lines=True)


def messages_with(number_id: str) -> tuple[Told, ...]:
    """Every message that rests on a number of the register."""
    return _by_number().get(number_id, ())


@kept
def _every() -> dict[str, tuple[Told, ...]]:
    """All messages of this version, by page: made together, once."""
    names = {row["page"]: row["name"] for row in ask("evidence/key_pages")}
    return {
        page: tuple(Told(page, names[page], number, said) for number, said in enumerate(found, start=1))
        for page, found in messages(ask).items()
    }


@kept
def _by_number() -> dict[str, tuple[Told, ...]]:
    found: dict[str, tuple[Told, ...]] = {}
    for told in (told for page in _every().values() for told in page):
        for identity in told.message.number_ids:
            found[identity] = (*found.get(identity, ()), told)
    return found


@kept
def _messages_html(page: str) -> str:
    return f'<ul class="tb-messages">{"".join(_message_html(told) for told in _every()[page])}</ul>'


def _message_html(told: Told) -> str:
    said = told.message
    sources = "; ".join(_source_words(citation) for citation in said.citations)
    asked = f" Sources disagree: {' '.join(said.questions)}" if said.questions else ""
    source = f'<p class="tb-quiet">{escape(f"Source: {sources}.{asked}")}</p>' if sources else ""
    return f"<li>{escape(said.sentence)}{_mark(told)}{source}</li>"


def _mark(told: Told) -> str:
    """The number of the footnote; it leads to the numbers behind the sentence, or to all that its document states."""
    if said := told.message.number_ids:
        address, what = numbers_address(said), "its numbers"
    elif documents := told.message.citations:
        address, what = facts_address(source=documents[0].title), "its document"
    else:
        return f"<sup>{told.number}</sup>"
    label = f"Reference {told.number}: {what}"
    return f'<sup><a href="{escape(address)}" target="_self" aria-label="{label}">{told.number}</a></sup>'


def _source_words(citation: Citation) -> str:
    """The document without its title, which the footnote has."""
    return f"{citation.publisher} ({citation.published}), {places_words(citation)}"
