"""The other process's side: one piece of work on one file, within limits that the process sets itself first.

A task is a module with a piece of work, started as `python -m MODULE MEMORY_BYTES CPU_SECONDS`. It takes a line of
JSON (what it is told) and then the file's bytes; it answers with a line of JSON (how it went) and then its result. A
fresh interpreter, never a fork of the server, whose threads may hold locks; and so it imports nothing but what its
work takes.
"""

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson

from twinboard.errors import UnreadableFile

try:
    import resource
except ImportError:  # Windows has no such limits: the parent's clock is the only one there
    resource = None  # type: ignore[assignment]

Work = Callable[[dict[str, Any], bytes], bytes]
"""What it is told and the bytes of the file → the result. May raise UnreadableFile."""

OUT_OF_MEMORY = 3
_LARGEST_ANSWER_BYTES = 300 * 2**20


def serve(work: Work) -> None:
    """Does the work on standard input and ends the process."""
    memory_bytes, cpu_seconds = map(int, sys.argv[1:])
    os._exit(_answer(work, memory_bytes, cpu_seconds))


def _answer(work: Work, memory_bytes: int, cpu_seconds: int) -> int:
    """The exit code."""
    _limit(memory_bytes, cpu_seconds)
    gc.disable()
    told, _, content = sys.stdin.buffer.read().partition(b"\n")
    result, refused = b"", None
    try:
        result = work(orjson.loads(told), content)
    except UnreadableFile as refusal:
        refused = refusal.message, refusal.hint
    except MemoryError:
        return OUT_OF_MEMORY
    if len(result) > _LARGEST_ANSWER_BYTES:
        return OUT_OF_MEMORY
    sys.stdout.buffer.write(orjson.dumps({"refused": refused, "peak_bytes": peak_bytes()}) + b"\n")
    sys.stdout.buffer.write(result)
    sys.stdout.buffer.flush()
    return 0


def _limit(memory_bytes: int, cpu_seconds: int) -> None:
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def peak_bytes() -> int:
    """The most memory that this process has held; 0 where the system does not say."""
    try:
        status = Path("/proc/self/status").read_text("ascii", "replace")
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)
