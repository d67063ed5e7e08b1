"""The codes of charts: short names for a chart, its filters and a version, such as TB-7F3K; given once, for ever.

A code is the beginning of a hash of what it names, so that every process gives the same, and longer than four signs
only where another chart has those four. `codes.jsonl` has a line for each; where two processes give one code to two
charts at the same moment, the line that comes first counts, and the other chart gets a longer code.
"""

import hashlib
import json
import threading
from dataclasses import asdict, dataclass, field
from pathlib import Path

from twinboard.errors import NotWritable
from twinboard.models import Reference
from twinboard.store.disk import append_line, refusals

PREFIX = "TB-"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no letter that is taken for a digit when it is read out."""
SHORTEST, LONGEST = 4, 8


@dataclass
class _Known:
    """What has been read of one file, up to so many bytes."""

    by_code: dict[str, Reference] = field(default_factory=dict)
    by_reference: dict[Reference, str] = field(default_factory=dict)
    read_bytes: int = 0


_known: dict[Path, _Known] = {}
_lock = threading.Lock()


def code_of(home: Path, reference: Reference) -> str:
    """The code of a chart at a version, given now if it has none. Raises NoRoom or NotWritable."""
    path = home / "codes.jsonl"
    with _lock:
        known = _known.setdefault(path, _Known())
        if reference not in known.by_reference:
            _read_on(path, known)
        while reference not in known.by_reference:
            code = _free_code(known, reference)
            with refusals(f"the store ({home})"):
                append_line(path, json.dumps({"code": code, **asdict(reference)}, ensure_ascii=False))
            _read_on(path, known)
        return known.by_reference[reference]


def named_by(home: Path, code: str) -> Reference | None:
    """What a code names; None for one that was never given."""
    path = home / "codes.jsonl"
    with _lock:
        known = _known.setdefault(path, _Known())
        if code not in known.by_code:
            _read_on(path, known)
        return known.by_code.get(code)


def _free_code(known: _Known, reference: Reference) -> str:
    """The shortest beginning of its hash that no other chart has."""
    told = json.dumps(asdict(reference), sort_keys=True).encode()
    number = int.from_bytes(hashlib.sha256(told).digest())
    signs = "".join(ALPHABET[number >> 5 * place & 31] for place in range(LONGEST))
    codes = (PREFIX + signs[:length] for length in range(SHORTEST, LONGEST + 1))
    found = next((code for code in codes if code not in known.by_code), None)
    if found is None:
        raise NotWritable("There is no code left for this chart.", "Tell whoever runs the server.")
    return found


def _read_on(path: Path, known: _Known) -> None:
    """Reads the whole lines that have come since; a line that was cut short, by a full disk, is passed over."""
    size = path.stat().st_size if path.is_file() else 0
    if size < known.read_bytes:
        known.by_code.clear()  # another store was put in its place
        known.by_reference.clear()
        known.read_bytes = 0
    if size == known.read_bytes:
        return
    with path.open("rb") as stream:
        stream.seek(known.read_bytes)
        added = stream.read()
    whole = added[: added.rfind(b"\n") + 1]
    known.read_bytes += len(whole)
    for line in whole.splitlines():
        try:
            told = json.loads(line)
            parameters = tuple((str(name), str(value)) for name, value in told["parameters"])
            reference = Reference(told["chart"], parameters, told["version"])
            code = told["code"]
        except (ValueError, KeyError, TypeError):
            continue
        if code not in known.by_code:
            known.by_code[code] = reference
            known.by_reference.setdefault(reference, code)
