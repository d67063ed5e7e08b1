"""The amounts of a list that has several on a line, such as a budget and what was spent: each with its stage."""

from collections.abc import Mapping, Sequence

import msgspec

from twinboard.models import CellValue, Column
from twinboard.names import folded
from twinboard.recipes.amounts import is_amount, unit_of_amounts
from twinboard.recipes.listed import headings_of
from twinboard.recipes.page import read_number, read_worded
from twinboard.recipes.recipe import Taken
from twinboard.recipes.tables import Found
from twinboard.rules.header_words import words_of
from twinboard.rules.list_words import ALWAYS
from twinboard.rules.sheets import BY_NAME, MONEY

AMOUNT, STAGE = "amount_gbp", "stage"


def stage_of(heading: str) -> str:
    """The one stage that the words of a heading name; "" for none, or several."""
    words = {*words_of(heading)}
    found = [stage for stage, meant in ALWAYS[MONEY, STAGE].items() if not words.isdisjoint(meant)]
    return found[0] if len(found) == 1 else ""


def in_their_unit(table: Found, column: Column, taken: Taken) -> Taken:
    """The column with the unit of its amounts, where the list says one such as £000s."""
    place = headings_of(table).get(folded(taken.columns[0])) if is_amount(column) else None
    unit = unit_of_amounts(table, place) if place is not None else None
    return msgspec.structs.replace(taken, unit=unit.words, multiplier=unit.multiplier) if unit else taken


def further(table: Found, heading: str, stage: str) -> dict[str, Taken]:
    """What fills the row that a further amount on a line makes."""
    amount = in_their_unit(table, BY_NAME[MONEY].column(AMOUNT), Taken(columns=[heading]))
    return {AMOUNT: amount, STAGE: Taken(always=stage), "bound": Taken(always="exact")}


def stages_of(
    table: Found, columns: Mapping[str, Taken], others: Sequence[tuple[str, Sequence[CellValue]]]
) -> tuple[dict[str, Taken], list[dict[str, Taken]]]:
    """The stage of the first amount, and what fills each further row; nothing where the headings do not say both.

    `others`: the columns of the list that fill none of ours yet, with what stands in them.
    """
    if AMOUNT not in columns or STAGE in columns:
        return {}, []
    first = stage_of(columns[AMOUNT].columns[0])
    more = {stage_of(heading): heading for heading, values in reversed(others) if are_amounts(values)}
    more = {stage: heading for stage, heading in more.items() if stage and stage != first}
    if not first or not more:
        return {}, []
    return {STAGE: Taken(always=first)}, [further(table, heading, stage) for stage, heading in [*more.items()][::-1]]


def are_amounts(values: Sequence[CellValue]) -> bool:
    """Whether most of a column are numbers, with a word or without."""
    numbers = sum(
        isinstance(value, int | float) or (isinstance(value, str) and bool(read_number(value) or read_worded(value)))
        for value in values
    )
    return 2 * numbers >= len(values) > 0
