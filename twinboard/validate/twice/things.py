"""Rows that are the same but for their ids, or that tell of one thing under two ids; one issue for all of them.

Real repeats exist, as in lists of payments: nothing is dropped.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from twinboard.disagreements.numbers import text
from twinboard.models import Issue, Record, Value
from twinboard.names import folded, name_keys, split_list
from twinboard.periods import written_period
from twinboard.rules.sheets import ASSUMPTIONS, BY_NAME, INDICATORS, MONEY, PARTNERS, SOURCES, STRANDS
from twinboard.rules.vocabularies import HEADS
from twinboard.validate.revision import Revision

_LONGEST_MONTH = 31
_MOST_NAMED = 3
_ONE_THING = {
    SOURCES: ("title", "publisher", "published"),
    STRANDS: ("name",),
    INDICATORS: ("name", "unit", "kind", "attribution"),
    MONEY: ("title", "funder", "partner_id", "period", "amount_gbp", "stage", "status", "recurring", "bound"),
    "Milestones": ("title", "partner_id", "date"),
    "Organisations": ("name", "board", "partner_id"),
}
"""The columns in which two rows of a sheet tell of one thing, as people read them."""


def same_things(rows: Revision) -> Iterator[Issue]:
    """Where one of them is new: rows that are the same but for their ids; else those that tell of one thing."""
    for sheet in BY_NAME:
        groups: dict[Hashable, list[Record]] = defaultdict(list)
        records = list(rows.after[sheet].values()) if rows.sent.get(sheet) else []
        for record, key in zip(records, _things(sheet, records), strict=True):
            if key is not None:
                groups[key].append(record)
        for group in groups.values():
            if len(group) > 1:
                yield from _told(sheet, group, rows)


def same_but_id(first: Record, second: Record) -> bool:
    return _all_said(first) == _all_said(second)


def _all_said(record: Record) -> tuple[Value, ...]:
    """All that a row says but its id, which is its first column."""
    return tuple(record.values.values())[1:]


def names_twice(rows: Revision) -> Iterator[Issue]:
    """A partner of the file one of whose names is a name of another."""
    owners: dict[str, dict[str, None]] = defaultdict(dict)
    sent = rows.sent.get(PARTNERS, {})
    for record in rows.after[PARTNERS].values() if sent else ():
        for name in _names(record):
            for key in name_keys(name):
                owners[key][record.id] = None
    told: set[str] = set()
    for record in sent.values():
        for name in _names(record):
            ids = next((owners[key] for key in name_keys(name) if len(owners[key]) > 1), {})
            is_new = any(rows.is_new((PARTNERS, one, column)) for one in ids for column in ("name", "aliases"))
            if is_new and not told.issuperset(ids):
                told |= ids.keys()
                column = "name" if name == record.values["name"] else "aliases"
                others = rows_listed([one for one in ids if one != record.id], rows, PARTNERS)
                yield rows.issue("name-twice", (PARTNERS, record.id, column), name=name, others=others)


def _names(record: Record) -> tuple[str, ...]:
    return (text(record, "name"), *split_list(text(record, "aliases")))


def _things(sheet: str, records: Sequence[Record]) -> Iterable[Hashable]:
    """What each row tells of; None of one that does not say it. Of a fact it is all that it says, but for its id.

    Names of partners, and what assumptions stand for, are looked at on their own.
    """
    if sheet in (PARTNERS, ASSUMPTIONS):
        return [None] * len(records)
    if sheet not in _ONE_THING:
        return map(_visit if sheet == "Visits" else _all_said, records)
    columns = (_folded(records, column) for column in _ONE_THING[sheet])
    return (thing if thing[0] else None for thing in zip(*columns, strict=True))


def _folded(records: Sequence[Record], column: str) -> list[str]:
    """A column as people read it, each value read once."""
    values = [record.values.get(column) for record in records]
    read = {value: "" if value is None else folded(str(value)) for value in set(values)}
    return list(map(read.__getitem__, values))


def _visit(record: Record) -> Hashable:
    """A visit of one month, partner, direction and number; of those whose days are known the days tell."""
    period = written_period(text(record, "starts"))
    is_month = period.first_on and period.last_on and 0 < (period.last_on - period.first_on).days < _LONGEST_MONTH
    people = record.values.get("delegates") or sum(int(text(record, part) or 0) for part in HEADS)
    if not (is_month and people):
        return _all_said(record)
    return text(record, "partner_id"), text(record, "direction"), period.first_on, people


def _told(sheet: str, group: Sequence[Record], rows: Revision) -> Iterator[Issue]:
    equal: dict[Hashable, list[Record]] = defaultdict(list)
    for record in group:
        equal[_all_said(record)].append(record)
    for same in equal.values():
        if len(same) > 1:
            yield from _asked("same-but-id", sheet, same, rows)
    if len(equal) > 1:
        yield from _asked("same-thing", sheet, [same[0] for same in equal.values()], rows)


def _asked(kind: str, sheet: str, same: Sequence[Record], rows: Revision) -> Iterator[Issue]:
    """One issue at the last of them that is new, which names the others."""
    new = [record for record in same if rows.is_changed(sheet, record.id)]
    if new:
        others = rows_listed([record.id for record in same if record is not new[-1]], rows, sheet)
        yield rows.issue(kind, (sheet, new[-1].id, BY_NAME[sheet].id_column), others=others, count=len(same))


def rows_listed(ids: Iterable[str], rows: Revision, sheet: str) -> str:
    """The ids with the rows of the file in which they stand; of many the first ones, and how many more there are."""
    every = list(ids)
    first = [f"“{one}” ({_where(sheet, one, rows)})" for one in every[:_MOST_NAMED]]
    more = len(every) - len(first)
    return ", ".join([*first, *([f"and {more:,} more like it"] if more else [])])


def _where(sheet: str, identity: str, rows: Revision) -> str:
    return f"row {rows.sent[sheet][identity].row}" if rows.has((sheet, identity, "")) else "published"
