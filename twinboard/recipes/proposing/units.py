"""The unit that a table says in its lines and headings, what its numbers are to be multiplied by, and our measures."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twinboard.models import Record
from twinboard.names import folded

_MANY = {"thousand": 3, "thousands": 3, "000": 3, "000s": 3, "k": 3, "million": 6, "millions": 6, "mn": 6, "m": 6}
_MANY |= {"billion": 9, "billions": 9, "bn": 9, "trillion": 12}
_SAYS = re.compile(
    r"(?P<sign>£|\$|€|US\$|GBP|USD|EUR|U\.S\. dollars?|national currency)?[ '’]?"
    r"(?P<many>\b(?:thousands?|millions?|billions?|trillion)\b|(?<=[£$€ '’])(?:000s?|mn|m|bn|k)\b)"
    r"|(?P<share>per cent\b|percent\b|percentages?\b|%)"
    r"|(?P<money>£|US\$|\$|€|\bGBP\b|\bUSD?\b)",
    re.IGNORECASE,
)
_POUNDS = ("£", "gbp")
PER_CENT = "per cent"
_FEW_LETTERS = 4


@dataclass(frozen=True)
class Unit:
    """The words by which a table says its unit, what its numbers are to be multiplied by, and our word for the unit."""

    words: str
    multiplier: int
    ours: str

    @property
    def told(self) -> str:
        """As it is offered: “£ million: its numbers × 1,000,000”."""
        return f"{self.words}: its numbers × {self.multiplier:,}" if self.multiplier > 1 else self.words


def units_in(lines: Iterable[str]) -> list[Unit]:
    """The units that lines say, each once, in their order; a line may say several."""
    found: dict[str, Unit] = {}
    for line in lines:
        for match in _SAYS.finditer(line):
            words = match[0].strip()
            found.setdefault(folded(words), _unit(match, words))
    return list(found.values())


def _unit(match: re.Match[str], words: str) -> Unit:
    if match["share"]:
        return Unit(words, 1, PER_CENT)
    if match["money"]:
        return Unit(words, 1, "£" if words.casefold() in _POUNDS else words)
    sign = (match["sign"] or "").casefold()
    ours = "£" if sign in _POUNDS else sign
    return Unit(words, 10 ** _MANY[match["many"].casefold()], ours)


def indicators_like(indicators: Sequence[Record], unit: Unit | None, said: str) -> list[Record]:
    """The indicators whose unit is that of the table; those that share the most words with what it says come first."""
    fitting = [each for each in indicators if unit is None or not unit.ours or each.values["unit"] == unit.ours]
    words = _words(said)
    shared = {each.id: len(words & _words(f"{each.values['name']} {each.values['definition']}")) for each in fitting}
    return sorted(fitting, key=lambda each: -shared[each.id])


def is_like(indicator: Record, unit: Unit, said: str) -> bool:
    """Whether an indicator is measured in the unit of a table and its name shares a word with what that says."""
    return indicator.values["unit"] == unit.ours and not _words(said).isdisjoint(_words(str(indicator.values["name"])))


def _words(text: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[a-z]+", folded(text)) if len(word) > _FEW_LETTERS}
