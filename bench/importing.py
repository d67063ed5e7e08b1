"""What an import of 20,000 and 200,000 rows costs: read, checked, compared and published, beside bare readers.

As in a server that has run for a while: what DuckDB imports where rows are handed to it is there already.
"""

import gc
import io
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pandas as pd
import python_calamine as calamine
from openpyxl import Workbook

from bench.figures import Figure
from twinboard.diff import compare
from twinboard.models import Table
from twinboard.publish import Publication, publish, published_records
from twinboard.reading.apart import try_apart
from twinboard.reading.child import peak_bytes
from twinboard.store import Store
from twinboard.validate.check import check

SIZES = (20_000, 200_000)
ROUNDS, LIMIT, PANDAS_LIMIT = 3, 3.0, 0.25
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


def with_pandas(content: bytes) -> None:
    """What pandas takes to read the same sheets with openpyxl."""
    pd.read_excel(io.BytesIO(content), sheet_name=None, engine="openpyxl")


def timed(work: Callable[[], Done]) -> tuple[Done, float]:
    """What the work gives, and its seconds."""
    begun = time.perf_counter()
    done = work()
    return done, time.perf_counter() - begun


def update(store: Store, tables: tuple[Table, ...]) -> dict[str, float]:
    """Checks, compares and publishes what was read: the seconds of each step."""
    base = store.current()
    published, fetching = timed(lambda: published_records(store, base))
    checked, checking = timed(lambda: check(tables, published, date.today()))
    assert checked.is_valid, checked.issues[:3]
    difference, comparing = timed(lambda: compare(checked.records, published))
    publication = Publication("Bench", "A benchmark", "bench.xlsx", "0" * 64)
    _, publishing = timed(lambda: publish(store, base, difference, publication))
    return {"fetched": fetching, "checked": checking, "compared": comparing, "published": publishing}


def _of_size(rows: int) -> Iterator[Figure]:
    """One size: the bare reader, pandas, and two publications."""
    content = generated(rows)
    gc.collect()
    bare_times = tuple(timed(lambda: bare(content))[1] for _ in range(ROUNDS))
    _, pandas = timed(lambda: with_pandas(content))
    outcome, reading = timed(lambda: try_apart(content, "bench.xlsx"))
    assert not outcome.refused, outcome.refused
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        times = {
            "first time": update(store, outcome.tables),
            "1 % changed": update(store, tuple(map(changed, outcome.tables))),
        }
    for which, steps in times.items():
        whole, words = (reading + sum(steps.values()),), f"{rows:,} rows imported, {which}"
        yield Figure("importing", words, "s", whole, "calamine's bare read", bare_times, LIMIT)
        yield Figure("importing", words, "s", whole, "read with pandas and openpyxl", (pandas,), PANDAS_LIMIT)
        for step, took in {"read apart": reading, **steps}.items():
            yield Figure("importing", f"{words}: {step}", "s", (took,), "calamine's bare read", bare_times)
    yield Figure("importing", f"{rows:,} rows imported: most that this process held", "MB", (peak_bytes() / 2**20,))


def _import_all() -> None:
    """Imports what a first publication does, by one of few rows."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        found = check(try_apart(generated(100), "bench.xlsx").tables, {}, date.today())
        publish(store, None, compare(found.records, {}), Publication("Bench", "The first", "bench.xlsx", "0" * 64))


def figures() -> Iterator[Figure]:
    _import_all()
    for rows in SIZES:
        yield from _of_size(rows)
