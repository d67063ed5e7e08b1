"""One sheet of an .xlsx, parsed: for the sheets, and the cells, that are not written in the plain way."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from twinboard.addresses import Place, place_of
from twinboard.settings import LARGEST_COUNT_CELLS
from twinboard.workbook.grid import Extent, Look, Span, add_span, refuse_too_many
from twinboard.workbook.shown.cells import RawCell, ShownCells
from twinboard.workbook.shown.runs import LOOKS, RunsReader
from twinboard.zipped.markup import parse, parser

_HIDDEN = ("1", "true")
_LONGEST_FORMULA = 2_100


class SheetParser:
    """Follows one sheet's XML. Cells without an address stand right of the one before, as the format has it.

    `extent` may hold cells that were passed over. A formula counts in an open cell only: rules for colours have them
    too.
    """

    def __init__(self, extent: Extent | None = None, cells: ShownCells | None = None) -> None:
        self.extent = extent or Extent()
        self.cells = cells
        self.errors: dict[Place, str] = {}
        self.unvalued: set[Place] = set()
        self.merges: list[tuple[Place, Place]] = []
        self.hidden_rows: list[Span] = []
        self.hidden_columns: list[Span] = []
        self.row, self.column, self.count_seen = -1, -1, 0
        self.style, self.type, self.value, self.formula = "0", "", "", ""
        self.runs = RunsReader()
        self.ruled: list[str] = []
        self.area = ""
        self.has_formula = False
        self.is_open = self.is_filled = self.is_valued = False
        self.parser = parser()
        self.parser.StartElementHandler = self._start
        self.starts: dict[str, Callable[[dict[str, str]], None]]
        self.starts = {"c": self._cell, "row": self._row, "col": self._col, "mergeCell": self._merge}
        self.starts |= {"v": self._value, "is": self._inline, "f": self._formula, "t": self._letters}
        self.starts |= {name: partial(self._look_of_letters, name) for name in LOOKS}
        self.starts |= {"hyperlink": self._hyperlink, "conditionalFormatting": self._area, "cfRule": self._rule}

    def parse(self, data: bytes) -> Look:
        """What the sheet shows. Raises UnreadableFile."""
        parse(self.parser, data)
        self._finish_cell()
        hidden = tuple(self.hidden_rows), tuple(self.hidden_columns)
        look = Look(self.errors, frozenset(self.unvalued), tuple(self.merges), *hidden, self.extent.count_cells)
        look = replace(look, ruled=tuple(dict.fromkeys(self.ruled)))
        cells = self.cells
        return replace(look, shown=cells.shown, dates=cells.dates, formats=cells.formats) if cells else look

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        known = self.starts.get(tag) or self.starts.get(tag.rpartition(":")[2])
        if known:
            known(attributes)
        else:
            self.is_open, self.parser.CharacterDataHandler = False, None

    def _row(self, attributes: dict[str, str]) -> None:
        self._finish_cell()
        number = attributes.get("r", "")
        self.row, self.column = int(number) - 1 if number.isdecimal() else self.row + 1, -1
        if attributes.get("hidden") in _HIDDEN:
            add_span(self.hidden_rows, self.row, self.row)

    def _cell(self, attributes: dict[str, str]) -> None:
        self._finish_cell()
        self.count_seen += 1
        if self.count_seen > LARGEST_COUNT_CELLS:
            refuse_too_many(self.count_seen)
        self.row, self.column = place_of(attributes.get("r", "")) or (self.row, self.column + 1)
        self.style, self.type, self.is_open = attributes.get("s", "0"), attributes.get("t", "n"), True

    def _value(self, attributes: dict[str, str]) -> None:
        self.is_filled, self.is_valued = True, self.type == "str"
        self.parser.CharacterDataHandler = self._text

    def _text(self, text: str) -> None:
        self.value += text[:32]

    def _inline(self, attributes: dict[str, str]) -> None:
        self.is_filled, self.runs = True, RunsReader()
        self.parser.EndElementHandler = self._end

    def _look_of_letters(self, name: str, attributes: dict[str, str]) -> None:
        self.runs.start(name, attributes)

    def _letters(self, attributes: dict[str, str]) -> None:
        if self.parser.EndElementHandler:
            self.parser.CharacterDataHandler = self.runs.letters

    def _end(self, tag: str) -> None:
        if tag.rpartition(":")[2] == "t":
            self.parser.CharacterDataHandler = None

    def _formula(self, attributes: dict[str, str]) -> None:
        if self.is_open:
            self.is_filled = self.has_formula = True
            self.parser.CharacterDataHandler = self._formula_text

    def _formula_text(self, text: str) -> None:
        self.formula += text[:_LONGEST_FORMULA]

    def _finish_cell(self) -> None:
        """Only now is it known whether a value came after the formula."""
        if self.is_filled and self.row >= 0 and self.column >= 0:
            place, value = (self.row, self.column), self.value.strip()
            self.extent.add(*place)
            if self.type == "e":
                self.errors[place] = value or "an error"
            elif self.has_formula and not value and not self.is_valued:
                self.unvalued.add(place)
            elif self.cells:
                self.cells.add(place, RawCell(self.style, self.type, value, self.runs.read(), self.formula))
            self.is_filled = self.is_valued = self.has_formula = False
            self.value = self.formula = ""
            self.runs = RunsReader()
            self.parser.CharacterDataHandler = self.parser.EndElementHandler = None

    def _col(self, attributes: dict[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if attributes.get("hidden") in _HIDDEN and first.isdecimal() and last.isdecimal():
            add_span(self.hidden_columns, int(first) - 1, int(last) - 1)

    def _hyperlink(self, attributes: dict[str, str]) -> None:
        """After all cells; a link into the workbook itself names no other part."""
        link = next((value for key, value in attributes.items() if key.endswith(":id")), "")
        first, _, last = attributes.get("ref", "").partition(":")
        start, end = place_of(first), place_of(last or first)
        if self.cells and link and start and end:
            self._finish_cell()
            self.cells.add_links(start, end, link)

    def _area(self, attributes: dict[str, str]) -> None:
        """After all cells; what follows of a rule is none of them."""
        self._finish_cell()
        self.is_open, self.area = False, attributes.get("sqref", "")

    def _rule(self, attributes: dict[str, str]) -> None:
        number = attributes.get("dxfId", "")
        if self.cells and number.isdecimal() and int(number) in self.cells.book.styles.rules:
            self.ruled.append(self.area)

    def _merge(self, attributes: dict[str, str]) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        places = place_of(first), place_of(last)
        if places[0] and places[1]:
            self.merges.append((places[0], places[1]))
