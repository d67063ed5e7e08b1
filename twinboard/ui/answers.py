"""What the queries answer at the version that a reader sees, and what is made of it, each kept once made.

Kept by store, version and parameters, never by content: a version never changes, so nothing kept grows stale.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
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

    Of a draft that is looked at, `draft` is what links carry, and `home` the store in which it is a version.

    What runs again alone, such as a card, is given the view in which it was shown.
    """

    version: int | None
    pinned: str | None
    draft: str | None = None
    home: Path | None = None


def view() -> View:
    """What is seen in this run, or in the block that reads another version."""
    if found := _reading.get():
        return found
    said = st.session_state
    trial = said.get("trial")
    return View(said.get("version"), said.get("pinned"), said.get("draft") if trial else None, trial and trial.home)


def version() -> int | None:
    """The version of this run, or of the block that reads another."""
    return view().version


def pinned() -> str | None:
    """The version that links carry: the one that the reader chose, or that of the block that reads another."""
    return view().pinned


def drafted() -> str | None:
    """The draft that links carry, where one is looked at."""
    return view().draft


def is_draft(number: int) -> bool:
    """Whether the number is the one that a draft, which is looked at, has in the store of its own."""
    return drafted() is not None and number == st.session_state.get("version")


def seen_home() -> Path:
    """The store of what is seen; what is done by an officer is done in `settings.home()`."""
    return view().home or home()


@contextmanager
def reading(number: int) -> Iterator[None]:
    """Within the block everything is asked, drawn and linked at this version instead of that of the run."""
    with seeing(replace(view(), version=number, pinned=str(number))):
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
    return _answer(seen_home(), number, name, tuple(sorted(parameters.items())))


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
        return made(seen_home(), view(), arguments, tuple(sorted(named.items())))

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
