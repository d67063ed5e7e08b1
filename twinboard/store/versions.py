"""Versions in a folder: each is one immutable file; publishing links the next one into place.

The hard link is the commit, and the compare-and-swap between two publishers: it fails if the number is taken.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import duckdb

from twinboard import queries
from twinboard.errors import ChangedMeanwhile, DamagedVersion, NotWritable, UnknownVersion
from twinboard.rules.store_faults import OVERTAKEN
from twinboard.store import numbering, opened
from twinboard.store.database import Reader, apply_schema, open_writer, run_checks
from twinboard.store.disk import append_line, fsync, private_folder, refusals, write_private
from twinboard.store.shared import Shared, share, shared_of
from twinboard.store.shelf import checksum_line, checksum_path, recorded, sha256
from twinboard.store.standing import (
    Standing,
    amiss,
    base_of,
    missing,
    next_number,
    nothing_readable,
    numbers_of,
    record_given,
    standing_of,
)
from twinboard.store.unfinished import unfinished
from twinboard.store.writing import Writing

if TYPE_CHECKING:
    import pandas as pd

FEW_ROWS = 2_000
"""As many are sooner fetched one by one than the library is imported that is three times as quick with more."""

_take_name = os.rename if os.name == "nt" else os.link
"""Either fails if the name is taken; renaming does so on Windows alone, where a read-only link could not be removed."""


class Store:
    """The versions below one folder. Any number of readers and publishers may share the folder."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._versions = home / "versions"
        self._received = home / "received"

    def numbers(self) -> tuple[int, ...]:
        """The numbers of all published versions whose files are there, damaged ones too, in order."""
        return numbers_of(self.home)

    def current(self) -> int | None:
        """The highest version that is whole; None where there is none."""
        return self.standing().current

    def standing(self) -> Standing:
        """The same, with what was published after it and cannot be read."""
        return standing_of(self.home)

    def amiss(self, number: int) -> str:
        """What keeps a version that was published from being shown; empty where nothing does, or it never was."""
        return amiss(self.home, number)

    def missing(self, number: int) -> UnknownVersion:
        """The error to raise where the file of a version is not there: it is gone, or it never was."""
        return missing(self.home, number)

    def current_or_fail(self) -> int:
        """The current version. Raises UnknownVersion while nothing is published, NothingReadable if all is damaged."""
        number = self.current()
        if number is None:
            raise nothing_readable(self.home)
        return number

    def base(self) -> int | None:
        """The version that the next one builds on; None for a new store.

        Raises NothingReadable where versions are there and none can be read, NewerRelease where this release must not
        write.
        """
        return base_of(self.home, self.current())

    def checksum(self, number: int) -> bytes:
        """What stands in the checksum file of a version, which no other version of any store has; empty without one."""
        path = checksum_path(self._path(number))
        return path.read_bytes() if path.is_file() else b""

    def seal(self, number: int) -> str:
        """The SHA-256 of a version that is whole; empty for any other."""
        found = opened.look(self._path(number))
        return found.sha256 if found.fault == opened.WHOLE else ""

    def ask(
        self, name: str, parameters: Mapping[str, object] | None = None, version: int | None = None
    ) -> "pd.DataFrame":
        """The rows of a named query at a version (the current one by default)."""
        with self._asked(name, version) as cursor:
            return queries.run(cursor, name, parameters or {})

    def tell(
        self, name: str, parameters: Mapping[str, object] | None = None, version: int | None = None
    ) -> list[dict[str, Any]]:
        """The same as rows by column name, exact."""
        with self._asked(name, version) as cursor:
            return queries.run_plainly(cursor, name, parameters or {})

    def _asked(self, name: str, version: int | None) -> duckdb.DuckDBPyConnection:
        sql = queries.load(name).sql
        return self._reader(self.current_or_fail() if version is None else version).cursor(sql)

    def columns(self, table: str, columns: Sequence[str] | None, version: int) -> dict[str, list[object]]:
        """A declared table at a version, exact and in the order of the workbook, by column; None: all its columns."""
        listed = "*" if columns is None else ", ".join(f'"{name}"' for name in columns)
        with self._reader(version).cursor(table) as cursor:
            (count,) = cursor.execute(f'select count(*) from "{table}"').fetchone() or (0,)
            found = cursor.execute(f'select {listed} from "{table}" order by row_position')
            if count > FEW_ROWS:
                arrow = found.to_arrow_table()
                return {name: arrow[name].to_pylist() for name in arrow.column_names}
            names = [column[0] for column in found.description or ()]
            rows = found.fetchall()
        return {name: [row[place] for row in rows] for place, name in enumerate(names)}

    def rows(self, table: str, columns: Sequence[str], version: int) -> list[dict[str, object]]:
        """The same row by row."""
        found = self.columns(table, columns, version)
        return [dict(zip(columns, row, strict=True)) for row in zip(*found.values(), strict=True)]

    def publish(self, base: int | None, apply: Callable[[Writing], None]) -> int:
        """Makes the version that follows `base` (None: the first): `apply` writes into a copy, in one transaction.

        Raises ChangedMeanwhile if `base` is no longer the current version, DamagedVersion if a check then fails,
        NoRoom or NotWritable if the disk refuses. Killed at any moment, it leaves nothing or the whole version.
        """
        if shared := shared_of(self.home):
            shared.catch_up("Nothing was published.")
        with refusals("the store", self._need_bytes(base), path=self.home):
            number = self._publish(base, apply, shared)
        try:
            record_given(self.home, number)
            fsync(self._versions)
        except OSError as error:
            unsure = f"Version {number} is published, but the disk did not confirm that it will last."
            raise NotWritable(unsure, f"The system says: {error.strerror}.") from error
        return number

    def _publish(self, base: int | None, apply: Callable[[Writing], None], shared: Shared | None = None) -> int:
        number = next_number(self.home)  # before the look at what is current: what comes between takes it
        if self.base() != base:
            if base is not None:
                self._reader(base)
            raise ChangedMeanwhile(*OVERTAKEN)
        private_folder(self.home)
        private_folder(self._versions)
        with unfinished(self.home) as folder:
            file = folder / self._path(number).name
            if base is not None:
                self._copy(base, file)
            _write(file, number, apply)
            run_checks(file)
            fsync(file)
            if shared:
                shared.commit(number, base, file)
            self._link(file, number, is_ours=bool(shared))
        return number

    @contextmanager
    def trial(self, base: int | None, apply: Callable[[Writing], None]) -> Iterator["Store"]:
        """A store below a temporary folder, where the version that follows `base` is published; gone after use.

        Raises NoRoom or NotWritable if that folder refuses.
        """
        with ExitStack() as stack:
            with refusals("the folder for temporary files", 2 * self._need_bytes(base)):
                tried = Store(Path(stack.enter_context(TemporaryDirectory())))
                tried._versions.mkdir()
                if base is not None:
                    self._copy(base, tried._path(base))
                    checksum = checksum_path(self._path(base))
                    shutil.copyfile(checksum, tried._versions / checksum.name)
                stack.callback(tried._close)
                tried._publish(base, apply)
            yield tried

    def _close(self) -> None:
        opened.close_below(self._versions)

    def keep_received(self, content: bytes, suffix: str) -> str:
        """Keeps an uploaded file as it came; gives its SHA-256. Raises NoRoom or NotWritable."""
        digest = hashlib.sha256(content).hexdigest()
        kept = self._received / f"{digest}{suffix}"
        if not kept.exists():
            with refusals("the store", len(content), path=self.home), unfinished(self.home) as folder:
                private_folder(self._received)
                part = folder / kept.name
                write_private(part, content)
                fsync(part)
                share(self.home, {kept: content}, "Nothing was published.")
                part.replace(kept)
                fsync(self._received)
        return digest

    def received(self, digest: str) -> bytes | None:
        """An uploaded file as it came, by its SHA-256; None where it is not kept."""
        found = next(self._received.glob(f"{digest}*"), None) if digest else None
        return found.read_bytes() if found else None

    def _need_bytes(self, base: int | None) -> int:
        """What a publication takes at least: twice the version that it builds on, while it is written."""
        path = None if base is None else self._path(base)
        return 2 * path.stat().st_size if path and path.exists() else 0

    def _copy(self, number: int, target: Path) -> None:
        """Copies a version. Raises DamagedVersion if it is no longer what was published; nobody reads it then."""
        path = self._path(number)
        shutil.copyfile(path, target)
        if sha256(target) not in recorded(path):
            opened.forget(path)
            raise DamagedVersion(f"The file of version {number} is not the one that was published.")

    def _path(self, number: int) -> Path:
        return self._versions / f"{number:06}.duckdb"

    def _link(self, file: Path, number: int, *, is_ours: bool) -> None:
        """Takes the number. `is_ours` where all replicas have given it to this file: one of them may have made it."""
        path = self._path(number)
        numbering.note(self.home, numbering.BEGUN, [number])  # before the checksum, which tells nothing without it
        append_line(checksum_path(path), checksum_line(file, path.name))
        file.chmod(0o400)
        try:
            _take_name(file, path)
        except FileExistsError as error:
            if is_ours:
                return
            raise ChangedMeanwhile(*OVERTAKEN) from error

    def _reader(self, number: int) -> Reader:
        """The one reader of this process of a version; every query takes a cursor of it."""
        path = self._path(number)
        if not path.exists():
            raise self.missing(number)
        return opened.reader_of(path)


def _write(path: Path, number: int, apply: Callable[[Writing], None]) -> None:
    with open_writer(path) as connection:
        connection.execute("begin")
        apply_schema(connection, number)
        apply(Writing(connection, number))
        connection.execute("commit")
        connection.execute("checkpoint version")
