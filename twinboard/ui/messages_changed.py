"""Key messages that read differently in a version than in an earlier one: the sentence then, and the sentence now."""

from itertools import islice

import pandas as pd

from twinboard.charts.wording import counted
from twinboard.ui.answers import kept, reading
from twinboard.ui.as_at import link_html
from twinboard.ui.messages import Told, every_message
from twinboard.ui.page import quiet
from twinboard.ui.tables import show_table

MOST_LINES = 12
_NOT_TOLD = "Not told."


def show_messages_changed(before: int) -> None:
    """The messages of places and strands that are others since, old and new; those only numbered anew are not."""
    changed = _changed(str(before))
    if not changed:
        quiet("Every key message reads as it did.")
        return
    shown = [*islice(changed, MOST_LINES)]
    frame = {
        "Of": [_page_html(then, now, before) for then, now in shown],
        "Before": [then.message.sentence if then else _NOT_TOLD for then, _ in shown],
        "After": [now.message.sentence if now else _NOT_TOLD for _, now in shown],
    }
    show_table(pd.DataFrame(frame), "Key messages that read differently", marked_up=["Of"])
    if rest := len(changed) - len(shown):
        quiet(f"And {counted(rest, 'more key messages')}.")


@kept
def _changed(before: str) -> tuple[tuple[Told | None, Told | None], ...]:
    """Both sides of each message that is another, by its page and rule: at most one of each is told."""
    with reading(int(before)):
        then = _by_rule()
    now = _by_rule()
    sides = ((then.get(key), now.get(key)) for key in {**then, **now})
    return tuple((old, new) for old, new in sides if _sentence(old) != _sentence(new))


def _by_rule() -> dict[tuple[str, str], Told]:
    return {(page, told.message.rule): told for page, found in every_message().items() for told in found}


def _sentence(told: Told | None) -> str | None:
    return told.message.sentence if told else None


def _page_html(then: Told | None, now: Told | None, before: int) -> str:
    """The page that has the message; as it was, where it has it no longer."""
    if now:
        return link_html(now.name, now.page)
    return link_html(then.name, then.page, version=str(before)) if then else ""
