"""A file made from an earlier version, and what somebody published since: the rows that both hold differently.

A row is one statement with its source: it is never put together from two people's edits.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from twinboard.diff import changes_of, shown
from twinboard.models import Record, Rows
from twinboard.rules.sheets import BY_NAME
from twinboard.rules.stored import stored_columns


@dataclass(frozen=True)
class Sides:
    """One column of a crossed row: its text when the file was made, as it is published, and in the file."""

    column: str
    then: str | None
    now: str | None
    sent: str | None


@dataclass(frozen=True)
class Crossed:
    """A row that somebody published anew since the file was made, and that the file holds otherwise.

    `then` is the row of the version that the file was made from, None if it was added since; `now` the published
    one, None if it was retired since; `sent` that of the file.
    """

    then: Record | None
    now: Record | None
    sent: Record

    @property
    def is_old(self) -> bool:
        """Whether the file still holds the row as it was when the file was made."""
        return self.then is not None and not any(changes_of(self.then, self.sent.completed(self.then)))

    def sides(self) -> Iterator[Sides]:
        """The columns that are published otherwise than the file has them."""
        known = self.now or self.then
        sent = self.sent.completed(known) if known else self.sent
        for column in stored_columns(BY_NAME[self.sent.sheet]):
            then, now, new = (shown(row.values.get(column)) if row else None for row in (self.then, self.now, sent))
            if now != new:
                yield Sides(column, then, now, new)


def crossed(records: Mapping[str, Iterable[Record]], then: Rows, now: Rows) -> tuple[Crossed, ...]:
    """The crossed rows of a file made from `then`, where `now` is published; in the order of the file."""
    return tuple(
        Crossed(before, after, sent)
        for sheet, rows in records.items()
        for sent in rows
        if _differ(before := then[sheet].get(sent.id), after := now[sheet].get(sent.id))
        and (after is None or any(changes_of(after, sent.completed(after))))
    )


def with_published(
    records: Mapping[str, Iterable[Record]], rows: Collection[Crossed]
) -> Mapping[str, tuple[Record, ...]]:
    """The records of a file with these rows as they are published, and without those that are retired."""
    published = {(row.sent.sheet, row.sent.id): row.now for row in rows}
    return {
        sheet: tuple(row for row in (published.get((sheet, sent.id), sent) for sent in sheet_rows) if row is not None)
        for sheet, sheet_rows in records.items()
    }


def _differ(one: Record | None, other: Record | None) -> bool:
    return (one and one.values) != (other and other.values)
