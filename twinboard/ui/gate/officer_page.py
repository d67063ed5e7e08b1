"""The page of the one-time officer link: one button, and the click that uses the link up.

To look at the link, as programs do that preview, scan or load pages ahead, does not use it up. The click has to come
from the page as it was opened in the same browser: its form carries a token that belongs to a cookie of that browser.
"""

import hashlib
import hmac
import secrets
from html import escape
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from twinboard.settings import TITLE, home
from twinboard.store import audit
from twinboard.ui.gate.headers import POLICY, is_encrypted
from twinboard.ui.officers.one_time_links import COOKIE, HOURS, links
from twinboard.ui.serving.allowance import Allowance

OFFICER_PATH = "/officer"
_FORM_COOKIE = "twinboard_officer_form"
_OPENED_FOR_S = 3600
_LONGEST_FORM = 4096
_SECRET = secrets.token_bytes(32)
_USED = "This officer link was used before, or is not whole. Restart the server for a new one.\n"
_NOT_FROM_PAGE = "The click did not come from the page of this link. Open the link again, and click there.\n"
_OFTEN = "You have tried this often. Try again in a moment.\n"
_tries = Allowance(at_once=20, per_minute=20)
"""Each refused try is a line of the audit, which nobody may fill."""
_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    POLICY: "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
}
_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Officers · {title}</title>
<style>
body {{ font: 17px/1.45 Arial, "Liberation Sans", sans-serif; color: #0b0c0c; margin: 3rem auto; max-width: 34rem;
  padding: 0 1.5rem; }}
button {{ font: inherit; font-weight: bold; padding: 0.6rem 1.2rem; border: 0; background: #12436d; color: white; }}
button:focus-visible {{ outline: 3px solid #f46a25; outline-offset: 2px; }}
</style>
</head>
<body>
<main>
<h1>Update in this browser</h1>
<p>This link lets one browser update {title}, for {hours} hours. It works once.</p>
<form method="post" action="officer">
<input type="hidden" name="key" value="{key}">
<input type="hidden" name="token" value="{token}">
<button>Continue as an officer</button>
</form>
</main>
</body>
</html>
"""


async def _show(request: Request) -> Response:
    """The page with the button; nothing changes by it."""
    key = request.query_params.get("key", "")
    if not links.is_new(key):
        return _refused(request, _USED)
    opened = request.cookies.get(_FORM_COOKIE) or secrets.token_urlsafe(32)
    page = _PAGE.format(title=escape(TITLE), hours=HOURS, key=escape(key), token=_token_of(opened, key))
    answer = HTMLResponse(page, headers=_HEADERS)
    _set_cookie(request, answer, _FORM_COOKIE, opened, _OPENED_FOR_S)
    return answer


async def _let_in(request: Request) -> Response:
    """The click: uses the key up and makes the browser an officer's."""
    form = await _form(request)
    key, opened = form.get("key", ""), request.cookies.get(_FORM_COOKIE, "")
    if not (opened and hmac.compare_digest(form.get("token", "").encode(), _token_of(opened, key).encode())):
        return _refused(request, _NOT_FROM_PAGE)
    token = links.redeem(key)
    if token is None:
        return _refused(request, _USED)
    _note(request, "let in")
    answer = RedirectResponse("update", status_code=303, headers={"Cache-Control": "no-store"})
    _set_cookie(request, answer, COOKIE, token, HOURS * 3600)
    answer.delete_cookie(_FORM_COOKIE)
    return answer


ROUTES = (Route(OFFICER_PATH, _show, methods=["GET"]), Route(OFFICER_PATH, _let_in, methods=["POST"]))


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


def _refused(request: Request, words: str) -> Response:
    if wait := _tries.wait(request.client.host if request.client else ""):
        return PlainTextResponse(_OFTEN, status_code=429, headers={"Retry-After": str(wait)})
    _note(request, "refused")
    return PlainTextResponse(words, status_code=403, headers={"Cache-Control": "no-store"})


def _note(request: Request, event: str) -> None:
    audit.note(home(), event, action="open an officer link", who=request.client.host if request.client else "")
