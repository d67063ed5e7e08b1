"""What it costs to read a workbook apart: the bare values reader against it, on 200,000 rows of 8 columns."""

import io
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta

import python_calamine as calamine
from openpyxl import Workbook

from twinboard.reading.apart import Outcome, try_apart

ROWS, ROUNDS, LIMIT = 200_000, 3, 1.5


def generated(rows: int) -> bytes:
    """A workbook of text, numbers, words and dates; every value invented here."""
    book = Workbook(write_only=True)
    page = book.create_sheet("Benchmark")
    page.append([f"column {letter}" for letter in "ABCDEFGH"])
    for row in range(rows):
        day = date(2020, 1, 1) + timedelta(days=row % 900)
        page.append([f"row-{row}", f"name {row % 977}", row / 7, row, "over 3,000", day, "Sampletown", row * 0.5])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def bare(content: bytes) -> int:
    return len(calamine.load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python())


def main() -> None:
    content = generated(ROWS)
    small = generated(20)
    outcomes: list[Outcome] = []
    pairs = [
        (seconds(lambda: bare(content)), seconds(lambda: outcomes.append(try_apart(content)))) for _ in range(ROUNDS)
    ]
    alone, apart = (statistics.median(column) for column in zip(*pairs, strict=True))
    quick = statistics.median(seconds(lambda: try_apart(small)) for _ in range(ROUNDS))
    assert all(len(outcome.tables[0].rows) == ROWS for outcome in outcomes)
    peak = max(outcome.peak_bytes for outcome in outcomes) / 2**20
    print(f"{ROWS:,} rows × 8 columns, {len(content) / 2**20:.1f} MB, median of {ROUNDS}")  # noqa: T201
    print(f"bare reader {alone:.2f} s; read apart {apart:.2f} s; ratio {apart / alone:.2f} (limit {LIMIT})")  # noqa: T201
    print(f"the child's peak {peak:.0f} MB; a workbook of 20 rows {quick:.2f} s")  # noqa: T201


if __name__ == "__main__":
    main()
