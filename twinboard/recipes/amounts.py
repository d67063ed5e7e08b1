"""Amounts of an officers' own list in pounds: one in thousands is multiplied, and any other unit is asked about."""

from decimal import Decimal

from twinboard.models import CellValue, Column
from twinboard.names import folded
from twinboard.recipes.fit import Findings
from twinboard.recipes.page import read_number
from twinboard.recipes.recipe import NO_UNIT, Taken
from twinboard.recipes.said.unit_at import Said, units_at
from twinboard.recipes.said.units import INDEX, RATE, Unit, unit_of_label
from twinboard.recipes.tables import Found
from twinboard.rules.edit_forms import label_of

_OURS = "_gbp"


def is_amount(column: Column) -> bool:
    """Whether a column of ours holds pounds."""
    return column.name.endswith(_OURS)


def unit_of_amounts(table: Found, column: int) -> Unit | None:
    """The unit that a list says of the amounts in a column, where it is one in which pounds are told."""
    return larger_pounds(said_of_list(table, column))


def larger_pounds(said: Said) -> Unit | None:
    """The unit that is said, where it is thousands of pounds or the like."""
    unit = said.unit
    return unit if unit and unit.ours == "£" and unit.multiplier > 1 else None


def said_of_list(table: Found, column: int) -> Said:
    """What a list says of the unit of a column."""
    return units_at(table).of_list(column)


def said_by_question(words: str) -> Said:
    """What a question on a form says of the unit of its answer."""
    return Said(unit_of_label(words), words)


def in_pounds(  # noqa: PLR0913, PLR0917  what is read, what is said of it, and where it is asked
    value: CellValue, column: Column, taken: Taken, said: Said, cell: str, findings: Findings
) -> CellValue:
    """An amount in pounds; as it stands, and asked about, where its unit is another than the recipe knows."""
    about = said.unit.words if said.unit else (said.text or NO_UNIT)
    is_known = folded(about) == folded(taken.unit)
    if not is_known and (taken.unit or not _is_plain(said)):
        name, unit = label_of(column.name), said.unit
        message = f"“{about}” is said of the amounts in {name}. Say whether they are pounds as they stand."
        many = str(unit.multiplier) if unit and unit.ours in ("£", "") and unit.multiplier > 1 else ""
        findings.ask("amount-unit", message, cell, f"{column.name}: {about}", (about, many) if many else (about,))
        return value
    if taken.multiplier == 1 or value is None:
        return value
    number = Decimal(str(value)) if isinstance(value, int | float) else None
    if number is None and isinstance(value, str) and (found := read_number(value)) and not any(map(_is_sign, value)):
        number = found.value
    if number is None:
        message = (
            f"“{value}” stands among amounts in {about}. Say it in the file in pounds, or say that it is in pounds."
        )
        findings.ask("amount-text", message, cell, f"{column.name}: {value}")
        return value
    whole = number * taken.multiplier
    return int(whole) if whole == whole.to_integral_value() else float(whole)


def _is_plain(said: Said) -> bool:
    unit = said.unit
    return not said.units or (unit is not None and (unit.is_counted or unit.ours in (RATE, INDEX) or _is_pounds(unit)))


def _is_pounds(unit: Unit) -> bool:
    return unit.ours == "£" and unit.multiplier == 1


def _is_sign(letter: str) -> bool:
    return letter in "£%kKmMbB"
