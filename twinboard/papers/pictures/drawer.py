"""The child's side of drawing: one browser kept open, one picture at a time, each answer with the number of its job.

A line of JSON comes in for each job: its number, the figure and how to draw it. Out goes a line of JSON with the same
number and the size of the picture that follows, or with what went wrong. It ends when its input does.
"""

import asyncio
import json
import sys
from typing import Any

import kaleido

NO_PROXY_HERE = "127.0.0.1:9"
"""Whatever the browser would ask of any address goes to a port where nobody listens; the figures are in files."""


class _Drawer(kaleido.Kaleido):  # type: ignore[misc]
    """Kaleido makes each caller wait until its tab is loaded anew; here the next tab draws meanwhile."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._loading: set[asyncio.Task[None]] = set()

    async def _return_kaleido_tab(self, tab: Any) -> None:
        task = asyncio.create_task(super()._return_kaleido_tab(tab))
        self._loading.add(task)
        task.add_done_callback(self._loading.discard)


async def serve() -> None:
    """Draws until the input ends."""
    async with _Drawer(n=2, mathjax=False, timeout=None, proxy_server=NO_PROXY_HERE) as browser:
        _say({"browser": browser.subprocess.pid})
        while line := await asyncio.to_thread(sys.stdin.buffer.readline):
            job = json.loads(line)
            try:
                picture = await browser.calc_fig(job["figure"], opts=job["options"])
            except Exception as error:
                _say({"job": job["job"], "error": repr(error)})
            else:
                _say({"job": job["job"], "size": len(picture)}, picture)


def _say(answer: dict[str, Any], picture: bytes = b"") -> None:
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + picture)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    asyncio.run(serve())
