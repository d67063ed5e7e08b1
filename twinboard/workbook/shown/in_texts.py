"""Numbers in columns of texts and ids, where a format's commas and zeros count: 3.10 is another paragraph than 3.1."""

import re
from collections.abc import Callable, Collection, Iterator

from twinboard.addresses import Place, place_of
from twinboard.models import Kind, Shown, Table, column_letters
from twinboard.rules.sheets import SHEETS
from twinboard.workbook.shown.odd import any_of
from twinboard.workbook.shown.styles import Styles

_OF_TEXTS = {
    column.name
    for sheet in SHEETS
    for column in sheet.columns
    if column.kind in (Kind.TEXT, Kind.IDENTIFIER, Kind.REFERENCE, Kind.CHOICE)
}
_ROWS_OF_HEADERS = 30

Printed = Callable[[Collection[Place]], dict[Place, Shown]]
"""What the numbers at some places show, of those that a format prints as they are."""


def printer_of(styles: Styles, read: Callable[[], bytes]) -> Printed | None:
    """`read` gives the XML of the sheet once more; None where no style prints numbers in a way of its own."""
    plain = {number: style.format for number, style in styles.telling.items() if style.plain}
    if not plain:
        return None

    def printed(places: Collection[Place]) -> dict[Place, Shown]:
        letters = "|".join({column_letters(column) for _, column in places}).encode()
        number = rb'(?: t="n")? ?>(?:<f[^>]*>(?:[^<]*</f>)?)?<v>([^<]+)<'
        cell = re.compile(rb'<c r="((?:' + letters + rb')\d+)" s="(' + any_of(plain) + rb')"' + number)
        found: dict[Place, Shown] = {}
        for reference, style, value in cell.findall(read()):
            place = place_of(reference.decode())
            if place in places and place:
                found[place] = Shown(plain[int(style)].printed(float(value)))
        return found

    return printed


def numbers_in_texts(table: Table) -> frozenset[Place]:
    """The places of the numbers in columns with the header of a text of ours."""
    return frozenset(place for column in _columns(table) for place in _numbers(table, column))


def _columns(table: Table) -> Iterator[int]:
    top = (table.header, *table.rows[:_ROWS_OF_HEADERS])
    for column in range(len(table.header)):
        names = {cells[column] for cells in top if column < len(cells) and isinstance(cells[column], str)}
        if not _OF_TEXTS.isdisjoint("_".join(str(name).casefold().split()) for name in names):
            yield column


def _numbers(table: Table, column: int) -> Iterator[Place]:
    for row, cells in enumerate(table.rows, start=table.first_row + 1):
        if column < len(cells) and type(cells[column]) in (int, float):
            yield row, table.first_column + column
