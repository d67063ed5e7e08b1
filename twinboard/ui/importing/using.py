"""A file that recipes fit: its rows checked, compared and published, as those of every file are."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from twinboard.charts.base.wording import counted
from twinboard.diff import ADDED, CHANGED
from twinboard.importing import Import, keep_original, other_edition, propose_import
from twinboard.intake import Proposal, Told
from twinboard.models import Issue
from twinboard.periods import period_words
from twinboard.recipes.fit import Fit
from twinboard.recipes.recipe import written
from twinboard.recipes.rows import Imported
from twinboard.settings import home
from twinboard.store import Store
from twinboard.ui.frame.page import note, quiet, section
from twinboard.ui.importing.choices import typed
from twinboard.ui.importing.opened import Opened, published_now
from twinboard.ui.importing.preview import show_rows
from twinboard.ui.importing.recipe_files import WHAT_IT_IS
from twinboard.ui.officers.access import Officer
from twinboard.ui.officers.deciding import Sent, decide
from twinboard.ui.officers.issues import show_problems
from twinboard.ui.officers.publishing import ask_to_publish
from twinboard.ui.officers.updating import once, read

_PLACE = frozenset({"locator", "quote"})


def use(opened: Opened, fits: Sequence[Fit], officer: Officer) -> None:
    """What the rows of these recipes would change; then publish, or keep as a draft."""
    store = Store(home())
    published = _ask_for_edition(opened, fits)
    if published is None:
        return
    key = ("import", opened.key, tuple(written(fit.recipe) for fit in fits), published, store.current())
    made: list[Import] = []

    def proposed(told: Told) -> Proposal:
        made.append(propose_import(store, fits, opened.name, opened.content, published, told=told))
        return made[0].proposal

    found = read(key, proposed)
    if found is None:
        return
    made_of_it = once("imported", key, lambda: made[0])
    _say_it_fits(fits, found)
    for fit in fits:
        show_rows(fit)
    if proposal := decide(found, _sent(made_of_it.imported)):
        section("Publish")
        checksum = made_of_it.checksum[:12]
        quiet(f"{opened.name} is kept as it came, beside the workbook of its rows (SHA-256 {checksum} …).")
        names = " and ".join(fit.recipe.name for fit in fits)
        ask_to_publish(
            proposal,
            officer,
            message=f"From {opened.name}, by the recipe {names}",
            first=partial(keep_original, store, opened.name, opened.content),
        )


def _ask_for_edition(opened: Opened, fits: Sequence[Fit]) -> str | None:
    """When the file was published, where it is a newer edition; None until the officer confirms an older one."""
    other = other_edition(fits, opened.pages, opened.name, published_now())
    if other is None:
        return ""
    said = f"The file says “{other.words}”"
    if other.is_older:
        note(f"{said}: that is older than what is published, which is of {period_words(other.than)}.")
        quiet("Its numbers would stand in the place of newer ones.")
        is_meant = st.checkbox("Use the older file all the same", key=opened.field("older"))
        return "" if is_meant else None
    note(f"{said}: a newer edition than the published one, which is of {period_words(other.than)}.")
    asked = "It was published on (blank: the day of the source stays)"
    return typed(asked, other.day, opened.field("edition"), "2022-03-11")


def _say_it_fits(fits: Sequence[Fit], found: Proposal) -> None:
    """Such as “This file fits the recipe X: 125 rows, 5 new, 1 changed, 119 only stand elsewhere.”"""
    rows = sum(len(fit.rows) for fit in fits)
    counts, moved = found.difference.counts(), _moved(found)
    names = " and ".join(f"“{fit.recipe.name}”" for fit in fits)
    words = "recipe" if len(fits) == 1 else "recipes"
    told = f": {counted(rows, 'rows')}"
    if found.checked.is_valid:
        told += f", {counts[ADDED]} new, {counts[CHANGED] - moved} changed"
        told += f", {moved} only stand elsewhere" if moved else ""
    note(f"This file fits the {words} {names}{told}.")
    quiet(WHAT_IT_IS)


def _moved(found: Proposal) -> int:
    """How many rows say the same as before, from another place."""
    columns: dict[tuple[str, str], set[str]] = {}
    for change in found.difference.changes.of(CHANGED):
        columns.setdefault((change.sheet, change.id), set()).add(change.column)
    return sum(changed <= _PLACE for changed in columns.values())


def _sent(imported: Imported) -> Sent:
    def tell(_: Proposal, issues: Sequence[Issue]) -> None:
        show_problems([imported.where_it_stands(issue) for issue in issues])

    mend = "Correct your file and send it again, or say otherwise what it is."
    return Sent("the file", "What is in the file", mend, tell)
