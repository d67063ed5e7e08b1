"""The rows of a file among those that are published: what was, what would be, and where in the file it stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from twinboard.models import Issue, Record, Rows
from twinboard.rules.issue_kinds import issue
from twinboard.rules.sheets import BY_NAME
from twinboard.validate.sound import Unjudged

Place = tuple[str, str, str]
"""A value by its sheet, the id of its row, and its column."""


@dataclass(frozen=True)
class SentSheet:
    """A sheet of a file: its name as the officer finds it there, and the first cell of its header row."""

    shown: str
    corner: str


@dataclass(frozen=True)
class Revision:
    """The rows `before`, those that are `sent`, and those that would be there `after`, whole in all three.

    `unjudged` are those rows of the file that have errors: nothing is said of them, nor of what rests on them.
    """

    before: Rows
    sent: Rows
    after: Rows
    sheets: Mapping[str, SentSheet]
    unjudged: Mapping[str, Sequence[Unjudged]]

    def is_unjudged(self, sheet: str, identity: str) -> bool:
        return identity in self._unjudged_ids.get(sheet, ())

    @cached_property
    def _unjudged_ids(self) -> Mapping[str, frozenset[str]]:
        return {sheet: frozenset(one.record.id for one in rows) for sheet, rows in self.unjudged.items()}

    def has(self, place: Place) -> bool:
        return place[1] in self.sent.get(place[0], {})

    def is_new(self, place: Place) -> bool:
        """Whether the file has a value there that is not published."""
        sheet, identity, column = place
        known = self.before.get(sheet, {}).get(identity)
        return self.has(place) and (known is None or known.values.get(column) != self.value(place))

    def is_changed(self, sheet: str, identity: str) -> bool:
        """Whether the file has a row there that is not published so."""
        known, record = self.before.get(sheet, {}).get(identity), self.sent.get(sheet, {}).get(identity)
        return record is not None and (known is None or known.values != record.values)

    def value(self, place: Place) -> object:
        sheet, identity, column = place
        return self.sent[sheet][identity].values.get(column)

    def issue(self, kind: str, place: Place, **words: object) -> Issue:
        """An issue at a value; where its file lacks the column, at the id of its row."""
        sheet, identity, column = place
        record = self.sent[sheet][identity]
        named = next((name for name in (column, BY_NAME[sheet].id_column) if name in record.letters), None)
        letters = record.letters[named] if named else next(iter(record.letters.values()))
        cell, value = f"{letters}{record.row}", _typed(self.value(place))
        return issue(kind, sheet=self.sheets[sheet].shown, cell=cell, column=column, value=value, **words)

    def first_issue(self, kind: str, places: Iterable[Place], sheet: str, **words: object) -> Issue:
        """An issue at the first of the places that the file has; else at the header of a sheet, or of its first one."""
        if place := next(filter(self.has, places), None):
            return self.issue(kind, place, **words)
        at = self.sheets.get(sheet) or next(iter(self.sheets.values()))
        return issue(kind, sheet=at.shown, cell=at.corner, column="", value="", **words)


def revision_of(
    records: Mapping[str, Iterable[Record]],
    published: Rows,
    retired: Iterable[Record],
    sheets: Mapping[str, SentSheet],
    unjudged: Mapping[str, Sequence[Unjudged]],
) -> Revision:
    """The records of a file among the published rows, of which some would be retired, or are sent with errors."""
    gone: dict[str, set[str]] = {name: {one.record.id for one in unjudged.get(name, ())} for name in BY_NAME}
    for record in retired:
        gone[record.sheet].add(record.id)
    before = {name: published.get(name, {}) for name in BY_NAME}
    sent = {name: {one.id: _whole(one, before[name]) for one in rows if one.letters} for name, rows in records.items()}
    after = {
        name: {**{identity: row for identity, row in rows.items() if identity not in gone[name]}, **sent.get(name, {})}
        for name, rows in before.items()
    }
    return Revision(before, sent, after, sheets, unjudged)


def _whole(record: Record, published: Mapping[str, Record]) -> Record:
    before = published.get(record.id)
    return record.completed(before) if before and len(record.letters) < len(record.values) else record


def _typed(value: object) -> object:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value
