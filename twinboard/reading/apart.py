"""The parent's side: one file, one process, within limits. Whatever ends it becomes one clear message."""

import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import orjson

from twinboard.errors import TwinboardError, UnreadableFile
from twinboard.lane import Lane, nobody_leaves
from twinboard.models import Table
from twinboard.reading import wire
from twinboard.reading.child import OUT_OF_MEMORY
from twinboard.settings import ROOT

_BUSY = "Others are having files read."
OFFICERS = Lane(_BUSY, at_once=2, most=16, most_of_one=4, longest_s=300)
READERS = Lane(_BUSY, at_once=1, most=4, most_of_one=1, longest_s=300)
"""Readers have a place of their own, so that officers never wait for what anybody sends."""
_LOOKS_EVERY_S = 0.5

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


def read_apart(
    content: bytes, file_name: str = "", limits: Limits | None = None, *, looks_at_all: bool = False
) -> tuple[Table, ...]:
    """The sheets of a file that anybody may have made. Raises UnreadableFile, and nothing worse.

    `looks_at_all`: what cells show beside their values is told of every sheet, and not of those that may be ours alone.
    """
    outcome = try_apart(content, file_name, limits, looks_at_all=looks_at_all)
    if outcome.refused:
        raise outcome.refused
    return outcome.tables


def try_apart(
    content: bytes, file_name: str = "", limits: Limits | None = None, *, looks_at_all: bool = False
) -> Outcome:
    """The same as a value."""
    told = {"name": as_utf8(file_name), "looks_at_all": looks_at_all}
    with OFFICERS.place():
        answer = work_apart("task_read", told, content, limits or Limits())
    if answer.refused:
        return Outcome((), answer.refused, answer.peak_bytes)
    try:
        return Outcome(wire.decode(answer.result), None, answer.peak_bytes)
    except ValueError:
        return Outcome(refused=stopped())


def work_apart(  # noqa: PLR0913
    task: str,
    told: Mapping[str, object],
    content: bytes,
    limits: Limits,
    advice: Advice = WORKBOOK,
    *,
    has_left: Callable[[], bool] = nobody_leaves,
) -> Answer:
    """Has a task of this package done in a process of its own; every ending but an answer is a refusal.

    The process is ended at its limit, and when who asked has left. Raises TwinboardError where no process can be
    started at all.
    """
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", f"twinboard.reading.{task}", str(limits.memory_bytes), str(limits.cpu_seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
        )
    except OSError as error:
        raise TwinboardError("The reading process could not be started.", str(error.strerror)) from error
    with process:
        try:
            said = _awaited(process, orjson.dumps(told) + b"\n" + content, limits.wall_seconds, has_left)
        finally:
            process.kill()
    if said is None:
        return Answer(refused=_too_long(advice))
    return _ended(process.returncode, said[1], advice) if process.returncode else _said(said[0], advice)


def _awaited(
    process: subprocess.Popen[bytes], sent: bytes, wall_seconds: float, has_left: Callable[[], bool]
) -> tuple[bytes, bytes] | None:
    """What the process says on its two streams; None where it is not done in time."""
    is_done = threading.Event()

    def watch() -> None:
        while not is_done.wait(_LOOKS_EVERY_S):
            if has_left():
                process.kill()

    threading.Thread(target=watch, daemon=True).start()
    try:
        return process.communicate(sent, wall_seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        is_done.set()


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


def _ended(code: int, complained: bytes, advice: Advice) -> Answer:
    """A process that did not answer: which of its limits it met, as far as that can be known."""
    if code == -_XCPU:
        return Answer(refused=_too_long(advice))
    if code in (OUT_OF_MEMORY, -_KILL, -_BUS) or b"memory allocation" in complained:
        message = "This file takes more memory to read than is given to it."
        return Answer(refused=UnreadableFile(message, advice.make_smaller))
    return Answer(refused=stopped(advice))


def _too_long(advice: Advice) -> UnreadableFile:
    return UnreadableFile("This file takes longer to read than is given to it.", advice.make_smaller)


def stopped(advice: Advice = WORKBOOK) -> UnreadableFile:
    """A crash: at the limit of memory a library may crash as well, so the message leaves that open."""
    message = "This file stopped its reader: it is damaged, or takes more memory than is given to it."
    return UnreadableFile(message, advice.save_again)
