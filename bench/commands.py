"""What a command costs that does little: the processor time of a check of a tiny file, the reading process included."""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.reading import seconds
from twinboard.settings import ROOT, SHIPPED_WORKBOOK

ROUNDS, LIMIT = 5, 1.5


def _run(home: str, *arguments: str) -> None:
    command = [sys.executable, "-m", "twinboard", *arguments]
    environment = {**os.environ, "TWINBOARD_HOME": home}
    subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        _run(home, "publish", str(SHIPPED_WORKBOOK), "--author", "A", "--message", "A bench", "--accept-warnings")
        tiny = Path(home) / "Visits.csv"
        tiny.write_text("visit_id,title\n", "utf-8")
        bare = statistics.median(
            seconds(lambda: subprocess.run([sys.executable, "-c", "import typer, duckdb"], check=True))
            for _ in range(ROUNDS)
        )
        spent = statistics.median(seconds(lambda: _run(home, "check", str(tiny))) for _ in range(ROUNDS))
    print("check of a tiny file beside the shipped workbook, its reading process included")  # noqa: T201
    print(f"processor time {spent:.2f} s (limit {LIMIT}); bare Python with typer and DuckDB {bare:.2f} s")  # noqa: T201


if __name__ == "__main__":
    main()
