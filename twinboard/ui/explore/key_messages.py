"""Key messages on a page: sentences with their reference marks, the same to copy, and which of them use a number."""

from dataclasses import dataclass
from html import escape

import streamlit as st

from twinboard.citations import places_words
from twinboard.contested import contested
from twinboard.messages import Message, copy_words, messages
from twinboard.models import Citation
from twinboard.ui.answers import View, ask, cached, seeing, seen_home, version, view
from twinboard.ui.evidence.source_lines import numbers_address
from twinboard.ui.frame.as_at import address_of, as_at_words, flag_html
from twinboard.ui.frame.page import section
from twinboard.ui.papers.copy_buttons import show_copy_text
from twinboard.ui.tables import details_html

SHOWN = 3
"""How many stand on a page; the others are unfolded."""


@dataclass(frozen=True)
class Told:
    """A message where it stands: the address and the name of its page, and its number there."""

    page: str
    name: str
    number: int
    message: Message


def show_messages(page: str) -> None:
    """The messages of a partner or a strand, the first ones open; unfolded, as they are pasted into a paper."""
    section("In short")
    st.html(_messages_html(page))
    _show_copied(page, view())


@st.fragment
def _show_copied(page: str, seen: View) -> None:
    """Each with its whole sources, and a button that copies it; made when the reader unfolds them."""
    with seeing(seen), st.container(key="copy-messages"):
        copied = st.expander("Copy with footnotes", key=f"copied-{page}", on_change="rerun")
        for told in every_message()[page] if copied.open else ():
            words = copy_words(told.message, told.number, as_at_words())
            copied.html(f'<p class="tb-copied">{escape(words)}</p>')
            with copied:
                show_copy_text(words, f"copy-message-{page}-{told.number}")


def messages_with(number_id: str) -> tuple[Told, ...]:
    """Every message that rests on a number of the register."""
    return _by_number().get(number_id, ())


def messages_on(ids: frozenset[str]) -> tuple[Told, ...]:
    """Every message that rests on any of these numbers or rows."""
    every = (told for page in every_message().values() for told in page)
    return tuple(told for told in every if ids & {*told.message.number_ids, *told.message.row_ids})


@cached
def every_message() -> dict[str, tuple[Told, ...]]:
    """All messages of this version, by page: made together, once."""
    names = {row["page"]: row["name"] for row in ask("evidence/key_pages")}
    return {
        page: tuple(Told(page, names[page], number, said) for number, said in enumerate(found, start=1))
        for page, found in messages(ask, contested(seen_home(), version() or 0)).items()
    }


@cached
def _by_number() -> dict[str, tuple[Told, ...]]:
    found: dict[str, tuple[Told, ...]] = {}
    for told in (told for page in every_message().values() for told in page):
        for identity in told.message.number_ids:
            found[identity] = (*found.get(identity, ()), told)
    return found


@cached
def _messages_html(page: str) -> str:
    items = [_message_html(told) for told in every_message()[page]]
    shown, others = items[:SHOWN], items[SHOWN:]
    return _list_html(shown) + (details_html(f"{len(others)} more", _list_html(others)) if others else "")


def _list_html(items: list[str]) -> str:
    return f'<ul class="tb-messages">{"".join(items)}</ul>' if items else ""


def _message_html(told: Told) -> str:
    said = told.message
    *start, last = said.sentence.split(" ")
    end = f"<span>{escape(last)}{_flag_html(said)}{_mark(told)}</span>"  # a mark begins no line
    return f"<li>{escape(' '.join(start))} {end}</li>"


def _flag_html(said: Message) -> str:
    """One mark that sources disagree, with the questions on hover and the way to them."""
    if not said.questions:
        return ""
    asked = "Sources disagree: " + " ".join(each.question for each in said.questions)
    ids = ",".join(each.conflict_id for each in said.questions)
    return f" {flag_html(asked, 'conflicts', conflict=ids)}"


def _mark(told: Told) -> str:
    """The number of the footnote; it leads to the numbers behind the sentence, or to all that its document states."""
    if said := told.message.number_ids:
        address, what = numbers_address(said), "its numbers"
    elif documents := told.message.citations:
        address, what = address_of("sources", source=documents[0].source_id), "its document"
    else:
        return f"<sup>{told.number}</sup>"
    sources = escape("; ".join(map(_document_words, told.message.citations)))
    title = f' title="{sources}"' if sources else ""
    label = f"Reference {told.number}: {what}"
    return f'<sup><a href="{escape(address)}" target="_self" aria-label="{label}"{title}>{told.number}</a></sup>'


def _document_words(citation: Citation) -> str:
    """The document without its title, which the footnote has, and the places in it."""
    return f"{citation.publisher} ({citation.published}), {places_words(citation)}"
