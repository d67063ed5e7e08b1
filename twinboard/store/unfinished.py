"""Where files are while they are written: in folders of living publishers; what killed ones left is removed."""

import math
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from twinboard.store.disk import open_private, private_folder

try:
    import fcntl
except ImportError:  # Windows has no lock that several may share: age alone decides there
    fcntl = None  # type: ignore[assignment]

_SECONDS_OF_A_DAY = 86_400


@contextmanager
def unfinished(home: Path) -> Iterator[Path]:
    """An empty folder below `unfinished/` of a store, gone after use. Raises OSError where none can be made.

    Everybody at work here shares a lock, which the system takes from the killed. Whoever has it alone knows that
    all folders are nobody's.
    """
    private_folder(home)
    place = private_folder(home / "unfinished")
    with open_private(place / "lock") as lock:
        _sweep(place, lock)
        folder = place / uuid.uuid4().hex
        private_folder(folder)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _sweep(place: Path, lock: IO[bytes]) -> None:
    """Removes what is nobody's, and takes a share of the lock until it is closed."""
    if fcntl is None:
        _remove(place, untouched_since=time.time() - _SECONDS_OF_A_DAY)
        return
    with suppress(OSError):  # others are at work, or this kind of disk knows no locks
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _remove(place, untouched_since=math.inf)
    with suppress(OSError):
        fcntl.flock(lock, fcntl.LOCK_SH)


def _remove(place: Path, untouched_since: float) -> None:
    for folder in place.iterdir():
        with suppress(FileNotFoundError):
            if folder.is_dir() and folder.stat().st_mtime <= untouched_since:
                shutil.rmtree(folder, ignore_errors=True)
