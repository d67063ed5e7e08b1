"""Addresses outside the pages: a code, and every chart as a picture or as data, for links, intranets and Word.

`/c/TB-7F3K` leads to the chart that the code names. `/chart/NAME.png` is the chart as a picture, its filters and the
version in the query: `?partner=toyota-city&version=3&size=half`; `.svg`, `.csv` and `.xlsx` likewise, and `.html`, which
draws it in the reader's browser where the server cannot.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from twinboard.charts import CHARTS
from twinboard.codes import normal_code
from twinboard.drawing import reference_to
from twinboard.errors import Busy, NoBrowser, NothingToDraw, TwinboardError, UnknownVersion
from twinboard.papers import chart_files
from twinboard.papers.coded import CodedChart, coded_chart
from twinboard.papers.sizes import SIZES, Size, of_width
from twinboard.settings import home
from twinboard.ui.allowance import Allowance
from twinboard.ui.print_page import PLOTLY_JS, SCRIPT, print_page

_LONGEST_VALUE = 200
_OURS = ("version", "size", "width", "part", "download")
"""What an address asks for besides the filters of the chart."""
_SECURE = {"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "cross-origin"}
_NO_SCRIPT = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_OWN_SCRIPT = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:"
_pictures = Allowance(at_once=120, per_minute=240)


@dataclass(frozen=True)
class _Asked:
    """What one address asks for."""

    coded: CodedChart
    size: Size
    part: int
    is_download: bool
    is_pinned: bool


async def by_code(request: Request) -> Response:
    """The page that says which chart a code names; what is no code is said there, too."""
    typed = request.path_params["code"][:_LONGEST_VALUE]
    return RedirectResponse(f"../code?{urlencode({'code': normal_code(typed) or typed})}", status_code=303)


async def chart(request: Request) -> Response:
    """A chart as a file. Errors are plain sentences with the status that fits."""
    visitor = request.client.host if request.client else ""
    if wait := _pictures.wait(visitor):
        words = "You have asked for many pictures in a short time. Try again in a moment.\n"
        return PlainTextResponse(words, status_code=429, headers={"Retry-After": str(wait)})
    try:
        return await run_in_threadpool(_answer, request)
    except TwinboardError as error:
        return PlainTextResponse(f"{error}\n", status_code=_status(error), headers={"Cache-Control": "no-store"})


ROUTES = (
    Route("/c/{code}", by_code),
    Route("/chart/plotly.min.js", lambda _: FileResponse(PLOTLY_JS, headers={"Cache-Control": "max-age=86400"})),
    Route("/chart/print.js", lambda _: FileResponse(SCRIPT, headers={"Cache-Control": "no-cache"})),
    Route("/chart/{name}.{form}", chart),
)


def _answer(request: Request) -> Response:
    name, form = request.path_params["name"], request.path_params["form"]
    if name not in CHARTS or form not in (*chart_files.FORMS, "html"):
        raise NothingToDraw("There is no such chart, or not in this form.", f"Forms: {', '.join(chart_files.FORMS)}.")
    asked = _asked(name, request.query_params)
    if form == "html":
        return Response(print_page(asked.coded, asked.size, asked.part), headers=_headers(_OWN_SCRIPT), media_type="text/html")
    content = chart_files.content(asked.coded, form, asked.size, asked.part)
    headers = _headers(_NO_SCRIPT) | {"ETag": f'"{hashlib.sha256(content).hexdigest()[:32]}"', "X-Twinboard-Code": asked.coded.code}
    headers["Cache-Control"] = "public, max-age=86400" if asked.is_pinned else "no-cache"
    if headers["ETag"] in request.headers.get("If-None-Match", ""):
        return Response(status_code=304, headers=headers)
    kind = "attachment" if asked.is_download or form in ("csv", "xlsx") else "inline"
    headers["Content-Disposition"] = f'{kind}; filename="{chart_files.name_of(asked.coded, form, asked.size, asked.part)}"'
    return Response(content, headers=headers, media_type=chart_files.FORMS[form])
