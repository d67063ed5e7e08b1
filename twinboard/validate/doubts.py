"""What is possible and unlikely: warnings that an officer confirms, and that keep nothing from being published."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from twinboard.models import Kind, Record
from twinboard.periods import period_words, written_period
from twinboard.validate.cells import SheetReading
from twinboard.validate.crosschecks import Published

_FACTOR = 10
_PAST = {
    "Facts": ("period", "status", ("actual",)),
    "Visits": ("starts", "status", ("held",)),
    "Milestones": ("date", "status", ("happened",)),
    "Money": ("period", "stage", ("received", "spent")),
}
"""Where a row says that something is past: its period, and the words that say so."""
_PARTS = ("elected_members", "officers", "business", "civic")


def doubt(readings: Sequence[SheetReading], published: Published, today: date) -> None:
    """Adds warnings to the readings: a number that moved tenfold, a future called past, a total unlike its parts."""
    for reading in readings:
        name = reading.matched.sheet.name
        _doubt_moves(reading, published.get(name, {}))
        if name in _PAST:
            _doubt_days(reading, *_PAST[name], today=today)
        if name == "Visits":
            _doubt_totals(reading)


def _doubt_moves(reading: SheetReading, published: Mapping[str, Record]) -> None:
    for column in (column.name for column in reading.matched.sheet.columns if column.kind is Kind.QUANTITY):
        for position, (identity, new) in enumerate(zip(reading.ids, reading.columns[column], strict=True)):
            before = published.get(identity)
            old = before.values.get(column) if before else None
            if isinstance(old, Decimal) and isinstance(new, Decimal) and old != new and _has_leapt(old, new):
                reading.report("moved-tenfold", column, position, new, before=f"{old:,f}")


def _has_leapt(old: Decimal, new: Decimal) -> bool:
    small, large = sorted((abs(old), abs(new)))
    return small > 0 and large >= _FACTOR * small


def _doubt_days(reading: SheetReading, period: str, status: str, past: Sequence[str], *, today: date) -> None:
    for position, (written, word) in enumerate(zip(reading.columns[period], reading.columns[status], strict=True)):
        if written and word in past:
            first_on = written_period(str(written)).first_on
            if first_on and first_on > today:
                words = {"when": period_words(str(written)), "status": word}
                reading.report("future-called-past", status, position, word, **words)


def _doubt_totals(reading: SheetReading) -> None:
    rows = zip(reading.columns["delegates"], *(reading.columns[part] for part in _PARTS), strict=True)
    for position, (total, *filled) in enumerate(rows):
        parts = [int(str(part)) for part in filled if part is not None]
        if total is not None and parts and sum(parts) != int(str(total)):
            reading.report("parts-differ", "delegates", position, total, parts=sum(parts))
