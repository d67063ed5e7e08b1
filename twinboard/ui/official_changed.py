"""Statements of which the check against official statistics reads differently than it did: what it said, and says."""

from collections.abc import Sequence

import pandas as pd

from twinboard.charts.wording import counted
from twinboard.ui.answers import kept, reading
from twinboard.ui.as_at import link_html
from twinboard.ui.official import said_beside
from twinboard.ui.page import quiet
from twinboard.ui.tables import show_table

MOST_LINES = 12
_NOT_TOLD = "Not told."


def show_official_changed(before: int) -> None:
    """Of each such statement the sentences that are others since, old and new; the others are left out."""
    changed = _changed(str(before))
    if not changed:
        quiet("Every check against official statistics reads as it did.")
        return
    shown = pd.DataFrame(changed[:MOST_LINES], columns=["Of", "Before", "After"])
    show_table(shown, "Checks against official statistics that read differently", marked_up=["Of"])
    if len(changed) > MOST_LINES:
        quiet(f"And {counted(len(changed) - MOST_LINES, 'more checks')}.")


@kept
def _changed(before: str) -> tuple[tuple[str, str, str], ...]:
    """The way to each statement, what was said of it and is no longer, and what is said of it now and was not."""
    with reading(int(before)):
        then = said_beside()
    now = said_beside()
    found = []
    for key in {**then, **now}:
        heading, _ = now.get(key) or then[key]
        old, new = (side[key][1] if key in side else () for side in (then, now))
        if old != new:
            gone_in = {} if key in now else {"version": before}
            way = link_html(heading, "fact", id=key[0], **gone_in)
            found.append((way, _only(old, new), _only(new, old)))
    return tuple(found)


def _only(sentences: Sequence[str], others: Sequence[str]) -> str:
    if not sentences:
        return _NOT_TOLD
    return " ".join(sentence for sentence in sentences if sentence not in others)
