"""Source lines on a page: which document, which paragraph, and the way to the numbers behind."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from twinboard.citations import cite, places_words
from twinboard.frames import Row
from twinboard.models import Citation
from twinboard.ui.answers import ask
from twinboard.ui.frame.as_at import address_of


def citations(*rows: Row) -> tuple[Citation, ...]:
    """The citations of rows at the version of this run."""
    return cite(rows, ask("explore/sources"))


def short_source(found: tuple[Citation, ...]) -> str:
    """Publisher and place only, where room is short and the whole source is one click away."""
    return "; ".join(f"{citation.publisher}, {', '.join(citation.locators)}" for citation in found)


def source_html(found: tuple[Citation, ...]) -> str:
    """The `Source:` line below a chart or a table; each document leads to its numbers in the register."""
    return f'<p class="tb-quiet">Source: {". ".join(_citation_html(citation) for citation in found)}.</p>'


def _citation_html(citation: Citation) -> str:
    address = escape(facts_address(source=citation.title))
    document = f'<a href="{address}" target="_self">{escape(citation.title)}</a>'
    published, places = escape(citation.published), escape(places_words(citation))
    return f"{escape(citation.publisher)}, {document} ({published}), {places}"


def show_source(found: tuple[Citation, ...]) -> None:
    st.html(source_html(found))


def facts_address(**parameters: str) -> str:
    """The address of the register of facts, showing only what the parameters ask for."""
    return address_of("facts", **parameters)


def numbers_address(fact_ids: Iterable[str]) -> str:
    """The address of a number's own page, or of the register with just these numbers."""
    ids = [*fact_ids]
    return address_of("fact", id=ids[0]) if len(ids) == 1 else facts_address(fact=",".join(ids))
