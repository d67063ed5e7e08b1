"""Numbers that are probably the total of others, and do not say so: they would be added to their own parts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from operator import itemgetter

from twinboard.arithmetic import total
from twinboard.disagreements.numbers import NUMBER_COLUMNS, Number, number, text
from twinboard.models import Issue, Record
from twinboard.names import folded
from twinboard.numerals import POUNDS, RANK
from twinboard.periods import in_period
from twinboard.rules.sheets import FACTS, INDICATORS, MONEY
from twinboard.validate.revision import Revision

_COUNTED = {FACTS: ("indicator_id", "scope"), MONEY: ("title",)}
"""The columns that say what a number counts."""
_TOGETHER = {FACTS: ("partner_id", "period", "status"), MONEY: ("partner_id", "period", "status", "stage", "recurring")}
_ASIDE = frozenset({"quote", "note", "locator", "checked_by", "checked_on"})
_NEVER_ADDED = ("years", "months", "kilometres", RANK)
"""Units of what makes nothing together: lengths, and places in an order."""
_FEWEST, _MOST_CANDIDATES = 2, 2
"""Of numbers above zero one alone can be the sum of the others; of more than two nobody can tell which is."""


def unnamed_totals(rows: Revision) -> Iterator[Issue]:
    """Where one of them is new: a number that is, to its word, the sum of all others of its sort, place and period."""
    may_belong = _unjudged_keys(rows)
    for group in _groups(rows):
        if may_belong and _lacks(group[0], may_belong):
            continue
        values = [_value(record) for record in group]
        summed = sum(values, Decimal())
        candidates = [place for place, value in enumerate(values) if 2 * value == summed][:_MOST_CANDIDATES]
        if candidates and any(_is_changed(one, rows) for one in group):
            numbers = [found for record in group if (found := number(record, rows.after))]
            for place in candidates:
                found, parts = numbers[place], [*numbers[:place], *numbers[place + 1 :]]
                if _is_total(found, parts):
                    yield _issue(found, parts, rows)


def _groups(rows: Revision) -> Iterator[list[Record]]:
    """Numbers that may be added, without totals that say so; too few to make a total of the others are left out.

    So are those of which none is new, which the other rows need not be looked at for.
    """
    sorts = {identity: _sort(record) for identity, record in rows.after[INDICATORS].items()}
    groups: dict[tuple[object, ...], list[Record]] = defaultdict(list)
    for sheet, together in _TOGETHER.items():
        column, key_of = NUMBER_COLUMNS[sheet], itemgetter(*together)
        for record in rows.after[sheet].values() if _has_changes(sheet, rows) else ():
            values = record.values
            sort = sorts.get(str(values["indicator_id"]), "") if sheet == FACTS else POUNDS
            if sort and values[column] and not values["made_of"]:
                groups[sheet, sort, key_of(values)].append(record)
    return (group for group in groups.values() if len(group) > _FEWEST)


def _has_changes(sheet: str, rows: Revision) -> bool:
    return INDICATORS in rows.sent or any(rows.is_changed(sheet, identity) for identity in rows.sent.get(sheet, ()))


def _unjudged_keys(rows: Revision) -> dict[tuple[str, ...], set[tuple[object, ...]]]:
    """What is known of the numbers with errors, by the columns of which it is: their group may lack them."""
    keys: dict[tuple[str, ...], set[tuple[object, ...]]] = defaultdict(set)
    for sheet, together in _TOGETHER.items():
        for one in rows.unjudged.get(sheet, ()):
            known = (sheet, *(name for name in together if name not in one.faulty))
            keys[known].add(tuple(map(one.record.values.get, known[1:])))
    return keys


def _lacks(record: Record, may_belong: Mapping[tuple[str, ...], set[tuple[object, ...]]]) -> bool:
    return any(
        record.sheet == sheet and tuple(map(record.values.get, names)) in found
        for (sheet, *names), found in may_belong.items()
    )


def _sort(indicator: Record) -> object:
    """What numbers of an indicator must share to be added; empty where they never are."""
    unit = text(indicator, "unit")
    is_added = text(indicator, "kind") != "rate" and unit not in _NEVER_ADDED
    return (unit, text(indicator, "attribution")) if is_added else ""


def _value(record: Record) -> Decimal:
    value = record.values[NUMBER_COLUMNS[record.sheet]]
    return value if isinstance(value, Decimal) else Decimal(str(value))


def _is_changed(record: Record, rows: Revision) -> bool:
    before = rows.before[record.sheet].get(record.id)
    return before is None or any(before.values.get(name) != record.values[name] for name in {*record.values} - _ASIDE)


def _is_total(found: Number, parts: Sequence[Number]) -> bool:
    return total(part.stated for part in parts) == found.stated and _counts(found) not in map(_counts, parts)


def _counts(found: Number) -> tuple[str, ...]:
    return tuple(folded(text(found.record, column)) for column in _COUNTED[found.record.sheet])


def _issue(found: Number, parts: Sequence[Number], rows: Revision) -> Issue:
    sheet = found.record.sheet
    summed = " and ".join(part.words for part in parts)
    finding = (
        f"{found.measure}: {found.words} {in_period(text(found.record, 'period'))} {found.verb} what {summed} make"
    )
    new = [part.record.id for part in parts if _is_changed(part.record, rows)]
    places = [(sheet, found.record.id, "made_of"), *((sheet, identity, NUMBER_COLUMNS[sheet]) for identity in new)]
    words = {"made": f"“{found.record.id}”", "made_of": "; ".join(part.record.id for part in parts)}
    return rows.first_issue("unnamed-total", places, sheet, finding=finding, **words)
