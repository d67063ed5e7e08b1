"""Versions in a folder: each is one immutable file; publishing links the next one into place.

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
from tempfile import TemporaryDirectory

import duckdb
import pandas as pd

from twinboard import queries
from twinboard.errors import ChangedMeanwhile, DamagedVersion, UnknownVersion
from twinboard.store.database import apply_schema, open_reader, open_writer, run_checks
from twinboard.store.draft import Draft

_OVERTAKEN = (
    "Somebody published since this change was prepared.",
    "Check the workbook again, and publish what still differs.",
)
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

    def current_or_fail(self) -> int:
        """The current version. Raises UnknownVersion while nothing is published."""
        number = self.current()
        if number is None:
            raise UnknownVersion("Nothing is published yet.", _EMPTY_HINT)
        return number

    def ask(
        self, name: str, parameters: Mapping[str, object] | None = None, version: int | None = None
    ) -> pd.DataFrame:
        """The rows of a named query at a version (the current one by default)."""
        queries.load(name)
        number = self.current_or_fail() if version is None else version
        with self._reader(number).cursor() as cursor:
            return queries.run(cursor, name, parameters or {})

    def columns(self, table: str, columns: Sequence[str] | None, version: int) -> dict[str, list[object]]:
        """A declared table at a version, exact and in the order of the workbook, by column; None: all its columns."""
        listed = "*" if columns is None else ", ".join(f'"{name}"' for name in columns)
        with self._reader(version).cursor() as cursor:
            found = cursor.execute(f'select {listed} from "{table}" order by row_position').to_arrow_table()
        return {name: found[name].to_pylist() for name in found.column_names}

    def rows(self, table: str, columns: Sequence[str], version: int) -> list[dict[str, object]]:
        """The same row by row."""
        found = self.columns(table, columns, version)
        return [dict(zip(columns, row, strict=True)) for row in zip(*found.values(), strict=True)]

    def publish(self, base: int | None, apply: Callable[[Draft], None]) -> int:
        """Makes the version that follows `base` (None: the first): `apply` writes into a copy, in one transaction.

        Raises ChangedMeanwhile if `base` is no longer the current version, DamagedVersion if a check then fails.
        """
        if self.current() != base:
            raise ChangedMeanwhile(*_OVERTAKEN)
        number = max(self.numbers(), default=0) + 1
        self._versions.mkdir(parents=True, exist_ok=True)
        path = self._versions / f".{uuid.uuid4().hex}.duckdb"
        try:
            if base is not None:
                shutil.copyfile(self._path(base), path)
            _write(path, number, apply)
            run_checks(path)
            _fsync(path)
            self._link(path, number)
        finally:
            path.unlink(missing_ok=True)
            path.with_suffix(".duckdb.wal").unlink(missing_ok=True)
        return number

    @contextmanager
    def trial(self, base: int | None, apply: Callable[[Draft], None]) -> Iterator["Store"]:
        """A store below a temporary folder, where the version that follows `base` is published; gone after use."""
        with TemporaryDirectory() as folder:
            tried = Store(Path(folder))
            tried._versions.mkdir()
            if base is not None:
                for path in (self._path(base), self._path(base).with_suffix(".sha256")):
                    shutil.copyfile(path, tried._versions / path.name)
            try:
                tried.publish(base, apply)
                yield tried
            finally:
                tried._close()

    def _close(self) -> None:
        with _readers_lock:
            for path in [path for path in _readers if path.parent == self._versions]:
                _readers.pop(path).close()

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
        path = self._path(number)
        checksum = path.with_suffix(".sha256")
        with checksum.open("a", encoding="ascii") as stream:
            stream.write(_checksum_line(draft, path.name) + "\n")
        _fsync(checksum)
        draft.chmod(0o444)
        try:
            os.link(draft, path)
        except FileExistsError as error:
            raise ChangedMeanwhile(*_OVERTAKEN) from error
        finally:
            _fsync(self._versions)

    def _reader(self, number: int) -> duckdb.DuckDBPyConnection:
        """The one connection of this process to a version; every query takes a cursor of it."""
        path = self._path(number)
        with _readers_lock:
            if path not in _readers:
                if not path.exists():
                    raise UnknownVersion(f"There is no version {number}.", "The command history lists the versions.")
                _verify(path)
                _readers[path] = open_reader(path)
            return _readers[path]


def _write(path: Path, number: int, apply: Callable[[Draft], None]) -> None:
    with open_writer(path) as connection:
        connection.execute("begin")
        apply_schema(connection, number)
        apply(Draft(connection, number))
        connection.execute("commit")
        connection.execute("checkpoint version")


def _verify(path: Path) -> None:
    """The checksum file may also hold the line of a publisher that lost the race for this number."""
    checksum = path.with_suffix(".sha256")
    recorded = checksum.read_text("ascii").splitlines() if checksum.exists() else []
    if _checksum_line(path, path.name) not in recorded:
        raise DamagedVersion(f"The file of version {int(path.stem)} is not the one that was published.")


def _checksum_line(path: Path, name: str) -> str:
    with path.open("rb") as stream:
        return f"{hashlib.file_digest(stream, 'sha256').hexdigest()}  {name}"


def _fsync(path: Path) -> None:
    """Brings a file or a folder to the disk; Windows has no such call for folders."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
