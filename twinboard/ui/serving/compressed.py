"""Streamlit's own files, compressed once and kept in memory: on a first visit they are nearly all that is sent.

Streamlit leaves them as they are, for a proxy in front to compress. A server without one compresses them here, each
when it is first asked for; their names change with their content, so nothing kept grows stale.
"""

import gzip
from dataclasses import dataclass

from cachetools import LRUCache
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PLACE = "/static/"
_MOST_BYTES = 64 * 2**20
_LEAST_BYTES = 1000
_TEXT = ("text/", "application/javascript", "application/json", "image/svg+xml")
_PASSED_ON = ("range", "if-none-match", "if-modified-since")
"""A request with one of these asks for a part, or whether there is anything new: Streamlit answers it."""


class Compressed:
    """Middleware that answers for files whose content never changes, with what it kept of the first answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._kept: LRUCache[str, Response] = LRUCache(_MOST_BYTES, getsizeof=lambda answer: len(answer.body))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _is_asked_for(scope):
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        kept = self._kept.get(path)
        if kept is None:
            answer = await _answered(self._app, scope, receive)
            if not answer.lasts:
                for message in answer.messages:
                    await send(message)
                return
            kept = self._kept[path] = await run_in_threadpool(answer.compressed)
        await kept(scope, receive, send)


@dataclass(frozen=True)
class _Answer:
    """What the application answered, whole."""

    messages: tuple[Message, ...]

    @property
    def lasts(self) -> bool:
        """Whether it is text that never changes under its name, and enough to be worth compressing."""
        headers = Headers(raw=self.messages[0]["headers"])
        return (
            self.messages[0]["status"] == 200
            and "immutable" in headers.get("cache-control", "")
            and headers.get("content-type", "").startswith(_TEXT)
            and "content-encoding" not in headers
            and len(self._body) >= _LEAST_BYTES
        )

    @property
    def _body(self) -> bytes:
        return b"".join(message.get("body", b"") for message in self.messages[1:])

    def compressed(self) -> Response:
        """The same, compressed as far as gzip goes: it is done once, and read by everybody."""
        body = gzip.compress(self._body, 9, mtime=0)
        headers = MutableHeaders(raw=[*self.messages[0]["headers"]])
        headers["Content-Encoding"], headers["Content-Length"] = "gzip", str(len(body))
        headers.add_vary_header("Accept-Encoding")
        answer = Response(body)
        answer.raw_headers = headers.raw
        return answer


async def _answered(app: ASGIApp, scope: Scope, receive: Receive) -> _Answer:
    messages: list[Message] = []

    async def keep(message: Message) -> None:
        messages.append(message)

    await app(scope, receive, keep)
    return _Answer(tuple(messages))


def _is_asked_for(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or _PLACE not in scope["path"]:
        return False
    headers = Headers(scope=scope)
    takes_gzip = "gzip" in headers.get("accept-encoding", "")
    return takes_gzip and not any(name in headers for name in _PASSED_ON)
