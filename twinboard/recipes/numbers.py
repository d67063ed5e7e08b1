"""A published table → one row of Facts for each number that a recipe wants, with its cell, period and unit."""

import re
from collections.abc import Sequence, Set
from decimal import Decimal

from twinboard.bounds import number_words
from twinboard.models import CellValue
from twinboard.names import folded
from twinboard.periods import written_period
from twinboard.recipes.asking import ask_for_doubles, ask_for_labels, ask_for_new_labels, ask_for_unit, unit_line
from twinboard.recipes.fit import Findings, Fit, Missing, Row, choose_table
from twinboard.recipes.in_unit import InUnit
from twinboard.recipes.page import MARKS, Is, Number, Page, label, same
from twinboard.recipes.recipe import MISSING, Numbers, Recipe
from twinboard.recipes.said.units import PER_CENT, RATE, unit_called
from twinboard.recipes.suits import Indicators, ask_for_measure
from twinboard.recipes.wanted import Labels, Reading, wanted_cells
from twinboard.validate.identity.slugs import slug

FACTS = "Facts"
_MOST_QUOTED = 240
_NONE: Indicators = {}
_KEPT = Decimal("0.000001")
_WHOLE = 400
"""Of an id that a recipe makes nothing is cut: two long labels may begin with the same words."""


def fit_numbers(recipe: Recipe, pages: Sequence[Page], file_name: str, indicators: Indicators = _NONE) -> Fit:
    """The numbers that the recipe wants of the file, and what has to be asked before they can be used.

    `indicators`: those that are published, by which it is known what the measure of the recipe is counted in.
    """
    if recipe.numbers is None:
        raise ValueError("a recipe that makes no numbers")
    findings = Findings()
    table = choose_table(recipe, pages, findings)
    if table is None:
        return Fit(recipe, asked=tuple(findings.asked.values()))
    reading = Reading(recipe, recipe.numbers, table, file_name, findings)
    ask_for_labels(reading)
    ask_for_unit(reading)
    read, units, taken = set(), InUnit(reading), list[tuple[int, int]]()
    for row, column, labels in wanted_cells(reading):
        read.add(folded(label(labels.place)))
        if units.takes(row, column):
            _take(reading, row, column, labels)
            taken.append((row, column))
    units.ask()
    if not units.others:
        ask_for_measure(reading, indicators, taken)
    ask_for_doubles(reading)
    ask_for_new_labels(reading)
    _ask_for_unread(reading, read)
    if not (reading.rows or reading.missing or findings.asked):
        findings.ask("no-number", "The table is there, and none of its cells is what the recipe wants.")
    return Fit(
        recipe,
        table,
        tuple(reading.rows),
        tuple(reading.missing),
        tuple(findings.asked.values()),
        tuple(findings.noticed),
        findings.left_out,
    )


def _ask_for_unread(reading: Reading, read: Set[str]) -> None:
    """Asks about a label that is there, and of which no cell could be read."""
    asked = {each.about for each in reading.findings.asked.values()}
    for name in reading.numbers.places.picked:
        if folded(label(name)) not in read and name not in asked:
            message = f"Nothing was read of “{name}”. Look whether it has numbers, or leave it out."
            reading.findings.ask("nothing-read", message, about=name)


def _take(reading: Reading, row: int, column: int, labels: Labels) -> None:
    """One cell: a row of Facts, a mark in the place of a number, or something to ask."""
    cell, found = reading.cell(row, column), reading.page.number(row, column)
    if found is None or not is_sure(reading.numbers, found):
        _take_mark(reading, row, column, labels)
        return
    status = _status(reading, labels, [found.mark, labels.mark, _flag(reading, row, column)], cell)
    if status is not None:
        values = _fact(reading, row, column, labels)
        values |= {"value": _typed(_unscaled(reading, found, row, column)), "status": status}
        if found.typed and found.typed.bound:
            high = found.typed.high
            values |= {"bound": found.typed.bound.value}
            values |= {"high": _typed(high * reading.numbers.multiplier)} if high is not None else {}
        reading.rows.append(Row(FACTS, values, dict.fromkeys(values, cell)))


def is_sure(numbers: Numbers, found: Number) -> bool:
    """Whether a number with a word or a range is surely in the unit of the table: “about 3m” of millions is not."""
    if found.typed is None or not found.typed.bound:
        return True
    known, unit = unit_called(numbers.unit) if numbers.unit else None, found.typed.unit
    ours = known.ours if known else ""
    is_in_unit = not unit or unit == ours or (unit == PER_CENT and ours == RATE)
    return is_in_unit and (numbers.multiplier == 1 or not (found.is_scaled or unit))


def _take_mark(reading: Reading, row: int, column: int, labels: Labels) -> None:
    """What stands in the place of a number: missing, if the recipe says so, and asked about otherwise."""
    text, cell = (
        label(reading.page.text(row, column)) or reading.page.text(row, column).strip(),
        reading.cell(row, column),
    )
    of = ", ".join(filter(None, (labels.place, labels.said)))
    if _meaning(reading.numbers, text) == MISSING:
        reading.missing.append(Missing(cell, text, of))
        return
    is_mark = reading.page.kinds[row].get(column) is Is.MARK or text.casefold() in MARKS
    message = f"“{text}” stands where a number of {of} could stand: say whether it means that it is missing."
    reading.findings.ask("unknown-mark" if is_mark else "no-number-here", message, cell, text)


def _unscaled(reading: Reading, found: Number, row: int, column: int) -> Decimal:
    """The number that is meant, in our unit; asks where a format shows thousands of what is stored."""
    numbers, value = reading.numbers, found.value
    if found.scale > 1 and not numbers.reads:
        shown = reading.page.shown[row, column].text
        message = f"The cell shows {shown} and holds {value}. Say which of the two the number is."
        reading.findings.ask("scaled", message, reading.cell(row, column), "scaled", ("stored", "shown"))
    if numbers.reads == "shown":
        value /= found.scale
    return value * numbers.multiplier


def _meaning(numbers: Numbers, mark: str) -> str | None:
    marks = {name.strip().casefold(): meaning for name, meaning in numbers.marks.items()}
    return marks.get(mark.strip().casefold())


def _status(reading: Reading, labels: Labels, marks: list[str], cell: str) -> str | None:
    """The status that the marks beside a number give it; None where one of them is not known, or says it is missing."""
    numbers = reading.numbers
    status = numbers.status
    since = numbers.periods.provisional_from
    on, first = (written_period(each).first_on for each in (labels.period, since or labels.period))
    if since and on and first and on >= first:
        status = "estimate"
    for mark in filter(None, marks):
        meaning = _meaning(numbers, mark)
        if meaning is None:
            message = f"The mark “{mark}” stands at a number of {labels.said}: say what it means."
            reading.findings.ask("unknown-mark", message, cell, mark)
            return None
        if meaning == MISSING:
            reading.missing.append(Missing(cell, mark, labels.said))
            return None
        status = meaning or status
    return status


def _flag(reading: Reading, row: int, column: int) -> str:
    """The mark in the column of flags that belongs to a column of numbers."""
    flags = _column_beside(reading, column, reading.numbers.flags)
    return "" if flags is None else reading.page.text(row, flags).strip()


def _column_beside(reading: Reading, column: int, name: str) -> int | None:
    """The next column to the right that has this heading, before the numbers of another group begin."""
    table = reading.table
    for other in (each for each in table.columns if name and each > column):
        path = table.heading(other)
        if path and same(path[-1], name):
            return other
        if other in table.values and path and table.heading(column)[:-1] != path[:-1]:
            return None
    return None


def _note(reading: Reading, row: int, column: int) -> str:
    """What a reader should know, with the margin that the file gives beside the number, and its cell."""
    numbers, beside = reading.numbers, _column_beside(reading, column, reading.numbers.margin)
    margin = reading.page.number(row, beside) if beside is not None else None
    if margin is None or beside is None:
        return numbers.note
    words = number_words(_typed(_unscaled(reading, margin, row, beside)))
    return f"{numbers.note} The file gives ±{words} beside it ({reading.page.place(row, beside)}).".strip()


def _fact(reading: Reading, row: int, column: int, labels: Labels) -> dict[str, CellValue]:
    """The columns of a row of Facts, but for its value and status."""
    numbers, source = reading.numbers, reading.recipe.source
    scope = ", ".join(filter(None, (numbers.scope, "" if labels.partner else _named(numbers, labels))))
    said = ", ".join(filter(None, (labels.place, labels.said)))
    return {
        "fact_id": _fact_id(numbers, labels) if numbers.id else None,
        "indicator_id": numbers.indicator,
        "partner_id": labels.partner or None,
        "strand_id": numbers.strand or None,
        "period": labels.period,
        "bound": "exact",
        "scope": scope or None,
        "source_id": source.id or source.title,
        "locator": f"{reading.file_name}, {reading.page.place(row, column)} ({said})",
        "quote": _quote(reading, row, column, labels),
        "note": _note(reading, row, column) or None,
    }


def _named(numbers: Numbers, labels: Labels) -> str:
    """The place by its name alone."""
    before = numbers.places.before
    is_before = folded(labels.place).startswith(folded(before)) and len(before) < len(labels.place)
    return labels.place[len(before) :].strip() if is_before else labels.place


def _fact_id(numbers: Numbers, labels: Labels) -> str:
    place, period = labels.partner or slug(_named(numbers, labels), _WHOLE), slug(labels.period, _WHOLE)
    return re.sub("-+", "-", numbers.id.replace("{place}", place).replace("{period}", period)).strip("-")


def _quote(reading: Reading, row: int, column: int, labels: Labels) -> str:
    shown = reading.page.shown.get((row, column))
    text = shown.text if shown and shown.text else reading.page.text(row, column).strip()
    unit = unit_line(reading)
    return " … ".join(filter(None, (unit, labels.place or labels.said, text)))[-_MOST_QUOTED:]


def _typed(value: Decimal) -> int | float:
    whole = value.to_integral_value()
    return int(whole) if whole == value else float(value.quantize(_KEPT))
