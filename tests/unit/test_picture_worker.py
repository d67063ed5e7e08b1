"""The one worker that draws: each caller gets its own picture, whatever becomes of the browser; nothing is left."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from twinboard.errors import Busy, NoBrowser
from twinboard.lane import visited_by
from twinboard.papers.pictures.worker import MOST_OF_ONE, Worker, _Running
from twinboard.settings import ROOT

SVG: dict[str, object] = {"format": "svg", "width": 120, "height": 60, "scale": 1}
PARENT = """
import sys, time
from twinboard.papers.pictures.worker import Worker
worker = Worker()
worker.draw(sys.argv[1], {"format": "svg", "width": 120, "height": 60, "scale": 1})
print(worker._running._folder.name, flush=True)
time.sleep(600)
"""


def figure(words: str) -> str:
    """A figure that is known by the words in it."""
    note = {"text": words, "x": 0, "y": 0, "showarrow": False}
    return json.dumps({"data": [], "layout": {"width": 120, "height": 60, "annotations": [note]}})


def drawn(worker: Worker, words: str, seconds: float = 20) -> bool:
    """Whether the picture of a figure is its own: it has its words and no others."""
    svg = worker.draw(figure(f"of {words}."), SVG, seconds).decode()
    return svg.startswith("<svg") and f">of {words}.<" in svg and svg.count(">of ") == 1


def running(worker: Worker) -> _Running:
    assert worker._running
    return worker._running


def processes_with(folder: str) -> list[int]:
    """The processes that were started with this folder for their temporary files, those that have ended left out."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if f"TMPDIR={folder}".encode() in (path / "environ").read_bytes().split(b"\0"):
                found.append(int(path.name))
        except OSError:
            continue
    return found


def none_left(folder: str, seconds: float = 10) -> bool:
    """Whether all of them end by themselves, soon."""
    until = time.monotonic() + seconds
    while (left := processes_with(folder)) and time.monotonic() < until:
        time.sleep(0.05)
    return not left


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.stop()


@pytest.mark.browser
@pytest.mark.parametrize("count", [9, pytest.param(40, marks=pytest.mark.sweep)])
def test_jobs_of_eight_threads_each_get_their_own_picture(worker: Worker, count: int) -> None:
    jobs = [f"caller {number % 8}, job {number}" for number in range(count)]
    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(lambda words: drawn(worker, words), jobs))


@pytest.mark.browser
@pytest.mark.sweep
def test_the_next_picture_comes_when_the_browser_was_killed_between_jobs(worker: Worker) -> None:
    assert drawn(worker, "before")
    os.killpg(running(worker)._browser, signal.SIGKILL)
    assert drawn(worker, "after", seconds=5)


@pytest.mark.sweep
@pytest.mark.browser
def test_the_picture_comes_all_the_same_when_the_browser_is_killed_during_the_job(worker: Worker) -> None:
    assert drawn(worker, "before")
    browser = running(worker)._browser
    os.killpg(browser, signal.SIGSTOP)
    killer = threading.Timer(0.5, os.killpg, (browser, signal.SIGKILL))
    killer.start()
    assert drawn(worker, "during", seconds=5)
    killer.join()
    assert running(worker)._browser != browser


@pytest.mark.sweep
@pytest.mark.browser
def test_the_picture_comes_all_the_same_when_the_drawing_process_is_killed(worker: Worker) -> None:
    assert drawn(worker, "before")
    folder = running(worker)._folder.name
    running(worker)._process.kill()
    assert drawn(worker, "after")
    assert none_left(folder)


@pytest.mark.sweep
@pytest.mark.browser
def test_a_job_that_never_ends_is_ended_at_its_time_limit_and_the_next_picture_comes(worker: Worker) -> None:
    start = _Running.started

    def started() -> _Running | None:
        if ready := start():
            os.killpg(ready._browser, signal.SIGSTOP)
        return ready

    worker.stop()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_Running, "started", started)
        began = time.monotonic()
        with pytest.raises(Busy, match="could not be drawn"):
            worker.draw(figure("never"), SVG, seconds=0.5)
        assert time.monotonic() - began >= 2 * 0.5
    assert worker._running is None
    assert drawn(worker, "after")


@pytest.mark.sweep
@pytest.mark.browser
def test_nothing_is_left_when_the_worker_stops() -> None:
    worker = Worker()
    assert drawn(worker, "one")
    folder, process = running(worker)._folder.name, running(worker)._process
    assert len(processes_with(folder)) > 1
    worker.stop()
    assert process.poll() is not None
    assert none_left(folder)
    assert not Path(folder).exists()
    worker.stop()


@pytest.mark.sweep
@pytest.mark.browser
def test_no_browser_outlives_a_server_that_is_killed() -> None:
    command = [sys.executable, "-c", PARENT, figure("one")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        folder = parent.stdout.readline().strip()
        assert len(processes_with(folder)) > 1
        parent.kill()
    assert none_left(folder)
    assert not any(Path(folder).glob("*"))
    shutil.rmtree(folder, ignore_errors=True)


def test_without_a_browser_it_is_said_how_to_get_one_and_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWINBOARD_CHROMIUM", "/nowhere")
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("a process was started"))
    worker = Worker()
    with pytest.raises(NoBrowser) as refused:
        worker.draw(figure("none"), SVG)
    assert "TWINBOARD_CHROMIUM" in refused.value.hint
    assert worker._running is None


class _Answering:
    """A process that answers as it is told to, one answer a job: by how much the number is off, size and picture."""

    def __init__(self, answers: Sequence[tuple[int, int, bytes] | None]) -> None:
        self._answers = iter(answers)
        self.ended = 0

    def ask(self, job: int, *_: object) -> tuple[dict[str, int], bytes] | None:
        answer = next(self._answers)
        return answer and ({"job": job + answer[0], "size": answer[1]}, answer[2])

    def end(self) -> None:
        self.ended += 1


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[int, int, bytes] | None]]:
    """What the process will answer, to be filled in by the test."""
    answers: list[tuple[int, int, bytes] | None] = []
    process = _Answering(answers)
    monkeypatch.setenv("TWINBOARD_CHROMIUM", sys.executable)
    monkeypatch.setattr(_Running, "started", lambda: process)
    yield answers
    assert process.ended == sum(answer != (0, 5, b"right") for answer in answers)


@pytest.mark.parametrize(
    "wrong",
    [(-1, 5, b"other"), (1, 5, b"other"), (0, 5, b"righ"), None],
    ids=["of an earlier job", "of a later job", "cut short", "none"],
)
def test_an_answer_that_is_not_whole_or_not_of_the_job_is_never_given_out(
    answering: list[tuple[int, int, bytes] | None], wrong: tuple[int, int, bytes] | None
) -> None:
    answering += [wrong, (0, 5, b"right"), wrong, wrong]
    worker = Worker()
    assert worker.draw("{}", SVG) == b"right"
    with pytest.raises(Busy):
        worker.draw("{}", SVG)


def test_of_one_visitor_two_pictures_at_most_are_drawn_or_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWINBOARD_CHROMIUM", "/bin/true")
    worker = Worker()
    with visited_by("somebody"):
        worker._lane._there += [(object(), "somebody")] * MOST_OF_ONE
        with pytest.raises(Busy, match="Too many pictures"):
            worker.draw("{}", {})
