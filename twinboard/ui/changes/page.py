"""What changed between two versions, in words: counted in a sentence, who published it and why, then thing by thing."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from twinboard.bounds import listed, sentence_case
from twinboard.charts.base.wording import counted
from twinboard.frames import Row
from twinboard.periods import days_words
from twinboard.ui.answers import cached, is_draft, version
from twinboard.ui.changes.comparing import Comparison, words_of
from twinboard.ui.changes.differences import Thing, changed_since, count_words
from twinboard.ui.changes.history import by_words
from twinboard.ui.explore.whats_new import first_words
from twinboard.ui.frame.as_at import address_of
from twinboard.ui.frame.page import more, section
from twinboard.ui.tables import show_table

MOST_LINES = 12


def show_changes(comparison: Comparison) -> None:
    """A sentence that counts it all, who published it and why, and all that changed by name."""
    before = comparison.before
    groups = changed_since(str(before["number"]))
    done = listed([count_words(things) for things in groups])
    nothing = f"Nothing is different from {words_of(before)}: what was changed in between was changed back."
    st.html(_lead_html(f"Since {words_of(before)}: {done}." if groups else nothing))
    show_published(comparison.published)
    if groups:
        section("One by one")
        st.html(_groups_html(str(before["number"])))


def show_first(first: Row) -> None:
    """What the first version holds, and who published it."""
    said = f"{sentence_case(words_of(first))}, is the first: there is nothing earlier to compare it with."
    st.html(_lead_html(f"{said} {first_words()}"))
    show_published([first])


def show_published(published: Sequence[Row]) -> None:
    """Who published each of these versions, when and why; nothing of a draft, which nobody has."""
    published = [row for row in published if not is_draft(row["number"])]
    if not published:
        return
    shown = published[:MOST_LINES]
    frame = {
        "Version": [row["number"] for row in shown],
        "Published": [days_words(row["published_at"]) for row in shown],
        "By": [by_words(row) for row in shown],
        "Why": [row["message"] for row in shown],
    }
    show_table(pd.DataFrame(frame), "Who published it, and why")
    if len(published) > MOST_LINES:
        more("history", f"And {counted(len(published) - MOST_LINES, 'versions')} before, in the history")


def _lead_html(words: str) -> str:
    return f'<p class="tb-lead">{escape(words)}</p>'


@cached
def _groups_html(before: str) -> str:
    asked = {"number": f"Version {version()}", "with": f"Version {before}"}
    rest = escape(address_of("history", **asked))
    return "".join(_group_html(things, rest) for things in changed_since(before))


def _group_html(things: Sequence[Thing], rest: str) -> str:
    lines = "".join(_line_html(thing) for thing in things[:MOST_LINES])
    if len(things) > MOST_LINES:
        lines += f'<li><a href="{rest}" target="_self">and {len(things) - MOST_LINES:,} more, row by row</a></li>'
    heading = f'<div class="tb-chart-head"><h3>{escape(count_words(things))}</h3></div>'
    return f'{heading}<ul class="tb-lines">{lines}</ul>'


def _line_html(thing: Thing) -> str:
    name = escape(thing.name)
    linked = f'<a href="{escape(thing.address)}" target="_self">{name}</a>' if thing.address else f"<b>{name}</b>"
    said = f" <span>{escape(thing.said)}</span>" if thing.said else ""
    about = f' <span class="tb-quiet">{escape(thing.about)}</span>' if thing.about else ""
    return f"<li>{linked}{said}{about}</li>"
