"""Which version readers see: the newest of which all is made that readers asked of the one before.

After a publication no reader waits: they see the version before for the few seconds until the new one is at hand.
Whoever publishes on a page waits for it, so that they see it wherever they go on to.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from twinboard.drawing import chart_at
from twinboard.errors import TwinboardError
from twinboard.store import Store
from twinboard.ui.answers import ask_again

LOOKS_EVERY_S = 1.0
LONGEST_S = 20.0
"""Then readers see the new version, whatever is not made of it yet."""

_seen: dict[Path, int | None] = {}
_lock = threading.Lock()


def seen_by_readers(store: Store) -> int | None:
    """The version that a server which looks after its store shows now; without one the newest."""
    newest = store.current()
    seen = _seen.get(store.home)
    return seen if seen and newest and seen < newest and seen in store.numbers() else newest


def look_after(home: Path) -> None:
    """Looks for new versions from now on, and has what readers will ask of them made first."""
    _seen[home] = Store(home).current()
    threading.Thread(target=_look_for_ever, args=(home,), daemon=True, name="renewal").start()


def _look_for_ever(home: Path) -> None:
    said = ""
    while True:
        time.sleep(LOOKS_EVERY_S)
        try:
            renew(home)
            said = ""
        except (TwinboardError, OSError) as error:
            if said != str(error):  # once, not every second
                logging.getLogger(__name__).exception("The store could not be looked at.")
            said = str(error)


def renew(home: Path) -> None:
    """Has what readers asked of the version that they see made of the newest, which they see then."""
    if home not in _seen:
        return
    with _lock:
        before, newest = _seen[home], Store(home).current()
        if before and newest and before != newest:
            _make(home, before, newest)
        _seen[home] = newest


def _make(home: Path, before: int, number: int) -> None:
    ends = time.monotonic() + LONGEST_S
    charts = [replace(ref, version=number) for at, ref in chart_at.asked() if (at, ref.version) == (home, before)]
    works: list[Callable[[], object]] = [partial(chart_at, home, reference) for reference in charts]
    for work in (*works, *ask_again(home, before, number)):
        if time.monotonic() > ends:
            return
        try:
            work()
        except Exception:  # what is not there any more is no fault; a page that needs it says what is amiss
            logging.getLogger(__name__).debug("Not made of version %s.", number, exc_info=True)
