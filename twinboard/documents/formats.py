"""What a paper is, by its bytes alone; its name is read only to tell somebody that it says something else."""

import re
from enum import Enum, auto
from pathlib import PurePath

from twinboard.errors import UnreadableFile
from twinboard.settings import LARGEST_DOCUMENT_BYTES
from twinboard.zipped.archive import Archive, Sort

DOCUMENT = Sort(
    "Word or PowerPoint document",
    "Open it where it was made, save it as .docx, .pptx or .pdf and send it again.",
    "Split it, or leave out pictures, and send it again.",
    re.compile(r"(^|/)(media|embeddings|customxml)/|\.(x?html?|mht|svg|txt|rtf)$"),
)
HAS_PASSWORD = ("This document has a password.", "Save it without one and send it again.")

_SEND = "Send a Word document (.docx), a PowerPoint presentation (.pptx) or a PDF."
_OURS = (".docx", ".docm", ".dotx", ".dotm", ".pptx", ".pptm", ".ppsx", ".pdf")
_PDF_WITHIN = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOK = ("This is a workbook, not a paper.", _SEND)
_IN_OLE = {
    "EncryptedPackage": HAS_PASSWORD,
    "WordDocument": ("This is an old Word file (.doc), which is not read.", DOCUMENT.save_again),
    "PowerPoint Document": ("This is an old PowerPoint file (.ppt), which is not read.", DOCUMENT.save_again),
    "Workbook": _WORKBOOK,
    "Book": _WORKBOOK,
}
_STARTS = (
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|BM....\0\0|II\*\0|MM\0\*|RIFF....WEBP", re.DOTALL), "a picture"),
    (re.compile(rb"\{\\rtf"), "a rich text file (.rtf)"),
    (re.compile(rb"\s*<(?!\?xml)|\s*<\?xml.{0,300}<(svg|html)", re.DOTALL), "a web page or a drawing"),
)
_MIMETYPES = {
    b"opendocument.text": "an OpenDocument text (.odt)",
    b"opendocument": "an OpenDocument file",
    b"epub": "a book",
}


class Format(Enum):
    """What can be told from the first bytes; what is in a zip, `parts.main_part` says."""

    ZIP = auto()
    PDF = auto()


def recognise(content: bytes, file_name: str = "") -> Format:
    """What the bytes are. Raises UnreadableFile."""
    if not content:
        raise UnreadableFile("This file is empty.", "Choose the document again.")
    if len(content) > LARGEST_DOCUMENT_BYTES:
        raise UnreadableFile(f"This file is larger than {LARGEST_DOCUMENT_BYTES // 2**20} MB.", DOCUMENT.make_smaller)
    if content.startswith(b"PK"):
        return Format.ZIP
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return Format.PDF
    if content.startswith(_OLE):
        raise _in_ole(content)
    raise UnreadableFile(f"This file is {_otherwise(content)}, which is not read.", _hint(file_name))


def other_zip(archive: Archive) -> UnreadableFile:
    """Why a zip without a main part of ours is not read."""
    mimetype = archive.read("mimetype")
    for word, noun in _MIMETYPES.items():
        if word in mimetype:
            return UnreadableFile(f"This is {noun}, which is not read.", DOCUMENT.save_again)
    if any(name.startswith("xl/") for name in archive.entries):
        return UnreadableFile(*_WORKBOOK)
    return UnreadableFile("This zip file holds no document of its own.", "Unpack it, and send the document in it.")


def _in_ole(content: bytes) -> UnreadableFile:
    found = (UnreadableFile(*said) for name, said in _IN_OLE.items() if name.encode("utf-16-le") in content)
    return next(found, DOCUMENT.damaged)


def _otherwise(content: bytes) -> str:
    start = content[:4096].removeprefix(b"\xef\xbb\xbf")
    known = (noun for pattern, noun in _STARTS if pattern.match(start))
    return next(known, "of another kind" if b"\0" in start else "plain text")


def _hint(file_name: str) -> str:
    ending = PurePath(file_name).suffix.casefold()
    return f"Its name ends with {ending}, but its content is another. {_SEND}" if ending in _OURS else _SEND
