"""How the store writes to the disk: whole lines, brought to the disk, and clear words where the disk refuses."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from twinboard.errors import NoRoom, NotWritable

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NO_ROOM_WORDS = (*map(os.strerror, _NO_ROOM), "not enough space on the disk")
"""DuckDB gives no number, only the words of the system; the last ones are those of Windows."""


@contextmanager
def refusals(place: str, need_bytes: int = 0, outcome: str = "Nothing was published.") -> Iterator[None]:
    """Raises NoRoom or NotWritable for whatever the disk refuses meanwhile; `need_bytes` is the least that is needed.

    Only for work that leaves nothing unless it comes to its end: `outcome` says so.
    """
    try:
        yield
    except OSError as error:
        raise _refused(place, need_bytes, error.errno in _NO_ROOM, error.strerror or str(error), outcome) from error
    except duckdb.Error as error:
        is_full = any(words in str(error) for words in _NO_ROOM_WORDS)
        if not is_full and not isinstance(error, duckdb.IOException):
            raise
        raise _refused(place, need_bytes, is_full, str(error).rstrip("."), outcome) from error


def _refused(place: str, need_bytes: int, is_full: bool, why: str, outcome: str) -> NoRoom | NotWritable:
    if is_full:
        megabytes = need_bytes // 10**6 + 1
        hint = f"Free at least {megabytes} MB there and try again. {outcome}"
        return NoRoom(f"There is no room left in {place}.", hint)
    hint = f"The system says: {why}. {outcome}"
    return NotWritable(f"{place[:1].upper()}{place[1:]} cannot be written to.", hint)


def append_line(path: Path, line: str) -> None:
    """Adds a line to a file in one write and brings it to the disk.

    A line before it that was cut short, by a full disk, does not run into it.
    """
    with path.open("a+b") as stream:
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
