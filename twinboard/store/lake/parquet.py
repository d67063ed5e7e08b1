"""The lake: the rows of every publication in Parquet files, and the one door to DuckLake.

Rows are only ever added: those that came with a publication, and those that went. A table has the columns of the
version's own, and before them which publication a row belongs to and whether it went.
"""

import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import duckdb

from twinboard.errors import NotWritable, TwinboardError
from twinboard.store.database import BLOCK_SIZE, STORAGE_VERSION
from twinboard.store.lake.contents import columns_of, quoted

_SCHEMA = "lake"
"""Where DuckLake keeps its own tables in the catalogue."""
_OWN = ("memory", "system", "temp")


class Lake:
    """The lake below a folder or `s3://bucket/prefix`, whose list of files DuckLake keeps in the catalogue.

    One at a time asks it here, by a database in memory that is kept: to load the extensions takes longest.
    """

    def __init__(self, catalogue: str, place: str) -> None:
        self._catalogue = catalogue
        self._place = place.rstrip("/") + "/"
        self._lock = threading.RLock()
        self._kept: duckdb.DuckDBPyConnection | None = None

    @contextmanager
    def opened(self, outcome: str) -> Iterator[duckdb.DuckDBPyConnection]:
        """A database with the lake in it, as `lake`. Raises NotWritable where it cannot be reached."""
        with self._lock:
            try:
                connection = self._kept = self._kept or self._loaded()
                connection.execute(
                    f"attach 'ducklake:postgres:{quoted(self._catalogue)}' as lake "
                    f"(data_path '{quoted(self._place)}', data_inlining_row_limit 0, metadata_schema '{_SCHEMA}')"
                )
                yield connection
                _detach_all(connection)
            except duckdb.Error as error:
                self.close()
                hint = "Try again in a moment: all goes on by itself once the catalogue and the object store are back."
                detail = str(error).replace(self._catalogue, "the catalogue")
                raise NotWritable(f"The lake cannot be reached. {outcome}", hint, detail=detail) from error
            except BaseException:
                self.close()
                raise

    def close(self) -> None:
        with self._lock:
            if self._kept:
                self._kept.close()
            self._kept = None

    def _loaded(self) -> duckdb.DuckDBPyConnection:
        is_remote = self._place.startswith("s3://")
        connection = duckdb.connect(":memory:", config={"threads": 2})
        for name in ("ducklake", "postgres_scanner", *(["httpfs"] if is_remote else [])):
            connection.execute(f"load '{_extension(name)}'")
        if is_remote:
            connection.execute(_secret())
        return connection


def _detach_all(connection: duckdb.DuckDBPyConnection) -> None:
    """Leaves nothing of what was asked."""
    connection.execute("use memory")
    named = "select database_name from duckdb_databases() where database_name not in $own and not internal"
    for (name,) in connection.execute(named, {"own": list(_OWN)}).fetchall():
        if not name.startswith("__ducklake"):
            connection.execute(f'detach "{name}"')


def attach_version(connection: duckdb.DuckDBPyConnection, path: Path, name: str, *, writes: bool = False) -> None:
    """Adds a version file to what a connection can ask."""
    how = f"block_size {BLOCK_SIZE}, storage_version '{STORAGE_VERSION}'" if writes else "read_only"
    connection.execute(f"attach '{quoted(str(path))}' as {name} ({how})")


def declare(connection: duckdb.DuckDBPyConnection, version: str) -> None:
    """Makes the tables and columns in the lake that a version has and the lake lacks."""
    for table in tables_of(connection, version):
        there = columns_of(connection, "lake", table)
        own = columns_of(connection, version, table)
        if not there:
            listed = ", ".join(f'"{name}" {kind}' for name, kind in own.items())
            connection.execute(f'create table lake.main."{table}" (publication varchar, went boolean, {listed})')
            continue
        for name in own.keys() - there.keys():
            connection.execute(f'alter table lake.main."{table}" add column "{name}" {own[name]}')


def tables_of(connection: duckdb.DuckDBPyConnection, database: str) -> list[str]:
    """The tables of a version, in the order of their names."""
    listed = "select table_name from duckdb_tables() where database_name = $database order by table_name"
    return [name for (name,) in connection.execute(listed, {"database": database}).fetchall()]


def files_of(connection: duckdb.DuckDBPyConnection, table: str, publication: str) -> list[str]:
    """The Parquet files with the rows of a publication."""
    named = f'select distinct filename from lake.main."{table}" where publication = $publication order by filename'
    return [name for (name,) in connection.execute(named, {"publication": publication}).fetchall()]


def sums_of(connection: duckdb.DuckDBPyConnection, files: Sequence[str]) -> dict[str, str]:
    """The SHA-256 of each of these files. Raises duckdb.Error where one is not there."""
    if not files:
        return {}
    summed = "select filename, sha256(content) from read_blob($files)"
    return dict(connection.execute(summed, {"files": list(files)}).fetchall())


def amiss_of(connection: duckdb.DuckDBPyConnection, files: Mapping[str, str]) -> str:
    """What is amiss with the files of a publication, by the SHA-256 that each had; empty where nothing is."""
    for name, recorded in files.items():
        try:
            found = sums_of(connection, [name])
        except duckdb.HTTPException as error:
            if "404" not in str(error):
                raise
            return f"The file {name} is missing"
        except duckdb.IOException as error:
            if "No files found" not in str(error):
                raise
            return f"The file {name} is missing"
        if recorded not in found.values():
            return f"The file {name} is damaged"
    return ""


def _extension(name: str) -> str:
    """Where an extension of DuckDB was installed from the package registry. Raises TwinboardError where it was not."""
    found = find_spec(f"duckdb_extension_{name}")
    if not found or not found.origin:
        raise TwinboardError(
            "What replicas take is not installed.", "Install it: pip install -r requirements-replicas.txt"
        )
    return quoted(str(next(Path(found.origin).parent.rglob("*.duckdb_extension"))))


def _secret() -> str:
    """How the object store is asked: by the settings that Amazon's own programs take."""
    endpoint = urlsplit(os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL") or "")
    told = {
        "key_id": os.environ.get("AWS_ACCESS_KEY_ID", ""),
        "secret": os.environ.get("AWS_SECRET_ACCESS_KEY", ""),
        "session_token": os.environ.get("AWS_SESSION_TOKEN", ""),
        "region": os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "us-east-1",
        "endpoint": endpoint.netloc,
        "url_style": "path" if endpoint.netloc else "",
    }
    listed = "".join(f", {name} '{quoted(value)}'" for name, value in told.items() if value)
    use_ssl = "" if endpoint.scheme != "http" else ", use_ssl false"
    return f"create secret of_the_lake (type s3{listed}{use_ssl})"
