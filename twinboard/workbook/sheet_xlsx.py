"""One sheet of an .xlsx, parsed: for the sheets, and the cells, that are not written in the plain way."""

from collections.abc import Callable

from twinboard.settings import LARGEST_COUNT_CELLS
from twinboard.workbook.grid import Extent, Look, Place, Span, add_span, place_of, refuse_too_many
from twinboard.zipped.markup import parse, parser

_HIDDEN = ("1", "true")


class SheetParser:
    """Follows one sheet's XML. Cells without an address stand right of the one before, as the format has it.

    `extent` may hold cells that were passed over. A formula counts in an open cell only: rules for colours have them
    too.
    """

    def __init__(self, extent: Extent | None = None) -> None:
        self.extent = extent or Extent()
        self.errors: dict[Place, str] = {}
        self.unvalued: set[Place] = set()
        self.merges: list[tuple[Place, Place]] = []
        self.hidden_rows: list[Span] = []
        self.hidden_columns: list[Span] = []
        self.row, self.column, self.count_seen = -1, -1, 0
        self.type, self.has_formula, self.value = "", False, ""
        self.is_open = self.is_filled = self.is_valued = False
        self.parser = parser()
        self.parser.StartElementHandler = self._start
        self.starts: dict[str, Callable[[dict[str, str]], None]]
        self.starts = {"c": self._cell, "row": self._row, "col": self._col, "mergeCell": self._merge}
        self.starts |= {"v": self._value, "is": self._value, "f": self._formula, "t": lambda _: None}

    def parse(self, data: bytes) -> Look:
        """What the sheet shows. Raises UnreadableFile."""
        parse(self.parser, data)
        self._finish_cell()
        hidden = tuple(self.hidden_rows), tuple(self.hidden_columns)
        return Look(self.errors, frozenset(self.unvalued), tuple(self.merges), *hidden, self.extent.count_cells)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        known = self.starts.get(tag) or self.starts.get(tag.rpartition(":")[2])
        if known:
            known(attributes)
        else:
            self.is_open = False

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
        self.type, self.is_open = attributes.get("t", "n"), True

    def _value(self, attributes: dict[str, str]) -> None:
        self.is_filled, self.is_valued = True, self.type == "str"
        self.parser.CharacterDataHandler = self._text

    def _text(self, text: str) -> None:
        self.value += text[:32]

    def _formula(self, attributes: dict[str, str]) -> None:
        if self.is_open:
            self.is_filled = self.has_formula = True
            self.parser.CharacterDataHandler = None

    def _finish_cell(self) -> None:
        """Only now is it known whether a value came after the formula."""
        if self.is_filled and self.row >= 0 and self.column >= 0:
            place, value = (self.row, self.column), self.value.strip()
            self.extent.add(*place)
            if self.type == "e":
                self.errors[place] = value or "an error"
            elif self.has_formula and not value and not self.is_valued:
                self.unvalued.add(place)
            self.is_filled = self.is_valued = self.has_formula = False
            self.value = ""
            self.parser.CharacterDataHandler = None

    def _col(self, attributes: dict[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if attributes.get("hidden") in _HIDDEN and first.isdecimal() and last.isdecimal():
            add_span(self.hidden_columns, int(first) - 1, int(last) - 1)

    def _merge(self, attributes: dict[str, str]) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        places = place_of(first), place_of(last)
        if places[0] and places[1]:
            self.merges.append((places[0], places[1]))
