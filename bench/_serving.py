"""A server of a store, for benches that meet it as a reader does."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from twinboard.intake import Decisions, carry_out, decided, propose
from twinboard.settings import ROOT, SHIPPED_WORKBOOK
from twinboard.store import Store

_ALL_THREADS = 2
"""The last bits of the number of a clock of Linux: that of another process, of what all its threads have used."""


@dataclass(frozen=True)
class Serving:
    """A server in a process of its own."""

    port: int
    process: int

    def work(self) -> float:
        """Seconds of the processor that it has used."""
        return time.clock_gettime(~self.process << 3 | _ALL_THREADS)

    def memory(self) -> int:
        """Bytes that it holds."""
        held = Path(f"/proc/{self.process}/statm").read_text().split()[1]
        return int(held) * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def serving(home: Path) -> Iterator[int]:
    """The port of a server that is ended with the block."""
    with serving_apart(home) as server:
        yield server.port


@contextmanager
def serving_apart(
    home: Path,
    *,
    core: int | None = None,
    command: Sequence[str] = ("-m", "twinboard", "serve", "--port", "{port}"),
    extra: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Serving]:
    """A server that is ended with the block, on one core if one is given; `command` is of Python."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    with (home / f"printed-{port}.txt").open("w") as stream:
        process = subprocess.Popen(
            [sys.executable, *(part.format(port=port) for part in command)],
            cwd=ROOT,
            env={**os.environ, "TWINBOARD_HOME": str(home), **extra},
            stdout=stream,
            stderr=stream,
        )
        if core is not None:
            os.sched_setaffinity(process.pid, {core})
        try:
            while not _answers(port):
                time.sleep(0.1)
            yield Serving(port, process.pid)
        finally:
            process.terminate()
            process.wait()


def publish(store: Store, message: str, path: Path = SHIPPED_WORKBOOK) -> None:
    """Publishes a workbook, whatever is asked of it."""
    proposal = decided(store, propose(store, path.name, path.read_bytes()), Decisions())
    carry_out(store, proposal, author="Bench", message=message)


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=2):
            return True
    except (urllib.error.URLError, OSError):
        return False
