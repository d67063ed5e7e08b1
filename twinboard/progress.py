"""How far a long piece of work has come, told to whoever waits: a step in words, and the share that is done."""

import time
from collections.abc import Callable

Told = Callable[[str, float], None]
"""Takes the step in words and the share done, from 0 to 1. It never falls, and 1 is told once, at the end."""

_SECONDS_BETWEEN = 0.25


class Progress:
    """Passes on what is told, a few times a second at most; the last word always."""

    def __init__(self, told: Told | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._told, self._clock = told, clock
        self._next_at, self._share = float("-inf"), 0.0

    def __call__(self, step: str, share: float) -> None:
        now = self._clock()
        if self._told is None or (now < self._next_at and share < 1):
            return
        self._next_at, self._share = now + _SECONDS_BETWEEN, max(self._share, min(share, 1.0))
        self._told(step, self._share)

    def part(self, first: float, last: float) -> "Told":
        """The same for one piece of the work, which is the share from `first` to `last` of the whole."""
        return lambda step, share: self(step, first + (last - first) * share)


def silent(step: str, share: float) -> None:
    """Nobody waits to be told."""
