"""Rows without an id beside those that are published: which of them tell of the same thing.

Every step groups rows by what they say, so that the work grows with the rows and not with their pairs.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from twinboard.models import Kind, Record, Value
from twinboard.names import folded, name_keys, split_list
from twinboard.rules.identities import IDENTITIES, Identity
from twinboard.validate.cells import SheetReading
from twinboard.validate.identity.likest import Ids, Positions, alike, clearest
from twinboard.validate.identity.matches import Matches
from twinboard.validate.identity.near import Near, is_next, stated_numbers
from twinboard.validate.identity.partial import columns_sent

_MOST_PAIRS = 400
"""Of larger groups of rows alike the pairs are not compared: the officer is asked."""
_MOST_ASKED = 5


def match(reading: SheetReading, published: Mapping[str, Record], named: Mapping[str, Sequence[Value]]) -> Matches:
    """What the rows without an id are of what is published under no id that the file has.

    `named`: columns in which rows of the same sheet are named, with the ids of those that are published.
    """
    typed = set(reading.ids)
    free = {identity: record for identity, record in published.items() if identity not in typed}
    if not (free and reading.without_id):
        return Matches()
    return _Matching(reading, free, len(published), named).run()


class _Matching:
    """The rows that are left on both sides, step by step."""

    def __init__(
        self,
        reading: SheetReading,
        published: Mapping[str, Record],
        count_published: int,
        named: Mapping[str, Sequence[Value]],
    ) -> None:
        sheet = reading.matched.sheet
        self._columns: Mapping[str, Sequence[Value]] = {**reading.columns, **named}
        self._published = published
        self._identity: Identity = IDENTITIES[sheet.name]
        self._sent = [name for name in reading.columns if name in columns_sent(reading.matched)]
        self._key = [name for name in self._identity.key if name in self._sent]
        self._texts = {column.name for column in sheet.columns if column.kind is Kind.TEXT}
        self._numbers = [name for name in stated_numbers(sheet) if name in self._sent]
        self._is_next = partial(is_next, sheet)
        self._near = partial(Near, sheet, self._sent)
        self._is_all_sent = len(self._sent) == len(reading.columns) - 1
        self._count_published = count_published
        self._is_mendable = not reading.matched.lacking
        """Where columns are left out, what is sent of the others names the row, and does not mend it."""
        ids = reading.columns[sheet.id_column]
        self._left: Positions = [position for position in reading.without_id if not ids[position]]
        self._free: dict[str, Record] = dict(published)
        self._found = Matches()

    def run(self) -> Matches:
        self._take_equal()
        if all(name in self._sent for name in self._identity.least):
            if "aliases" in self._columns:
                self._take_named()
            self._take_same_things()
            if self._is_mendable:
                self._take_mended()
        return self._found

    def _value(self, name: str, position: int) -> Value:
        return self._columns[name][position]

    def _groups(
        self, of_row: Callable[[int], Hashable | None], of_record: Callable[[Record], Hashable | None]
    ) -> Iterator[tuple[Positions, Ids]]:
        """The rows and the published ones that say the same, where both are there."""
        rows: dict[Hashable, Positions] = defaultdict(list)
        for position in self._left:
            if (key := of_row(position)) is not None:
                rows[key].append(position)
        ids: dict[Hashable, Ids] = defaultdict(list)
        for identity, record in self._free.items():
            if (key := of_record(record)) in rows:
                ids[key].append(identity)
        return ((rows[key], found) for key, found in ids.items())

    def _take(self, pairs: Iterable[tuple[int, str]]) -> None:
        taken = dict(pairs)
        self._found.ids |= taken
        self._left = [position for position in self._left if position not in taken]
        for identity in taken.values():
            del self._free[identity]
        gone = set(taken.values())
        perhaps = {at: tuple(one for one in ids if one not in gone) for at, ids in self._found.perhaps.items()}
        self._found.perhaps = {at: ids for at, ids in perhaps.items() if ids and at not in taken}

    def _all_of_row(self, names: Sequence[str]) -> Callable[[int], Hashable]:
        columns = [self._columns[name] for name in names]
        return lambda position: tuple(values[position] for values in columns)

    def _all_of_record(self, names: Sequence[str]) -> Callable[[Record], Hashable]:
        return lambda record: tuple(map(record.values.get, names))

    def _take_equal(self) -> None:
        """Rows that say all that a published row says; of several alike any one is the same, if all is sent."""
        groups = self._groups(self._all_of_row(self._sent), self._all_of_record(self._sent))
        self._take(
            pair
            for positions, ids in groups
            if self._is_all_sent or len(ids) == 1 or len(positions) == len(ids)
            for pair in zip(positions, ids, strict=False)
        )

    def _take_named(self) -> None:
        """Rows whose name is a name of one published row, as it is spelt or as its aliases have it."""
        owners: dict[str, set[str]] = defaultdict(set)
        for identity, record in self._free.items():
            names = (str(record.values["name"]), *split_list(str(record.values.get("aliases") or "")))
            for key in (key for name in names for key in name_keys(name)):
                owners[key].add(identity)
        wanted: dict[str, Positions] = defaultdict(list)
        for position in self._left:
            keys = name_keys(str(self._value("name", position) or ""))
            found = set[str]().union(*(owners.get(key, set()) for key in keys))
            if len(found) == 1:
                wanted[found.pop()].append(position)
        self._take((positions[0], identity) for identity, positions in wanted.items() if len(positions) == 1)

    def _take_same_things(self) -> None:
        """Rows that agree with a published one in all that tells things apart; of several the likest, if one is."""
        pairs: list[tuple[int, str]] = []
        for positions, ids in self._groups(self._key_of_row(self._key), self._key_of_record(self._key)):
            pairs += self._likest(positions, ids)
        self._take(pairs)

    def _key_of_row(self, names: Sequence[str]) -> Callable[[int], Hashable | None]:
        least = [name for name in self._identity.least if name in names]

        def key(position: int) -> Hashable | None:
            if any(self._value(name, position) is None for name in least):
                return None
            return tuple(self._told(name, self._value(name, position)) for name in names)

        return key

    def _key_of_record(self, names: Sequence[str]) -> Callable[[Record], Hashable | None]:
        return lambda record: tuple(self._told(name, record.values.get(name)) for name in names)

    def _told(self, name: str, value: Value) -> Value:
        return folded(str(value)) if name in self._texts and value is not None else value

    def _likest(self, positions: Positions, ids: Ids) -> Iterator[tuple[int, str]]:
        """Pairs of which each is the likest for the other; what is left over on both sides is asked about."""
        if len(positions) == len(ids) == 1:
            yield positions[0], ids[0]
            return
        rows, known = list(positions), list(ids)
        if len(rows) * len(known) <= _MOST_PAIRS:
            likeness = {(row, one): self._count_same(row, one) for row in rows for one in known}
            while pair := clearest(likeness, rows, known):
                yield pair
                rows.remove(pair[0])
                known.remove(pair[1])
        if known:
            self._found.perhaps |= {row: tuple(known[:_MOST_ASKED]) for row in rows}

    def _count_same(self, position: int, identity: str) -> int:
        values = self._published[identity].values
        return sum(self._value(name, position) == values.get(name) for name in self._sent)

    def _take_mended(self) -> None:
        """Rows of which one cell is another than in a published row, or the title is worded anew.

        Where most that is published is in the file, a row that is left on both sides is sure to be the same.
        """
        is_whole = 2 * (self._count_published - len(self._free)) >= self._count_published
        self._take(self._one_cell_mended(is_whole=is_whole))
        self._take(self._title_mended(is_whole=is_whole))
        if is_whole:
            self._ask_of_rest()
        self._ask_of_near()

    def _one_cell_mended(self, *, is_whole: bool) -> Iterator[tuple[int, str]]:
        pairs: dict[int, set[str]] = defaultdict(set)
        rows: dict[str, set[int]] = defaultdict(set)
        for name in self._key:
            others = [one for one in self._sent if one != name]
            for positions, ids in self._groups(self._all_of_row(others), self._all_of_record(others)):
                for position in positions[:_MOST_ASKED]:
                    pairs[position].update(ids[:_MOST_ASKED])
                for identity in ids[:_MOST_ASKED]:
                    rows[identity].update(positions[:_MOST_ASKED])
        for position, likely in pairs.items():
            identity = next(iter(likely))
            is_clear = len(likely) == 1 and len(rows[identity]) == 1
            if is_clear and (is_whole or self._is_title_alike(position, identity)):
                yield position, identity
            elif near := sorted(one for one in likely if not self._has_other_title(position, one)):
                self._found.perhaps[position] = tuple(near)

    def _has_other_title(self, position: int, identity: str) -> bool:
        """Whether the title is not only worded anew: then it is that of another thing."""
        title = self._identity.title
        is_same = title not in self._sent or self._value(title, position) == self._published[identity].values.get(title)
        return not is_same and not self._is_title_alike(position, identity)

    def _is_title_alike(self, position: int, identity: str) -> bool:
        title = self._identity.title
        if title not in self._sent:
            return False
        now, before = self._value(title, position), self._published[identity].values.get(title)
        return now != before and bool(now and before) and alike(str(now), str(before))

    def _title_mended(self, *, is_whole: bool) -> Iterator[tuple[int, str]]:
        """Rows that agree in all that tells things apart but in the words of their title, which are alike."""
        title = self._identity.title
        others = [name for name in self._key if name != title]
        if title not in self._key or not others:
            return
        for positions, ids in self._groups(self._key_of_row(others), self._key_of_record(others)):
            if len(positions) * len(ids) > _MOST_PAIRS:
                continue
            near = {at: [one for one in ids if self._is_title_alike(at, one)] for at in positions}
            for position, found in near.items():
                is_only = len(found) == 1 and sum(found[0] in others for others in near.values()) == 1
                if is_only and is_whole and self._says_its_number(position, found[0]):
                    yield position, found[0]
                elif found:
                    self._found.perhaps[position] = tuple(found[:_MOST_ASKED])

    def _says_its_number(self, position: int, identity: str) -> bool:
        """Whether a row has the number of a published one: under another title, another number is of another thing."""
        before = self._published[identity].values
        return all(self._value(name, position) == before.get(name) for name in self._numbers)

    def _ask_of_rest(self) -> None:
        """Of a file that has most of what is published: rows left that differ in one of the columns that tell.

        Titles that are not alike are those of two things.
        """
        for name in (one for one in self._key if one != self._identity.title):
            others = [one for one in self._key if one != name]
            if not others or not set(self._identity.least) - {name}:
                continue
            for positions, ids in self._groups(self._key_of_row(others), self._key_of_record(others)):
                for position in positions:
                    row = {each: self._value(each, position) for each in self._sent}
                    if likely := [one for one in ids if not self._is_next(name, row, self._published[one].values)]:
                        self._found.perhaps.setdefault(position, tuple(likely[:_MOST_ASKED]))

    def _ask_of_near(self) -> None:
        """Rows that are left over and evidently made of a published one that is left over, too."""
        left = [position for position in self._left if position not in self._found.perhaps]
        self._found.perhaps |= self._near(self._free).evident(self._columns, left)
