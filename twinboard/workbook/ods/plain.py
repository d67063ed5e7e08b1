"""The cells of an .ods that are written in the plain way, found at the speed of a search.

Nearly every cell of nearly every file is. What is between them goes to the parser; they themselves are only counted.
"""

import html
import re
from collections.abc import Sequence

from twinboard.workbook.ods.content import Content, Run

_NUMBER, _DAY = rb"-?\d++(?:\.\d++)?+(?:[eE][-+]?\d++)?+", rb"\d{4}-\d\d-\d\d(?:T[\d:.]++)?+"
_BARE = rb"-?+(?:0|[1-9]\d{0,14}+)(?:\.\d{0,14}[1-9])?+"
_VALUES = {
    rb"(?:float|percentage|currency)": rb'value="' + _NUMBER,
    rb"date": rb'date-value="' + _DAY,
    rb"time": rb'time-value="P[\w.]++',
    rb"boolean": rb'boolean-value="(?:true|false)',
}
_ATTRIBUTE = rb'[\w:-]++="[^"<]*+"'
_ODD = rb'calcext:value-type="error"|table:number-(?:rows|columns)-spanned|table:formula|xmlns'
_LETTERS = rb'(?:[^<\n\r\t]++|<text:s(?: text:c="\d{1,3}")?+/>)*+'
_PARAGRAPH = rb"<text:p(?:/>|>" + _LETTERS + rb"</text:p>)"
_CALC = rb'(?: calcext:value-type="[^e"]\w*+")?+>'
_REST = rb"(?:/>|>(?:" + _PARAGRAPH + rb")*+</table:table-cell>)"

_USUAL = (
    rb'(?: table:(?:style-name|number-columns-repeated|content-validation-name)="[^"<]*+")*+'
    rb' office:value-type="(?:string"|(?:float|percentage|currency)"(?: office:currency="\w*+")?+ office:value="'
    + _NUMBER
    + rb'"'
    rb'|date" office:date-value="' + _DAY + rb'")(?: calcext:value-type="[^e"]\w*+")?+>'
    rb"<text:p>" + _LETTERS + rb"</text:p>(?:" + _PARAGRAPH + rb")*+</table:table-cell>"
)
_TEXT = (
    rb'(?=[^>]* office:value-type="string")(?: (?!'
    + _ODD
    + rb"|office:(?:(?:date|time|boolean)-)?value=)"
    + _ATTRIBUTE
    + rb")*+"
    + _REST
)
_TYPED = b"|".join(
    rb'(?=[^>]* office:value-type="' + kind + rb'")(?=[^>]* office:' + value + rb'")' for kind, value in _VALUES.items()
)
_OTHER = rb"(?:" + _TYPED + rb")(?: (?!" + _ODD + rb"|office:string-value)" + _ATTRIBUTE + rb")*+" + _REST
_FILLED = rb"<table:table-cell(?:" + _USUAL + rb"|" + _TEXT + rb"|" + _OTHER + rb")"
_BLANK = (
    rb'<table:(?:covered-)?table-cell(?: table:(?!formula|number-\w+-spanned)[\w-]++="[^"<]*+")*+'
    rb"(?:/>|></table:(?:covered-)?table-cell>)"
)
_SAME = (
    rb'(?: table:(?:style-name|number-columns-repeated|content-validation-name)="[^"<]*+")*+ office:value-type="'
    rb'(?:string"CALC<text:p>LETTERS</text:p>(?:PARAGRAPH)*+'
    rb'|float" office:value="(?P<numberID>BARE)"CALC<text:p>(?P=numberID)</text:p>'
    rb'|date" office:date-value="(?P<dayID>DAY)"CALC<text:p>(?P=dayID)</text:p>)</table:table-cell>'
)
"""A cell that shows its value letter by letter, a number without zeros that end it.

A name that a pattern has twice takes another ID each time.
"""


def _cells(filled: bytes, number: int) -> bytes:
    """Blanks, cells up to the last filled one, and blanks again."""
    blanks, each = rb"(?:" + _BLANK + rb")*+", filled.replace(b"ID", b"%d" % number)
    parts = blanks, rb"(?:" + blanks + rb"(?:" + each + rb")++)*+", blanks
    return b"".join(rb"(?P<part%d%d>%b)" % (number, place, part) for place, part in enumerate(parts))


def _pattern(filled: bytes) -> re.Pattern[bytes]:
    """Whole rows that are neither hidden nor repeated (their cells number 1), or any run of cells (number 2)."""
    return re.compile(
        rb'<table:table-row(?: table:style-name="[^"<]*+")?+>' + _cells(filled, 1) + rb"</table:table-row>"
        rb"|(?=<table:(?:table-row[\s>]|table-cell|covered))(?P<start><table:table-row(?:\s[^<>]*+)?+(?<!/)>)?+"
        + _cells(filled, 2)
        + rb"(?P<end></table:table-row>)?+"
    )


def plain_cells() -> re.Pattern[bytes]:
    """Cells that the values reader takes for what they are."""
    return _pattern(_FILLED)


def same_cells(telling: Sequence[str]) -> re.Pattern[bytes]:
    """Those of them that show their value as it is; `telling` are styles that show more."""
    listed = b"|".join(re.escape(html.escape(name).encode()) for name in telling)
    unless = rb'(?![^>]* table:style-name="(?:' + listed + rb')")' if telling else b""
    parts = {b"CALC": _CALC, b"LETTERS": _LETTERS, b"PARAGRAPH": _PARAGRAPH, b"BARE": _BARE, b"DAY": _DAY}
    same = _SAME
    for name, part in parts.items():
        same = same.replace(name, part)
    return _pattern(rb"<table:table-cell" + unless + same)


_WHOLE, _ANY = (tuple(f"part{number}{place}" for place in range(3)) for number in (1, 2))
_REPEATED = re.compile(rb' table:number-columns-repeated="(\d{1,18})"')
_ROWS_REPEATED = re.compile(rb' table:number-rows-repeated="(\d{1,18})"')
_START = re.compile(rb"<office:document-content\s[^>]*>")
_PREFIXES = tuple(
    f'xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"'.encode() for each in ("office", "table", "text")
)


def is_usual(data: bytes) -> bool:
    """Whether the prefixes are those that every program writes."""
    start = _START.search(data, 0, 65_536)
    return start is not None and all(each in start[0] for each in _PREFIXES)


def follow(content: Content, data: bytes, cells: re.Pattern[bytes]) -> None:
    """Feeds the whole, the cells of this pattern told, rows of one width together."""
    fed, count_rows, row = 0, 0, Run(0, 0, 0)
    for match in cells.finditer(data):
        is_whole = match.start("part12") >= 0
        run = _run(data, match, is_whole)
        if count_rows and not (is_whole and run == row and match.start() == fed):
            content.rows(row, count_rows)
            count_rows = 0
        if match.start() > fed:
            content.feed(data[fed : match.start()])
        fed = match.end()
        if is_whole:
            row, count_rows = run, count_rows + 1
        else:
            _tell(content, match, run)
    if count_rows:
        content.rows(row, count_rows)
    content.feed(data[fed:])


def _tell(content: Content, match: re.Match[bytes], run: Run) -> None:
    """A row that is hidden or repeated, or a part of one."""
    start, end = match["start"], match["end"]
    if start and end and not any(each in start for each in (b"visibility", b"xmlns", b"default")):
        repeats = _ROWS_REPEATED.search(start)
        content.rows(run, max(1, int(repeats[1])) if repeats else 1)
        return
    if start:
        content.feed(start)
    if any(run):
        content.run(run)
    if end:
        content.feed(end)


def _run(data: bytes, match: re.Match[bytes], is_whole: bool) -> Run:
    """The blanks at the end of a whole row are not counted: nothing stands behind them."""
    before, middle, after = (match.span(name) for name in (_WHOLE if is_whole else _ANY))
    return Run(
        _count(data, *before) if before[0] < before[1] else 0,
        _count(data, *middle) if middle[0] < middle[1] else 0,
        _count(data, *after) if not is_whole and after[0] < after[1] else 0,
    )


def _count(data: bytes, first: int, end: int) -> int:
    """The cells from one place to another, as often as they are repeated."""
    count = data.count(b"<table:", first, end)
    if data.find(b"-repeated", first, end) >= 0:
        count += sum(max(1, int(each)) - 1 for each in _REPEATED.findall(data, first, end))
    return count
