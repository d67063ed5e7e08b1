"""The reading process: `python -m twinboard.reading.child MEMORY_BYTES CPU_SECONDS`.

Takes the file's name as a line of JSON and then its bytes; answers in the form of `wire`. A fresh interpreter, never
a fork of the server, whose threads may hold locks; and so it imports nothing but what reading takes.
"""

import gc
import os
import sys
from pathlib import Path

import orjson

from twinboard.errors import UnreadableFile
from twinboard.reading import wire
from twinboard.workbook.read import read_workbook

try:
    import resource
except ImportError:  # Windows has no such limits: the parent's clock is the only one there
    resource = None  # type: ignore[assignment]

OUT_OF_MEMORY = 3
_LARGEST_ANSWER_BYTES = 300 * 2**20


def main(memory_bytes: int, cpu_seconds: int) -> int:
    """Reads one file from standard input; the exit code."""
    _limit(memory_bytes, cpu_seconds)
    gc.disable()
    name, _, content = sys.stdin.buffer.read().partition(b"\n")
    try:
        answer = _answer(content, str(orjson.loads(name)))
    except MemoryError:
        return OUT_OF_MEMORY
    if len(answer) > _LARGEST_ANSWER_BYTES:
        return OUT_OF_MEMORY
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


def _answer(content: bytes, name: str) -> bytes:
    try:
        tables = read_workbook(content, name)
    except UnreadableFile as refused:
        return wire.encode((), refused=(refused.message, refused.hint), peak_bytes=peak_bytes())
    answer = wire.encode(tables)
    return answer[:-1] + b',"peak_bytes":%d}' % peak_bytes()


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


if __name__ == "__main__":
    code = main(*map(int, sys.argv[1:]))
    os._exit(code)
