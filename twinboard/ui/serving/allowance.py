"""How often one visitor may ask the server for something that costs: so many at once, and so many a minute."""

import math
import threading
import time
from collections import OrderedDict

_MOST_VISITORS = 10_000


class Allowance:
    """A bucket for each visitor, full at first and filled again at an even rate; safe to use from any thread."""

    def __init__(self, at_once: int, per_minute: int) -> None:
        self._at_once = at_once
        self._per_second = per_minute / 60
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, visitor: str, now: float | None = None) -> int:
        """Takes one from the visitor's bucket; where it is empty, seconds until there is one again (0: taken)."""
        moment = time.monotonic() if now is None else now
        with self._lock:
            left, since = self._left.pop(visitor, (float(self._at_once), moment))
            left = min(self._at_once, left + (moment - since) * self._per_second)
            taken = left >= 1
            self._left[visitor] = (left - taken, moment)
            if len(self._left) > _MOST_VISITORS:
                self._left.popitem(last=False)
        return 0 if taken else math.ceil((1 - left) / self._per_second)
