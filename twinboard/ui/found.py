"""Disagreements that the rules find in what is published, and what is contested by them and by the officers."""

from dataclasses import dataclass

from twinboard.disagreements import marked
from twinboard.frames import Row
from twinboard.publish import published_records
from twinboard.settings import home
from twinboard.store import Store
from twinboard.ui.answers import ask, kept, version

_FOUND = "found"


@dataclass(frozen=True)
class Found:
    """A disagreement that a rule found: its own id, the rows, what was found, and the conflicts that mark it."""

    id: str
    row_ids: tuple[str, ...]
    finding: str
    conflict_ids: tuple[str, ...]


@kept
def found() -> tuple[Found, ...]:
    """All that the rules find in this version."""
    rows = published_records(Store(home()), version())
    return tuple(
        Found("/".join((_FOUND, one.kind, one.id, *one.others)), (one.id, *one.others), one.finding, marks)
        for one, marks in marked(rows)
    )


def unmarked() -> tuple[Found, ...]:
    """Those that no officer has entered on the sheet Conflicts."""
    return tuple(one for one in found() if not one.conflict_ids)


def unmarked_of(
    *, partner: str | None = None, conflict: str | None = None, row: str | None = None
) -> tuple[Found, ...]:
    """Those with a side of that partner, of these ids (with commas), or with that row among its sides."""
    ids = conflict.split(",") if conflict else None
    return tuple(
        one
        for one in unmarked()
        if (ids is None or one.id in ids)
        and (row is None or row in one.row_ids)
        and (partner is None or partner in {side["partner_id"] for side in _sides(one)})
    )


def _sides(one: Found) -> tuple[Row, ...]:
    return ask("evidence/cited", ids=",".join(one.row_ids))


@kept
def contested() -> tuple[Row, ...]:
    """What sources disagree about, as `evidence/contested` gives it, and after it what the rules alone found."""
    return (*ask("evidence/contested"), *(row for one in unmarked() for row in _contested(one)))


def _contested(one: Found) -> list[Row]:
    named = {"conflict_id": one.id, "question": one.finding}
    return [{"id": row["shown_as"], **named} for row in _sides(one)]
