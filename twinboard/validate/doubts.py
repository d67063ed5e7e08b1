"""What is possible and unlikely: warnings that an officer confirms, and that keep nothing from being published."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from twinboard.models import Kind, Record, Value
from twinboard.numerals import PER_CENT, POUNDS, in_digits, says_instead
from twinboard.periods import period_words, written_period
from twinboard.rules.sheets import ASSUMPTIONS
from twinboard.rules.vocabularies import HEADS, INPUT_UNITS
from twinboard.validate.cells import SheetReading
from twinboard.validate.crosschecks import Published
from twinboard.validate.twice.blocks import published_once, report_slips

_FACTOR, _ORDER = 10, "position"
_NUMBERS = (Kind.QUANTITY, Kind.BARE, Kind.COUNT)
_PAST = {
    "Facts": ("period", "status", ("actual",)),
    "Visits": ("starts", "status", ("held",)),
    "Milestones": ("date", "status", ("happened",)),
    "Money": ("period", "stage", ("received", "spent")),
}
"""Where a row says that something is past: its period, and the words that say so."""


def doubt(readings: Sequence[SheetReading], published: Published, today: date) -> None:
    """Adds warnings to the readings: of numbers, days and totals that are possible, and perhaps not what is meant."""
    for reading in readings:
        name = reading.matched.sheet.name
        below = _doubt_below(reading, published, readings)
        _doubt_moves(reading, published.get(name, {}), below)
        _doubt_months(reading)
        if name == "Facts":
            _doubt_shares(reading, published, readings)
        if name == ASSUMPTIONS:
            _doubt_hundredths(reading, [INPUT_UNITS.get(str(of)) == PER_CENT for of in reading.columns["input"]])
        if name in _PAST:
            _doubt_days(reading, *_PAST[name], today=today)
        if name == "Visits":
            _doubt_totals(reading)


def _doubt_moves(reading: SheetReading, published: Mapping[str, Record], told: Collection[tuple[str, int]]) -> None:
    """`told`: the columns and positions of numbers of which enough is said."""
    slipped = report_slips(reading, published) if published else frozenset()
    before = [found.values if found else {} for found in published_once(reading, published)]
    quotes = reading.columns.get("quote") or [None] * len(reading.rows)
    compared = [position for position, sides in enumerate(zip(before, quotes, strict=True)) if any(sides)]
    silent = slipped.union(told)
    for column in (one.name for one in reading.matched.sheet.columns if one.kind in _NUMBERS):
        for position in compared:
            was, now, quote = before[position].get(column), reading.columns[column][position], quotes[position]
            if now != was and now is not None and (quote or was is not None) and (column, position) not in silent:
                _doubt_move(reading, column, position, was)


def _doubt_move(reading: SheetReading, column: str, position: int, published: Value) -> None:
    """A number that its quote contradicts: it has the one published, or is tenfold or a tenth of the one typed."""
    new, quote = Decimal(str(reading.columns[column][position])), str(reading.columns["quote"][position] or "")
    old = Decimal(published) if isinstance(published, int | Decimal) else None
    others = (old,) if old is not None else (new / _FACTOR, new * _FACTOR)
    said = next((other for other in others if quote and new and says_instead(quote, other, new)), None)
    if said is not None:
        words = {"before": in_digits(said), "still": "" if old is None else "still "}
        reading.report("quote-says-other", column, position, in_digits(new), **words)
    elif old is not None and column != _ORDER and (moved := _leap(old, new)):
        reading.report("moved-tenfold", column, position, in_digits(new), moved=moved)


def _leap(old: Decimal, new: Decimal) -> str:
    """How many times more or less it is, in words, where it is tenfold; empty where not."""
    small, large = sorted((abs(old), abs(new)))
    if small <= 0 or large < _FACTOR * small:
        return ""
    times = f"{round(large / small):,} times"
    if large == abs(new):
        return f"“{in_digits(new)}” is {times} what is published, {in_digits(old)}"
    return f"What is published, {in_digits(old)}, is {times} “{in_digits(new)}”"


def _doubt_below(reading: SheetReading, published: Published, readings: Sequence[SheetReading]) -> set[tuple[str, int]]:
    """A number below zero where there is seldom any may be an expense as accounts write it, or have a stray hyphen.

    Of what is there at a time, and can be counted, there is no less than nothing.
    """
    every = range(len(reading.rows))
    columns = [(column.name, every) for column in reading.matched.sheet.columns if column.seldom_negative]
    asked = {(name, position) for name, places in columns for position in _ask_below(reading, name, places, published)}
    if reading.matched.sheet.name == "Facts":
        units, kinds = (_of_indicators(name, published, readings) for name in ("unit", "kind"))
        counted = {one for one, kind in kinds.items() if kind == "stock" and units.get(one) not in (PER_CENT, POUNDS)}
        places = [at for at, indicator in enumerate(reading.columns["indicator_id"]) if str(indicator) in counted]
        asked |= {("value", position) for position in _ask_below(reading, "value", places, published)}
    return asked


def _ask_below(reading: SheetReading, column: str, positions: Iterable[int], published: Published) -> Collection[int]:
    known, ids, values = published.get(reading.matched.sheet.name, {}), reading.ids, reading.columns[column]
    found: dict[int, Decimal] = {}
    for position in positions:
        value = values[position]
        if isinstance(value, Decimal) and value < 0:
            record = known.get(ids[position])
            if record is None or record.values.get(column) != value:
                found[position] = value
    first, others = next(iter(found.values()), Decimal(0)), len(found) - 1
    words = {"others": f" (and {others} more like it)" if others else "", "above": in_digits(-first)}
    for position in found:
        reading.report("below-zero", column, position, in_digits(first), **words)
    return found


def _of_indicators(column: str, published: Published, readings: Sequence[SheetReading]) -> dict[str, Value]:
    """A column of the indicators by their id, in the file and published."""
    found = {identity: record.values.get(column) for identity, record in published.get("Indicators", {}).items()}
    for other in readings:
        if other.matched.sheet.name == "Indicators":
            found |= dict(zip(other.ids, other.columns[column], strict=True))
    return found


def _doubt_shares(reading: SheetReading, published: Published, readings: Sequence[SheetReading]) -> None:
    units = _of_indicators("unit", published, readings)
    shares = {identity for identity, unit in units.items() if unit == PER_CENT}
    if shares:
        _doubt_hundredths(reading, [str(indicator) in shares for indicator in reading.columns["indicator_id"]])


def _doubt_hundredths(reading: SheetReading, are_shares: Sequence[bool]) -> None:
    """A share may have been typed as its hundredth, or pasted from a cell that shows a percentage."""
    for position, (is_share, value) in enumerate(zip(are_shares, reading.columns["value"], strict=True)):
        is_said = reading.typed_units.get(("value", position)) == PER_CENT
        if is_share and not is_said and isinstance(value, Decimal) and 0 < value < 1:
            reading.report("share-below-one", "value", position, in_digits(value))


def _doubt_months(reading: SheetReading) -> None:
    """A month that a program made a day of arrives as its first day, where it cannot be seen what the cell shows."""
    if reading.matched.table.shown is not None:
        return
    for column in (column.name for column in reading.matched.sheet.columns if column.kind is Kind.PERIOD):
        place = reading.matched.positions.get(column)
        for position, row in enumerate(reading.rows if place is not None else ()):
            cells = reading.matched.table.rows[row]
            cell = cells[place] if place is not None and place < len(cells) else None
            if isinstance(cell, date) and cell.day == 1:
                reading.report("first-of-month", column, position, reading.columns[column][position])


def _doubt_days(reading: SheetReading, period: str, status: str, past: Sequence[str], *, today: date) -> None:
    for position, (written, word) in enumerate(zip(reading.columns[period], reading.columns[status], strict=True)):
        if written and word in past:
            first_on = written_period(str(written)).first_on
            if first_on and first_on > today:
                words = {"when": period_words(str(written)), "status": word}
                reading.report("future-called-past", status, position, word, **words)


def _doubt_totals(reading: SheetReading) -> None:
    rows = zip(reading.columns["delegates"], *(reading.columns[part] for part in HEADS), strict=True)
    for position, (total, *filled) in enumerate(rows):
        parts = [int(str(part)) for part in filled if part is not None]
        is_other = total is not None and parts and sum(parts) != int(str(total))
        if is_other and not any(reading.is_unread(part, position) for part in HEADS):
            reading.report("parts-differ", "delegates", position, total, parts=sum(parts))
