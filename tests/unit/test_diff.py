"""A file against what is published: what is added, changed, retired and kept."""

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinboard.diff import Difference, compare, shown
from twinboard.models import Change, Record, Value

POSITIONS = st.dictionaries(st.sampled_from("abcd"), st.none() | st.integers(1, 3))


def strand(identity: str, **values: Value) -> Record:
    """A row of the sheet Strands, from a file that has its id and the named columns."""
    held: dict[str, Value] = {"strand_id": identity, **values}
    return Record("Strands", identity, held, letters=dict.fromkeys(held, "A"))


def by_id(*records: Record) -> Mapping[str, Record]:
    return {record.id: record for record in records}


def compare_strands(sent: Iterable[Record], *published: Record, retire: Collection[str] = ()) -> Difference:
    return compare({"Strands": sent}, {"Strands": by_id(*published)}, retire=retire)


def change(kind: str, column: str, before: str | None, after: str | None, identity: str = "trade") -> Change:
    return Change("Strands", identity, kind, column, before, after)


def test_new_row_is_added_with_each_filled_column() -> None:
    difference = compare_strands([strand("trade", name="Trade", position=1, note=None)])
    assert difference.changes == (
        change("added", "strand_id", None, "trade"),
        change("added", "name", None, "Trade"),
        change("added", "position", None, "1"),
    )


def test_changed_row_shows_only_what_differs_before_and_after() -> None:
    before, after = strand("trade", name="Trade", position=1), strand("trade", name="Trade", position=2)
    assert compare_strands([after], before).changes == (change("changed", "position", "1", "2"),)


def test_equal_rows_give_no_change_and_are_not_written() -> None:
    difference = compare_strands([strand("trade", name="Trade")], strand("trade", name="Trade"))
    assert difference == Difference((), (), (), ())


def test_trailing_zeros_of_a_number_are_no_change() -> None:
    sent, kept = (Record("Facts", "jobs", {"value": Decimal(value)}) for value in ("3000", "3000.000000"))
    assert compare({"Facts": [sent]}, {"Facts": by_id(kept)}).changes == ()


def test_row_that_the_file_lacks_is_kept_and_named_as_missing() -> None:
    published = strand("trade", name="Trade")
    assert compare_strands([], published) == Difference((), (), (published,), ())


def test_row_that_the_file_lacks_is_retired_where_that_is_asked() -> None:
    published = strand("trade", name="Trade", note=None)
    difference = compare_strands([], published, retire={"Strands"})
    assert difference.retired == (published,)
    assert difference.changes == (
        change("retired", "strand_id", "trade", None),
        change("retired", "name", "Trade", None),
    )


def test_sheet_that_the_file_lacks_loses_no_row() -> None:
    published = {"Strands": by_id(strand("trade")), "Partners": by_id(Record("Partners", "hefei", {}))}
    difference = compare({"Strands": [strand("trade")]}, published, retire={"Strands"})
    assert (difference.retired, difference.missing) == ((), ())


def test_column_that_the_file_lacks_keeps_its_published_value() -> None:
    sent = Record("Strands", "trade", {"strand_id": "trade", "name": "Trade", "note": None}, letters={"name": "B"})
    difference = compare_strands([sent], strand("trade", name="Business", note="Agreed."))
    assert difference.changes == (change("changed", "name", "Business", "Trade"),)
    assert [record.values["note"] for record in difference.written] == ["Agreed."]


def test_blank_cell_in_a_column_of_the_file_clears_the_published_value() -> None:
    difference = compare_strands([strand("trade", note=None)], strand("trade", note="Agreed."))
    assert difference.changes == (change("changed", "note", "Agreed.", None),)


def test_bound_typed_with_its_number_replaces_the_published_one_without_a_bound_column() -> None:
    sent = Record("Facts", "jobs", {"value": Decimal(3000), "bound": "over"}, letters={"value": "F"})
    kept = Record("Facts", "jobs", {"value": Decimal(3000), "bound": "exact"})
    found = compare({"Facts": [sent]}, {"Facts": by_id(kept)}).changes
    assert found == (Change("Facts", "jobs", "changed", "bound", "exact", "over"),)


def test_bound_kept_beside_its_number_is_compared_too() -> None:
    letters = {"cost_gbp": "N", "cost_gbp_bound": "N"}
    sent = Record("Visits", "hefei", {"cost_gbp": Decimal(4000), "cost_gbp_bound": "exact"}, letters=letters)
    kept = Record("Visits", "hefei", {"cost_gbp": Decimal(4000), "cost_gbp_bound": "around"})
    found = compare({"Visits": [sent]}, {"Visits": by_id(kept)}).changes
    assert found == (Change("Visits", "hefei", "changed", "cost_gbp_bound", "around", "exact"),)


def test_counts_are_of_rows_and_not_of_values() -> None:
    sent = [strand("new", name="New", position=3), strand("moved", name="Moved", position=2), strand("same")]
    published = [strand("moved", name="Move", position=1), strand("same"), strand("gone", name="Gone", position=4)]
    counts = compare_strands(sent, *published, retire={"Strands"}).counts()
    assert counts == {"added": 1, "changed": 1, "retired": 1}


@given(POSITIONS, POSITIONS)
def test_applied_difference_leaves_what_the_file_says(
    sent: dict[str, int | None], published: dict[str, int | None]
) -> None:
    before = [strand(name, position=position) for name, position in published.items()]
    after = [strand(name, position=position) for name, position in sent.items()]
    difference = compare_strands(after, *before, retire={"Strands"})
    left = {**by_id(*before), **by_id(*difference.written)}
    for record in difference.retired:
        del left[record.id]
    assert {name: record.values["position"] for name, record in left.items()} == sent


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("3000.000000"), "3000"),
        (Decimal("6.50"), "6.5"),
        (Decimal("1E+9"), "1000000000"),
        (4, "4"),
        ("2016/17", "2016/17"),
        (None, None),
    ],
)
def test_stored_value_is_shown_plainly(value: Value, text: str | None) -> None:
    assert shown(value) == text
