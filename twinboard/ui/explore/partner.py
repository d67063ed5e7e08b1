"""The page of a partner: what it comes to at the top, then a tab for each subject."""

from functools import partial

from twinboard.frames import Row
from twinboard.ui.answers import ask
from twinboard.ui.card.card import show_card, show_cards
from twinboard.ui.conflicts import show_conflicts, show_found
from twinboard.ui.evidence import show_folded_numbers
from twinboard.ui.explore.tabs import show_tabs
from twinboard.ui.found import unmarked_of
from twinboard.ui.happenings import show_happenings
from twinboard.ui.messages import show_messages
from twinboard.ui.official import beside_official, show_beside_official
from twinboard.ui.organisations import show_organisations
from twinboard.ui.page import columns, missing, quiet, section, title
from twinboard.ui.partners import place_words, relationship_words, show_partners, show_strands, who_words
from twinboard.ui.sources import citations, show_source
from twinboard.ui.tiles import show_tiles


def show_partner(row: Row) -> None:
    """The page; `row` is one of `explore/partners`."""
    title(row["name"], f"{place_words(row)}. {relationship_words(row)}. {who_words(row)}")
    show_tiles(partner=row["partner_id"], strand=None)
    show_tabs(
        {
            "Summary": partial(_show_summary, row),
            "Economy": partial(_show_economy, row),
            "Visits and events": partial(_show_visits, row),
            "Money": partial(_show_money, row),
            "People and board": partial(_show_people, row),
            "Evidence": partial(_show_evidence, row),
        }
    )


def _show_summary(row: Row) -> None:
    partner = row["partner_id"]
    left, right = columns("summary")
    with left:
        show_card("jobs_by_employer", hide_empty=True, partner=partner)
        show_card("visits_over_time", hide_empty=True, partner=partner, strand=None)
    with right:
        show_messages(partner)
    everywhere = ask("explore/partners", partner=None)
    if within := [place for place in everywhere if partner in place["part_of_ids"]]:
        section(f"Places in {row['name']}")
        show_partners(within)


def _show_economy(row: Row) -> None:
    partner = row["partner_id"]
    show_cards({name: {"partner": partner} for name in ("jobs_by_employer", "trade_over_time", "uk_exports_as_stated")})
    if beside_official(partner):
        section("Checked against official statistics", "What others state, beside the official number of each year.")
        show_beside_official(partner)


def _show_visits(row: Row) -> None:
    partner = row["partner_id"]
    show_cards({name: {"partner": partner, "strand": None} for name in ("visits_over_time", "delegates_by_visit")})
    if row["is_linked"]:
        show_card("relationship_length", partner=partner)
    show_happenings(row["name"], partner=partner, strand=None)


def _show_money(row: Row) -> None:
    show_card("money_by_stage", partner=row["partner_id"], strand=None)


def _show_people(row: Row) -> None:
    show_card("board_by_sector", hide_empty=True, partner=row["partner_id"])
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
        show_found(contradictions)
    if ask("evidence/facts", partner=partner):
        show_folded_numbers(f"Every number: {row['name']}", partner=partner)
    else:
        missing("No source states a number about this partner.", "Add rows to the sheet Facts.")
