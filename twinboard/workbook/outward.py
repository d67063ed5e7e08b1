"""What in an officer's workbook reaches out of it (other workbooks, programs, addresses), and is left out of a copy."""

import re
from collections import OrderedDict

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from twinboard.zipped.archive import Archive

_LITERAL = re.compile(r'"(?:[^"]|"")*"')
_REACHES = re.compile(
    r"\][^\[\]'!+*/,()<>=&^]*'?!|\||\\\\|\b(?:WEBSERVICE|RTD|DDE|CALL|REGISTER\.ID|IMAGE|HYPERLINK)\s*\(",
    re.IGNORECASE,
)
_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)\S{1,2000}", re.I)
_PARTS = {
    "vbaproject.bin": "macros",
    "xl/externallinks/": "links to other workbooks",
    "xl/pivottables/": "pivot tables",
}


def reaches_out(formula: object) -> bool:
    """Whether a formula asks anything of another workbook, a program or an address."""
    return bool(_REACHES.search(_LITERAL.sub('""', str(formula or ""))))


def formula_of(cell: Cell) -> str | None:
    """The text of a cell's formula; None where it has none that can be kept."""
    value = cell.value.text if isinstance(cell.value, ArrayFormula) else cell.value
    return value if isinstance(value, str) else None


def left_out(archive: Archive) -> tuple[str, ...]:
    """What a copy will lack, in an officer's words."""
    return tuple(words for part, words in _PARTS.items() if any(part in name for name in archive.entries))


def drop_outward(book: Workbook) -> None:
    """Drops all that reaches out but formulas of cells, and what cannot live without the parts dropped."""
    _drop_names(book)
    for page in book.worksheets:
        _drop_names(page)
        _drop_rules(page)
        _cut_off_tables(page)
        page._pivots = []
        page._charts = [chart for chart in page._charts if not _REACHES.search(tostring(chart._write()).decode())]
    book._pivots = []


def drop_link(cell: Cell) -> None:
    """Drops a link that leads neither within the workbook nor to an ordinary address."""
    link = cell.hyperlink
    if link and link.target and not _SAFE_ADDRESS.fullmatch(link.target):
        cell.hyperlink = None


def _drop_names(holder: Workbook | Worksheet) -> None:
    names = holder.defined_names
    for name in [name for name, defined in names.items() if reaches_out(defined.attr_text)]:
        del names[name]


def _drop_rules(page: Worksheet) -> None:
    choices = page.data_validations.dataValidation
    page.data_validations.dataValidation = [
        choice for choice in choices if not reaches_out(choice.formula1) and not reaches_out(choice.formula2)
    ]
    old, page.conditional_formatting = page.conditional_formatting, ConditionalFormattingList()
    page.conditional_formatting._cf_rules = OrderedDict()
    for area in old:
        for rule in area.rules:
            if not any(map(reaches_out, rule.formula)):
                page.conditional_formatting.add(str(area.sqref), rule)


def _cut_off_tables(page: Worksheet) -> None:
    """A table filled by a query or an XML map is an ordinary one in a copy that has neither."""
    for table in page.tables.values():
        table.tableType = table.connectionId = None
        for column in table.tableColumns:
            column.queryTableFieldId = column.xmlColumnPr = None
            column.calculatedColumnFormula = None
