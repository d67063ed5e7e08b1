"""The codes of charts: short names for a chart, its filters and a version, such as TB-7F3K; given once, for ever.

A code is a stretch of a hash of what it names and of what was published as that version: every process gives the same,
and a store that was begun anew gives others. It is longer than four signs only where all that it might be is taken.
`codes.jsonl` has a line for each, with the checksum of the version file: under the same number another file has other
codes, and a code of the one names nothing in the other. Where two processes give one code to two charts at the same
moment, the line that comes first counts, and the other chart gets another code.
"""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from twinboard.codes import ALPHABET, LONGEST, PREFIX, SHORTEST, is_tail
from twinboard.errors import NotWritable, OtherVersion
from twinboard.models import Reference
from twinboard.store.code_lines import Given, Known, known_of, line_of, lock, path_of
from twinboard.store.disk import refusals
from twinboard.store.shared import add_line, catch_up
from twinboard.store.versions import Store

_TRIES = 43
_SIGNS = _TRIES + LONGEST


def code_of(home: Path, reference: Reference) -> str:
    """The code of a chart at a version, given now if it has none. Raises NoRoom or NotWritable."""
    given = Given(reference, Store(home).seal(reference.version))
    with lock:
        while (code := _code_of(known_of(home), given)) is None:
            line = line_of(_free_code(home, known_of(home), reference), given)
            with refusals("the store", outcome="No code was given.", path=home):
                add_line(home, path_of(home), line, "No code was given.")
        return code


def named_by(home: Path, code: str) -> Reference | None:
    """What a code names; None for one that was never given. Raises OtherVersion where that is not to be had any more.

    Another file then has the number of the version that the code was given for.
    """
    given = known_of(home).by_code.get(code)
    if given is None and catch_up(home):
        given = known_of(home).by_code.get(code)
    if given is None:
        return None
    number = given.reference.version
    if given.sha256 and Store(home).seal(number) not in (given.sha256, ""):
        raise OtherVersion(
            f"The code {code} was given for another version {number} than the one that is here now.",
            "Its chart cannot be shown: this one may have other numbers. Tell whoever runs the server; the command "
            "doctor says what to do.",
        )
    return given.reference


def given_code(home: Path, reference: Reference) -> str | None:
    """The code that a chart at a version was given; None where it has none yet."""
    return _code_of(known_of(home), Given(reference, Store(home).seal(reference.version)))


def _code_of(known: Known, given: Given) -> str | None:
    """Lines of old do not say which file their codes were given for: they hold for the one that is there."""
    return known.by_reference.get(given) or known.by_reference.get(Given(given.reference, ""))


def _free_code(home: Path, known: Known, reference: Reference) -> str:
    """The shortest stretch of its hash that can be a code and that no other chart has."""
    told = json.dumps(asdict(reference), sort_keys=True).encode() + Store(home).checksum(reference.version)
    number = int.from_bytes(hashlib.sha256(told).digest())
    signs = "".join(ALPHABET[number >> 5 * place & 31] for place in range(_SIGNS))
    tails = (signs[start : start + length] for length in range(SHORTEST, LONGEST + 1) for start in range(_TRIES))
    found = next((PREFIX + tail for tail in tails if is_tail(tail) and PREFIX + tail not in known.by_code), None)
    if found is None:
        raise NotWritable("There is no code left for this chart.", "Tell whoever runs the server.")
    return found
