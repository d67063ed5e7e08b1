"""What an update of 20,000 and 200,000 rows costs: read, checked, compared and published, beside the bare reader.

As in a server that has run for a while: what DuckDB imports where rows are handed to it is there already.
"""

import gc
import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pandas as pd
import python_calamine as calamine
from openpyxl import Workbook

from twinboard.diff import compare
from twinboard.models import Table
from twinboard.publish import Publication, publish, published_records
from twinboard.reading.apart import try_apart
from twinboard.reading.child import peak_bytes
from twinboard.store import Store
from twinboard.validate.check import check

SIZES = (20_000, 200_000)
ROUNDS, LIMIT = 3, 3.0
_PARTNERS, _STRANDS, _INDICATORS, _SOURCES = 60, 8, 24, 40
_STATUS, _BOUND = ("actual", "estimate", "planned", "target"), ("exact", "over", "at least", "up to", "around")

Row = tuple[object, ...]
Done = TypeVar("Done")


def generated(count: int) -> bytes:
    """The workbook of the benchmark: six rows in eight are facts, one is a visit, one is money. Every value is invented
    here."""
    book = Workbook(write_only=True)
    for name, rows in _small_sheets().items():
        _add(book, name, rows)
    _add(book, "Facts", _facts(count * 6 // 8))
    _add(book, "Visits", _visits(count // 8))
    _add(book, "Money", _money(count // 8))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _add(book: Workbook, name: str, rows: Iterator[Row] | list[Row]) -> None:
    page = book.create_sheet(name)
    for row in rows:
        page.append(row)


def _small_sheets() -> dict[str, list[Row]]:
    evidence, place = ("source_id", "locator"), ("source-0", "para 1")
    return {
        "Sources": [
            ("source_id", "title", "publisher", "published", "kind"),
            *(
                (f"source-{n}", f"Sample report {n}", "Sampletown", 1980 + n, "committee report")
                for n in range(_SOURCES)
            ),
        ],
        "Partners": [
            ("partner_id", "name", "kind", "relationship", "status", *evidence),
            *((f"partner-{n}", f"Sampleville {n}", "city", "twinning", "active", *place) for n in range(_PARTNERS)),
        ],
        "Strands": [
            ("strand_id", "name", "position", *evidence),
            *((f"strand-{n}", f"Sample strand {n}", n + 1, *place) for n in range(_STRANDS)),
        ],
        "Indicators": [
            ("indicator_id", "name", "unit", "kind", "polarity", "attribution", "definition"),
            *(
                (f"indicator-{n}", f"Sample {n}", "people", "stock", "higher", "context", "People counted.")
                for n in range(_INDICATORS)
            ),
        ],
    }


def _day(row: int) -> date:
    return date(2000, 1, 1) + timedelta(days=row % 9000)


def changed(table: Table) -> Table:
    """The same sheet with another number in every hundredth row."""
    counted = {"Facts": "value", "Visits": "purpose", "Money": "amount_gbp"}.get(table.sheet)
    if counted is None:
        return table
    at = list(table.header).index(counted)
    rows = [
        (*row[:at], "another" if counted == "purpose" else 12_345, *row[at + 1 :]) if number % 100 == 0 else row
        for number, row in enumerate(table.rows)
    ]
    return replace(table, rows=rows)


def _facts(count: int) -> Iterator[Row]:
    yield (
        *("fact_id", "indicator_id", "partner_id", "strand_id", "period", "value", "bound", "status", "scope"),
        *("source_id", "locator", "note"),
    )
    for row in range(count):
        value = row * 7 % 100_003 + 1
        period = (1990 + row % 35, f"{1990 + row % 35}-{row % 12 + 1:02}", _day(row))[row % 3]
        yield (
            *(f"fact-{row}", f"indicator-{row % _INDICATORS}", f"Sampleville {row % _PARTNERS}"),
            *(f"strand-{row % _STRANDS}", period, f"£{value:,}"[1:] if row % 4 == 0 else value, _BOUND[row % 5]),
            *(_STATUS[row % 4], f"Sample works {row // 840}", f"source-{row % _SOURCES}", f"para {row % 300}"),
            f"Sample note {row}" if row % 10 == 0 else None,
        )


def _visits(count: int) -> Iterator[Row]:
    yield (
        *("visit_id", "title", "partner_id", "direction", "starts", "ends", "status", "officers", "business"),
        *("delegates", "cost_gbp", "purpose", "source_id", "locator"),
    )
    for row in range(count):
        day, people = _day(row) + timedelta(days=20 * (row // 9000)), row % 7
        yield (
            *(f"visit-{row}", f"Sample visit {row}", f"partner-{row % _PARTNERS}", ("inbound", "outbound")[row % 2]),
            *(
                day,
                day + timedelta(days=3),
                "held",
                people,
                2,
                people + 2,
                f"around £{row % 9000 + 100:,}",
                f"Sample purpose {row % 40}",
            ),
            *(f"source-{row % _SOURCES}", f"para {row % 300}"),
        )


def _money(count: int) -> Iterator[Row]:
    yield (
        *("money_id", "title", "funder", "partner_id", "period", "amount_gbp", "bound", "stage"),
        *("source_id", "locator"),
    )
    for row in range(count):
        year = 1995 + row % 30
        yield (
            *(f"money-{row}", f"Sample grant {row // 300}", f"Funder {row % 50}", f"partner-{row % _PARTNERS}"),
            *(f"{year}/{(year + 1) % 100:02}", row * 11 % 90_001 + 10, _BOUND[row % 5]),
            *(("idea", "bid", "awarded", "spent")[row % 4], f"source-{row % _SOURCES}", f"para {row % 300}"),
        )


def bare(content: bytes) -> None:
    """What the values reader alone takes for the same sheets."""
    book = calamine.load_workbook(io.BytesIO(content))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


class Clock:
    """Times each step by the wall and by the processor, and prints it beside the bare reader."""

    def __init__(self, bare_wall: float, bare_processor: float) -> None:
        self._bare = bare_wall, bare_processor
        self.wall = self.processor = 0.0

    def time(self, step: str, work: Callable[[], Done]) -> Done:
        done, wall, processor = timed(work)
        self.wall, self.processor = self.wall + wall, self.processor + processor
        self.say(step, wall, processor)
        return done

    def say(self, step: str, wall: float, processor: float) -> None:
        ratios = f"{wall / self._bare[0]:5.2f} ×", f"{processor / self._bare[1]:5.2f} ×"
        print(f"  {step:24} {wall:6.2f} s {ratios[0]}   processor {processor:6.2f} s {ratios[1]}")  # noqa: T201


def timed(work: Callable[[], Done]) -> tuple[Done, float, float]:
    """What the work gives; its seconds by the wall, and by the processor in all threads of this process."""
    wall, processor = time.perf_counter(), time.process_time()
    done = work()
    return done, time.perf_counter() - wall, time.process_time() - processor


def update(store: Store, tables: tuple[Table, ...], clock: Clock) -> None:
    """Checks, compares and publishes what was read."""
    base = store.current()
    published = clock.time("published rows fetched", lambda: published_records(store, base))
    checked = clock.time("checked", lambda: check(tables, published, date.today()))
    assert checked.is_valid, checked.issues[:3]
    difference = clock.time("compared", lambda: compare(checked.records, published))
    publication = Publication("Bench", "A benchmark", "bench.xlsx", "0" * 64)
    clock.time("published", lambda: publish(store, base, difference, publication))
    clock.say(f"together (limit {LIMIT:.0f} ×)", clock.wall, clock.processor)
    counts = ", ".join(f"{count:,} {kind}" for kind, count in difference.counts().items())
    print(f"  {counts}; this process held at most {peak_bytes() / 2**20:,.0f} MB")  # noqa: T201


def measure(rows: int) -> None:
    """One size: the bare reader, what is read apart, and two publications."""
    content = generated(rows)
    gc.collect()
    _, wall, processor = min((timed(lambda: bare(content)) for _ in range(ROUNDS)), key=lambda run: run[2])
    outcome, apart, _ = timed(lambda: try_apart(content, "bench.xlsx"))
    assert not outcome.refused, outcome.refused
    read = f"bare reader {wall:.2f} s, processor {processor:.2f} s (best of {ROUNDS}); read apart {apart:.2f} s"
    print(f"{rows:,} rows, {len(content) / 2**20:.1f} MB; {read}")  # noqa: T201
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        print("First publication")  # noqa: T201
        update(store, outcome.tables, Clock(wall, processor))
        print("Second, with 1 % of the rows changed")  # noqa: T201
        update(store, tuple(map(changed, outcome.tables)), Clock(wall, processor))


def import_all() -> None:
    """Imports what a first publication does, by one of few rows."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        found = check(try_apart(generated(100), "bench.xlsx").tables, {}, date.today())
        publish(store, None, compare(found.records, {}), Publication("Bench", "The first", "bench.xlsx", "0" * 64))


def main(sizes: Sequence[int] = SIZES) -> None:
    print(f"Python {sys.version.split()[0]}, pandas {pd.__version__}")  # noqa: T201
    import_all()
    for rows in sizes:
        measure(rows)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
