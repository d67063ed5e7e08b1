"""A PDF → the text of its pages, and our codes in text, alt texts, links and properties.

The door to pypdf. Whatever it raises becomes one message; what it has to say about a broken file is left unsaid.
"""

import io
import logging
from collections.abc import Iterable, Iterator
from typing import Any

from pypdf import PasswordType, PdfReader
from pypdf.generic import IndirectObject

from twinboard.documents.document import Document, Gathering
from twinboard.documents.formats import DOCUMENT, HAS_PASSWORD
from twinboard.errors import UnreadableFile
from twinboard.settings import LARGEST_COUNT_PAGES

_LARGEST_COUNT_OBJECTS = 500_000

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
    found = Gathering()
    for number, page in enumerate(reader.pages, start=1):
        if text := page.extract_text().strip():
            found.add_text(f"page {number}", text)
        for address in _addresses(page.get("/Annots")):
            found.add_codes(f"address of a link, page {number}", address)
    for alt_text in _alt_texts(reader.root_object.get("/StructTreeRoot")):
        found.add_picture(alt_text)
    found.add_codes("document properties", "\n".join(_properties(reader)))
    return found.document()


def _addresses(annotations: Any) -> Iterator[str]:
    """Where the links of a page lead."""
    for each in _resolved(annotations) or ():
        action = _resolved((_resolved(each) or {}).get("/A"))
        if isinstance(action, dict):
            yield str(action.get("/URI", ""))


def _alt_texts(root: Any) -> Iterator[str]:
    """The alt text of every picture, in reading order; empty for a picture without one."""
    waiting, seen, count = [root], set[int](), 0
    while waiting:
        node = waiting.pop()
        if isinstance(node, IndirectObject):
            if node.idnum in seen:
                continue
            seen.add(node.idnum)
        node, count = _resolved(node), count + 1
        if count > _LARGEST_COUNT_OBJECTS:
            raise UnreadableFile("This PDF has more parts than we read.", DOCUMENT.make_smaller)
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            if "/Alt" in node or node.get("/S") == "/Figure":
                yield str(_resolved(node.get("/Alt", "")))
            waiting.append(node.get("/K"))


def _properties(reader: PdfReader) -> Iterable[str]:
    """The document's own words about itself, old and new form; the latter is not parsed."""
    yield from (str(value) for value in (reader.metadata or {}).values())
    newer = _resolved(reader.root_object.get("/Metadata"))
    if newer is not None:
        yield newer.get_data().decode("utf-8", "replace")


def _resolved(node: Any) -> Any:
    return node.get_object() if isinstance(node, IndirectObject) else node
