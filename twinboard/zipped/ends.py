"""Where an archive ends: whether its bytes hold one archive, or two of which readers might see different ones.

An archive stored uncompressed within a part brings its own end mark along. So marks are not counted: each must lie in
the packed bytes of a part that the directory lists, but the last, which is the archive's own.
"""

import struct
from collections.abc import Iterable, Iterator

_END, _RECORD = b"PK\x05\x06", struct.Struct("<4s12xLH")
_HEADER = struct.Struct("<26xHH")
_NOT_STATED = 0xFFFFFFFF
_Range = tuple[int, int]


def is_one_archive(content: bytes, entries: Iterable[_Range], directory_at: int) -> bool:
    """Whether every end mark but the archive's own belongs to a part.

    `entries` are where the header of each part begins and how many packed bytes follow it, `directory_at` is where the
    directory begins. Of several marks the last has to end with the file, and to say truly where the directory is: then
    every reader that looks for it from behind finds this one first, and finds it sound.
    """
    if content.count(_END) <= 1:
        return True
    last = content.rfind(_END)
    if last + _RECORD.size > len(content):
        return False
    _, stated, length_of_comment = _RECORD.unpack_from(content, last)
    is_last = last + _RECORD.size + length_of_comment == len(content)
    if not is_last or stated not in (directory_at, _NOT_STATED):
        return False
    packed = (_packed(content, *entry) for entry in entries)
    between = _between((each for each in packed if each[1] <= directory_at), last)
    return all(content.find(_END, max(0, start - 3), end + 3) in (-1, last) for start, end in between)


def _packed(content: bytes, header_at: int, size: int) -> _Range:
    """Where the packed bytes of a part begin and end; nowhere if there is no room for its header."""
    if not 0 <= header_at <= len(content) - _HEADER.size:
        return (0, 0)
    start = header_at + _HEADER.size + sum(_HEADER.unpack_from(content, header_at))
    return (start, start + size)


def _between(packed: Iterable[_Range], end: int) -> Iterator[_Range]:
    """The stretches up to `end` that belong to no part, none of them empty."""
    at = 0
    for start, stop in sorted(packed):
        if start > at:
            yield at, start
        at = max(at, stop)
    if end > at:
        yield at, end
