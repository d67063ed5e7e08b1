"""What is made once and kept: whoever asks for the same meanwhile waits for its one maker. No failure is kept."""

from collections.abc import Callable
from threading import Condition
from typing import Any, Generic, ParamSpec, TypeVar

from cachetools import LRUCache, cached

P = ParamSpec("P")
T = TypeVar("T")
_every: list["Once[Any, Any]"] = []


class Once(Generic[P, T]):
    """A function that is called once for each of its arguments, which are hashable and given by their places."""

    def __init__(self, make: Callable[P, T], most_kept: int) -> None:
        self._kept: LRUCache[tuple[Any, ...], T] = LRUCache(most_kept)
        self._condition = Condition()
        self._call = cached(self._kept, condition=self._condition)(make)
        _every.append(self)

    def __call__(self, *arguments: P.args, **named: P.kwargs) -> T:
        return self._call(*arguments, **named)

    def asked(self) -> list[tuple[Any, ...]]:
        """The arguments of all that is kept, those asked last at the end."""
        with self._condition:
            return [tuple(key) for key in self._kept]

    def forget(self) -> None:
        """Lets go of all that is kept."""
        with self._condition:
            self._kept.clear()


def forget_everything() -> None:
    """Lets go of all that was ever made: what it was made of turned out to be something else."""
    for each in _every:
        each.forget()


def once(most_kept: int = 500) -> Callable[[Callable[P, T]], Once[P, T]]:
    """Makes a function that keeps so many of the things it gave; what was asked least lately goes first."""
    return lambda make: Once(make, most_kept)
