"""Publishers on a replica that are killed: on every replica the old version or the new one stands, and all go on."""

import random
import signal
import time
from collections.abc import Callable
from itertools import count

import pytest
from left_stores import NEW, NEXT, OLD, look, value_of
from publishers import DONE, ending, start
from workbooks import FACT, only

from replicas import killed
from replicas.conftest import Group
from twinboard.intake import Proposal, carry_out, propose
from twinboard.store import Store, shared

KILLED = -signal.SIGKILL


def proposal_of(store: Store, value: int) -> Proposal:
    return propose(store, "sent.xlsx", only(Facts=[{**FACT, "value": value}]))


def judged(group: Group) -> float:
    """The value that all replicas show after a kill, once the other has published."""
    first, second = group.stores
    for store in (second, first):
        shared.catch_up(store.home)
    value = look(first)
    assert (look(second), second.numbers()) == (value, first.numbers())
    number = carry_out(second, proposal_of(second, 140), author="A", message="Goes on")
    shared.catch_up(first.home)
    for each in group.stores:
        assert (each.current(), look(each)) == (number, 140)
        assert [path.name for path in (each.home / "unfinished").iterdir()] == ["lock"]
    return value


@pytest.mark.parametrize("every", [100, pytest.param(1, marks=pytest.mark.sweep)], ids=["some steps", "every step"])
def test_a_publisher_killed_at_any_step_leaves_the_old_version_or_the_new_one(
    copies: Callable[[], Group], every: int
) -> None:
    values: list[float] = []
    for step in count(1, every):
        group = copies()
        first, _ = group.stores
        work = (step, first.home, proposal_of(first, NEW), group.catalogue, str(group.lake))
        code = ending(start(killed.publish_killed_at, *work))
        assert code in (KILLED, DONE)
        values.append(judged(group))
        group.leave()
        if code == DONE:
            break
    assert len(values) >= 150 // every
    assert values == sorted(values)
    assert {*values} == {OLD, NEW}


@pytest.mark.parametrize("kills", [3, pytest.param(100, marks=pytest.mark.sweep)])
def test_publishers_killed_at_spread_moments_lose_and_tear_nothing(two: Group, kills: int) -> None:
    places = (two.catalogue, str(two.lake))
    begun = time.monotonic()
    sent = proposal_of(two.stores[0], NEW)
    assert ending(start(killed.publish, two.stores[0].home, sent, *places)) == DONE
    lasts = time.monotonic() - begun
    random.seed(7)
    for number in random.sample(range(kills), kills):
        store = two.stores[number % 2]
        shared.catch_up(store.home)
        base, value = store.current_or_fail(), value_of(store)
        other = NEW if value == NEXT else NEXT
        process = start(killed.publish, store.home, proposal_of(store, other), *places)
        time.sleep(lasts * (0.2 + 0.8 * (number + random.random()) / kills))
        process.kill()
        assert ending(process) in (KILLED, DONE)
        for each in two.stores:
            shared.catch_up(each.home)
        assert {(each.current(), look(each)) for each in two.stores} <= {(base, value), (base + 1, other)}
    assert len({two.stores[0].current(), two.stores[1].current()}) == 1
    judged(two)
