"""The work of a check grows in line with the rows, whatever they hold: counted in calls, not timed."""

import sys
from collections.abc import Callable
from datetime import date
from types import FrameType

import pytest

from bench.growth import LIMIT, SHAPES, tables
from twinboard.validate.check import check

FEW, MORE, MOST = 25, 100, 400


def calls(work: Callable[[], object]) -> int:
    """How many calls it takes, of Python and of C; a step of a generator is one."""
    count = 0

    def counted(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def growth(work: Callable[[int], Callable[[], object]]) -> float:
    """How many times as much is added by four times as many rows; what any file takes is left out.

    It is done once before, for some things are made once a process, such as patterns.
    """
    work(FEW)()
    few, more, most = (calls(work(count)) for count in (FEW, MORE, MOST))
    return (most - more) / (more - few)


@pytest.mark.sweep
@pytest.mark.parametrize("name", SHAPES)
def test_four_times_the_rows_take_at_most_five_times_the_work(name: str) -> None:
    def checked(count: int) -> Callable[[], object]:
        found = tables(SHAPES[name](count))
        return lambda: check(found, {}, date.today())

    assert growth(checked) <= LIMIT


def test_what_compares_all_with_all_would_be_noticed() -> None:
    def pairs(count: int) -> Callable[[], object]:
        return lambda: [max(one, other) for one in range(count) for other in range(one)]

    assert growth(pairs) > 2 * LIMIT
