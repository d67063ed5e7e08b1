"""A crowd of readers who open pages and filter, with a pause between, beside the same crowd on a bare Streamlit app.

Both are servers with one core, driven from the other over the real websocket protocol. While the largest crowd is there
something is published; and one reader comes back so often that what is not let go of would show.
"""

import asyncio
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from threading import Timer

from bench._beside import BARE, OURS, Beside, beside
from bench._reader import Reader
from bench._serving import Serving, publish
from bench.figures import Figure

COUNTS = (1, 10, 50, 100)
SECONDS, PAUSE_S, AFTER_S = 60.0, 2.0, 10.0
P95_AIM_MS, MANY_AIM, MEMORY_AIM_MB = 150, 1.3, 1.0
SOAK, SOAK_FIRST, SOAK_AIM = 3_000, 500, 1.05
"""Runs of one session; after how many its memory is looked at first; how much more of it there may be at the end."""


@dataclass(frozen=True)
class Crowd:
    """What a crowd met: each run (s since it began, ms that it took), work of a run (ms), memory a session (bytes)."""

    runs: tuple[tuple[float, float], ...]
    work: float
    memory: float

    def slowest(self, share: float, begun: float = 0.0, ended: float = math.inf) -> float:
        """Milliseconds within which that share of the runs was done that ended within a time."""
        found = sorted(took for at, took in self.runs if begun <= at < ended)
        return found[min(len(found) - 1, int(share * len(found)))]


async def _meet(server: Serving, control: str, addresses: Sequence[str], count: int, seconds: float) -> Crowd:
    """What readers met who read and filter in turn, each after a pause; they arrive one after another."""
    before = server.memory()
    runs: list[tuple[float, float]] = []
    memory: list[int] = []
    begun, spent = time.monotonic(), server.work()

    async def read(number: int) -> None:
        await asyncio.sleep(PAUSE_S * number / count)
        reader = await Reader.connected(server.port)
        await reader.open("")
        turn = number
        while time.monotonic() - begun < seconds:
            await asyncio.sleep(PAUSE_S)
            turn += 1
            page = addresses[turn // 2 % len(addresses)]
            took = await (reader.choose(control, turn) if turn % 2 else reader.open(page))
            runs.append((time.monotonic() - begun, took * 1000))
        memory.append(server.memory())
        await reader.close()

    await asyncio.gather(*map(read, range(count)))
    return Crowd(tuple(runs), (server.work() - spent) / len(runs) * 1000, (max(memory) - before) / count)


def _during_a_publication(found: Beside, count: int, seconds: float) -> Crowd:
    """The crowd on our server; in the middle somebody publishes, in a process of their own."""
    process = get_context("spawn").Process(target=publish, args=(found.store, "The same again"))
    publishing = Timer(seconds / 2, process.start)
    publishing.start()
    met = asyncio.run(_meet(found.ours, OURS, found.addresses, count, seconds))
    publishing.join()
    process.join()
    return met


async def _soak(server: Serving) -> tuple[int, int]:
    """Bytes that a server has after the first runs of a reader and after all."""
    reader = await Reader.connected(server.port)
    await reader.open("")
    for turn in range(SOAK_FIRST):
        await reader.choose(OURS, turn)
    first = server.memory()
    for turn in range(SOAK_FIRST, SOAK):
        await (reader.choose(OURS, turn) if turn % 2 else reader.open(""))
    await reader.close()
    return first, server.memory()


def figures(counts: Sequence[int] = COUNTS, seconds: float = SECONDS) -> Iterator[Figure]:
    with beside() as found:
        for count in counts:
            bare = asyncio.run(_meet(found.bare, BARE, found.addresses, count, seconds))
            ours = asyncio.run(_meet(found.ours, OURS, found.addresses, count, seconds))
            yield from _of_crowd(count, ours, bare)
        half, met = seconds / 2, _during_a_publication(found, counts[-1], seconds)
        after, before = met.slowest(0.95, half, half + AFTER_S), met.slowest(0.95, ended=half)
        words = f"{_sessions(counts[-1])}, p95 in {AFTER_S:.0f} s after a publication"
        yield Figure("crowd", words, "ms", (after,), "before it", (before,))
        first, last = asyncio.run(_soak(found.ours))
        words = f"memory of the server after {SOAK:,} runs"
        yield Figure("crowd", words, "MB", (last / 2**20,), f"after {SOAK_FIRST}", (first / 2**20,), SOAK_AIM)


def _of_crowd(count: int, ours: Crowd, bare: Crowd) -> Iterator[Figure]:
    who, peer = _sessions(count), "bare page"
    for share in (0.5, 0.95):
        words, mine = f"{who}, p{share * 100:.0f}", (ours.slowest(share),)
        limit = MANY_AIM if (count, share) == (100, 0.95) else None
        yield Figure("crowd", words, "ms", mine, peer, (bare.slowest(share),), limit)
        if (count, share) == (50, 0.95):
            yield Figure("crowd", words, "ms", mine, limit=P95_AIM_MS)
    yield Figure("crowd", f"{who}, processor a run", "ms", (ours.work,), peer, (bare.work,))
    if count >= 50:
        yield Figure("crowd", f"{who}, memory of each", "MB", (ours.memory / 2**20,), limit=MEMORY_AIM_MB)


def _sessions(count: int) -> str:
    return f"{count} session{'s' if count > 1 else ''}"
