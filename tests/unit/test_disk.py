"""A disk that is full or refuses: nothing is half-written, what happened is said, and the store goes on afterwards."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import publishers
import pytest
from commands import Run
from left_stores import NEW, OLD, LeftStores, goes_on, look
from publishers import DONE, DONE_ALL_THE_SAME, REFUSED, ending, start
from workbooks import FACT, only, workbook

from twinboard.errors import NoRoom, NotWritable
from twinboard.intake import carry_out, propose
from twinboard.publish import trial
from twinboard.store import Store, audit

KILOBYTE = 1024

on_unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits and no such permissions")


class Disk:
    """A small file system of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def leave(self, free_bytes: int) -> None:
        """Fills it but for so much."""
        self.clear()
        found = os.statvfs(self.folder)
        (self.folder / "filling").write_bytes(bytes(found.f_bavail * found.f_frsize - free_bytes))

    def clear(self) -> None:
        (self.folder / "filling").unlink(missing_ok=True)


def mounted(folder: Path, options: str) -> None:
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("this system has no mount")
    if done.returncode:
        pytest.skip(f"a small file system cannot be mounted here: {done.stderr.strip()}")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted(folder, "size=8m")
    try:
        yield Disk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def files(home: Path) -> list[str]:
    return sorted(path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file())


def nothing_half_written(store: Store) -> None:
    assert [path.name for path in (store.home / "unfinished").iterdir()] in ([], ["lock"])
    assert {path.stem for path in (store.home / "versions").iterdir() if path.suffix != ".sha256"} == {
        f"{number:06}" for number in store.numbers()
    }


@pytest.mark.sweep
def test_publishing_on_a_full_disk_ends_in_the_old_version_or_the_new_one(left: LeftStores, disk: Disk) -> None:
    outcomes = []
    for free in range(0, 480, 40):
        store = Store(disk.folder / "store")
        shutil.copytree(left.store.home, store.home)
        disk.leave(free * KILOBYTE)
        try:
            carry_out(store, left.new, author="A", message="On a full disk")
        except NoRoom as error:
            outcomes.append(OLD)
            assert "There is no room left in the store" in str(error)
            assert "Free at least 1 MB there and try again. Nothing was published." in str(error)
        else:
            outcomes.append(NEW)
        nothing_half_written(store)
        assert look(store) == outcomes[-1]
        disk.clear()
        goes_on(store, left.next)
        store._close()
        shutil.rmtree(store.home)
    assert outcomes == sorted(outcomes)
    assert outcomes.count(OLD) > 5
    assert outcomes.count(NEW) > 2


def test_a_first_publication_on_a_full_disk_leaves_an_empty_store_or_version_1(left: LeftStores, disk: Disk) -> None:
    first = propose(Store(disk.folder / "store"), "first.xlsx", workbook())
    outcomes = []
    for free in range(0, 480, 60):
        store = Store(disk.folder / "store")
        disk.leave(free * KILOBYTE)
        try:
            outcomes.append(carry_out(store, first, author="A", message="First"))
        except NoRoom:
            outcomes.append(None)
        assert store.current() == outcomes[-1]
        store._close()
        shutil.rmtree(store.home, ignore_errors=True)
    assert outcomes[0] is None
    assert outcomes[-1] == 1


@pytest.mark.sweep
def test_the_command_says_that_the_disk_is_full_and_exits_2(left: LeftStores, disk: Disk) -> None:
    run = Run(disk.folder)
    shutil.copytree(left.store.home, run.home)
    sent = run.file("sent.xlsx", only(Facts=[{**FACT, "value": NEW}]))
    for free in (0, 100, 300):
        disk.leave(free * KILOBYTE)
        done = run.apart("publish", sent, "--author", "A", "--message", "M")
        assert done.returncode == 2
        assert done.stderr.startswith("There is no room left in the store")
        assert done.stderr.count("\n") == 1
        assert look(Store(run.home)) == OLD
    disk.clear()
    assert run.apart("publish", sent, "--author", "A", "--message", "M").returncode == 0
    assert look(Store(run.home)) == NEW


def test_a_received_file_is_kept_whole_or_not_at_all(disk: Disk) -> None:
    store = Store(disk.folder / "store")
    content = bytes(range(256)) * 400
    for free in range(0, 97, 16):
        disk.leave(free * KILOBYTE)
        with pytest.raises(NoRoom):
            store.keep_received(content, ".xlsx")
        assert files(store.home) in ([], ["unfinished/lock"])
    disk.clear()
    digest = store.keep_received(content, ".xlsx")
    assert (store.home / "received" / f"{digest}.xlsx").read_bytes() == content


@pytest.mark.sweep
def test_a_trial_in_a_full_folder_for_temporary_files_says_so(
    left: LeftStores, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(disk.folder))
    outcomes = []
    for free in range(0, 960, 64):
        disk.leave(free * KILOBYTE)
        try:
            with trial(left.store, 1, left.new.difference) as tried:
                outcomes.append(look(tried))
        except NoRoom as error:
            outcomes.append(OLD)
            assert error.message == "There is no room left in the folder for temporary files."
        assert [path.name for path in disk.folder.iterdir()] == ["filling"]
    assert outcomes == sorted(outcomes)
    assert set(outcomes) == {OLD, NEW}
    assert look(left.store) == OLD


def test_a_line_of_the_audit_that_finds_no_room_stops_nobody_and_spoils_no_other(
    disk: Disk, caplog: pytest.LogCaptureFixture
) -> None:
    home = disk.folder / "store"
    home.mkdir()
    audit.note(home, "let in", who="x" * 4000)
    disk.leave(0)
    audit.note(home, "refused", who="y" * 4000)
    assert "The audit cannot be written (No space left on device)" in caplog.text
    assert '"event": "refused"' in caplog.text
    disk.clear()
    audit.note(home, "refused", who="z")
    lines = (home / "audit.jsonl").read_text().splitlines()
    assert json.loads(lines[0])["event"] == "let in"
    assert json.loads(lines[-1])["who"] == "z"


def test_a_checksum_that_was_cut_short_spoils_no_later_one(left: LeftStores) -> None:
    store = left.copy(0)
    (store.home / "versions" / "000002.sha256").write_text("0123456789abcdef")
    goes_on(store, left.next)


@pytest.mark.parametrize("every", [7, pytest.param(1, marks=pytest.mark.sweep)])
def test_a_disk_that_is_full_at_any_one_call_leaves_the_old_version_or_the_new_one(
    left: LeftStores, every: int
) -> None:
    """On every machine, with the calls that write refused one by one."""
    for call in count(1, every):
        store = left.copy(call)
        code = ending(start(publishers.publish_refused_at, call, store.home, left.new))
        nothing_half_written(store)
        assert code in (DONE, REFUSED, DONE_ALL_THE_SAME)
        assert left.judge(store) in {OLD, NEW}
        if code == DONE:
            break
    assert call > 15


@pytest.mark.sweep
@on_unix
def test_files_that_may_not_grow_leave_the_old_version(left: LeftStores) -> None:
    """The limit of a process on the size of its files: refused by the system inside DuckDB too, on every machine."""
    codes = []
    for number, size in enumerate(range(0, 400 * KILOBYTE, 40 * KILOBYTE)):
        store = left.copy(number)
        codes.append(ending(start(publishers.publish_refused_at_size, size, store.home, left.new)))
        nothing_half_written(store)
        assert left.judge(store) == (NEW if codes[-1] == DONE else OLD)
    assert codes == sorted(codes, reverse=True)
    assert set(codes) == {REFUSED, DONE}


def test_a_store_on_a_read_only_disk_is_read_and_says_why_it_takes_nothing(left: LeftStores, disk: Disk) -> None:
    store = Store(disk.folder / "store")
    shutil.copytree(left.store.home, store.home)
    subprocess.run(["mount", "-o", "remount,ro", str(disk.folder)], check=True)
    with pytest.raises(NotWritable, match=r"The store cannot be written to\. .*Read-only file system\. Nothing was"):
        carry_out(store, left.new, author="A", message="M")
    audit.note(store.home, "refused", who="somebody")
    assert look(store) == OLD


@on_unix
def test_a_store_of_somebody_else_is_read_and_says_why_it_takes_nothing(left: LeftStores) -> None:
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        store = Store(Path(folder) / "store")
        shutil.copytree(left.store.home, store.home)
        look(store)
        for path in (store.home, *store.home.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        with somebody_else(), pytest.raises(NotWritable, match=r"Permission denied\. Nothing was published"):
            carry_out(store, left.new, author="A", message="M")
        assert look(store) == OLD
        for path in (store.home, *store.home.rglob("*")):
            path.chmod(0o755)


@contextmanager
def somebody_else() -> Iterator[None]:
    """Root may write everywhere, and so becomes nobody."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
