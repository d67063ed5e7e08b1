"""What many ask for at once is made by one of them, and a failure is kept by nobody."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from twinboard.once import once


def test_many_who_ask_at_once_wait_for_one_maker() -> None:
    asked, all_there = list[str](), threading.Barrier(8)

    @once()
    def make(name: str) -> list[str]:
        asked.append(name)
        threading.Event().wait(0.1)
        return [name]

    def ask(_: int) -> list[str]:
        all_there.wait()
        return make("a page")

    with ThreadPoolExecutor(8) as readers:
        given = list(readers.map(ask, range(8)))
    assert asked == ["a page"]
    assert all(each is given[0] for each in given)


def test_those_who_ask_for_different_things_do_not_wait_for_each_other() -> None:
    both_there = threading.Barrier(2)

    @once()
    def make(_: str) -> int:
        return both_there.wait(timeout=10)

    with ThreadPoolExecutor(2) as readers:
        assert sorted(readers.map(make, ["one", "another"])) == [0, 1]


def test_a_failure_is_tried_again_by_the_next_who_asks() -> None:
    outcomes = iter([OSError("no room"), "made"])

    @once()
    def make() -> object:
        outcome = next(outcomes)
        if isinstance(outcome, OSError):
            raise outcome
        return outcome

    with pytest.raises(OSError, match="no room"):
        make()
    assert make() == "made"


def test_what_was_asked_least_lately_goes_first() -> None:
    @once(2)
    def make(name: str) -> str:
        return name

    for name in ("a", "b", "a", "c"):
        make(name)
    assert make.asked() == [("a",), ("c",)]
