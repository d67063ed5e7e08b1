"""The page of a source: what it is, whether a newer one is due, what rests on it, how it is cited."""

from datetime import date
from html import escape
from itertools import groupby
from operator import itemgetter

import pandas as pd
import streamlit as st

from twinboard.bounds import sentence_case
from twinboard.charts.base.wording import counted
from twinboard.frames import Row
from twinboard.periods import in_period, period_words, publication_words
from twinboard.ui.answers import ask, cached
from twinboard.ui.evidence.shown_on import charts_of, places_html
from twinboard.ui.evidence.statements import document_html
from twinboard.ui.explore.organisations import organisations_html
from twinboard.ui.frame.as_at import as_at_words, link_html
from twinboard.ui.tables import details_html, table_html

MOST_NAMED = 6


def source_record(source: str) -> Row | None:
    """A document as it is on record; whether it is overdue is so today."""
    found = ask("evidence/source_records", source=source, as_of=date.today().isoformat())
    return found[0] if found else None


def show_sources() -> None:
    """The documents, each leading to its own page and to its numbers; whether one is overdue is so today."""
    st.html(_sources_html(date.today().isoformat()))


@cached
def _sources_html(as_of: str) -> str:
    found = ask("evidence/source_records", source=None, as_of=as_of)
    shown = pd.DataFrame(
        {
            "Document": [link_html(row["title"], "sources", source=row["source_id"]) for row in found],
            "Publisher": [row["publisher"] for row in found],
            "Published": [sentence_case(publication_words(row["published"])) for row in found],
            "Kind": [sentence_case(row["kind"]) for row in found],
            "Licence": [row["licence"] or "None stated" for row in found],
            "Next update": [_next_short(row) for row in found],
            "Numbers": [_numbers_link(row) for row in found],
        }
    )
    return table_html(shown, "Sources, the newest first", marked_up=["Document", "Numbers"])


def _numbers_link(row: Row) -> str:
    count = counted(row["count_numbers"], "numbers").replace(" ", "\u00a0")
    return link_html(count, "facts", source=row["title"])


def _next_short(row: Row) -> str:
    if not row["next_update"]:
        return "Not on record"
    return f"{'Overdue: expected' if row['is_overdue'] else 'Expected'} {in_period(row['next_update'])}"


def show_source_block(row: Row) -> None:
    """A document as `evidence/source_records` gives it, below its title."""
    st.html(_record_html(row) + _feeds_html(row["source_id"]))
    st.html('<p class="tb-strong">To cite it</p>')
    st.code(citation_to_copy(row), language=None, wrap_lines=True)


def citation_to_copy(row: Row) -> str:
    """The document as a report cites it, and at which version it was read here."""
    parts = [
        f"{row['publisher']}, {row['title']} ({row['kind']}, {publication_words(row['published'])})",
        f"licence: {row['licence']}" if row["licence"] else "",
        row["document_url"] or "",
        f"as held in Twinboard, {as_at_words()}.",
    ]
    return "; ".join(part for part in parts if part)


def _record_html(row: Row) -> str:
    url = row["document_url"]
    lines = {
        "Publisher": escape(row["publisher"]),
        "Kind": escape(sentence_case(row["kind"])),
        "Published": escape(sentence_case(publication_words(row["published"]))),
        "Received": escape(sentence_case(period_words(row["received"])) if row["received"] else "Not on record."),
        "Next update": escape(_next_words(row)),
        "Licence": escape(row["licence"] or "No licence is stated."),
        "Document": document_html(url, url) if url else "No address is on record.",
        "Note": escape(row["note"] or ""),
    }
    return _lines_html(lines)


def _next_words(row: Row) -> str:
    """When a newer one is expected, and whether that day is past today."""
    if not row["next_update"]:
        return "Not on record, so that nobody can tell whether a newer one is due."
    expected = in_period(row["next_update"])
    if row["is_overdue"]:
        return f"Overdue: it was expected {expected}, which is past."
    return f"Expected {expected}."


def _lines_html(lines: dict[str, str]) -> str:
    rows = "".join(f"<dt>{name}</dt><dd>{words}</dd>" for name, words in lines.items() if words)
    return f'<dl class="tb-lines">{rows}</dl>'


@cached
def _feeds_html(source: str) -> str:
    """How much rests on a document, and where it is shown."""
    found = ask("evidence/source_feeds", source=source)
    kinds = {kind: [*rows] for kind, rows in groupby(found, key=itemgetter("kind"))}
    lines = {sentence_case(kind): _kind_html(kind, rows) for kind, rows in kinds.items()}
    lines["Charts"] = _charts_html(source)
    said = _lines_html(lines) if any(lines.values()) else '<p class="tb-quiet">Nothing in this version.</p>'
    return f'<p class="tb-strong">What rests on it</p>{said}'


def _kind_html(kind: str, rows: list[Row]) -> str:
    """How many rows of a kind, and the pages that show them; organisations by name too, for some have no other page."""
    if kind == "organisations":
        return _places_html(kind, rows) + organisations_html(partner=None, source=rows[0]["source_id"])
    return _places_html(kind, rows)


def _places_html(kind: str, rows: list[Row]) -> str:
    """The count, and the pages; folded where those are many."""
    [count] = {row["count_of_kind"] for row in rows}
    words = counted(count, kind)
    if kind == "numbers":
        return link_html(words, "facts", source=rows[0]["source_title"])
    if not any(row["path"] for row in rows):
        return f"{words}, {_nowhere(kind)}"
    places = [_place_html(row, is_counted=len(rows) > 1 and count > len(rows)) for row in rows]
    if len(places) > MOST_NAMED:
        listed = "".join(f"<li>{place}</li>" for place in places)
        return words + details_html("Show where", f'<ul class="tb-plain">{listed}</ul>')
    separator = "; " if kind == "disagreements" else ", "
    return f"{words}: {separator.join(places)}"


def _place_html(row: Row, *, is_counted: bool) -> str:
    if not row["path"]:
        return f"{row['count_rows']} {_nowhere(row['kind'])}"
    many = f" ({row['count_rows']})" if is_counted else ""
    asked = {"conflict": row["conflict_id"]} if row["conflict_id"] else {}
    return link_html(row["name"], row["path"], **asked) + many


def _nowhere(kind: str) -> str:
    return "on this page alone" if kind == "organisations" else "on no page"


def _charts_html(source: str) -> str:
    found = charts_of(source)
    listed = [f"<li>{escape(title)} <span>({places_html(name, source)})</span></li>" for name, title in found]
    if not listed:
        return ""
    return f'{counted(len(listed), "charts")}:<ul class="tb-plain">{"".join(listed)}</ul>'
