"""The same thing entered twice, and values that slipped to another row: one doubt, which names both."""

from datetime import date
from decimal import Decimal

import pytest
from checked import issues
from conftest import publish
from hypothesis import given
from hypothesis import strategies as st
from workbooks import EVIDENCE, FACT, MONEY, PARTNER, VISIT, only, workbook

from twinboard.models import Issue, Record, Table
from twinboard.rules.issue_kinds import is_doubt
from twinboard.settings import SHIPPED_WORKBOOK
from twinboard.store import Store
from twinboard.validate.check import check

Row = dict[str, object]
KINDS = ("same-but-id", "same-thing", "name-twice", "block-moved", "quote-says-other")
ORGANISATION: Row = {"organisation_id": "school", "name": "The School", "sector": "education", "role": "member"}
MONTH: Row = {**VISIT, "starts": "2018-10", "delegates": 14}


def twice(store: Store, **sheets: list[Row]) -> list[tuple[str, str, str, str]]:
    found = [one for one in issues(store, only(**sheets)) if one.kind in KINDS]
    assert all(map(is_doubt, found))
    return [(one.kind, one.sheet, one.cell, one.message) for one in found]


def short(found: list[tuple[str, str, str, str]]) -> list[tuple[str, str]]:
    return [(kind, cell) for kind, _, cell, _ in found]


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("sheet", "row"),
    [
        ("Facts", FACT),
        ("Visits", VISIT),
        ("Visits", MONTH),
        ("Money", MONEY),
        ("Organisations", ORGANISATION | EVIDENCE),
    ],
)
def test_a_row_that_equals_another_but_for_its_id_is_told_once_with_both(store: Store, sheet: str, row: Row) -> None:
    publish(store, workbook())
    copy = {**row, next(iter(row)): "copied"}
    [(kind, _, cell, message)] = twice(store, **{sheet: [row, copy]})
    assert (kind, cell) == ("same-but-id", "A3")
    assert f"“{next(iter(row.values()))}” (row 2)" in message
    assert [one.kind for one in issues(store, only(**{sheet: [row, copy]}))] == ["same-but-id"]


def test_a_row_that_equals_a_published_one_is_told(small: Store) -> None:
    [(kind, _, cell, message)] = twice(small, Facts=[{**FACT, "fact_id": "copied"}])
    assert (kind, cell) == ("same-but-id", "A2")
    assert "as “jobs-2020” (published)." in message


def test_what_is_published_twice_is_not_told_again(small: Store) -> None:
    rows = [FACT, {**FACT, "fact_id": "copied"}]
    publish(small, only(Facts=rows))
    assert twice(small, Facts=rows) == []
    assert twice(small, Facts=[{**rows[0], "note": "Seen."}, rows[1]]) == []


def test_five_hundred_repeats_of_a_payment_are_one_line(small: Store) -> None:
    [(kind, _, cell, message)] = twice(small, Money=[{**MONEY, "money_id": f"paid-{n}"} for n in range(500)])
    assert (kind, cell) == ("same-but-id", "A501")
    assert "“paid-0” (row 2), “paid-1” (row 3), “paid-2” (row 4), and 496 more like it" in message


@pytest.mark.thinned(3)
@pytest.mark.parametrize(
    ("sheet", "row", "changed"),
    [
        ("Money", MONEY, {"note": "Told again.", "locator": "para 9"}),
        ("Money", {**MONEY, "funder": "The Fund"}, {"title": "a  GRANT.", "funder": "the fund"}),
        ("Visits", MONTH, {"title": "Another title", "quote": "fourteen guests"}),
        ("Visits", {**MONTH, "delegates": None, "officers": 8, "business": 6}, {"delegates": 14, "officers": None}),
        ("Organisations", ORGANISATION | EVIDENCE, {"name": "the school", "role": "Member of it"}),
        ("Milestones", {"milestone_id": "m", "title": "Signed", "date": "2018", "kind": "event", "status": "happened"}
         | EVIDENCE, {"note": "Again."}),
    ],
)  # fmt: skip
def test_one_thing_under_two_ids_is_asked_about(small: Store, sheet: str, row: Row, changed: Row) -> None:
    other = {**row, next(iter(row)): "other", **changed}
    assert short(twice(small, **{sheet: [row, other]})) == [("same-thing", "A3")]


@pytest.mark.thinned(3)
@pytest.mark.parametrize(
    ("sheet", "row", "changed"),
    [
        ("Money", MONEY, {"period": "2021/22"}),
        ("Money", MONEY, {"stage": "spent"}),
        ("Money", MONEY, {"amount_gbp": 5001}),
        ("Visits", MONTH, {"delegates": 15}),
        ("Visits", MONTH, {"starts": "2018-11"}),
        ("Visits", MONTH, {"direction": "inbound"}),
        ("Visits", {**MONTH, "starts": "2018"}, {"title": "Another"}),
        ("Visits", {**MONTH, "starts": "2018-10-01"}, {"starts": "2018-10-20"}),
        ("Visits", {**MONTH, "delegates": None}, {"title": "Another"}),
        ("Organisations", ORGANISATION | EVIDENCE, {"board": "Another board"}),
        ("Facts", FACT, {"locator": "para 2"}),
    ],
)
def test_two_things_are_two(small: Store, sheet: str, row: Row, changed: Row) -> None:
    assert twice(small, **{sheet: [row, {**row, next(iter(row)): "other", **changed}]}) == []


@pytest.mark.parametrize(
    "changed",
    [{"name": "TESTVILLE"}, {"name": "Téstville"}, {"name": "Other", "aliases": "Elsewhere; testville"}],
)
def test_a_partner_with_a_name_of_another_is_told(small: Store, changed: Row) -> None:
    [(kind, _, cell, message)] = twice(small, Partners=[{**PARTNER, "partner_id": "other", **changed}])
    assert (kind, cell) == ("name-twice", "I2" if "aliases" in changed else "B2")
    assert "is also a name of “testville” (published)" in message


def test_an_alias_of_two_partners_is_told_once(small: Store) -> None:
    rows = [{**PARTNER, "aliases": "The twin"}, {**PARTNER, "partner_id": "other", "name": "O", "aliases": "the Twin"}]
    assert short(twice(small, Partners=rows)) == [("name-twice", "I2")]


@pytest.mark.thinned(2)
@pytest.mark.parametrize("column", ["delegates", "officers", "elected_members", "business", "civic"])
@pytest.mark.parametrize("quote", ["a delegation of 14", "a delegation of fourteen", "Fourteen came"])
def test_a_count_that_parts_from_its_quote_is_told(small: Store, column: str, quote: str) -> None:
    visit = {**VISIT, column: 14, "quote": quote}
    publish(small, only(Visits=[visit]))
    [(kind, _, _, message)] = twice(small, Visits=[{**visit, column: 140}])
    assert (kind, "it still has 14" in message) == ("quote-says-other", True)


def test_a_new_number_of_which_the_quote_says_a_tenth_is_told(small: Store) -> None:
    [(kind, *_, message)] = twice(small, Visits=[{**VISIT, "delegates": 140, "quote": "a delegation of 14"}])
    assert (kind, "it has 14" in message) == ("quote-says-other", True)
    assert twice(small, Money=[{**MONEY, "quote": "£5,000 for 500 people"}]) == []


def facts(values: list[object], **changed: list[object]) -> list[Row]:
    rows = [{**FACT, "fact_id": f"f-{n}", "scope": f"Works {n}", "value": value} for n, value in enumerate(values)]
    return [{**row, **{name: column[n] for name, column in changed.items()}} for n, row in enumerate(rows)]


@pytest.mark.thinned(3)
@pytest.mark.parametrize(
    ("moved", "first", "said"),
    [
        ([11, 11, 23, 37, 41, 59, 61], "E3", "the row above: it seems that a block was moved down"),
        ([11, 37, 41, 59, 59, 61, 73], "E3", "the row below: it seems that a block was moved up"),
        ([1, 2, 11, 23, 37, 41, 59], "E4", "2 rows above"),
        ([73, 61, 59, 41, 37, 23, 11], "E2", "sorted apart"),
    ],
)
def test_a_block_of_values_that_slipped_is_one_doubt(small: Store, moved: list[object], first: str, said: str) -> None:
    publish(small, only(Facts=facts([11, 23, 37, 41, 59, 61, 73])))
    [(kind, _, cell, message)] = twice(small, Facts=facts(moved))
    assert (kind, cell) == ("block-moved", first)
    assert said in message


def test_a_block_of_several_columns_is_one_doubt_and_its_cells_are_told_of_nothing_else(small: Store) -> None:
    values, scopes = [1, 20, 300, 4000, 50000, 6], [f"Place {n}" for n in range(6)]
    publish(small, only(Facts=facts([*values], scope=[*scopes])))
    found = issues(small, only(Facts=facts([2, *values[:-1]], scope=["New", *scopes[:-1]])))
    assert [one.kind for one in found if one.kind in (*KINDS, "moved-tenfold")] == ["block-moved"]
    assert "The values of value, scope from here to E7 (rows “f-1” to “f-5”)" in found[-1].message


@given(st.lists(st.integers(1, 10**6), min_size=6, max_size=20, unique=True), st.sampled_from([1, -1, 2, -2, 3, -3]))
def test_every_block_moved_by_up_to_three_rows_is_found(values: list[int], shift: int) -> None:
    names = {"source_id": "report", "locator": "x", "indicator_id": "jobs", "period": "2018"}
    known = {
        f"f-{n}": Record("Facts", f"f-{n}", {**names, "fact_id": f"f-{n}", "value": Decimal(value)})
        for n, value in enumerate(values)
    }
    kept = range(len(values))
    after = [values[n - shift] if n - shift in kept else 1_000_001 + n for n in kept]
    table = Table("Facts", ["fact_id", "value"], [[f"f-{n}", value] for n, value in enumerate(after)])
    found = [one for one in check([table], {"Facts": known}, date(2026, 1, 1)).issues if one.kind == "block-moved"]
    assert [one.kind for one in found] == ["block-moved"]


@pytest.mark.thinned(3)
@pytest.mark.parametrize(
    "after",
    [
        [12, 24, 38, 42, 60, 62, 74],
        [11, 11, 23, 41, 59, 61, 73],
        [11, 23, 37, 41, 59, 73, 61],
    ],
)
def test_other_changes_are_no_slip(small: Store, after: list[object]) -> None:
    publish(small, only(Facts=facts([11, 23, 37, 41, 59, 61, 73])))
    assert twice(small, Facts=facts(after)) == []


def test_nothing_of_the_shipped_workbook_is_told_twice(store: Store) -> None:
    found: list[Issue] = [one for one in issues(store, SHIPPED_WORKBOOK.read_bytes()) if one.kind in KINDS]
    assert found == []
