"""What a page, and a change of one of its controls, takes of the server's processor, beside bare Streamlit apps.

Each page is opened over the real websocket on our server, on a bare app that draws the same figures and texts ready
(`_bare.py`: the limit), and on one that has them in cards with controls as well: what Streamlit's own parts take.
"""

import asyncio
from collections.abc import Iterator, Sequence

from bench._beside import BARE, OURS, Beside, beside
from bench._reader import Reader
from bench._serving import Serving
from bench.figures import Figure

ROUNDS, TIMES = 5, 5
AIM = 1.25
Work = list[list[float]]


async def _work(server: Serving, reader: Reader, address: str, control: str) -> tuple[float, float]:
    """Milliseconds of the processor that it takes to open a page, and to set one of its controls."""
    await reader.open(address)
    begun = server.work()
    for _ in range(TIMES):
        await reader.open(address)
    opened = server.work()
    for turn in range(TIMES):
        await reader.choose(control, turn)
    return (opened - begun) / TIMES * 1000, (server.work() - opened) / TIMES * 1000


async def _compared(servers: Sequence[tuple[Serving, str]], address: str) -> tuple[Work, Work, bool]:
    """The same for each server, in turns; and whether our page has a control that is set."""
    readers = [await Reader.connected(server.port) for server, _ in servers]
    for reader in readers:
        await reader.open("")
    opened: Work = [[] for _ in servers]
    filtered: Work = [[] for _ in servers]
    for _ in range(ROUNDS):
        for at, ((server, control), reader) in enumerate(zip(servers, readers, strict=True)):
            first, second = await _work(server, reader, address, control)
            opened[at].append(first)
            filtered[at].append(second)
    has_control = any(each.endswith(OURS) for each in readers[0].controls())
    for reader in readers:
        await reader.close()
    return opened, filtered, has_control


def figures() -> Iterator[Figure]:
    with beside() as found:
        for address in found.addresses:
            yield from _of_page(found, address)


def _of_page(found: Beside, address: str) -> Iterator[Figure]:
    servers = ((found.ours, OURS), (found.bare, BARE), (found.cards, OURS))
    opened, filtered, has_control = asyncio.run(_compared(servers, address))
    for what, (ours, bare, cards) in [("opened", opened), *([("filtered", filtered)] if has_control else [])]:
        words = f"{address or 'overview'}, {what}: processor"
        peer = "bare page" if what == "opened" else "bare page opened anew"
        yield Figure("pages", words, "ms", tuple(ours), peer, tuple(bare), AIM)
        yield Figure("pages", words, "ms", tuple(ours), "bare page with cards", tuple(cards))
