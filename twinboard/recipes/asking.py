"""What has to be asked before numbers are used: labels and units that are gone, and cells that say the same."""

from collections.abc import Mapping

from twinboard.names import folded
from twinboard.recipes.fit import Row, likely
from twinboard.recipes.page import label
from twinboard.recipes.said.units import unit_called
from twinboard.recipes.tables import Found
from twinboard.recipes.wanted import Reading


def ask_for_labels(reading: Reading) -> None:
    """Asks about every label that the recipe names and the table does not have, or has no more."""
    table, numbers = reading.table, reading.numbers
    rows = {text for row in table.data_rows for text in table.row_labels(row).values()} | _told_apart_by(reading)
    headings = {heading for column in table.columns for heading in table.heading(column)}
    lines = {line.text for row in table.data_rows for line in table.sections(row)}
    held: Mapping[str, set[str]] = {"rows": rows, "columns": headings, "lines": lines, "stated": set()}
    places = numbers.places
    named = [(places.at, name) for name in places.picked] + [(where.at, where.label) for where in numbers.where]
    if places.column:
        named.append(("columns", places.column))
    known = {at: {folded(label(text)) for text in texts} for at, texts in held.items()}
    for at, name in named:
        if folded(label(name)) not in known[at]:
            message = f"“{name}” is not among the {_AT[at]} of the table. Say what it is called now, or leave it out."
            reading.findings.ask("label-gone", message, about=name, likely=likely(name, held[at]))


_AT = {"rows": "rows", "columns": "headings", "lines": "lines above the rows", "stated": "labels"}


def _told_apart_by(reading: Reading) -> set[str]:
    """What stands in columns of numbers that tell rows apart, such as a year."""
    table = reading.table
    names = [where.column for where in reading.numbers.where if where.column]
    columns = [column for name in names for column in reading.columns_called(name) if column in table.values]
    return {label(table.page.text(row, column)) for column in columns for row in table.data_rows}


def unit_lines(table: Found) -> list[str]:
    """Where a table may say its unit: its title, the lines above its rows, and its headings."""
    row = table.data_rows[0] if table.data_rows else table.first
    headings = [heading for column in table.columns for heading in table.heading(column)]
    lines = table.sections(row) if table.data_rows else table.title_lines
    return [line.text for line in (*table.title_lines, *lines)] + headings


def unit_line(reading: Reading) -> str:
    """The shortest line of the table that says the unit, or the unit as the recipe has it."""
    unit = folded(reading.numbers.unit)
    lines = sorted(unit_lines(reading.table), key=len)
    return next((line for line in lines if unit and unit in folded(line)), reading.numbers.unit)


def ask_for_unit(reading: Reading) -> None:
    """Asks where the table does not say the unit of the recipe any more, for one that is no unit we know (jobs)."""
    unit = "" if unit_called(reading.numbers.unit) else reading.numbers.unit
    rows = (
        {text for row in reading.table.data_rows for text in reading.table.row_labels(row).values()} if unit else set()
    )
    if unit and not any(folded(unit) in folded(line) for line in (*unit_lines(reading.table), *rows)):
        message = f"The table does not say “{unit}” any more. Say in what unit its numbers stand."
        reading.findings.ask("unit-gone", message, about=unit)


def ask_for_doubles(reading: Reading) -> None:
    """Two cells that would say the same thing of the same time: what tells them apart is not in the recipe."""
    seen: dict[tuple[object, ...], Row] = {}
    for row in reading.rows:
        key = tuple(row.values[name] for name in ("partner_id", "scope", "period"))
        if before := seen.get(key):
            message = (
                f"{before.cells['value']} and {row.cells['value']} are both of {key[0] or key[1] or 'this'}, {key[2]}. "
                "Say which row, heading or block is meant."
            )
            reading.findings.ask("twice", message, row.cells["value"])
            return
        seen[key] = row
