"""Totals and shares whose parts are of other sorts, so that nothing can be made of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twinboard.disagreements.numbers import Number
from twinboard.rules.sheets import FACTS, INDICATORS

_SAID = {
    "sheet": "is on the sheet {}",
    "unit": "is in {}",
    "kind": "is a {}",
    "stage": "is {}",
    "status": "is {}",
    "attribution": "has the attribution {}",
    "recurring": "comes {}",
}
_MOST_SAID = 10
_ARTICLES = {
    "idea": "an idea",
    "budget": "a budget",
    "bid": "a bid",
    "estimate": "an estimate",
    "target": "a target",
    "status not stated": "of no stated status",
}


@dataclass(frozen=True)
class Mixed:
    """A column by which numbers are of different sorts: the first of them, and those that differ from it."""

    column: str
    sides: tuple[Number, ...]

    @property
    def words(self) -> str:
        said = [f"{one.record.id} {self._said(one)}" for one in self.sides[:_MOST_SAID]]
        more = len(self.sides) - len(said)
        return ", ".join([*said, *([f"and {more:,} more like {self.sides[1].record.id}"] if more else [])])

    def cells(self) -> Iterator[tuple[str, str, str]]:
        """Where that can come from, by sheet, id and column: those that differ before the first."""
        for one in (*self.sides[1:], self.sides[0]):
            if one.record.sheet == FACTS and self.column in ("unit", "kind", "attribution"):
                yield FACTS, one.record.id, "indicator_id"
                yield INDICATORS, str(one.record.values["indicator_id"]), self.column
            elif self.column in one.record.values:
                yield one.record.sheet, one.record.id, self.column

    def _said(self, one: Number) -> str:
        word = _sort(one)[self.column]
        return _SAID[self.column].format(_ARTICLES.get(word, word))


def mixed(found: Number, parts: Sequence[Number]) -> tuple[Mixed, ...]:
    """By which columns a total and its parts, or the parts of a share, are of different sorts."""
    first, *others = parts if found.is_rate else (found, *parts)
    sort = {"unit": first.unit} if found.is_rate else _sort(first)
    differing = {
        column: [one for one in others if _sort(one).get(column, word) != word] for column, word in sort.items()
    }
    return tuple(Mixed(column, (first, *those)) for column, those in differing.items() if those)


def _sort(one: Number) -> dict[str, str]:
    """What all must share; facts have no stage and money has no attribution, for which the sheet stands."""
    return {"sheet": one.record.sheet, **one.sort}
