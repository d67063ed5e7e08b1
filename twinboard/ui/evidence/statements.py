"""What the sources say: numbers with their words and quotes, documents, and what a search found."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from twinboard.bounds import quantity_words, sentence_case
from twinboard.charts.base.wording import counted
from twinboard.frames import Row
from twinboard.periods import period_words, publication_words
from twinboard.ui.answers import ask, cached
from twinboard.ui.evidence.source_lines import numbers_address
from twinboard.ui.frame.as_at import address_of
from twinboard.ui.method.sections import ATTRIBUTION, STAGES, STATUS, method_link
from twinboard.ui.tables import details_html, table_html

ATTRIBUTIONS = {
    "context": "context, not an effect of the partnership",
    "contributed": "the partnership contributed",
    "caused": "brought about by the partnership",
}


def show_numbers(caption: str, **parameters: str | None) -> None:
    """Numbers of the register: what, how much with its word, when, and where it is said."""
    st.html(_numbers_html(caption, **parameters))


def show_folded_numbers(caption: str, **parameters: str | None) -> None:
    """The same, unfolded by the reader."""
    st.html(details_html(caption, _numbers_html(caption, **parameters)))


@cached
def _numbers_html(caption: str, **parameters: str | None) -> str:
    found = ask("evidence/facts", **parameters)
    stated, official = ([row for row in found if row["is_official"] is kind] for kind in (False, True))
    if not (stated and official):
        return _numbers_table(found, caption)
    words = f"{counted(len(official), 'numbers')} of official statistics"
    shown = _numbers_table(stated, f"{caption}; those of official statistics stand below")
    return shown + details_html(f"Show {words}", _numbers_table(official, words))


def _numbers_table(found: Sequence[Row], caption: str) -> str:
    shown = pd.DataFrame(
        {
            "What": [_what(row) for row in found],
            "Number": [_number(row) for row in found],
            "When": [period_words(row["period"]) for row in found],
            "As the source says it": [_quote(row) for row in found],
            "Source": [source_words(row) for row in found],
        }
    )
    return table_html(shown, caption, marked_up=["What", "Number", "As the source says it"])


def number_link(row: Row) -> str:
    """The number as a link; what it counts is said to those who hear links out of their place."""
    words = escape(quantity_words(row["value"], row["bound"], row["unit"]))
    what = escape(": ".join(part for part in (row["measure"], row["scope"]) if part))
    address = escape(numbers_address([row["fact_id"]]))
    return f'<a href="{address}" target="_self" title="{what}" aria-label="{words}, {what}">{words}</a>'


def document_html(title: str, address: str | None) -> str:
    """The title of a document, with the way to it where it is said where it can be read."""
    title, url = escape(title), address or ""
    return f'<a href="{escape(url)}">{title}</a>' if url.startswith(("https://", "http://")) else title


def found_html(found: Sequence[Row], caption: str) -> str:
    """What a search found, as `explore/search` gives it, each with the way there."""
    shown = pd.DataFrame(
        {
            "What": [_found_link(row) for row in found],
            "Kind": [row["kind"] for row in found],
            "More": [sentence_case(row["detail"] or "") for row in found],
        }
    )
    return table_html(shown, caption, marked_up=["What"])


def _found_link(row: Row) -> str:
    """The name, and the way to the page that shows it, if one does."""
    if not row["path"]:
        return escape(row["title"])
    asked = {row["parameter"]: row["value"]} if row["parameter"] else {}
    return f'<a href="{escape(address_of(row["path"], **asked))}" target="_self">{escape(row["title"])}</a>'


def _what(row: Row) -> str:
    about = " · ".join(part for part in (row["partner"], row["strand"]) if part and part != row["scope"])
    lines = [escape(row["measure"]), escape(row["scope"] or ""), f'<span class="tb-quiet">{escape(about)}</span>']
    return "<br>".join(line for line in lines if line)


def _number(row: Row) -> str:
    """The number with its word, what sort of number it is, and the question on which sources disagree."""
    question = f"<p><b>Sources disagree:</b> {escape(row['questions'])}</p>" if row["questions"] else ""
    return f'<strong>{number_link(row)}</strong><p class="tb-quiet">{escape(standing_words(row))}</p>{question}'


def _quote(row: Row) -> str:
    quote = f"<q>{escape(row['quote'])}</q>" if row["quote"] else ""
    note = f'<p class="tb-quiet">{escape(row["note"])}</p>' if row["note"] else ""
    return f"{quote}{note}"


def standing_words(row: Row) -> str:
    """What sort of number it is: its stage, its status, and whose effect."""
    kinds = (row["stage"], row["status"], ATTRIBUTIONS.get(row["attribution"]))
    return sentence_case("; ".join(kind for kind in kinds if kind))


def standing_html(row: Row) -> str:
    """The same, each leading to what the word means."""
    kinds = ((STAGES, row["stage"]), (STATUS, row["status"]), (ATTRIBUTION, ATTRIBUTIONS.get(row["attribution"])))
    (first, words), *others = ((section, words) for section, words in kinds if words)
    return "; ".join(method_link(*each) for each in ((first, sentence_case(words)), *others))


def source_words(row: Row) -> str:
    """The document of a number and the place in it."""
    return f"{row['publisher']}, {row['source_title']} ({publication_words(row['published'])}), {row['locator']}"
