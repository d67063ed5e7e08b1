"""The units that words of a table say: “£ million”, “Employment rate (%)”, “US$ per head”, “Number”."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from twinboard.names import folded

PER_CENT, RATE, INDEX = "per cent", "rate", "index"
_MANY = {"thousand": 3, "thousands": 3, "000": 3, "000s": 3, "k": 3, "million": 6, "millions": 6, "mn": 6, "m": 6}
_MANY |= {"billion": 9, "billions": 9, "bn": 9, "trillion": 12}
_SAYS = re.compile(
    r"(?P<sign>£|\$|€|US\$|GBP|USD|EUR|pounds?(?: sterling)?|euros?|(?:U\.S\.|US|international) dollars?|"
    r"national currency)?[ '’]?"
    r"(?P<many>(?<!\d )(?<!\d)\b(?:thousands?|millions?|billions?|trillion)\b|(?<=[£$€ '’])(?:000s?|mn|m|bn|k)\b"
    r"|(?<=\()000s?\b)"
    r"|(?P<share>(?<!\d )(?<!\d)(?:per cent\b|percent\b|percentages?\b|%|pct\b))"
    r"|(?P<money>(?:£|US\$|\$|€)(?!\s*\d)|\b(?:GBP|USD|EUR|pounds sterling)\b|"
    r"\b(?:U\.S\.|US|international) dollars?|\beuros\b|(?<=thousand )pounds|(?<=illion )pounds|(?<=\bin )pounds\b)"
    r"|(?P<index>\bindex\b|\bindices\b|\b(?:19|20)\d\d ?= ?100\b)",
    re.IGNORECASE,
)
_PER = re.compile(
    r"\)?,? (?P<per>per (?:head|capita|person|week|hour|day|night|visit|household|job|1,?000|100,?000)\b(?: \w+)?)"
    r"|(?P<before>\bper capita|\bper head)\b",
    re.IGNORECASE,
)
_RATES = re.compile(r"\b(?:rate|rates|ratio|share|shares|proportion|proportions)\b", re.IGNORECASE)
_COUNTS = re.compile(
    r"(?:numbers?|counts?|no\.?|persons|people|headcount)|number of .+|.+\((?:numbers?|no\.)\)", re.IGNORECASE
)
_POUNDS = ("£", "gbp", "pound", "pounds", "pounds sterling", "pound sterling")
_LONGEST = 90
"""A longer text is prose, and names amounts of its own."""


@dataclass(frozen=True)
class Unit:
    """The words by which a table says its unit, what its numbers are to be multiplied by, and our word for the unit.

    Our word is blank where things are counted. `rate` and `index` are said by a word alone, such as “Employment rate”.
    """

    words: str
    multiplier: int
    ours: str

    @property
    def told(self) -> str:
        """As it is offered: “£ million: its numbers × 1,000,000”."""
        return f"{self.words}: its numbers × {self.multiplier:,}" if self.multiplier > 1 else self.words

    @property
    def is_counted(self) -> bool:
        """Whether it says no more than that things are counted one by one."""
        return self.multiplier == 1 and not self.ours

    @property
    def is_share(self) -> bool:
        """Whether it is a part of something, or a comparison: nothing that thousands of could be."""
        return self.ours in (PER_CENT, RATE, INDEX)

    def is_same(self, other: "Unit") -> bool:
        """Whether a number means the same in both; a rate that says no unit may stand in per cent."""
        if {self.ours, other.ours} == {PER_CENT, RATE}:
            return True
        return (self.multiplier, self.ours) == (other.multiplier, other.ours)


def units_in(lines: Iterable[str]) -> list[Unit]:
    """The units that lines say, each once, in their order; a line may say several."""
    found = {folded(unit.words): unit for line in lines for unit in units_of_text(line)}
    return list(found.values())


@lru_cache(maxsize=2**14)
def units_of_text(text: str) -> tuple[Unit, ...]:
    """The units that one text says; a currency and how many of it are one: “Spending (£), thousands”."""
    found = [_unit(match, text) for match in _SAYS.finditer(text)]
    money = [unit for unit in found if unit.multiplier == 1 and not unit.is_share]
    many = [unit for unit in found if unit.multiplier > 1 and not unit.ours]
    if len(money) == len(many) == 1:
        return (*(unit for unit in found if unit not in (*money, *many)), together(money[0], many[0]))
    return tuple({(unit.multiplier, unit.ours): unit for unit in reversed(found)}.values())[::-1]


def together(money: Unit, many: Unit) -> Unit:
    """A currency, and how many of it: US dollars, and billions."""
    return Unit(f"{money.words} {many.words}", many.multiplier, money.ours)


@lru_cache(maxsize=2**14)
def unit_of_label(text: str) -> tuple[Unit, ...]:
    """The units of a heading or a label; also where a word alone says that things are counted, or names a rate."""
    if len(text) > _LONGEST:
        return ()
    if found := units_of_text(text):
        return found
    plain = text.strip()
    if _COUNTS.fullmatch(plain) and not plain.isupper():
        return (Unit(plain, 1, ""),)
    named = _RATES.search(plain)
    return (Unit(named[0], 1, RATE),) if named else ()


def unit_called(words: str) -> Unit | None:
    """The unit of the words by which a recipe remembers it; None where they are none that is known."""
    found = unit_of_label(words)
    return found[0] if len(found) == 1 else None


def _unit(match: re.Match[str], text: str) -> Unit:
    words = match[0].strip(" ,(")
    per = _PER.search(text) if not match["share"] and not match["index"] else None
    of = f" {(per['per'] or per['before']).casefold()}" if per else ""
    if match["share"]:
        return Unit(words, 1, PER_CENT)
    if match["index"]:
        return Unit(words, 1, INDEX)
    told = words + of if of and of.strip() not in words.casefold() else words
    if match["money"]:
        return Unit(told, 1, _ours(words) + of)
    return Unit(told, 10 ** _MANY[match["many"].casefold()], _ours(match["sign"] or "") + of)


def _ours(sign: str) -> str:
    lowered = sign.casefold().strip()
    return "£" if lowered in _POUNDS else _SIGNS.get(lowered, lowered)


_SIGNS = {
    "us$": "US$",
    "usd": "US$",
    "us dollar": "US$",
    "us dollars": "US$",
    "u.s. dollars": "US$",
    "u.s. dollar": "US$",
}
_SIGNS |= {"eur": "€", "euro": "€", "euros": "€"}
