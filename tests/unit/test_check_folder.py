"""What an officer is told of files from everywhere: few lines, errors first, and no advice about what nobody reads."""

import os
from pathlib import Path

import pytest

from twinboard.cli.check_folder import MOST_LINES, messages_about
from twinboard.rules.issue_order import Level
from twinboard.settings import ROOT

SHARED = ROOT.parent / "shared"
FOLDERS = [SHARED / "spreadsheets" / "real", SHARED / "spreadsheets" / "hostile", SHARED / "cases" / "workbooks"]
FILES = [path for folder in FOLDERS if folder.is_dir() for path in sorted(folder.iterdir())]
REAL = [path for path in FILES if path.parent.name == "real"]
ADVICE = ("[merged-cells]", "[error-in-cell]", "[hidden-was-read]", "[formula-without-value]", "[unknown-column]")


def test_the_files_are_there() -> None:
    if not FILES:
        assert not os.environ.get("CI"), f"{SHARED} is not there, and these tests must run here"
        pytest.skip("the given spreadsheets are not part of the project's own files")


@pytest.mark.thinned(3)
@pytest.mark.usefixtures("read_here")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_of_a_published_file_that_is_none_of_ours_it_is_told_what_was_seen(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWINBOARD_HOME", str(tmp_path))
    name, summary, first, *rest = messages_about(path, path.name)
    assert (name, summary) == (path.name, "1 error; nothing was read.")
    assert first.startswith("error") and first.endswith("[no-known-sheet]")
    assert len(rest) <= MOST_LINES - 3
    assert all("rows" in line or "row" in line or "more sheets" in line for line in rest[:-1])
    assert rest[-1] == "The blank workbook: python -m twinboard template OUT.xlsx"


@pytest.mark.thinned(9)
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_of_no_file_more_than_twelve_lines_are_told_and_errors_come_first(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWINBOARD_HOME", str(tmp_path))
    lines = messages_about(path, path.name)
    assert len(lines) <= MOST_LINES
    levels = [line.split()[0] for line in lines[1:] if line.split()[0] in [*Level]]
    assert levels == sorted(levels, key=[*Level].index)
    if "nothing was read" in lines[1]:
        assert not [line for line in lines if line.endswith(ADVICE)]
