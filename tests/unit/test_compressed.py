"""Files that never change are compressed once; everything else is answered as it was."""

import gzip

import httpx2 as httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from twinboard.ui.serving.compressed import Compressed

SCRIPT = "export const answer = 42;\n" * 500
FOR_EVER = {"Cache-Control": "public, immutable, max-age=31536000", "ETag": '"one"'}
GZIP = {"Accept-Encoding": "gzip, br"}


class Files:
    """A server of files like Streamlit's own, which counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.app = Starlette(
            routes=[Route("/static/{name}", self.answer, methods=["GET", "HEAD"]), Route("/page", self.answer)],
            middleware=[Middleware(Compressed)],
        )

    async def answer(self, request: Request) -> Response:
        name = request.path_params.get("name", "page.js")
        self.asked.append(name)
        if name == "index.html":
            return Response(SCRIPT, media_type="text/html", headers={"Cache-Control": "no-cache"})
        if name == "font.woff2":
            return Response(SCRIPT, media_type="font/woff2", headers=FOR_EVER)
        if name == "tiny.js":
            return Response("1;", media_type="text/javascript", headers=FOR_EVER)
        if name == "lost.js":
            return PlainTextResponse("Not found", status_code=404, headers=FOR_EVER)
        return Response(SCRIPT, media_type="text/javascript", headers=FOR_EVER)

    def ask(self, path: str, method: str = "GET", **headers: str) -> httpx.Response:
        """The answer as it was sent: its body is not unpacked."""
        with TestClient(self.app, "http://localhost").stream(method, path, headers=headers) as answer:
            answer.sent = b"".join(answer.iter_raw())  # type: ignore[attr-defined]
        return answer


def test_a_script_is_compressed_once_and_sent_to_everybody_as_it_was_kept() -> None:
    files = Files()
    first, second = (files.ask("/static/app.js", **GZIP) for _ in range(2))
    assert files.asked == ["app.js"]
    for answer in (first, second):
        assert gzip.decompress(answer.sent).decode() == SCRIPT  # type: ignore[attr-defined]
        assert int(answer.headers["content-length"]) == len(answer.sent) < len(SCRIPT) / 20  # type: ignore[attr-defined]
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.headers["cache-control"] == FOR_EVER["Cache-Control"]
        assert answer.headers["etag"] == FOR_EVER["ETag"]


@pytest.mark.parametrize("path", ["/static/index.html", "/static/font.woff2", "/static/tiny.js", "/page"])
def test_what_may_change_is_small_or_compressed_already_is_sent_as_it_is(path: str) -> None:
    files = Files()
    answers = [files.ask(path, **GZIP) for _ in range(2)]
    assert len(files.asked) == len(answers)
    assert all("content-encoding" not in answer.headers for answer in answers)
    assert all(answer.sent.decode() in (SCRIPT, "1;") for answer in answers)  # type: ignore[attr-defined]


def test_what_is_not_there_is_not_kept() -> None:
    files = Files()
    assert [files.ask("/static/lost.js", **GZIP).status_code for _ in range(2)] == [404, 404]
    assert files.asked == ["lost.js", "lost.js"]


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("GET", {"Accept-Encoding": "identity"}),
        ("GET", {**GZIP, "Range": "bytes=0-9"}),
        ("GET", {**GZIP, "If-None-Match": '"one"'}),
        ("HEAD", GZIP),
    ],
)
def test_whoever_asks_for_something_else_is_answered_by_streamlit(method: str, headers: dict[str, str]) -> None:
    files = Files()
    files.ask("/static/app.js", **GZIP)
    assert "content-encoding" not in files.ask("/static/app.js", method, **headers).headers
    assert files.asked == ["app.js", "app.js"]
