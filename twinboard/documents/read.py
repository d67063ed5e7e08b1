"""Document bytes → what stands in it. Opens nothing else, runs nothing, asks no address.

Safe to call on bytes that one trusts. Others go through `twinboard.reading.read_document_apart`, which has limits.
"""

from twinboard.documents.document import Document
from twinboard.documents.formats import Format, recognise
from twinboard.documents.office import read_office


def read_document(content: bytes, file_name: str = "") -> Document:
    """The text of a document and our codes in it. What it is, its bytes say; the name is only told to somebody whose
    file is something else. Raises UnreadableFile."""
    if recognise(content, file_name) is Format.PDF:
        from twinboard.documents.pdf import read_pdf  # noqa: PLC0415  its library is large, and few papers need it

        return read_pdf(content)
    return read_office(content)
