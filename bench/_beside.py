"""Our server and bare ones with the same pages, each a process of its own, all on one core; who asks has the other."""

import asyncio
import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench._reader import Reader, drawn_by
from bench._serving import Serving, publish, serving_apart
from twinboard.settings import ROOT
from twinboard.store import Store

NO_PAGE = ("update", "import", "edit", "draft")
"""What only officers see."""
OURS, BARE = "-as", "-as_at"
"""The end of the ids of the controls that a reader sets: how a card is shown, and the choice on a bare page."""
_TURNS = 12


@dataclass(frozen=True)
class Beside:
    """`bare` draws the same figures and texts; `cards` has them in cards with controls as well."""

    store: Store
    ours: Serving
    bare: Serving
    cards: Serving
    addresses: tuple[str, ...]


@contextmanager
def beside() -> Iterator[Beside]:
    """The servers, of which each has made all that it keeps; they are ended with the block."""
    cores = sorted(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        store = Store(Path(folder))
        publish(store, "The shipped workbook")
        ours = stack.enter_context(serving_apart(store.home, core=cores[0]))
        pages = asyncio.run(_all_pages(ours.port))
        kept = store.home / "bare.json"
        kept.write_text(json.dumps(pages), "utf-8")
        command = ["-m", "streamlit", "run", str(ROOT / "bench" / "_bare.py"), "--server.port", "{port}"]
        told = {"BARE_PAGES": str(kept)}
        bare, cards = (
            stack.enter_context(serving_apart(store.home, core=cores[0], command=command, extra=told | more))
            for more in ({}, {"BARE_CARDS": "yes"})
        )
        for each in (bare, cards):
            asyncio.run(_warm(each.port, [*pages]))
        os.sched_setaffinity(0, cores[-1:])
        try:
            yield Beside(store, ours, bare, cards, tuple(pages))
        finally:
            os.sched_setaffinity(0, cores)


async def _all_pages(port: int) -> dict[str, list[tuple[str, str, str]]]:
    """What every page of the menu draws; its controls are set too, so that the server has made all that it keeps."""
    reader = await Reader.connected(port)
    await reader.open("")
    drawn = {}
    for address in [each for each in reader.menu if each not in NO_PAGE]:
        await reader.open(address)
        for turn in range(_TURNS):
            await reader.choose(OURS, turn)
        await reader.open(address)
        drawn[address] = drawn_by(reader.elements)
    await reader.close()
    return drawn


async def _warm(port: int, addresses: Sequence[str]) -> None:
    reader = await Reader.connected(port)
    for address in addresses:
        await reader.open(address)
    await reader.close()
