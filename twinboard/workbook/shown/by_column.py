"""Numbers of which the column tells whether their format says anything: they are passed over until the table is read.

In a column of texts and ids a format's commas and zeros count: 3.10 is another paragraph than 3.1. The sign £ counts
in all columns but those of pounds.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from twinboard.addresses import Place, place_of
from twinboard.models import Kind, Shown, Table, column_letters
from twinboard.rules.sheets import SHEETS
from twinboard.workbook.shown.cells import number_shown
from twinboard.workbook.shown.odd import any_of
from twinboard.workbook.shown.styles import Style, Styles

_COLUMNS = [column for sheet in SHEETS for column in sheet.columns]
_TEXTS = (Kind.TEXT, Kind.IDENTIFIER, Kind.REFERENCE, Kind.CHOICE)
_OF_TEXTS = {column.name for column in _COLUMNS if column.kind in _TEXTS}
_OF_POUNDS = {column.name for column in _COLUMNS if column.name.endswith("_gbp")}
_OF_NUMBERS = {column.name for column in _COLUMNS} - _OF_TEXTS - _OF_POUNDS
_ROWS_OF_HEADERS = 30

Printed = Callable[[Table], dict[Place, Shown]]
"""What numbers of a table show, of those that a format prints as they are."""


def printer_of(styles: Styles, read: Callable[[], bytes]) -> Printed | None:
    """`read` gives the XML of the sheet once more; None where no style prints numbers in a way of its own."""
    plain = {number: style for number, style in styles.telling.items() if style.plain}
    pounds = {number: style for number, style in plain.items() if style.plain and style.plain.pounds}
    if not plain:
        return None

    def printed(table: Table) -> dict[Place, Shown]:
        found: dict[Place, Shown] = {}
        if places := _numbers(table, _columns_of_texts(table)):
            found = {place: Shown(style.format.printed(float(value))) for place, style, value in _at(places, plain)}
        if pounds and (places := _numbers(table, _columns_with_pounds(table))):
            found |= {place: number_shown(style, value) for place, style, value in _at(places, pounds)}
        return found

    def _at(places: Collection[Place], styles: Mapping[int, Style]) -> Iterator[tuple[Place, Style, str]]:
        letters = "|".join({column_letters(column) for _, column in places}).encode()
        number = rb'(?: t="n")? ?>(?:<f[^>]*>(?:[^<]*</f>)?)?<v>([^<]+)<'
        cell = re.compile(rb'<c r="((?:' + letters + rb')\d+)" s="(' + any_of(styles) + rb')"' + number)
        for reference, style, value in cell.findall(read()):
            if (place := place_of(reference.decode())) in places and place:
                yield place, styles[int(style)], value.decode()

    return printed


def _columns_of_texts(table: Table) -> list[int]:
    return [column for column, names in enumerate(_names(table)) if not _OF_TEXTS.isdisjoint(names)]


def _columns_with_pounds(table: Table) -> list[int]:
    """The columns that may be of something else than texts or pounds: there the sign counts."""
    return [
        column
        for column, names in enumerate(_names(table))
        if _OF_TEXTS.isdisjoint(names) and (_OF_POUNDS.isdisjoint(names) or not _OF_NUMBERS.isdisjoint(names))
    ]


def _names(table: Table) -> Iterator[set[str]]:
    """By column, what stands in the rows that may be the header, as our columns are written."""
    top = (table.header, *table.rows[:_ROWS_OF_HEADERS])
    for column in range(len(table.header)):
        texts = {cells[column] for cells in top if column < len(cells) and isinstance(cells[column], str)}
        yield {"_".join(str(text).casefold().split()) for text in texts}


def _numbers(table: Table, columns: Iterable[int]) -> frozenset[Place]:
    return frozenset(
        (row, table.first_column + column)
        for column in columns
        for row, cells in enumerate(table.rows, start=table.first_row + 1)
        if column < len(cells) and type(cells[column]) in (int, float)
    )
