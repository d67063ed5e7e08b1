"""What was made once and is asked for again, up to so many bytes; what was not asked for longest goes first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Things by their key; `weigh` says how many bytes one takes. Two who ask for the same at once may both make it."""

    def __init__(self, most_bytes: int, weigh: Callable[[T], int]) -> None:
        self._most_bytes = most_bytes
        self._weigh = weigh
        self._things: OrderedDict[Hashable, T] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The thing of that key, made now if it is not there."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
                return self._things[key]
        thing = make()
        with self._lock:
            if key not in self._things:
                self._things[key] = thing
                self._bytes += self._weigh(thing)
            while self._bytes > self._most_bytes:
                self._bytes -= self._weigh(self._things.popitem(last=False)[1])
        return thing
