"""An officer's file → what is wrong with it and what it would change; and, if they say so, its publication."""

from dataclasses import dataclass
from pathlib import Path

from twinboard.diff import Difference, compare
from twinboard.models import Issue
from twinboard.publish import Publication, publish, published_records
from twinboard.reading.apart import read_apart
from twinboard.store import Store
from twinboard.validate import Checked, check


@dataclass(frozen=True)
class Proposal:
    """A checked file, compared with the version it would build on (None: the store is empty)."""

    base: int | None
    file_name: str
    content: bytes
    checked: Checked
    difference: Difference

    @property
    def issues(self) -> tuple[Issue, ...]:
        return self.checked.issues


def propose(store: Store, file_name: str, content: bytes, *, retire_missing: bool = False) -> Proposal:
    """Reads (in a process of its own), checks and compares a workbook. Raises UnreadableFile; publishes nothing."""
    tables = read_apart(content, file_name)
    base = store.current()
    published = published_records(store, base)
    checked = check(tables, published)
    records = checked.records if checked.is_valid else {}
    difference = compare(records, published, retire_missing=retire_missing)
    return Proposal(base, file_name, content, checked, difference)


def carry_out(store: Store, proposal: Proposal, *, author: str, message: str) -> int | None:
    """Publishes a valid proposal; gives the new version, or None where it changes nothing."""
    if not proposal.checked.is_valid:
        raise ValueError("a proposal with issues cannot be published")
    if not proposal.difference.changes:
        return None
    digest = store.keep_received(proposal.content, Path(proposal.file_name).suffix.lower())
    publication = Publication(author, message, proposal.file_name, digest)
    return publish(store, proposal.base, proposal.difference, publication)
