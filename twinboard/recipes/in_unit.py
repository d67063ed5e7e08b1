"""Whether a number stands in the unit that a recipe takes it in: one in another unit is left out or asked about."""

from dataclasses import dataclass, field
from functools import cached_property

from twinboard.names import folded
from twinboard.recipes.page import label, same
from twinboard.recipes.recipe import LEAVE_OUT, NO_UNIT, SAME_UNIT, Numbers
from twinboard.recipes.said.unit_at import Said, units_at
from twinboard.recipes.said.units import INDEX, RATE, Unit, unit_called
from twinboard.recipes.wanted import Reading

_MOST = 6


@dataclass
class InUnit:
    """Looks at each wanted number; those in another unit are kept, by the words that say it, to be asked about."""

    reading: Reading
    others: dict[str, tuple[str, Said]] = field(default_factory=dict)
    is_met: bool = False

    @cached_property
    def unit(self) -> Unit | None:
        """The unit of the recipe, where its words are those of one that is known."""
        return unit_called(self.reading.numbers.unit) if self.reading.numbers.unit else None

    def takes(self, row: int, column: int) -> bool:
        """Whether a number is one that the recipe wants, by its unit."""
        said = units_at(self.reading.table).at(row, column)
        if self._fits(said):
            self.is_met = True
            return True
        if meaning_of(self.reading.numbers, said) != LEAVE_OUT:
            self.others.setdefault(_about(said), (self.reading.cell(row, column), said))
        return False

    def ask(self) -> None:
        """Asks about each other unit; once, where no number is in that of the recipe."""
        if self.others and not self.is_met:
            self._ask_for_all()
            return
        for about, (cell, said) in [*self.others.items()][:_MOST]:
            known = said.unit.words if said.unit else ""
            message = f"{_told(said)} there, and the recipe takes its numbers {self._taken_in}. Say what they are."
            self.reading.findings.ask("other-unit", message, cell, about, (known,) if known else ())

    def _ask_for_all(self) -> None:
        unit = self.reading.numbers.unit
        cell, said = next(iter(self.others.values()))
        now = "" if said is None or not said.units else f" {_told(said)} there."
        message = f"The table does not say “{unit}” any more.{now} Say in what unit its numbers stand."
        if not unit:
            message = f"{_told(said)} there, and the recipe takes the numbers {self._taken_in}. Say what they are."
        texts = tuple(said.text for _, said in self.others.values() if len(said.units) > 1)
        self.reading.findings.ask("unit-gone", message, cell, unit or said.text, texts)

    @property
    def _taken_in(self) -> str:
        numbers = self.reading.numbers
        return f"in {numbers.unit}" if numbers.unit else "as they stand"

    def _fits(self, said: Said) -> bool:
        numbers, unit = self.reading.numbers, said.unit
        if meaning_of(numbers, said) == SAME_UNIT:
            return True
        if self.unit is None:
            is_plain = unit is not None and (unit.is_counted or unit.ours in (RATE, INDEX))
            return not said.units or is_plain
        if not said.units:
            return self.unit.is_counted
        is_part = not self.unit.ours and any(same(text, numbers.unit) for text in said.text.split(", "))
        return unit is not None and (unit.is_same(self.unit) or (is_part and unit.multiplier == self.unit.multiplier))


def meaning_of(numbers: Numbers, said: Said) -> str:
    """What the recipe says of another unit: by the label that says it, or by the unit."""
    about = folded(label(_about(said)))
    for words, meaning in numbers.units.items():
        known = unit_called(words) if meaning == LEAVE_OUT and words != NO_UNIT else None
        if folded(label(words)) == about or (known and said.unit and known.is_same(said.unit)):
            return meaning
    return ""


def _about(said: Said) -> str:
    return said.text or NO_UNIT


def _told(said: Said) -> str:
    if not said.units:
        return "No unit is said"
    words = " and ".join(f"“{unit.words}”" for unit in said.units)
    return f"{words} is said" if len(said.units) == 1 else f"{words} are said"
