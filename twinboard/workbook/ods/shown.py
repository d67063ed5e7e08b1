"""What a cell of an .ods shows beside its value: the file keeps both."""

import re
from dataclasses import replace

from twinboard.models import WHOLE, Shown
from twinboard.workbook.ods import names
from twinboard.workbook.ods.cell import Cell, Value
from twinboard.workbook.ods.styles import Styles
from twinboard.workbook.shown.cells import runs_shown
from twinboard.workbook.shown.printed import GENERAL, NumberFormat
from twinboard.workbook.shown.runs import Run
from twinboard.workbook.shown.styles import Style

_LINKED = re.compile(r'HYPERLINK\(\s*"([^"]{1,2000})"', re.IGNORECASE)
_BLANKS, _GROUPED = re.compile(r"\s+"), re.compile(r"-?\d[\d.,]*")
_BARE = re.compile(r"-?(?:0|[1-9]\d*)(?:[.,]\d*[1-9])?")
"""A number without separators between thousands, and without zeros that a format adds."""
_AS_EXACT = 1e-9


def cell_shown(cell: Cell, value: Value, styles: Styles, style: str) -> Shown:
    """What there is to say of a filled cell of this style."""
    font, text = styles.font(style), " ".join(cell.text.split())
    found = Shown()
    if value.kind == "string":
        runs = tuple(Run(piece, styles.font_within(font, spans)) for piece, spans in cell.pieces)
        found = runs_shown(runs, Style(NumberFormat(GENERAL), font))
    elif value.kind == "date":
        found = _day_shown(value.text, text, styles, style)
    elif value.kind != "boolean" and not (value.kind == "float" and _says(text, float(value.text))):
        found = Shown(text or None)
    if font.struck and not found.struck:
        found = replace(found, struck=WHOLE)
    linked = _LINKED.search(cell.known.get(names.FORMULA, ""))
    return replace(found, link=linked[1] if linked else cell.link)


def _day_shown(day: str, text: str, styles: Styles, style: str) -> Shown:
    form = styles.day_form(style)
    if form and text and not form.shows_whole_day:
        return Shown(text, form.period(day))
    return Shown()


def _says(text: str, number: float) -> bool:
    """Whether letters are a number as it is; with separators only in the writing of another country than ours, of which
    the letters are no use."""
    whole = _BLANKS.sub("", text).replace("−", "-")
    if not whole or not _GROUPED.fullmatch(whole):
        return not whole
    ours, theirs = whole.replace(",", ""), whole.replace(".", "").replace(",", ".")
    if ours.count(".") < 2 and _is_near(ours, number):
        return bool(_BARE.fullmatch(whole))
    return theirs.count(".") < 2 and _is_near(theirs, number)


def _is_near(reading: str, number: float) -> bool:
    return abs(float(reading) - number) <= _AS_EXACT * abs(number)
