"""What the queries answer at the version that a reader sees, and what is made of it, each kept once made.

Kept by store, version and parameters, never by content: a version never changes, so nothing kept grows stale.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import streamlit as st

from twinboard.frames import Row, rows, shown
from twinboard.settings import home
from twinboard.store import Store

P = ParamSpec("P")
T = TypeVar("T")
_MOST_KEPT = 500
_reading: ContextVar[int | None] = ContextVar("reading", default=None)


def version() -> int | None:
    """The version of this run, or of the block that reads another."""
    return _reading.get() or st.session_state.get("version")


def pinned() -> str | None:
    """The version that links carry: the one that the reader chose, or that of the block that reads another."""
    number = _reading.get()
    return str(number) if number else st.session_state.get("pinned")


@contextmanager
def reading(number: int) -> Iterator[None]:
    """Within the block everything is asked, drawn and linked at this version instead of that of the run."""
    token = _reading.set(number)
    try:
        yield
    finally:
        _reading.reset(token)


def ask(name: str, **parameters: str | None) -> tuple[Row, ...]:
    """The rows of a query at the version of this run; all readers share them, and nobody changes them."""
    return ask_at(version(), name, **parameters)


def ask_at(number: int | None, name: str, **parameters: str | None) -> tuple[Row, ...]:
    """The rows of a query at a version."""
    return _answer(home(), number, name, tuple(sorted(parameters.items())))


def kept(make: Callable[P, T]) -> Callable[P, T]:
    """Makes a thing of the answers once for each version and its arguments, which are text or None.

    The links in it carry the version that the reader chose, so that choice is part of what it is kept by.
    """

    @lru_cache(maxsize=_MOST_KEPT)
    def once(_view: object, arguments: tuple[Any, ...], named: tuple[tuple[str, Any], ...]) -> T:
        return make(*arguments, **dict(named))

    @wraps(make)
    def keep(*arguments: P.args, **named: P.kwargs) -> T:
        view = (home(), version(), pinned())
        return once(view, arguments, tuple(sorted(named.items())))

    return keep


@lru_cache(maxsize=_MOST_KEPT)
def _answer(
    store: Path, number: int | None, name: str, parameters: tuple[tuple[str, str | None], ...]
) -> tuple[Row, ...]:
    return tuple(rows(shown(Store(store).ask(name, dict(parameters), number))))
