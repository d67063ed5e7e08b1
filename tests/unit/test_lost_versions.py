"""What is damaged, cut short or gone is never disguised, published over or renumbered; strays are left alone."""

import json
import logging
import shutil
from pathlib import Path

import pytest
from commands import Run
from conftest import publish
from damaged import (
    DAMAGES,
    Damage,
    alter,
    by_a_newer_release,
    cut,
    flip,
    folder,
    gone,
    gone_with_its_checksum,
    link_to_nothing,
    no_checksum,
    no_header_and_no_checksum,
    vouch,
)
from starlette.applications import Starlette
from starlette.testclient import TestClient
from workbooks import FACT, only, workbook

from twinboard.charts import Chart
from twinboard.documents.document import CodeFound, Document
from twinboard.drawing import chart_at
from twinboard.errors import DamagedVersion, MissingVersion, NewerRelease, NoStore, NothingReadable, OtherVersion
from twinboard.intake import propose
from twinboard.models import Reference
from twinboard.papers.checking.checked import checked_charts
from twinboard.publish import restore
from twinboard.settings import SHIPPED_WORKBOOK
from twinboard.store import Store, audit, code_lines
from twinboard.store.codes import code_of, given_code, named_by
from twinboard.store.condition import faults
from twinboard.store.disk import append_line
from twinboard.store.standing import is_new
from twinboard.ui.answers import ask_at
from twinboard.ui.papers import file_routes
from twinboard.ui.serving.health import ROUTE, health

OFTEN = [flip, gone, no_checksum, gone_with_its_checksum, no_header_and_no_checksum]
BEFALLS = [
    *OFTEN,
    *(pytest.param(each, marks=pytest.mark.sweep) for each in (*DAMAGES, folder, link_to_nothing) if each not in OFTEN),
]
SHIPPED = SHIPPED_WORKBOOK.name


def path_of(store: Store, number: int) -> Path:
    return store.home / "versions" / f"{number:06}.duckdb"


def next_value(store: Store, value: int) -> int | None:
    return publish(store, only(Facts=[{**FACT, "value": value}]))


@pytest.fixture
def run(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Commands on the store of the test; `serve` says what it says and stops."""
    monkeypatch.setattr("twinboard.ui.serving.server.start", lambda port, address: None)
    monkeypatch.setattr("twinboard.ui.officers.access.needs_approval", lambda: False)
    found = Run(tmp_path)
    assert found.home == store.home
    return found


def words_of(store: Store) -> str:
    """What the chart of jobs says at version 3."""
    chart = chart_at(store.home, Reference("jobs_by_employer", (), 3))
    assert isinstance(chart, Chart)
    return chart.drawing.alt


def bytes_of(store: Store) -> dict[str, bytes]:
    files = (path for path in store.home.rglob("*") if path.is_file() and path.name != "lock")
    return {path.relative_to(store.home).as_posix(): path.read_bytes() for path in files}


@pytest.mark.thinned(2)
@pytest.mark.parametrize("damage", BEFALLS)
def test_nothing_is_published_over_versions_of_which_none_can_be_read(three: Store, run: Run, damage: Damage) -> None:
    for number in three.numbers():
        damage(path_of(three, number))
    before = bytes_of(three)
    served = run("serve", "--with-shipped-data")
    assert SHIPPED not in served.stdout
    for number in (1, 2, 3):
        assert f"versions/{number:06}.duckdb: " in served.stderr
    assert served.stderr.count("To do: ") >= 3
    sent = run.publish(workbook())
    assert (sent.returncode, "No version of this store can be read" in sent.stderr) == (2, True)
    assert "python -m twinboard doctor" in sent.stderr
    with pytest.raises(NothingReadable):
        three.publish(None, lambda writing: None)
    assert bytes_of(three) == before
    assert run("check", run.file("x.xlsx", workbook())).returncode == 2


@pytest.mark.parametrize("name", ["000001.duckdb", "000777.duckdb", "notes.txt", "000001.duckdb.part", ".DS_Store"])
def test_no_history_begins_where_a_file_stands_among_the_versions(store: Store, run: Run, name: str) -> None:
    (store.home / "versions").mkdir(parents=True)
    (store.home / "versions" / name).write_bytes(b"something")
    assert SHIPPED not in run("serve", "--with-shipped-data").stdout
    assert run.publish(workbook()).returncode == 2
    assert [path.name for path in (store.home / "versions").iterdir()] == [name]
    assert f"versions/{name}" in run("doctor").stdout


@pytest.mark.parametrize("kept", ["codes.jsonl", "numbers.jsonl"])
def test_no_history_begins_where_codes_or_numbers_tell_of_versions(three: Store, run: Run, kept: str) -> None:
    code_of(three.home, Reference("jobs_by_employer", (), 3))
    shutil.rmtree(three.home / "versions")
    (three.home / ({"codes.jsonl", "numbers.jsonl"} - {kept}).pop()).unlink()
    assert SHIPPED not in run("serve", "--with-shipped-data").stdout
    assert "The file of version 3 is missing." in run.publish(workbook()).stderr
    assert not three.numbers()


def test_the_shipped_workbook_is_published_where_it_is_asked_for_and_the_store_is_new(store: Store, run: Run) -> None:
    audit.note(store.home, "refused", who="somebody")
    plain = run("serve")
    assert "There is no store here." in plain.stderr
    assert str(store.home) in plain.stderr
    assert not store.home.exists()
    assert (
        f"Published {SHIPPED} as version 1 of a new store: {store.home}" in run("serve", "--with-shipped-data").stdout
    )
    assert "Published" not in run("serve", "--with-shipped-data").stdout
    assert store.numbers() == (1,)


@pytest.mark.thinned(2)
@pytest.mark.parametrize(("damage", "says"), DAMAGES.items())
def test_a_current_version_that_is_lost_is_said_and_its_number_not_used_again(
    three: Store, damage: Damage, says: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(path_of(three, 3))
    standing = three.standing()
    assert (standing.current, standing.newest, standing.says) == (2, 3, says.format(3))
    assert says.format(3) in caplog.text
    assert three.amiss(3) == says.format(3)
    monkeypatch.setenv("TWINBOARD_HOME", str(three.home))
    told = health()
    assert (told["status"], told["version"], told["newest_published"], told["is_newest"]) == ("damaged", 2, 3, False)
    assert str(three.home) not in json.dumps(told)
    assert [fault.number for fault in faults(three.home) if fault.is_of_a_version] == [3]
    assert next_value(three, 140) == 4
    assert three.standing().lost == ()


@pytest.mark.parametrize("damage", [cut, gone, *(pytest.param(each, marks=pytest.mark.sweep) for each in DAMAGES)])
def test_what_befalls_a_version_while_the_server_runs_is_noticed_and_so_is_its_return(
    three: Store, damage: Damage, tmp_path: Path
) -> None:
    assert float(three.ask("evidence/facts")["value"][0]) == 130
    shutil.copytree(three.home / "versions", tmp_path / "backup")
    damage(path_of(three, 3))
    assert (three.current(), float(three.ask("evidence/facts")["value"][0])) == (2, 120)
    with pytest.raises((DamagedVersion, MissingVersion)):
        three.ask("evidence/facts", version=3)
    for suffix in (".duckdb", ".sha256"):
        shutil.copy(tmp_path / "backup" / f"000003{suffix}", three.home / "versions" / f"back{suffix}")
        (three.home / "versions" / f"back{suffix}").replace(three.home / "versions" / f"000003{suffix}")
    assert (three.standing().lost, float(three.ask("evidence/facts")["value"][0])) == ((), 130)


def test_the_log_hears_of_a_lost_version_once(three: Store, caplog: pytest.LogCaptureFixture) -> None:
    flip(path_of(three, 3))
    for _ in range(3):
        three.current()
    assert caplog.text.count("The file of version 3 is damaged. Version 2 is shown.") == 1


def test_what_an_older_backup_lacks_is_not_numbered_again(three: Store) -> None:
    jobs = Reference("jobs_by_employer", (), 3)
    code = code_of(three.home, jobs)
    for kept in ("numbers.jsonl", "codes.jsonl"):
        other = three.home.parent / kept
        shutil.copytree(three.home, other)
        gone_with_its_checksum(other / "versions" / "000003.duckdb")
        (other / ({"numbers.jsonl", "codes.jsonl"} - {kept}).pop()).unlink()
        assert Store(other).standing().newest == 3
        assert next_value(Store(other), 99) == 4
    assert named_by(three.home, code) == jobs


def test_a_checksum_alone_keeps_the_number_of_its_version(three: Store) -> None:
    (three.home / "numbers.jsonl").unlink()
    gone(path_of(three, 3))
    assert next_value(three, 140) == 4


def test_a_store_of_an_earlier_release_records_its_numbers_once_it_is_published_to(three: Store) -> None:
    (three.home / "numbers.jsonl").unlink()
    assert next_value(three, 140) == 4
    for number in (3, 4):
        gone_with_its_checksum(path_of(three, number))
    assert three.standing().newest == 4


def test_a_code_refuses_another_file_under_the_number_of_its_version(three: Store, tmp_path: Path) -> None:
    jobs = Reference("jobs_by_employer", (), 3)
    code = code_of(three.home, jobs)
    assert json.loads((three.home / "codes.jsonl").read_bytes())["sha256"] == three.seal(3) != ""
    other = Store(tmp_path / "other")
    publish(other, workbook())
    next_value(other, 13299)
    next_value(other, 5)
    for suffix in (".duckdb", ".sha256"):
        path_of(three, 3).with_suffix(suffix).unlink()
        shutil.copy(path_of(other, 3).with_suffix(suffix), three.home / "versions")
    with pytest.raises(OtherVersion, match=f"The code {code} was given for another version 3"):
        named_by(three.home, code)
    assert given_code(three.home, jobs) is None
    assert code_of(three.home, jobs) != code
    assert ("codes.jsonl", "codes-of-another", 3) in [(one.file, one.kind, one.number) for one in faults(three.home)]


def test_a_code_of_an_earlier_release_is_read_as_it_was(three: Store) -> None:
    line = {"code": "TB-7F3K", "chart": "jobs_by_employer", "parameters": [], "version": 2}
    code_lines.path_of(three.home).write_text(json.dumps(line) + "\n")
    reference = Reference("jobs_by_employer", (), 2)
    assert (named_by(three.home, "TB-7F3K"), code_of(three.home, reference)) == (reference, "TB-7F3K")
    assert faults(three.home) == ()


def test_a_store_of_a_newer_release_is_read_and_never_written_to(three: Store, run: Run) -> None:
    by_a_newer_release(path_of(three, 3))
    before = bytes_of(three)
    assert float(three.ask("evidence/facts")["value"][0]) == 130
    for call in (
        lambda: propose(three, "x.xlsx", workbook()),
        lambda: restore(three, 1, author="A", message="M"),
        lambda: three.publish(3, lambda writing: None),
    ):
        with pytest.raises(NewerRelease, match="written by a newer release"):
            call()
    sent = run.publish(workbook())
    assert (sent.returncode, "0099_mood" in sent.stderr) == (2, True)
    done = run("doctor")
    assert (done.returncode, "Version 3 was published by a newer release." in done.stdout) == (1, True)
    assert bytes_of(three) == before


def test_a_version_that_this_release_cannot_open_is_not_published_past(three: Store) -> None:
    path_of(three, 3).chmod(0o644)
    path_of(three, 3).write_bytes(bytes(20000))
    vouch(path_of(three, 3))
    assert three.standing().says == "This release cannot open version 3."
    with pytest.raises(NewerRelease):
        three.base()


STRAYS = {
    "a copy": lambda three, stray: shutil.copy(path_of(three, 3), stray),
    "a copy with a checksum": lambda three, stray: (shutil.copy(path_of(three, 3), stray), vouch(stray)),
    "no database": lambda three, stray: stray.write_bytes(b"something"),
    "no database with a checksum": lambda three, stray: (
        stray.write_bytes(b"some"),
        vouch(stray),
        stray.write_bytes(b""),
    ),
    "nothing": lambda three, stray: stray.write_bytes(b""),
    "a folder": lambda three, stray: stray.mkdir(),
    "a checksum alone": lambda three, stray: (stray.write_bytes(b"some"), vouch(stray), stray.unlink()),
}


@pytest.mark.thinned(3)
@pytest.mark.parametrize("number", [4, pytest.param(777, marks=pytest.mark.sweep), 999999])
@pytest.mark.parametrize("kind", STRAYS)
def test_a_stray_file_is_no_version_and_raises_no_number(three: Store, number: int, kind: str) -> None:
    stray = path_of(three, number)
    STRAYS[kind](three, stray)
    by_name_alone = kind in ("a checksum alone", "no database with a checksum") and number < 1000
    assert three.current() == 3
    if not by_name_alone:
        assert (three.numbers(), three.standing().lost) == ((1, 2, 3), ())
    assert any(fault.file.startswith(f"versions/{number:06}.") for fault in faults(three.home))
    made = next_value(three, 140)
    assert made is not None
    assert made == (number + 1 if by_name_alone else 5 if number == 4 else 4)
    assert three.current() == made


def test_a_folder_that_the_system_refuses_is_never_taken_for_an_empty_one(
    three: Store, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> frozenset[str]:
        raise NoStore("The store cannot be read.", detail=f"{folder}: Permission denied.")

    monkeypatch.setattr("twinboard.store.standing.names", refuse)
    with pytest.raises(NoStore):
        is_new(three.home)
    assert SHIPPED not in run("serve", "--with-shipped-data").stdout
    assert "Permission denied" in run("doctor").stdout


def test_a_file_in_place_of_the_versions_is_not_an_empty_folder(store: Store, run: Run) -> None:
    store.home.mkdir()
    (store.home / "versions").write_text("")
    assert SHIPPED not in run("serve", "--with-shipped-data").stdout
    assert "The store cannot be read." in run("doctor").stdout
    assert "The store cannot be read." in run.publish(workbook()).stderr


def test_of_a_file_put_in_place_of_a_version_nothing_is_answered_from_what_was_kept(
    three: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWINBOARD_HOME", str(three.home))
    assert (ask_at(3, "evidence/facts")[0]["value"], "130" in words_of(three)) == (130, True)
    alter(path_of(three, 3), "update facts set value = 131")
    assert three.current() == 3
    assert (ask_at(3, "evidence/facts")[0]["value"], "131" in words_of(three)) == (131, True)


def test_the_health_route_answers_503_where_nothing_can_be_shown(three: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWINBOARD_HOME", str(three.home))
    with TestClient(Starlette(routes=[ROUTE, *file_routes.ROUTES])) as client:
        assert (client.get("/health").status_code, client.get("/health").json()["status"]) == (200, "ok")
        flip(path_of(three, 3))
        assert client.get("/chart/jobs_by_employer.csv?version=3").status_code == 503
        told = client.get("/health")
        assert (told.status_code, told.json()["version"]) == (200, 2)
        for number in (1, 2):
            gone(path_of(three, number))
        told = client.get("/health")
        assert (told.status_code, told.json()["status"]) == (503, "nothing to show")
        refused = client.get("/data/everything.csv")
        assert (refused.status_code, "No version of this store can be read." in refused.text) == (503, True)
        assert str(three.home) not in told.text + refused.text


def test_a_paper_with_a_code_of_another_file_is_told_so(three: Store) -> None:
    code = code_of(three.home, Reference("jobs_by_employer", (), 2))
    alter(path_of(three, 2), "update facts set value = 121")
    [found] = checked_charts(three.home, Document(marks=(CodeFound(code, "page 1"),)), 3)
    assert (found.standing, found.compared) == ("unknown", None)
    assert "was given for another version 2 than the one that is here now." in found.trouble


def test_a_first_publication_that_was_killed_leaves_the_store_new(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(file: Path, path: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("twinboard.store.versions._take_name", killed)
        with pytest.raises(KeyboardInterrupt):
            publish(store, workbook())
    assert (store.home / "versions" / "000001.sha256").exists()
    assert is_new(store.home)
    assert faults(store.home) == ()
    assert publish(store, workbook()) == 1


def test_doctor_finds_nothing_in_a_sound_store_and_says_so(three: Store, run: Run) -> None:
    done = run("doctor")
    assert (done.returncode, "Nothing is wrong. Version 3 is shown" in done.stdout) == (0, True)
    told = json.loads(run("doctor", "--format", "json").stdout)
    assert told == {
        "store": str(three.home), "version": 3, "newest_published": 3, "cannot_publish": None, "faults": [],
    }  # fmt: skip


def test_doctor_names_a_file_of_each_kind_with_what_it_means_and_what_to_do(three: Store, run: Run) -> None:
    flip(path_of(three, 3))
    cut(path_of(three, 2))
    no_checksum(path_of(three, 1))
    (three.home / "versions" / "notes.txt").write_text("a note")
    (three.home / "codes.jsonl").write_text('{"code": \n')
    append_line(three.home / "numbers.jsonl", "[]")
    (three.home / "drafts").mkdir()
    (three.home / "drafts" / f"{'0' * 32}.json").write_text('{"id"')
    (three.home / "received" / "readme.txt").write_text("hello")
    done = run("doctor")
    assert done.returncode == 1
    told = json.loads(run("doctor", "--format", "json").stdout)
    assert {(fault["file"], fault["kind"]) for fault in told["faults"]} >= {
        ("versions/000003.duckdb", "damaged"),
        ("versions/000002.duckdb", "cut-short"),
        ("versions/000001.duckdb", "no-checksum"),
        ("versions/notes.txt", "foreign"),
        ("codes.jsonl", "lines-unreadable"),
        ("numbers.jsonl", "lines-unreadable"),
        (f"drafts/{'0' * 32}.json", "draft-unreadable"),
    }
    for fault in told["faults"]:
        assert fault["file"] in done.stdout
        assert all(fault[each] and "{" not in fault[each] for each in ("says", "means", "remedy"))


def test_the_advice_of_doctor_for_a_lost_checksum_works(three: Store, run: Run) -> None:
    no_checksum(path_of(three, 3))
    [advice] = [fault.remedy for fault in faults(three.home)]
    assert "sha256sum 000003.duckdb > 000003.sha256" in advice
    vouch(path_of(three, 3))
    assert run("doctor").returncode == 0


@pytest.mark.parametrize("gone_to", ["nothing", "an empty folder", "a file"])
def test_a_store_that_is_not_there_is_not_taken_for_one_without_versions(
    store: Store, run: Run, monkeypatch: pytest.MonkeyPatch, gone_to: str
) -> None:
    if gone_to == "an empty folder":
        store.home.mkdir(parents=True)
    if gone_to == "a file":
        store.home.write_text("")
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    told = health()
    assert (told["status"], told["version"]) == ("nothing to show", None)
    assert "Nothing is published yet" not in run("history").stderr
    done = run("doctor")
    assert (done.returncode, "To do: " in done.stdout) == (1, True)


def test_a_store_that_was_begun_and_holds_nothing_is_not_amiss(store: Store, run: Run) -> None:
    (store.home / "versions").mkdir(parents=True)
    done = run("doctor")
    assert (done.returncode, "Nothing is published yet." in done.stdout) == (0, True)
    assert run("history").stderr.startswith("Nothing is published yet.")


def test_the_log_is_not_asked_for_what_doctor_says(three: Store, run: Run, caplog: pytest.LogCaptureFixture) -> None:
    flip(path_of(three, 3))
    with caplog.at_level(logging.WARNING):
        run("doctor")
    assert caplog.text == ""
