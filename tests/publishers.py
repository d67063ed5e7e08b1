"""Publishers in processes of their own, that are killed, meet one another, or are refused by the disk."""

import errno
import linecache
import multiprocessing
import os
import re
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType, ModuleType, SimpleNamespace
from typing import Any

import pytest

from twinboard import cli
from twinboard.cli import workbooks
from twinboard.errors import ChangedMeanwhile, TwinboardError
from twinboard.intake import Proposal, carry_out
from twinboard.settings import ROOT
from twinboard.store import Store

METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
CONTEXT: Any = multiprocessing.get_context(METHOD)
if METHOD == "forkserver":
    CONTEXT.set_forkserver_preload(["twinboard.cli", "pytest", "pyarrow.dataset"])

DONE, REFUSED, OVERTAKEN, DONE_ALL_THE_SAME = 0, 2, 3, 4
STORE_CODE = str(ROOT / "twinboard" / "store")
CALLS = ("open", "os.", "shutil.")
TO_THE_DISK = re.compile(
    r"fsync|flush|flock|write|execute|open|connect|checkpoint|copyfile|unfinished|_take_name|rmtree"
)


def start(work: Callable[..., object], *arguments: object) -> BaseProcess:
    """A process that does this work; it knows nothing of a page that was run as the main module before."""
    process: BaseProcess = CONTEXT.Process(target=work, args=arguments)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "__main__", ModuleType("__main__"))
        process.start()
    return process


def ending(process: BaseProcess) -> int | None:
    """Its exit code, once it has ended; of a killed one, the signal as a negative number."""
    process.join(60)
    code = process.exitcode
    process.close()
    return code


def publish(home: Path, proposal: Proposal) -> None:
    """Publishes, and exits as the command line does."""
    try:
        carry_out(Store(home), proposal, author="A. Publisher", message="A test")
    except ChangedMeanwhile:
        sys.exit(OVERTAKEN)
    except TwinboardError:
        sys.exit(REFUSED)


def publish_killed_at(step: int, home: Path, proposal: Proposal, *, is_line_a_step: bool = False) -> None:
    """The same, killed at its n-th step: a call for a file of the store, or a line of its code that names such a call.

    Only the first visit to a line counts; all lines do where a line is a step.
    """
    seen: set[tuple[str, int]] = set()
    count = 0

    def reached() -> None:
        nonlocal count
        count += 1
        if count == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def heard(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(CALLS) and str(home) in str(arguments):
            reached()

    def traced(frame: FrameType, event: str, _: object) -> Any:
        if not frame.f_code.co_filename.startswith(STORE_CODE):
            return None
        place = (frame.f_code.co_filename, frame.f_lineno)
        if event == "line" and place not in seen:
            seen.add(place)
            if is_line_a_step or TO_THE_DISK.search(linecache.getline(*place)):
                reached()
        return traced

    _stop_clock()
    sys.addaudithook(heard)
    sys.settrace(traced)
    publish(home, proposal)
    os._exit(DONE)


def _stop_clock() -> None:
    """The same publication then writes the same bytes."""
    at_noon = SimpleNamespace(now=lambda zone: datetime(2026, 1, 1, 12, tzinfo=zone))
    pytest.MonkeyPatch().setattr("twinboard.publish.datetime", at_noon)


def publish_killed_at_size(size: int, home: Path, proposal: Proposal) -> None:
    """The same, killed by the system inside the call that would make any file larger than this."""
    _stop_clock()
    _limit_files(size)
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    publish(home, proposal)


def publish_refused_at_size(size: int, home: Path, proposal: Proposal) -> None:
    """The same, refused by the system whatever would make any file larger than this."""
    _limit_files(size)
    publish(home, proposal)


def _limit_files(size: int) -> None:
    import resource  # noqa: PLC0415  Windows has none

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def publish_refused_at(call: int, home: Path, proposal: Proposal) -> None:
    """The same on a disk that has no room at the n-th call that would write.

    DONE says that it never came to that call, DONE_ALL_THE_SAME that it could do without.
    """
    count = 0

    def refuse() -> None:
        nonlocal count
        count += 1
        if count == call:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if writes or event in ("os.mkdir", "os.link", "os.rename", "os.chmod"):
            refuse()

    def fsync(descriptor: int) -> None:
        refuse()
        flush(descriptor)

    flush = os.fsync
    patch = pytest.MonkeyPatch()
    patch.setattr(os, "fsync", fsync)
    sys.addaudithook(heard)
    publish(home, proposal)
    os._exit(DONE if count < call else DONE_ALL_THE_SAME)


def command_at_once(barrier: Any, home: Path, workbook: Path) -> None:
    """The command `publish`, which waits for all others when it has read, checked and compared its workbook."""

    def carry_out_at_once(*arguments: Any, **named: Any) -> int | None:
        barrier.wait(60)
        return carry_out(*arguments, **named)

    patch = pytest.MonkeyPatch()
    patch.setattr(workbooks, "carry_out", carry_out_at_once)
    patch.setattr(sys, "argv", ["twinboard", "publish", str(workbook), "--author", "A", "--message", "At once"])
    patch.setenv("TWINBOARD_HOME", str(home))
    cli.main()


def publish_at_once(barrier: Any, home: Path, proposal: Proposal) -> None:
    """Publishes when all others are ready to."""
    barrier.wait(60)
    publish(home, proposal)
