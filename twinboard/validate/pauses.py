"""Work that makes a million small things and no rings of them: nothing is gained by looking for rings meanwhile."""

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_Asked = ParamSpec("_Asked")
Made = TypeVar("Made")


def uncollected(work: Callable[_Asked, Made]) -> Callable[_Asked, Made]:
    """The same work, done without the collector of rings, which would take a fifth of the time of a check."""

    @wraps(work)
    def done(*args: _Asked.args, **kwargs: _Asked.kwargs) -> Made:
        if not gc.isenabled():
            return work(*args, **kwargs)
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            gc.enable()

    return done
