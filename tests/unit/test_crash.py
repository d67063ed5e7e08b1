"""Publishers that are killed or meet one another: the old version or the new one stands, whole, and the store goes on.

A few are killed in the ordinary tests; in a sweep they are killed at every step, at every line of the store's code, and
300 times at spread moments.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

import publishers
import pytest
from commands import Run
from conftest import publish
from left_stores import NEW, NEXT, OLD, LeftStores, look, value_of
from publishers import CONTEXT, DONE, OVERTAKEN, ending, start
from workbooks import FACT, only, workbook

from twinboard.errors import ChangedMeanwhile
from twinboard.intake import Decisions, Proposal, carry_out, decided
from twinboard.store import Store
from twinboard.store.unfinished import unfinished

KILLED = -getattr(signal, "SIGKILL", -1)

sweep = pytest.mark.sweep
KILLS = (6, pytest.param(300, marks=sweep))

on_unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


def killed_everywhere(
    left: LeftStores, work: Callable[[int, Path, Proposal], None], steps: Iterator[int], signal_number: int
) -> list[float]:
    """The value found after each kill, until a publisher comes to its end."""
    values = []
    for number, step in enumerate(steps):
        store = left.copy(number)
        code = ending(start(work, step, store.home, left.new))
        assert code in (-signal_number, DONE)
        values.append(left.judge(store))
        if code == DONE:
            return values
    raise AssertionError("no publisher came to its end")


@on_unix
@pytest.mark.parametrize(
    ("every", "is_line_a_step", "least"),
    [(14, False, 5), pytest.param(1, False, 60, marks=sweep), pytest.param(1, True, 60, marks=sweep)],
    ids=["some steps", "every step", "every line"],
)
def test_a_publisher_killed_at_any_step_leaves_the_old_version_or_the_new_one(
    left: LeftStores, every: int, is_line_a_step: bool, least: int
) -> None:
    publish_killed = partial(publishers.publish_killed_at, is_line_a_step=is_line_a_step)
    values = killed_everywhere(left, publish_killed, count(1, every), signal.SIGKILL)
    assert len(values) >= least
    assert values == sorted(values)
    assert set(values) == {OLD, NEW}


@pytest.mark.sweep
@on_unix
@pytest.mark.parametrize("every", [65_536, pytest.param(16_384, marks=sweep)])
def test_a_publisher_killed_at_any_size_of_its_files_leaves_the_old_version(left: LeftStores, every: int) -> None:
    """Killed inside the calls that write, DuckDB's among them."""
    values = killed_everywhere(left, publishers.publish_killed_at_size, count(0, every), signal.SIGXFSZ)
    assert len(values) > 163_840 / every
    assert values == [OLD] * (len(values) - 1) + [NEW]


@on_unix
@pytest.mark.parametrize("kills", KILLS)
def test_publishers_killed_at_spread_moments_on_one_store_lose_and_tear_nothing(left: LeftStores, kills: int) -> None:
    store = left.copy(0)
    whole = replace(left.new, base=1)
    begun = time.monotonic()
    assert ending(start(publishers.publish, store.home, whole)) == DONE
    lasts = time.monotonic() - begun
    random.seed(7)
    for number in random.sample(range(kills), kills):
        base, value = store.current_or_fail(), value_of(store)
        sent = decided(store, replace(left.new if value == NEXT else left.next, base=base), Decisions())
        process = start(publishers.publish, store.home, sent)
        time.sleep(lasts * (number + random.random()) / kills)
        process.kill()
        assert ending(process) in (KILLED, DONE)
        other = NEW if value == NEXT else NEXT
        assert (store.current(), look(store)) in {(base, value), (base + 1, other)}
    publish(store, only(Facts=[{**FACT, "value": 140}]))
    assert look(store) == 140
    assert [path.name for path in (store.home / "unfinished").iterdir()] == ["lock"]


@pytest.mark.sweep
@on_unix
@pytest.mark.parametrize("kills", KILLS)
def test_the_command_killed_at_spread_moments_leaves_the_old_version_or_the_new_one(tmp_path: Path, kills: int) -> None:
    run = Run(tmp_path)
    first = run.file("first.xlsx", workbook())
    begun = time.monotonic()
    assert run.apart("publish", first, "--author", "A", "--message", "M").returncode == 0
    lasts = time.monotonic() - begun
    times = max(3, kills // 6)
    for number in range(times):
        store = Store(run.home)
        base = store.current_or_fail()
        sent = run.file("sent.xlsx", only(Facts=[{**FACT, "value": 200 + number}]))
        with run.start("publish", sent, "--author", "A", "--message", "M") as process:
            time.sleep(lasts * (0.6 + 0.5 * number / times))
            process.kill()
        assert process.returncode in (KILLED, 0)
        assert look(store) == 200 + number or store.current() == base
    assert run.publish(only(Facts=[{**FACT, "value": 140}])).returncode == 0
    assert look(Store(run.home)) == 140


@pytest.mark.thinned(4)
@pytest.mark.parametrize("attempt", range(4))
def test_of_publishers_over_one_base_exactly_one_wins(left: LeftStores, attempt: int) -> None:
    store = left.copy(attempt)
    barrier = CONTEXT.Barrier(4)
    sent = [left.new, left.next] * 2
    begun = [start(publishers.publish_at_once, barrier, store.home, each) for each in sent]
    assert sorted(map(ending, begun)) == [DONE, OVERTAKEN, OVERTAKEN, OVERTAKEN]
    assert store.numbers() == (1, 2)
    assert look(store) in {NEW, NEXT}
    assert [path.name for path in (store.home / "unfinished").iterdir()] == ["lock"]


def test_of_commands_over_one_base_one_exits_0_and_the_others_3(left: LeftStores) -> None:
    store = left.copy(0)
    barrier = CONTEXT.Barrier(3)
    workbooks = [left.folder / f"{value}.xlsx" for value in (101, 102, 103)]
    for path in workbooks:
        path.write_bytes(only(Facts=[{**FACT, "value": int(path.stem)}]))
    begun = [start(publishers.command_at_once, barrier, store.home, path) for path in workbooks]
    codes = [ending(process) for process in begun]
    assert sorted(codes) == [DONE, OVERTAKEN, OVERTAKEN]
    assert (store.numbers(), look(store)) == ((1, 2), codes.index(DONE) + 101)


def test_what_is_published_between_the_look_and_the_number_is_not_passed_over(
    left: LeftStores, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The number must be taken before the look at what is current, or the other's rows would be lost."""
    store = left.copy(0)
    looked = Store.current

    def overtaken(slow: Store) -> int | None:
        found = looked(slow)
        monkeypatch.setattr(Store, "current", looked)
        carry_out(Store(slow.home), left.next, author="B", message="In between")
        return found

    monkeypatch.setattr(Store, "current", overtaken)
    with pytest.raises(ChangedMeanwhile):
        carry_out(store, left.new, author="A", message="Slow")
    assert (store.numbers(), look(store)) == ((1, 2), NEXT)


def test_a_draft_is_removed_by_the_next_publisher_only_if_nobody_writes_it(tmp_path: Path) -> None:
    killed = tmp_path / "unfinished" / "of-a-killed-one"
    killed.mkdir(parents=True)
    with unfinished(tmp_path) as first:
        assert not killed.exists()
        (first / "file").touch()
        with unfinished(tmp_path) as second:
            assert first != second
            assert (first / "file").exists()
        assert not second.exists()
    assert [path.name for path in (tmp_path / "unfinished").iterdir()] == ["lock"]


def test_without_locks_a_draft_is_removed_when_it_is_a_day_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twinboard.store.unfinished.fcntl", None)
    old, young = (tmp_path / "unfinished" / name for name in ("old", "young"))
    for path in (old, young):
        path.mkdir(parents=True)
    os.utime(old, (time.time() - 90_000,) * 2)
    with unfinished(tmp_path):
        assert (old.exists(), young.exists()) == (False, True)
