"""The lines of an invitation's file: JSON, each with a checksum of its own, so that no damage is taken for a word."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from twinboard.errors import UnreadableFile

INVITED, TAKEN, REVOKED, SIGNED_OUT, ENDED = "invited", "taken", "revoked", "signed out", "ended"
_OWN: Mapping[str, tuple[str, ...]] = {
    INVITED: ("name", "ends", "link"),
    TAKEN: ("name", "browser"),
    REVOKED: (),
    SIGNED_OUT: (),
    ENDED: (),
}
"""What a line says beside what it is of and when, by what happened."""
_SAID_SOMETIMES: Mapping[str, tuple[str, ...]] = {INVITED: ("may",)}
"""And what some say besides: what the invited may do, where that is not all."""
Line = Mapping[str, str]


def line_of(event: str, at: datetime, **told: str) -> str:
    """A line, without the end of it."""
    said = {"event": event, "at": at.isoformat(), **told}
    return json.dumps({**said, "sum": _sum(said)}, ensure_ascii=False)


def lines_of(content: bytes) -> tuple[Line, ...]:
    """The lines of a file, the first of which invites. Raises UnreadableFile unless each is as it was written."""
    *whole, rest = content.split(b"\n")
    try:
        lines = tuple(_said(json.loads(line)) for line in whole)
        is_ours = not rest and lines[0]["event"] == INVITED and len({line["id"] for line in lines}) == 1
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableFile("A line of it is damaged, or cut short.") from error
    if not is_ours:
        raise UnreadableFile("A line of it is cut short, or of another file.")
    return lines


def _said(told: dict[str, str]) -> Line:
    """What a line says. Raises ValueError or KeyError for any but ours."""
    said = {name: value for name, value in told.items() if name != "sum"}
    least = {"event", "at", "id", *_OWN[said["event"]]}
    is_ours = least <= said.keys() <= {*least, *_SAID_SOMETIMES.get(said["event"], ())}
    if not is_ours or told["sum"] != _sum(said):
        raise ValueError
    return said


def _sum(said: Line) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]
