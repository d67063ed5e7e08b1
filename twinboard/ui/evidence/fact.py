"""The page of one number: what it is, who says so, where it came from, what became of it, and where it is shown."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from twinboard.bounds import bound_and_high, listed, quantity_words, sentence_case
from twinboard.charts.base.wording import counted
from twinboard.frames import Row
from twinboard.models import Bound
from twinboard.periods import period_words, publication_words
from twinboard.shares import payers_words
from twinboard.ui.answers import ask, drafted
from twinboard.ui.evidence.conflicts import show_conflicts, show_detected
from twinboard.ui.evidence.detected_conflicts import unmarked_of
from twinboard.ui.evidence.fact_history import history_of, show_history, show_parted, show_since
from twinboard.ui.evidence.official_checks import beside_official, show_beside_official
from twinboard.ui.evidence.placements import cards_of, places_html, places_of, tables_of
from twinboard.ui.evidence.statements import document_html, source_words, standing_html
from twinboard.ui.explore.key_messages import messages_with
from twinboard.ui.frame.as_at import as_at_words, earlier_version, link_html
from twinboard.ui.frame.page import more, quiet, section, title
from twinboard.ui.officers.access import officer

_MEANING = {
    Bound.EXACT: "The source gives this number without a word that makes it less exact.",
    Bound.OVER: "The source says that it is more than this; it does not say how much more.",
    Bound.AT_LEAST: "The source says that it is this or more.",
    Bound.UP_TO: "The source says that it is this or less.",
    Bound.AROUND: "The source says that it is near this; it does not say how near.",
    Bound.BETWEEN: "The source says that it lies between these two numbers, or is one of them.",
}


def show_fact(row: Row) -> None:
    """A number of the register, as `evidence/facts` gives it."""
    [origin] = ask("evidence/fact_origins", fact=row["fact_id"])
    about = " · ".join(part for part in (row["scope"], row["partner"], row["strand"]) if part)
    title(
        quantity_words(row["value"], row["bound"], row["unit"]),
        f"{row['measure']}: {about}" if about else row["measure"],
    )
    if officer() and not earlier_version() and not drafted():
        more("edit", "Correct this number", correct=row["fact_id"])
    show_since(row)
    if row["quote"]:
        st.html(f'<blockquote class="tb-quote">{escape(row["quote"])}</blockquote>')
    show_parted(row, origin["column_name"])
    _show_lines(_what_it_is(row, origin))

    section("Where it comes from")
    _show_lines(_where_from(row, origin))
    section("To quote it")
    st.code(_sentence(row), language=None, wrap_lines=True)
    found = unmarked_of(row=row["fact_id"])
    if row["questions"] or found:
        section("Where sources disagree about it")
    if row["questions"]:
        show_conflicts(partner=None, strand=None, conflict=_conflicts(row))
    if found:
        show_detected(found)
    if beside_official(fact=row["fact_id"]):
        section("Beside official statistics")
        show_beside_official(fact=row["fact_id"])
    section("Where it is shown")
    _show_places(row)
    _show_messages(row)
    section("Its history")
    show_history(history_of(row["fact_id"]), row["fact_id"])


def _show_lines(lines: Iterable[tuple[str, str]]) -> None:
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{words}</dd>" for name, words in lines if words)
    st.html(f'<dl class="tb-lines">{rows}</dl>')


def _sentence(row: Row) -> str:
    """The number with all that a reader of a report needs to find it again."""
    number = quantity_words(row["value"], row["bound"], row["unit"])
    about = ", ".join(part for part in (row["scope"], row["partner"], period_words(row["period"])) if part)
    kinds = ", ".join(kind for kind in (row["stage"], row["status"]) if kind and kind != "actual")
    stated = f"{row['measure']} ({about}): {number}{f' ({kinds})' if kinds else ''}."
    return f"{stated} Source: {source_words(row)}; Twinboard, {as_at_words()}."


def _what_it_is(row: Row, origin: Row) -> list[tuple[str, str]]:
    return [
        ("When", escape(sentence_case(period_words(row["period"])))),
        ("How exact", escape(_MEANING[bound_and_high(row["bound"])[0]])),
        ("What it is", standing_html(row)),
        ("Funder" if row["stage"] not in (None, "spent") else "Paid by", escape(payers_words(origin["paid_by"]))),
        ("What it is for", escape(_visits_words(origin["visit_titles"]))),
        ("Definition", escape(origin["definition"] or "")),
        ("Note", escape(row["note"] or "")),
    ]


def _visits_words(titles: Sequence[str]) -> str:
    """The visits that an amount is for; it is not divided among them."""
    if len(titles) < 2:
        return "".join(titles)
    return f"Shared by {counted(len(titles), 'visits')}, and not divided among them: {listed(titles)}"


def _where_from(row: Row, origin: Row) -> list[tuple[str, str]]:
    url = origin["document_url"]
    cell = f", cell {origin['cell']}" if origin["cell"] else ""
    return [
        ("Document", link_html(row["source_title"], "sources", source=row["source_id"])),
        ("Where to read it", document_html(url, url) if url else ""),
        ("Place in it", escape(row["locator"])),
        ("Publisher", escape(row["publisher"])),
        ("Published", escape(sentence_case(publication_words(row["published"])))),
        ("Kind", escape(sentence_case(origin["kind"]))),
        ("Licence", escape(origin["licence"] or "")),
        ("Checked", _checked_html(origin)),
        ("Workbook", escape(f"{origin['file_name']}{cell}")),
    ]


def _checked_html(origin: Row) -> str:
    """Who checked the number against its document, and that it changed since where it did."""
    checked_on = origin["checked_on"] and period_words(origin["checked_on"])
    checked = escape(", ".join(filter(None, (origin["checked_by"], checked_on))))
    if not checked:
        return "Nobody is on record as having checked it against the document."
    if changed_in := origin["changed_since_check"]:
        versions = f"version{'s' if len(changed_in) > 1 else ''} {listed([str(number) for number in changed_in])}"
        return f"{checked}; <strong>changed since, in {versions}, and not checked again.</strong>"
    return f"{checked}."


def _conflicts(row: Row) -> str:
    found = ask("explore/conflicts", partner=None, strand=None, conflict=None)
    return ",".join(dict.fromkeys(side["conflict_id"] for side in found if side["id"] == row["fact_id"]))


def _show_places(row: Row) -> None:
    found = (*places_of([row["fact_id"]], [row]), *tables_of(row), *cards_of(row))
    if not found:
        quiet("On no page of its own, and in no chart: it stands in the register.")
        return
    st.html(places_html((place, "") for place in found))


def _show_messages(row: Row) -> None:
    """The key messages that rest on it, each with the way to its page."""
    said = [
        (link_html(told.name, told.page), escape(f"key message {told.number}: {told.message.in_a_paper}"))
        for told in messages_with(row["fact_id"])
    ]
    if said:
        st.html(f'<ul class="tb-lines">{"".join(f"<li>{page}<span>{words}</span></li>" for page, words in said)}</ul>')
