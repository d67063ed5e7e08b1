"""How long people wait for each other: readers who open a page at once, and an officer beside readers with papers.

Each reader is a connection as a browser opens it, which takes all that the server sends until the page is whole; what
the browser would do with it is not counted. The page is opened on a server just started, and just after a publication.
The peer of many is one alone.
"""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import typst
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Origin, Subprotocol, connect

from bench._serving import publish, serving
from bench.figures import Figure
from twinboard.lane import visited_by
from twinboard.reading.apart import READERS, try_apart
from twinboard.reading.document_apart import read_document_apart
from twinboard.settings import SHIPPED_WORKBOOK
from twinboard.store import Store

COUNTS = (1, 10, 30)
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


def _check() -> float:
    """Seconds that an officer's workbook takes to be read."""
    begun = time.perf_counter()
    assert not try_apart(SHIPPED_WORKBOOK.read_bytes(), SHIPPED_WORKBOOK.name).refused
    return time.perf_counter() - begun


def _read_paper(visitor: str, paper: bytes) -> None:
    with visited_by(visitor):
        read_document_apart(paper, "long.pdf", lane=READERS)


def _officer() -> Figure:
    """An officer's check alone, and while four readers have long papers read."""
    paper = typst.compile(b"#lorem(150000)")
    alone = tuple(_check() for _ in range(5))
    with ThreadPoolExecutor(4) as pool:
        papers = [pool.submit(_read_paper, str(visitor), paper) for visitor in range(4)]
        time.sleep(1)
        beside = tuple(_check() for _ in range(5))
        is_reading = not all(one.done() for one in papers)
    assert is_reading, "The papers were too short to say anything."
    return Figure("readers", "An officer's workbook read beside four papers", "s", beside, "alone", alone)


def figures() -> Iterator[Figure]:
    yield _officer()
    alone: dict[str, float] = {}
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            store = Store(Path(folder))
            publish(store, "The shipped workbook")
            with serving(store.home) as port:
                slowest = {"server just started": _together(port, count)[-1]}
                publish(store, "The same again")
                slowest["just published"] = _together(port, count)[-1]
        for when, took in slowest.items():
            peer = (alone[when],) if count > 1 else ()
            limit = AIM if count == COUNTS[-1] else None
            words = f"{count} open {PAGE} at once, {when}: the slowest"
            yield Figure("readers", words, "s", (took,), "one alone" if peer else "", peer, limit)
            alone.setdefault(when, took)
