"""An officer's file → what is wrong with it and what it would change; and, if they say so, its publication."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from twinboard.diff import Difference, compare
from twinboard.errors import DamagedVersion, TwinboardError, UnreadableFile
from twinboard.merge import Crossed, crossed, with_published
from twinboard.models import Issue, Rows, Severity
from twinboard.publish import Publication, publish, published_records
from twinboard.reading.annotate_apart import annotate_apart
from twinboard.reading.apart import read_apart
from twinboard.store import Store, drafts
from twinboard.store.drafts import Draft
from twinboard.validate.check import Checked, check, check_among
from twinboard.workbook.made_from import is_part, made_from, retires

Told = Callable[[str], None]
"""Hears what is being done, for people who wait."""


@dataclass(frozen=True)
class Decisions:
    """What an officer decides where a file leaves a choice.

    Rows that it lacks are retired on the sheets `retire`, and kept on the others. Crossed rows stay as they are
    published, rather than become what the file has: those that the file has as they were, and those that it changed.
    """

    retire: frozenset[str] = frozenset()
    keeps_old: bool = False
    keeps_changed: bool = False


@dataclass(frozen=True)
class Proposal:
    """A checked file, compared with the version it would build on (None: the store is empty).

    `made_from` is the earlier version that the file was made from, if that is known; `crossed` are the rows that
    were published anew since then and that the file holds otherwise. The difference is that of the decisions; before
    they are made, that of the file as it is. `gone`: the file is a part: it says what was changed
    and which rows are to be retired, by sheet, and nothing else is missing from it; None: it is none.
    """

    base: int | None
    made_from: int | None
    file_name: str
    content: bytes
    checked: Checked
    crossed: tuple[Crossed, ...]
    decisions: Decisions | None
    difference: Difference
    gone: Mapping[str, Collection[str]] | None = None

    @property
    def issues(self) -> tuple[Issue, ...]:
        return self.checked.issues

    @property
    def is_open(self) -> bool:
        """Whether a question is not decided yet."""
        return self.decisions is None and bool(self.crossed or self.difference.missing)


def propose(
    store: Store, file_name: str, content: bytes, *, since: int | None = None, told: Told = lambda _: None
) -> Proposal:
    """Reads (in a process of its own), checks and compares a workbook. Publishes nothing. Raises UnreadableFile.

    Raises NothingReadable or NewerRelease, too: what could not be published is not compared.
    `since` is the version that the file was made from, for one that does not say it.
    """
    store.base()
    told("Reading the file")
    tables = read_apart(content, file_name)
    told("Checking every cell")
    base = store.base()
    published = published_records(store, base)
    gone = retires(tables) if is_part(tables) else None
    origin, then = _origin(store, made_from(tables) or since, base)
    checked = check(tables, published, date.today(), are_rows=gone is not None, then=then)
    records = checked.records if checked.is_valid else {}
    told(f"Comparing it with version {base}" if base else "Comparing it with the empty store")
    met = crossed(records, then, published) if then else ()
    difference = compare(records, published, made_from=then, gone=gone)
    return Proposal(base, origin, file_name, content, checked, met, None, difference, gone)


def decided(store: Store, proposal: Proposal, decisions: Decisions) -> Proposal:
    """The proposal as an officer decides, checked as it then stands. Raises StillNamed; see `check_among`."""
    published = published_records(store, proposal.base)
    _, then = _origin(store, proposal.made_from, proposal.base)
    kept = [row for row in proposal.crossed if (decisions.keeps_old if row.is_old else decisions.keeps_changed)]
    records = with_published(proposal.checked.records, kept)
    difference = compare(records, published, retire=decisions.retire, made_from=then, gone=proposal.gone)
    checked = check_among(proposal.checked, records, published, difference.retired)
    if not checked.is_valid:
        difference = compare({}, published)
    return replace(proposal, decisions=decisions, difference=difference, checked=checked)


def _origin(store: Store, number: int | None, base: int | None) -> tuple[int | None, Rows | None]:
    """The version that a file was made from with its records, where it is an earlier one that can be read."""
    if number is None or base is None or number >= base or number not in store.numbers():
        return None, None
    try:
        return number, published_records(store, number)
    except DamagedVersion:
        return None, None


def likeliest(store: Store, proposal: Proposal) -> Proposal:
    """The proposal with the likeliest answer to what is not decided: what others published stands where the file only
    has it as before, the file where it changes it, and what the file lacks stays unless it says that it goes.
    """
    if not proposal.is_open:
        return proposal
    return decided(store, proposal, Decisions(frozenset(proposal.gone or ()), keeps_old=True))


def to_look_at(store: Store, proposal: Proposal) -> Proposal:
    """The proposal as readers would see it, with the likeliest answer to what is open. Raises TwinboardError where that
    is nothing whole: it has errors, or changes nothing.
    """
    if not proposal.checked.is_valid:
        count = sum(one.severity is Severity.ERROR for one in proposal.issues)
        errors = "an error" if count == 1 else f"{count:,} errors"
        raise TwinboardError(f"This draft has {errors}: it can be neither shown as readers would see it nor published.")
    likely = likeliest(store, proposal)
    if not likely.checked.is_valid:
        raise TwinboardError("This draft cannot be shown before its questions are answered.")
    if not likely.difference.changes:
        raise TwinboardError("This draft changes nothing any more.", "What it says is published.")
    return likely


def annotated(proposal: Proposal) -> bytes:
    """The officer's file as an .xlsx with every issue marked at its cell, and the list of them as its first sheet."""
    return annotate_apart(proposal.content, proposal.file_name, proposal.issues, proposal.checked.read)


def carry_out(
    store: Store, proposal: Proposal, *, author: str, message: str, approved_by: str | None = None
) -> int | None:
    """Publishes a valid proposal; gives the new version, or None where it changes nothing."""
    if not proposal.checked.is_valid:
        raise ValueError("a proposal with issues cannot be published")
    if not proposal.difference.changes:
        return None
    digest = store.keep_received(proposal.content, Path(proposal.file_name).suffix.lower())
    publication = Publication(author, message, proposal.file_name, digest, approved_by)
    return publish(store, proposal.base, proposal.difference, publication)


def keep_draft(store: Store, proposal: Proposal, *, author: str, identity: str, message: str) -> Draft:
    """Keeps a decided proposal for later, or for a second officer; `identity` is what its author signed in with."""
    decisions = proposal.decisions or Decisions()
    return drafts.keep(
        store.home,
        proposal.content,
        file_name=proposal.file_name,
        author=author,
        identity=identity,
        message=message,
        base=proposal.base,
        made_from=proposal.made_from,
        decisions={**asdict(decisions), "retire": sorted(decisions.retire)},
    )


def proposal_of(store: Store, draft: Draft, told: Told = lambda _: None) -> Proposal:
    """What a draft proposes now. Its author's decisions hold as long as nobody published since they were made."""
    content = drafts.content(store.home, draft)
    proposal = propose(store, draft.file_name, content, since=draft.made_from or draft.base, told=told)
    if proposal.base != draft.base:
        return proposal
    return decided(store, proposal, _decisions_of(draft))


def _decisions_of(draft: Draft) -> Decisions:
    """What the author of a draft decided. Raises UnreadableFile where its note says something else."""
    try:
        return Decisions(**{**draft.decisions, "retire": frozenset(map(str, draft.decisions["retire"]))})
    except (KeyError, TypeError) as error:
        hint = "Remove the draft, and ask who prepared it to send the file again."
        raise UnreadableFile("This draft cannot be read: its decisions are damaged.", hint) from error
