"""What a command costs that does little: the processor time of a check of a tiny file, the reading process included."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure
from bench.reading import seconds
from twinboard.settings import ROOT, SHIPPED_WORKBOOK

ROUNDS, LIMIT = 5, 1.5


def _run(home: str, *arguments: str) -> None:
    command = [sys.executable, "-m", "twinboard", *arguments]
    environment = {**os.environ, "TWINBOARD_HOME": home}
    subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as home:
        _run(home, "publish", str(SHIPPED_WORKBOOK), "--author", "A", "--message", "A bench", "--accept-warnings")
        tiny = Path(home) / "Visits.csv"
        tiny.write_text("visit_id,title\n", "utf-8")
        bare = [sys.executable, "-c", "import typer, duckdb"]
        alone = tuple(seconds(lambda: subprocess.run(bare, check=True)) for _ in range(ROUNDS))
        spent = tuple(seconds(lambda: _run(home, "check", str(tiny))) for _ in range(ROUNDS))
    yield Figure("commands", "Check of a tiny file: processor", "s", spent, limit=LIMIT)
    yield Figure("commands", "Check of a tiny file: processor", "s", spent, "Python with typer and DuckDB", alone)
