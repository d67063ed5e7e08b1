"""The store: a version is one immutable DuckDB file; publishing links the next one into place.

The hard link is the commit, and the compare-and-swap between two publishers: it fails if the number is taken.
"""

import hashlib
import os
import shutil
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pandas as pd

from twinboard import queries
from twinboard.errors import ChangedMeanwhile, DamagedVersion, UnknownVersion

STORAGE_VERSION = "v1.5.0"
BLOCK_SIZE = 16384
WRONG_OPTIMIZER = "top_n_window_elimination"
"""In DuckDB 1.5.5 it gives a row of nulls for none, and drops rows with null keys (its issues 23675 and 23677)."""
_EMPTY_HINT = "Publish a workbook first: python -m twinboard publish WORKBOOK --author NAME --message WHY"

_readers: dict[Path, duckdb.DuckDBPyConnection] = {}
_readers_lock = threading.Lock()


class Store:
    """The versions below one folder. Any number of readers and publishers may share the folder."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._versions = home / "versions"
        self._received = home / "received"

    def numbers(self) -> tuple[int, ...]:
        """The numbers of all published versions, in order."""
        return tuple(sorted(int(path.stem) for path in self._versions.glob("[0-9]*.duckdb")))

    def current(self) -> int | None:
        """The highest version that is whole; None while nothing is published."""
        for number in reversed(self.numbers()):
            try:
                self._reader(number)
            except DamagedVersion:
                continue
            return number
        return None

    def ask(
        self, name: str, parameters: Mapping[str, object] | None = None, version: int | None = None
    ) -> pd.DataFrame:
        """The rows of a named query at a version (the current one by default)."""
        queries.load(name)
        number = self.current() if version is None else version
        if number is None:
            raise UnknownVersion("Nothing is published yet.", _EMPTY_HINT)
        with self._reader(number).cursor() as cursor:
            return queries.run(cursor, name, parameters or {})

    def rows(self, table: str, columns: Sequence[str], version: int) -> list[dict[str, object]]:
        """Every row of a declared table at a version, exact and in the order of the workbook."""
        with self._reader(version).cursor() as cursor:
            listed = ", ".join(f'"{name}"' for name in columns)
            cursor.execute(f'select {listed} from "{table}" order by row_position')
            return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def publish(self, base: int | None, apply: Callable[[duckdb.DuckDBPyConnection, int], None]) -> int:
        """Makes the version after `base` (None: the first): `apply` writes into a copy of it, in one transaction.

        Raises ChangedMeanwhile if another version took the number, DamagedVersion if a check of the result fails.
        """
        number = (base or 0) + 1
        self._versions.mkdir(parents=True, exist_ok=True)
        draft = self._versions / f".{uuid.uuid4().hex}.duckdb"
        try:
            if base is not None:
                shutil.copyfile(self._path(base), draft)
            _write(draft, number, apply)
            _fsync(draft)
            _open_reader(draft).close()
            self._link(draft, number)
        finally:
            draft.unlink(missing_ok=True)
            draft.with_suffix(".duckdb.wal").unlink(missing_ok=True)
        return number

    def keep_received(self, content: bytes, suffix: str) -> str:
        """Keeps an uploaded file as it came; gives its SHA-256."""
        digest = hashlib.sha256(content).hexdigest()
        self._received.mkdir(parents=True, exist_ok=True)
        kept = self._received / f"{digest}{suffix}"
        if not kept.exists():
            part = self._received / f".{uuid.uuid4().hex}"
            part.write_bytes(content)
            _fsync(part)
            part.replace(kept)
            _fsync(self._received)
        return digest

    def _path(self, number: int) -> Path:
        return self._versions / f"{number:06}.duckdb"

    def _link(self, draft: Path, number: int) -> None:
        checksum = self._path(number).with_suffix(".sha256")
        line = f"{_sha256(draft)}  {self._path(number).name}\n"
        with checksum.open("a", encoding="ascii") as stream:
            stream.write(line)
        _fsync(checksum)
        try:
            os.link(draft, self._path(number))
        except FileExistsError as error:
            raise ChangedMeanwhile(
                f"Version {number} was published since this change was prepared.", "Check the workbook again."
            ) from error
        finally:
            _fsync(self._versions)
        self._path(number).chmod(0o444)

    def _reader(self, number: int) -> duckdb.DuckDBPyConnection:
        path = self._path(number)
        with _readers_lock:
            if path not in _readers:
                if not path.exists():
                    raise UnknownVersion(f"There is no version {number}.", "The command history lists the versions.")
                self._verify(path)
                _readers[path] = _open_reader(path)
            return _readers[path]

    def _verify(self, path: Path) -> None:
        """The checksum file may also hold the line of a publisher that lost the race for this number."""
        checksum = path.with_suffix(".sha256")
        recorded = checksum.read_text("ascii") if checksum.exists() else ""
        if f"{_sha256(path)}  {path.name}" not in recorded.splitlines():
            raise DamagedVersion(f"The file of version {int(path.stem)} is not the one that was published.")


def _write(path: Path, number: int, apply: Callable[[duckdb.DuckDBPyConnection, int], None]) -> None:
    with duckdb.connect(":memory:") as connection:
        options = f"block_size {BLOCK_SIZE}, storage_version '{STORAGE_VERSION}'"
        connection.execute(f"attach '{_quoted(path)}' as version ({options})")
        _configure(connection)
        connection.execute("begin")
        connection.execute("use version")
        _apply_schema(connection, number)
        apply(connection, number)
        connection.execute("commit")
        connection.execute("checkpoint version")
    with _failing_checks_named():
        _run_checks(path)


def _apply_schema(connection: duckdb.DuckDBPyConnection, number: int) -> None:
    """Applies the schema files that this database lacks, in order, and records them."""
    has_any = connection.execute("select count(*) from duckdb_tables() where table_name = 'schema_files'").fetchone()
    applied = connection.execute("select name from schema_files").fetchall() if has_any and has_any[0] else []
    for name in queries.names("schema"):
        if (name,) not in applied:
            connection.execute(queries.load(name).sql)
            connection.execute("insert into schema_files values (?, ?)", [name, number])


def _open_reader(path: Path) -> duckdb.DuckDBPyConnection:
    """A version in memory's view: its tables under their names, and the views of this release over them."""
    connection = duckdb.connect(":memory:")
    try:
        connection.execute(f"attach '{_quoted(path)}' as version (read_only)")
        _configure(connection)
        tables = connection.execute("select table_name from duckdb_tables() where database_name = 'version'").fetchall()
        for (table,) in tables:
            connection.execute(f'create view memory.main."{table}" as from version.main."{table}"')
        for name in queries.names("views"):
            connection.execute(queries.load(name).sql)
    except duckdb.Error as error:
        connection.close()
        raise DamagedVersion(f"The version file {path.name} cannot be read.", str(error)) from error
    return connection


def _configure(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(f"set disabled_optimizers = '{WRONG_OPTIMIZER}'")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


def _run_checks(path: Path) -> None:
    reader = _open_reader(path)
    try:
        for name in queries.names("checks"):
            found = queries.run(reader, name, {})
            if not found.empty:
                raise DamagedVersion(
                    f"Nothing was published: {queries.load(name).purpose}", f"{found.iloc[0].to_dict()}"
                )
    finally:
        reader.close()


@contextmanager
def _failing_checks_named() -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        raise DamagedVersion("Nothing was published: a check could not be run.", str(error)) from error


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _fsync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
