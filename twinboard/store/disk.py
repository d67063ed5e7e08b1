"""How the store writes to the disk: whole lines, brought to the disk, and clear words where the disk refuses."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

import duckdb

from twinboard.errors import NoRoom, NotWritable

_BINARY = getattr(os, "O_BINARY", 0)
_OWNER_ALONE, _OTHERS = 0o700, 0o077
FileState = tuple[int, int, int]
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NO_ROOM_WORDS = (*map(os.strerror, _NO_ROOM), "not enough space on the disk")
"""DuckDB gives no number, only the words of the system; the last ones are those of Windows."""


@contextmanager
def refusals(
    place: str, need_bytes: int = 0, outcome: str = "Nothing was published.", *, path: Path | None = None
) -> Iterator[None]:
    """Raises NoRoom or NotWritable for whatever the disk refuses meanwhile; `need_bytes` is the least that is needed.

    Only for work that leaves nothing unless it comes to its end: `outcome` says so. `path` is told to nobody but
    whoever runs the server.
    """
    told = _Told(place, need_bytes, outcome, path)
    try:
        yield
    except OSError as error:
        raise _refused(told, error.errno in _NO_ROOM, error.strerror or str(error)) from error
    except duckdb.Error as error:
        is_full = any(words in str(error) for words in _NO_ROOM_WORDS)
        if not is_full and not isinstance(error, duckdb.IOException):
            raise
        raise _refused(told, is_full, "the database file cannot be written") from error


class _Told(NamedTuple):
    """What is told of a refusal; see `refusals`."""

    place: str
    need_bytes: int
    outcome: str
    path: Path | None


def _refused(told: _Told, is_full: bool, why: str) -> NoRoom | NotWritable:
    place, detail = told.place, f"It is {told.path}." if told.path else ""
    if is_full:
        hint = f"Free at least {told.need_bytes // 10**6 + 1} MB there and try again. {told.outcome}"
        return NoRoom(f"There is no room left in {place}.", hint, detail=detail)
    return NotWritable(
        f"{place[:1].upper()}{place[1:]} cannot be written to.",
        f"The system says: {why}. {told.outcome}",
        detail=detail,
    )


def file_state(path: Path) -> FileState | None:
    """Which file is there, how large, and when it was last written to; None where there is none, or none to be seen."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def private_folder(path: Path) -> Path:
    """The folder, made if need be, which its owner alone may open; one that others could open is closed to them."""
    path.mkdir(mode=_OWNER_ALONE, parents=True, exist_ok=True)
    close_to_others(path)
    return path


def close_to_others(path: Path) -> None:
    """Takes from everybody but the owner what they may do with a file or folder; on one of somebody else, nothing."""
    mode = path.stat().st_mode
    if mode & _OTHERS and os.name != "nt":
        with suppress(OSError):
            path.chmod(stat.S_IMODE(mode) & ~_OTHERS)


def close_store(home: Path) -> None:
    """The same for a whole store, such as one of an earlier release."""
    if home.is_dir():
        for path in (home, *home.rglob("*")):
            with suppress(FileNotFoundError):
                close_to_others(path)


def write_private(path: Path, content: bytes) -> None:
    """Writes a new file that its owner alone may read."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), "wb") as stream:
        stream.write(content)


def open_private(path: Path) -> BinaryIO:
    """A file to read and to add to, made if need be, which its owner alone may read."""
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | _BINARY, 0o600), "a+b")


def append_line(path: Path, line: str) -> None:
    """Adds a line to a file in one write and brings it to the disk.

    A line before it that was cut short, by a full disk, does not run into it.
    """
    with open_private(path) as stream:
        if stream.tell():
            stream.seek(-1, os.SEEK_END)
        start = b"" if stream.read(1) in (b"", b"\n") else b"\n"
        stream.write(start + line.encode() + b"\n")
        stream.flush()
        os.fsync(stream.fileno())


def fsync(path: Path) -> None:
    """Brings a file or a folder to the disk; Windows has no such call for folders."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
