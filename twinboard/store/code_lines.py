"""The lines of `codes.jsonl`: what each code names, and of which file; read on as they come, by any process."""

import json
import threading
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import BinaryIO

from twinboard.codes import normal_code
from twinboard.models import Reference
from twinboard.store.disk import FileState, file_state


@dataclass(frozen=True)
class Given:
    """What a code names. `sha256` is that of the version file that it was given for; empty in lines of old."""

    reference: Reference
    sha256: str


@dataclass
class Known:
    """What has been read of one file: up to so many bytes, of which the last line is kept to know the file by.

    `state` says which file it was then, how large, and when it was last written to; None where there was none.
    """

    by_code: dict[str, Given] = field(default_factory=dict)
    by_reference: dict[Given, str] = field(default_factory=dict)
    versions: set[int] = field(default_factory=set)
    count_unreadable: int = 0
    read_bytes: int = 0
    last_line: bytes = b""
    state: FileState | None = None


lock = threading.RLock()
_known: dict[Path, Known] = {}


def path_of(home: Path) -> Path:
    return home / "codes.jsonl"


def known_of(home: Path) -> Known:
    """All that is known of the file, with the whole lines that have come since; of another in its place, all of it.

    A line that was cut short, by a full disk, is passed over.
    """
    with lock:
        return _read_on(path_of(home))


def line_of(code: str, given: Given) -> str:
    """The line that gives a code."""
    told = {"code": code, **asdict(given.reference)}
    return json.dumps(told | ({"sha256": given.sha256} if given.sha256 else {}), ensure_ascii=False)


def _read_on(path: Path) -> Known:
    known = _known.setdefault(path, Known())
    state = file_state(path) if path.is_file() else None
    if state == known.state:
        return known
    if not state:
        known = _known[path] = Known()
        return known
    with path.open("rb") as stream:
        if not _is_same(stream, known):
            known = _known[path] = Known()
        stream.seek(known.read_bytes)
        _add(known, stream.read())
    known.state = state
    return known


def _is_same(stream: BinaryIO, known: Known) -> bool:
    """Whether what was read last still stands where it stood; where it does not, another store was put in its place."""
    stream.seek(known.read_bytes - len(known.last_line))
    return stream.read(len(known.last_line)) == known.last_line


def _add(known: Known, added: bytes) -> None:
    lines = added[: added.rfind(b"\n") + 1].splitlines(keepends=True)
    for line in lines:
        told = _told(line)
        if told is None:
            known.count_unreadable += bool(line.strip())
            continue
        code, given = told
        if code not in known.by_code:
            known.by_code[code] = given
            known.by_reference.setdefault(given, code)
            known.versions.add(given.reference.version)
    known.read_bytes += sum(map(len, lines))
    known.last_line = lines[-1] if lines else known.last_line


def _told(line: bytes) -> tuple[str, Given] | None:
    """The code of a line and what it names; None for a line that is none of ours."""
    try:
        told = json.loads(line)
        parameters = tuple((str(name), str(value)) for name, value in told["parameters"])
        code, chart, version = told["code"], told["chart"], told["version"]
        sha256 = told.get("sha256", "")
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    is_ours = isinstance(code, str) and isinstance(chart, str) and isinstance(version, int) and isinstance(sha256, str)
    given = Given(Reference(chart, parameters, version), sha256) if is_ours else None
    return (code, given) if given and normal_code(code) == code else None
