"""How long readers wait who open a page at once: of a server just started, and just after a publication.

Each reader is a connection as a browser opens it, which takes all that the server sends until the page is whole; what
the browser would do with it is not counted. The peer of many readers is one alone: python -m bench.readers
"""

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Origin, Subprotocol, connect

from twinboard.intake import Decisions, carry_out, decided, propose
from twinboard.settings import ROOT, SHIPPED_WORKBOOK
from twinboard.store import Store

READERS = (1, 10, 30)
PAGE = "toyota-city"
AIM = 1.5


async def _open(port: int, page: str) -> float:
    """Seconds until a page is whole."""
    begun = time.perf_counter()
    address, origin = f"ws://localhost:{port}/_stcore/stream", Origin(f"http://localhost:{port}")
    async with connect(
        address, subprotocols=[Subprotocol("streamlit")], origin=origin, max_size=None, open_timeout=120
    ) as connection:
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.context_info.url = f"http://localhost:{port}/{page}"
        await connection.send(asked.SerializeToString())
        async for data in connection:
            said = ForwardMsg.FromString(data)
            if said.WhichOneof("type") == "script_finished":
                return time.perf_counter() - begun
    raise RuntimeError("The server hung up.")


def _together(port: int, count: int) -> list[float]:
    async def all_of_them() -> list[float]:
        return await asyncio.gather(*(_open(port, PAGE) for _ in range(count)))

    return sorted(asyncio.run(all_of_them()))


@contextmanager
def _serving(home: Path) -> Iterator[int]:
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


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=2):
            return True
    except (urllib.error.URLError, OSError):
        return False


def _publish(store: Store, message: str) -> None:
    content = SHIPPED_WORKBOOK.read_bytes()
    proposal = decided(store, propose(store, SHIPPED_WORKBOOK.name, content), Decisions())
    carry_out(store, proposal, author="Bench", message=message)


def main() -> None:
    table = Table(
        *("Readers at once", "Server just started: first, s", "slowest, s", "to one alone"),
        *("Just published: first, s", "slowest, s", "to one alone"),
        title=f"{PAGE}; the slowest of {READERS[-1]} takes at most {AIM} times as long as one alone",
    )
    alone: list[float] = []
    for count in READERS:
        with tempfile.TemporaryDirectory() as folder:
            store = Store(Path(folder))
            _publish(store, "The shipped workbook")
            with _serving(store.home) as port:
                started = _together(port, count)
                _publish(store, "The same again")
                published = _together(port, count)
        alone = alone or [started[-1], published[-1]]
        figures = [
            f"{each:.2f}"
            for times, one in zip((started, published), alone, strict=True)
            for each in (times[0], times[-1], times[-1] / one)
        ]
        table.add_row(str(count), *figures)
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
