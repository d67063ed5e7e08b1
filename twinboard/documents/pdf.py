"""A PDF → the text of its pages, our codes in text, alt texts, links, notes, form fields and properties, its pictures.

The door to pypdf, with `pdf_objects`. A page that cannot be read is counted, and the others are read; what pypdf has to
say about a broken file is left unsaid. A file that swells, or in which nothing can be read, is one message.
"""

import io
import logging
from collections.abc import Callable
from typing import Any

from pypdf import PasswordType, PdfReader
from pypdf.errors import LimitReachedError

from twinboard.documents.document import Document, Gathering, LeftOut
from twinboard.documents.formats import DOCUMENT, HAS_PASSWORD
from twinboard.documents.pdf_objects import alt_texts, count_attachments, pictures, properties, said_on
from twinboard.errors import UnreadableFile
from twinboard.settings import LARGEST_COUNT_PAGES

_DRAWS_MUCH = 200
"""Bytes of drawing from which on a page without words is more than an empty one."""

logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)


def read_pdf(content: bytes) -> Document:
    """What stands in a PDF. One that opens without a password is read, whatever it forbids. Raises UnreadableFile."""
    try:
        return _read(PdfReader(io.BytesIO(content)))
    except (UnreadableFile, MemoryError):
        raise
    except Exception as error:
        message = "This PDF is damaged, or made in a way that we cannot read."
        raise UnreadableFile(message, "Make it again from the document that it came from, and send that.") from error


def _read(reader: PdfReader) -> Document:
    if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
        raise UnreadableFile(*HAS_PASSWORD)
    if len(reader.pages) > LARGEST_COUNT_PAGES:
        raise UnreadableFile(f"This PDF has more than {LARGEST_COUNT_PAGES:,} pages.", DOCUMENT.make_smaller)
    found = Gathering(count_pages=len(reader.pages))
    tried = [_tried(_read_page, found, reader, number) for number in range(1, found.count_pages + 1)]
    failures = [failure for failure in tried if failure]
    if failures and len(failures) == found.count_pages:
        raise failures[0]
    found.left_out[LeftOut.BAD_PAGE] += len(failures)
    for read in (_add_alt_texts, _add_properties, _add_attachments):
        found.left_out[LeftOut.BAD_PART] += bool(_tried(read, found, reader))
    found.left_out = +found.left_out
    return found.document()


def _tried(read: Callable[..., None], *told: object) -> Exception | None:
    """What came in the way of reading a page or part; what swells, or is refused by us, ends the whole."""
    try:
        read(*told)
    except (UnreadableFile, MemoryError, LimitReachedError):
        raise
    except Exception as error:
        return error
    return None


def _read_page(found: Gathering, reader: PdfReader, number: int) -> None:
    page = reader.pages[number - 1]
    text = page.extract_text().strip()
    if text:
        found.add_text(f"page {number}", text)
    for where, said in said_on(page):
        found.add_codes(f"{where}, page {number}", said)
    shown = pictures(page)
    if text:
        for which, words in shown:
            known = len(found.marks)
            found.add_codes(f"picture on page {number}", words)
            found.saw_picture(which, has_code=len(found.marks) > known)
    elif shown:
        found.left_out[LeftOut.PICTURE_PAGE] += 1
    elif _draws_much(page):
        found.left_out[LeftOut.WORDLESS_PAGE] += 1


def _draws_much(page: Any) -> bool:
    drawn = page.get_contents()
    return drawn is not None and len(drawn.get_data()) > _DRAWS_MUCH


def _add_alt_texts(found: Gathering, reader: PdfReader) -> None:
    """Those of pictures are not tied to the pictures themselves: as many as have a code are taken to be told of."""
    for alt_text in alt_texts(reader.root_object.get("/StructTreeRoot")):
        known = len(found.marks)
        found.add_picture(alt_text)
        if len(found.marks) > known:
            _tell_of_one(found.pictures, found.count_drawings)


def _tell_of_one(seen: dict[Any, bool], drawing: int) -> None:
    """Of the picture that an alt text was counted as, and of one of the page, only one is there."""
    silent = next((which for which, has_code in seen.items() if not has_code), None)
    if silent is not None:
        del seen[drawing]
        seen[silent] = True


def _add_properties(found: Gathering, reader: PdfReader) -> None:
    found.add_codes("document properties", "\n".join(properties(reader)))


def _add_attachments(found: Gathering, reader: PdfReader) -> None:
    found.left_out[LeftOut.ENCLOSED] += count_attachments(reader)
