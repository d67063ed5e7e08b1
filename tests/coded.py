"""Charts of a store as papers have them: drawn, cited and coded."""

from datetime import UTC, datetime
from zlib import crc32

from twinboard.charts import CHARTS, Chart, draw
from twinboard.citations import cite
from twinboard.frames import Row, rows
from twinboard.models import Reference
from twinboard.papers.coded import CodedChart
from twinboard.papers.data.data_book import DataBook
from twinboard.papers.data.register import behind
from twinboard.queries import load
from twinboard.store import Store

PUBLISHED_AT = datetime(2026, 11, 21, 12, tzinfo=UTC)


def coded_charts(store: Store, *names: str) -> tuple[CodedChart, ...]:
    """The named charts, or all that have something to show, with codes made up for the test.

    Each store has a moment of its own, so that no picture is taken for one of another.
    """
    published_at = PUBLISHED_AT.replace(microsecond=crc32(str(store.home).encode()) % 10**6)
    contested = rows(store.ask("evidence/contested"))
    found = []
    for number, name in enumerate(names or CHARTS, start=1):
        frame = store.ask(f"charts/{name}", dict.fromkeys(load(f"charts/{name}").parameters))
        chart = draw(name, frame, cite(rows(frame), sources_of(store)), contested)
        if isinstance(chart, Chart):
            found.append(CodedChart(chart, Reference(name, (), 1), f"TB-{number:04}", published_at))
    return tuple(found)


def register_of(store: Store) -> list[Row]:
    return rows(store.ask("evidence/facts", dict.fromkeys(load("evidence/facts").parameters)))


def sources_of(store: Store) -> list[Row]:
    return rows(store.ask("explore/sources"))


def book_of(store: Store, *names: str, title: str = "The data behind the charts", whole: bool = False) -> DataBook:
    charts = () if whole else coded_charts(store, *names)
    return DataBook(title, 1, PUBLISHED_AT, charts, *behind(charts, register_of(store), sources_of(store)))
