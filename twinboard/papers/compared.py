"""A chart of an earlier version beside the same chart now: whether its numbers changed, and from what to what."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import pandas as pd

from twinboard.charts import Chart
from twinboard.drawing import chart_at
from twinboard.errors import TwinboardError
from twinboard.models import Reference

NOT_THERE = "not there"
_Row = tuple[str, ...]


class Standing(StrEnum):
    """How a chart of a paper stands to what is published now."""

    CURRENT = "still current"
    CHANGED = "changed"
    GONE = "no longer drawn"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Difference:
    """A cell of the table behind a chart that reads differently; `what` names its row and column."""

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
    said = [
        Difference(what, before, after)
        for what, before, after in (
            ("Title", title, current.drawing.title),
            ("Remarks", " ".join(then.drawing.caveats), " ".join(current.drawing.caveats)),
        )
        if before != after
    ]
    differences = (*said, *_cells(then.drawing.table, current.drawing.table))
    return Compared(Standing.CHANGED if differences else Standing.CURRENT, title, differences)


def _cells(before: pd.DataFrame, after: pd.DataFrame) -> tuple[Difference, ...]:
    """The cells that differ. Rows that are the same are left out; of the others those most alike stand side by side."""
    names = [str(name) for name in before.columns]
    if names != [str(name) for name in after.columns]:
        return (Difference("Columns of its table", ", ".join(names), ", ".join(map(str, after.columns))),)
    every = _rows(before)
    gone, new = _left_over(every, _rows(after)), _left_over(_rows(after), every)
    found: list[Difference] = []
    for row in gone:
        match = max(new, key=lambda other: _same(row, other), default=None)
        if match is None or 2 * _same(row, match) < len(names):
            found.append(Difference(row[0], "; ".join(row[1:]), NOT_THERE))
            continue
        new.remove(match)
        cells = zip(names, row, match, strict=True)
        found += [
            Difference(f"{_label(row, match, every)}: {name}", old, now) for name, old, now in cells if old != now
        ]
    return (*found, *(Difference(row[0], NOT_THERE, "; ".join(row[1:])) for row in new))


def _rows(table: pd.DataFrame) -> list[_Row]:
    return [tuple(map(str, row)) for row in table.itertuples(index=False)]


def _left_over(rows: Sequence[_Row], others: Sequence[_Row]) -> list[_Row]:
    """The rows, in their order, that the others do not have as often."""
    return list((Counter(rows) - Counter(others)).elements())


def _same(row: _Row, other: _Row) -> int:
    return sum(one == another for one, another in zip(row, other, strict=True))


def _label(row: _Row, match: _Row, every: Sequence[_Row]) -> str:
    """What names a row: of the cells that stayed the same, as many from the left as it takes to tell it from others."""
    stayed = [place for place, (one, another) in enumerate(zip(row, match, strict=True)) if one == another]
    for count in range(1, len(stayed) + 1):
        places = stayed[:count]
        if sum(all(each[place] == row[place] for place in places) for each in every) == 1:
            break
    return ", ".join(row[place] for place in places)
