"""Records as they are published, and a difference applied to them as one new version."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from decimal import Decimal

import duckdb
import pandas as pd
import pyarrow as pa

from twinboard.diff import Difference
from twinboard.models import Change, Kind, Record, Sheet, Value, Version
from twinboard.periods import read_period
from twinboard.rules.sheets import SHEETS, stored_columns
from twinboard.store import Store

_TYPES = {Kind.QUANTITY: pa.decimal128(24, 6), Kind.COORDINATE: pa.decimal128(9, 6), Kind.COUNT: pa.int32()}


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

    def apply(connection: duckdb.DuckDBPyConnection, number: int) -> None:
        for sheet in SHEETS:
            _retire(connection, sheet, difference.retired)
            _write(connection, sheet, difference.written, publication.file_sha256, number)
        _log(connection, difference, publication, base, number)

    return store.publish(base, apply)


def history(store: Store, version: int | None = None) -> tuple[Version, ...]:
    """All versions up to and with `version` (by default the current one), the newest first."""
    return tuple(
        Version(
            number=int(row["number"]),
            base=None if pd.isna(row["base"]) else int(row["base"]),
            author=row["author"],
            message=row["message"],
            file_name=row["file_name"],
            file_sha256=row["file_sha256"],
            published_at=row["published_at"].to_pydatetime(),
            counts={kind: int(row[f"count_{kind}"]) for kind in ("added", "changed", "retired")},
        )
        for row in store.ask("evidence/versions", version=version).to_dict("records")
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


def _retire(connection: duckdb.DuckDBPyConnection, sheet: Sheet, retired: Iterable[Record]) -> None:
    ids = [record.id for record in retired if record.sheet == sheet.name]
    connection.execute(f"delete from {sheet.table} where list_contains(?, {sheet.id_column})", [ids])


def _write(
    connection: duckdb.DuckDBPyConnection, sheet: Sheet, written: Iterable[Record], received: str, number: int
) -> None:
    records = [record for record in written if record.sheet == sheet.name]
    if not records:
        return
    ids = [record.id for record in records]
    kept = dict(
        connection.execute(
            f"select {sheet.id_column}, row_position from {sheet.table} where list_contains(?, {sheet.id_column})",
            [ids],
        ).fetchall()
    )
    last = connection.execute(f"select coalesce(max(row_position), 0) from {sheet.table}").fetchone()
    connection.execute(f"delete from {sheet.table} where list_contains(?, {sheet.id_column})", [ids])
    rows = []
    for position, record in enumerate(records, start=(last[0] if last else 0) + 1):
        place = {"row_position": kept.get(record.id, position), "received_row": record.row}
        rows.append(_stored(sheet, record) | place | {"received_file": received, "changed_in": number})
    _insert(connection, sheet.table, pa.Table.from_pylist(rows, schema=_schema(sheet)))
    _log_letters(connection, records[0], received)


def _stored(sheet: Sheet, record: Record) -> dict[str, object]:
    stored: dict[str, object] = dict(record.values)
    for column in sheet.columns:
        if column.kind is Kind.PERIOD:
            written = record.values.get(column.name)
            period = read_period(str(written)) if written else None
            stored[f"{column.name}_first_on"] = period.first_on if period else None
            stored[f"{column.name}_last_on"] = period.last_on if period else None
    return stored


def _log_letters(connection: duckdb.DuckDBPyConnection, record: Record, received: str) -> None:
    rows = [(received, record.sheet, name, letters) for name, letters in record.letters.items()]
    if rows:
        connection.execute("delete from received_columns where received_file = ? and sheet = ?", rows[0][:2])
        connection.executemany("insert into received_columns values (?, ?, ?, ?)", rows)


def _log(
    connection: duckdb.DuckDBPyConnection,
    difference: Difference,
    publication: Publication,
    base: int | None,
    number: int,
) -> None:
    counts = difference.counts()
    connection.execute(
        "insert into versions values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            number, base, publication.author, publication.message, publication.file_name, publication.file_sha256,
            counts["added"], counts["changed"], counts["retired"], datetime.now(UTC).replace(tzinfo=None),
        ],
    )  # fmt: skip
    rows = [{"version": number, **asdict(change)} for change in difference.changes]
    schema = pa.schema([("version", pa.int32()), *((name.name, pa.string()) for name in fields(Change))])
    _insert(connection, "changes", pa.Table.from_pylist(rows, schema=schema).rename_columns({"column": "column_name"}))


def _schema(sheet: Sheet) -> pa.Schema:
    """The Arrow types of a sheet's table, so that nothing is guessed from the values of one upload."""
    types: dict[str, pa.DataType] = dict.fromkeys(stored_columns(sheet), pa.string())
    for column in sheet.columns:
        if column.kind in _TYPES:
            types[column.name] = _TYPES[column.kind]
        elif column.kind is Kind.PERIOD:
            types |= {f"{column.name}_first_on": pa.date32(), f"{column.name}_last_on": pa.date32()}
    types |= {"row_position": pa.int32(), "received_row": pa.int32()}
    return pa.schema([*types.items(), ("received_file", pa.string()), ("changed_in", pa.int32())])


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    connection.register("incoming", rows)
    connection.execute(f"insert into {table} by name from incoming")
    connection.unregister("incoming")
