"""Records against what is published → the changes, each value before and after as an officer would type it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import overload

from twinboard.models import Change, Record, Value
from twinboard.rules.sheets import BY_NAME
from twinboard.rules.stored import stored_columns

ADDED, CHANGED, RETIRED = "added", "changed", "retired"


class Changes(Sequence[Change]):
    """Every value that would change, row by row and what is retired last.

    Knows the rows, and makes a change of each value only when it is asked for: there may be millions.
    """

    def __init__(self, written: Sequence[Record], replaced: Mapping[int, Record], retired: Sequence[Record]) -> None:
        """`replaced` holds the published rows by the position of the written row that takes their place."""
        self._written, self._replaced, self._retired = written, replaced, retired

    def __bool__(self) -> bool:
        return bool(self._written or self._retired)

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, index: int) -> Change: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Change, ...]: ...
    def __getitem__(self, index: int | slice) -> Change | tuple[Change, ...]:
        return self._all[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all)

    def counts(self) -> dict[str, int]:
        """How many rows are added, changed and retired."""
        changed = len(self._replaced)
        return {ADDED: len(self._written) - changed, CHANGED: changed, RETIRED: len(self._retired)}

    def of(self, kind: str) -> Iterator[Change]:
        """Those of one kind, row by row, made one after the other as they are asked for."""
        if kind == CHANGED:
            for position, before in self._replaced.items():
                yield from changes_of(before, self._written[position])
        elif kind == RETIRED:
            for record in self._retired:
                yield from _filled(record, RETIRED)
        else:
            for position, record in enumerate(self._written):
                if position not in self._replaced:
                    yield from _filled(record, ADDED)

    @cached_property
    def _all(self) -> tuple[Change, ...]:
        written = (
            changes_of(self._replaced[position], record) if position in self._replaced else _filled(record, ADDED)
            for position, record in enumerate(self._written)
        )
        return tuple(chain(*written, *(_filled(record, RETIRED) for record in self._retired)))


@dataclass(frozen=True)
class Difference:
    """What a file would change: the rows to write and to retire, each change, and the published rows it lacks."""

    written: tuple[Record, ...]
    retired: tuple[Record, ...]
    missing: tuple[Record, ...]
    changes: Changes

    def counts(self) -> dict[str, int]:
        """How many rows are added, changed and retired."""
        return self.changes.counts()


def compare(
    records: Mapping[str, Iterable[Record]],
    published: Mapping[str, Mapping[str, Record]],
    *,
    retire: Collection[str] = (),
    made_from: Mapping[str, Mapping[str, Record]] | None = None,
    gone: Mapping[str, Collection[str]] | None = None,
) -> Difference:
    """Compares by id. Rows that are published and absent from the file are kept, but for the sheets in `retire`.

    A file is not missing what was added after the version that it was made from. One that is a part is missing what
    it says is `gone`, and nothing else.
    """
    written: list[Record] = []
    replaced: dict[int, Record] = {}
    missing: list[Record] = []
    for sheet, rows in records.items():
        lacking = dict(published.get(sheet, {}))
        for record in rows:
            before = lacking.pop(record.id, None)
            if before is None:
                written.append(record)
            elif record.values != before.values:
                whole = record.completed(before)
                if next(changes_of(before, whole), None):
                    replaced[len(written)] = before
                    written.append(whole)
        known = lacking if made_from is None else made_from[sheet]
        if gone is not None:
            known = {identity: lacking[identity] for identity in gone.get(sheet, ()) if identity in lacking}
        missing += (record for identity, record in lacking.items() if identity in known)
    for sheet in (gone or {}).keys() - records.keys():
        missing += (published[sheet][one] for one in (gone or {})[sheet] if one in published[sheet])
    retired = tuple(record for record in missing if record.sheet in retire)
    rows_written = tuple(written)
    return Difference(rows_written, retired, tuple(missing), Changes(rows_written, replaced, retired))


def shown(value: Value) -> str | None:
    """A stored value as plain text, the same for equal values."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return None if value is None else str(value)


def changes_of(before: Record, after: Record) -> Iterator[Change]:
    """The columns in which two rows of one id differ."""
    for column in stored_columns(BY_NAME[after.sheet]):
        old, new = before.values.get(column), after.values.get(column)
        if old != new:
            yield Change(after.sheet, after.id, CHANGED, column, shown(old), shown(new))


def _filled(record: Record, kind: str) -> Iterator[Change]:
    """The values of a row that is added, or retired."""
    for column in stored_columns(BY_NAME[record.sheet]):
        if (text := shown(record.values.get(column))) is not None:
            before, after = (text, None) if kind == RETIRED else (None, text)
            yield Change(record.sheet, record.id, kind, column, before, after)
