"""A file is read in a process of its own: whatever ends that process is one message, and the server goes on."""

import math
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from typing import Any

import pytest
from hostile import packed, xlsx
from papers import docx, paragraph
from workbooks import workbook

from twinboard.errors import Busy, UnreadableFile
from twinboard.lane import visited_by
from twinboard.models import Finding, Shown, Table
from twinboard.reading import apart, wire
from twinboard.reading.apart import READERS, Limits, read_apart, try_apart
from twinboard.reading.document_apart import read_document_apart
from twinboard.reading.trial import main
from twinboard.settings import ROOT
from twinboard.store import Store
from twinboard.workbook.read import read_workbook

LARGE = xlsx(b"".join(b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (n, n, n) for n in range(1, 300_000)))


Children = Callable[[], list[int]]


def running() -> set[int]:
    """The processes that this one has started and that still run; a thread may end while its own are read."""
    found = set[int]()
    for task in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
        with suppress(OSError):
            found.update(map(int, task.read_text("ascii").split()))
    return found


@pytest.fixture
def children() -> Children:
    """Lists the processes that the test has started and that still run: a browser of other tests is none of them."""
    before = running()
    return lambda: sorted(running() - before)


def test_tables_come_back_as_they_were_read() -> None:
    assert read_apart(workbook(), "sent.xlsx") == tuple(
        replace(one, rows=[tuple(row) for row in one.rows]) for one in read_workbook(workbook())
    )


def test_what_cells_show_comes_back_with_their_places() -> None:
    odd = Shown("112%"), Shown("Nov-18", "2018-11"), Shown("", raised="1", struck="12", link="https://example.org/")
    tables = [
        Table("Facts", ["a"], [(1,), (2,)], shown=dict(zip([(1, 0), (2, 0), (7, 300)], odd, strict=True))),
        Table("Plain", ["a"], [(1,)], shown={}),
        Table("Unseen", ["a"], [(1,)], shown=None),
    ]
    assert [one.shown for one in wire.decode(wire.encode(tables))] == [one.shown for one in tables]


def test_every_type_of_value_keeps_its_type_on_the_way() -> None:
    day, moment = date(2020, 1, 31), datetime(2020, 1, 31, 12, 30, 15, 250)
    rows = [
        ("text", 1.0, day, moment, 1.5, True),
        ("", 2.25, day, clock(9, 5), "over 3,000", False),
        ("Xi’an 😜", -0.1, day, timedelta(days=3, microseconds=7), math.inf, None),
    ]
    table = Table("Any", ["a", 2.0, day, None, "", True], rows, 3, 1, (Finding("error-in-cell", "B7", "#REF!"),))
    [back] = wire.decode(wire.encode([table]))
    assert back == table
    assert [list(map(type, row)) for row in back.rows] == [list(map(type, row)) for row in rows]


@pytest.mark.parametrize("rows", [[], [()], [(), ()]])
def test_a_table_without_values_keeps_its_rows(rows: list[tuple[()]]) -> None:
    table = Table("Empty", [], rows)
    assert wire.decode(wire.encode([table])) == (table,)


def test_a_refusal_of_the_child_is_raised_with_its_hint() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_apart(b"%PDF-1.7", "sent.pdf")
    assert (caught.value.message, caught.value.hint[:4]) == ("This file is a PDF, not a workbook.", "Send")


@pytest.mark.thinned(3)
@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(wall_seconds=0.02), "longer"),
        (Limits(cpu_seconds=0), "longer"),
        (Limits(memory_bytes=100 * 2**20), "memory"),
    ],
)
def test_a_limit_that_is_met_is_one_message_and_leaves_nothing_running(
    limits: Limits, words: str, children: Children
) -> None:
    outcome = try_apart(LARGE, "large.xlsx", limits)
    assert outcome.refused
    assert words in outcome.refused.message
    assert outcome.refused.hint
    assert children() == []


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("import os; os.abort()", "stopped its reader"),
        ("import os; os.kill(os.getpid(), 9)", "memory"),
        ("import os; os.kill(os.getpid(), 11)", "stopped its reader"),
        ("raise BaseException('a panic')", "stopped its reader"),
        ("print('nonsense')", "stopped its reader"),
        ("print('[]')", "stopped its reader"),
        ('print(\'{"refused": null, "peak_bytes": 1}\\n{}\')', "stopped its reader"),
        ("", "stopped its reader"),
        ("import time; time.sleep(60)", "longer"),
    ],
)
def test_whatever_ends_the_child_is_one_message(
    monkeypatch: pytest.MonkeyPatch, ending: str, words: str, children: Children
) -> None:
    started = subprocess.Popen

    def start(command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        return started([sys.executable, "-c", ending], **options)

    monkeypatch.setattr(apart.subprocess, "Popen", start)
    outcome = try_apart(workbook(), "sent.xlsx", Limits(wall_seconds=2))
    assert outcome.refused
    assert words in outcome.refused.message
    assert children() == []


def test_a_panic_of_the_values_reader_ends_the_child_alone() -> None:
    """A cell far beyond the sheet makes it reserve more than there is; here the look before it is left out."""
    far = xlsx(b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    read = "c.load_workbook(io.BytesIO(sys.stdin.buffer.read())).get_sheet_by_index(0)"
    call = [sys.executable, "-c", f"import sys, io, python_calamine as c; {read}"]
    done = subprocess.run(call, input=far, capture_output=True, check=False)
    assert "memory" in str(apart._ended(done.returncode, done.stderr, apart.WORKBOOK).refused)


def test_a_file_that_swells_is_refused_with_little_memory() -> None:
    outcome = try_apart(packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": bytes(200 * 2**20)}))
    assert outcome.refused
    assert "unpacks" in outcome.refused.message
    assert 0 < outcome.peak_bytes < 100 * 2**20


def test_no_more_than_two_children_read_at_once(children: Children) -> None:
    most, done = 0, threading.Event()

    def watch() -> None:
        nonlocal most
        while not done.is_set():
            most = max(most, len(children()))
            time.sleep(0.005)

    watcher = threading.Thread(target=watch)
    watcher.start()
    with ThreadPoolExecutor(6) as pool:
        read = list(pool.map(lambda _: read_apart(workbook(), "sent.xlsx"), range(6)))
    done.set()
    watcher.join()
    assert len(read) == 6
    assert 1 <= most <= 2


def test_officers_do_not_wait_for_what_readers_send() -> None:
    with visited_by("a reader"), READERS.place():
        assert try_apart(workbook(), "sent.xlsx").tables
        with pytest.raises(Busy, match="Others are having files read"):
            read_document_apart(docx(paragraph("A paper")), "paper.docx", lane=READERS)


def test_of_a_reader_who_leaves_the_child_is_ended(children: Children, monkeypatch: pytest.MonkeyPatch) -> None:
    started, seen = subprocess.Popen, list[int]()

    def start(command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        return started([sys.executable, "-c", "import time; time.sleep(60)"], **options)

    def has_left() -> bool:
        seen.append(len(children()))
        return len(seen) > 2

    monkeypatch.setattr(apart.subprocess, "Popen", start)
    begun = time.monotonic()
    with pytest.raises(UnreadableFile):
        read_document_apart(docx(paragraph("A paper")), "paper.docx", lane=READERS, has_left=has_left)
    assert max(seen) == 1 and children() == []
    assert time.monotonic() - begun < 20


def test_a_large_file_that_waits_for_its_reader_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    started, sent = subprocess.Popen, b"Facts\n" + b"a,b\n" * 100_000
    late = (
        "import sys, time, runpy; time.sleep(1); runpy.run_module(sys.argv.pop(1), run_name='__main__', alter_sys=True)"
    )

    def start(command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        return started([command[0], "-c", late, *command[2:]], **options)

    monkeypatch.setattr(apart.subprocess, "Popen", start)
    [table] = read_apart(sent, "Facts.csv")
    assert len(table.rows) >= 99_999


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    for content in (workbook(), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"a,b\n1,2\n"):
        try_apart(content, "sent")
    assert list(tmp_path.iterdir()) == []


def test_the_child_imports_nothing_heavy() -> None:
    code = "import sys, twinboard.reading.task_read; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert not {"streamlit", "duckdb", "plotly", "pandas", "numpy", "openpyxl"} & set(loaded.split())


def test_the_trial_prints_a_line_for_each_file_and_that_the_parent_is_alive(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "good.xlsx").write_bytes(workbook())
    (tmp_path / "bad.xlsx").write_bytes(b"")
    assert main([str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "good.xlsx" in said
    assert "This file is empty. Choose the workbook again." in said
    assert "2 files: 1 read, 1 refused" in said
    assert "The parent process is alive" in said


def test_the_trial_asks_for_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nowhere"]) == 2
    assert "Name a folder" in capsys.readouterr().err


@pytest.mark.parametrize("command", [("check",), ("publish", "--author", "A", "--message", "M")])
def test_the_command_line_refuses_with_message_and_hint(tmp_path: Path, command: tuple[str, ...]) -> None:
    far = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    path = tmp_path / "far.xlsx"
    path.write_bytes(xlsx(far))
    home = {**os.environ, "TWINBOARD_HOME": str(tmp_path / "store")}
    call = [sys.executable, "-m", "twinboard", command[0], str(path), *command[1:]]
    done = subprocess.run(call, cwd=ROOT, env=home, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "more than 5,000,000 cells. Delete stray cells" in done.stderr
    assert "Traceback" not in done.stderr
    assert Store(tmp_path / "store").current() is None
