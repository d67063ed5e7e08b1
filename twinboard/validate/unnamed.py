"""Numbers that are probably the total of others, and do not say so: they would be added to their own parts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from twinboard.arithmetic import total
from twinboard.disagreements.numbers import NUMBER_COLUMNS, Number, number, text
from twinboard.models import Issue, Record, Rows
from twinboard.names import folded
from twinboard.numerals import POUNDS, RANK
from twinboard.periods import in_period
from twinboard.rules.sheets import FACTS, INDICATORS, MONEY
from twinboard.validate.amid import Amid

_COUNTED = {FACTS: ("indicator_id", "scope"), MONEY: ("title",)}
"""The columns that say what a number counts."""
_TOGETHER = {FACTS: ("partner_id", "period", "status"), MONEY: ("partner_id", "period", "status", "stage", "recurring")}
_ASIDE = frozenset({"quote", "note", "locator", "checked_by", "checked_on"})
_NEVER_ADDED = ("years", "months", "kilometres", RANK)
"""Units of what makes nothing together: lengths, and places in an order."""
_FEWEST, _MOST_CANDIDATES = 2, 2
"""Of numbers above zero one alone can be the sum of the others; of more than two nobody can tell which is."""


def unnamed_totals(rows: Amid) -> Iterator[Issue]:
    """Where one of them is new: a number that is, to its word, the sum of all others of its sort, place and period."""
    for group in _groups(rows.after):
        values = [_value(record) for record in group]
        summed = sum(values, Decimal())
        candidates = [place for place, value in enumerate(values) if 2 * value == summed][:_MOST_CANDIDATES]
        if candidates and any(_is_news(one, rows) for one in group):
            numbers = [found for record in group if (found := number(record, rows.after))]
            for place in candidates:
                found, parts = numbers[place], [*numbers[:place], *numbers[place + 1 :]]
                if _is_total(found, parts):
                    yield _issue(found, parts, rows)


def _groups(rows: Rows) -> Iterator[list[Record]]:
    """Numbers that may be added, without totals that say so; too few to make a total of the others are left out."""
    sorts = {identity: _sort(record) for identity, record in rows[INDICATORS].items()}
    groups: dict[tuple[object, ...], list[Record]] = defaultdict(list)
    for sheet, together in _TOGETHER.items():
        for record in rows[sheet].values():
            values = record.values
            sort = sorts.get(str(values["indicator_id"]), "") if sheet == FACTS else POUNDS
            if sort and values[NUMBER_COLUMNS[sheet]] and not values["made_of"]:
                groups[sheet, sort, *map(values.get, together)].append(record)
    return (group for group in groups.values() if len(group) > _FEWEST)


def _sort(indicator: Record) -> object:
    """What numbers of an indicator must share to be added; empty where they never are."""
    unit = text(indicator, "unit")
    is_added = text(indicator, "kind") != "rate" and unit not in _NEVER_ADDED
    return (unit, text(indicator, "attribution")) if is_added else ""


def _value(record: Record) -> Decimal:
    value = record.values[NUMBER_COLUMNS[record.sheet]]
    return value if isinstance(value, Decimal) else Decimal(str(value))


def _is_news(record: Record, rows: Amid) -> bool:
    before = rows.before[record.sheet].get(record.id)
    return before is None or any(before.values.get(name) != record.values[name] for name in {*record.values} - _ASIDE)


def _is_total(found: Number, parts: Sequence[Number]) -> bool:
    return total(part.stated for part in parts) == found.stated and _counts(found) not in map(_counts, parts)


def _counts(found: Number) -> tuple[str, ...]:
    return tuple(folded(text(found.record, column)) for column in _COUNTED[found.record.sheet])


def _issue(found: Number, parts: Sequence[Number], rows: Amid) -> Issue:
    sheet = found.record.sheet
    summed = " and ".join(part.words for part in parts)
    finding = (
        f"{found.measure}: {found.words} {in_period(text(found.record, 'period'))} {found.verb} what {summed} make"
    )
    new = [part.record.id for part in parts if _is_news(part.record, rows)]
    places = [(sheet, found.record.id, "made_of"), *((sheet, identity, NUMBER_COLUMNS[sheet]) for identity in new)]
    words = {"made": f"“{found.record.id}”", "made_of": "; ".join(part.record.id for part in parts)}
    return rows.first_issue("unnamed-total", places, sheet, finding=finding, **words)
