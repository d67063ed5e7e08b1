"""An officer's file → what is wrong with it and what it would change; and, if they say so, its publication."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from twinboard.diff import Difference, compare
from twinboard.models import Issue
from twinboard.publish import Publication, publish, published_records
from twinboard.reading.annotate_apart import annotate_apart
from twinboard.reading.apart import read_apart
from twinboard.settings import TITLE
from twinboard.store import Store
from twinboard.validate import Checked, check
from twinboard.workbook.write import write_workbook


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


def propose(store: Store, file_name: str, content: bytes, *, retire: Collection[str] = ()) -> Proposal:
    """Reads (in a process of its own), checks and compares a workbook.

    Rows that it lacks are retired on the sheets in `retire`, and kept on the others. Publishes nothing. Raises
    UnreadableFile.
    """
    tables = read_apart(content, file_name)
    base = store.current()
    published = published_records(store, base)
    checked = check(tables, published, date.today())
    records = checked.records if checked.is_valid else {}
    return Proposal(base, file_name, content, checked, compare(records, published, retire=retire))


def with_retired(store: Store, proposal: Proposal, retire: Collection[str]) -> Proposal:
    """The same proposal with the rows that it lacks retired on these sheets."""
    published = published_records(store, proposal.base)
    return replace(proposal, difference=compare(proposal.checked.records, published, retire=retire))


def annotated(proposal: Proposal) -> bytes:
    """The officer's file as an .xlsx with every issue marked at its cell, and the list of them as its first sheet."""
    return annotate_apart(proposal.content, proposal.file_name, proposal.issues)


def carry_out(store: Store, proposal: Proposal, *, author: str, message: str) -> int | None:
    """Publishes a valid proposal; gives the new version, or None where it changes nothing."""
    if not proposal.checked.is_valid:
        raise ValueError("a proposal with issues cannot be published")
    if not proposal.difference.changes:
        return None
    digest = store.keep_received(proposal.content, Path(proposal.file_name).suffix.lower())
    publication = Publication(author, message, proposal.file_name, digest)
    return publish(store, proposal.base, proposal.difference, publication)


def workbook_of(store: Store, number: int) -> bytes:
    """The whole workbook of a version; publishing it again changes nothing. Raises UnknownVersion."""
    records = {name: tuple(rows.values()) for name, rows in published_records(store, number).items()}
    return write_workbook(records, title=TITLE, version=number)


def blank_workbook(store: Store) -> bytes:
    """The workbook without rows, its drop-downs offering what is published."""
    published = published_records(store, store.current())
    offered = {name: tuple(rows.values()) for name, rows in published.items() if rows}
    return write_workbook({}, title=TITLE, offered=offered)
