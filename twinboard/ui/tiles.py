"""Headline tiles: each number with its word, its period, what it means and its source."""

from html import escape

import streamlit as st

from twinboard.bounds import listed, quantity_words
from twinboard.charts.money import OPEN
from twinboard.frames import Row
from twinboard.headlines import beside_words
from twinboard.periods import NOT_STATED, in_period, period_words
from twinboard.ui.answers import ask, kept
from twinboard.ui.as_at import address_of
from twinboard.ui.found import unmarked
from twinboard.ui.method_links import ATTRIBUTION, TOTALS, method_link
from twinboard.ui.sources import citations, numbers_address, short_source

_STANDING = {"actual": "agreed", **OPEN}
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


def _found_on(row: Row) -> list[str]:
    """The disagreements on its numbers that the program found and no officer has entered."""
    return [one.id for one in unmarked() if {*one.row_ids} & {*row["fact_ids"]}]


def caption_words(row: Row) -> str:
    """What stands below a headline number; a row without a status, a time or a detail says so, or does without.

    What is newer and leaves out a part of it, or is of others, stands there too, with its own time.
    """
    when = in_period(row["period"])
    detail = f": {row['detail']}" if row["detail"] else ""
    caption = {
        "jobs": f"linked with {row['partner']}, {when}{detail}{_stated_totals(row)}",
        "exports": f"UK exports to {row['partner']} {when} ({row['detail']})",
        "travelled": f"travelled on visits held {when}{detail}",
        "budget": f"a year: the budget {_every_year(row)}",
    }[str(row["tile"])]
    return f"{caption}{beside_words(row)}"


def _stated_totals(row: Row) -> str:
    """What sources state as a total, beside the sum of its parts: the one is not the other."""
    stated = zip(*(row.get(f"total_{name}") or [] for name in ("values", "bounds", "scopes")), strict=True)
    totals = [f"{quantity_words(value, bound, row['unit'])} ({scope})" for value, bound, scope in stated]
    return f"; stated as a total: {listed(totals)}" if totals else ""


def _every_year(row: Row) -> str:
    """Whether it is agreed, as charts of budgets have it, and from when on."""
    since, status = period_words(row["period"]), row["status"]
    known = f"{_STANDING[status]} " if status in _STANDING else ""
    from_when = f" from {'a time ' if since.startswith(('before ', 'after ')) else ''}{since}"
    left = [words for words, is_open in (("first year", since == NOT_STATED), ("status", not known)) if is_open]
    unknown = f", {' and '.join(left)} not stated" if left else ""
    return f"{known}for every year{'' if since == NOT_STATED else from_when}{unknown}"


def _tile(row: Row) -> str:
    value = quantity_words(row["value"], row["bound"], row["unit"])
    caption = caption_words(row)
    address = escape(numbers_address(row["fact_ids"]))
    tags = [method_link(ATTRIBUTION, TAGS[row["attribution"]], css="tb-tag")] if row["attribution"] else []
    if row["is_sum"]:
        tags.append(method_link(TOTALS, "Added up here", css="tb-tag"))
    if asked := [*filter(None, [row["conflict_ids"]]), *_found_on(row)]:
        conflicts = escape(address_of("conflicts", conflict=",".join(asked)))
        tags.append(f'<a class="tb-tag" href="{conflicts}" target="_self">Sources disagree</a>')
    marks = f'<p class="tb-tags">{"".join(tags)}</p>' if tags else ""
    link = f'<a href="{address}" target="_self">Source</a>: {escape(short_source(citations(row)))}'
    return (
        f'<li class="tb-tile"><strong>{escape(value)}</strong><span>{escape(caption)}</span>{marks}'
        f'<p class="tb-quiet">{link}</p></li>'
    )
