"""What the queries answer at the version that a reader sees, and what is made of it, each kept once made.

Kept by store, version and parameters, never by content: a version never changes, so nothing kept grows stale.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import streamlit as st

from twinboard.frames import Row, rows, shown
from twinboard.once import Once, once
from twinboard.settings import home
from twinboard.store import Store

P = ParamSpec("P")
T = TypeVar("T")
_reading: ContextVar["View | None"] = ContextVar("reading", default=None)
_made_of_answers: list[Once[..., Any]] = []


@dataclass(frozen=True)
class View:
    """What is seen: a version, and the one that links carry, which is None where they lead to whichever is current.

    What runs again alone, such as a card, is given the view in which it was shown.
    """

    version: int | None
    pinned: str | None


def view() -> View:
    """What is seen in this run, or in the block that reads another version."""
    return _reading.get() or View(st.session_state.get("version"), st.session_state.get("pinned"))


def version() -> int | None:
    """The version of this run, or of the block that reads another."""
    return view().version


def pinned() -> str | None:
    """The version that links carry: the one that the reader chose, or that of the block that reads another."""
    return view().pinned


@contextmanager
def reading(number: int) -> Iterator[None]:
    """Within the block everything is asked, drawn and linked at this version instead of that of the run."""
    with seeing(View(number, str(number))):
        yield


@contextmanager
def seeing(seen: View) -> Iterator[None]:
    """Within the block what is seen is this."""
    token = _reading.set(seen)
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


def cached(make: Callable[P, T]) -> Callable[P, T]:
    """Makes a thing of the answers once for each version and its arguments, which are text or None.

    The links in it carry the version that the reader chose, so that choice is part of what it is kept by.
    """

    @once()
    def made(home: Path, seen: View, arguments: tuple[Any, ...], named: tuple[tuple[str, Any], ...]) -> T:
        with seeing(seen):
            return make(*arguments, **dict(named))

    @wraps(make)
    def keep(*arguments: P.args, **named: P.kwargs) -> T:
        return made(home(), view(), arguments, tuple(sorted(named.items())))

    _made_of_answers.append(made)
    return keep


@once()
def _answer(
    store: Path, number: int | None, name: str, parameters: tuple[tuple[str, str | None], ...]
) -> tuple[Row, ...]:
    return tuple(rows(shown(Store(store).ask(name, dict(parameters), number))))


def ask_again(store: Path, before: int, number: int) -> Iterator[Callable[[], object]]:
    """All that readers of a version were answered, to be asked and made of another: one call each."""
    for home_of, asked, *question in _answer.asked():
        if (home_of, asked) == (store, before):
            yield partial(_answer, store, number, *question)
    for made in _made_of_answers:
        for home_of, seen, *arguments in made.asked():
            if (home_of, seen) == (store, View(before, None)):
                yield partial(made, store, View(number, None), *arguments)
