"""The one worker that draws: a process with a browser, asked by one caller at a time, ended where it does not answer.

Kaleido called from several threads gives callers each other's pictures, and waits for ever once its browser has died.
So each job has a number that its answer must carry, a lane keeps callers apart, and whatever else happens ends both
processes and starts them anew.
"""

import atexit
import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from typing import Any

from choreographer.browsers.chromium import Chromium

from twinboard.errors import NoBrowser, NotDrawn
from twinboard.lane import Lane
from twinboard.settings import ROOT

NO_BROWSER = "This server has no Chrome, Edge or Chromium, which pictures are drawn with."
INSTALL = "Install one (on Debian: apt install chromium), or say in TWINBOARD_CHROMIUM where it is."
LONGEST_SECONDS, LONGEST_START_SECONDS, LONGEST_WAIT_SECONDS = 20, 30, 60
MOST_WAITING, MOST_OF_ONE = 16, 2
"""Visitors at once, so that they never hold all the threads of the server; and pictures of each of them."""
_Answer = tuple[dict[str, Any], bytes]


def browser_path() -> str | None:
    """Where Chrome, Edge or Chromium is: `TWINBOARD_CHROMIUM`, or where it is usually installed."""
    named = os.environ.get("TWINBOARD_CHROMIUM")
    found = named or Chromium.find_browser(skip_local=True)
    return found if found and os.access(found, os.X_OK) else None


def require_browser() -> str:
    """The same. Raises NoBrowser where there is none."""
    if found := browser_path():
        return found
    raise NoBrowser(NO_BROWSER, INSTALL)


class Worker:
    """Draws figures as PNG or SVG; started by the first that is asked for."""

    def __init__(self) -> None:
        self._lane = Lane(
            "Too many pictures are being drawn.",
            at_once=1,
            most=MOST_WAITING,
            most_of_one=MOST_OF_ONE,
            longest_s=LONGEST_WAIT_SECONDS,
        )
        self._running: _Running | None = None
        self._job = 0
        atexit.register(self.stop)

    def draw(self, figure: str, options: dict[str, object], seconds: float = LONGEST_SECONDS) -> bytes:
        """The picture of a figure (JSON of Plotly), `options` being Kaleido's: format, width, height, scale.

        Raises NoBrowser where there is none, Busy where too many wait, and NotDrawn where nothing comes
        in time, after a second try.
        """
        require_browser()
        with self._lane.place():
            return self._try(figure, options, seconds) or self._once_more(figure, options, seconds)

    def stop(self) -> None:
        """Ends the process and its browser; the next picture starts them anew."""
        if self._running:
            self._running.end()
            self._running = None

    def _once_more(self, figure: str, options: dict[str, object], seconds: float) -> bytes:
        if picture := self._try(figure, options, seconds):
            return picture
        raise NotDrawn("The picture could not be drawn.", "Take the table behind it, or try again later.")

    def _try(self, figure: str, options: dict[str, object], seconds: float) -> bytes | None:
        self._job += 1
        self._running = self._running or _Running.started()
        answer = self._running and self._running.ask(self._job, figure, options, seconds)
        if answer and answer[0].get("job") == self._job and answer[0].get("size") == len(answer[1]):
            return answer[1]
        self.stop()
        return None


class _Running:
    """A started process, the browser that it started, and the thread that reads its answers."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="twinboard-", ignore_cleanup_errors=True)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "twinboard.papers.pictures.drawer"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env=os.environ | {"TMPDIR": self._folder.name, "BROWSER_PATH": require_browser()},
        )
        self._answers: queue.Queue[_Answer | None] = queue.Queue()
        self._browser = 0
        threading.Thread(target=self._read, daemon=True).start()

    @classmethod
    def started(cls) -> "_Running | None":
        """A process whose browser is ready; None if it is not ready in time."""
        running = cls()
        if answer := running._next(LONGEST_START_SECONDS):
            running._browser = answer[0]["browser"]
            return running
        running.end()
        return None

    def ask(self, job: int, figure: str, options: dict[str, object], seconds: float) -> _Answer | None:
        """The next answer, whosever it is; None where none comes in time or the process has ended."""
        line = f'{{"job": {job}, "options": {json.dumps(options)}, "figure": {figure}}}\n'
        try:
            assert self._process.stdin
            self._process.stdin.write(line.encode())
            self._process.stdin.flush()
        except OSError:
            return None
        return self._next(seconds)

    def end(self) -> None:
        """Ends the process and the browser at once, whatever they are doing, and removes what they kept."""
        self._process.kill()
        self._process.wait()
        with suppress(OSError):
            assert self._process.stdin
            self._process.stdin.close()
        if self._browser and os.name == "posix":
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._browser, signal.SIGKILL)
        self._folder.cleanup()

    def _next(self, seconds: float) -> _Answer | None:
        try:
            return self._answers.get(timeout=seconds)
        except queue.Empty:
            return None

    def _read(self) -> None:
        assert self._process.stdout
        with self._process.stdout as stream:
            while line := stream.readline():
                said = json.loads(line)
                self._answers.put((said, stream.read(said.get("size", 0))))
        self._answers.put(None)


WORKER = Worker()
