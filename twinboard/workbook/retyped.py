"""What must stand in a copy's cell that loses its look, so that it is read as the officer's own cell was."""

import re
import unicodedata
from datetime import date, time

from twinboard.addresses import Place
from twinboard.models import WHOLE, CellValue, Shown, Table
from twinboard.numerals import as_general

_SCIENTIFIC = re.compile(r"-?[\d.]+E[+-]?\d+", re.IGNORECASE)


def as_typed(value: CellValue, shown: Shown | None) -> CellValue:
    """The value; or, where its look says more than it does (per cent, a word, a month), that as it is typed."""
    if shown is None:
        return value
    if shown.period:
        return shown.period
    tells = shown.text and shown.struck != WHOLE and not _SCIENTIFIC.fullmatch(shown.text)
    return shown.text if tells and any(map(_says, shown.text or "")) else value


def as_shown(table: Table, place: Place, value: CellValue) -> CellValue:
    """What one sees in the cell, as text; a formula is to be mended where it stands, and a text stays as it is."""
    shown = (table.shown or {}).get(place, Shown())
    if shown.text is not None and shown.struck != WHOLE:
        return shown.text
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, date | time):
        return value.isoformat().replace("T", " ")
    return as_general(value) if isinstance(value, int | float) else value


def _says(letter: str) -> bool:
    """Whether a letter is more than a digit, or a sign that stands by numbers in pounds."""
    return letter.isalpha() or letter in "%+~<>" or (unicodedata.category(letter) == "Sc" and letter != "£")
