"""Records as they are published, and a difference applied to them as one new version."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

from twinboard.diff import Difference, compare
from twinboard.frames import rows
from twinboard.models import Kind, Record, Sheet, Value, Version
from twinboard.periods import read_period
from twinboard.rules.sheets import BY_NAME, SHEETS, stored_columns
from twinboard.store import Draft, Store


@dataclass(frozen=True)
class Publication:
    """What a publication says of itself: who and why, and the file it came from."""

    author: str
    message: str
    file_name: str
    file_sha256: str


def published_records(store: Store, version: int | None) -> dict[str, dict[str, Record]]:
    """Every row of a version by sheet and id, in the order of the workbook; empty sheets for None."""
    if version is None:
        return {sheet.name: {} for sheet in SHEETS}
    return {sheet.name: _records(sheet, store, version) for sheet in SHEETS}


def publish(store: Store, base: int | None, difference: Difference, publication: Publication) -> int:
    """Makes the next version of `base` with the difference applied; gives its number."""
    return store.publish(base, _writer(base, difference, publication))


@contextmanager
def trial(store: Store, base: int | None, difference: Difference) -> Iterator[Store]:
    """A store of its own whose current version is `base` with the difference applied; gone after use."""
    publication = Publication("nobody", "a trial", "", "")
    with store.trial(base, _writer(base, difference, publication)) as tried:
        yield tried


def _writer(base: int | None, difference: Difference, publication: Publication) -> Callable[[Draft], None]:
    def apply(draft: Draft) -> None:
        for sheet in SHEETS:
            written = [record for record in difference.written if record.sheet == sheet.name]
            retired = [record.id for record in difference.retired if record.sheet == sheet.name]
            if retired:
                draft.retire(sheet.table, sheet.id_column, retired)
            if written:
                stored = [_stored(sheet, record, publication.file_sha256) for record in written]
                draft.put(sheet.table, sheet.id_column, stored)
                draft.append("received_columns", _letters(written[0], publication.file_sha256, draft.number))
        _log(draft, difference, publication, base)

    return apply


def restore(store: Store, number: int, *, author: str, message: str) -> int | None:
    """Makes version `number` current again, as a new version; None where it is so already.

    Each row that comes back keeps the received file and the cell that it had. Raises UnknownVersion.
    """
    current = store.current_or_fail()
    difference = between(store, number, current)
    if not difference.changes:
        return None
    origin = next(version for version in history(store, number) if version.number == number)
    publication = Publication(author, message, origin.file_name, origin.file_sha256)
    written = {(record.sheet, record.id) for record in difference.written}

    def apply(draft: Draft) -> None:
        for sheet in SHEETS:
            rows = store.rows(sheet.table, None, number)
            changed = {"changed_in": draft.number}
            draft.replace(
                sheet.table,
                [row | changed if (sheet.name, row[sheet.id_column]) in written else row for row in rows],
            )
        _log(draft, difference, publication, current)

    return store.publish(current, apply)


def between(store: Store, after: int, before: int | None) -> Difference:
    """What version `after` has otherwise than version `before`."""
    whole = {
        sheet: [replace(record, letters=dict.fromkeys(record.values, "")) for record in records.values()]
        for sheet, records in published_records(store, after).items()
    }
    return compare(whole, published_records(store, before), retire=BY_NAME)


def history(store: Store, version: int | None = None) -> tuple[Version, ...]:
    """All versions up to and with `version` (by default the current one), the newest first."""
    return tuple(
        Version(
            number=row["number"],
            base=None if row["base"] is None else int(row["base"]),
            author=row["author"],
            message=row["message"],
            file_name=row["file_name"],
            file_sha256=row["file_sha256"],
            published_at=row["published_at"].to_pydatetime(),
            counts={kind: row[f"count_{kind}"] for kind in ("added", "changed", "retired")},
        )
        for row in rows(store.ask("evidence/versions", version=version))
    )


def _records(sheet: Sheet, store: Store, version: int) -> dict[str, Record]:
    columns = stored_columns(sheet)
    records = {}
    for row in store.rows(sheet.table, columns, version):
        identity = str(row[sheet.id_column])
        records[identity] = Record(sheet.name, identity, {name: _value(row[name]) for name in columns})
    return records


def _value(stored: object) -> Value:
    if isinstance(stored, Decimal):
        whole = stored == stored.to_integral_value()
        return stored.quantize(Decimal(1)) if whole else stored.normalize()
    return stored if isinstance(stored, str | int) else None


def _stored(sheet: Sheet, record: Record, received: str) -> dict[str, object]:
    """A record as its table keeps it: its values, the days of its periods, and the row of the file it came from."""
    stored: dict[str, object] = {**record.values, "received_file": received, "received_row": record.row}
    for column in sheet.columns:
        if column.kind is Kind.PERIOD:
            written = record.values.get(column.name)
            period = read_period(str(written)) if written else None
            stored[f"{column.name}_first_on"] = period.first_on if period else None
            stored[f"{column.name}_last_on"] = period.last_on if period else None
    return stored


def _letters(record: Record, received: str, number: int) -> list[dict[str, object]]:
    place = {"received_file": received, "sheet": record.sheet, "received_in": number}
    return [{**place, "column_name": name, "letters": letters} for name, letters in record.letters.items()]


def _log(draft: Draft, difference: Difference, publication: Publication, base: int | None) -> None:
    counts = {f"count_{kind}": count for kind, count in difference.counts().items()}
    when = datetime.now(UTC).replace(tzinfo=None)
    draft.append(
        "versions",
        [{"number": draft.number, "base": base, **asdict(publication), **counts, "published_at": when}],
    )
    draft.append(
        "changes",
        [
            {
                "version": draft.number,
                "sheet": change.sheet,
                "id": change.id,
                "change": change.change,
                "column_name": change.column,
                "before": change.before,
                "after": change.after,
            }
            for change in difference.changes
        ],
    )
