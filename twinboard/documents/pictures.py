"""The text that our pictures carry inside: a PNG's own words under the keyword Twinboard, all words of an SVG.

A PNG is a row of chunks, each with its length first. The few that hold text are looked at; the picture itself never is.
"""

import zlib
from collections.abc import Iterator

from twinboard.errors import UnreadableFile
from twinboard.zipped.markup import texts

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEYWORD = b"Twinboard\0"
_MOST_CHUNKS, _LONGEST_TEXT, _SVG_WITHIN = 100_000, 2_000, 1_000


def code_text(content: bytes) -> str:
    """What the picture says of itself; empty for any other file, and where it says nothing."""
    if content.startswith(_SIGNATURE):
        found = (_text(kind, data) for kind, data in _chunks(content) if kind in (b"tEXt", b"zTXt", b"iTXt"))
        return "\n".join(filter(None, found))
    return _words_of_drawing(content) if b"<svg" in content[:_SVG_WITHIN] else ""


def _words_of_drawing(content: bytes) -> str:
    """None of a drawing that is damaged or holds definitions: it is passed over, not the document."""
    try:
        return "\n".join(texts(content))
    except UnreadableFile:
        return ""


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kind of each chunk and its first bytes: a keyword and as much text as is read."""
    at = len(_SIGNATURE)
    for _ in range(_MOST_CHUNKS):
        length, kind = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        if len(kind) < 4 or kind == b"IEND":
            return
        yield kind, content[at + 8 : at + 8 + min(length, _LONGEST_TEXT)]
        at += length + 12


def _text(kind: bytes, data: bytes) -> str:
    if not data.startswith(_KEYWORD):
        return ""
    rest = data.removeprefix(_KEYWORD)
    if kind == b"tEXt":
        return rest.decode("latin-1")
    if kind == b"zTXt":
        return _inflated(rest[1:]).decode("latin-1")
    *_, text = rest[2:].split(b"\0", 2)
    return (_inflated(text) if rest[:1] == b"\1" else text).decode("utf-8", "replace")


def _inflated(packed: bytes) -> bytes:
    """No more than is read, whatever it would swell to; nothing where it is damaged."""
    try:
        return zlib.decompressobj().decompress(packed, _LONGEST_TEXT)
    except zlib.error:
        return b""
