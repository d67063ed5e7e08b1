"""The formulas of an old workbook (.xls) of which its library shows too little: links, and those without a value."""

import struct
from collections.abc import Iterator

from twinboard.addresses import Place

_BEGIN, _FORMULA, _END = 0x0809, 0x0006, 0x000A
_HEAD = 22
"""So many bytes of a formula stand before its parts: its cell, its style, its value."""
_HYPERLINK = (0x22, 0x42, 0x62)
"""How the call of a function begins, by what it gives; HYPERLINK is number 359 of them."""
_NUMBER = struct.pack("<H", 359)
_EMPTY_TEXT = b"\x03"


def unseen_formulas(stream: bytes, start: int) -> Iterator[Place]:
    """The cells of the sheet that begins at `start` whose formula makes a link, or was saved with an empty text."""
    depth = 0
    while start + 4 <= len(stream):
        code, length = struct.unpack_from("<HH", stream, start)
        data = stream[start + 4 : start + 4 + length]
        depth += code == _BEGIN
        if code == _END:
            depth -= 1
            if depth <= 0:
                return
        elif code == _FORMULA and depth == 1 and length > _HEAD and (_is_empty(data) or _is_link(data)):
            row, column = struct.unpack_from("<HH", data)
            yield row, column
        start += 4 + length


def _is_empty(data: bytes) -> bool:
    return data[6:7] == _EMPTY_TEXT and data[12:14] == b"\xff\xff"


def _is_link(data: bytes) -> bool:
    at = data.find(_NUMBER, _HEAD)
    return at >= _HEAD + 2 and data[at - 2] in _HYPERLINK
