"""Dangling references: rows that name others which would not be there, as those that would be retired."""

from collections.abc import Iterator

from twinboard.disagreements.numbers import NUMBER_COLUMNS
from twinboard.errors import StillNamed
from twinboard.models import Issue, Record
from twinboard.names import split_list
from twinboard.rules.sheets import BY_NAME, MONEY
from twinboard.validate.revision import Revision

_MADE_OF, _CONFLICTS = "made_of", "Conflicts"
_LISTS = {
    **{(sheet, _MADE_OF): tuple(NUMBER_COLUMNS) for sheet in NUMBER_COLUMNS},
    (MONEY, "visits"): ("Visits",),
    **{(_CONFLICTS, column): tuple(BY_NAME) for column in ("about", "preferred")},
}
"""The columns that name rows by their ids, and the sheets on which those may be."""
_REFERENCES = {
    (sheet.name, column.name): (column.refers_to,)
    for sheet in BY_NAME.values()
    for column in sheet.columns
    if column.refers_to
}


def dangling_references(rows: Revision) -> Iterator[Issue]:
    """At its cell, what names a row that is gone. Raises StillNamed where the row that names it is not in the file.

    Of a file with rows that cannot be judged it is not known which rows it lacks.
    """
    if any(rows.unjudged.values()):
        return
    gone = {sheet: known.keys() - rows.after[sheet].keys() for sheet, known in rows.before.items()}
    for (sheet, column), sheets in {**_REFERENCES, **_LISTS}.items():
        if column != _MADE_OF and not any(gone[name] for name in sheets):
            continue
        for record in (one for one in rows.after[sheet].values() if one.values.get(column) is not None):
            for identity in _named(record, column):
                is_there = any(identity in rows.after[name] for name in sheets)
                if not is_there and (column == _MADE_OF or any(identity in gone[name] for name in sheets)):
                    yield _issue(record, column, identity, rows)


def _named(record: Record, column: str) -> tuple[str, ...]:
    value = str(record.values.get(column) or "")
    return split_list(value) if (record.sheet, column) in _LISTS else tuple(filter(None, (value,)))


def _issue(record: Record, column: str, gone: str, rows: Revision) -> Issue:
    place = (record.sheet, record.id, column)
    if rows.has(place):
        return rows.issue("names-retired", place, gone=f"“{gone}”")
    raise StillNamed(
        f"The row {gone} cannot be gone: the row {record.id} of the sheet {record.sheet}, which is not in the file, "
        f"names it in {column}.",
        f"Keep {gone}; or send {record.id} as well, with another {column}; or retire both.",
    )
