"""Version files opened: each is verified first, and looked at anew only when its file or its checksum is another.

So a file that is damaged, cut short, taken away or brought back while the server runs is noticed at the next question.
"""

import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from twinboard.errors import DamagedVersion
from twinboard.once import forget_everything
from twinboard.store.database import BLOCK_SIZE, Reader
from twinboard.store.disk import FileState, file_state
from twinboard.store.shelf import checksum_path, recorded, sealed, sha256

WHOLE = ""
_HEADERS = 3 * 4096
"""Bytes before the blocks of a DuckDB file."""
_State = tuple[FileState | None, FileState | None]


@dataclass(frozen=True)
class Look:
    """What was found of a version file: `fault` is a kind of `rules.store_faults`, WHOLE where nothing is amiss.

    `sha256` is that of the file, or of the one that was published where a replica made this one; `unknown` are the
    schema files of a newer release; `detail` fills the words of a fault.
    """

    fault: str
    sha256: str = ""
    unknown: tuple[str, ...] = ()
    detail: str = ""
    reader: Reader | None = None


not_made: dict[Path, str] = {}
"""Versions that a replica could not make of what all share, and why."""
_looks: dict[Path, tuple[_State, Look]] = {}
_whole: dict[Path, str] = {}
"""The checksum under which each version was whole last: of another file nothing is answered from what was kept."""
_lock = threading.RLock()


def look(path: Path, *, is_ours: bool = False, is_kept: bool = False) -> Look:
    """What a version file is. `is_ours` where something else than the file tells that a version had this name.

    `is_kept` where it will be read if it is whole: its reader stays open.
    """
    with _lock:
        found = _look(path, is_kept=is_kept)
    if found.fault == "missing" and path in not_made:
        return Look("not-made", detail=not_made[path])
    return Look("damaged", found.sha256) if is_ours and found.fault == "foreign" and not found.detail else found


def reader_of(path: Path) -> Reader:
    """The one reader of this process of a version. Raises DamagedVersion."""
    number = int(path.stem)
    with _lock:
        found = _look(path, is_kept=True)
        if found.reader:
            return found.reader
    if found.fault == "cannot-be-opened":
        raise DamagedVersion(f"This release cannot open version {number}.", detail=found.detail)
    if found.fault == "no-checksum":
        raise DamagedVersion(f"Version {number} has no checksum any more.")
    raise DamagedVersion(f"The file of version {number} is not the one that was published.", detail=found.detail)


def _look(path: Path, *, is_kept: bool) -> Look:
    """What was found, its reader open where it is to be kept, or was kept before."""
    state = (file_state(path), file_state(checksum_path(path)))
    known = _looks.get(path)
    if known is None or known[0] != state or (is_kept and known[1].fault == WHOLE and not known[1].reader):
        found = _looked_at(path, state)
        if found.reader and not is_kept:
            found.reader.close()
            found = replace(found, reader=None)
        known = _looks[path] = (state, found)
        if found.fault == WHOLE and _whole.setdefault(path, found.sha256) != found.sha256:
            _whole[path] = found.sha256
            forget_everything()
    return known[1]


def forget(path: Path) -> None:
    """Has a file looked at anew before it is read again."""
    with _lock:
        _looks.pop(path, None)


def close_below(folder: Path) -> None:
    """Closes the readers of all versions in a folder."""
    with _lock:
        for path in [path for path in _looks if path.parent == folder]:
            if reader := _looks.pop(path)[1].reader:
                reader.close()


def _looked_at(path: Path, state: _State) -> Look:
    number = int(path.stem)
    if not path.is_file():
        return Look("foreign", detail=", but a folder" if path.is_dir() else "") if state[0] else Look("missing")
    try:
        found, lines = sha256(path), recorded(path)
    except OSError as error:
        return Look("unreadable", detail=str(error.strerror))
    if found in lines:
        return _opened(path, number, sealed(path) or found)
    if not lines:
        return _without_checksum(path, number, found)
    size = path.stat().st_size
    fault = "empty" if size == 0 else "cut-short" if (size - _HEADERS) % BLOCK_SIZE or size < _HEADERS else "damaged"
    return Look(fault, found)


def _opened(path: Path, number: int, found: str) -> Look:
    try:
        reader = Reader(path)
    except DamagedVersion as error:
        return Look("cannot-be-opened", found, detail=error.detail)
    if reader.number != number:
        reader.close()
        return _foreign(reader.number, found)
    return Look(WHOLE, found, reader.unknown, ", ".join(reader.unknown), reader)


def _without_checksum(path: Path, number: int, found: str) -> Look:
    """A file that nothing vouches for: it may itself tell that it was a version."""
    told = _told_by(path)
    return Look("no-checksum", found) if told == number else _foreign(told, found)


def _foreign(told: int | None, found: str) -> Look:
    return Look("foreign", found, detail=f": it is a copy of version {told} under another number" if told else "")


def _told_by(path: Path) -> int | None:
    """The number that a file says it is; None where it is no version at all."""
    with suppress(DamagedVersion, duckdb.Error, OSError):
        reader = Reader(path)
        reader.close()
        return reader.number
    return None
