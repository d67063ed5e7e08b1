"""The unit of each number of a table: what is said nearest to it counts before what is said of the whole."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from twinboard.recipes.page import label
from twinboard.recipes.said.units import PER_CENT, RATE, Unit, together, unit_of_label, units_of_text
from twinboard.recipes.tables import Found

_LOOKS = {"%": PER_CENT, "£": "£", "$": "$", "€": "€"}


@dataclass(frozen=True)
class Said:
    """The units that are said nearest to a number, and the text that says them; several are not sure, none is blank."""

    units: tuple[Unit, ...] = ()
    text: str = ""

    @property
    def unit(self) -> Unit | None:
        return self.units[0] if len(self.units) == 1 else None


NOTHING = Said()


@dataclass
class Units:
    """What a table says of the units of its numbers: in a cell, its headings, its row, the lines above, its title."""

    table: Found
    _columns: dict[int, Said] = field(default_factory=dict)
    _rows: dict[int, Said] = field(default_factory=dict)
    _lines: dict[tuple[str, ...], Said] = field(default_factory=dict)
    _pairs: dict[tuple[Said, Said, Said], Said] = field(default_factory=dict)

    def at(self, row: int, column: int) -> Said:
        """What is said of one number."""
        if look := self._look(row, column):
            return look
        key = self._column(column), self._row(row), self._above(row)
        if key not in self._pairs:
            self._pairs[key] = _nearest(*key)
        return self._pairs[key]

    def of_list(self, column: int) -> Said:
        """What is said of a column of a list: by its heading, or by the lines above; its rows are no measures."""
        lines = tuple(line.text for line in self.table.title_lines)
        return _nearest(self._column(column), NOTHING, _lowest(lines, is_of_whole=True))

    @cached_property
    def met(self) -> Sequence[Said]:
        """All that is said of the numbers of the table, what most of them are in first."""
        table = self.table
        cells = ((row, column) for row in table.data_rows for column in sorted(table.values))
        counts = Counter(self.at(row, column) for row, column in cells if column in table.page.cells[row])
        return [said for said, _ in counts.most_common()]

    def _look(self, row: int, column: int) -> Said | None:
        """What the cell itself shows: 5.1%, £12."""
        page = self.table.page
        shown = page.shown.get((row, column))
        text = shown.text if shown and shown.text else page.cells[row].get(column)
        if not isinstance(text, str):
            return None
        signs = [sign for sign in _LOOKS if sign in text]
        wide = _nearest(self._column(column), self._row(row), self._above(row)).unit if signs else None
        own = Unit(signs[0], 1, _LOOKS[signs[0]]) if len(signs) == 1 else None
        is_said = own is None or (wide is not None and wide.ours.startswith(own.ours) and own.ours != PER_CENT)
        return None if own is None or is_said or (wide and wide.is_same(own)) else Said((own,), own.words)

    def _column(self, column: int) -> Said:
        if column not in self._columns:
            self._columns[column] = _lowest(self.table.heading(column))
        return self._columns[column]

    def _row(self, row: int) -> Said:
        if row not in self._rows:
            self._rows[row] = _of_row([*self.table.row_labels(row).values()])
        return self._rows[row]

    def _above(self, row: int) -> Said:
        lines = tuple(line.text for line in (*self.table.title_lines, *self.table.sections(row)))
        if lines not in self._lines:
            self._lines[lines] = _of_both(_lowest((self.table.page.sheet, *lines), is_of_whole=True), self._corner)
        return self._lines[lines]

    @cached_property
    def _corner(self) -> Said:
        """What the heading over the labels of rows says, where a unit is often put: it counts for all numbers."""
        return _lowest([text for column in self.table.labels for text in self.table.heading(column)], is_of_whole=True)


def _lowest(texts: Sequence[str], *, is_of_whole: bool = False) -> Said:
    """The last of some texts that says a unit, each standing above the next. A title with “rate” in it says none.

    A word for a rate counts with what is said above it: “Employment” in thousands, and below it “Rate”.
    """
    for text in reversed(texts):
        units = units_of_text(text) if is_of_whole else unit_of_label(text)
        if units:
            return Said(units, text)
    return NOTHING


def _of_row(texts: Sequence[str]) -> Said:
    """What the labels of a row say: a unit and how many of it may stand in two columns (US dollars, billions)."""
    found = [(unit, text) for text in texts for unit in unit_of_label(label(text))]
    units = {(unit.multiplier, unit.ours): unit for unit, _ in found}
    sure = [unit for unit in units.values() if unit.ours != RATE and not unit.is_counted] or [*units.values()]
    text = ", ".join(dict.fromkeys(text for unit, text in found if unit in sure))
    money = [unit for unit in sure if unit.multiplier == 1 and not unit.is_share and unit.ours]
    many = [unit for unit in sure if unit.multiplier > 1 and not unit.ours]
    if len(sure) == 2 and money and many:
        return Said((together(money[0], many[0]),), text)
    return Said(tuple(sure), text)


def _nearest(column: Said, row: Said, above: Said) -> Said:
    """What counts of the heading, the row and what stands above; both of the first two, where they say two things."""
    near = _of_both(column, row)
    if near is NOTHING:
        return above
    unit, wide = near.unit, above.unit
    if unit and unit.is_counted and not above.units:
        return near
    if unit and wide and unit.multiplier == 1 and unit.ours and not unit.is_share and _makes_larger(wide, unit):
        return Said((unit, wide), f"{near.text}, {above.text}")
    if unit and unit.is_counted and wide and wide.multiplier > 1 and not wide.ours:
        return Said((wide,), above.text)
    return near


def _makes_larger(wide: Unit, unit: Unit) -> bool:
    """Whether a title says thousands where a heading says the currency alone: either could be meant."""
    return wide.multiplier > 1 and wide.ours in ("", unit.ours)


def _of_both(column: Said, row: Said) -> Said:
    if not column.units or not row.units:
        return column if column.units else row if row.units else NOTHING
    one, other = column.unit, row.unit
    if one and other and one.is_same(other):
        return column if one.ours != RATE else row
    if one and other and one.is_counted and not other.is_share:
        return row
    if one and other and other.is_counted and not one.is_share:
        return column
    return Said(tuple(dict.fromkeys((*column.units, *row.units))), f"{column.text}, {row.text}")


def distinct(said: Iterable[Said]) -> list[Unit]:
    """The units that are sure, each once by its meaning, in their order."""
    found: list[Unit] = []
    for unit in (each.unit for each in said):
        if unit and not any(unit.is_same(other) for other in found):
            found.append(unit)
    return found


def units_at(table: Found) -> Units:
    """What a table says of its units, looked for once."""
    key = f"units {table.first} {table.last} {min(table.columns, default=0)}"
    found = table.page.found.setdefault(key, Units(table))
    return found if isinstance(found, Units) else Units(table)
