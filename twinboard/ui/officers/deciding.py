"""What an officer decides where a file leaves a choice: rows that it lacks, and rows published since it was made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from twinboard.charts.base.wording import counted
from twinboard.editing.typed import title_of
from twinboard.errors import TwinboardError
from twinboard.intake import Decisions, Proposal, decided
from twinboard.merge import Crossed
from twinboard.models import Issue, Record
from twinboard.periods import days_words
from twinboard.publish import between, history
from twinboard.settings import home
from twinboard.store import Store
from twinboard.ui.frame.page import empty, quiet, section
from twinboard.ui.markdown import label
from twinboard.ui.officers.issues import show_issues, show_problems
from twinboard.ui.officers.updating import MOST_ROWS, once, own_key, show_changes, show_effects
from twinboard.ui.tables import show_table

_MISSING = {"keep": "Keep as published", "retire": "Retire: gone from the pages, kept in the history"}
_MOST_NAMED = 20
_PUBLISHED = "What is published now"


@dataclass(frozen=True)
class Sent:
    """How an update came: what it is called, how one chooses it, how its errors are mended, and how issues are told."""

    name: str
    choice: str
    mend: str
    tell: Callable[[Proposal, Sequence[Issue]], None]


def _tell_of_file(proposal: Proposal, issues: Sequence[Issue]) -> None:
    if issues is proposal.issues:
        show_issues(proposal)
    else:
        show_problems(issues)


FILE = Sent("the file", "What is in the file", "Correct the errors in the file and send it again.", _tell_of_file)


def decide(proposal: Proposal, sent: Sent = FILE) -> Proposal | None:
    """Shows the issues, asks what is open, shows what would change: the proposal as decided, if it can be published."""
    if proposal.issues:
        section("What the check found", proposal.checked.summary)
        sent.tell(proposal, proposal.issues)
    else:
        quiet(proposal.checked.summary)
    if not proposal.checked.is_valid:
        if not proposal.checked.is_foreign:
            quiet(f"{sent.mend} Nothing was published.")
        return None
    if proposal.made_from:
        _show_since(proposal.made_from, sent)
    decisions = _decisions(proposal, sent)
    if decisions is None:
        quiet("Choose an answer to each question above; then you see what would change.")
        return None
    if decisions != proposal.decisions:
        after = _decided(proposal, decisions, sent)
        if after is None:
            return None
        proposal = after
    section("What would change")
    if not proposal.difference.changes:
        quiet(f"Nothing: {sent.name} agrees with what is published.")
        return None
    show_changes(proposal.difference)
    section("What readers would see")
    try:
        show_effects(proposal)
    except TwinboardError as error:
        empty(error.message, error.hint)
        return None
    return proposal


def _decided(proposal: Proposal, decisions: Decisions, sent: Sent) -> Proposal | None:
    """The proposal as decided, with what only then is an issue; None, and why is said, if it cannot be published so."""
    try:
        after = once("decided", own_key(decisions), partial(decided, Store(home()), proposal, decisions))
    except TwinboardError as error:
        empty(error.message, error.hint)
        return None
    found = [issue for issue in after.issues if issue not in proposal.issues]
    if found:
        section("What the check found of what you decided")
        sent.tell(after, found)
    if after.checked.is_valid:
        return after
    quiet(f"Decide otherwise; or: {sent.mend} Nothing was published.")
    return None


def _show_since(number: int, sent: Sent) -> None:
    """What was published since the version that an update was made from."""
    store = Store(home())
    section(f"Published since {sent.name} was made from version {number}")
    since = [version for version in history(store) if version.number > number]
    shown = {
        "Version": [version.number for version in since],
        "Published": [days_words(version.published_at) for version in since],
        "By": [version.author for version in since],
        "Why": [version.message for version in since],
    }
    show_table(pd.DataFrame(shown), f"Versions that {sent.name} does not know")
    current = store.current_or_fail()
    show_changes(between(store, current, number), f"Version {number}", f"Version {current}")


def _decisions(proposal: Proposal, sent: Sent) -> Decisions | None:
    """The officer's decisions; None until each question is answered."""
    made = proposal.decisions
    old = _ask_crossed(
        [row for row in proposal.crossed if row.is_old],
        f"{sent.name} still has {{}} as before",
        sent,
        made.keeps_old if made else None,
    )
    changed = _ask_crossed(
        [row for row in proposal.crossed if not row.is_old],
        f"{sent.name} changes {{}} too",
        sent,
        made.keeps_changed if made else None,
    )
    retire = _ask_missing(proposal)
    return None if old is None or changed is None or retire is None else Decisions(retire, old, changed)


def _ask_crossed(rows: Sequence[Crossed], what: str, sent: Sent, made: bool | None) -> bool | None:
    """Whether the published rows stand; None until it is said. `made` is what was decided before."""
    if not rows:
        return False
    were, them = ("1 row was", "it") if len(rows) == 1 else (f"{len(rows)} rows were", "them")
    shown = [(row.sent, sides) for row in rows for sides in row.sides()]
    frame = {
        "Sheet": [sent.sheet for sent, _ in shown],
        "Row": [sent.id for sent, _ in shown],
        "Column": [sides.column for _, sides in shown],
        f"When {sent.name} was made": [sides.then or "blank" for _, sides in shown],
        "Published now": [sides.now or "blank" for _, sides in shown],
        sent.choice.removeprefix("What is ").capitalize(): [sides.sent or "blank" for _, sides in shown],
    }
    asked = f"{were} published anew since, and {what.format(them)}"
    show_table(pd.DataFrame(frame)[:MOST_ROWS], asked)
    index = None if made is None else [True, False].index(made)
    answer = st.radio(
        label(f"Which shall stand, where {what.format(them)}?"),
        [_PUBLISHED, sent.choice],
        index,
        key=own_key(what),
    )
    return None if answer is None else answer == _PUBLISHED


def _ask_missing(proposal: Proposal) -> frozenset[str] | None:
    """The sheets whose missing rows are retired; None until that is answered for each.

    Of rows that are named to be retired it is answered by that, unless somebody published since.
    """
    missing: dict[str, list[Record]] = {}
    for record in proposal.difference.missing:
        missing.setdefault(record.sheet, []).append(record)
    answers = {sheet: _ask_sheet(sheet, found, proposal) for sheet, found in missing.items()}
    if None in answers.values():
        return None
    return frozenset(sheet for sheet, answer in answers.items() if answer == "retire")


def _ask_sheet(sheet: str, found: Sequence[Record], proposal: Proposal) -> str | None:
    rows, are = counted(len(found), "published rows"), "is" if len(found) == 1 else "are"
    is_told = proposal.gone is not None
    asked = f"{rows} of the sheet {sheet} {are} {'to be retired' if is_told else 'not in the file'}"
    made = proposal.decisions
    first = 1 if is_told and proposal.made_from is None else None
    index = first if made is None else int(sheet in made.retire)
    answer = st.radio(label(asked), [*_MISSING], index, _MISSING.__getitem__, key=own_key(sheet))
    names = [one.id if title_of(one) == one.id else f"{title_of(one)} ({one.id})" for one in found[:_MOST_NAMED]]
    quiet(f"{'; '.join(names)}{' …' if len(found) > _MOST_NAMED else ''}")
    return answer
