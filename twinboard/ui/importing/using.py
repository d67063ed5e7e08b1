"""A file that recipes fit: its rows checked, compared and published, as those of every file are."""

import hashlib
from collections.abc import Sequence
from functools import partial

from twinboard.charts.base.wording import counted
from twinboard.diff import ADDED, CHANGED
from twinboard.importing import keep_original, newer_edition
from twinboard.intake import Proposal, propose
from twinboard.models import Issue
from twinboard.periods import period_words
from twinboard.recipes.fit import Fit
from twinboard.recipes.recipe import written
from twinboard.recipes.rows import Imported, workbook_of
from twinboard.rules.sheets import SOURCES
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
    checksum = hashlib.sha256(opened.content).hexdigest()
    published = _ask_for_edition(opened, fits)
    key = (opened.key, tuple(written(fit.recipe) for fit in fits), published)
    imported = once("imported", key, partial(workbook_of, fits, opened.name, checksum, published))
    current = store.current()
    found = read(
        ("import", *key, current),
        lambda told: propose(store, imported.file_name, imported.content, told=told),
    )
    if found is None:
        return
    _say_it_fits(fits, found)
    for fit in fits:
        show_rows(fit)
    if proposal := decide(found, _sent(imported)):
        section("Publish")
        quiet(f"{opened.name} is kept as it came, beside the workbook of its rows (SHA-256 {checksum[:12]} …).")
        names = " and ".join(fit.recipe.name for fit in fits)
        ask_to_publish(
            proposal,
            officer,
            message=f"From {opened.name}, by the recipe {names}",
            first=partial(keep_original, store, opened.name, opened.content),
        )


def _ask_for_edition(opened: Opened, fits: Sequence[Fit]) -> str:
    """When the file was published, where it names a later day than its source here; the officer may change it."""
    newer = newer_edition(fits, published_now().get(SOURCES, {}))
    if not newer:
        return ""
    note(f"The file says that it is of {period_words(newer)}: a newer edition of its source.")
    return typed("It was published on (blank: no newer edition)", newer, opened.field("edition"), "2022-03-11")


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
