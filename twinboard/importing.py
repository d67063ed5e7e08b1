"""A file of any kind → what recipes make of it, checked and compared as every file is; issues at its own cells."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from twinboard.intake import Proposal, propose
from twinboard.models import Issue, Record
from twinboard.recipes.fit import Fit
from twinboard.recipes.rows import Imported, workbook_of
from twinboard.recipes.said.edition import edition_of, is_later
from twinboard.store import Store


@dataclass(frozen=True)
class Import:
    """A file as it came, the small workbook that was made of it, and what this proposes."""

    file_name: str
    content: bytes
    imported: Imported
    proposal: Proposal

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The issues at the cells of the file as it came, where a value stood in one."""
        return tuple(map(self.imported.where_it_stands, self.proposal.issues))


def propose_import(store: Store, fits: Sequence[Fit], file_name: str, content: bytes, published: str = "") -> Import:
    """Proposes the rows of the fits. Publishes nothing. Raises as `propose` does.

    `published` is when the file was, for one that is a newer edition of its source.
    """
    imported = workbook_of(fits, file_name, hashlib.sha256(content).hexdigest(), published)
    return Import(file_name, content, imported, propose(store, imported.file_name, imported.content))


def newer_edition(fits: Sequence[Fit], sources: Mapping[str, Record]) -> str:
    """The day that the tables name, where it is later than the publication of a source that they rest on; else ""."""
    days = {edition_of(fit.table) for fit in fits if fit.table}
    known = [sources[fit.recipe.source.id] for fit in fits if fit.recipe.source.id in sources]
    day = days.pop() if len(days) == 1 else ""
    return day if day and any(is_later(day, str(each.values["published"])) for each in known) else ""


def keep_original(store: Store, file_name: str, content: bytes) -> str:
    """Keeps the file as it came, by its SHA-256, which it gives; the small workbook made of it names it."""
    return store.keep_received(content, Path(file_name).suffix.lower())
