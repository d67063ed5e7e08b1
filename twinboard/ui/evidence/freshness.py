"""How fresh the sources are on a day: what is overdue, what is expected next, and of which that cannot be told."""

from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st

from twinboard.bounds import listed
from twinboard.charts.base.wording import counted
from twinboard.charts.source_freshness import untold_words
from twinboard.frames import Row
from twinboard.periods import in_period, period_words
from twinboard.ui.answers import ask
from twinboard.ui.card.card import show_card

MOST_NAMED = 5


def show_freshness(today: date) -> None:
    """The sentences, and the chart as of the day."""
    as_of = today.isoformat()
    found = ask("charts/source_freshness", as_of=as_of)
    st.html(f"<p>{escape(_words(found, as_of))}</p>")
    show_card("source_freshness", as_of=as_of)


def _words(found: Sequence[Row], as_of: str) -> str:
    overdue = [row for row in found if row["is_overdue"]]
    ahead = sorted((row for row in found if _due_on(row) and not row["is_overdue"]), key=lambda row: str(_due_on(row)))
    untold = len(found) - len(overdue) - len(ahead)
    if untold == len(found):
        return untold_words(untold, untold)
    said = [f"On {period_words(as_of)}, {_overdue_words(overdue)}."]
    if ahead:
        said.append(f"The next update expected is that of “{ahead[0]['title']}”, {in_period(ahead[0]['next_update'])}.")
    if untold:
        said.append(untold_words(untold, len(found)))
    return " ".join(said)


def _overdue_words(overdue: Sequence[Row]) -> str:
    """ "1 source is overdue for an update: “A report” (expected in 2025)" """
    if not overdue:
        return "no source is known to be overdue for an update"
    named = [f"“{row['title']}” (expected {in_period(row['next_update'])})" for row in overdue[:MOST_NAMED]]
    if len(overdue) > MOST_NAMED:
        named.append(f"{len(overdue) - MOST_NAMED} more")
    are = "is" if len(overdue) == 1 else "are"
    return f"{counted(len(overdue), 'sources')} {are} overdue for an update: {listed(named)}"


def _due_on(row: Row) -> date | None:
    due: date | None = row["next_update_last_on"] or row["next_update_first_on"]
    return due
