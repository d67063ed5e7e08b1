"""Records as they are published, and a difference applied to them as one new version."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from twinboard.diff import CHANGED, RETIRED, Difference, compare
from twinboard.errors import TwinboardError
from twinboard.models import Kind, Record, Sheet, Value, Version
from twinboard.periods import written_period
from twinboard.rules.sheets import BY_NAME, SHEETS
from twinboard.rules.stored import high_of, stored_columns
from twinboard.store import Columns, Store, Writing


@dataclass(frozen=True)
class Publication:
    """What a publication says of itself: who and why, the file it came from, and who else approved it, if anybody."""

    author: str
    message: str
    file_name: str
    file_sha256: str
    approved_by: str | None = None

    def __post_init__(self) -> None:
        """Raises TwinboardError if nobody is named, or no reason."""
        if not (self.author.strip() and self.message.strip()):
            raise TwinboardError("It is not said who publishes, or why.", "Give a name, and a reason in a sentence.")


def published_records(store: Store, version: int | None) -> dict[str, dict[str, Record]]:
    """Every row of a version by sheet and id, in the order of the workbook; empty sheets for None."""
    if version is None:
        return {sheet.name: {} for sheet in SHEETS}
    return {sheet.name: _records(sheet, store, version) for sheet in SHEETS}


def publish(store: Store, base: int | None, difference: Difference, publication: Publication) -> int:
    """Makes the next version of `base` with the difference applied; gives its number."""
    return store.publish(base, _writer(base, difference, publication))


@contextmanager
def trial(
    store: Store, base: int | None, difference: Difference, publication: Publication | None = None
) -> Iterator[Store]:
    """A store of its own whose current version is `base` with the difference applied; gone after use."""
    publication = publication or Publication("nobody", "a trial", "", "")
    with store.trial(base, _writer(base, difference, publication)) as tried:
        yield tried


def _writer(base: int | None, difference: Difference, publication: Publication) -> Callable[[Writing], None]:
    def apply(writing: Writing) -> None:
        by_sheet: dict[str, list[Record]] = defaultdict(list)
        for record in difference.written:
            by_sheet[record.sheet].append(record)
        for sheet in SHEETS:
            written = by_sheet.get(sheet.name)
            retired = [record.id for record in difference.retired if record.sheet == sheet.name]
            if retired:
                writing.retire(sheet.table, sheet.id_column, retired)
            if written:
                writing.put(sheet.table, sheet.id_column, _stored(sheet, written, publication.file_sha256))
        first_rows = [written[0] for written in by_sheet.values()]
        writing.append("received_columns", _letters(first_rows, publication.file_sha256, writing.number))
        _log(writing, difference, publication, base)

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
    publication = Publication(author, f"{message} (version {number} restored)", origin.file_name, origin.file_sha256)
    written = {(record.sheet, record.id) for record in difference.written}

    def apply(writing: Writing) -> None:
        for sheet in SHEETS:
            rows = store.columns(sheet.table, None, number)
            changes = zip(rows[sheet.id_column], rows["changed_in"], strict=True)
            changed_in = [writing.number if (sheet.name, identity) in written else kept for identity, kept in changes]
            writing.replace(sheet.table, {**rows, "changed_in": changed_in})
        _log(writing, difference, publication, current)

    return store.publish(current, apply)


def between(store: Store, after: int, before: int | None) -> Difference:
    """What version `after` has otherwise than version `before`."""
    whole = {
        sheet: [record._replace(letters=dict.fromkeys(record.values, "")) for record in records.values()]
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
            approved_by=row["approved_by"],
            message=row["message"],
            file_name=row["file_name"],
            file_sha256=row["file_sha256"],
            published_at=row["published_at"],
            counts={kind: row[f"count_{kind}"] for kind in ("added", "changed", "retired")},
        )
        for row in store.tell("evidence/versions", version=version)
    )


def _records(sheet: Sheet, store: Store, version: int) -> dict[str, Record]:
    names = stored_columns(sheet)
    decimals = {column.name for column in sheet.columns if column.kind in (Kind.QUANTITY, Kind.BARE, Kind.COORDINATE)}
    decimals |= {high_of(column) for column in sheet.columns if column.kind is Kind.QUANTITY}
    stored: dict[str, list[Any]] = store.columns(sheet.table, names, version)
    columns = [_values(column) if name in decimals else column for name, column in stored.items()]
    rows = (dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True))
    return {identity: Record(sheet.name, identity, row) for identity, row in zip(columns[0], rows, strict=True)}


def _values(stored: Sequence[Decimal | None]) -> list[Value]:
    """The column as it is compared with what is read; a number that stands there often is made once."""
    values = {value: None if value is None else _value(value) for value in set(stored)}
    return list(map(values.__getitem__, stored))


def _value(stored: Decimal) -> Decimal:
    whole = stored == stored.to_integral_value()
    return stored.quantize(Decimal(1)) if whole else stored.normalize()


def _stored(sheet: Sheet, records: Sequence[Record], received: str) -> Columns:
    """Records as their table keeps them: values, the days of their periods, and the rows of the file they came from."""
    names = stored_columns(sheet)
    rows_of_values = [tuple(map(record.values.get, names)) for record in records]
    stored: dict[str, Sequence[object]] = dict(zip(names, zip(*rows_of_values, strict=True), strict=True))
    for column in sheet.columns:
        if column.kind is Kind.PERIOD:
            texts = stored[column.name]
            read = {text: written_period(str(text)) if text else None for text in set(texts)}
            first_on = {text: period and period.first_on for text, period in read.items()}
            last_on = {text: period and period.last_on for text, period in read.items()}
            stored[f"{column.name}_first_on"] = list(map(first_on.__getitem__, texts))
            stored[f"{column.name}_last_on"] = list(map(last_on.__getitem__, texts))
    rows = [record.row for record in records]
    return {**stored, "received_file": [received] * len(records), "received_row": rows}


def _letters(records: Sequence[Record], received: str, number: int) -> Columns:
    """One record of each sheet tells where the columns of the sheet stood."""
    stood = [(record.sheet, name, letters) for record in records for name, letters in record.letters.items()]
    return {
        "received_file": [received] * len(stood),
        "sheet": [sheet for sheet, _, _ in stood],
        "received_in": [number] * len(stood),
        "column_name": [name for _, name, _ in stood],
        "letters": [letters for _, _, letters in stood],
    }


def _log(writing: Writing, difference: Difference, publication: Publication, base: int | None) -> None:
    counts = {f"count_{kind}": count for kind, count in difference.counts().items()}
    when = datetime.now(UTC).replace(tzinfo=None)
    version = {"number": writing.number, "base": base, **asdict(publication), **counts, "published_at": when}
    approved_by = version.pop("approved_by")
    writing.append("versions", {name: [value] for name, value in version.items()})
    if approved_by:
        writing.append("approvals", {"version": [writing.number], "approved_by": [approved_by]})
    changes = [*difference.changes.of(CHANGED), *difference.changes.of(RETIRED)]
    writing.append(
        "changes",
        {
            "version": [writing.number] * len(changes),
            "sheet": [change.sheet for change in changes],
            "id": [change.id for change in changes],
            "change": [change.change for change in changes],
            "column_name": [change.column for change in changes],
            "before": [change.before for change in changes],
            "after": [change.after for change in changes],
        },
    )
    changed = {record.sheet for record in difference.written}
    for sheet in SHEETS:
        if sheet.name in changed:
            writing.log_added(sheet.name, sheet.table, stored_columns(sheet))
