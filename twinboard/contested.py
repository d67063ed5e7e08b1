"""What sources disagree about in a published version: by what officers entered, and by what the rules find."""

from dataclasses import dataclass
from pathlib import Path

from twinboard.disagreements import marked
from twinboard.frames import Row, rows, shown
from twinboard.once import once
from twinboard.publish import published_records
from twinboard.store import Store

_FOUND = "found"
_MOST_KEPT = 50


@dataclass(frozen=True)
class Found:
    """A disagreement that a rule found: its own id, the rows, what was found, and the conflicts that mark it."""

    id: str
    row_ids: tuple[str, ...]
    finding: str
    conflict_ids: tuple[str, ...]


@once(_MOST_KEPT)
def found(home: Path, version: int) -> tuple[Found, ...]:
    """All that the rules find in a version."""
    return tuple(
        Found("/".join((_FOUND, one.kind, one.id, *one.others)), (one.id, *one.others), one.finding, marks)
        for one, marks in marked(published_records(Store(home), version))
    )


def unmarked(home: Path, version: int) -> tuple[Found, ...]:
    """Those that no officer has entered on the sheet Conflicts."""
    return tuple(one for one in found(home, version) if not one.conflict_ids)


@once(_MOST_KEPT)
def contested(home: Path, version: int) -> tuple[Row, ...]:
    """What sources disagree about, as `evidence/contested` gives it, and after it what the rules alone found."""
    entered = rows(shown(Store(home).ask("evidence/contested", {}, version)))
    return (*entered, *(row for one in unmarked(home, version) for row in _contested(home, version, one)))


def _contested(home: Path, version: int, one: Found) -> list[Row]:
    sides = rows(Store(home).ask("evidence/cited", {"ids": ",".join(one.row_ids)}, version))
    return [{"id": row["shown_as"], "conflict_id": one.id, "question": one.finding} for row in sides]
