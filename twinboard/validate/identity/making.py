"""Ids for rows that have none, made of what they say: readable, free, and the same whatever the order of the rows."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256

from twinboard.rules.header_words import noun_of
from twinboard.rules.identities import IDENTITIES
from twinboard.validate.cells import SheetReading
from twinboard.validate.identity.slugs import LONGEST, slug_of_all

_DIGEST, _FIRST_NUMBER = 6, 2


def make_ids(reading: SheetReading, positions: Sequence[int], taken: set[str]) -> dict[int, str]:
    """An id for each of the positions. What is `taken` is not given; what is made is taken from then on.

    The shortest form that tells a row from the others; rows that say the same in all of them are numbered.
    """
    sheet, made = reading.matched.sheet, dict[int, str]()
    left, wanted = list(positions), dict[int, str]()
    for form in IDENTITIES[sheet.name].forms:
        wanted = {position: slug_of_all(_texts(reading, form, position), noun_of(sheet)) for position in left}
        counts = Counter(wanted.values())
        for position, one in wanted.items():
            if one and counts[one] == 1 and one not in taken:
                made[position] = one
        left = [position for position in left if position not in made]
    taken |= set(made.values())
    return made | _numbered(reading, {position: wanted[position] for position in left}, taken)


def _texts(reading: SheetReading, names: Iterable[str], position: int) -> list[str]:
    return [str(reading.columns[name][position] or "") for name in names]


def _numbered(reading: SheetReading, wanted: dict[int, str], taken: set[str]) -> dict[int, str]:
    numbers: dict[str, int] = defaultdict(lambda: _FIRST_NUMBER)
    made: dict[int, str] = {}
    for position, one in wanted.items():
        base = one or _by_digest(reading, position)
        found = base
        while found in taken:
            found = f"{base[: LONGEST - 6]}-{numbers[base]}"
            numbers[base] += 1
        taken.add(found)
        made[position] = found
    return made


def _by_digest(reading: SheetReading, position: int) -> str:
    """What a row without a word in Latin letters is called: its noun, and a sign of what it says."""
    said = "\x1f".join(str(values[position] or "") for values in reading.columns.values())
    return f"{noun_of(reading.matched.sheet)}-{sha256(said.encode()).hexdigest()[:_DIGEST]}"
