"""Assumptions: read as they are typed in the unit of their input, and refused at the cell where they cannot be so."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbooks import ASSUMPTION, EVIDENCE, PARTNER, SOURCE

from twinboard.models import Issue, Record, Severity, Table
from twinboard.rules.sheets import ASSUMPTIONS
from twinboard.rules.vocabularies import INPUT, INPUT_UNITS
from twinboard.validate.check import Checked, check

Row = Mapping[str, object]
LEAKAGE: Row = {**ASSUMPTION, "input": "leakage", "value": "25%"}
NIGHTS: Row = {**ASSUMPTION, "input": "nights of a visitor", "value": "3 nights"}
MULTIPLIER: Row = {**ASSUMPTION, "input": "multiplier", "value": "around 1.2"}
NUMBERS = ("value", "value_bound", "value_high", "low", "high")


def checked(*rows: Row, published: Mapping[str, Mapping[str, Record]] | None = None) -> Checked:
    header = list(dict.fromkeys(column for row in rows for column in row))
    table = Table(ASSUMPTIONS, header, [[row.get(column) for column in header] for row in rows])
    beside = [
        Table(name, list(row), [list(row.values())]) for name, row in (("Sources", SOURCE), ("Partners", PARTNER))
    ]
    return check([*beside, table], published or {}, date(2026, 11, 29))


def stored(row: Row) -> tuple[object, ...]:
    [record] = checked(row).records[ASSUMPTIONS]
    return tuple(record.values[name] for name in NUMBERS)


def told(*rows: Row) -> list[tuple[str, str]]:
    return [(issue.kind, issue.cell) for issue in checked(*rows).issues]


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        (ASSUMPTION, (90, "around", None, None, None)),
        ({**ASSUMPTION, "value": "90 pounds", "low": "£70", "high": 120}, (90, "exact", None, 70, 120)),
        ({**ASSUMPTION, "value": "between £80 and £95", "low": 80, "high": 95}, (80, "between", 95, 80, 95)),
        ({**ASSUMPTION, "value": 0, "low": 0, "high": 0}, (0, "exact", None, 0, 0)),
        (LEAKAGE, (25, "exact", None, None, None)),
        ({**LEAKAGE, "value": "up to 100", "low": "0%", "high": "100 per cent"}, (100, "up to", None, 0, 100)),
        (NIGHTS, (3, "exact", None, None, None)),
        ({**NIGHTS, "value": "1 night"}, (1, "exact", None, None, None)),
        (MULTIPLIER, (Decimal("1.2"), "around", None, None, None)),
    ],
)
def test_a_number_is_read_with_its_word_and_with_the_unit_of_its_input(row: Row, kept: tuple[object, ...]) -> None:
    assert checked(row).issues == ()
    assert stored(row) == kept


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({**ASSUMPTION, "value": "25%"}, ("unit-disagrees", "D2")),
        ({**ASSUMPTION, "value": "$90"}, ("unit-disagrees", "D2")),
        ({**ASSUMPTION, "value": "-5"}, ("beyond-input", "D2")),
        ({**ASSUMPTION, "low": 70, "high": None}, ("one-end-alone", "F2")),
        ({**ASSUMPTION, "low": None, "high": 120}, ("one-end-alone", "E2")),
        ({**ASSUMPTION, "low": "about 70", "high": 120}, ("not-a-number", "E2")),
        ({**ASSUMPTION, "low": 120, "high": 70}, ("range-goes-down", "F2")),
        ({**ASSUMPTION, "low": 91, "high": 100}, ("outside-range", "D2")),
        ({**ASSUMPTION, "value": "between 80 and 121", "low": 80, "high": 120}, ("outside-range", "D2")),
        ({**ASSUMPTION, "low": "70%", "high": 120}, ("unit-disagrees", "E2")),
        ({**LEAKAGE, "value": "£25"}, ("unit-disagrees", "D2")),
        ({**LEAKAGE, "value": "101%"}, ("beyond-input", "D2")),
        ({**LEAKAGE, "value": "over 100%"}, ("beyond-input", "D2")),
        ({**LEAKAGE, "low": 20, "high": 130}, ("beyond-input", "F2")),
        ({**NIGHTS, "value": "25%"}, ("unit-disagrees", "D2")),
        ({**NIGHTS, "value": 0}, ("beyond-input", "D2")),
        ({**MULTIPLIER, "value": "120%"}, ("unit-of-none", "D2")),
        ({**MULTIPLIER, "value": "1.2 times"}, ("unit-of-none", "D2")),
        ({**ASSUMPTION, "value": "TBC"}, ("stands-for-nothing", "D2")),
        ({**ASSUMPTION, "value": None}, ("blank-required", "D2")),
        ({**ASSUMPTION, "input": "multipler"}, ("not-in-list", "C2")),
        ({**ASSUMPTION, "partner_id": "Atlantis"}, ("unknown-reference", "E2")),
        ({**ASSUMPTION, "source_id": "report", "locator": None}, ("half-cited", "F2")),
        ({**ASSUMPTION, "source_id": None, "locator": "para 1"}, ("half-cited", "E2")),
        ({**ASSUMPTION, "quote": "As it is said"}, ("half-cited", "E2")),
    ],
)
def test_what_cannot_be_so_is_an_error_at_its_cell(row: Row, found: tuple[str, str]) -> None:
    assert told(row) == [found]
    assert not checked(row).is_valid


def test_a_share_that_is_typed_as_its_hundredth_is_asked_about_and_one_with_its_sign_is_not() -> None:
    assert told({**LEAKAGE, "value": 0.25}) == [("share-below-one", "D2")]
    assert told({**LEAKAGE, "value": "0.25%"}) == []
    assert told({**MULTIPLIER, "value": 0.25}) == []


def test_what_stands_for_one_input_place_and_time_twice_is_refused_and_what_has_its_own_is_not() -> None:
    other = {**ASSUMPTION, "assumption_id": "other", "name": "Another", "value": 50}
    [issue] = checked(ASSUMPTION, other).issues
    assert (issue.kind, issue.cell) == ("input-twice", "C3")
    assert "“night” (row 2)" in issue.message
    assert told(ASSUMPTION, {**other, "period": "not stated"}) == [("input-twice", "C3")]
    assert told(ASSUMPTION, {**other, "partner_id": "Testville"}) == []
    assert told(ASSUMPTION, {**other, "period": "2019"}) == []


def test_a_published_row_is_mended_by_one_column_and_judged_with_what_is_published() -> None:
    whole = {**ASSUMPTION, "low": 70, "high": 120}
    published = {ASSUMPTIONS: {one.id: one for one in checked(whole).records[ASSUMPTIONS]}}
    mended = checked({"assumption_id": "night", "value": "around £80"}, published=published)
    assert [issue.kind for issue in mended.issues] == []
    beyond = checked({"assumption_id": "night", "high": 85}, published=published)
    assert [(issue.kind, issue.cell) for issue in beyond.issues] == [("outside-range", "B2")]


def errors(found: Checked) -> list[Issue]:
    return [issue for issue in found.issues if issue.severity is Severity.ERROR]


@given(st.sampled_from(INPUT), st.integers(0, 2_000), st.integers(0, 2_000), st.integers(0, 2_000), st.data())
def test_whatever_is_typed_in_its_unit_is_kept_within_its_range_or_refused(
    kind: str, low: int, value: int, high: int, data: st.DataObject
) -> None:
    unit = INPUT_UNITS[kind]
    signs = {"£": ("£{}", "{}", "{} pounds"), "per cent": ("{}%", "{}", "{} per cent"), "nights": ("{}", "{} nights")}
    typed = [data.draw(st.sampled_from(signs.get(unit, ("{}",)))).format(one) for one in (low, value, high)]
    row = {**ASSUMPTION, "input": kind, "low": typed[0], "value": typed[1], "high": typed[2]}
    least, most = (1, 2_000) if unit == "nights" else (0, 100 if unit == "per cent" else 2_000)
    can_be = low <= value <= high and least <= low and high <= most
    found = checked(row)
    assert (not errors(found)) == can_be
    if can_be:
        assert stored(row) == (value, "exact", None, low, high)


@given(st.booleans(), st.booleans(), st.booleans())
def test_an_assumption_has_a_source_with_its_place_or_is_ones_own(source: bool, place: bool, said: bool) -> None:
    row = {
        **ASSUMPTION,
        "source_id": EVIDENCE["source_id"] if source else None,
        "locator": EVIDENCE["locator"] if place else None,
        "quote": "As it is said" if said else None,
    }
    assert (not errors(checked(row))) == (source == place and (source or not said))
