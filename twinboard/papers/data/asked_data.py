"""The data behind charts, or all of it, asked of the store."""

from collections.abc import Sequence
from pathlib import Path

from twinboard.drawing import published_at, sources
from twinboard.frames import rows
from twinboard.papers.coded import CodedChart
from twinboard.papers.data.data_book import DataBook
from twinboard.papers.data.register import behind
from twinboard.store import Store


def data_book(home: Path, title: str, version: int, charts: Sequence[CodedChart] = ()) -> DataBook:
    """What a workbook of data holds: these charts with their numbers and sources; everything where there is none."""
    register = rows(Store(home).ask("evidence/facts", {}, version))
    numbers, documents = behind(charts, register, sources(home, version))
    return DataBook(title, version, published_at(home, version), tuple(charts), numbers, documents)
