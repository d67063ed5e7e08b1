"""A value of another kind than its column's is one issue at its cell, with advice that works when it is followed."""

import re
from datetime import date, datetime, time

import pytest
from test_shown import checked, put
from workbooks import FACT, INDICATOR, MONEY, SOURCE, VISIT, workbook

from twinboard.models import Issue, Kind
from twinboard.rules.sheets import BY_NAME
from twinboard.validate.check import check
from twinboard.workbook.read import read_workbook

TODAY = date(2026, 11, 29)
ROWS = {"Facts": FACT, "Visits": {**VISIT, "delegates": 9, "officers": 5, "civic": 4}, "Money": MONEY}
CELLS = [
    (sheet, column.name)
    for sheet in ROWS
    for column in BY_NAME[sheet].columns
    if column.kind not in (Kind.TEXT, Kind.IDENTIFIER)
]
ODD = (time(4, 5), datetime(1900, 1, 3), datetime(2018, 11, 14, 9, 30), True, 1e15, -0.5)


@pytest.mark.parametrize(("sheet", "column"), CELLS)
def test_no_value_of_another_kind_ends_a_check_or_is_told_twice(sheet: str, column: str) -> None:
    for value in ODD:
        rows = {sheet: [{**ROWS[sheet], column: value}]}
        found = check(read_workbook(workbook(**rows)), {}, TODAY)
        cells = [issue.cell for issue in found.issues]
        assert len(cells) == len(set(cells)), (value, found.issues)
        if isinstance(value, time):
            assert [issue.kind for issue in found.issues] == ["made-a-day"], (value, found.issues)
            assert found.issues[0].value == "4:05:00"


def of_fact(value: str, unit: str = "jobs") -> Issue:
    """The one issue of a fact with this value."""
    rows = {"Facts": [{**FACT, "value": value}], "Indicators": [{**INDICATOR, "unit": unit}]}
    [found] = check(read_workbook(workbook(**rows)), {}, TODAY).issues
    return found


@pytest.mark.parametrize(
    ("value", "code", "kind", "seen"),
    [
        (0.4, "0%", "unit-disagrees", "40%"),
        (0.4567, "0%", "unit-disagrees", "46%"),
        (40, '0" people"', "unit-disagrees", "40 people"),
        (40, "£#,##0", "unit-disagrees", "£40"),
        (40, '"c. "0', "bound-disagrees", "c. 40"),
        (40, '0"+"', "bound-disagrees", "40+"),
        (40, '0"j"', "shown-otherwise", "40j"),
    ],
)
def test_a_word_in_a_format_is_one_issue_that_has_what_is_seen_and_what_undoes_the_format(
    value: object, code: str, kind: str, seen: str
) -> None:
    _, issues, _ = checked(put("value", value, code))
    assert [(issue.kind, issue.value) for issue in issues] == [(kind, seen)]
    assert "ormat" in issues[0].message


def test_a_word_that_was_typed_is_quoted_as_it_was_typed_and_needs_no_other_format() -> None:
    bound, unit, scale = of_fact("c. 40"), of_fact("40 people"), of_fact("12m", "months")
    assert bound.message.startswith("“c. 40” says “around”") and "format" not in bound.message
    assert unit.message.endswith("Type the number in jobs.")
    assert scale.message.endswith("Type 12, or 12,000,000.")


@pytest.mark.parametrize(
    ("address", "advice"),
    [
        ("www.example.org/report", "Type https://www.example.org/report."),
        ("example.org", "Type https://example.org."),
        ("see the intranet", "from https:// on"),
        ("C:\\Reports\\report.pdf", "from https:// on"),
        ("https://example.org/a report.pdf", "from https:// on"),
        ("mailto:officer@example.org", "from https:// on"),
    ],
)
def test_what_no_browser_opens_is_asked_about_and_the_advice_is_read(address: str, advice: str) -> None:
    [issue] = of_source(address)
    assert (issue.kind, issue.cell) == ("no-address", "F2")
    assert advice in issue.message
    if instead := re.search(r"Type (https://\S+)\.$", issue.message):
        assert not of_source(instead[1])


def of_source(address: str) -> list[Issue]:
    rows = {"Sources": [{**SOURCE, "document_url": address}]}
    return list(check(read_workbook(workbook(**rows)), {}, TODAY).issues)


def test_an_id_used_twice_is_one_issue_though_the_second_row_has_another_number() -> None:
    published = check(read_workbook(workbook()), {}, TODAY).records
    before = {name: {one.id: one for one in rows} for name, rows in published.items()}
    rows = {"Facts": [FACT, {**FACT, "value": 7000, "scope": "The other works"}]}
    found = check(read_workbook(workbook(**rows)), before, TODAY)
    assert [issue.kind for issue in found.issues] == ["repeated-id"]


def test_a_block_that_moved_is_one_doubt_also_where_some_of_its_rows_have_one_value() -> None:
    amounts = [4000, 5000, 5000, 20000, 20000, 1_000_000, 6_000_000]
    rows = [
        {**MONEY, "money_id": f"m-{n}", "title": f"Grant {n}", "amount_gbp": amount, "quote": f"a grant of {amount:,}"}
        for n, amount in enumerate(amounts)
    ]
    published = check(read_workbook(workbook(Money=rows)), {}, TODAY).records
    before = {name: {one.id: one for one in rows} for name, rows in published.items()}
    moved = [None, *amounts[:-1]]
    sent = [{**row, "amount_gbp": amount} for row, amount in zip(rows, moved, strict=True)]
    found = check(read_workbook(workbook(Money=sent)), before, TODAY)
    assert [issue.kind for issue in found.issues] == ["blank-required", "block-moved"]


@pytest.mark.parametrize(
    ("typed", "unit"),
    [("12 yrs", "years"), ("1 yr.", "years"), ("12 mths", "months"), ("40 km", "kilometres"), ("40 pax", "people")],
)
def test_a_unit_typed_in_short_is_that_unit_and_no_other(typed: str, unit: str) -> None:
    rows = {"Facts": [{**FACT, "value": typed}]}
    same = workbook(**rows, Indicators=[{**INDICATOR, "unit": unit}])
    assert check(read_workbook(same), {}, TODAY).issues == ()
    assert of_fact(typed, "nights").kind == "unit-disagrees"


@pytest.mark.parametrize("name", ["Osnabrück", "Xi’an", "café", "São Paulo", "£5 fund"])
def test_letters_that_a_program_read_wrongly_are_asked_about_and_right_ones_are_not(name: str) -> None:
    def titled(title: str) -> list[Issue]:
        return list(check(read_workbook(workbook(Sources=[{**SOURCE, "title": title}])), {}, TODAY).issues)

    [issue] = titled(name.encode().decode("cp1252"))
    assert issue.kind == "letters-twice" and f"“{name}”" in issue.message
    assert not titled(name)
    assert not titled("Ângela Ãâ")


def test_true_is_told_as_the_cell_shows_it() -> None:
    [issue] = check(read_workbook(workbook(Visits=[{**VISIT, "officers": True}])), {}, TODAY).issues
    assert issue.value == "TRUE"
