"""A publication in the lake: the rows by which a version differs from the one that it builds on, and back again."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from twinboard import queries
from twinboard.errors import DamagedVersion
from twinboard.store.lake.catalogue import Connection
from twinboard.store.lake.contents import columns_of, contents_of
from twinboard.store.lake.parquet import amiss_of, attach_version, declare, files_of, sums_of, tables_of
from twinboard.store.shelf import sha256


@dataclass(frozen=True)
class Published:
    """What the catalogue knows of a version: `publication` is what its rows in the lake bear, `seal` the SHA-256 of
    its file where it was published, `contents` what its tables come to, `parquet` the files with its rows.
    """

    number: int
    base: int | None
    publication: str
    seal: str
    contents: Mapping[str, str]
    schema_files: list[str]
    parquet: Mapping[str, str]


def published_after(connection: Connection, number: int) -> list[Published]:
    """What the catalogue lists after a version, in order."""
    listed = """
        select number, base, publication, seal, contents, schema_files, parquet
        from twinboard.versions where number > %s order by number
    """
    return [Published(*row) for row in connection.execute(listed, (number,)).fetchall()]  # type: ignore[arg-type]


def record(connection: Connection, published: Published) -> None:
    """Lists a version in the catalogue."""
    told = asdict(published)
    told |= {name: json.dumps(told[name]) for name in ("contents", "parquet")}
    connection.execute(
        "insert into twinboard.versions values (%(number)s, %(base)s, %(publication)s, %(seal)s, %(contents)s, "
        "%(schema_files)s, %(parquet)s)",
        told,
    )


def put(
    connection: duckdb.DuckDBPyConnection, number: int, file: Path, base: tuple[Published, Path] | None
) -> Published:
    """Adds to the lake what a version has otherwise than the one it builds on, as one snapshot."""
    attach_version(connection, file, "version")
    before = base[0].contents if base else {}
    if base:
        attach_version(connection, base[1], "base")
    contents = contents_of(connection, "version", tables_of(connection, "version"))
    changed = [name for name in contents if before.get(name) != contents[name]]
    publication = uuid.uuid4().hex
    connection.execute("begin")
    declare(connection, "version")
    for table in changed:
        _put(connection, table, publication, has_base=table in before)
    author, message = connection.execute(
        "select author, message from version.main.versions where number = $number", {"number": number}
    ).fetchone() or ("", "")
    connection.execute("call lake.set_commit_message($author, $message)", {"author": author, "message": message})
    connection.execute("commit")
    written = [name for table in changed for name in files_of(connection, table, publication)]
    schema_files = connection.execute("select name from version.main.schema_files order by name").fetchall()
    names = [str(name) for (name,) in schema_files]
    number_before = base[0].number if base else None
    return Published(number, number_before, publication, sha256(file), contents, names, sums_of(connection, written))


def _put(connection: duckdb.DuckDBPyConnection, table: str, publication: str, *, has_base: bool) -> None:
    own = list(columns_of(connection, "version", table))
    before = columns_of(connection, "base", table) if has_base else {}
    new = f'select {_listed(own)} from version.main."{table}"'
    old = f'select {", ".join(_known(name, before) for name in own)} from base.main."{table}"'
    added = f"{new} except all {old}" if has_base else new
    for went, rows in ((False, added), *([(True, f"{old} except all {new}")] if has_base else [])):
        connection.execute(
            f'insert into lake.main."{table}" by name '
            f"select '{publication}' as publication, {went} as went, * from ({rows})"
        )


def make(connection: duckdb.DuckDBPyConnection, published: Published, base: Published | None, file: Path) -> None:
    """Makes of the file of the version before, or of none, the file of this version.

    Raises DamagedVersion where the lake does not hold any more what was published.
    """
    if amiss := amiss_of(connection, published.parquet):
        raise DamagedVersion(f"Version {published.number} cannot be made here.", detail=amiss)
    attach_version(connection, file, "version", writes=True)
    connection.execute("use version")
    connection.execute("begin")
    for name in published.schema_files:
        if not base or name not in base.schema_files:
            connection.execute(queries.load(name).sql)
    for table in published.contents:
        if not base or base.contents.get(table) != published.contents[table]:
            _take(connection, table, published.publication)
    connection.execute("commit")
    found = contents_of(connection, "version", tables_of(connection, "version"))
    if found != published.contents:
        detail = "The rows in the lake do not come to what was published."
        raise DamagedVersion(f"Version {published.number} cannot be made here.", detail=detail)
    connection.execute("checkpoint version")


def _take(connection: duckdb.DuckDBPyConnection, table: str, publication: str) -> None:
    own = list(columns_of(connection, "version", table))
    named = {"publication": publication}
    rows = f'select {_listed(own)} from lake.main."{table}" where publication = $publication'
    (went,) = connection.execute(
        f'select count(*) from lake.main."{table}" where publication = $publication and went', named
    ).fetchone() or (0,)
    if went:
        left = f'select {_listed(own)} from version.main."{table}" except all {rows} and went'
        connection.execute(f"create temp table rows_left as {left}", named)
        connection.execute(f'delete from version.main."{table}"')
        connection.execute(f'insert into version.main."{table}" by name from rows_left {_order(own)}')
        connection.execute("drop table rows_left")
    connection.execute(f'insert into version.main."{table}" by name {rows} and not went {_order(own)}', named)


def _order(columns: list[str]) -> str:
    return "order by row_position" if "row_position" in columns else ""


def _listed(columns: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _known(name: str, before: Mapping[str, str]) -> str:
    """A column, empty where the version before did not have it."""
    return f'"{name}"' if name in before else f'null as "{name}"'
