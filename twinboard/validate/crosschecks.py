"""What can only be seen across rows and sheets: ids and references, units, addresses, order of days."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from twinboard.models import Bound, Record, Rows
from twinboard.names import split_list
from twinboard.numerals import SCALES, in_digits, is_unit, may_be_unit
from twinboard.periods import written_period
from twinboard.rules.sheets import ASSUMPTIONS, FACTS, INDICATORS, PARTNERS, STRANDS
from twinboard.rules.vocabularies import COUNTS_OF_OURS, HOME, PAGE_ADDRESSES, SERVER_ADDRESSES
from twinboard.validate.assumed import check_assumptions
from twinboard.validate.cells import SheetReading
from twinboard.validate.identity.directory import Directory
from twinboard.validate.identity.identify import identify
from twinboard.validate.ranges import report_ranges

Published = Rows
"""The published records."""


def cross_check(readings: Sequence[SheetReading], published: Published, then: Published | None = None) -> None:
    """Adds the issues that show across rows to the readings, ids to rows without, and ids in the place of names."""
    directories = identify(readings, published, then)
    for reading in readings:
        if reading.matched.sheet.name == FACTS:
            _check_units(reading, directories[INDICATORS])
        elif reading.matched.sheet.name == "Visits":
            _check_days(reading)
        elif reading.matched.sheet.name == "Conflicts":
            _check_sides(reading, published.get("Conflicts", {}))
        elif reading.matched.sheet.name == ASSUMPTIONS:
            check_assumptions(reading)
        elif reading.matched.sheet.name == INDICATORS:
            _check_taken(reading, dict.fromkeys(COUNTS_OF_OURS, "a count that the pages make themselves"))
        elif reading.matched.sheet.name in (PARTNERS, STRANDS):
            _check_addresses(reading, directories)
        report_ranges(reading)
        if reading.matched.sheet.name == PARTNERS:
            _check_home(reading, directories[PARTNERS])


def _check_units(reading: SheetReading, indicators: Directory) -> None:
    _check_scales(reading, indicators)
    for (column, position), typed in reading.typed_units.items():
        indicator = indicators.rows.get(str(reading.columns["indicator_id"][position]))
        stated = indicator and indicator.values.get("unit")
        if stated and not is_unit(typed, str(stated)):
            reading.overrule("unit-disagrees", column, position, typed=typed, stated=stated)


def _check_scales(reading: SheetReading, indicators: Directory) -> None:
    """An abbreviation that may be the unit: 12m of months is 12, or 12 million."""
    for (column, position), scale in reading.typed_scales.items():
        indicator = indicators.rows.get(str(reading.columns["indicator_id"][position]))
        unit, value = str((indicator and indicator.values.get("unit")) or ""), reading.columns[column][position]
        if (column, position) not in reading.typed_units and isinstance(value, Decimal) and may_be_unit(scale, unit):
            alone, scaled = (_typed_so(reading, column, position, power) for power in (-SCALES[scale], 0))
            words = {"alone": alone, "scaled": scaled, "unit": unit}
            reading.overrule("unit-or-scale", column, position, **words)


def _typed_so(reading: SheetReading, column: str, position: int, power: int) -> str:
    """A number as it would be typed in full, with the higher one where both stand in its cell."""
    ends, is_range = [reading.columns[column][position]], reading.columns["bound"][position] == Bound.BETWEEN
    if column == "value" and is_range and reading.is_empty("high", position):
        ends.append(reading.columns["high"][position])
    words = [in_digits(Decimal(str(end)).scaleb(power)) for end in ends if end is not None]
    return f"between {' and '.join(words)}" if len(words) > 1 else words[0]


def _check_days(reading: SheetReading) -> None:
    for position, (starts, ends) in enumerate(zip(reading.columns["starts"], reading.columns["ends"], strict=True)):
        if starts and ends:
            first_on, last_on = written_period(str(starts)).first_on, written_period(str(ends)).last_on
            if first_on and last_on and last_on < first_on:
                reading.report("ends-before-starts", "ends", position, ends, starts=starts)


def _check_sides(reading: SheetReading, published: Mapping[str, Record]) -> None:
    """A question is about two rows or more, or published otherwise; the one that officers rely on is among them."""
    rows = zip(reading.ids, reading.columns["about"], reading.columns["preferred"], strict=True)
    for position, (identity, about, preferred) in enumerate(rows):
        sides, before = split_list(str(about or "")), published.get(identity)
        if len(set(sides)) == 1 and not (before and before.values.get("about") == about):
            example = reading.matched.sheet.column("about").example
            reading.report("one-sided-conflict", "about", position, sides[0], example=example)
        if sides and preferred and preferred not in sides:
            reading.report("preferred-elsewhere", "preferred", position, preferred, about="; ".join(sides))


def _check_addresses(reading: SheetReading, directories: Mapping[str, Directory]) -> None:
    sheet = reading.matched.sheet
    other = STRANDS if sheet.name == PARTNERS else PARTNERS
    taken = dict.fromkeys(directories[other].ids, f"the address of a row of the sheet {other}")
    taken |= dict.fromkeys((*PAGE_ADDRESSES, *SERVER_ADDRESSES), "the address of another page")
    _check_taken(reading, taken)


def _check_taken(reading: SheetReading, taken: Mapping[str, str]) -> None:
    for position, identity in enumerate(reading.ids):
        if identity in taken:
            reading.report("id-taken", reading.matched.sheet.id_column, position, identity, taken_by=taken[identity])


def _check_home(reading: SheetReading, partners: Directory) -> None:
    homes = [record.id for record in partners.rows.values() if record.values.get("status") == HOME][:2]
    for position, (identity, status) in enumerate(zip(reading.ids, reading.columns["status"], strict=True)):
        others = [home for home in homes if home != identity]
        if status == HOME and others:
            reading.report("second-home", "status", position, identity, home=others[0])
