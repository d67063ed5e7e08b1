"""Who asks for what costs waits in a queue with an end, of which nobody holds all the places."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from twinboard.errors import Busy
from twinboard.lane import Lane, visited_by


def lane_of(*, at_once: int = 1, most: int = 4, most_of_one: int = 2, longest_s: float = 20) -> Lane:
    return Lane("Too many.", at_once=at_once, most=most, most_of_one=most_of_one, longest_s=longest_s)


def until(is_so: Callable[[], bool]) -> None:
    ends = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < ends
        time.sleep(0.01)


def ask(lane: Lane, visitor: str, served: list[str]) -> None:
    with visited_by(visitor), lane.place():
        served.append(visitor)


def line_up(lane: Lane, pool: ThreadPoolExecutor, *visitors: str) -> tuple[list[str], list[Future[None]]]:
    """These visitors ask, one after the other; who is served, and how it ended for each."""
    served, asked = list[str](), list[Future[None]]()
    for visitor in visitors:
        before = len(lane._there)
        asked.append(pool.submit(ask, lane, visitor, served))
        until(lambda before=before: len(lane._there) > before or asked[-1].done())  # type: ignore[misc]
    return served, asked


def test_those_who_wait_are_served_in_their_order() -> None:
    lane = lane_of()
    with ThreadPoolExecutor(3) as pool, lane.place():
        served, _ = line_up(lane, pool, "a", "b", "c")
        assert served == []
    assert served == ["a", "b", "c"]


def test_so_many_are_served_at_once() -> None:
    lane, together = lane_of(at_once=2), threading.Barrier(2)

    def meet() -> None:
        with lane.place():
            together.wait(timeout=20)

    with ThreadPoolExecutor(2) as pool:
        for each in [pool.submit(meet), pool.submit(meet)]:
            each.result()


@pytest.mark.parametrize(
    ("lane", "visitors", "expected"),
    [
        pytest.param(lane_of(most_of_one=2), ("a", "a", "a", "b"), ["a", "a", "b"], id="of one visitor"),
        pytest.param(lane_of(most=2, most_of_one=1), ("a", "b", "c", ""), ["a", "b", ""], id="of all but our own work"),
    ],
)
def test_who_comes_when_so_many_wait_is_sent_away_at_once(
    lane: Lane, visitors: tuple[str, ...], expected: list[str]
) -> None:
    with ThreadPoolExecutor(4) as pool:
        with lane.place():
            served, asked = line_up(lane, pool, *visitors)
        with pytest.raises(Busy, match="Too many"):
            asked[2].result()
    assert served == expected


def test_who_waits_too_long_is_told_and_keeps_no_place() -> None:
    lane = lane_of(longest_s=0.01)
    with lane.place(), pytest.raises(Busy, match="Too many"), lane.place():
        pytest.fail("Nobody may be here.")
    with lane.place():
        assert len(lane._there) == 1


def test_who_leaves_while_waiting_keeps_no_place() -> None:
    lane = lane_of()
    with lane.place(), pytest.raises(Busy), lane.place(has_left=lambda: True):
        pytest.fail("Nobody may be here.")
    assert lane._there == []


def test_who_fails_keeps_no_place() -> None:
    lane = lane_of()
    with pytest.raises(ZeroDivisionError), lane.place():
        raise ZeroDivisionError
    assert lane._there == []
