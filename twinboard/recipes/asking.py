"""What has to be asked before numbers are used: labels and units that are gone, and cells that say the same."""

from collections.abc import Mapping

from twinboard.names import folded
from twinboard.recipes.fit import Row, likely
from twinboard.recipes.page import label
from twinboard.recipes.said.labels import Stand, labels_at, row_labels
from twinboard.recipes.said.units import unit_called
from twinboard.recipes.tables import Found
from twinboard.recipes.wanted import Reading

_MOST_NEW = 6
"""More new labels than these are asked about at once."""


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


def ask_for_new_labels(reading: Reading) -> None:
    """Asks about headings and lines that the officer has not seen, those of rows being asked about as they are read.

    Many are asked about at once. Where all are left out, it is said how many.
    """
    numbers, places, table = reading.numbers, reading.numbers.places, reading.table
    seen = {folded(label(name)) for name in (*places.picked, *places.left_out, *(each.label for each in numbers.where))}
    if places.at in ("columns", "lines"):
        new = [name for name in labels_at(table, Stand(places.at)) if folded(label(name)) not in seen]
        for name in new if places.others == "ask" else ():
            reading.findings.ask("new-label", new_label_words(name), about=name)
    elif places.others == "leave out" and (column := reading.place_column) is not None:
        new = [name for name in row_labels(table, column) if folded(label(name)) not in seen]
        if new:
            first = ", ".join(f"“{name}”" for name in new[:3])
            some = f", such as {first}" if len(new) > 3 else f": {first}"
            told = f"{len(new)} other labels are" if len(new) > 1 else "One other label is"
            reading.findings.left_out = f"{told} left out{some}."
    _ask_at_once(reading)


def new_label_words(name: str) -> str:
    """What is asked about a label that the officer has not seen."""
    return f"“{name}” is in the table, and was not when the recipe was made. Take it, or leave it out."


def _ask_at_once(reading: Reading) -> None:
    """Many new labels as one question: they are left out together, or picked in the fields.

    One that is likely the new name of a label that is gone is asked about there.
    """
    asked = reading.findings.asked
    renamed = {name for each in asked.values() if each.kind == "label-gone" for name in each.likely}
    for key in [key for key in asked if key[0] == "new-label" and key[1] in renamed]:
        del asked[key]
    new = [key for key in asked if key[0] == "new-label"]
    if len(new) <= _MOST_NEW:
        return
    names = tuple(asked[key].about for key in new)
    cell = asked[new[0]].cell
    for key in new:
        del asked[key]
    some = ", ".join(f"“{name}”" for name in names[:_MOST_NEW])
    message = f"{len(names)} labels are in the table that were not when the recipe was made: {some} …"
    reading.findings.ask("new-labels", message, cell, "new labels", names)


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
