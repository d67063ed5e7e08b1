"""The health of what is served, for monitors: which version is shown, whether it is the newest, what is damaged.

Anybody may ask: it names versions and kinds of damage, and no folder.
"""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from twinboard.errors import TwinboardError
from twinboard.settings import home
from twinboard.store import Store
from twinboard.store.condition import of_versions
from twinboard.ui.serving.renewal import seen_by_readers

HEALTH_PATH = "/health"
OK, DAMAGED, NOTHING = "ok", "damaged", "nothing to show"


async def _health(_: Request) -> JSONResponse:
    told = await run_in_threadpool(health)
    code = 503 if told["status"] == NOTHING else 200
    return JSONResponse(told, status_code=code, headers={"Cache-Control": "no-store"})


def health() -> dict[str, object]:
    """What the route answers."""
    found = of_versions(home())
    try:
        store = Store(home())
        version, newest = seen_by_readers(store), store.standing().newest
    except TwinboardError:
        version, newest = None, None
    return {
        "status": NOTHING if version is None else DAMAGED if found else OK,
        "version": version,
        "newest_published": newest,
        "is_newest": version is not None and version == newest,
        "damaged": [{"version": fault.number, "is": fault.kind} for fault in found],
    }


ROUTE = Route(HEALTH_PATH, _health)
