"""A queue with an end: so many are served at once, so many wait, and one visitor does not hold all the places."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from twinboard.errors import Busy

_LOOKS_EVERY_S = 0.5
_visitor: ContextVar[str] = ContextVar("visitor", default="")


@contextmanager
def visited_by(visitor: str) -> Iterator[None]:
    """Within the block it is this visitor who asks."""
    token = _visitor.set(visitor)
    try:
        yield
    finally:
        _visitor.reset(token)


def nobody_leaves() -> bool:
    """For work that is wanted to its end."""
    return False


class Lane:
    """Serves in the order of asking. Work that no visitor asks for (a pack, a command) is never turned away at once."""

    def __init__(self, busy: str, *, at_once: int, most: int, most_of_one: int, longest_s: float) -> None:
        """At most so many are served at once; of visitors at most `most` are served or wait, `most_of_one` of each."""
        self._busy = busy
        self._at_once, self._most, self._most_of_one, self._longest_s = at_once, most, most_of_one, longest_s
        self._there: list[tuple[object, str]] = []
        self._changed = threading.Condition()

    @contextmanager
    def place(self, has_left: Callable[[], bool] = nobody_leaves) -> Iterator[None]:
        """Waits for a turn. Raises Busy where too many wait, it takes too long, or who asked has left meanwhile."""
        own = (object(), _visitor.get())
        with self._changed:
            self._enter(own)
            try:
                self._wait(own, has_left)
            except BaseException:
                self._leave(own)
                raise
        try:
            yield
        finally:
            with self._changed:
                self._leave(own)

    def _enter(self, own: tuple[object, str]) -> None:
        visitors = [visitor for _, visitor in self._there if visitor]
        if own[1] and (len(visitors) >= self._most or visitors.count(own[1]) >= self._most_of_one):
            raise self._refusal()
        self._there.append(own)

    def _wait(self, own: tuple[object, str], has_left: Callable[[], bool]) -> None:
        ends = time.monotonic() + self._longest_s
        while own not in self._there[: self._at_once]:
            if time.monotonic() > ends or has_left():
                raise self._refusal()
            self._changed.wait(_LOOKS_EVERY_S)

    def _refusal(self) -> Busy:
        return Busy(self._busy, "Try again in a minute.")

    def _leave(self, own: tuple[object, str]) -> None:
        self._there.remove(own)
        self._changed.notify_all()
