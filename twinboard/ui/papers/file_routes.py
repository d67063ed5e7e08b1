"""Addresses outside the pages: a code, and every chart as a picture or as data, for links, intranets and Word.

`/c/TB-7F3K` leads to the chart that the code names. `/chart/NAME.png` is the chart as a picture, its filters and the
version in the query: `?partner=toyota-city&version=3&size=half`; so are `.svg`, `.csv` and `.xlsx`, and `.html`, which
draws it in the reader's browser where the server cannot. `/data/toyota-city.xlsx` is the data behind a page,
`/data/everything.xlsx` and `.csv` all of it.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from twinboard.asked import said_again, whole_number
from twinboard.bounds import listed
from twinboard.charts import CHARTS
from twinboard.charts.base.printed import PLOTLY_JS
from twinboard.codes import normal_code
from twinboard.drawing import reference_to
from twinboard.errors import (
    Busy,
    DamagedVersion,
    NoBrowser,
    NoStore,
    NothingToDraw,
    TwinboardError,
    UnknownFilter,
    UnknownVersion,
)
from twinboard.lane import visited_by
from twinboard.papers import chart_files
from twinboard.papers.coded import CodedChart, chart_as_known
from twinboard.papers.data.data_files import data_file
from twinboard.papers.pictures.sizes import A4, SIZES, Size, of_width
from twinboard.papers.pictures.worker import require_browser
from twinboard.settings import home
from twinboard.store import Store
from twinboard.ui.papers.print_page import SCRIPT, print_page
from twinboard.ui.serving.allowance import Allowance

_LONGEST_VALUE, _WIDTHS_MM = 200, 10
_SECURE = {"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "cross-origin"}
_NO_SCRIPT = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_OWN_SCRIPT = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:"
_files = Allowance(at_once=120, per_minute=240)


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
    """A chart as a file."""
    return await _allowed(request, _chart)


async def data(request: Request) -> Response:
    """The data behind a page, by its address, or all of it (`everything`)."""
    return await _allowed(request, _data)


ROUTES = (
    Route("/c/{code}", by_code),
    Route("/chart/plotly.min.js", lambda _: FileResponse(PLOTLY_JS, headers={"Cache-Control": "max-age=86400"})),
    Route("/chart/print.js", lambda _: FileResponse(SCRIPT, headers={"Cache-Control": "no-cache"})),
    Route("/chart/{name}.{form}", chart),
    Route("/data/{name}.{form}", data),
)


async def _allowed(request: Request, answer: Callable[[Request], Response]) -> Response:
    """The answer, where the visitor has not asked too often. Errors are plain sentences with the status that fits."""
    visitor = request.client.host if request.client else "unknown"
    if wait := _files.wait(visitor):
        words = "You have asked for many files in a short time. Try again in a moment.\n"
        return PlainTextResponse(words, status_code=429, headers={"Retry-After": str(wait)})
    try:
        with visited_by(visitor):
            return await run_in_threadpool(answer, request)
    except TwinboardError as error:
        return PlainTextResponse(f"{error}\n", status_code=_status(error), headers={"Cache-Control": "no-store"})


def _data(request: Request) -> Response:
    name, form = request.path_params["name"], request.path_params["form"]
    version = _whole_number(request.query_params, "version")
    number = Store(home()).current_or_fail() if version is None else version
    file = data_file(home(), name, form, number)
    headers = _SECURE | {"Content-Disposition": f'attachment; filename="{file.name}"', "Cache-Control": "no-cache"}
    return Response(file.content, headers=headers, media_type=chart_files.FORMS[form])


def _chart(request: Request) -> Response:
    name, form = request.path_params["name"], request.path_params["form"]
    if name not in CHARTS or form not in (*chart_files.FORMS, "html"):
        forms = listed([*chart_files.FORMS])
        raise NothingToDraw("There is no such chart, or not in this form.", f"The forms of a chart are {forms}.")
    asked = _asked(name, request.query_params)
    if form == "html":
        page = print_page(asked.coded, asked.size, asked.part, _why())
        return Response(page, headers=_SECURE | {"Content-Security-Policy": _OWN_SCRIPT}, media_type="text/html")
    content = chart_files.content(home(), asked.coded, form, asked.size, asked.part)
    headers = _headers(asked, form, content)
    if headers["ETag"] in request.headers.get("If-None-Match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type=chart_files.FORMS[form])


def _asked(name: str, query: Mapping[str, str]) -> _Asked:
    if any(len(value) > _LONGEST_VALUE for value in query.values()):
        raise TwinboardError("The address is too long.", f"A filter has {_LONGEST_VALUE} letters at most.")
    filters = {key: value for key, value in query.items() if key not in chart_files.BESIDE_FILTERS}
    version = _whole_number(query, "version")
    coded = chart_as_known(home(), reference_to(home(), name, filters, version))
    size = _of_width(_whole_number(query, "width")) if "width" in query else SIZES.get(query.get("size", A4.name))
    if size is None:
        raise TwinboardError(f"There is no size “{query['size']}”.", f"The sizes are {listed([*SIZES])}.")
    return _Asked(coded, size, _whole_number(query, "part") or 1, "download" in query, version is not None)


def _of_width(width_mm: int | None) -> Size:
    """Few widths, so that what was drawn once serves many. Raises TwinboardError for another."""
    if not width_mm or width_mm % _WIDTHS_MM:
        message = f"A picture from an address cannot be {width_mm or 0} mm wide."
        raise TwinboardError(message, "Choose a width in tens, such as 120.")
    return of_width(width_mm)


def _whole_number(query: Mapping[str, str], name: str) -> int | None:
    typed = query.get(name)
    if typed is None:
        return None
    number = whole_number(typed)
    if number is None:
        raise TwinboardError(
            f"The {name} “{said_again(typed)}” is no number of ours.", "Leave it out, or give another."
        )
    return number


def _headers(asked: _Asked, form: str, content: bytes) -> dict[str, str]:
    """A version never changes, but how it is drawn may; what has no version is asked for anew each time."""
    kind = "attachment" if asked.is_download or form not in chart_files.PICTURES else "inline"
    file_name = chart_files.name_of(asked.coded, form, asked.size, asked.part)
    return (
        _SECURE
        | {
            "Content-Security-Policy": _NO_SCRIPT,
            "Content-Disposition": f'{kind}; filename="{file_name}"',
            "Cache-Control": "public, max-age=86400" if asked.is_pinned else "no-cache",
            "ETag": f'"{hashlib.sha256(content).hexdigest()[:32]}"',
        }
        | ({"X-Twinboard-Code": asked.coded.code} if asked.coded.code else {})
    )


def _why() -> str:
    """Why a picture is drawn by the reader's browser."""
    try:
        require_browser()
    except NoBrowser as error:
        return str(error)
    return "The server can draw it, too."


def _status(error: TwinboardError) -> int:
    if isinstance(error, NoBrowser | Busy | DamagedVersion | NoStore):
        return 503
    return 404 if isinstance(error, NothingToDraw | UnknownVersion | UnknownFilter) else 400
