"""Headline numbers: each with its word, what and when, what stands beside it, one mark, and the way to its source."""

from collections.abc import Sequence
from html import escape
from itertools import groupby
from operator import itemgetter

import streamlit as st

from twinboard.captions import caption_words, number_parts, short_beside, standing_words
from twinboard.frames import Row
from twinboard.ui.answers import ask, cached
from twinboard.ui.evidence.detected_conflicts import unmarked
from twinboard.ui.evidence.source_lines import citations, numbers_address, short_source
from twinboard.ui.frame.as_at import address_of, flag_html
from twinboard.ui.method.sections import ATTRIBUTION, TOTALS, method_link

TAGS = {
    "context": "Context only",
    "contributed": "Contributed to",
    "caused": "Brought about",
}


_MOST_NARROW = 12
"""Words in a headline number as narrow as the others."""


def show_tiles(*, partner: str | None, strand: str | None, only: tuple[str, ...] = ()) -> None:
    """The headline numbers for a partner, a strand or everything, or `only` some; nothing where there is none."""
    if tiles := _tiles_html(partner=partner, strand=strand, only=only):
        st.html(tiles)


@cached
def _tiles_html(*, partner: str | None, strand: str | None, only: tuple[str, ...]) -> str:
    found = groupby(ask("explore/tiles", partner=partner, strand=strand), itemgetter("tile"))
    tiles = "".join(_tile([*alike], is_own=partner is not None) for tile, alike in found if not only or tile in only)
    tiles += _no_budget(partner) if partner and (not only or "budget" in only) else ""
    return f'<ul class="tb-tiles" aria-label="Headline numbers">{tiles}</ul>' if tiles else ""


def _tile(alike: Sequence[Row], *, is_own: bool) -> str:
    number, unit = number_parts(alike[0])
    ids = [identity for row in alike for identity in row["fact_ids"]]
    label = escape(f"source of {number} {unit}")
    document = f'<span class="tb-stamp">: {escape(short_source(citations(*alike)))}</span>'
    source = f'<a href="{escape(numbers_address(ids))}" target="_self" aria-label="{label}">source</a>{document}'
    foot = f"{_mark(alike)}{source}"
    return _tile_html(number, unit, caption_words(alike[0], is_own=is_own), short_beside(alike), foot)


def _tile_html(number: str, unit: str, caption: str, beside: str, foot: str) -> str:
    small = f" <small>{escape(unit)}</small>" if unit else ""
    wide = " tb-wide" if len(f"{caption} {beside}".split()) > _MOST_NARROW else ""
    aside = f"<b>{escape(beside)}</b> · " if beside else ""
    return (
        f'<li class="tb-tile{wide}"><strong>{escape(number)}{small}</strong><span>{escape(caption)}</span>'
        f'<p class="tb-quiet">{aside}{foot}</p></li>'
    )


def _mark(alike: Sequence[Row]) -> str:
    """The weightiest of what a reader should know: that sources disagree, whose effect it is, that it is a sum.

    It ends with what parts it from what follows.
    """
    asked = [identity for row in alike if row["conflict_ids"] for identity in row["conflict_ids"].split(",")]
    asked += [identity for row in alike for identity in _found_on(row)]
    first = alike[0]
    if asked:
        return f"{flag_html('Sources disagree', 'conflicts', conflict=','.join(dict.fromkeys(asked)))} "
    if first["attribution"]:
        return f"{method_link(ATTRIBUTION, TAGS[first['attribution']])} · "
    return f"{method_link(TOTALS, 'Our sum')} · " if first["is_sum"] else ""


def _found_on(row: Row) -> list[str]:
    """The disagreements on its numbers that the program found and no officer has entered."""
    return [one.id for one in unmarked() if {*one.row_ids} & {*row["fact_ids"]}]


def _no_budget(partner: str) -> str:
    """That a linked partner has no budget of its own, with the yearly one for all; nothing where either is not so."""
    linked = any(row["is_linked"] for row in ask("explore/partners", partner=partner))
    own = [row for row in ask("charts/money_by_stage", partner=partner, strand=None) if row["stage"] == "budget"]
    shared = [row for row in ask("explore/tiles", partner=None, strand=None) if row["tile"] == "budget"]
    if own or not linked or not shared or shared[0]["partner"]:
        return ""
    number, unit = number_parts(shared[0])
    words = f"For all: {number} {unit}, {standing_words(shared[0])}"
    see = f'<a href="{escape(address_of("money"))}" target="_self" >see Money</a>'
    return _tile_html("No", "budget", "is stated for this partner alone", words, see)
