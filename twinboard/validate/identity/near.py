"""Which published row a new one is evidently made of, though two of its cells say otherwise: the officer is asked.

Rows are brought together by what is rare in them, so that the work grows with the rows and not with their pairs.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from twinboard.models import Kind, Record, Sheet, Value
from twinboard.names import folded
from twinboard.periods import NOT_STATED, written_period
from twinboard.rules.identities import IDENTITIES
from twinboard.rules.stored import bound_of

Columns = Mapping[str, Sequence[Value]]
Values = Mapping[str, Value]

_MOST_DIFFERENT, _FEWEST_MORE = 2, 2
"""So many cells may say otherwise, and so many more have to say the same."""
_RARE, _MOST_COMPARED, _MOST_ASKED = 25, 6, 3
"""What so many published rows say brings rows together; so many are compared, and as many asked about."""
_ALIKE, _MOST_WORDS, _MOST_TIMES = 0.65, 0.75, 2
_YEAR = re.compile(r"\d{4}")
WHERE = ("locator", "quote", "source_id", "document_url")
_STATED = ("indicator_id", "partner_id", "source_id", "stage")
"""A number of these is another statement, if it is another number as well."""


class Near:
    """The published rows that no row of the file is, by what is rare in them."""

    def __init__(self, sheet: Sheet, sent: Sequence[str], free: Mapping[str, Record]) -> None:
        bounds = {bound_of(column) for column in sheet.columns}
        self._kinds = {column.name: column.kind for column in sheet.columns}
        self._names = [name for name in sent if name not in bounds]
        self._identity = IDENTITIES[sheet.name]
        self._is_series = bool(stated_numbers(sheet))
        self._free = free
        self._by_sign: dict[object, list[str]] = defaultdict(list)
        for identity, record in free.items():
            for sign in self._signs(record.values):
                self._by_sign[sign].append(identity)

    def evident(self, columns: Columns, positions: Iterable[int]) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The rows at these positions that are evidently made of published ones, and of which."""
        for position in positions:
            values = {name: columns[name][position] for name in self._names}
            if found := self._likely(values):
                yield position, found

    def _likely(self, values: Values) -> tuple[str, ...]:
        hits: Counter[str] = Counter()
        for sign in self._signs(values):
            if len(known := self._by_sign.get(sign, ())) <= _RARE:
                hits.update(known)
        costs = {one: self._cost(values, self._free[one].values) for one, _ in hits.most_common(_MOST_COMPARED)}
        near = sorted((cost, one) for one, cost in costs.items() if cost is not None)
        least = [one for cost, one in near if cost == near[0][0]]
        return tuple(least) if len(least) <= _MOST_ASKED else ()

    def _signs(self, values: Values) -> Iterator[object]:
        """What may tell a row from most others: each cell, and any two of those that tell rows apart."""
        told = [(name, _plain(values.get(name))) for name in self._names if values.get(name) is not None]
        yield from told
        yield from combinations([one for one in told if one[0] in self._identity.key], 2)

    def _cost(self, values: Values, before: Values) -> int | None:
        """In how many cells two rows differ; None where the one is not evidently made of the other."""
        filled = [name for name in self._names if values.get(name) is not None or before.get(name) is not None]
        other = [name for name in filled if _plain(values.get(name)) != _plain(before.get(name))]
        if len(other) > _MOST_DIFFERENT:
            return None
        moved = {name for name in other if not self._is_near(name, values.get(name), before.get(name))}
        title = self._identity.title
        fewest = len(other) + (0 if title in filled else _FEWEST_MORE)
        times = self._times(values, before, other, moved)
        is_little = len(filled) - len(other) < fewest
        if title in moved or is_little or self._is_another(moved, times, {*other}):
            return None
        return len(other)

    def _is_near(self, name: str, now: Value, before: Value) -> bool:
        """Whether it says nearly the same: words worded anew, the same year, half to twice, a blank filled."""
        if now is None or before is None:
            return True
        kind = self._kinds[name]
        if kind is Kind.PERIOD:
            return _year(now) in (None, _year(before)) or _year(before) is None
        if kind in (Kind.QUANTITY, Kind.COUNT):
            return (
                abs(float(str(now))) <= _MOST_TIMES * abs(float(str(before))) <= _MOST_TIMES**2 * abs(float(str(now)))
            )
        return kind is not Kind.TEXT or _reworded(str(now), str(before))

    def _times(self, values: Values, before: Values, other: Sequence[str], moved: set[str]) -> set[str]:
        """The columns in which two rows are of different times: of a series, also two months of one year."""
        periods = [name for name in other if self._kinds[name] is Kind.PERIOD]
        return {
            name for name in periods if name in moved or (self._is_series and apart(values.get(name), before.get(name)))
        }

    def _is_another(self, moved: set[str], times: set[str], other: set[str]) -> bool:
        """Whether it is the next of a series, or another statement: another number of another year or place."""
        numbers = {name for name in other if self._kinds[name] in (Kind.QUANTITY, Kind.COUNT)}
        if times and (numbers or other.intersection(WHERE)):
            return True
        is_worded_anew = self._identity.title in other
        return bool(numbers and other.intersection(_STATED)) or (is_worded_anew and not numbers.isdisjoint(moved))


def stated_numbers(sheet: Sheet) -> list[str]:
    """The columns of a sheet of which each row is a number of a time; there may be a series of these."""
    return [column.name for column in sheet.columns if column.required and column.kind is Kind.QUANTITY]


def is_next(sheet: Sheet, name: str, values: Values, before: Values) -> bool:
    """Whether a row of another time than a published one is the next of its series, by another number or place."""
    kinds = {column.name: column.kind for column in sheet.columns}
    if not stated_numbers(sheet) or kinds[name] is not Kind.PERIOD or not apart(values.get(name), before.get(name)):
        return False
    telling = [one for one in values if kinds.get(one) is Kind.QUANTITY or one in WHERE]
    return any(values[one] != before.get(one) for one in telling)


def apart(now: Value, before: Value) -> bool:
    """Whether two times have no day in common."""
    one, other = (written_period(str(time or NOT_STATED)) for time in (now, before))
    if not (one.first_on and one.last_on and other.first_on and other.last_on):
        return False
    return one.last_on < other.first_on or other.last_on < one.first_on


def _plain(value: Value) -> Value:
    return folded(value) if isinstance(value, str) else value


def _year(time: Value) -> str | None:
    """The first year that a time names; None where it is not stated."""
    found = _YEAR.search(str(time))
    return found and found[0]


def _reworded(now: str, before: str) -> bool:
    """Whether most words, or most letters, are the same."""
    one, two = ({*folded(text).split()} for text in (now, before))
    if one and two and len(one & two) >= _MOST_WORDS * min(len(one), len(two)):
        return True
    return SequenceMatcher(None, folded(now), folded(before), autojunk=False).ratio() >= _ALIKE
