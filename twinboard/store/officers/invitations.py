"""Invitations: who may update where there is no sign-in provider. Of each a file of lines, below `officers/`.

The first line says who is invited and until when, those after it what became of that; none is ever rewritten. A file
with a line that is not as it was written lets nobody in; one that is gone, neither.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from twinboard.errors import UnreadableFile
from twinboard.store.officers.lines import ENDED, TAKEN, Line, lines_of
from twinboard.store.shelf import names

OPEN, CLOCK = "open", "clock"
APPROVE, PREPARE = "approve", "prepare"
"""What the invited may do: publish, and approve what others prepared; or prepare drafts for others alone."""
_ID = re.compile(r"[0-9a-f]{16}")
_CLOCKS_APART = timedelta(minutes=5)
"""How far the clocks of two machines of one store may be apart."""


@dataclass(frozen=True)
class Invitation:
    """One invitation; `name` is empty while nobody has taken up one that was made for whoever comes first.

    `link` and `browser` are the hashes of their secrets; `over` is why it ended before its time, or that somebody saw
    that it had ended.
    """

    id: str
    name: str
    invited_at: datetime
    ends_at: datetime
    link: str
    browser: str = ""
    taken_at: datetime | None = None
    over: str = ""
    over_at: datetime | None = None
    may: str = APPROVE

    @property
    def state(self) -> str:
        """What it is at this moment: OPEN, TAKEN, or why it lets nobody in."""
        now = datetime.now(UTC)
        if self.over:
            return self.over
        if now >= self.ends_at:
            return ENDED
        if now < max(self.invited_at, self.taken_at or self.invited_at) - _CLOCKS_APART:
            return CLOCK
        return TAKEN if self.browser else OPEN

    @property
    def stands(self) -> bool:
        """Whether somebody updates by it, or still may."""
        return self.state in (OPEN, TAKEN, CLOCK)


def kept(home: Path) -> tuple[Invitation, ...]:
    """All invitations that can be read, the newest first."""
    found = [one for _, one in _each(home) if isinstance(one, Invitation)]
    return tuple(sorted(found, key=lambda one: one.invited_at, reverse=True))


def unreadable(home: Path) -> tuple[tuple[str, str], ...]:
    """The files among the invitations that are none, or none any more: their names, and why."""
    torn = [(name, one) for name, one in _each(home) if isinstance(one, str)]
    known = {name for name, _ in _each(home)}
    return (*torn, *((name, "It is no invitation.") for name in sorted(names(_folder(home)) - known)))


def find(home: Path, identity: str) -> Invitation | None:
    """The invitation of that id; None where there is none. Raises UnreadableFile where its file is not whole."""
    if not _ID.fullmatch(identity):
        return None
    try:
        lines = lines_of(path_of(home, identity).read_bytes())
        return _made(identity, lines)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnreadableFile(f"The system refuses it: {error.strerror}.") from error


def path_of(home: Path, identity: str) -> Path:
    return _folder(home) / f"{identity}.jsonl"


def _folder(home: Path) -> Path:
    return home / "officers"


def _each(home: Path) -> list[tuple[str, Invitation | str]]:
    """Every file that is called like an invitation, and it, or why it cannot be read."""
    found: list[tuple[str, Invitation | str]] = []
    for name in sorted(names(_folder(home))):
        try:
            one = find(home, name.removesuffix(".jsonl")) if name.endswith(".jsonl") else None
        except UnreadableFile as error:
            found.append((name, error.message))
        else:
            found += [(name, one)] if one else []
    return found


def _made(identity: str, lines: Iterable[Line]) -> Invitation:
    first, *later = lines
    if first["id"] != identity:
        raise UnreadableFile("It is of another invitation.")
    try:
        begins, ends = _moment(first["at"]), _moment(first["ends"])
        found = Invitation(identity, first["name"], begins, ends, first["link"], may=_may(first))
        for line in later:
            found = _after(found, line)
    except ValueError as error:
        raise UnreadableFile("A day of it cannot be read.") from error
    return found


def _may(line: Line) -> str:
    """What the invited may do. Raises ValueError for a word that is none of ours."""
    if (may := line.get("may", APPROVE)) not in (APPROVE, PREPARE):
        raise ValueError
    return may


def _after(found: Invitation, line: Line) -> Invitation:
    """What an invitation becomes by one more line: the first who takes it up has it, and what is over stays so."""
    if found.over or (line["event"] == TAKEN and found.browser):
        return found
    at = _moment(line["at"])
    if line["event"] == TAKEN:
        return replace(found, name=found.name or line["name"], browser=line["browser"], taken_at=at)
    return replace(found, over=line["event"], over_at=at)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
