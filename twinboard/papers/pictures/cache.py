"""A cache of so many bytes: what was not asked for longest goes first."""

from collections.abc import Callable, Hashable
from threading import Condition
from typing import Generic, TypeVar

from cachetools import LRUCache, cached

T = TypeVar("T")


class BoundedCache(Generic[T]):
    """Things by their key; `weigh` says how many bytes one takes. Who asks for one that is being made waits for it."""

    def __init__(self, most_bytes: int, weigh: Callable[[T], int]) -> None:
        self._things: LRUCache[Hashable, T] = LRUCache(most_bytes, weigh)
        self._get = cached(self._things, key=_key, condition=Condition())(_made)

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The thing of that key, made now if it is not there."""
        thing: T = self._get(key, make)
        return thing


def _key(key: Hashable, _make: object) -> Hashable:
    return key


def _made(_key: Hashable, make: Callable[[], T]) -> T:
    return make()
