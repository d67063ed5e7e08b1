"""Starts Streamlit with the router in charge from the first visitor on, and with the routes of our own.

Left alone, Streamlit takes a folder named `pages/` for its old automatic pages until the router has run once: the
first visitor of a fresh server who opens a deep address would be told that the page was not found.
"""

import os

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from streamlit.runtime.pages_manager import PagesManager

from twinboard.settings import ROOT, home
from twinboard.store import audit
from twinboard.ui.links import COOKIE, HOURS, links
from twinboard.ui.paper_routes import ROUTES

OFFICER_PATH = "/officer"
_USED = "This officer link was used before, or is not whole. Restart the server for a new one.\n"


def start(port: int, address: str) -> None:
    """Serves until stopped; all other settings stand in `.streamlit/config.toml`."""
    os.chdir(ROOT)
    PagesManager.uses_pages_directory = False
    app = st.App(ROOT / "app.py", routes=[Route(OFFICER_PATH, _let_in), *ROUTES])
    app.run(config={"server.port": port, "server.address": address})


def officer_link(port: int, address: str) -> str:
    """A link that makes the browser which opens it first an officer's."""
    return f"http://{address}:{port}{OFFICER_PATH}?key={links.new_key()}"


async def _let_in(request: Request) -> Response:
    token = links.redeem(request.query_params.get("key", ""))
    if token is None:
        audit.note(home(), "refused", action="open an officer link", who=request.client.host if request.client else "")
        return PlainTextResponse(_USED, status_code=403)
    audit.note(home(), "let in", action="open an officer link", who=request.client.host if request.client else "")
    answer = RedirectResponse("update", status_code=303, headers={"Cache-Control": "no-store"})
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, token, max_age=HOURS * 3600, httponly=True, secure=secure, samesite="strict")
    return answer
