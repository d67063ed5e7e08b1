"""A server of a store, for benches that meet it as a reader does."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from twinboard.intake import Decisions, carry_out, decided, propose
from twinboard.settings import ROOT, SHIPPED_WORKBOOK
from twinboard.store import Store


@contextmanager
def serving(home: Path) -> Iterator[int]:
    """The port of a server that is ended with the block."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    with (home / "printed.txt").open("w") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "twinboard", "serve", "--port", str(port)],
            cwd=ROOT,
            env={**os.environ, "TWINBOARD_HOME": str(home)},
            stdout=stream,
            stderr=stream,
        )
        try:
            while not _answers(port):
                time.sleep(0.1)
            yield port
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
