"""The annotated workbook of a file that anybody may have made: the best form that its limits allow.

The library that keeps formatting is slow or dies on some files. It has a short clock; then the values alone are
written, and if even they are too much, the list alone. The server itself never opens the file.
"""

import threading
from collections.abc import Mapping, Sequence

from twinboard.errors import TwinboardError
from twinboard.models import Issue
from twinboard.reading.apart import Limits, as_utf8, work_apart

_ONE_AT_ONCE = threading.Lock()
_FORMS = {
    "own": Limits(memory_bytes=2**30, cpu_seconds=20, wall_seconds=20),
    "plain": Limits(cpu_seconds=40),
    "list": Limits(cpu_seconds=80, wall_seconds=90),
}
"""The forms from the best on, and what each may cost."""


def annotate_apart(
    content: bytes, file_name: str, issues: Sequence[Issue], read: Mapping[str, int] | None = None
) -> bytes:
    """An .xlsx with the issues marked, or the list of them alone; what it lacks it says. Raises TwinboardError.

    One at a time, and not in the places of the readers: officers who send a file are not kept waiting by it.
    """
    reason = ""
    with _ONE_AT_ONCE:
        for form, limits in _FORMS.items():
            told = {"form": form, "name": as_utf8(file_name), "issues": issues, "read": read, "reason": reason}
            answer = work_apart("task_annotate", told, content, limits)
            if not answer.refused:
                return answer.result
            reason = answer.refused.message
    raise TwinboardError("The workbook with its issues could not be written.", reason)
