"""The codes of charts: short names for a chart, its filters and a version, such as TB-7F3K; given once, for ever.

A code is a stretch of a hash of what it names and of what was published as that version: every process gives the same,
and a store that was begun anew gives others. It is longer than four signs only where all that it might be is taken.
`codes.jsonl` has a line for each; where two processes give one code to two charts at the same moment, the line that
comes first counts, and the other chart gets another code.
"""

import hashlib
import json
import threading
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import BinaryIO

from twinboard.codes import ALPHABET, LONGEST, PREFIX, SHORTEST, is_tail, normal_code
from twinboard.errors import NotWritable
from twinboard.models import Reference
from twinboard.store.disk import append_line, refusals
from twinboard.store.versions import Store


@dataclass
class _Known:
    """What has been read of one file: up to so many bytes, of which the last line is kept to know the file by.

    `state` says which file it was then, how large, and when it was last written to; None where there was none.
    """

    by_code: dict[str, Reference] = field(default_factory=dict)
    by_reference: dict[Reference, str] = field(default_factory=dict)
    read_bytes: int = 0
    last_line: bytes = b""
    state: tuple[int, int, int] | None = None


_TRIES = 43
_SIGNS = _TRIES + LONGEST
_known: dict[Path, _Known] = {}
_lock = threading.Lock()


def code_of(home: Path, reference: Reference) -> str:
    """The code of a chart at a version, given now if it has none. Raises NoRoom or NotWritable."""
    path = home / "codes.jsonl"
    with _lock:
        known = _read_on(path)
        while reference not in known.by_reference:
            code = _free_code(home, known, reference)
            line = json.dumps({"code": code, **asdict(reference)}, ensure_ascii=False)
            with refusals(f"the store ({home})", outcome="No code was given."):
                append_line(path, line)
            known = _read_on(path)
        return known.by_reference[reference]


def named_by(home: Path, code: str) -> Reference | None:
    """What a code names; None for one that was never given."""
    with _lock:
        return _read_on(home / "codes.jsonl").by_code.get(code)


def given_code(home: Path, reference: Reference) -> str | None:
    """The code that a chart at a version was given; None where it has none yet."""
    with _lock:
        return _read_on(home / "codes.jsonl").by_reference.get(reference)


def _free_code(home: Path, known: _Known, reference: Reference) -> str:
    """The shortest stretch of its hash that can be a code and that no other chart has."""
    told = json.dumps(asdict(reference), sort_keys=True).encode() + Store(home).checksum(reference.version)
    number = int.from_bytes(hashlib.sha256(told).digest())
    signs = "".join(ALPHABET[number >> 5 * place & 31] for place in range(_SIGNS))
    tails = (signs[start : start + length] for length in range(SHORTEST, LONGEST + 1) for start in range(_TRIES))
    found = next((PREFIX + tail for tail in tails if is_tail(tail) and PREFIX + tail not in known.by_code), None)
    if found is None:
        raise NotWritable("There is no code left for this chart.", "Tell whoever runs the server.")
    return found


def _read_on(path: Path) -> _Known:
    """All that is known of the file, with the whole lines that have come since; of another in its place, all of it.

    A line that was cut short, by a full disk, is passed over.
    """
    known = _known.setdefault(path, _Known())
    found = path.stat() if path.is_file() else None
    state = (found.st_ino, found.st_size, found.st_mtime_ns) if found else None
    if state == known.state:
        return known
    if not state:
        known = _known[path] = _Known()
        return known
    with path.open("rb") as stream:
        if not _is_same(stream, known):
            known = _known[path] = _Known()
        stream.seek(known.read_bytes)
        _add(known, stream.read())
    known.state = state
    return known


def _is_same(stream: BinaryIO, known: _Known) -> bool:
    """Whether what was read last still stands where it stood; where it does not, another store was put in its place."""
    stream.seek(known.read_bytes - len(known.last_line))
    return stream.read(len(known.last_line)) == known.last_line


def _add(known: _Known, added: bytes) -> None:
    lines = added[: added.rfind(b"\n") + 1].splitlines(keepends=True)
    for line in lines:
        code, reference = _told(line) or ("", None)
        if reference and code not in known.by_code:
            known.by_code[code] = reference
            known.by_reference.setdefault(reference, code)
    known.read_bytes += sum(map(len, lines))
    known.last_line = lines[-1] if lines else known.last_line


def _told(line: bytes) -> tuple[str, Reference] | None:
    """The code of a line and what it names; None for a line that is none of ours."""
    try:
        told = json.loads(line)
        parameters = tuple((str(name), str(value)) for name, value in told["parameters"])
        code, chart, version = told["code"], told["chart"], told["version"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    is_ours = isinstance(code, str) and isinstance(chart, str) and isinstance(version, int)
    return (code, Reference(chart, parameters, version)) if is_ours and normal_code(code) == code else None
