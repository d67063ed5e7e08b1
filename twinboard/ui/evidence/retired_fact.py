"""In place of a number that was retired: what it was, when and why it was retired, and the version that had it."""

from collections.abc import Sequence

from twinboard.bounds import quantity_words
from twinboard.store import Store
from twinboard.ui.answers import seen_home
from twinboard.ui.changes.comparing import words_of
from twinboard.ui.changes.history import by_words
from twinboard.ui.evidence.fact_history import Step, history_of, number_at, show_history
from twinboard.ui.frame.as_at import earlier_version, readable
from twinboard.ui.frame.page import empty, more, section, title


def show_retired(asked: str) -> None:
    """What became of a number that an address names and this version does not have."""
    steps = history_of(asked) if asked else ()
    if steps:
        _show_retired(asked, steps)
    else:
        title("There is no such number")
        empty("The address names no number of this version.", "Perhaps it is not whole.")
    if asked and (earlier := earlier_version()):
        said = f"You are reading version {earlier}. It may have been published since."
        empty(said, "The current version may have it.")
        more("fact", "Look in the current version", id=asked, version="")


def _show_retired(asked: str, steps: Sequence[Step]) -> None:
    last = steps[0].version
    base = int(last["base"])
    row = number_at(base, asked) if readable(Store(seen_home()), str(base)) else None
    if row:
        what = " · ".join(part for part in (row["scope"], row["partner"], row["strand"]) if part)
        words = quantity_words(row["value"], row["bound"], row["unit"])
        title(f"Retired: {words}", ": ".join(part for part in (row["measure"], what) if part))
    else:
        title("A number that was retired")
    empty(f"It was retired in {words_of(last)}, by {by_words(last)}.", f"Why: {last['message']}")
    if row:
        more("fact", f"See it as it was in version {base}", id=asked, version=str(base))
    section("Its history")
    show_history(steps, asked)
