"""Values that slipped away from their ids: a block moved down or up, or a column sorted apart from the others."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twinboard.models import Record, Value
from twinboard.validate.cells import SheetReading

_SHIFTS = (1, -1, 2, -2, 3, -3)
_FEWEST, _FEWEST_SORTED = 3, 5

Cell = tuple[str, int]
"""A column, and the position of a row among the filled ones."""


@dataclass(frozen=True)
class _Slip:
    """Positions from the first to the last whose values are published so many rows above; 0: in other rows."""

    first: int
    last: int
    shift: int


def published_once(reading: SheetReading, published: Mapping[str, Record]) -> list[Record | None]:
    """What is published of each row; of rows that share an id, of the first."""
    left = dict(published)
    return [left.pop(identity, None) for identity in reading.ids]


def report_slips(reading: SheetReading, published: Mapping[str, Record]) -> frozenset[Cell]:
    """Adds a doubt for each block that slipped; gives its cells, of which nothing else need be said."""
    before = published_once(reading, published)
    slips: dict[_Slip, list[str]] = defaultdict(list)
    for column in reading.matched.sheet.columns[1:]:
        if column.name in reading.matched.positions:
            old = [record.values.get(column.name) if record else None for record in before]
            for slip in _slips(old, reading.columns[column.name], before):
                slips[slip].append(column.name)
    for slip, columns in slips.items():
        _report(reading, slip, columns)
    return frozenset(
        (column, position)
        for slip, columns in slips.items()
        for column in columns
        for position in range(slip.first, slip.last + 1)
    )


def _slips(old: Sequence[Value], new: Sequence[Value], before: Sequence[Record | None]) -> Iterator[_Slip]:
    if old == new:
        return
    changed = [place for place, (was, now) in enumerate(zip(old, new, strict=True)) if was != now and before[place]]
    if len(changed) < _FEWEST:
        return
    moved = [slip for shift in _SHIFTS for slip in _moved(old, new, changed, shift)]
    yield from moved
    was, now = ([side[place] for place in changed] for side in (old, new))
    if not moved and len(changed) >= _FEWEST_SORTED and _tells(now) and Counter(was) == Counter(now):
        yield _Slip(changed[0], changed[-1], 0)


def _moved(old: Sequence[Value], new: Sequence[Value], changed: Sequence[int], shift: int) -> Iterator[_Slip]:
    """Runs of changed values of which each is published so many rows above."""
    run: list[int] = []
    for place in (*changed, None):
        is_moved = place is not None and 0 <= place - shift < len(old) and new[place] == old[place - shift]
        if run and (place is None or not is_moved or not _goes_on(old, new, range(run[-1] + 1, place), shift)):
            if len(run) >= _FEWEST and _tells([new[one] for one in run]):
                yield _Slip(run[0], run[-1], shift)
            run = []
        if is_moved and place is not None:
            run.append(place)


def _goes_on(old: Sequence[Value], new: Sequence[Value], between: range, shift: int) -> bool:
    """Whether a block goes on over rows whose value is the same before and after it moved."""
    return all(0 <= place - shift < len(old) and new[place] == old[place - shift] for place in between)


def _tells(values: Sequence[Value]) -> bool:
    """Whether values are various enough to be known again: a column of few words repeats itself by chance."""
    return 2 * len({value for value in values if value is not None}) > len(values)


def _report(reading: SheetReading, slip: _Slip, columns: Sequence[str]) -> None:
    rows, last = abs(slip.shift), reading.matched.cell(columns[0], reading.rows[slip.last])
    if slip.shift:
        side = f"{'the row' if rows == 1 else f'{rows} rows'} {'above' if slip.shift > 0 else 'below'}"
        what = f"are each published for {side}: it seems that a block was moved {'down' if slip.shift > 0 else 'up'}"
    else:
        what = "are all published for other rows: it seems that a part of the sheet was sorted apart from the rest"
    first, final = (f"“{reading.ids[place]}”" for place in (slip.first, slip.last))
    words = {"last": last, "columns": ", ".join(columns), "what": what, "first_row": first, "last_row": final}
    reading.report("block-moved", columns[0], slip.first, reading.columns[columns[0]][slip.first], **words)
