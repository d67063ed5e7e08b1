"""The sheets of an .ods, followed event by event: what each cell holds and shows, and how much of it is repeated.

A single element may stand for a million rows, so nothing is made as often as it is repeated.
"""

import re
from itertools import islice, product
from typing import NamedTuple

from twinboard.addresses import Place
from twinboard.models import Shown
from twinboard.workbook.grid import Extent, Look, Span, add_span, refuse_too_many
from twinboard.workbook.ods import names
from twinboard.workbook.ods.cell import Cell
from twinboard.workbook.ods.names import Attributes, count
from twinboard.workbook.ods.rewritten import Rewriting
from twinboard.workbook.ods.shown import cell_shown
from twinboard.workbook.ods.styles import Styles
from twinboard.zipped.markup import parse_piece, parser

_MOST_REPEATED = 1_000
_HIDDEN = ("collapse", "filter")
_ERROR = re.compile(r"#(DIV/0!|NAME\?|VALUE!|NULL!|REF!|NUM!|N/A)|Err:\d{3}")
_STYLE, _SHEET_LOOK = f"{names.ODF}style:1.0 style", f"{names.ODF}style:1.0 table-properties"
_STYLE_NAME, _DISPLAY = f"{names.ODF}style:1.0 name", f"{names.TABLE}display"


class Run(NamedTuple):
    """Plain cells side by side: how many are filled, from the first to the last, and the blanks around them."""

    before: int
    filled: int
    after: int


class Sheet:
    """What has been seen of one sheet so far."""

    def __init__(self) -> None:
        self.errors: dict[Place, str] = {}
        self.unvalued: set[Place] = set()
        self.merges: list[tuple[Place, Place]] = []
        self.hidden_rows: list[Span] = []
        self.hidden_columns: list[Span] = []
        self.extent = Extent()
        self.row = self.column = self.count_columns = 0
        self.column_styles: list[tuple[int, str]] = []
        self.row_style = ""
        self.shown: dict[Place, Shown] = {}

    def style_at(self, column: int) -> str:
        """The style of a cell that names none: that of its row, or of its column."""
        return self.row_style or next((style for end, style in self.column_styles if column < end), "")

    def look(self) -> Look:
        hidden = tuple(self.hidden_rows), tuple(self.hidden_columns)
        seen = self.errors, frozenset(self.unvalued), tuple(self.merges), *hidden, self.extent.count_cells
        return Look(*seen, shown=self.shown)


class Content:
    """Follows `content.xml`, whole or in pieces, between which plain rows and cells may be told instead of parsed.

    `is_misread`: the values reader would lose something of it, or stop. Then `rewriting` takes it down.
    """

    def __init__(self, styles: Styles, rewriting: Rewriting | None = None) -> None:
        self.styles = styles
        self.sheets: dict[str, Sheet] = {}
        self.is_misread = False
        self.rewriting = rewriting
        self.sheet: Sheet | None = None
        self.cell: Cell | None = None
        self.row_repeats = self.depth = self.skipped = self.spreadsheet_depth = 0
        self.count_before = 0
        self.style, self.hidden_styles = "", set[str]()
        self.parser = parser(namespaces=True)
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        self.parser.CommentHandler = self.parser.ProcessingInstructionHandler = self._aside
        self.parser.StartCdataSectionHandler, self.parser.StartNamespaceDeclHandler = self._aside, self._namespace

    def feed(self, piece: bytes) -> None:
        """Follows a piece that ends with an element's mark."""
        parse_piece(self.parser, piece)

    def end(self) -> dict[str, Look]:
        """The looks by sheet name, once all is fed. Raises UnreadableFile where it does not end."""
        parse_piece(self.parser, b"", is_last=True)
        return {name: sheet.look() for name, sheet in self.sheets.items()}

    def rows(self, run: Run, repeats: int) -> None:
        """A row of plain cells that is told, as often as it is there."""
        if not self.sheet or self.row_repeats or self.skipped:
            self.is_misread = True
            return
        self.row_repeats, self.sheet.column = repeats, 0
        self.run(run)
        self._end_row()

    def run(self, run: Run) -> None:
        """Plain cells of the open row that are told."""
        sheet = self.sheet
        if not sheet or not self.row_repeats or self.cell or self.skipped:
            self.is_misread = True
            return
        first = sheet.column + run.before
        if run.filled:
            sheet.extent.add(sheet.row, first)
            sheet.extent.add(sheet.row + self.row_repeats - 1, first + run.filled - 1)
        sheet.column += sum(run)

    def _start(self, name: str, attributes: Attributes) -> None:
        self.depth += 1
        if self.skipped:
            self.skipped += 1
            self.is_misread |= name in (names.SHEET, names.ROW) or (not self.cell and name in names.CELLS)
        elif self.cell:
            self.skipped = int(not self.cell.starts(name, attributes))
            self.is_misread |= name in names.CELLS or name == names.SHEET
        elif self.row_repeats:
            self._start_in_row(name, attributes)
        elif self.sheet:
            self._start_in_sheet(name, attributes)
        else:
            self._start_outside(name, attributes)

    def _start_outside(self, name: str, attributes: Attributes) -> None:
        if name == names.SPREADSHEET:
            self.spreadsheet_depth = self.depth
        elif name == names.SHEET:
            if self.depth == self.spreadsheet_depth + 1:
                self._start_sheet(attributes)
            else:
                self.skipped, self.is_misread = 1, True
        elif name == _STYLE:
            self.style = attributes.get(_STYLE_NAME, "")
        elif name == _SHEET_LOOK and attributes.get(_DISPLAY) == "false":
            self.hidden_styles.add(self.style)

    def _start_sheet(self, attributes: Attributes) -> None:
        name = attributes.get(names.NAME, "")
        self.sheet = self.sheets.setdefault(name, Sheet())
        if self.rewriting:
            self.rewriting.sheet(name, is_hidden=attributes.get(names.STYLE) in self.hidden_styles)

    def _start_in_sheet(self, name: str, attributes: Attributes) -> None:
        if name == names.ROW:
            self._start_row(attributes)
        elif name == names.COLUMN:
            self._column(attributes)
        elif name not in names.GROUPS:
            self.skipped = 1
            self.is_misread |= name == names.SHEET

    def _start_row(self, attributes: Attributes) -> None:
        assert self.sheet
        self.row_repeats, self.sheet.column = count(attributes, names.ROWS_REPEATED), 0
        self.sheet.row_style = attributes.get(names.DEFAULT_STYLE, "")
        self.parser.CharacterDataHandler = self._letters
        if attributes.get(names.VISIBILITY) in _HIDDEN:
            add_span(self.sheet.hidden_rows, self.sheet.row, self.sheet.row + self.row_repeats - 1)
        if self.rewriting:
            self.rewriting.row(self.row_repeats)

    def _start_in_row(self, name: str, attributes: Attributes) -> None:
        if name in names.CELLS:
            self.cell = Cell(attributes)
        else:
            self.skipped, self.is_misread = 1, True

    def _column(self, attributes: Attributes) -> None:
        assert self.sheet
        first, repeats = self.sheet.count_columns, count(attributes, names.COLUMNS_REPEATED)
        self.sheet.count_columns += repeats
        self.sheet.column_styles.append((self.sheet.count_columns, attributes.get(names.DEFAULT_STYLE, "")))
        if attributes.get(names.VISIBILITY) in _HIDDEN:
            add_span(self.sheet.hidden_columns, first, first + repeats - 1)

    def _letters(self, text: str) -> None:
        if self.skipped:
            self.is_misread |= not self.cell
        elif self.cell:
            self.cell.letters(text)
        else:
            self.is_misread = True

    def _aside(self, *_: object) -> None:
        """What no program writes amid a sheet, and what plain cells cannot be told beside."""
        self.is_misread |= self.sheet is not None

    def _namespace(self, prefix: str | None, _: str) -> None:
        self.is_misread |= self.depth > 0 and prefix in ("office", "table", "text")

    def _end(self, name: str) -> None:
        self.depth -= 1
        if self.skipped:
            self.skipped -= 1
        elif self.cell and self.cell.open:
            self.cell.ends()
        elif self.cell:
            self._end_cell(self.cell)
        elif name == names.ROW and self.sheet:
            self.parser.CharacterDataHandler = None
            self._end_row()
        elif name == names.SHEET and self.sheet:
            self._end_sheet()

    def _end_row(self) -> None:
        assert self.sheet
        refuse_too_many(self.count_before + self.sheet.extent.count_cells)
        self.sheet.row += self.row_repeats
        self.row_repeats = 0
        if self.rewriting:
            self.rewriting.end("table-row")

    def _end_sheet(self) -> None:
        assert self.sheet
        self.count_before = sum(sheet.extent.count_cells for sheet in self.sheets.values())
        self.sheet = None
        if self.rewriting:
            self.rewriting.end("table")

    def _end_cell(self, cell: Cell) -> None:
        sheet, known, text = self.sheet, cell.known, cell.text.strip()
        assert sheet
        place, repeats = (sheet.row, sheet.column), count(known, names.COLUMNS_REPEATED)
        sheet.column += repeats
        value, is_read_so = cell.value()
        self.is_misread |= not is_read_so
        if names.FORMULA in known or known.get(names.VALUE_TYPE) or text:
            sheet.extent.add(*place)
            sheet.extent.add(sheet.row + self.row_repeats - 1, place[1] + repeats - 1)
        if _is_error(known) or (names.FORMULA in known and _ERROR.fullmatch(text)):
            sheet.errors[place] = text or "an error"
        elif names.FORMULA in known and not known.get(names.VALUE_TYPE) and not text:
            sheet.unvalued.add(place)
        rows, columns = count(known, names.ROWS_SPANNED), count(known, names.COLUMNS_SPANNED)
        if rows * columns > 1:
            sheet.merges.append((place, (place[0] + rows - 1, place[1] + columns - 1)))
        if value:
            self._tell(
                place, repeats, cell_shown(cell, value, self.styles, known.get(names.STYLE, sheet.style_at(place[1])))
            )
        if self.rewriting:
            self.rewriting.cell(value, repeats)
        self.cell = None

    def _tell(self, place: Place, repeats: int, shown: Shown) -> None:
        """Notes it of the cell, and of those that repeat it, if they are few."""
        if self.sheet and shown != Shown():
            area = product(range(self.row_repeats), range(repeats))
            for down, across in islice(area, _MOST_REPEATED):
                self.sheet.shown[place[0] + down, place[1] + across] = shown


def _is_error(known: Attributes) -> bool:
    """As LibreOffice says it beside a type that the format has."""
    return any(name.endswith(" value-type") and value == "error" for name, value in known.items())
