"""What stands between the network and the pages: headers on all answers, limits of uploads, invitations."""

import re
from collections.abc import Iterator

import httpx2 as httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.testclient import TestClient
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from twinboard.store import Store, shared
from twinboard.store.officers.acts import holder, invite, offered
from twinboard.store.officers.invitations import kept
from twinboard.ui.gate import officer_page, uploads
from twinboard.ui.gate.headers import Guarded, policy
from twinboard.ui.gate.officer_page import COOKIE
from twinboard.ui.serving.allowance import Allowance

MB = 2**20
ENDED = {"ended"}
HEADERS = (
    "content-security-policy",
    "x-content-type-options",
    "x-frame-options",
    "referrer-policy",
    "permissions-policy",
)


def ask(
    app: Starlette, method: str, path: str, *, client: httpx.Cookies | None = None, **sent: object
) -> httpx.Response:
    """The answer of an app to one request."""

    browser = TestClient(app, "http://localhost", raise_server_exceptions=False, follow_redirects=False, cookies=client)
    return browser.request(method, path, **sent)  # type: ignore[arg-type]


def guarded(*routes: BaseRoute) -> Starlette:
    return Starlette(routes=routes, middleware=[Middleware(Guarded)])


async def answer(request: Request) -> Response:
    told = PlainTextResponse("here")
    told.set_cookie("_streamlit_xsrf", "token", samesite="lax")
    told.set_cookie("other", "kept", secure=True)
    return told


async def fail(request: Request) -> Response:
    raise ZeroDivisionError


SERVED = (Route("/page", answer), Route("/fails", fail), Route("/_stcore/metrics", answer))


@pytest.mark.parametrize("path", ["/page", "/nowhere", "/fails", "/_stcore/metrics"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_every_answer_has_the_headers(method: str, path: str) -> None:
    told = ask(guarded(*SERVED), method, path)
    assert [name for name in HEADERS if name not in told.headers] == []
    assert "frame-ancestors 'none'" in told.headers["content-security-policy"]


def test_a_route_that_needs_less_keeps_its_own_policy() -> None:
    own = Route("/own", lambda _: PlainTextResponse("x", headers={"Content-Security-Policy": "default-src 'none'"}))
    assert ask(guarded(own), "GET", "/own").headers["content-security-policy"] == "default-src 'none'"


def test_the_policy_lets_no_script_stand_in_a_page_but_streamlit_s_own() -> None:
    scripts = next(part for part in policy().split("; ") if part.startswith("script-src"))
    assert re.fullmatch(r"script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='", scripts)


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/metrics/", "/council/_stcore/metrics", "/_stcore/script-health-check"]
)
def test_what_streamlit_tells_of_the_server_is_closed(path: str) -> None:
    told = ask(guarded(Route("/{all:path}", answer)), "GET", path)
    assert (told.status_code, told.text) == (404, "Not found\n")


@pytest.mark.parametrize(
    ("headers", "is_secure"),
    [({}, False), ({"X-Forwarded-Proto": "https"}, True), ({"X-Forwarded-Proto": "http, https"}, False)],
)
def test_cookies_are_marked_secure_behind_tls(headers: dict[str, str], *, is_secure: bool) -> None:
    told = ask(guarded(*SERVED), "GET", "/page", headers=headers)
    [token, other] = told.headers.get_list("set-cookie")
    assert ("Secure" in token, other.count("Secure")) == (is_secure, 1)


@pytest.fixture
def manager() -> MemoryUploadedFileManager:
    return MemoryUploadedFileManager("/_stcore/upload_file")


@pytest.fixture
def book(manager: MemoryUploadedFileManager) -> uploads.Book:
    return uploads.Book(lambda: manager, lambda: {*manager.file_storage} - ENDED)


def take(book: uploads.Book, manager: MemoryUploadedFileManager, session: str, visitor: str, size: int) -> int:
    """The status of an upload that then is kept, without the bytes of it being there."""
    with book.taken(session, visitor, size) as refused:
        if refused:
            return refused.status
        kept = _Sized(size)
        manager.add_file(session, UploadedFileRec(str(id(kept)), "x.pdf", "", kept))  # type: ignore[arg-type]
    return 200


class _Sized:
    """What has a length and no content."""

    def __init__(self, size: int) -> None:
        self._size = size

    def __len__(self) -> int:
        return self._size


def test_a_session_that_sends_more_loses_its_oldest_files(
    book: uploads.Book, manager: MemoryUploadedFileManager
) -> None:
    assert [take(book, manager, "one", "a", 45 * MB) for _ in range(5)] == [200] * 5
    assert len(manager.file_storage["one"]) == 2


def test_a_visitor_has_room_for_so_many_sessions_and_it_is_free_again_when_one_ends(
    book: uploads.Book, manager: MemoryUploadedFileManager
) -> None:
    told = [take(book, manager, f"session {number}", "a", 45 * MB) for number in range(6)]
    assert told == [200] * 4 + [429] * 2
    assert take(book, manager, "of another", "b", 45 * MB) == 200
    manager.remove_session_files("session 0")
    assert take(book, manager, "session 6", "a", 45 * MB) == 200


def test_what_a_session_leaves_that_has_ended_is_free_at_once(
    book: uploads.Book, manager: MemoryUploadedFileManager
) -> None:
    manager.add_file("ended", UploadedFileRec("1", "x.pdf", "", b"x"))
    assert [take(book, manager, f"session {number}", "a", 50 * MB) for number in range(4)] == [200] * 4
    assert "ended" not in manager.file_storage


def test_all_together_have_an_end(book: uploads.Book, manager: MemoryUploadedFileManager) -> None:
    told = [take(book, manager, f"session {number}", f"visitor {number}", 50 * MB) for number in range(21)]
    assert told == [200] * 20 + [503]


def test_what_is_coming_in_counts(book: uploads.Book) -> None:
    with book.taken("one", "a", 50 * MB), book.taken("one", "a", 50 * MB), book.taken("one", "a", MB) as third:
        assert third
        with book.taken("two", "a", 50 * MB), book.taken("two", "a", 50 * MB), book.taken("three", "a", MB) as more:
            assert more
    with book.taken("three", "a", MB) as refused:
        assert refused is None


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Length": str(10 * MB)}, 200),
        ({"Content-Length": str(52 * MB)}, 413),
        ({"Content-Length": "9" * 400}, 411),
        ({"Content-Length": "-1"}, 411),
        ({"Transfer-Encoding": "chunked"}, 411),
    ],
)
def test_an_upload_says_its_size_and_none_is_larger_than_promised(
    book: uploads.Book, headers: dict[str, str], status: int
) -> None:
    path = "/_stcore/upload_file/{session}/{file}"
    inner = Starlette(routes=[Route(path, lambda _: PlainTextResponse("taken"), methods=["PUT"])])
    told = ask(uploads.Uploads(inner, book), "PUT", path.format(session="s", file="f"), headers=headers)  # type: ignore[arg-type]
    assert told.status_code == status


@pytest.fixture
def officer_app(monkeypatch: pytest.MonkeyPatch, small: Store) -> Iterator[Starlette]:
    monkeypatch.setenv("TWINBOARD_HOME", str(small.home))
    monkeypatch.setattr(officer_page, "_tries", Allowance(at_once=20, per_minute=20))
    yield guarded(*officer_page.ROUTES)


def form_of(page: httpx.Response) -> dict[str, str]:
    return dict(re.findall(r'name="(key|token)" value="([^"]+)"', page.text))


def click(app: Starlette, page: httpx.Response, **typed: str) -> httpx.Response:
    return ask(app, "POST", "/officer", client=page.cookies, data={**form_of(page), **typed})


def test_looking_at_an_invitation_uses_nothing_up_and_a_click_does_once(officer_app: Starlette, small: Store) -> None:
    address = f"/officer?key={invite(small.home, 'Ann Example')[1]}"
    looked = [ask(officer_app, method, address) for method in ("HEAD", "GET", "HEAD", "GET")]
    assert [told.status_code for told in looked] == [200] * 4
    assert COOKIE not in str([told.headers for told in looked]).replace("twinboard_officer_form", "")
    page = looked[-1]
    assert "This invitation is for Ann Example." in page.text
    clicked = click(officer_app, page, name="Somebody else")
    assert (clicked.status_code, clicked.headers["location"]) == (303, "update")
    cookie = next(line for line in clicked.headers.get_list("set-cookie") if line.startswith(f"{COOKIE}="))
    assert [mark in cookie for mark in ("HttpOnly", "SameSite=strict", "Max-Age=")] == [True] * 3
    assert holder(small.home, clicked.cookies[COOKIE]).name == "Ann Example"
    again = [click(officer_app, page)] + [ask(officer_app, method, address) for method in ("GET", "HEAD")]
    assert [told.status_code for told in again] == [403] * 3
    assert "taken up before" in again[0].text
    theirs = ask(officer_app, "GET", address, client=clicked.cookies)
    assert (theirs.status_code, theirs.headers["location"]) == (303, "update")


@pytest.mark.parametrize("lacking", ["cookie", "token", "key", "another token", "another key", "a long form"])
def test_a_click_from_elsewhere_does_not_use_an_invitation_up(
    officer_app: Starlette, small: Store, lacking: str
) -> None:
    key = invite(small.home, "Ann Example")[1]
    page = ask(officer_app, "GET", f"/officer?key={key}")
    form, cookies = form_of(page), page.cookies
    if lacking == "cookie":
        cookies = httpx.Cookies()
    elif lacking == "another token":
        form["token"] = form_of(ask(officer_app, "GET", f"/officer?key={key}"))["token"]
    elif lacking == "another key":
        form["key"] = invite(small.home, "Mallory")[1]
    elif lacking == "a long form":
        form = {"padding": "x" * 5000, **form}
    else:
        del form[lacking]
    assert ask(officer_app, "POST", "/officer", client=cookies, data=form).status_code == 403
    assert {one.state for one in kept(small.home)} == {"open"}


def test_the_first_officer_types_their_name_and_is_told_where_it_is_none(officer_app: Starlette, small: Store) -> None:
    key = invite(small.home, "")[1]
    page = ask(officer_app, "GET", f"/officer?key={key}")
    refused = click(officer_app, page, name="?")
    assert (refused.status_code, "An officer needs a name." in refused.text) == (400, True)
    clicked = click(officer_app, page, name="Zoë <b>Example</b>")
    assert holder(small.home, clicked.cookies[COOKIE]).name == "Zoë <b>Example</b>"


def test_a_name_is_never_part_of_the_page(officer_app: Starlette, small: Store) -> None:
    page = ask(officer_app, "GET", f"/officer?key={invite(small.home, '<script>a</script>')[1]}")
    assert ("<script>" in page.text, "&lt;script&gt;" in page.text) == (False, True)


def test_a_store_that_cannot_be_written_to_is_said_and_uses_nothing_up(
    officer_app: Starlette, small: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = invite(small.home, "Ann Example")[1]
    page = ask(officer_app, "GET", f"/officer?key={key}")

    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(shared, "append_line", refuse)
    refused = click(officer_app, page)
    assert (refused.status_code, "The invitation is as it was." in refused.text) == (503, True)
    monkeypatch.undo()
    assert offered(small.home, key)


def test_guesses_of_invitations_do_not_fill_the_audit(officer_app: Starlette, small: Store) -> None:
    told = [ask(officer_app, "GET", f"/officer?key={number}").status_code for number in range(40)]
    assert (told[0], told[-1]) == (403, 429)
    assert len((small.home / "audit.jsonl").read_text().splitlines()) < 25
