"""The reading task: a file → its tables, in the form of `wire`.

It is told the file's name, and whether to look at what the cells of every sheet show, or at those of ours alone.
"""

from typing import Any

from twinboard.reading import wire
from twinboard.reading.child import serve
from twinboard.validate.sheet_names import may_be_ours
from twinboard.workbook.read import read_workbook


def read(told: dict[str, Any], content: bytes) -> bytes:
    """The tables of the file. Raises UnreadableFile."""
    if told["looks_at_all"]:
        return wire.encode(read_workbook(content, told["name"]))
    return wire.encode(read_workbook(content, told["name"], may_be_ours))


if __name__ == "__main__":
    serve(read)
