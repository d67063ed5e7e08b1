"""A file made from an earlier version: what was published since is neither lost nor overwritten unseen."""

from pathlib import Path

import pytest
from conftest import publish
from workbooks import FACT, only

from twinboard.intake import Decisions, Proposal, carry_out, decided, propose
from twinboard.merge import Sides
from twinboard.publish import published_records
from twinboard.store import Store

pytestmark = pytest.mark.usefixtures("read_here")

NEW = {**FACT, "fact_id": "new"}


def sent(store: Store, *facts: dict[str, object], since: int = 1) -> Proposal:
    return propose(store, "x.xlsx", only(Facts=facts), since=since)


def value(store: Store, fact: str = "jobs-2020") -> str:
    return str(published_records(store, store.current())["Facts"][fact].values["value"])


def test_a_file_made_from_the_current_version_crosses_nothing(small: Store) -> None:
    proposal = sent(small, {**FACT, "value": 1})
    assert (proposal.made_from, proposal.crossed) == (None, ())


def test_a_row_that_nobody_else_touched_is_changed_as_ever(small: Store) -> None:
    publish(small, only(Facts=[NEW]))
    proposal = sent(small, {**FACT, "value": 1})
    assert (proposal.made_from, proposal.crossed, proposal.difference.counts()["changed"]) == (1, (), 1)


def test_what_was_added_since_is_not_missing_from_the_file(small: Store) -> None:
    publish(small, only(Facts=[NEW]))
    assert sent(small, FACT).difference.missing == ()
    assert [record.id for record in propose(small, "x.xlsx", only(Facts=[FACT])).difference.missing] == ["new"]


def test_an_old_row_is_told_from_one_that_both_changed(small: Store) -> None:
    publish(small, only(Facts=[{**FACT, "value": 130}]))
    [old] = sent(small, FACT).crossed
    [both] = sent(small, {**FACT, "value": 120}).crossed
    assert (old.is_old, both.is_old) == (True, False)
    assert list(old.sides()) == [Sides("value", "100", "130", "100")]
    assert list(both.sides()) == [Sides("value", "100", "130", "120")]
    assert sent(small, {**FACT, "value": 130}).crossed == ()


@pytest.mark.parametrize(("kept", "expected"), [(True, "130"), (False, "120")])
def test_the_officer_decides_whose_row_stands(small: Store, *, kept: bool, expected: str) -> None:
    publish(small, only(Facts=[{**FACT, "value": 130}]))
    proposal = sent(small, {**FACT, "value": 120}, {**FACT, "fact_id": "mine", "value": 7})
    proposal = decided(small, proposal, Decisions(keeps_old=kept, keeps_changed=kept))
    assert proposal.difference.counts() == {"added": 1, "changed": 0 if kept else 1, "retired": 0}
    carry_out(small, proposal, author="A", message="both")
    assert (value(small), value(small, "mine")) == (expected, "7")


@pytest.mark.parametrize("kept", [True, False])
def test_a_row_retired_since_comes_back_only_if_the_officer_says_so(small: Store, *, kept: bool) -> None:
    publish(small, only(Facts=[NEW]), retire_missing=True)
    proposal = sent(small, FACT)
    [gone] = proposal.crossed
    assert (gone.is_old, gone.now) == (True, None)
    assert Sides("value", "100", None, "100") in list(gone.sides())
    difference = decided(small, proposal, Decisions(keeps_old=kept, keeps_changed=kept)).difference
    assert [record.id for record in difference.written] == ([] if kept else ["jobs-2020"])


def test_a_row_that_both_added_is_crossed(small: Store) -> None:
    publish(small, only(Facts=[{**NEW, "value": 5}]))
    [row] = sent(small, FACT, {**NEW, "value": 6}).crossed
    assert (row.is_old, list(row.sides())) == (False, [Sides("value", None, "5", "6")])


def test_old_rows_and_changed_ones_are_decided_apart(small: Store) -> None:
    publish(small, only(Facts=[NEW]))
    publish(small, only(Facts=[{**FACT, "value": 130}, {**NEW, "value": 230}]))
    proposal = sent(small, FACT, {**NEW, "value": 240}, since=2)
    difference = decided(small, proposal, Decisions(keeps_old=True)).difference
    assert [(record.id, str(record.values["value"])) for record in difference.written] == [("new", "240")]


@pytest.mark.thinned(3)
@pytest.mark.parametrize("since", [2, 3, 99, 0])
def test_a_version_that_is_no_earlier_one_is_not_taken_for_the_origin(small: Store, since: int) -> None:
    publish(small, only(Facts=[{**FACT, "value": 130}]))
    assert sent(small, FACT, since=since).made_from is None


def test_a_damaged_origin_is_as_good_as_none(small: Store, tmp_path: Path) -> None:
    publish(small, only(Facts=[{**FACT, "value": 130}]))
    fresh = Store(tmp_path / "copy")
    for path in sorted(small.home.rglob("0*")):
        kept = fresh.home / path.relative_to(small.home)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(path.read_bytes())
    (fresh.home / "versions" / "000001.duckdb").write_bytes(b"torn")
    assert sent(fresh, FACT).made_from is None
