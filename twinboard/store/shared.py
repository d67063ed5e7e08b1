"""Where a store is one of several replicas: the way to what they share. One that stands alone loads nothing for it."""

import logging
import threading
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Protocol

from twinboard import settings
from twinboard.errors import NotWritable, TwinboardError
from twinboard.store.disk import append_line

LOOKS_EVERY_S = 1.0
MARK = "replica"
"""The file by which a folder is known as a replica; it names the catalogue."""
_log = logging.getLogger(__name__)
_joined: dict[Path, "Shared"] = {}
_lock = threading.Lock()


class Shared(Protocol):
    """What the store of one machine asks of all replicas. `outcome` says what is so where they cannot be asked.

    Everything here raises NotWritable then.
    """

    def catch_up(self, outcome: str) -> None:
        """Fetches what others published and wrote."""

    def commit(self, number: int, base: int | None, file: Path) -> None:
        """Publishes a version for all. Raises ChangedMeanwhile where somebody was first."""

    def close(self) -> None:
        """Closes what is open."""

    def add_line(self, path: Path, line: str, outcome: str) -> None:
        """Adds a line to a file of lines, after those of all others."""

    def keep(self, files: Mapping[Path, bytes | None], outcome: str) -> None:
        """Keeps files for all, all or none; None removes one."""


def shared_of(home: Path) -> Shared | None:
    """What the replica in this folder shares; None for a store that stands alone. Raises TwinboardError."""
    with _lock:
        if home not in _joined and settings.catalogue() and home == settings.home():
            join(home, settings.catalogue(), settings.lake())
        if home not in _joined and is_replica(home):
            raise NotWritable(
                "This folder is a replica, and it is not said of which catalogue.",
                "Set TWINBOARD_CATALOGUE and TWINBOARD_LAKE as on the other replicas.",
                detail=f"It is {home}.",
            )
        return _joined.get(home)


def is_replica(home: Path) -> bool:
    """Whether this folder keeps up with others: they may tell of a version before it is here."""
    return (home / MARK).is_file()


def join(home: Path, catalogue: str, lake: str) -> Shared:
    """Makes the store in this folder a replica. Raises TwinboardError where the lake is not said."""
    if not lake:
        raise TwinboardError(
            "It is not said where the lake is.", "Set TWINBOARD_LAKE: s3://bucket/prefix, or a folder."
        )
    try:
        from twinboard.store.lake.replica import Replica  # noqa: PLC0415  a store that stands alone does without
    except ImportError as error:
        hint = "Install it: pip install -r requirements-replicas.txt"
        raise TwinboardError("What replicas take is not installed.", hint, detail=str(error)) from error
    _joined[home] = Replica(home, catalogue, lake)
    return _joined[home]


def take_in(home: Path) -> int:
    """Makes a store that stood alone the first replica; gives how many versions it shares. Raises TwinboardError."""
    from twinboard.store.lake.moving import take_in as move  # noqa: PLC0415  a store that stands alone does without
    from twinboard.store.lake.replica import Replica  # noqa: PLC0415  likewise

    with closing(Replica(home, settings.catalogue(), settings.lake())) as replica:
        return move(replica)


def leave(home: Path) -> None:
    """The store in this folder is asked of nobody any more in this process."""
    if joined := _joined.pop(home, None):
        joined.close()


def share(home: Path, files: Mapping[Path, bytes | None], outcome: str) -> None:
    """Keeps files for all replicas before this one has them, None for one that is removed. Raises NotWritable."""
    if shared := shared_of(home):
        shared.keep(files, outcome)


def add_line(home: Path, path: Path, line: str, outcome: str) -> None:
    """Adds a line to a file of lines, that of all replicas first. Raises OSError or NotWritable."""
    if shared := shared_of(home):
        shared.add_line(path, line, outcome)
    else:
        append_line(path, line)


def catch_up(home: Path) -> bool:
    """Fetches what others wrote a moment ago; whether there may be any of it. What cannot be asked has none."""
    try:
        shared = shared_of(home)
        if shared:
            shared.catch_up("Only what this replica has is looked at.")
    except TwinboardError as error:
        _log.warning("%s (%s)", error, error.detail)
        return False
    return shared is not None


def follow(home: Path) -> None:
    """Catches up every second from now on, on a thread of its own; does nothing for a store that stands alone."""
    if shared := shared_of(home):
        threading.Thread(target=_follow_while_joined, args=(home, shared), daemon=True, name="replica").start()


def _follow_while_joined(home: Path, shared: Shared) -> None:
    said = ""
    while _joined.get(home) is shared:
        time.sleep(LOOKS_EVERY_S)
        try:
            shared.catch_up("Readers see what this replica has.")
        except TwinboardError as error:
            if str(error) != said:  # once, not every second
                _log.warning("%s (%s)", error, error.detail)
            said = str(error)
        except Exception:
            _log.exception("This replica could not catch up.")
        else:
            if said:
                _log.warning("The catalogue and the lake can be reached again.")
            said = ""
