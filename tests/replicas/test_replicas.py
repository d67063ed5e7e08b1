"""Replicas of one store: what is published on one is on all, once, and is what was published or is told not to be."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import publish
from left_stores import look
from publishers import CONTEXT, DONE, OVERTAKEN, ending, start
from workbooks import FACT, only, workbook

from replicas import killed
from replicas.conftest import Group
from twinboard.errors import ChangedMeanwhile, NotWritable, TwinboardError
from twinboard.intake import carry_out, propose
from twinboard.publish import restore
from twinboard.rules.sheets import SHEETS
from twinboard.settings import SHIPPED_WORKBOOK
from twinboard.store import Store, opened, shared
from twinboard.store.condition import faults
from twinboard.store.standing import path_of


def with_value(value: int) -> bytes:
    return only(Facts=[{**FACT, "value": value}])


def test_what_one_replica_publishes_another_shows(two: Group) -> None:
    first, second = two.stores
    assert look(second) == look(first)
    publish(second, with_value(120))
    shared.catch_up(first.home)
    assert (first.current(), look(first), look(second)) == (2, 120, 120)
    assert [first.seal(number) for number in (1, 2)] == [second.seal(number) for number in (1, 2)]
    assert not faults(first.home) + faults(second.home)


def test_rows_that_change_go_and_come_back_are_the_same_on_a_replica_that_comes_late(group: Group) -> None:
    first = group.replica("first")
    facts = [{**FACT, "fact_id": f"f{number}", "value": number + 1} for number in range(50)]
    publish(first, workbook(Facts=facts))
    publish(first, only(Facts=facts[:20]), retire_missing=True)
    assert restore(first, 1, author="A", message="M") == 3
    publish(first, SHIPPED_WORKBOOK.read_bytes())
    late = group.replica("late")
    shared.catch_up(late.home)
    for number in first.numbers():
        for sheet in SHEETS:
            assert late.columns(sheet.table, None, number) == first.columns(sheet.table, None, number)
        assert late.tell("evidence/versions", version=number) == first.tell("evidence/versions", version=number)
    assert not faults(late.home)


@pytest.mark.parametrize("attempt", range(2))
def test_of_two_replicas_that_publish_at_once_one_wins(two: Group, attempt: int) -> None:
    values = (120, 130)
    sent = [(store, propose(store, "x.xlsx", with_value(each))) for store, each in zip(two.stores, values, strict=True)]
    barrier = CONTEXT.Barrier(2)
    places = (two.catalogue, str(two.lake))
    begun = [start(killed.publish_at_once, barrier, store.home, proposal, *places) for store, proposal in sent]
    codes = [ending(process) for process in begun]
    assert sorted(codes) == [DONE, OVERTAKEN]
    for store in two.stores:
        shared.catch_up(store.home)
        assert (store.numbers(), look(store)) == ((1, 2), values[codes.index(DONE)])


def test_what_was_prepared_over_a_version_that_is_not_the_newest_is_refused_on_any_replica(two: Group) -> None:
    first, second = two.stores
    prepared = propose(second, "x.xlsx", with_value(130))
    publish(first, with_value(120))
    with pytest.raises(ChangedMeanwhile):
        carry_out(second, prepared, author="A", message="M")
    assert look(second) == 120
    carry_out(second, replace(propose(second, "x.xlsx", with_value(130))), author="A", message="M")
    assert (second.numbers(), look(second)) == ((1, 2, 3), 130)


def test_threads_of_one_replica_catch_up_at_once(two: Group) -> None:
    first, second = two.stores
    publish(first, with_value(120))
    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(shared.catch_up, [second.home] * 4))
    assert look(second) == 120
    assert [path.name for path in (second.home / "unfinished").iterdir()] == ["lock"]


@pytest.mark.parametrize("how", ["flipped", "lost"])
def test_a_parquet_file_that_is_not_what_was_written_is_told_and_never_read(two: Group, how: str) -> None:
    first, second = two.stores
    before = {*two.lake.rglob("*.parquet")}
    publish(first, with_value(120))
    of_facts, _ = {*two.lake.glob("main/facts/*.parquet")} - before
    whole = bytearray(of_facts.read_bytes())
    of_facts.unlink()
    if how == "flipped":
        damaged = whole.copy()
        damaged[len(damaged) // 2] ^= 1
        of_facts.write_bytes(damaged)
    shared.catch_up(second.home)
    assert (second.current(), look_at(second)) == (1, 100)
    assert second.standing().says == "Version 2 cannot be made on this replica."
    assert [fault.kind for fault in faults(second.home)] == ["not-made"]
    assert look(first) == 120
    with pytest.raises(TwinboardError, match=r"cannot be made on this replica.+Nothing was published"):
        publish(second, with_value(130))
    publish(first, with_value(140))
    of_facts.unlink(missing_ok=True)
    of_facts.write_bytes(whole)
    forget_what_was_not_made(second)
    shared.catch_up(second.home)
    assert (second.numbers(), look(second)) == ((1, 2, 3), 140)
    assert not faults(second.home)


def test_a_local_file_that_is_damaged_or_gone_is_made_anew(two: Group) -> None:
    first, second = two.stores
    publish(first, with_value(120))
    shared.catch_up(second.home)
    path_of(second.home, 2).unlink()
    path = path_of(second.home, 1)
    content = bytearray(path.read_bytes())
    content[20_000] ^= 1
    path.unlink()
    path.write_bytes(content)
    assert second.current() is None
    shared.catch_up(second.home)
    assert (second.numbers(), look(second)) == ((1, 2), 120)
    assert not faults(second.home)


def test_a_folder_with_a_store_of_its_own_is_no_replica(group: Group, one_fact: Store, tmp_path: Path) -> None:
    copy = tmp_path / "alone"
    killed.copied(one_fact.home, copy)
    shared.join(copy, group.catalogue, str(group.lake))
    with pytest.raises(NotWritable, match="holds a store of its own"):
        publish(Store(copy), with_value(120))
    shared.leave(copy)


def test_a_replica_is_not_published_to_as_if_it_stood_alone(two: Group) -> None:
    first, _ = two.stores
    shared.leave(first.home)
    with pytest.raises(NotWritable, match="it is not said of which catalogue"):
        publish(first, with_value(120))
    assert look(first) == 100


def look_at(store: Store) -> float:
    """The value that is shown, while something above it is lost."""
    return float(store.ask("evidence/facts")["value"][0])


def forget_what_was_not_made(store: Store) -> None:
    """So that it is tried again at once, not after half a minute."""
    shared._joined[store.home]._not_made.clear()
    assert path_of(store.home, 2) in opened.not_made
