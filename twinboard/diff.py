"""Records against what is published → the changes, each value before and after as an officer would type it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from twinboard.models import Change, Record, Value
from twinboard.rules.sheets import BY_NAME, stored_columns

ADDED, CHANGED, RETIRED = "added", "changed", "retired"


@dataclass(frozen=True)
class Difference:
    """What a file would change: the rows to write and to retire, each change, and the published rows it lacks."""

    written: tuple[Record, ...]
    retired: tuple[Record, ...]
    missing: tuple[Record, ...]
    changes: tuple[Change, ...]

    def counts(self) -> dict[str, int]:
        """How many rows are added, changed and retired."""
        rows = {(change.sheet, change.id, change.change) for change in self.changes}
        return {kind: sum(row[2] == kind for row in rows) for kind in (ADDED, CHANGED, RETIRED)}


def compare(
    records: Mapping[str, Iterable[Record]],
    published: Mapping[str, Mapping[str, Record]],
    *,
    retire: Collection[str] = (),
) -> Difference:
    """Compares by id. Rows that are published and absent from the file are kept, but for the sheets in `retire`."""
    written: list[Record] = []
    missing: list[Record] = []
    changes: list[Change] = []
    for sheet, rows in records.items():
        before = published.get(sheet, {})
        seen = set()
        for record in rows:
            seen.add(record.id)
            whole = _with_columns_not_sent(record, before.get(record.id))
            found = list(_changes(before.get(record.id), whole))
            written += [whole] if found else []
            changes += found
        missing += [record for identity, record in before.items() if identity not in seen]
    retired = [record for record in missing if record.sheet in retire]
    for record in retired:
        changes += [
            Change(record.sheet, record.id, RETIRED, column, shown(record.values.get(column)), None)
            for column in _filled_columns(record)
        ]
    return Difference(tuple(written), tuple(retired), tuple(missing), tuple(changes))


def shown(value: Value) -> str | None:
    """A stored value as plain text, the same for equal values."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return None if value is None else str(value)


def _with_columns_not_sent(record: Record, before: Record | None) -> Record:
    """The record with the published values of the columns that its file does not have."""
    if before is None:
        return record
    sent = {name: value for name, value in record.values.items() if name in record.letters or value is not None}
    return replace(record, values={**before.values, **sent})


def _changes(before: Record | None, after: Record) -> Iterator[Change]:
    if before is None:
        for column in _filled_columns(after):
            yield Change(after.sheet, after.id, ADDED, column, None, shown(after.values[column]))
        return
    for column in stored_columns(BY_NAME[after.sheet]):
        old, new = before.values.get(column), after.values.get(column)
        if old != new:
            yield Change(after.sheet, after.id, CHANGED, column, shown(old), shown(new))


def _filled_columns(record: Record) -> list[str]:
    return [column for column in stored_columns(BY_NAME[record.sheet]) if record.values.get(column) is not None]
