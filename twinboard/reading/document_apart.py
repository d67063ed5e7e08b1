"""A paper that anybody may have made, read in a process of its own."""

from collections.abc import Callable
from typing import Any

import orjson

from twinboard.documents.document import AddressFound, CodeFound, Document, Looked, Passage
from twinboard.lane import Lane, nobody_leaves
from twinboard.reading.apart import OFFICERS, Advice, Limits, as_utf8, stopped, work_apart

_PAPER = Advice(
    "Split it, or leave out pictures, and send it again.",
    "Save it again as .docx or PDF in the program that made it, and send that.",
)
_LIMITS = Limits(cpu_seconds=60, wall_seconds=120)
"""A page of a PDF, densely printed, takes a fortieth of a second."""


def read_document_apart(
    content: bytes,
    file_name: str = "",
    limits: Limits | None = None,
    *,
    lane: Lane = OFFICERS,
    has_left: Callable[[], bool] = nobody_leaves,
) -> Document:
    """What stands in the paper. Raises UnreadableFile; Busy where too many wait in the lane, or who asked has left."""
    with lane.place(has_left):
        told = {"name": as_utf8(file_name)}
        answer = work_apart("task_document", told, content, limits or _LIMITS, _PAPER, has_left=has_left)
    if answer.refused:
        raise answer.refused
    try:
        return _document(orjson.loads(answer.result))
    except (ValueError, TypeError, KeyError) as error:
        raise stopped(_PAPER) from error


def _document(told: Any) -> Document:
    return Document(
        tuple(Passage(**each) for each in told["passages"]),
        tuple(CodeFound(**each) for each in told["marks"]),
        tuple(AddressFound(**each) for each in told["addresses"]),
        _looked(**told["looked"]),
    )


def _looked(left_out: Any, **counts: int) -> Looked:
    return Looked(**counts, left_out=tuple((str(kind), int(count)) for kind, count in left_out))
