"""The zip that an .xlsx, .ods or .docx is: every byte of a part is checked before anything in it is parsed.

Owns what a safe archive is. Python's `zipfile` reads the directory only; the parts are unpacked here, because it
believes the sizes that the directory states, and a reader that does not could be shown something else.
"""

import io
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zipfile import ZipInfo

from twinboard.errors import UnreadableFile
from twinboard.settings import LARGEST_COUNT_PARTS, LARGEST_UNPACKED_BYTES
from twinboard.zipped.ends import is_one_archive

UNPACKS_TOO_LARGE = "This file unpacks to more than we read."
DO_NOT_OPEN = "No program writes a file like this. Do not open it; ask whoever sent it how it was made."
"""What to do with a file that seems made to do harm: none is opened to be mended."""

_LOCAL, _LOCAL_HEADER = b"PK\x03\x04", struct.Struct("<4s22xHH")
_LARGE_PART_BYTES, _LARGEST_RATIO = 10 * 2**20, 250
_UNUSED = ("customxml/", "docprops/", "docmetadata/")
_UNSAFE_NAME = re.compile(r"^[/\\]|^\w:|\x00|(^|[/\\])\.\.([/\\]|$)")
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
_UTF_8 = (b"utf-8", b"utf8", b"us-ascii", b"ascii")


@dataclass(frozen=True)
class Sort:
    """What an archive is meant to be, in the words of a refusal; and which of its parts nobody parses as XML."""

    noun: str
    save_again: str
    make_smaller: str
    unparsed: re.Pattern[str] = re.compile(r"(^|/)(media|embeddings|pictures)/")

    @property
    def damaged(self) -> UnreadableFile:
        return UnreadableFile(f"This file is damaged, or is not a {self.noun}.", self.save_again)


WORKBOOK = Sort(
    "workbook", "Open it in Excel, save it as .xlsx and send it again.", "Delete what is not data, and send it again."
)
DAMAGED, SAVE_AGAIN = WORKBOOK.damaged.message, WORKBOOK.save_again


@dataclass(frozen=True)
class Archive:
    """The parts of a checked archive; part names are looked up without regard to case, as workbooks require."""

    content: bytes
    entries: Mapping[str, ZipInfo]
    sort: Sort = WORKBOOK

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self.entries

    def read(self, name: str) -> bytes:
        """A part, unpacked and checked; empty where there is none. Raises UnreadableFile."""
        entry = self.entries.get(name.casefold())
        return _unpack(self.content, entry, self.sort) if entry else b""

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """Every part by its name in small letters, one in memory at a time."""
        for name, entry in self.entries.items():
            yield name, _unpack(self.content, entry, self.sort)


def open_archive(content: bytes, sort: Sort = WORKBOOK) -> Archive:
    """The archive, its directory checked: number, size, ratio, names, packing. Raises UnreadableFile."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries, directory_at = archive.infolist(), archive.start_dir
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise sort.damaged from error
    if not is_one_archive(content, ((each.header_offset, each.compress_size) for each in entries), directory_at):
        raise UnreadableFile(f"This file is damaged, or is not a {sort.noun}: two archives are in it.", DO_NOT_OPEN)
    _check_size(entries, len(content), sort)
    for entry in entries:
        _check_entry(entry, sort)
    names = [entry.filename.replace("\\", "/").casefold() for entry in entries]
    if twice := [name for name, count in Counter(names).items() if count > 1]:
        raise UnreadableFile(f"This file holds one of its parts twice ({twice[0]}).", DO_NOT_OPEN)
    return Archive(content, dict(zip(names, entries, strict=True)), sort)


def with_part(content: bytes, name: str, data: bytes) -> bytes:
    """An archive of our own making with one of its parts written anew; all else stays as it was."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, data if entry.filename == name else old.read(entry))
    return stream.getvalue()


def packed(parts: Mapping[str, bytes]) -> bytes:
    """An archive of our own making, packed quickly."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _check_size(entries: list[ZipInfo], size: int, sort: Sort) -> None:
    if len(entries) > LARGEST_COUNT_PARTS:
        raise UnreadableFile(f"This file has more than {LARGEST_COUNT_PARTS:,} parts.", sort.save_again)
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED_BYTES:
        raise UnreadableFile(UNPACKS_TOO_LARGE, sort.make_smaller)
    if sum(entry.compress_size for entry in entries) > size:
        raise sort.damaged


def _check_entry(entry: ZipInfo, sort: Sort) -> None:
    if entry.flag_bits & 0x1:
        raise UnreadableFile("This file has a password.", "Save it without one and send it again.")
    packed_otherwise = f"This file is packed in a way that no {sort.noun} is."
    if _UNSAFE_NAME.search(entry.orig_filename):
        raise UnreadableFile(packed_otherwise, DO_NOT_OPEN)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableFile(packed_otherwise, sort.save_again)
    if entry.file_size > max(_LARGE_PART_BYTES, entry.compress_size * _LARGEST_RATIO):
        raise UnreadableFile(UNPACKS_TOO_LARGE, DO_NOT_OPEN)


def _unpack(content: bytes, entry: ZipInfo, sort: Sort) -> bytes:
    """The bytes of one part; they must be what directory, local header and checksum all say."""
    damaged = UnreadableFile(f"A part of this file ({entry.filename}) is damaged.", sort.save_again)
    header = content[entry.header_offset : entry.header_offset + _LOCAL_HEADER.size]
    if len(header) < _LOCAL_HEADER.size or not header.startswith(_LOCAL):
        raise damaged
    _, name_length, extra_length = _LOCAL_HEADER.unpack(header)
    name_at = entry.header_offset + _LOCAL_HEADER.size
    name = content[name_at : name_at + name_length]
    packed_at = name_at + name_length + extra_length
    data = _inflate(content[packed_at : packed_at + entry.compress_size], entry)
    if data is None or len(data) != entry.file_size or zlib.crc32(data) != entry.CRC:
        raise damaged
    if name not in (entry.orig_filename.encode(), entry.orig_filename.encode("cp437", "replace")):
        raise UnreadableFile(f"A part of this file ({entry.filename}) is damaged.", DO_NOT_OPEN)
    _refuse_unsafe_xml(entry.filename.casefold(), data, sort)
    return data


def _inflate(packed: bytes, entry: ZipInfo) -> bytes | None:
    """Never more than a byte beyond the stated size; None where the packed bytes do not end with the part."""
    if entry.compress_type == zipfile.ZIP_STORED:
        return packed
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = inflater.decompress(packed, entry.file_size + 1)
    except zlib.error:
        return None
    return data if inflater.eof and not inflater.unused_data else None


def _refuse_unsafe_xml(name: str, data: bytes, sort: Sort) -> None:
    """Entities may swell or ask for an address, and another encoding may hide them. None belongs in a workbook."""
    if sort.unparsed.search(name):
        return
    is_xml = name.endswith((".xml", ".rels")) or data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    if not is_xml:
        return
    if b"<!DOCTYPE" in data:
        message = f"A part of this file ({name}) holds definitions that a {sort.noun} must not."
        raise UnreadableFile(message, DO_NOT_OPEN)
    if name.startswith(_UNUSED):
        return
    stated = _ENCODING.match(data[:1024].removeprefix(b"\xef\xbb\xbf"))
    if b"\0" in data[:4] or data[:2] in (b"\xff\xfe", b"\xfe\xff") or (stated and stated[1].lower() not in _UTF_8):
        raise UnreadableFile(f"A part of this file ({name}) is not written in UTF-8.", sort.save_again)
