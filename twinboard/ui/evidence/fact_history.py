"""What became of a number: what each version did to it, in the words of the page on changes, and what it is since."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from itertools import groupby, takewhile
from operator import itemgetter

import pandas as pd
import streamlit as st

from twinboard.bounds import number_words, quantity_words, sentence_case
from twinboard.diff import ADDED, RETIRED
from twinboard.frames import Row
from twinboard.models import Change
from twinboard.numerals import says_instead
from twinboard.store import Store
from twinboard.ui.answers import ask, ask_at, is_draft, seen_home, version
from twinboard.ui.changes.change_words import Names, moved_words, other_words
from twinboard.ui.changes.comparing import words_of
from twinboard.ui.changes.differences import names_at
from twinboard.ui.changes.history import by_words
from twinboard.ui.frame.as_at import link_html, readable
from twinboard.ui.frame.page import note
from twinboard.ui.tables import show_table

_UNREADABLE = "a number that can no longer be read"


@dataclass(frozen=True)
class Step:
    """What a version did to a number: its row of `evidence/versions`, what was done, and the number then, if any."""

    version: Row
    said: str
    number: str | None


def history_of(number_id: str, as_at: int | None = None) -> tuple[Step, ...]:
    """The versions that did something to a number, up to the one of this run or another; the newest first."""
    last = as_at or version()
    versions = {row["number"]: row for row in ask_at(last, "evidence/versions")}
    names = names_at(last)
    found = groupby(ask_at(last, "evidence/fact_history", fact=number_id), itemgetter("version"))
    steps = (_step(number_id, versions[number], [*changes], names) for number, changes in found)
    return tuple(step for step in steps if step)


def number_at(number: int, number_id: str) -> Row | None:
    """A number as the register of a version has it; None where that has none."""
    found = ask_at(number, "evidence/facts", fact=number_id)
    return found[0] if found else None


def show_history(steps: Sequence[Step], number_id: str) -> None:
    """Each version that did something to a number: what, by whom and why."""
    frame = {
        "Version": [
            link_html(sentence_case(words_of(step.version)), "fact", id=number_id, **_at(step.version["number"]))
            for step in steps
        ],
        "What it did": [step.said for step in steps],
        "By": [by_words(step.version) for step in steps],
        "Why": [step.version["message"] for step in steps],
    }
    show_table(pd.DataFrame(frame), "From version to version, the newest first", marked_up=["Version"])


def _at(number: int) -> dict[str, str]:
    """What of an address leads to a version; a draft is where its reader is."""
    return {} if is_draft(number) else {"version": str(number)}


def show_since(row: Row) -> None:
    """To who reads an earlier version: what has become of a number since, and the way to what it is now."""
    read, current = version() or 0, Store(seen_home()).current_or_fail()
    if read == current:
        return
    identity = row["fact_id"]
    later = [step for step in history_of(identity, current) if step.version["number"] > read]
    if not later:
        return
    now = later[0].number
    oldest = [*takewhile(lambda step: step.number == now, later)][-1]
    if now is None:
        said = f"Since then it was retired, in {words_of(oldest.version)}."
    elif now == _words(row):
        said = f"The number is the same since; what else is said of it changed in {words_of(later[0].version)}."
    else:
        said = f"Since then: {now}, in {words_of(oldest.version)}."
    way = link_html("What it is in the current version", "fact", id=identity, version="")
    st.html(f'<p class="tb-note">{escape(said)} {way}.</p>')


def show_parted(row: Row, column: str) -> None:
    """Says so where the quote still has a number from which a version changed this one; `column` holds the number."""
    value = Decimal(str(row["value"]))
    for change in ask("evidence/fact_history", fact=row["fact_id"]) if row["quote"] else ():
        if change["column_name"] == column and change["before"]:
            quoted = Decimal(change["before"])
            if says_instead(row["quote"], quoted, value):
                words = number_words(quoted, row["unit"])
                note(f"This is not the number in the quote, which has {words}. Version {change['version']} changed it.")
                return


def _step(number_id: str, row: Row, changes: Sequence[Row], names: Names) -> Step | None:
    """What a version did; None where it left this number, and all that is said of it, as it was."""
    kind = changes[0]["change"]
    before = None if kind == ADDED else _words_at(int(row["base"]), number_id)
    after = None if kind == RETIRED else _words_at(row["number"], number_id)
    columns = ("sheet", "row_id", "change", "column_name", "before", "after")
    others = [Change(*(one[column] for column in columns)) for one in changes]
    if before and after:
        moved = [moved_words(before, after)] if before != after else []
        said = "; ".join([*moved, *other_words(others, names, names)])
    elif before:
        said = f"{'retired' if kind == RETIRED else 'taken out'}; it was {before}"
    else:
        said = f"published: {after}" if after else ""
    return Step(row, sentence_case(said), after) if said else None


def _words_at(number: int, number_id: str) -> str | None:
    if not readable(Store(seen_home()), str(number)):
        return _UNREADABLE
    row = number_at(number, number_id)
    return _words(row) if row else None


def _words(row: Row) -> str:
    return quantity_words(row["value"], row["bound"], row["unit"])
