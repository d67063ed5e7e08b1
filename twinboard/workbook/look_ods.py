"""The second look at an .ods: error cells, formulas without a value, merges, what is hidden, and how much is repeated.

A single element may stand for a million rows, so an .ods is measured before its values are read.
"""

import re

from twinboard.workbook.grid import Extent, Look, Place, Span, add_span, refuse_too_many
from twinboard.zipped.archive import Archive
from twinboard.zipped.markup import parse, parser

_HIDDEN = ("collapse", "filter")
_ERROR = re.compile(r"#(DIV/0!|NAME\?|VALUE!|NULL!|REF!|NUM!|N/A)|Err:\d{3}")


def sheet_looks(archive: Archive) -> dict[str, Look]:
    """By sheet name. Raises UnreadableFile for a damaged part, and for more cells than are read."""
    for _ in archive.parts():
        continue
    return _ContentParser().parse(archive.read("content.xml"))


class _Sheet:
    """What has been seen of one sheet so far."""

    def __init__(self) -> None:
        self.errors: dict[Place, str] = {}
        self.unvalued: set[Place] = set()
        self.merges: list[tuple[Place, Place]] = []
        self.hidden_rows: list[Span] = []
        self.hidden_columns: list[Span] = []
        self.extent = Extent()
        self.row = self.column = self.count_columns = 0

    def look(self) -> Look:
        hidden = tuple(self.hidden_rows), tuple(self.hidden_columns)
        return Look(self.errors, frozenset(self.unvalued), tuple(self.merges), *hidden, self.extent.count_cells)


class _ContentParser:
    """Follows `content.xml`, counting rows and cells as often as they are repeated."""

    def __init__(self) -> None:
        self.sheets: dict[str, _Sheet] = {}
        self.sheet = _Sheet()
        self.cell: dict[str, str] = {}
        self.text = ""
        self.row_repeats = 1
        self.parser = parser()
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end

    def parse(self, content: bytes) -> dict[str, Look]:
        parse(self.parser, content)
        return {name: sheet.look() for name, sheet in self.sheets.items()}

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name, known = _plain(tag), {_plain(key): value for key, value in attributes.items()}
        if name == "table":
            self.sheet = self.sheets.setdefault(known.get("name", ""), _Sheet())
        elif name == "table-row":
            self.row_repeats, self.sheet.column = _count(known, "number-rows-repeated"), 0
            if known.get("visibility") in _HIDDEN:
                add_span(self.sheet.hidden_rows, self.sheet.row, self.sheet.row + self.row_repeats - 1)
        elif name == "table-column":
            self._column(known)
        elif name in ("table-cell", "covered-table-cell"):
            self.cell, self.text = {**known, "calcext": attributes.get("calcext:value-type", "")}, ""
        elif name == "p":
            self.parser.CharacterDataHandler = self._text

    def _end(self, tag: str) -> None:
        name = _plain(tag)
        if name in ("table-cell", "covered-table-cell"):
            self._finish_cell()
        elif name == "table-row":
            self.sheet.row += self.row_repeats
        elif name == "p":
            self.parser.CharacterDataHandler = None

    def _text(self, text: str) -> None:
        self.text += text[:32]

    def _column(self, known: dict[str, str]) -> None:
        first, repeats = self.sheet.count_columns, _count(known, "number-columns-repeated")
        self.sheet.count_columns += repeats
        if known.get("visibility") in _HIDDEN:
            add_span(self.sheet.hidden_columns, first, first + repeats - 1)

    def _finish_cell(self) -> None:
        sheet, cell, text = self.sheet, self.cell, self.text.strip()
        place, repeats = (sheet.row, sheet.column), _count(cell, "number-columns-repeated")
        sheet.column += repeats
        if "formula" in cell or cell.get("value-type") or text:
            sheet.extent.add(*place)
            sheet.extent.add(sheet.row + self.row_repeats - 1, place[1] + repeats - 1)
            refuse_too_many(sum(one.extent.count_cells for one in self.sheets.values()))
        if cell.get("calcext") == "error" or ("formula" in cell and _ERROR.fullmatch(text)):
            sheet.errors[place] = text or "an error"
        elif "formula" in cell and not cell.get("value-type") and not text:
            sheet.unvalued.add(place)
        rows, columns = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        if rows * columns > 1:
            sheet.merges.append((place, (place[0] + rows - 1, place[1] + columns - 1)))


def _plain(name: str) -> str:
    return name.rpartition(":")[2]


def _count(known: dict[str, str], name: str) -> int:
    stated = known.get(name, "")
    return max(1, int(stated)) if stated.isdecimal() and len(stated) < 19 else 1
