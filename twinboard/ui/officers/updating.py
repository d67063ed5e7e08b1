"""What an officer sees of an update: the file read, its issues, what it would change, and what readers would notice."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from html import escape
from itertools import groupby, islice
from typing import TypeVar

import pandas as pd
import streamlit as st

from twinboard.bounds import sentence_case
from twinboard.charts.base.wording import counted
from twinboard.diff import ADDED, CHANGED, RETIRED, Difference
from twinboard.effects import HEADLINE, Effect, effects
from twinboard.errors import TwinboardError, UnreadableFile
from twinboard.headlines import NAMES
from twinboard.intake import Proposal, Told
from twinboard.less import said_less
from twinboard.models import Change
from twinboard.publish import trial
from twinboard.settings import home
from twinboard.store import Store
from twinboard.ui.frame.page import empty, note, quiet
from twinboard.ui.markdown import label
from twinboard.ui.tables import details_html, show_table, table_html

MOST_ROWS, _MOST_WARNED = 300, 4
T = TypeVar("T")


def once(name: str, key: Hashable, make: Callable[[], T]) -> T:
    """What is made for this session, and made again only when its key is another."""
    kept: tuple[Hashable, T] | None = st.session_state.get(name)
    if kept is None or kept[0] != key:
        st.session_state.pop(name, None)
        kept = (key, make())
        st.session_state[name] = kept
    return kept[1]


def read(key: Hashable, propose: Callable[[Told], Proposal]) -> Proposal | None:
    """What a file proposes, read once for each key; None, and why is said, if it cannot be read.

    Only that the file itself cannot be read is kept: what else stands in the way may be gone at the next try.
    """
    found = once("proposal", key, partial(_try, propose))
    if isinstance(found, Proposal):
        return found
    if not isinstance(found, UnreadableFile):
        del st.session_state["proposal"]
    empty(found.message, found.hint)
    return None


def _try(propose: Callable[[Told], Proposal]) -> Proposal | TwinboardError:
    with st.status("Opening the file …") as status:
        try:
            proposal = propose(lambda words: status.update(label=label(f"{words} …")))
        except TwinboardError as error:
            status.update(label="The file cannot be read.", state="error")
            return error
        if proposal.checked.is_valid:
            status.update(label="Read and checked.", state="complete")
        else:
            status.update(label="Read and checked: it cannot be published yet.", state="error")
        return proposal


def own_key(*parts: object) -> str:
    """A key that what is read has for itself: no answer given for one file, or one version, is taken for another."""
    return " ".join(map(str, (*st.session_state["proposal"][0], *parts)))


def show_changes(difference: Difference, before: str = "Before", after: str = "After") -> None:
    """What would be added, changed and retired, old and new side by side under the names of both."""
    counts = difference.counts()
    quiet(f"{counts_words(counts)}.")
    changed = list(islice(difference.changes.of(CHANGED), MOST_ROWS + 1))
    if changed:
        show_table(_changes_frame(changed[:MOST_ROWS], before, after), f"Changed: {before.lower()} and {after.lower()}")
    for kind in (ADDED, RETIRED):
        if counts[kind]:
            caption = f"{sentence_case(kind)}: {counted(counts[kind], 'rows')}"
            rows = _rows_frame(difference.changes.of(kind))
            st.html(details_html(f"Show what is {kind}", table_html(rows, caption)))
    if len(changed) > MOST_ROWS or max(counts[ADDED], counts[RETIRED]) > MOST_ROWS:
        quiet(f"Of each kind the first {MOST_ROWS} are shown.")


def counts_words(counts: dict[str, int]) -> str:
    """Such as “2 rows added, 1 row retired”, as the start of a sentence."""
    return sentence_case(", ".join(f"{counted(count, 'rows')} {kind}" for kind, count in counts.items() if count))


def _changes_frame(changes: Sequence[Change], before: str, after: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Sheet": [change.sheet for change in changes],
            "Row": [change.id for change in changes],
            "Column": [change.column for change in changes],
            before: [change.before or "blank" for change in changes],
            after: [change.after or "blank" for change in changes],
        }
    )


def _rows_frame(changes: Iterable[Change]) -> pd.DataFrame:
    rows = groupby(changes, lambda change: (change.sheet, change.id))
    shown = [
        (*row, "; ".join(f"{change.column}: {change.after or change.before}" for change in values))
        for row, values in islice(rows, MOST_ROWS)
    ]
    return pd.DataFrame(shown, columns=["Sheet", "Row", "Values"])


def show_effects(proposal: Proposal) -> None:
    """Which headline numbers and charts would read differently. Raises TwinboardError where it cannot be published."""
    found, less = once("effects", own_key(proposal.decisions), partial(_effects, proposal))
    if not found:
        quiet("No headline number and no chart would read differently; the pages of facts and partners may.")
    warned = [*filter(None, map(_warning, found)), *less]
    for words in warned[:_MOST_WARNED]:
        note(words)
    if rest := warned[_MOST_WARNED:]:
        st.html(
            details_html(f"What else would say less: {len(rest)}", "".join(f"<p>{escape(one)}</p>" for one in rest))
        )
    if found:
        show_table(_effects_frame(found), "What readers would see: before and after")


def _warning(effect: Effect) -> str:
    if not effect.covers_less:
        return ""
    if effect.kind == HEADLINE:
        return f"“{NAMES[effect.name]}” would cover less than now: it {effect.covers_less}."
    return f"The chart “{effect.before}” {effect.covers_less}."


def _effects(proposal: Proposal) -> tuple[tuple[Effect, ...], tuple[str, ...]]:
    """What would read differently, and what of partners and strands would say less."""
    with st.spinner("Drawing every chart, as it is and as it would be …"):
        store, base = Store(home()), proposal.base
        with trial(store, base, proposal.difference) as tried:
            return effects(store, base, tried), said_less(store, base, tried)


def _effects_frame(found: Sequence[Effect]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "What": [f"{sentence_case(effect.kind)}: {effect.name.replace('_', ' ')}" for effect in found],
            "Before": [effect.before for effect in found],
            "After": [
                "Same title; the chart or its table changes" if effect.after == effect.before else effect.after
                for effect in found
            ],
        }
    )
