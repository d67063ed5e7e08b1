"""The cells of an .ods that are written in the plain way, found at the speed of a search.

Nearly every cell of nearly every file is. What is between them goes to the parser; they themselves are only counted.
"""

import re

from twinboard.workbook.ods.content import Content, Run

_NUMBER, _DAY = rb"-?\d++(?:\.\d++)?+(?:[eE][-+]?\d++)?+", rb"\d{4}-\d\d-\d\d(?:T[\d:.]++)?+"
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
_CELLS = rb"((?:" + _BLANK + rb")*+)((?:(?:" + _BLANK + rb")*+(?:" + _FILLED + rb")++)*+)((?:" + _BLANK + rb")*+)"
_RUN = re.compile(
    rb'<table:table-row(?: table:style-name="[^"<]*+")?+>' + _CELLS + rb"</table:table-row>"
    rb"|(?=<table:(?:table-row[\s>]|table-cell|covered))(<table:table-row(?:\s[^<>]*+)?+(?<!/)>)?+"
    + _CELLS
    + rb"(</table:table-row>)?+"
)
_WHOLE_ROW = 3
"""How many groups of the pattern a row has that is plain and neither hidden nor repeated."""

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


def follow(content: Content, data: bytes) -> None:
    """Feeds the whole, its plain cells told, rows of one width together."""
    fed, count_rows, row = 0, 0, Run(0, 0, 0)
    for match in _RUN.finditer(data):
        is_whole = match.lastindex == _WHOLE_ROW
        run = _run(data, match, 1 if is_whole else 5)
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
    start, end = match[4], match[8]
    if start and end and b"visibility" not in start and b"xmlns" not in start:
        repeats = _ROWS_REPEATED.search(start)
        content.rows(run, max(1, int(repeats[1])) if repeats else 1)
        return
    if start:
        content.feed(start)
    if any(run):
        content.run(run)
    if end:
        content.feed(end)


def _run(data: bytes, match: re.Match[bytes], group: int) -> Run:
    before, middle, after = match.regs[group : group + 3]
    return Run(
        _count(data, *before) if before[0] < before[1] else 0,
        _count(data, *middle) if middle[0] < middle[1] else 0,
        _count(data, *after) if group > 1 and after[0] < after[1] else 0,
    )


def _count(data: bytes, first: int, end: int) -> int:
    """The cells from one place to another, as often as they are repeated."""
    count = data.count(b"<table:", first, end)
    if data.find(b"-repeated", first, end) >= 0:
        count += sum(max(1, int(each)) - 1 for each in _REPEATED.findall(data, first, end))
    return count
