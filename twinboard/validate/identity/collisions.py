"""Rows of a file without ids that only what may change tells apart: asked about, for the next file mixes them up.

Rows that are the same, or tell of one thing, are asked about wherever they come from (`twice/things.py`).
"""

from collections import defaultdict
from collections.abc import Collection, Hashable

from twinboard.names import folded
from twinboard.rules.identities import IDENTITIES
from twinboard.rules.vocabularies import HEADS
from twinboard.validate.cells import SheetReading

_ASKED_HERE = {
    "Visits": (*HEADS, "delegates"),
    "Conflicts": (),
}
"""The sheets of which it is not asked elsewhere, and the columns in which rows that agree are asked about there.

Visits whose days are known, and numbers, are told to disagree, or to overlap.
"""
_DAY = len("2018-11-14")


def ask_of_alike(reading: SheetReading, new: Collection[int]) -> None:
    """Adds a doubt at each new row without an id that is like one above it in all that tells rows apart."""
    sheet = reading.matched.sheet.name
    if sheet not in _ASKED_HERE or not new:
        return
    key, fresh = IDENTITIES[sheet].key, set(new)
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for position in range(len(reading.rows)):
        groups[tuple(folded(str(reading.columns[name][position] or "")) for name in key)].append(position)
    for first, *others in groups.values():
        for position in fresh.intersection(others):
            if not _is_told_elsewhere(reading, first, position):
                words = {"row": reading.matched.table.row_number(reading.rows[first]), "columns": ", ".join(key)}
                reading.report("same-key", reading.matched.sheet.id_column, position, **words)


def _is_told_elsewhere(reading: SheetReading, first: int, second: int) -> bool:
    telling = _ASKED_HERE[reading.matched.sheet.name]
    others = [name for name in reading.columns if name != reading.matched.sheet.id_column]
    same = {name for name in others if reading.columns[name][first] == reading.columns[name][second]}
    is_said = any(reading.columns[name][second] for name in telling)
    is_day = len(str(reading.columns["starts"][second])) == _DAY if telling else False
    return len(same) == len(others) or is_day or (is_said and same.issuperset(telling))
