"""The page of an invitation: one button, and the click that takes it up.

To look at the link, as programs do that preview, scan or load pages ahead, does not use it up. The click has to come
from the page as it was opened in the same browser: its form carries a token that belongs to a cookie of that browser.
"""

import hashlib
import hmac
import secrets
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from urllib.parse import parse_qsl, quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from twinboard.errors import NoRoom, NoStore, NotAllowed, NotWritable, TwinboardError
from twinboard.periods import days_words
from twinboard.rules.officer_words import SOMEBODY
from twinboard.settings import TITLE, home
from twinboard.store import audit
from twinboard.store.officers.acts import holder, offered, take_up
from twinboard.store.officers.invitations import Invitation
from twinboard.ui.gate.headers import POLICY, is_encrypted
from twinboard.ui.serving.allowance import Allowance

OFFICER_PATH = "/officer"
COOKIE = "twinboard_officer"
_FORM_COOKIE = "twinboard_officer_form"
_OPENED_FOR_S = 3600
_LONGEST_FORM = 4096
_SECRET = secrets.token_bytes(32)
_NOT_FROM_PAGE = NotAllowed(
    "The click did not come from the page of this link.", "Open the link again, and click there."
)
_OFTEN = TwinboardError("You have tried this often.", "Try again in a moment.")
_tries = Allowance(at_once=20, per_minute=20)
"""Each refused try is a line of the audit, which nobody may fill."""
_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    POLICY: "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
}
_PAGE = Path(__file__).with_name("officer_page.html").read_text("utf-8")
_FORM = """<p>This invitation is for {who}. It lets one browser update {title}, to the end of {day} (UTC).
It works once: open it in the browser that you work in.</p>
<form method="post" action="officer">
<input type="hidden" name="key" value="{key}">
<input type="hidden" name="token" value="{token}">
{asked}<button>Continue as an officer</button>
</form>"""
_ASKED = """<p><label for="name">Your name, as the history is to show it</label><br>
<input id="name" name="name" maxlength="80" autocomplete="name" required></p>
"""
_REFUSED = '<p role="alert">{message}</p>\n<p>{hint}</p>\n<p><a href="update">The page Update</a></p>'


def link_of(site: str, key: str) -> str:
    """The link to send to whom it invites; `site` is the address of the pages."""
    return f"{site.rstrip('/')}{OFFICER_PATH}?key={quote(key)}"


async def _show(request: Request) -> Response:
    """The page with the button; nothing changes by it."""
    key = request.query_params.get("key", "")
    try:
        found = await run_in_threadpool(offered, home(), key)
    except TwinboardError as error:
        if await run_in_threadpool(_is_theirs, request, key):
            return RedirectResponse("update", status_code=303, headers={"Cache-Control": "no-store"})
        return _refused(request, error)
    opened = request.cookies.get(_FORM_COOKIE) or secrets.token_urlsafe(32)
    answer = _page("Update in this browser", _form_html(found, key, opened), 200)
    _set_cookie(request, answer, _FORM_COOKIE, opened, _OPENED_FOR_S)
    return answer


async def _let_in(request: Request) -> Response:
    """The click: takes the invitation up and makes the browser an officer's."""
    form = await _form(request)
    key, opened = form.get("key", ""), request.cookies.get(_FORM_COOKIE, "")
    if not (opened and hmac.compare_digest(form.get("token", "").encode(), _token_of(opened, key).encode())):
        return _refused(request, _NOT_FROM_PAGE)
    try:
        secret = await run_in_threadpool(take_up, home(), key, form.get("name", ""))
        found = await run_in_threadpool(holder, home(), secret)
    except TwinboardError as error:
        return _refused(request, error)
    _note(request, "let in", name=found.name)
    answer = RedirectResponse("update", status_code=303, headers={"Cache-Control": "no-store"})
    _set_cookie(request, answer, COOKIE, secret, int((found.ends_at - datetime.now(UTC)).total_seconds()))
    answer.delete_cookie(_FORM_COOKIE)
    return answer


ROUTES = (Route(OFFICER_PATH, _show, methods=["GET"]), Route(OFFICER_PATH, _let_in, methods=["POST"]))


def _form_html(found: Invitation, key: str, opened: str) -> str:
    return _FORM.format(
        who=escape(found.name or SOMEBODY),
        title=escape(TITLE),
        day=days_words(found.ends_at),
        key=escape(key),
        token=_token_of(opened, key),
        asked="" if found.name else _ASKED,
    )


def _is_theirs(request: Request, key: str) -> bool:
    """Whether this browser took the invitation up itself, and updates by it."""
    try:
        return key.startswith(holder(home(), request.cookies.get(COOKIE, "")).id)
    except TwinboardError:
        return False


async def _form(request: Request) -> dict[str, str]:
    """What a short form says; nothing of one that is longer than ours can be."""
    sent = b""
    async for part in request.stream():
        sent += part
        if len(sent) > _LONGEST_FORM:
            return {}
    return dict(parse_qsl(sent.decode("ascii", "replace")))


def _token_of(opened: str, key: str) -> str:
    return hmac.new(_SECRET, f"{opened}\n{key}".encode(), hashlib.sha256).hexdigest()


def _set_cookie(request: Request, answer: Response, name: str, value: str, seconds: int) -> None:
    secure = is_encrypted(request.scope)
    answer.set_cookie(name, value, max_age=seconds, httponly=True, secure=secure, samesite="strict")


def _page(heading: str, content_html: str, status: int) -> HTMLResponse:
    page = _PAGE.format(title=escape(TITLE), heading=heading, content=content_html)
    return HTMLResponse(page, status_code=status, headers=_HEADERS)


def _refused(request: Request, error: TwinboardError) -> Response:
    """Says why, and notes the try."""
    wait = _tries.wait(request.client.host if request.client else "")
    told, status = (_OFTEN, 429) if wait else (error, _status(error))
    words = _REFUSED.format(message=escape(told.message), hint=escape(told.hint))
    answer = _page("This does not let you in", words, status)
    if wait:
        answer.headers["Retry-After"] = str(wait)
    else:
        _note(request, "refused", why=error.message)
    return answer


def _status(error: TwinboardError) -> int:
    if isinstance(error, NotWritable | NoRoom | NoStore):
        return 503
    return 403 if isinstance(error, NotAllowed) else 400


def _note(request: Request, event: str, **told: str) -> None:
    who = request.client.host if request.client else ""
    audit.note(home(), event, action="take up an invitation", who=who, **told)
