"""What a partnership is worth: costs beside what it may bring, each with its working, and the assumptions to move."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from twinboard.arithmetic import Stated, words
from twinboard.bounds import listed, sentence_case
from twinboard.charts.worth.worth_words import Total, assumptions_of, chosen, range_words, totals_of, what_if, working
from twinboard.estimates import Estimate, Model, estimates_of, models, said
from twinboard.estimates.models import BENEFIT, COST, MEASURE
from twinboard.rules.chart_pages import WORTH
from twinboard.ui.answers import ask
from twinboard.ui.card.card import show_cards
from twinboard.ui.evidence.source_lines import numbers_address
from twinboard.ui.explore.tiles import show_tiles
from twinboard.ui.frame.as_at import flag_html
from twinboard.ui.frame.page import columns, note, quiet, section
from twinboard.ui.method.sections import ESTIMATES, method_link
from twinboard.ui.tables import table_html
from twinboard.ui.worth.assuming import assumed, in_use, show_assumptions

_AS_SET = "As the officers set it. Move an assumption below, and what you see is a what-if."
_MOST_SHOWN, _MOST_INPUTS = 2, 3
"""Cases of one estimate whose working a tile has room for, and inputs of each."""


def show_worth(partner: str | None, *, is_tab: bool = False) -> None:
    """All of it, for one partner or for all; what a reader sets stands in the address.

    A tab of a partner's page stands below headline numbers, which are the context here.
    """
    assumptions = in_use(partner)
    assume = assumed(assumptions)
    estimates = estimates_of(ask("explore/worth", partner=partner, assume=assume))
    totals = totals_of(estimates)
    if assumptions:
        note(what_if(assumptions_of(estimates).values()) or _AS_SET)
    left, right = columns("sides")
    with left:
        section("What it costs", "On record, and estimated where no document states it. A budget may hold the rest.")
        show_tiles(partner=partner, strand=None, only=("budget",))
        _show_totals(totals, COST)
    with right:
        section("What it may bring", "On record, and estimated. None is added to another: net is a part of gross.")
        show_tiles(partner=partner, strand=None, only=("won",))
        _show_totals(totals, BENEFIT)
    if assumptions:
        show_assumptions(assumptions, partner)
    if any(total.known for total in totals):
        show_cards({name: {"partner": partner, "assume": assume} for name in WORTH})
    _show_measures(estimates)
    if not is_tab:
        section("Context, never added", "What documents state beside the partnerships; no estimate has any of it.")
        show_tiles(partner=partner, strand=None, only=("jobs", "exports"))
    _show_missing(totals)


def _show_totals(totals: Sequence[Total], side: str) -> None:
    """A tile for each model that can be computed."""
    if tiles := [_total_html(total) for total in chosen(totals) if total.model.side == side]:
        _show_tiles(tiles, "Estimates")
    else:
        quiet("Nothing can be estimated here yet; what is missing stands below.")


def _show_measures(estimates: Sequence[Estimate]) -> None:
    """How costs compare with what came of them: each case alone, for none is added."""
    if tiles := [_measure_html(each) for each in estimates if each.model.side == MEASURE and each.central is not None]:
        section("How they compare", "Each stands alone: none is added to another.")
        _show_tiles(tiles, "Measures")


def _show_tiles(tiles: Sequence[str], what: str) -> None:
    st.html(f'<ul class="tb-tiles" aria-label="{what}">{"".join(tiles)}</ul>')


def _total_html(total: Total) -> str:
    said_so = [*filter(None, [total.range_words, f"of {total.cases_words}"])]
    if len(total.model.inputs) > _MOST_INPUTS:
        said_so.append("each step stands below")
    else:
        said_so += [working(each) for each in total.known[:_MOST_SHOWN]]
        said_so += [f"{len(total.known) - _MOST_SHOWN} more"] if len(total.known) > _MOST_SHOWN else []
    return _tile_html(total.model, total.central, "; ".join(said_so), total.known)


def _measure_html(estimate: Estimate) -> str:
    found = said(estimate.central, estimate.model.unit)
    reached = said(estimate.widest, estimate.model.unit) if assumptions_of([estimate]) else None
    how = [f"{estimate.name}: {working(estimate)}", range_words(reached, found, estimate.model.unit)]
    return _tile_html(estimate.model, found, "; ".join(filter(None, how)), [estimate])


def _tile_html(model: Model, found: Stated | None, how: str, estimates: Sequence[Estimate]) -> str:
    number = words(found, model.unit) if found else "no word is true of it"
    assumed = assumptions_of(estimates).values()
    standing = "what if" if any(each.is_set for each in assumed) else "estimated" if assumed else "worked out"
    caveat = f"; {model.caveat}" if model.caveat else ""
    ids = [number for estimate in estimates for number in estimate.number_ids]
    source = f'<a href="{escape(numbers_address(dict.fromkeys(ids)))}" target="_self">source</a> · ' if ids else ""
    css = "tb-tile tb-estimate" if assumed else "tb-tile"
    return (
        f'<li class="{css}"><strong>{escape(number)} <small>{standing}</small></strong>'
        f"<span>{escape(f'{model.title}{caveat}')}</span>"
        f'<p class="tb-quiet">{escape(how)} · {_mark(ids)}{source}{method_link(ESTIMATES, "method")}</p></li>'
    )


def _mark(ids: Sequence[str]) -> str:
    asked = [row["conflict_id"] for row in ask("evidence/contested") if row["id"] in ids]
    return f"{flag_html('Sources disagree', 'conflicts', conflict=','.join(dict.fromkeys(asked)))} " if asked else ""


def _show_missing(totals: Sequence[Total]) -> None:
    """What cannot be computed, for want of what, and in which sheet and column it would be stated."""
    lacking = {model.name: model.inputs for model in models()}
    for total in totals:
        wanted = {each for estimate in total.estimates for each in estimate.missing}
        lacking[total.model.name] = () if total.known else tuple(each for each in total.model.inputs if each in wanted)
    shown = [(model, lacking[model.name]) for model in models() if lacking[model.name]]
    if shown:
        section("What cannot be estimated yet, and what to collect")
        frame = pd.DataFrame(
            {
                "Estimate": [model.title for model, _ in shown],
                "Missing": [sentence_case(listed([each.name for each in inputs])) for _, inputs in shown],
                "Where to state it": ["; ".join(dict.fromkeys(each.place for each in inputs)) for _, inputs in shown],
            }
        )
        st.html(table_html(frame, "What to collect, by sheet and column"))
