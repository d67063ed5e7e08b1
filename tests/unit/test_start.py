"""What a command and the reading process import: a check of a small file waits for nothing that it does not use."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from commands import Run
from workbooks import workbook

from twinboard.cli.commands import WHERE
from twinboard.settings import ROOT
from twinboard.store import Store

LARGE = {
    *(
        "afcharts",
        "altair",
        "choreographer",
        "docx",
        "gptables",
        "kaleido",
        "matplotlib",
        "numpy",
        "openpyxl",
        "pandas",
    ),
    *("PIL", "plotly", "pptx", "pyarrow", "pypdf", "streamlit", "typst", "xlsxwriter"),
    *("twinboard.charts", "twinboard.papers", "twinboard.messages", "twinboard.ui", "twinboard.effects"),
}
"""Libraries and packages of ours that a check has no use for."""


def imported(program: str, home: Path) -> set[str]:
    """What stands in `sys.modules` at the end of a program in an interpreter of its own."""
    whole = f"import sys\n{program}\nprint('', *sys.modules, sep='\\n@')"
    environment = {**os.environ, "TWINBOARD_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", whole], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return {line.removeprefix("@") for line in done.stdout.splitlines() if line.startswith("@")}


def command(*arguments: str) -> str:
    return (
        f"sys.argv = {['twinboard', *arguments]!r}\nfrom twinboard.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass"
    )


@pytest.mark.thinned(3)
@pytest.mark.parametrize("name", ["sent.xlsx", "Partners.csv"])
@pytest.mark.parametrize("format", ["text", "json"])
def test_a_check_imports_neither_charts_nor_papers(small: Store, tmp_path: Path, name: str, format: str) -> None:
    sent = tmp_path / name
    sent.write_bytes(workbook() if name.endswith("xlsx") else b"partner_id,name\ntestville,Testville\n")
    modules = imported(command("check", str(sent), "--format", format), small.home)
    assert "twinboard.intake" in modules
    assert not modules & LARGE


def test_the_history_imports_neither_charts_nor_papers(small: Store) -> None:
    assert not imported(command("history"), small.home) & LARGE - {"numpy", "pandas", "pyarrow"}


def test_the_reading_process_imports_what_reading_takes(tmp_path: Path) -> None:
    modules = imported("import twinboard.reading.task_read", tmp_path)
    assert "python_calamine" in modules
    assert not modules & (LARGE | {"duckdb", "typer", "rich", "xlrd", "twinboard.store", "twinboard.disagreements"})
    assert {name for name in modules if name.startswith("twinboard.validate")} == {
        "twinboard.validate",
        "twinboard.validate.sheet_names",
    }


def test_every_command_is_found_where_it_stands(tmp_path: Path) -> None:
    run = Run(tmp_path)
    assert all(name in run("--help").stdout for name in WHERE)
    for name in WHERE:
        told = run(name, "--help")
        assert (told.returncode, f"twinboard {name}" in told.stdout) == (0, True)
