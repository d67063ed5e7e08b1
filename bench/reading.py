"""What it costs to read a workbook apart: the bare values reader against it, on 200,000 rows of 8 columns.

Of each format by processor time, the reading process's own included: a busy machine changes it little.
"""

import io
import resource
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import python_calamine as calamine
from openpyxl import Workbook

from bench.figures import Figure
from twinboard.reading.apart import Outcome, try_apart
from twinboard.workbook.ods.rewritten import package

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"

ROWS, ROUNDS = 200_000, 3
LIMITS = {"xlsx": 1.5, "ods": 4.0}
Row = tuple[str | float | date, ...]


def rows(count: int) -> Iterator[Row]:
    """Text, numbers, words and dates; every value invented here."""
    for row in range(count):
        day = date(2020, 1, 1) + timedelta(days=row % 900)
        yield f"row-{row}", f"name {row % 977}", row / 7, row, "over 3,000", day, "Sampletown", row * 0.5


def as_xlsx(count: int) -> bytes:
    book = Workbook(write_only=True)
    page = book.create_sheet("Benchmark")
    page.append([f"column {letter}" for letter in "ABCDEFGH"])
    for row in rows(count):
        page.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_ods(count: int) -> bytes:
    """As LibreOffice writes it, the rows with blanks up to the last column of the sheet."""
    end = '<table:table-cell table:number-columns-repeated="16376"/></table:table-row>'
    head = tuple(f"column {letter}" for letter in "ABCDEFGH")
    written = (f'<table:table-row table:style-name="ro1">{"".join(map(_cell, row))}{end}' for row in rows(count))
    first = f"<table:table-row>{''.join(map(_cell, head))}</table:table-row>"
    names = " ".join(f'xmlns:{name}="{_ODF}{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f'<office:document-content {names} xmlns:calcext="{_CALC}"><office:body><office:spreadsheet>'
        f'<table:table table:name="Benchmark">{first}{"".join(written)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return package(content.encode())


def _cell(value: str | float | date) -> str:
    kind, stated = "string", ""
    if isinstance(value, date):
        kind, stated = "date", f' office:date-value="{value}"'
    elif not isinstance(value, str):
        kind, stated = "float", f' office:value="{value}"'
    types = f'office:value-type="{kind}"{stated} calcext:value-type="{kind}"'
    return f"<table:table-cell {types}><text:p>{value}</text:p></table:table-cell>"


def seconds(work: Callable[[], object]) -> float:
    """Its processor time, with that of the processes that it started."""
    started = _used()
    work()
    return _used() - started


def _used() -> float:
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in spent)


def bare(content: bytes) -> int:
    return len(calamine.load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python())


def figures() -> Iterator[Figure]:
    for form, content in (("xlsx", as_xlsx(ROWS)), ("ods", as_ods(ROWS))):
        outcomes: list[Outcome] = []
        words = f".{form} of {ROWS:,} rows read apart"
        pairs = [_both(content, outcomes) for _ in range(ROUNDS)]
        alone, apart = zip(*pairs, strict=True)
        assert all(len(outcome.tables[0].rows) == ROWS for outcome in outcomes)
        peak = tuple(outcome.peak_bytes / 2**20 for outcome in outcomes)
        yield Figure("reading", f"{words}: processor", "s", apart, "calamine", alone, LIMITS[form])
        yield Figure("reading", f"{words}: the child's peak", "MB", peak)
    small = as_xlsx(20)
    quick = tuple(seconds(lambda: try_apart(small)) for _ in range(ROUNDS))
    yield Figure("reading", "A workbook of 20 rows read apart: processor", "s", quick)


def _both(content: bytes, outcomes: list[Outcome]) -> tuple[float, float]:
    """Seconds of the bare reader, and of ours, whose outcome is added."""
    return seconds(lambda: bare(content)), seconds(lambda: outcomes.append(try_apart(content)))
