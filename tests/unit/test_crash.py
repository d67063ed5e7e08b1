"""Publishers that are killed or meet one another: the old version or the new one stands, whole, and the store goes on.

`TWINBOARD_KILLS` says how many are killed at spread moments (24 if left out).
"""

import hashlib
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

import publishers
import pytest
from conftest import publish
from publishers import CONTEXT, DONE, OVERTAKEN, ending, start
from test_cli import Run
from workbooks import FACT, only, workbook

from twinboard import queries
from twinboard.errors import ChangedMeanwhile
from twinboard.intake import Proposal, carry_out, propose, with_retired
from twinboard.publish import history
from twinboard.store import Store
from twinboard.store.unfinished import unfinished

KILLS = int(os.environ.get("TWINBOARD_KILLS", "24"))
KILLED = -getattr(signal, "SIGKILL", -1)
OLD, NEW, NEXT = 100, 120, 130

on_unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


@dataclass
class Bench:
    """A store at version 1, two proposals for it, and a copy of it for each publisher that is killed."""

    store: Store
    new: Proposal
    next: Proposal
    folder: Path
    seen: set[str] = field(default_factory=set)

    def copy(self, number: int) -> Store:
        home = self.folder / str(number)
        shutil.copytree(self.store.home, home)
        return Store(home)

    def judge(self, store: Store) -> float:
        """Looks at a store that a killed publisher left, unless one with the same bytes was; gives its value."""
        left = fingerprint(store.home)
        value = look(store)
        if left not in self.seen:
            self.seen.add(left)
            goes_on(store, self.next)
        store._close()
        shutil.rmtree(store.home)
        return value


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Proposal, Proposal]:
    store = Store(tmp_path_factory.mktemp("crash") / "store")
    publish(store, workbook())
    new, following = (propose(store, "new.xlsx", only(Facts=[{**FACT, "value": value}])) for value in (NEW, NEXT))
    return store, new, following


@pytest.fixture
def bench(prepared: tuple[Store, Proposal, Proposal], tmp_path: Path) -> Bench:
    return Bench(*prepared, tmp_path)


def value_of(store: Store) -> float:
    return float(store.ask("evidence/facts")["value"][0])


def look(store: Store) -> float:
    """The value at the current version, once all that readers and publishers rely on was found in order."""
    number = store.current_or_fail()
    assert store.numbers() == tuple(range(1, number + 1))
    for each in store.numbers():
        assert [version.number for version in history(store, each)] == list(range(each, 0, -1))
    for name in queries.names("checks"):
        assert store.ask(name).empty
    for path in (store.home / "received").iterdir():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.stem
    return value_of(store)


def goes_on(store: Store, proposal: Proposal) -> None:
    """Publishes on what is there, and finds nothing of the killed."""
    base = store.current_or_fail()
    number = carry_out(store, replace(proposal, base=base), author="A", message="Goes on")
    assert (number, value_of(store)) == (base + 1, NEXT)
    assert [path.name for path in (store.home / "drafts").iterdir()] == ["lock"]


def fingerprint(home: Path) -> str:
    """The same for stores of the same bytes, whatever their drafts are called."""
    drafts = {path: f"drafts/draft/{path.name}" for path in home.glob("drafts/*/*")}
    named = sorted((drafts.get(path, str(path.relative_to(home))), path) for path in home.rglob("*"))
    bytes_of = [(name, path.read_bytes() if path.is_file() else b"") for name, path in named]
    return hashlib.sha256(repr(bytes_of).encode()).hexdigest()


def killed_everywhere(
    bench: Bench, work: Callable[[int, Path, Proposal], None], steps: Iterator[int], signal_number: int
) -> list[float]:
    """The value found after each kill, until a publisher comes to its end."""
    values = []
    for number, step in enumerate(steps):
        store = bench.copy(number)
        code = ending(start(work, step, store.home, bench.new))
        assert code in (-signal_number, DONE)
        values.append(bench.judge(store))
        if code == DONE:
            return values
    raise AssertionError("no publisher came to its end")


@on_unix
def test_a_publisher_killed_at_any_step_leaves_the_old_version_or_the_new_one(bench: Bench) -> None:
    values = killed_everywhere(bench, publishers.publish_killed_at, count(1), signal.SIGKILL)
    assert len(values) > 200
    assert values == sorted(values)
    assert set(values) == {OLD, NEW}


@on_unix
def test_a_publisher_killed_at_any_size_of_its_files_leaves_the_old_version(bench: Bench) -> None:
    """Killed inside the calls that write, DuckDB's among them."""
    values = killed_everywhere(bench, publishers.publish_killed_at_size, count(0, 8192), signal.SIGXFSZ)
    assert len(values) > 20
    assert values == [OLD] * (len(values) - 1) + [NEW]


@on_unix
def test_publishers_killed_at_spread_moments_on_one_store_lose_and_tear_nothing(bench: Bench) -> None:
    store = bench.copy(0)
    whole = replace(bench.new, base=1)
    begun = time.monotonic()
    assert ending(start(publishers.publish, store.home, whole)) == DONE
    lasts = time.monotonic() - begun
    random.seed(7)
    for number in random.sample(range(KILLS), KILLS):
        base, value = store.current_or_fail(), value_of(store)
        sent = with_retired(store, replace(bench.new if value == NEXT else bench.next, base=base), ())
        process = start(publishers.publish, store.home, sent)
        time.sleep(lasts * (number + random.random()) / KILLS)
        process.kill()
        assert ending(process) in (KILLED, DONE)
        other = NEW if value == NEXT else NEXT
        assert (store.current(), look(store)) in {(base, value), (base + 1, other)}
    publish(store, only(Facts=[{**FACT, "value": 140}]))
    assert look(store) == 140
    assert [path.name for path in (store.home / "drafts").iterdir()] == ["lock"]


@on_unix
def test_the_command_killed_at_spread_moments_leaves_the_old_version_or_the_new_one(tmp_path: Path) -> None:
    run = Run(tmp_path)
    begun = time.monotonic()
    assert run.publish(workbook()).returncode == 0
    lasts = time.monotonic() - begun
    times = max(4, KILLS // 6)
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


@pytest.mark.parametrize("attempt", range(5))
def test_of_publishers_over_one_base_exactly_one_wins(bench: Bench, attempt: int) -> None:
    store = bench.copy(attempt)
    barrier = CONTEXT.Barrier(4)
    sent = [bench.new, bench.next] * 2
    begun = [start(publishers.publish_at_once, barrier, store.home, each) for each in sent]
    assert sorted(map(ending, begun)) == [DONE, OVERTAKEN, OVERTAKEN, OVERTAKEN]
    assert store.numbers() == (1, 2)
    assert look(store) in {NEW, NEXT}
    assert [path.name for path in (store.home / "drafts").iterdir()] == ["lock"]


def test_of_commands_over_one_base_one_exits_0_and_the_others_3(bench: Bench) -> None:
    store = bench.copy(0)
    barrier = CONTEXT.Barrier(3)
    workbooks = [bench.folder / f"{value}.xlsx" for value in (1, 2, 3)]
    for path in workbooks:
        path.write_bytes(only(Facts=[{**FACT, "value": int(path.stem)}]))
    begun = [start(publishers.command_at_once, barrier, store.home, path) for path in workbooks]
    codes = [ending(process) for process in begun]
    assert sorted(codes) == [DONE, OVERTAKEN, OVERTAKEN]
    assert (store.numbers(), look(store)) == ((1, 2), codes.index(DONE) + 1)


def test_what_is_published_between_the_look_and_the_number_is_not_passed_over(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The number must be taken before the look at what is current, or the other's rows would be lost."""
    store = bench.copy(0)
    looked = Store.current

    def overtaken(slow: Store) -> int | None:
        found = looked(slow)
        monkeypatch.setattr(Store, "current", looked)
        carry_out(Store(slow.home), bench.next, author="B", message="In between")
        return found

    monkeypatch.setattr(Store, "current", overtaken)
    with pytest.raises(ChangedMeanwhile):
        carry_out(store, bench.new, author="A", message="Slow")
    assert (store.numbers(), look(store)) == ((1, 2), NEXT)


def test_a_draft_is_removed_by_the_next_publisher_only_if_nobody_writes_it(tmp_path: Path) -> None:
    left = tmp_path / "drafts" / "of-a-killed-one"
    left.mkdir(parents=True)
    with unfinished(tmp_path) as first:
        assert not left.exists()
        (first / "draft").touch()
        with unfinished(tmp_path) as second:
            assert first != second
            assert (first / "draft").exists()
        assert not second.exists()
    assert [path.name for path in (tmp_path / "drafts").iterdir()] == ["lock"]


def test_without_locks_a_draft_is_removed_when_it_is_a_day_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twinboard.store.unfinished.fcntl", None)
    old, young = (tmp_path / "drafts" / name for name in ("old", "young"))
    for path in (old, young):
        path.mkdir(parents=True)
    os.utime(old, (time.time() - 90_000,) * 2)
    with unfinished(tmp_path):
        assert (old.exists(), young.exists()) == (False, True)
