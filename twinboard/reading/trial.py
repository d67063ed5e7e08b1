"""A folder of files, each read as an upload would be: `python -m twinboard.reading.trial FOLDER`."""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from twinboard.reading.apart import Outcome, try_apart
from twinboard.reading.child import peak_bytes
from twinboard.validate.check import check

_MEGABYTE = 2**20
_HEADINGS = ("file", "outcome", "sheets", "rows", "issues", "seconds", "peak MB")


def trial(folder: Path) -> Iterator[str]:
    """The lines of the table: one a file, then how the parent fared."""
    before, outcomes = _resident(), Counter[str]()
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    yield _line(_HEADINGS, 44)
    for path in paths:
        started = time.perf_counter()
        outcome = try_apart(path.read_bytes(), path.name)
        cells = _told(outcome, time.perf_counter() - started)
        outcomes["refused" if outcome.refused else "read"] += 1
        yield _line((str(path.relative_to(folder)), *cells), 44)
        if outcome.refused:
            yield f"    {outcome.refused}"
    yield ""
    yield f"{len(paths)} files: {outcomes['read']} read, {outcomes['refused']} refused, each with its message."
    memory = f"{before / _MEGABYTE:.0f} MB before, {_resident() / _MEGABYTE:.0f} MB after"
    yield f"The parent process is alive; its memory: {memory} (most it ever held: {peak_bytes() / _MEGABYTE:.0f} MB)."


def _told(outcome: Outcome, seconds: float) -> tuple[str, ...]:
    cost = f"{seconds:.2f}", f"{outcome.peak_bytes / _MEGABYTE:.0f}" if outcome.peak_bytes else "–"
    if outcome.refused:
        return ("refused", "–", "–", "–", *cost)
    rows = sum(len(table.rows) for table in outcome.tables)
    kinds = Counter(issue.kind for issue in check(outcome.tables, {}, date.today()).issues)
    issues = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    return ("read", str(len(outcome.tables)), f"{rows:,}", issues or "none", *cost)


def _line(cells: tuple[str, ...], width: int) -> str:
    file, outcome, sheets, rows, issues, seconds, peak = cells
    return f"{file:{width}} {outcome:8} {sheets:>6} {rows:>7} {seconds:>8} {peak:>8}  {issues}".rstrip()


def _resident() -> int:
    """The memory that this process holds now; 0 where the system does not say."""
    try:
        status = Path("/proc/self/status").read_text("ascii", "replace")
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS")), 0)


def main(arguments: list[str]) -> int:
    """The exit code: 2 where no folder of files is named."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("Name a folder of files: python -m twinboard.reading.trial FOLDER", file=sys.stderr)  # noqa: T201
        return 2
    for line in trial(Path(arguments[0])):
        print(line, flush=True)  # noqa: T201  the table goes to standard output
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
