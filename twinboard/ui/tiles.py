"""Headline tiles: each number with its word, its period, what it means and its source."""

from html import escape

import streamlit as st

from twinboard.bounds import quantity_words
from twinboard.charts.wording import listed
from twinboard.frames import Row
from twinboard.periods import NOT_STATED, in_period, period_words
from twinboard.ui.answers import ask, kept
from twinboard.ui.as_at import address_of
from twinboard.ui.method_links import ATTRIBUTION, TOTALS, method_link
from twinboard.ui.sources import citations, numbers_address, short_source

_CAPTIONS = {
    "jobs": "linked with {partner}, {period}: {detail}",
    "exports": "UK exports to {partner} {period} ({detail})",
    "travelled": "travelled on visits held {period}: {detail}",
    "budget": "a year: {standing}, {period}",
}
_BUDGETS = {
    "actual": "the budget",
    "estimate": "a budget estimated, not agreed",
    "planned": "a budget planned, not agreed",
    "proposed": "a budget proposed, not agreed",
    "target": "a budget aimed for, not agreed",
}
_NO_STATUS = "a budget of which no source says whether it is agreed"
NAMES = {
    "jobs": "Jobs linked with a partner",
    "exports": "UK exports a year",
    "travelled": "People who travelled",
    "budget": "Budget a year",
}
"""What each tile is about, where its caption has no room."""
TAGS = {
    "context": "Context, not an effect",
    "contributed": "Contributed to",
    "caused": "Brought about",
}


def show_tiles(**parameters: str | None) -> None:
    """The tiles for a partner, a strand or everything; nothing where there is no headline number."""
    if tiles := _tiles_html(**parameters):
        st.html(tiles)


@kept
def _tiles_html(**parameters: str | None) -> str:
    tiles = "".join(_tile(row) for row in ask("explore/tiles", **parameters))
    return f'<ul class="tb-tiles" aria-label="Headline numbers">{tiles}</ul>' if tiles else ""


def _tile(row: Row) -> str:
    value = quantity_words(row["value"], row["bound"], row["unit"])
    caption = _caption(row)
    address = escape(numbers_address(row["fact_ids"]))
    tags = [method_link(ATTRIBUTION, TAGS[row["attribution"]], css="tb-tag")] if row["attribution"] else []
    if row["is_sum"]:
        tags.append(method_link(TOTALS, "Added up here", css="tb-tag"))
    if row["conflict_ids"]:
        conflicts = escape(address_of("conflicts", conflict=row["conflict_ids"]))
        tags.append(f'<a class="tb-tag" href="{conflicts}" target="_self">Sources disagree</a>')
    marks = f'<p class="tb-tags">{"".join(tags)}</p>' if tags else ""
    link = f'<a href="{address}" target="_self">Source</a>: {escape(short_source(citations(row)))}'
    return (
        f'<li class="tb-tile"><strong>{escape(value)}</strong><span>{escape(caption)}</span>{marks}'
        f'<p class="tb-quiet">{link}</p></li>'
    )


def _caption(row: Row) -> str:
    """What a headline number is of; beside a sum the totals that sources state."""
    period = (_from if row["tile"] == "budget" else in_period)(row["period"])
    known = {"period": period, "standing": _BUDGETS.get(row["status"], _NO_STATUS)}
    totals = [
        f"{quantity_words(value, bound, row['unit'])} ({scope})"
        for value, bound, scope in zip(row["total_values"], row["total_bounds"], row["total_scopes"], strict=True)
    ]
    stated = f"; stated as a total: {listed(totals)}" if totals else ""
    return _CAPTIONS[row["tile"]].format(**row | known) + stated


def _from(period: str) -> str:
    """When a yearly budget begins: its first year, or what else is known of it."""
    if period == NOT_STATED:
        return "from which year is not stated"
    words = period_words(period)
    return f"for every year {words if words.startswith(('before ', 'after ')) else f'from {words}'}"
