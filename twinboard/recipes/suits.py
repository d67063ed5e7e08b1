"""Whether the measure that a recipe names is counted in the unit in which the table has its numbers."""

from collections.abc import Mapping, Sequence

from twinboard.models import Record
from twinboard.recipes.proposing.units import can_be_in, indicators_like
from twinboard.recipes.recipe import Numbers
from twinboard.recipes.said.labels import said_by
from twinboard.recipes.said.unit_at import units_at
from twinboard.recipes.said.units import unit_called
from twinboard.recipes.wanted import Reading

Indicators = Mapping[str, Record]
Places = Sequence[tuple[int, int]]
_BETWEEN = ": "
_MOST = 3


def ask_for_measure(reading: Reading, indicators: Indicators, read: Places) -> None:
    """Asks once, at the first number in a unit that its measure is not counted in; with measures that are."""
    counted_in = unit_of_measure(reading.numbers, indicators)
    for row, column in read if counted_in else ():
        unit = units_at(reading.table).at(row, column).unit or unit_called(reading.numbers.unit)
        if unit is None or can_be_in(counted_in, unit):
            continue
        name = indicators[reading.numbers.indicator].values["name"] if reading.numbers.measure is None else ""
        measure = f"“{name or (reading.numbers.measure and reading.numbers.measure.name)}”"
        said = f"“{unit.words}” is said of this number, and {measure} is counted in {counted_in}."
        fitting = indicators_like([*indicators.values()], unit, said_by(reading.table))[:_MOST]
        likely = [f"{each.id}{_BETWEEN}{each.values['name']} ({each.values['unit']})" for each in fitting]
        advice = "Say what it measures, or which numbers of the table you want."
        reading.findings.ask("other-measure", f"{said} {advice}", reading.cell(row, column), measure, likely)
        return


def unit_of_measure(numbers: Numbers, indicators: Indicators) -> str:
    """The unit in which the measure of a recipe is counted; "" where that is not known."""
    known = indicators.get(numbers.indicator)
    if known:
        return str(known.values["unit"])
    return numbers.measure.unit if numbers.measure else ""


def measure_of(answer: str) -> tuple[str, str]:
    """The id and the words of a measure that was offered."""
    identity, _, words = answer.partition(_BETWEEN)
    return identity, words
