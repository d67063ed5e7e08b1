"""A code names one chart at one version, for ever: in every process, after a crash, on a store put in its place."""

import json
import re
import shutil
from datetime import date
from itertools import product
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest
from conftest import publish, publishing_on
from publishers import CONTEXT, ending, start
from workbooks import workbook

from twinboard import codes as forms
from twinboard.errors import NotWritable
from twinboard.models import Reference
from twinboard.store import Store, code_lines, codes, shared
from twinboard.store.codes import code_of, named_by

JOBS = Reference("jobs_by_employer", (("partner", "toyota-city"),), 1)
VISITS = Reference("visits_over_time", (), 1)
FEW_SIGNS = "01" * 16
"""In place of the 32 signs: only 16 codes of four signs are possible, so that most charts meet another’s."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codes, "ALPHABET", FEW_SIGNS)


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing has been read yet, as in a process that has just begun."""
    monkeypatch.setattr(code_lines, "_known", {})


def lines(home: Path) -> list[bytes]:
    return (home / "codes.jsonl").read_bytes().splitlines()


def many(count: int) -> list[Reference]:
    return [Reference(f"chart_{number}", (("partner", "Xi’an"),), number % 3 + 1) for number in range(count)]


def give(home: Path, references: list[Reference], others: Barrier, signs: str) -> None:
    """What one of several processes does: all are ready before the first gives a code."""
    codes.ALPHABET = signs
    others.wait(60)
    for reference in references:
        assert named_by(home, code_of(home, reference)) == reference


def test_a_chart_has_the_same_code_whenever_it_is_asked_for(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = code_of(home, JOBS)
    assert code_of(home, JOBS) == code
    forget(monkeypatch)
    assert code_of(home, JOBS) == code
    assert len(lines(home)) == 1


def test_a_code_is_short_and_can_be_read_out(home: Path) -> None:
    found = [code_of(home, reference) for reference in many(50)]
    assert all(re.fullmatch(r"TB-[0-9A-HJKMNP-TV-Z]{4,8}", code) for code in found)
    assert sum(len(code) == 7 for code in found) > 45
    assert [forms.normal_code(code.lower()) for code in found] == found


def test_chart_filters_and_version_each_make_another_code(home: Path) -> None:
    charts, filters, versions = ("a", "b"), ((), (("partner", "x"),), (("partner", "x"), ("strand", "y"))), (1, 2)
    every = [Reference(*each) for each in product(charts, filters, versions)]
    found = {code_of(home, reference): reference for reference in every}
    assert len(found) == len(every)
    assert {code: named_by(home, code) for code in found} == found


def test_a_store_begun_anew_gives_other_codes_and_a_copy_of_it_the_same(small: Store, tmp_path: Path) -> None:
    code = code_of(small.home, JOBS)
    shutil.copytree(small.home / "versions", tmp_path / "copy" / "versions")
    assert code_of(tmp_path / "copy", JOBS) == code
    with publishing_on(date(2026, 1, 1)):
        publish(Store(tmp_path / "anew"), workbook())
    assert code_of(tmp_path / "anew", JOBS) != code


def test_what_was_never_given_names_nothing(home: Path) -> None:
    assert named_by(home, "TB-7F3K") is None
    code_of(home, JOBS)
    assert [named_by(home, code) for code in ("", "TB-", "nonsense", "TB-0000")] == [None] * 4


def test_two_charts_never_share_a_code_however_few_there_are(
    few: None, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = many(40)
    found = {code_of(home, reference): reference for reference in every}
    assert len(found) == 40
    assert max(map(len, found)) > 7
    forget(monkeypatch)
    assert {code: named_by(home, code) for code in found} == found
    assert [code_of(home, reference) for reference in every] == list(found)


def test_where_no_code_is_left_it_is_said_and_nothing_is_written(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codes, "ALPHABET", "0" * 32)
    for reference in many(5):
        code_of(home, reference)
    with pytest.raises(NotWritable, match="no code left"):
        code_of(home, JOBS)
    assert len(lines(home)) == 5


@pytest.mark.sweep
def test_processes_that_give_codes_at_the_same_moment_agree_and_lose_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = many(48)
    others = CONTEXT.Barrier(4)
    turned = (every, every[::-1], every[24:] + every[:24], every[::2] + every[1::2])
    processes = [start(give, home, references, others, FEW_SIGNS) for references in turned]
    assert [ending(process) for process in processes] == [0] * 4
    written = len(lines(home))
    monkeypatch.setattr(codes, "ALPHABET", FEW_SIGNS)
    found = [code_of(home, reference) for reference in every]
    assert len(lines(home)) == written
    assert len(set(found)) == 48
    assert [named_by(home, code) for code in found] == every


def test_of_two_that_gave_one_code_at_once_the_first_line_counts(home: Path) -> None:
    code = code_of(home, JOBS)
    told = {"code": code, "chart": "visits_over_time", "parameters": [], "version": 1}
    with (home / "codes.jsonl").open("a") as file:
        file.write(json.dumps(told) + "\n")
    longer = code_of(home, VISITS)
    assert named_by(home, code) == JOBS
    assert (named_by(home, longer), longer != code) == (VISITS, True)


def test_what_another_process_gave_is_found_without_starting_anew(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code_of(home, JOBS)
    own = code_lines._known
    forget(monkeypatch)
    code = code_of(home, VISITS)
    monkeypatch.setattr(code_lines, "_known", own)
    assert named_by(home, code) == VISITS
    assert (code_of(home, VISITS), len(lines(home))) == (code, 2)


def test_a_last_line_cut_short_is_passed_over_and_what_follows_is_kept(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs, visits = code_of(home, JOBS), code_of(home, VISITS)
    path = home / "codes.jsonl"
    path.write_bytes(path.read_bytes()[:-20])
    assert named_by(home, visits) is None
    assert code_of(home, VISITS) == visits
    for known in ("as before", "anew"):
        assert (named_by(home, jobs), named_by(home, visits)) == (JOBS, VISITS), known
        forget(monkeypatch)


@pytest.mark.parametrize(
    "nonsense",
    [
        b"",
        b"nonsense",
        b"\xff\xfe\x00",
        b"null",
        b"[]",
        b'"TB-7F3K"',
        b"{}",
        b"[" * 100_000,
        b'{"code": "TB-7F3K", "chart": "a", "parameters": 3, "version": 1}',
        b'{"code": "TB-7F3K", "chart": "a", "parameters": ["partner"], "version": 1}',
        b'{"code": "TB-7F3K", "chart": "a", "parameters": [], "version": "first"}',
        b'{"code": "TB-7F3K", "chart": ["a"], "parameters": [], "version": 1}',
        b'{"code": ["TB-7F3K"], "chart": "a", "parameters": [], "version": 1}',
        b'{"code": "a word", "chart": "a", "parameters": [], "version": 1}',
    ],
    ids=lambda line: line[:70].decode("latin-1"),
)
def test_a_line_that_is_none_of_ours_is_passed_over(home: Path, nonsense: bytes) -> None:
    jobs = code_of(home, JOBS)
    with (home / "codes.jsonl").open("ab") as file:
        file.write(nonsense + b"\n")
    visits = code_of(home, VISITS)
    assert (named_by(home, jobs), named_by(home, visits)) == (JOBS, VISITS)
    assert named_by(home, "TB-7F3K") is None


@pytest.mark.parametrize("others", [[VISITS], [VISITS, *many(9)], [Reference("jobs_by_employer", (), 10), JOBS]])
def test_another_store_put_in_its_place_is_noticed(
    home: Path, tmp_path_factory: pytest.TempPathFactory, others: list[Reference]
) -> None:
    before = [code_of(home, reference) for reference in (JOBS, *many(2))]
    other = tmp_path_factory.mktemp("other")
    given = {code_of(other, reference): reference for reference in others}
    (other / "codes.jsonl").replace(home / "codes.jsonl")
    assert {code: named_by(home, code) for code in given} == given
    assert [named_by(home, code) for code in before if code not in given] == [None] * len({*before} - {*given})
    assert named_by(home, code_of(home, JOBS)) == JOBS
    assert len(lines(home)) == len({*others, JOBS})


def test_an_emptied_store_gives_the_codes_anew(home: Path) -> None:
    code = code_of(home, JOBS)
    (home / "codes.jsonl").unlink()
    assert named_by(home, code) is None
    assert (code_of(home, JOBS), len(lines(home))) == (code, 1)


def test_a_store_that_cannot_be_written_says_so_and_still_knows_its_codes(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = code_of(home, JOBS)

    def refuse(path: Path, line: str) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(shared, "append_line", refuse)
        with pytest.raises(NotWritable) as refused:
            code_of(home, VISITS)
        assert str(refused.value) == (
            "The store cannot be written to. The system says: Permission denied. No code was given."
        )
        assert (code_of(home, JOBS), named_by(home, code)) == (code, JOBS)
    assert named_by(home, code_of(home, VISITS)) == VISITS


def test_a_folder_in_place_of_the_file_is_an_error_that_says_so(home: Path) -> None:
    (home / "codes.jsonl").mkdir()
    assert named_by(home, "TB-7F3K") is None
    with pytest.raises(NotWritable, match="cannot be written to"):
        code_of(home, JOBS)
