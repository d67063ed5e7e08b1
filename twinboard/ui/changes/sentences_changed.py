"""Sentences that read differently in a version than in an earlier one, old beside new."""

from collections.abc import Sequence

import pandas as pd

from twinboard.charts.base.wording import counted
from twinboard.ui.frame.page import quiet
from twinboard.ui.tables import show_table

MOST_LINES = 12
NOT_TOLD = "Not told."


def show_sentences_changed(changed: Sequence[tuple[str, str, str]], what: str) -> None:
    """Of each the way to what it is of, as HTML, what was said and what is said; `what` they are, as "key messages"."""
    shown = pd.DataFrame(changed[:MOST_LINES], columns=["Of", "Before", "After"])
    show_table(shown, f"{what.capitalize()} that read differently", marked_up=["Of"])
    if rest := len(changed[MOST_LINES:]):
        quiet(f"And {counted(rest, f'more {what}')}.")
