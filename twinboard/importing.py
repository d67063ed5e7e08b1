"""A file of any kind → what recipes make of it, checked and compared as every file is; issues at its own cells."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from twinboard.intake import Proposal, Told, propose
from twinboard.models import Issue, Record, Rows
from twinboard.publish import published_records
from twinboard.recipes.fit import Fit
from twinboard.recipes.page import Page
from twinboard.recipes.rows import Imported, known_source, workbook_of
from twinboard.recipes.said.edition import Edition, edition_of, is_later, month_in_name
from twinboard.rules.sheets import FACTS, SOURCES
from twinboard.store import Store


@dataclass(frozen=True)
class Import:
    """A file by its name and SHA-256, the small workbook that was made of it, and what this proposes."""

    file_name: str
    checksum: str
    imported: Imported
    proposal: Proposal

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The issues at the cells of the file as it came, where a value stood in one."""
        return tuple(map(self.imported.where_it_stands, self.proposal.issues))


@dataclass(frozen=True)
class OtherEdition:
    """A file that says that it is of another day than its source here: later, or older than `than`.

    `day` becomes the day of publication of the source; blank where the file does not say one.
    """

    words: str
    day: str
    than: str
    is_older: bool


def propose_import(  # noqa: PLR0913  a file has a name, and may have a day
    store: Store,
    fits: Sequence[Fit],
    file_name: str,
    content: bytes,
    published: str = "",
    *,
    told: Told = lambda _: None,
) -> Import:
    """Proposes the rows of the fits. Publishes nothing. Raises as `propose` does.

    `published` is when the file was, for one that is a newer edition of its source.
    """
    known = published_records(store, store.base())
    checksum = hashlib.sha256(content).hexdigest()
    imported = workbook_of(fits, file_name, checksum, known, published)
    return Import(file_name, checksum, imported, propose(store, imported.file_name, imported.content, told=told))


def other_edition(fits: Sequence[Fit], pages: Sequence[Page], file_name: str, known: Rows) -> OtherEdition | None:
    """Whether a file is of a later or an older day than the sources that it rests on; None where it says neither."""
    said = {edition_of(fit.table, pages, file_name) for fit in fits if fit.table} - {None}
    sources = [known_source(fit.recipe.source, known.get(SOURCES, {})) for fit in fits]
    edition = said.pop() if len(said) == 1 else None
    if edition is None:
        return None
    others = [_compared(edition, source, known) for source in sources if source]
    return next(filter(None, others), None)


def _compared(edition: Edition, source: Record, known: Rows) -> OtherEdition | None:
    published = str(source.values["published"])
    if is_later(edition.day, published):
        return OtherEdition(edition.words, edition.day, published, is_older=False)
    if not edition.is_named:
        is_older = is_later(published, edition.day)
        return OtherEdition(edition.words, "", published, is_older=True) if is_older else None
    before = max(_months_of_files(source, known), default="")
    if not before or before == edition.day:
        return None
    return OtherEdition(edition.words, "", before, is_older=edition.day < before)


def _months_of_files(source: Record, known: Rows) -> set[str]:
    """The months by which the files are named from which the published numbers of a source were taken."""
    facts = (fact.values for fact in known.get(FACTS, {}).values() if fact.values.get("source_id") == source.id)
    return {month for fact in facts if (month := month_in_name(str(fact["locator"]).split(",")[0]))}


def keep_original(store: Store, file_name: str, content: bytes) -> str:
    """Keeps the file as it came, by its SHA-256, which it gives; the small workbook made of it names it."""
    return store.keep_received(content, Path(file_name).suffix.lower())
