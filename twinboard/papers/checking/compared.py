"""A chart of an earlier version beside the same chart now: whether what it says changed, and from what to what.

Compared is what a reader of the paper has before them: title, subtitle, remarks, sources, where sources disagree, and
the table behind the chart, cell by cell.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product
from pathlib import Path

import pandas as pd

from twinboard.charts import Chart
from twinboard.citations import citation_words
from twinboard.drawing import chart_at
from twinboard.errors import TwinboardError
from twinboard.frames import flat
from twinboard.models import Reference

NOT_THERE = "not there"
_Row = tuple[str, ...]
_Places = tuple[int, ...]


class Standing(StrEnum):
    """How a chart of a paper stands to what is published now."""

    CURRENT = "still current"
    CHANGED = "changed"
    GONE = "no longer drawn"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Difference:
    """What reads differently; `what` is such as “Title” or “Source”, or names a row and a column of the table."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Compared:
    """A chart then and now."""

    standing: Standing
    title: str
    differences: tuple[Difference, ...] = ()


def compared(home: Path, reference: Reference, now: int) -> Compared:
    """The chart that a code names, beside the same chart at version `now`.

    Raises NothingToDraw, UnknownVersion or DamagedVersion where the version that it names cannot be read.
    """
    then, current = chart_at(home, reference), chart_at(home, replace(reference, version=now))
    if not isinstance(then, Chart):
        raise TwinboardError(then.missing, then.remedy)
    title = then.drawing.title
    if not isinstance(current, Chart):
        return Compared(Standing.GONE, title, (Difference("The chart", title, current.missing),))
    differences = (*_said(then, current), *cells_that_differ(then.drawing.table, current.drawing.table))
    return Compared(Standing.CHANGED if differences else Standing.CURRENT, title, differences)


def _said(then: Chart, now: Chart) -> Iterator[Difference]:
    """What is said around the drawing; a source or question of which only the words changed is one difference."""
    for what, before, after in (
        ("Title", then.drawing.title, now.drawing.title),
        ("Subtitle", then.drawing.subtitle, now.drawing.subtitle),
        ("Remarks", " ".join(then.drawing.caveats), " ".join(now.drawing.caveats)),
    ):
        if before != after:
            yield Difference(what, before, after)
    yield from _listed("Source", _sources(then), _sources(now))
    yield from _listed("Sources disagree", _questions(then), _questions(now))


def _sources(chart: Chart) -> dict[str, str]:
    return {each.source_id: citation_words(each) for each in chart.citations}


def _questions(chart: Chart) -> dict[str, str]:
    return {each.conflict_id: each.question for each in chart.disagreements}


def _listed(what: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Difference]:
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) != after.get(key):
            yield Difference(what, before.get(key, NOT_THERE), after.get(key, NOT_THERE))


def cells_that_differ(before: pd.DataFrame, after: pd.DataFrame) -> tuple[Difference, ...]:
    """The cells that differ. Rows that are the same are left out; of the others those most alike stand side by side."""
    names = [str(name) for name in before.columns]
    if names != [str(name) for name in after.columns]:
        return (Difference("Columns of its table", ", ".join(names), ", ".join(map(str, after.columns))),)
    old, new = _rows(before), _rows(after)
    gone, come = _left_over(old, new), _left_over(new, old)
    pairs = _pairs(gone, come, _Telling(old, new))
    found: list[Difference] = []
    for place, row in enumerate(gone):
        if place not in pairs:
            found.append(Difference(row[0], "; ".join(row[1:]), NOT_THERE))
            continue
        other, label = pairs[place]
        cells = zip(names, row, come[other], strict=True)
        found += [Difference(f"{label}: {name}", one, another) for name, one, another in cells if one != another]
    matched = {other for other, _ in pairs.values()}
    added = (row for place, row in enumerate(come) if place not in matched)
    return (*found, *(Difference(row[0], NOT_THERE, "; ".join(row[1:])) for row in added))


def _rows(table: pd.DataFrame) -> list[_Row]:
    return [*flat(table).itertuples(index=False, name=None)]


def _left_over(rows: Sequence[_Row], others: Sequence[_Row]) -> list[_Row]:
    """The rows, in their order, that the others do not have as often."""
    return list((Counter(rows) - Counter(others)).elements())


class _Telling:
    """Which cells tell a row from all others, in the table as it was and as it is."""

    def __init__(self, *tables: Sequence[_Row]) -> None:
        self._tables = tables
        self._counts: dict[_Places, list[Counter[_Row]]] = {}

    def label(self, row: _Row, places: _Places) -> str | None:
        """As many of these cells, from the left, as it takes to tell the row from others; None if all do not."""
        starts = (places[:count] for count in range(1, len(places) + 1))
        return next((", ".join(_of(row, start)) for start in starts if self._is_alone(row, start)), None)

    def _is_alone(self, row: _Row, places: _Places) -> bool:
        if places not in self._counts:
            self._counts[places] = [Counter(_of(each, places) for each in table) for table in self._tables]
        return all(counts[_of(row, places)] <= 1 for counts in self._counts[places])


def _pairs(gone: Sequence[_Row], come: Sequence[_Row], telling: _Telling) -> dict[int, tuple[int, str]]:
    """For the place of a row the place of the row that it has become, and what both are called.

    The most alike come first, of equals those alike further left. At least half of the cells stay the same, and tell
    the row from all others: else a row is gone and another has come.
    """
    alike = []
    for (place, row), (other, another) in product(enumerate(gone), enumerate(come)):
        same = tuple(one == two for one, two in zip(row, another, strict=True))
        if 2 * sum(same) >= len(same):
            alike.append((-sum(same), [not each for each in same], place, other))
    pairs: dict[int, tuple[int, str]] = {}
    taken: set[int] = set()
    for _, differs, place, other in sorted(alike):
        if place in pairs or other in taken:
            continue
        stayed = tuple(column for column, each in enumerate(differs) if not each)
        if label := telling.label(gone[place], stayed):
            pairs[place] = (other, label)
            taken.add(other)
    return pairs


def _of(row: _Row, places: _Places) -> _Row:
    return tuple(row[place] for place in places)
