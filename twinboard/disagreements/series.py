"""Numbers of one series in time: which is nearest to a statement, and which are out of line with those beside them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from twinboard.disagreements.numbers import Number, text
from twinboard.periods import Period, written_period

_NEAR = timedelta(days=2 * 366)
"""What is stated of a known time is held against official numbers of that time, or of up to two years from it."""
_MONTH = 30.4


def start_of(found: Number) -> date | None:
    """The first day that is known of a number's period; the last, where the first is open."""
    period = _period(found)
    return period.first_on or period.last_on


def months_of(found: Number) -> int | None:
    """How long a period is; None where a side of it is open."""
    period = _period(found)
    if not (period.first_on and period.last_on):
        return None
    return round(((period.last_on - period.first_on).days + 1) / _MONTH)


class Series:
    """The official numbers of one measure, place and scope, in the order of their days."""

    def __init__(self, numbers: Sequence[Number]) -> None:
        self._all = _Timeline(numbers)
        lengths: dict[int | None, list[Number]] = defaultdict(list)
        for one in numbers:
            lengths[months_of(one)].append(one)
        self._by_length = {months: _Timeline(same) for months, same in lengths.items()}

    def nearest(self, found: Number) -> Number | None:
        """The number nearest in time; of a statement without a time the newest. None where all are too far from it.

        Only numbers of periods as long are comparable, where the length counts: a month of trade is no slip beside a
        year of it.
        """
        months, known = months_of(found), start_of(found)
        timeline = self._all if found.kind == "stock" or months is None else self._by_length.get(months)
        day = timeline.nearest(known) if timeline else None
        if timeline is None or day is None:
            return None
        is_near = known is None or months is None or abs(day - known) <= _NEAR
        return timeline.numbers[day] if is_near else None


class _Timeline:
    """The first number of each day that has one."""

    def __init__(self, numbers: Sequence[Number]) -> None:
        self.numbers = {day: one for one in reversed(numbers) if (day := start_of(one))}
        self._days = sorted(self.numbers)

    def nearest(self, known: date | None) -> date | None:
        """The day nearest to one that is known, of two as near the later; else the newest."""
        place = len(self._days) if known is None else bisect_left(self._days, known)
        beside = self._days[max(place - 1, 0) : place + 1]
        return min(beside, key=lambda day: (abs(day - (known or day)), -day.toordinal()), default=None)


def out_of_line(series: Sequence[Number], far: int) -> list[tuple[Number, Number, Number]]:
    """Each number that is so many times more, or less, than the two beside it in time, with those two."""
    return [
        (one, *beside)
        for numbers in _by_length(series)
        for day, beside in _beside(numbers)
        for one in numbers[day]
        if _is_out_of_line(one, beside, far)
    ]


def _beside(numbers: Mapping[date, Sequence[Number]]) -> Iterator[tuple[date, tuple[Number, Number]]]:
    """Each day with the two numbers nearest to it: those on both sides or, at an end of the series, the next two."""
    days = sorted(numbers)
    for position, day in enumerate(days):
        others = [one for one in days[max(position - 2, 0) : position + 3] if 0 < abs((one - day).days) <= _NEAR.days]
        if len(others) > 1:
            first, second = sorted(sorted(others, key=lambda one: abs((one - day).days))[:2])
            yield day, (numbers[first][0], numbers[second][0])


def _by_length(series: Sequence[Number]) -> list[dict[date, list[Number]]]:
    """The numbers of periods equally long, by their first day; more than one of a day are editions."""
    lengths: dict[int, dict[date, list[Number]]] = defaultdict(lambda: defaultdict(list))
    for one in series:
        months, day = months_of(one), start_of(one)
        if months is not None and day and one.stated.value > 0:
            lengths[months][day].append(one)
    return list(lengths.values())


def _is_out_of_line(one: Number, beside: Sequence[Number], far: int) -> bool:
    value, (low, high) = one.stated.value, sorted(other.stated.value for other in beside)
    return high < far * low and (value >= far * high or far * value <= low)


def _period(found: Number) -> Period:
    return written_period(text(found.record, "period"))
