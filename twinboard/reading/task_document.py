"""The task of the paper check: a document → its text and our codes in it, as JSON. It is told the file's name."""

import gc
from typing import Any

import orjson

from twinboard.documents.read import read_document
from twinboard.reading.child import serve


def read(told: dict[str, Any], content: bytes) -> bytes:
    """What stands in the document. Raises UnreadableFile.

    The reader of PDFs leaves circles behind for each page: unlike cells, they have to be looked for.
    """
    gc.enable()
    return orjson.dumps(read_document(content, told["name"]))


if __name__ == "__main__":
    serve(read)
