"""A file of any kind → what recipes make of it, checked and compared as every file is; issues at its own cells."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from twinboard.intake import Proposal, Told, propose
from twinboard.models import Issue
from twinboard.recipes.fit import Fit
from twinboard.recipes.rows import Imported, workbook_of
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


def propose_import(
    store: Store, fits: Sequence[Fit], file_name: str, content: bytes, told: Told = lambda _: None
) -> Import:
    """Proposes the rows of the fits. Publishes nothing. Raises as `propose` does."""
    imported = workbook_of(fits, file_name, hashlib.sha256(content).hexdigest())
    return Import(file_name, content, imported, propose(store, imported.file_name, imported.content, told=told))


def keep_original(store: Store, file_name: str, content: bytes) -> str:
    """Keeps the file as it came, by its SHA-256, which it gives; the small workbook made of it names it."""
    return store.keep_received(content, Path(file_name).suffix.lower())
