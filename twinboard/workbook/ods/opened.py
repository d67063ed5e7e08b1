"""A checked .ods → the looks of its sheets, and the bytes that the values reader takes without mistake."""

import html
import re
from collections.abc import Callable

from twinboard.workbook.grid import Look
from twinboard.workbook.ods.content import Content
from twinboard.workbook.ods.plain import follow, is_usual, plain_cells, same_cells
from twinboard.workbook.ods.rewritten import MIMETYPE, Rewriting, package
from twinboard.workbook.ods.styles import Styles, read_styles
from twinboard.zipped.archive import Archive

_SMALL = 10_000_000
_SHEET, _DEFAULT = re.compile(rb'<table:table\s[^>]*?\btable:name="([^"]*)"'), b' table:default-cell-style-name="%b"'


def opened(archive: Archive, is_ours: Callable[[str], bool]) -> tuple[dict[str, Look], bytes]:
    """The looks by sheet name, and the file to read the values from: as it came, where nothing of it is misread.

    What the cells of our sheets show is looked for however many they are. Raises UnreadableFile for a damaged part, and
    for more cells than are read.
    """
    data = b""
    for name, part in archive.parts():
        data = part if name == "content.xml" else data
    styles = read_styles(archive.read("styles.xml"), data[: max(0, data.find(b"<office:body"))])
    if is_usual(data) and (cells := _cells(data, styles, is_ours)):
        content = Content(styles)
        follow(content, data, cells)
        looks = content.end()
        if not content.is_misread:
            return looks, archive.content if _is_complete(archive) else package(data)
    rewriting = Rewriting()
    whole = Content(styles, rewriting)
    whole.feed(data)
    return whole.end(), rewriting.content()


def _cells(data: bytes, styles: Styles, is_ours: Callable[[str], bool]) -> re.Pattern[bytes] | None:
    """The cells to pass over; None where every cell may show more than its value."""
    sheets = (html.unescape(name.decode("utf-8", "replace")) for name in _SHEET.findall(data))
    if len(data) > _SMALL and not any(map(is_ours, sheets)):
        return plain_cells()
    telling = styles.telling()
    if any(_DEFAULT % html.escape(name).encode() in data for name in telling):
        return None
    return same_cells(telling)


def _is_complete(archive: Archive) -> bool:
    """Whether the values reader knows the file for what it is."""
    return archive.read("mimetype") == MIMETYPE.encode() and "meta-inf/manifest.xml" in archive
