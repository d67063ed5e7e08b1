"""What every answer of the server carries and what it never gives to strangers, whoever made the answer.

The policy lets a page load scripts, fonts and data from this server alone; the one script inside Streamlit's page is
known by its hash. A route that needs less, such as a picture, brings a policy of its own.
"""

import hashlib
import re
from base64 import b64encode
from functools import cache
from importlib.resources import files

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "Content-Security-Policy"
_CLOSED = ("_stcore/metrics", "_stcore/script-health-check")
"""What Streamlit tells those who run it; the health of the server stays open."""
_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_NEVER_ASKED = ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "usb")
_FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _NEVER_ASKED),
}


class Guarded:
    """Middleware around all of the server: its headers, its closed doors, and `Secure` on cookies behind TLS."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_begun, is_secret = False, is_encrypted(scope)

        async def send_guarded(message: Message) -> None:
            nonlocal is_begun
            if message["type"] == "http.response.start":
                is_begun = True
                _add_headers(MutableHeaders(scope=message), is_secret=is_secret)
            await send(message)

        if scope["path"].rstrip("/").endswith(_CLOSED):
            await PlainTextResponse("Not found\n", status_code=404)(scope, receive, send_guarded)
            return
        try:
            await self._app(scope, receive, send_guarded)
        except Exception:
            if not is_begun:
                await PlainTextResponse("Something failed here.\n", status_code=500)(scope, receive, send_guarded)
            raise


def is_encrypted(scope: Scope) -> bool:
    """Whether the reader's browser came by TLS, to this server or to the proxy before it.

    A reader who says so without TLS gets a cookie that their own browser then keeps to itself.
    """
    told = [value.decode("latin-1").lower() for name, value in scope["headers"] if name == b"x-forwarded-proto"]
    return scope.get("scheme") == "https" or any(value.split(",")[0].strip() == "https" for value in told)


@cache
def policy() -> str:
    """The policy of the pages."""
    scripts = _INLINE.findall(files("streamlit").joinpath("static/index.html").read_bytes())
    known = " ".join(f"'sha256-{b64encode(hashlib.sha256(script).digest()).decode()}'" for script in scripts)
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {known}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-src 'none'",
            "frame-ancestors 'none'",
        )
    )


def _add_headers(headers: MutableHeaders, *, is_secret: bool) -> None:
    for name, value in _FIXED.items():
        headers.setdefault(name, value)
    headers.setdefault(POLICY, policy())
    if is_secret:
        cookies = headers.getlist("set-cookie")
        del headers["set-cookie"]
        for cookie in cookies:
            headers.append("set-cookie", cookie if "; secure" in cookie.lower() else f"{cookie}; Secure")
