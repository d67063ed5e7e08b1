"""The page of a partner: what it comes to at the top, then a tab for each subject."""

from functools import partial

from twinboard.drawing import opened_with
from twinboard.frames import Row
from twinboard.rules.chart_pages import TABS_OF_PARTNER, page_of_partner
from twinboard.ui.answers import ask
from twinboard.ui.card.card import show_card, show_cards
from twinboard.ui.evidence.conflicts import show_conflicts, show_detected
from twinboard.ui.evidence.detected_conflicts import unmarked_of
from twinboard.ui.evidence.official_checks import beside_official, show_beside_official
from twinboard.ui.evidence.source_lines import citations, show_source
from twinboard.ui.evidence.statements import show_folded_numbers
from twinboard.ui.explore.asking import show_questions
from twinboard.ui.explore.chips import chips_html
from twinboard.ui.explore.events import show_events
from twinboard.ui.explore.key_messages import show_messages
from twinboard.ui.explore.leads import lead
from twinboard.ui.explore.organisations import show_organisations
from twinboard.ui.explore.partner_words import show_partners, show_strands
from twinboard.ui.explore.scorecard import show_scorecard
from twinboard.ui.explore.tabs import show_tabs
from twinboard.ui.explore.tiles import show_tiles
from twinboard.ui.frame.page import columns, missing, quiet, section, title
from twinboard.ui.worth.worth import show_worth


def show_partner(row: Row) -> None:
    """The page; `row` is one of `explore/partners`."""
    title(row["name"], lead(row["partner_id"]), chips_html(row["partner_id"]))
    show_tiles(partner=row["partner_id"], strand=None)
    tabs = {
        "Summary": _show_summary,
        "Scorecard": _show_scorecard,
        "Economy": _show_economy,
        "Visits and events": _show_visits,
        "Money": _show_money,
        "Worth": _show_worth,
        "People and board": _show_people,
        "Evidence": _show_evidence,
    }
    if not ask("evidence/organisations", partner=row["partner_id"], source=None):
        tabs.pop("People and board")
    if not row["is_linked"]:
        tabs.pop("Scorecard")
    show_tabs({name: partial(show, row) for name, show in tabs.items()})


def _charts(row: Row, tab: str) -> dict[str, dict[str, str | None]]:
    """The charts of a tab, each with what it is asked."""
    named = [name for name in TABS_OF_PARTNER[tab] if name in page_of_partner(row).charts]
    return {name: opened_with(name, partner=row["partner_id"]) for name in named}


def _show_summary(row: Row) -> None:
    partner = row["partner_id"]
    left, right = columns("summary")
    for name, asked in _charts(row, "Summary").items():
        show_card(name, left, hide_empty=True, **asked)
    with right:
        show_messages(partner)
    show_questions(partner=partner)
    everywhere = ask("explore/partners", partner=None)
    if within := [place for place in everywhere if partner in place["part_of_ids"]]:
        section(f"Places in {row['name']}")
        show_partners(within)


def _show_scorecard(row: Row) -> None:
    show_scorecard(row["partner_id"], row["name"])


def _show_economy(row: Row) -> None:
    partner = row["partner_id"]
    show_cards(_charts(row, "Economy"))
    if beside_official(partner):
        section("Checked against official statistics", "What others state, beside the official number of each year.")
        show_beside_official(partner)


def _show_visits(row: Row) -> None:
    show_cards(_charts(row, "Visits and events"))
    show_events(row["name"], partner=row["partner_id"], strand=None)


def _show_money(row: Row) -> None:
    show_cards(_charts(row, "Money"))


def _show_worth(row: Row) -> None:
    show_worth(row["partner_id"], is_tab=True)


def _show_people(row: Row) -> None:
    for name, asked in _charts(row, "People and board").items():
        show_card(name, hide_empty=True, **asked)
    show_organisations(row["partner_id"])


def _show_evidence(row: Row) -> None:
    partner = row["partner_id"]
    if row["note"]:
        quiet(row["note"])
    show_source(citations(row))
    section("By strand")
    show_strands(ask("explore/strands", strand=None, partner=partner))
    section("Where sources disagree, and every number")
    if ask("explore/conflicts", partner=partner, strand=None, conflict=None):
        show_conflicts(partner=partner, strand=None, conflict=None)
    if contradictions := unmarked_of(partner=partner):
        show_detected(contradictions)
    if ask("evidence/facts", partner=partner):
        show_folded_numbers(f"Every number: {row['name']}", partner=partner)
    else:
        missing("No source states a number about this partner.", "Add rows to the sheet Facts.")
