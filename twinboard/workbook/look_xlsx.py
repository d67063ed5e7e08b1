"""The second look at the sheets of an .xlsx: error cells, formulas without a value, merges, what is hidden.

Nearly every cell of nearly every workbook is written in one plain way. A pattern passes over those at the speed of a
search; only the odd ones, and what stands around the cells, are parsed.
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from twinboard.addresses import column_index
from twinboard.errors import UnreadableFile
from twinboard.settings import LARGEST_COUNT_CELLS
from twinboard.workbook.grid import Extent, Look, refuse_too_many
from twinboard.workbook.sheet_xlsx import SheetParser
from twinboard.workbook.shown.book import NOTHING, Book, read_book
from twinboard.workbook.shown.by_column import printer_of
from twinboard.workbook.shown.cells import ShownCells
from twinboard.workbook.shown.odd import is_too_much, odd_cell
from twinboard.zipped.archive import Archive
from twinboard.zipped.markup import elements

_PREFIX = re.compile(rb"<(\w+:)worksheet[\s>]")
_SHEET_START, _SHEET_END = re.compile(rb"<sheetData\s*>"), b"</sheetData>"
_PREFIXED, _UNADDRESSED = re.compile(rb":(?:c|row)[\s/>]"), re.compile(rb"<c(?=[\s/>])(?![^>]*\sr=[\"'])")
_FIRST_CELLS, _LAST_ROW = re.compile(rb'<c r="([A-Z]{1,3})\d'), re.compile(rb'<row r="(\d{1,7})"')
_ODD_ROW = re.compile(rb'<row(?=[\s/>])(?! r="\d+"(?:(?! hidden)[^>])*>)[^>]*>')
_SMALL = 2**20
"""Of a sheet that is none of ours what is shown is looked for only where that is quickly done: nobody may need it."""


def sheet_looks(archive: Archive, is_ours: Callable[[str], bool]) -> dict[str, Look]:
    """By sheet name; what the cells of our sheets show is looked for however many they are.

    Raises UnreadableFile for a damaged part, and for more cells than are read.
    """
    root, links = _book_part(archive)
    parts, count_cells = dict(_sheet_parts(archive, root, links)), 0
    book = read_book(archive, root, dict(links.values()))
    looks: dict[str, Look] = {}
    for part, data in archive.parts():
        if b"sheetData" in data:
            names = [name for name, place in parts.items() if place == part]
            is_wanted = len(data) < _SMALL or any(map(is_ours, names))
            look = look_at(data, _cells(archive, part, data, book) if is_wanted else None)
            if is_wanted:
                look = replace(look, printed=printer_of(book.styles, partial(archive.read, part)))
            count_cells += look.count_cells
            refuse_too_many(count_cells)
            looks |= dict.fromkeys(names, look)
    return looks


def _cells(archive: Archive, part: str, data: bytes, book: Book) -> ShownCells:
    return ShownCells(book, linked_addresses(archive, part) if b"hyperlink " in data else {})


def look_at(data: bytes, cells: ShownCells | None = None) -> Look:
    """What the XML of one sheet shows; with `cells`, also what single cells do. Raises UnreadableFile."""
    if prefix := _PREFIX.search(data, 0, 4096):
        data = data.replace(b"<" + prefix[1], b"<").replace(b"</" + prefix[1], b"</")
    extent, book = Extent(), cells.book if cells else NOTHING
    if not is_too_much(book) and (odd := _without_plain_cells(data, extent, book)):
        try:
            return SheetParser(extent, cells).parse(odd)
        except UnreadableFile:
            pass
    return SheetParser(cells=cells).parse(data)


def _without_plain_cells(data: bytes, extent: Extent, book: Book = NOTHING) -> bytes:
    """The sheet with its odd cells and rows alone, the plain ones noted in `extent`; empty where that cannot be."""
    opening, end = _SHEET_START.search(data), data.rfind(_SHEET_END)
    start = opening.end() if opening else 0
    columns = _FIRST_CELLS.findall(data, start, min(end, start + 65_536))
    row = _LAST_ROW.match(data, data.rfind(b"<row ", start, end))
    if not opening or not columns or not row or _has_prefixes(data, start, end):
        return b""
    letters = max(columns, key=lambda text: (len(text), text))
    extent.add(0, 0)
    extent.add(int(row[1]) - 1, column_index(letters.decode()))
    odd_rows = _ODD_ROW.finditer(data, start, end) if data.find(b" hidden", start, end) >= 0 else ()
    rows = [match[0].rstrip(b"/>") + b"/>" for match in odd_rows]
    pattern = odd_cell(_up_to(letters, b"AZ"), _up_to(row[1], b"09"), book)
    cells = [match[0] for match in pattern.finditer(data, start, end)]
    if extent.count_cells > LARGEST_COUNT_CELLS or any(_UNADDRESSED.match(cell) for cell in cells):
        return b""
    return b"".join([data[:start], *rows, *cells, data[end:]])


def _has_prefixes(data: bytes, start: int, end: int) -> bool:
    return data.find(b":", start, end) >= 0 and bool(_PREFIXED.search(data, start, end))


def _up_to(limit: bytes, ends: bytes) -> bytes:
    """A pattern for what is shorter than `limit`, or as long and sorts no later: 1 to 9999 by "9999"."""
    text, low, high = limit.decode(), *ends.decode()
    patterns = []
    for index, last in enumerate(text):
        if last > low:
            rest = f"[{low}-{high}]{{{len(text) - index - 1}}}"
            patterns.append(f"{text[:index]}[{low}-{chr(ord(last) - 1)}]{rest}")
    shorter = [f"[{low}-{high}]{{1,{len(text) - 1}}}+"] if len(text) > 1 else []
    return "|".join([*patterns, text, *shorter]).encode()


Links = dict[str, tuple[str, str]]
"""By the name that a part gives to a link: its kind, and the part it leads to."""


def _book_part(archive: Archive) -> tuple[str, Links]:
    """The part that lists the sheets, and its links, found as the values reader goes."""
    root = next((part for kind, part in _links(archive, "", "_rels/.rels").values() if "officeDocument" in kind), "")
    book = root.casefold() or "xl/workbook.xml"
    folder, name = posixpath.split(book)
    return book, _links(archive, folder, f"{folder}/_rels/{name}.rels")


def _sheet_parts(archive: Archive, book: str, links: Links) -> Iterator[tuple[str, str]]:
    """The name of each sheet with its part."""
    for tag, attributes in elements(archive.read(book)):
        if tag == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            yield attributes.get("name", ""), links.get(link, ("", ""))[1]


def linked_addresses(archive: Archive, part: str) -> dict[str, str]:
    """The addresses outside of the file to which the cells of a sheet lead, by the names of the links."""
    folder, name = posixpath.split(part)
    return {
        attributes.get("Id", ""): attributes.get("Target", "")
        for tag, attributes in elements(archive.read(f"{folder}/_rels/{name}.rels"))
        if tag == "Relationship" and attributes.get("TargetMode") == "External"
    }


def _links(archive: Archive, folder: str, part: str) -> Links:
    return {
        attributes.get("Id", ""): (
            attributes.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lstrip("/").casefold(),
        )
        for tag, attributes in elements(archive.read(part))
        if tag == "Relationship"
    }
