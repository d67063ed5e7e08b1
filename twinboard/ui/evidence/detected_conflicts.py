"""Disagreements that the rules found in the version of this run and no officer has entered."""

from twinboard import contested
from twinboard.contested import Found
from twinboard.frames import Row
from twinboard.ui.answers import ask, seen_home, version


def found() -> tuple[Found, ...]:
    """All that the rules find."""
    return contested.found(seen_home(), version() or 0)


def unmarked() -> tuple[Found, ...]:
    """Those that no officer has entered on the sheet Conflicts."""
    return contested.unmarked(seen_home(), version() or 0)


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
