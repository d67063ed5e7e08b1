"""Which numbers were given to versions: `numbers.jsonl`, a line when a publisher begins with one, and when it has it.

The files tell most of it. The record tells it of versions whose files were removed, or that an older backup lacks, and
it tells a checksum whose publisher was killed from one whose version is gone.
"""

import json
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from twinboard.store.disk import FileState, append_line, file_state

BEGUN, GIVEN = "begun", "given"


@dataclass(frozen=True)
class Record:
    """The numbers that publishers began with, those that were given, and how many lines cannot be read."""

    begun: frozenset[int] = frozenset()
    given: frozenset[int] = frozenset()
    count_unreadable: int = 0


_read: dict[Path, tuple[FileState, Record]] = {}
_lock = threading.Lock()


def path_of(home: Path) -> Path:
    return home / "numbers.jsonl"


def note(home: Path, word: str, numbers: Iterable[int]) -> None:
    """Adds a line for each number, and brings them to the disk. Raises OSError."""
    lines = [json.dumps({"number": number, "is": word}) for number in numbers]
    if lines:
        append_line(path_of(home), "\n".join(lines))


def record_of(home: Path) -> Record:
    """All that the record of a store says; read again when it has changed."""
    path = path_of(home)
    state = file_state(path)
    if state is None:
        return Record()
    try:
        with _lock:
            if path not in _read or _read[path][0] != state:
                _read[path] = (state, _told(path.read_bytes()))
            return _read[path][1]
    except OSError:
        return Record()


def _told(content: bytes) -> Record:
    told: dict[str, set[int]] = {BEGUN: set(), GIVEN: set()}
    count_unreadable = 0
    for line in content.splitlines():
        try:
            said = json.loads(line)
            told[said["is"]].add(_whole(said["number"]))
        except (ValueError, KeyError, TypeError, RecursionError):
            count_unreadable += 1
    return Record(frozenset(told[BEGUN]), frozenset(told[GIVEN]), count_unreadable)


def _whole(number: object) -> int:
    if type(number) is not int or number < 1:
        raise ValueError("no number of a version")
    return number
