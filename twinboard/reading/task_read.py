"""The reading task: a file → its tables, in the form of `wire`. It is told the file's name."""

from typing import Any

from twinboard.reading import wire
from twinboard.reading.child import serve
from twinboard.validate.sheet_names import may_be_ours
from twinboard.workbook.read import read_workbook


def read(told: dict[str, Any], content: bytes) -> bytes:
    """The tables of the file. Raises UnreadableFile."""
    return wire.encode(read_workbook(content, told["name"], may_be_ours))


if __name__ == "__main__":
    serve(read)
