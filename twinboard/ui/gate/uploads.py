"""How much readers may keep in the server's memory by uploads: a file, a session, a visitor, and all together.

Streamlit keeps what was sent until the session ends, and counts nothing. What it keeps is looked at anew for each
upload, so that whatever it lets go is free again at once.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from twinboard.settings import LARGEST_DOCUMENT_BYTES

_MB = 2**20
_FRAME_BYTES = _MB
"""What the form around a file takes at most."""
_OF_SESSION, _OF_VISITOR, _OF_ALL = 100 * _MB, 200 * _MB, 1000 * _MB
_SWEEP_S = 60
_UPLOAD = re.compile(r"/_stcore/upload_file/(?P<session>[^/]+)/[^/]+/?$")


def manager_of_server() -> MemoryUploadedFileManager:
    """Where Streamlit keeps what was sent."""
    manager = get_instance().uploaded_file_mgr
    assert isinstance(manager, MemoryUploadedFileManager)
    return manager


def living_sessions() -> set[str]:
    """The sessions that are open, or closed so lately that their reader may come back."""
    return {known.session.id for known in get_instance()._session_mgr.list_sessions()}


def let_go_of_ended(manager: MemoryUploadedFileManager, living: set[str]) -> None:
    """Frees the files of sessions that have ended; Streamlit does so whenever it next collects its garbage."""
    for session in {*manager.file_storage} - living:
        manager.remove_session_files(session)


@asynccontextmanager
async def looked_after(_app: object) -> AsyncIterator[None]:
    """While the server runs: what ended sessions have left is freed each minute."""

    async def sweep() -> None:
        while True:
            await asyncio.sleep(_SWEEP_S)
            let_go_of_ended(manager_of_server(), living_sessions())

    task = asyncio.create_task(sweep())
    yield
    task.cancel()


@dataclass(frozen=True)
class Refused:
    """Why an upload is not taken, and the status that says so."""

    status: int
    words: str


@dataclass(frozen=True)
class _Coming:
    """An upload that is just coming in."""

    session: str
    visitor: str
    size: int


class Book:
    """Whose each session with files is, and what is just coming in; asked from one thread alone."""

    def __init__(
        self,
        manager: Callable[[], MemoryUploadedFileManager] = manager_of_server,
        living: Callable[[], set[str]] = living_sessions,
    ) -> None:
        self._manager = manager
        self._living = living
        self._owners: dict[str, str] = {}
        self._coming: list[_Coming] = []

    @contextmanager
    def taken(self, session: str, visitor: str, size: int) -> Iterator[Refused | None]:
        """Holds room for an upload while it comes in, or gives why there is none.

        A session that has too much loses its oldest files: a reader has looked at them, and sends another.
        """
        manager, coming = self._manager(), _Coming(session, visitor, size)
        let_go_of_ended(manager, self._living())
        held = {
            one: sum(len(file.data) for file in [*files.values()]) for one, files in [*manager.file_storage.items()]
        }
        room = _OF_SESSION - size - sum(one.size for one in self._coming if one.session == session)
        if refused := self._refused(held, coming, room):
            yield refused
            return
        _let_go(manager, session, held.get(session, 0) - room)
        self._coming.append(coming)
        self._owners = {one: owner for one, owner in self._owners.items() if one in held} | {session: visitor}
        try:
            yield None
        finally:
            self._coming.remove(coming)

    def _refused(self, held: dict[str, int], asked: _Coming, room: int) -> Refused | None:
        stays = held | {asked.session: min(held.get(asked.session, 0), room)}
        own = sum(size for one, size in stays.items() if self._owners.get(one, asked.visitor) == asked.visitor)
        own += sum(one.size for one in (*self._coming, asked) if one.visitor == asked.visitor)
        if room < 0 or own > _OF_VISITOR:
            return Refused(429, "You have sent many files. Close other windows with this page, or try again later.\n")
        if sum(stays.values()) + sum(one.size for one in (*self._coming, asked)) > _OF_ALL:
            return Refused(503, "Many files are being read just now. Try again in some minutes.\n")
        return None


class Uploads:
    """Middleware before Streamlit's own route for uploads."""

    def __init__(self, app: ASGIApp, book: Book | None = None) -> None:
        self._app = app
        self._book = book or Book()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = _UPLOAD.search(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if found is None:
            await self._app(scope, receive, send)
            return
        size = _announced(Headers(scope=scope))
        if isinstance(size, Refused):
            await _refuse(size)(scope, receive, send)
            return
        visitor = scope["client"][0] if scope.get("client") else ""
        with self._book.taken(found["session"], visitor, size) as refused:
            await (_refuse(refused) if refused else self._app)(scope, receive, send)


def _announced(headers: Mapping[str, str]) -> int | Refused:
    """How large the upload says it is; the server cuts off what is longer."""
    told = headers.get("content-length", "")
    if not (told.isascii() and told.isdigit() and len(told) < 16):
        return Refused(411, "An upload has to say how large it is.\n")
    if int(told) > LARGEST_DOCUMENT_BYTES + _FRAME_BYTES:
        return Refused(413, f"A file has {LARGEST_DOCUMENT_BYTES // _MB} MB at most.\n")
    return int(told)


def _refuse(refused: Refused) -> PlainTextResponse:
    """The answer; the connection is closed, so that nothing more of the file is read."""
    return PlainTextResponse(refused.words, status_code=refused.status, headers={"Connection": "close"})


def _let_go(manager: MemoryUploadedFileManager, session: str, too_much: int) -> None:
    """Drops the oldest files of a session until so much is free."""
    for name, file in [*manager.file_storage.get(session, {}).items()]:
        if too_much <= 0:
            return
        too_much -= len(file.data)
        manager.remove_file(session, name)
