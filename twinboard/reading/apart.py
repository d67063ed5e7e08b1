"""The parent's side: one file, one process, within limits. Whatever ends it becomes one clear message."""

import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass

import orjson

from twinboard.errors import TwinboardError, UnreadableFile
from twinboard.models import Table
from twinboard.reading import wire
from twinboard.reading.child import OUT_OF_MEMORY
from twinboard.settings import ROOT

AT_ONCE = threading.BoundedSemaphore(2)
"""No more than two processes read at once; others wait their turn."""

_XCPU, _KILL, _BUS = 24, 9, 7


@dataclass(frozen=True)
class Limits:
    """What one file may cost."""

    memory_bytes: int = 2 * 2**30
    cpu_seconds: int = 30
    wall_seconds: float = 60


@dataclass(frozen=True)
class Advice:
    """What to do about a file that met a limit, and about one that stopped its reader."""

    make_smaller: str = "Delete what is not data, or split it, and send it again."
    save_again: str = "Save it again in Excel, without what is not data, and send that."


WORKBOOK = Advice()


@dataclass(frozen=True)
class Answer:
    """What came of one piece of work: its result, or why there is none; and what it cost (0: not known)."""

    result: bytes = b""
    refused: UnreadableFile | None = None
    peak_bytes: int = 0


@dataclass(frozen=True)
class Outcome:
    """What came of reading one file: tables, or why it was refused; and what it cost (0: not known)."""

    tables: tuple[Table, ...] = ()
    refused: UnreadableFile | None = None
    peak_bytes: int = 0


def read_apart(content: bytes, file_name: str = "", limits: Limits | None = None) -> tuple[Table, ...]:
    """The sheets of a file that anybody may have made. Raises UnreadableFile, and nothing worse."""
    outcome = try_apart(content, file_name, limits)
    if outcome.refused:
        raise outcome.refused
    return outcome.tables


def try_apart(content: bytes, file_name: str = "", limits: Limits | None = None) -> Outcome:
    """The same as a value."""
    with AT_ONCE:
        answer = work_apart("task_read", {"name": as_utf8(file_name)}, content, limits or Limits())
    if answer.refused:
        return Outcome((), answer.refused, answer.peak_bytes)
    try:
        return Outcome(wire.decode(answer.result), None, answer.peak_bytes)
    except ValueError:
        return Outcome(refused=stopped())


def work_apart(
    task: str, told: Mapping[str, object], content: bytes, limits: Limits, advice: Advice = WORKBOOK
) -> Answer:
    """Has a task of this package done in a process of its own; every ending but an answer is a refusal.

    Raises TwinboardError where no process can be started at all.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-m", f"twinboard.reading.{task}", str(limits.memory_bytes), str(limits.cpu_seconds)],
            input=orjson.dumps(told) + b"\n" + content,
            capture_output=True,
            cwd=ROOT,
            timeout=limits.wall_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Answer(refused=_too_long(advice))
    except OSError as error:
        raise TwinboardError("The reading process could not be started.", str(error.strerror)) from error
    return _ended(done, advice) if done.returncode else _said(done.stdout, advice)


def as_utf8(name: str) -> str:
    """A name that can be sent: what the system could not decode in it becomes a question mark."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _said(answer: bytes, advice: Advice) -> Answer:
    line, _, result = answer.partition(b"\n")
    try:
        said = orjson.loads(line)
        refused = UnreadableFile(*said["refused"]) if said["refused"] else None
        return Answer(result, refused, int(said["peak_bytes"]))
    except (ValueError, TypeError, KeyError):
        return Answer(refused=stopped(advice))


def _ended(done: subprocess.CompletedProcess[bytes], advice: Advice = WORKBOOK) -> Answer:
    """A process that did not answer: which of its limits it met, as far as that can be known."""
    if done.returncode == -_XCPU:
        return Answer(refused=_too_long(advice))
    if done.returncode in (OUT_OF_MEMORY, -_KILL, -_BUS) or b"memory allocation" in done.stderr:
        message = "This file takes more memory to read than is given to it."
        return Answer(refused=UnreadableFile(message, advice.make_smaller))
    return Answer(refused=stopped(advice))


def _too_long(advice: Advice) -> UnreadableFile:
    return UnreadableFile("This file takes longer to read than is given to it.", advice.make_smaller)


def stopped(advice: Advice = WORKBOOK) -> UnreadableFile:
    """A crash: at the limit of memory a library may crash as well, so the message leaves that open."""
    message = "This file stopped its reader: it is damaged, or takes more memory than is given to it."
    return UnreadableFile(message, advice.save_again)
