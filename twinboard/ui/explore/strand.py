"""The page of a strand: what was aimed for, planned, done and measured, by partner; then visits, money and evidence."""

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from twinboard.bounds import quantity_words, sentence_case
from twinboard.charts.base.wording import counted
from twinboard.drawing import opened_with
from twinboard.frames import Row
from twinboard.periods import NOT_STATED, period_words, span_words
from twinboard.rules.chart_pages import TABS_OF_STRAND, tabs_of_strand
from twinboard.ui.answers import ask, cached
from twinboard.ui.card.card import show_card, show_cards
from twinboard.ui.evidence.conflicts import show_conflicts
from twinboard.ui.evidence.source_lines import citations, numbers_address, show_source
from twinboard.ui.evidence.statements import show_folded_numbers
from twinboard.ui.explore.asking import show_questions
from twinboard.ui.explore.events import show_events
from twinboard.ui.explore.key_messages import show_messages
from twinboard.ui.explore.leads import lead
from twinboard.ui.explore.tabs import show_tabs
from twinboard.ui.explore.tiles import show_tiles
from twinboard.ui.frame.page import columns, missing, quiet, section, title
from twinboard.ui.tables import details_html

_NOBODY = "No partner named"
_MOST = 3
Lines = Sequence[tuple[str, str]]


def show_strand(row: Row) -> None:
    """The page; `row` is one of `explore/strands`."""
    title(row["name"], lead(row["strand_id"]))
    if row["summary"]:
        quiet(row["summary"])
    show_tiles(partner=None, strand=row["strand_id"])
    tabs = {
        "Summary": _show_summary,
        "Economy": _show_economy,
        "Visits and events": _show_visits,
        "Money": _show_money,
        "Evidence": _show_evidence,
    }
    show_tabs({name: partial(tabs[name], row) for name in tabs_of_strand(row["name"])})


def _charts(row: Row, tab: str) -> dict[str, dict[str, str | None]]:
    """The charts of a tab, each with what it is asked."""
    return {name: opened_with(name, strand=row["strand_id"]) for name in TABS_OF_STRAND[tab]}


def _show_summary(row: Row) -> None:
    strand = row["strand_id"]
    left, right = columns("summary")
    with left:
        show_messages(strand)
    for name, asked in _charts(row, "Summary").items():
        show_card(name, right, hide_empty=True, **asked)
    st.html(_steps_html(strand))
    show_questions(strand=strand)


@cached
def _steps_html(strand: str) -> str:
    """Aims, plans, what was done and what was measured, side by side; each by partner."""
    events = ask("explore/milestones", partner=None, strand=strand, happened=None, kind=None)
    done = {row["id"] for row in ask("explore/milestones", partner=None, strand=strand, happened="yes", kind=None)}
    aims = [row for row in events if row["kind"] == "aim"]
    plans = [row for row in events if row["kind"] != "aim" and row["id"] not in done]
    steps = {
        "Aims": [_event(row) for row in aims],
        "Plans": [_event(row) for row in plans],
        "Done": [_event(row) for row in events if row["id"] in done and row["kind"] != "aim"],
        "Measured": [_number(row) for row in ask("evidence/facts", strand=strand)],
    }
    columns_html = "".join(_step_html(name, lines) for name, lines in steps.items())
    return f'<div class="tb-steps">{columns_html}</div>'


def _step_html(name: str, lines: Lines) -> str:
    head = f"<h2>{name}</h2>"
    if not lines:
        return f'<section class="tb-step">{head}<p class="tb-quiet">None stated</p></section>'
    by_partner: dict[str, list[str]] = {}
    for partner, words in sorted(lines, key=lambda line: line[0] == _NOBODY):
        by_partner.setdefault(partner, []).append(f"<li>{words}</li>")
    items = [
        f'<p class="tb-strong">{escape(partner)}</p><ul class="tb-plain">{"".join(found)}</ul>'
        for partner, found in by_partner.items()
    ]
    shown, others = items[:_MOST], items[_MOST:]
    rest = details_html(counted(len(others), "more partners"), "".join(others)) if others else ""
    return f'<section class="tb-step">{head}{"".join(shown)}{rest}</section>'


def _event(row: Row) -> tuple[str, str]:
    when = "" if row["period"] == NOT_STATED else f", {span_words(row['period'], row['ends'])}"
    return row["partner"] or _NOBODY, escape(f"{row['title']}{when}")


def _number(row: Row) -> tuple[str, str]:
    said = escape(quantity_words(row["value"], row["bound"], row["unit"]))
    when = "" if row["period"] == NOT_STATED else f", {period_words(row['period'])}"
    address = escape(numbers_address([row["fact_id"]]))
    what = escape(sentence_case(row["measure"]))
    return row["partner"] or _NOBODY, f'{what}: <a href="{address}" target="_self">{said}</a>{escape(when)}'


def _show_economy(row: Row) -> None:
    show_cards(_charts(row, "Economy"))


def _show_visits(row: Row) -> None:
    for number, (name, asked) in enumerate(_charts(row, "Visits and events").items()):
        show_card(name, hide_empty=number > 0, **asked)
    show_events(row["name"], partner=None, strand=row["strand_id"])


def _show_money(row: Row) -> None:
    show_cards(_charts(row, "Money"))


def _show_evidence(row: Row) -> None:
    strand = row["strand_id"]
    if row["note"]:
        quiet(row["note"])
    show_source(citations(row))
    section("Where sources disagree, and every number")
    if ask("explore/conflicts", partner=None, strand=strand, conflict=None):
        show_conflicts(partner=None, strand=strand, conflict=None)
    if ask("evidence/facts", strand=strand):
        show_folded_numbers(f"Every number: {row['name']}", strand=strand)
    else:
        missing("No source states a number for this strand.", "Add rows to the sheet Facts and name the strand.")
