"""What is new: what the latest publication changed, and what happened last as far as the sources tell."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from twinboard.bounds import sentence_case
from twinboard.charts.wording import counted, listed
from twinboard.frames import Row
from twinboard.periods import span_words
from twinboard.ui.answers import ask, kept
from twinboard.ui.as_at import address_of, as_at_words
from twinboard.ui.page import more
from twinboard.ui.sources import citations, short_source

MOST_NAMES = 3
_NAMES = {"Partners": "places", "Money": "amounts of money", "Conflicts": "disagreements between sources"}


def show_news() -> None:
    """The latest publication in a few lines with the way to all of it, and the newest visit or milestone on record."""
    st.html(_news_html())
    more("changes", "What changed, since when you like")


def rows_of(sheet: str) -> str:
    """What readers call the rows of a sheet: "visits", "places"."""
    return _NAMES.get(sheet, sheet.lower())


@kept
def _news_html() -> str:
    published = ask("explore/published")[0]
    news = ask("explore/news")
    lines = [first_words(news)] if not published["base"] else [_changed_words(row) for row in news]
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    heading = escape(sentence_case(as_at_words()))
    return f'<p class="tb-strong">{heading}</p><ul class="tb-plain">{items}</ul>{_newest_html()}'


def first_words(news: Iterable[Row]) -> str:
    """ "First published: 12 places, 5 strands and 36 facts." """
    return f"First published: {listed([_count_words(row) for row in news])}."


def _changed_words(row: Row) -> str:
    """ "2 visits added: Trade mission; Return visit." """
    names = row["names"] or []
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    said = f": {'; '.join(names[:MOST_NAMES])}{more}" if names else ""
    return f"{_count_words(row)} {row['change']}{said}."


def _count_words(row: Row) -> str:
    return counted(row["count_rows"], rows_of(row["sheet"]))


def _newest_html() -> str:
    newest = ask("explore/newest")
    if not newest:
        return ""
    row = newest[0]
    title = escape(row["title"])
    if row["partner_id"]:
        title = f'<a href="{escape(address_of(row["partner_id"]))}" target="_self">{title}</a>'
    when = escape(sentence_case(span_words(row["period"], row["ends"])))
    return (
        f'<p class="tb-strong">Newest on record</p><p>{when}: {title}.</p>'
        f'<p class="tb-quiet">Source: {escape(short_source(citations(row)))}</p>'
    )
