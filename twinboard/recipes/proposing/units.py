"""Our measures that a table may be of, by its unit and by what it says of itself."""

import re
from collections.abc import Sequence

from twinboard.models import Record
from twinboard.names import folded
from twinboard.recipes.said.units import PER_CENT, Unit

_FEW_LETTERS = 4
_COMPARED = ("index", "per ", "times", "rate", "ratio", "points", "share")
"""Words of units in which nothing is counted one by one."""


def indicators_like(indicators: Sequence[Record], unit: Unit | None, said: str) -> list[Record]:
    """The indicators whose unit is that of the table; those that share the most words with what it says come first."""
    fitting = [each for each in indicators if unit is None or can_be_in(str(each.values["unit"]), unit)]
    words = _words(said)
    shared = {each.id: len(words & _words(f"{each.values['name']} {each.values['definition']}")) for each in fitting}
    return sorted(fitting, key=lambda each: -shared[each.id])


def is_like(indicator: Record, unit: Unit, said: str) -> bool:
    """Whether an indicator is measured in the unit of a table and its name shares a word with what that says."""
    return indicator.values["unit"] == unit.ours and not _words(said).isdisjoint(_words(str(indicator.values["name"])))


def can_be_in(ours: str, unit: Unit) -> bool:
    """Whether a measure of that unit can be in the unit of a table: what is counted is neither money nor a share."""
    if unit.is_share:
        return ours == PER_CENT or any(word in ours for word in _COMPARED)
    if unit.ours:
        return folded(ours) == folded(unit.ours)
    return ours not in (PER_CENT, "£", "US$", "€")


def _words(text: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[a-z]+", folded(text)) if len(word) > _FEW_LETTERS}
