"""What is new: what the latest publication changed, and what happened last as far as the sources tell."""

from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st

from twinboard.bounds import listed, sentence_case
from twinboard.charts.base.wording import at_most, counted
from twinboard.frames import Row
from twinboard.periods import span_words
from twinboard.store import Store
from twinboard.ui.answers import ask, cached, seen_home
from twinboard.ui.changes.change_words import rows_of
from twinboard.ui.changes.differences import NUMBERS, Thing, changed_since, count_words
from twinboard.ui.frame.as_at import link_html, readable
from twinboard.ui.tables import details_html

MOST_NAMES = 3
_LONGEST = 100


def show_whats_new() -> None:
    """The latest publication in a line with the way to all of it, and the newest visit or milestone."""
    [published] = ask("explore/published")
    base = published["base"]
    if base and not readable(Store(seen_home()), str(base)):  # not kept: it may come back
        st.html(_html_of([f"What changed cannot be told: version {base}, before it, cannot be read."]))
    else:
        st.html(_whats_new_html())


@cached
def _whats_new_html() -> str:
    [published] = ask("explore/published")
    base = published["base"]
    return _html_of([_changed_words(things) for things in changed_since(str(base))] if base else [])


def _html_of(lines: Sequence[str]) -> str:
    said = escape("".join(f"{line} " for line in lines))
    return f'<p class="tb-quiet">{said}{link_html("What changed", "changes")}</p>{_newest_html()}'


def first_words() -> str:
    """ "First published: 180 numbers, 12 places and 5 strands." """
    held = [counted(row["count_rows"], rows_of(row["sheet"])) for row in ask("explore/holdings")]
    return f"First published: {listed(held)}."


def _changed_words(things: Sequence[Thing]) -> str:
    """ "2 visits were added: Trade mission; Return visit." Of numbers it says what they are now, and were."""
    names = [_name(thing) for thing in things[:MOST_NAMES]]
    more = f" and {len(things) - MOST_NAMES} more" if len(things) > MOST_NAMES else ""
    said = f"{count_words(things)}: {'; '.join(names)}{more}"
    return said if said.endswith((".", "?", "!")) else f"{said}."


def _name(thing: Thing) -> str:
    if thing.kind != NUMBERS:
        return thing.name
    return f"{thing.name} ({': '.join(filter(None, (thing.about, at_most(thing.said, _LONGEST))))})"


def _newest_html() -> str:
    newest = ask("explore/newest")
    if not newest:
        return ""
    row = newest[0]
    if events := events_of_year(row["first_on"].year):
        items = "".join(f"<li>{escape(_event_words(each))}</li>" for each in events)
        summary = f"In {row['first_on'].year}: {counted(len(events), 'events')}"
        return details_html(summary, f'<ul class="tb-plain">{items}</ul>')
    said = f"Newest event: {span_words(row['period'], row['ends'])}"
    return f'<p class="tb-quiet">{link_html(said, row["partner_id"] or "visits")}</p>'


def events_of_year(year: int) -> list[Row]:
    """The visits and milestones that happened, of which the sources say that it was within the year."""
    happened = ask("explore/milestones", partner=None, strand=None, happened="yes", kind=None)
    return [row for row in happened if _year(row["first_on"]) == _year(row["last_on"]) == year]


def _year(day: date | None) -> int | None:
    return day.year if day else None


def _event_words(row: Row) -> str:
    """ "November 2018: Return visit to Toyota City" """
    return f"{sentence_case(span_words(row['period'], row['ends']))}: {row['title']}"
