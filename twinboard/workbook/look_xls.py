"""The second look at an old workbook (.xls): error cells, merges, what is hidden, and what cells show.

The values reader sees none of that; xlrd does. It is slow, so large files are not looked at, and that is said.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice, product
from typing import Any

import xlrd

from twinboard.addresses import Place
from twinboard.models import WHOLE, Shown
from twinboard.workbook.formulas_xls import unseen_formulas
from twinboard.workbook.grid import Look, Span, add_span
from twinboard.workbook.shown.cells import number_shown, runs_shown
from twinboard.workbook.shown.printed import NumberFormat
from twinboard.workbook.shown.runs import Run
from twinboard.workbook.shown.styles import Font, Style

LARGEST_BYTES = 4 * 2**20
_MOST_LINKED = 1_000


def sheet_looks(content: bytes, is_ours: Callable[[str], bool]) -> dict[str, Look] | None:
    """By the names of our sheets; None where the file is too large to be looked at, or not as its library expects."""
    if len(content) > LARGEST_BYTES:
        return None
    try:
        with xlrd.open_workbook(
            file_contents=content, formatting_info=True, on_demand=True, logfile=io.StringIO()
        ) as book:
            return {name: _look(book, book.sheet_by_name(name)) for name in book.sheet_names() if is_ours(name)}
    except Exception:  # of a damaged file it raises whatever it meets, and the values are read all the same
        return None


def _look(book: Any, sheet: Any) -> Look:
    cells = list(_filled(sheet))
    return Look(
        {place: xlrd.error_text_from_code[cell.value] for place, cell in cells if cell.ctype == xlrd.XL_CELL_ERROR},
        merges=tuple(((first, left), (end - 1, right - 1)) for first, end, left, right in sheet.merged_cells),
        hidden_rows=_hidden(sheet.rowinfo_map),
        hidden_columns=_hidden(sheet.colinfo_map),
        shown=_shown(book, sheet, cells),
        unseen=tuple(islice(unseen_formulas(book.mem, book._sh_abs_posn[sheet.number]), _MOST_LINKED)),
    )


def _filled(sheet: Any) -> Iterator[tuple[Place, Any]]:
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            if cell.ctype not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                yield (row, column), cell


def _hidden(lines: dict[int, Any]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for number in sorted(lines):
        if lines[number].hidden:
            add_span(spans, number, number)
    return tuple(spans)


def _shown(book: Any, sheet: Any, cells: list[tuple[Place, Any]]) -> dict[Place, Shown]:
    styles: dict[int, Style] = {}
    shown: dict[Place, Shown] = {}
    for place, cell in cells:
        if cell.xf_index not in styles:
            styles[cell.xf_index] = _style(book, cell.xf_index)
        found = _cell_shown(book, cell, styles[cell.xf_index], sheet.rich_text_runlist_map.get(place, ()))
        if found != Shown():
            shown[place] = found
    for link in sheet.hyperlink_list:
        area = product(range(link.frowx, link.lrowx + 1), range(link.fcolx, link.lcolx + 1))
        for place in islice(area, _MOST_LINKED if link.url_or_path else 0):
            shown[place] = replace(shown.get(place, Shown()), link=_letters(link.url_or_path))
    return shown


def _cell_shown(book: Any, cell: Any, style: Style, runs: Any) -> Shown:
    found = Shown()
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        found = number_shown(style, repr(cell.value))
    elif cell.ctype == xlrd.XL_CELL_TEXT:
        found = runs_shown(_runs(book, cell.value, runs), style)
        if style.format.changes_text and not (found.raised or found.struck):
            found = replace(found, text=style.format.printed(cell.value))
    return replace(found, struck=WHOLE) if style.font.struck and not found.struck else found


def _runs(book: Any, text: str, runs: Any) -> tuple[Run, ...]:
    """The letters before the first run look as the cell does."""
    starts = [*(start for start, _ in runs), len(text)]
    before = (Run(text[: starts[0]]),)
    return before + tuple(
        Run(text[start:end], _font(book, font)) for (start, font), end in zip(runs, starts[1:], strict=True)
    )


def _style(book: Any, number: int) -> Style:
    own = book.xf_list[number]
    code = book.format_map[own.format_key].format_str
    return Style(NumberFormat(code, from_1904=book.datemode == 1), _font(book, own.font_index))


def _font(book: Any, number: int) -> Font:
    font = book.font_list[number]
    return Font(struck=bool(font.struck_out), raised=font.escapement in (1, 2))


def _letters(address: str | bytes) -> str:
    return address if isinstance(address, str) else address.decode("utf-8", "replace")
