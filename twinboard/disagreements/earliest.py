"""The first of many that lies above a number, or apart from a range, found without looking at them all."""

from bisect import bisect_right
from typing import Any, Generic, TypeVar

from twinboard.arithmetic import Reach

Thing = TypeVar("Thing")


class FirstAbove(Generic[Thing]):
    """Things in the order in which they are added, each at a height; only those higher than all before can be first."""

    def __init__(self) -> None:
        self._heights: list[Any] = []
        self._things: list[Thing] = []

    def add(self, height: Any, thing: Thing) -> None:
        if not self._heights or height > self._heights[-1]:
            self._heights.append(height)
            self._things.append(thing)

    def find(self, height: Any) -> Thing | None:
        """The first thing that was added above a height."""
        place = bisect_right(self._heights, height)
        return self._things[place] if place < len(self._things) else None


class FirstApart:
    """Ranges in the order in which they are added: the place of the first that has nothing in common with another."""

    def __init__(self) -> None:
        self._before, self._after = FirstAbove[int](), FirstAbove[int]()

    def add(self, reach: Reach, place: int) -> None:
        (low, is_open), (high, _) = reach
        self._before.add((-high, 0), place)
        self._after.add((low, is_open), place)

    def find(self, reach: Reach) -> int | None:
        (low, is_open), (high, _) = reach
        found = (self._before.find((-low, -is_open)), self._after.find((high, 0)))
        return min((place for place in found if place is not None), default=None)
