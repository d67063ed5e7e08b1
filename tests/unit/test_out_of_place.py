"""A value of another kind than its column's is one issue at its cell, with advice that works when it is followed."""

import re
from datetime import date, datetime, time

import pytest
from test_shown import checked, put
from workbooks import FACT, INDICATOR, MONEY, SOURCE, VISIT, only, workbook

from twinboard.models import Issue, Kind
from twinboard.rules.sheets import BY_NAME
from twinboard.validate.check import check
from twinboard.workbook.annotate import annotate
from twinboard.workbook.read import read_workbook

TODAY = date(2026, 11, 29)
ROWS = {"Facts": FACT, "Visits": {**VISIT, "delegates": 9, "officers": 5, "civic": 4}, "Money": MONEY}
CELLS = [
    (sheet, column.name)
    for sheet in ROWS
    for column in BY_NAME[sheet].columns
    if column.kind not in (Kind.TEXT, Kind.IDENTIFIER)
]
PUBLISHED = {
    name: {one.id: one for one in rows}
    for name, rows in check(read_workbook(workbook(Facts=[])), {}, TODAY).records.items()
}
ODD = (time(4, 5), datetime(1900, 1, 3), datetime(2018, 11, 14, 9, 30), True, 1e15, -0.5)


@pytest.mark.thinned(3)
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


REMADE = ["05-Oct", "Oct-05", "5-Oct", "05/10/2026", "05-Oct-26", "2026-10-05", "05/10/2026 00:00", "05:10", "1.2E+12"]


def of_file(columns: dict[str, object], sheet: str = "Facts", *, is_csv: bool = True) -> list[Issue]:
    """The issues of one row, as a text file or a workbook whose cells are text; what it rests on is published."""
    row = {**ROWS[sheet], **columns}
    content = "\n".join(",".join(f'"{one}"' for one in line) for line in (row, row.values())).encode()
    sent = read_workbook(content, f"{sheet}.csv") if is_csv else read_workbook(only(**{sheet: [row]}))
    return list(check(sent, PUBLISHED, TODAY).issues)


@pytest.mark.parametrize("text", REMADE)
@pytest.mark.parametrize("is_csv", [True, False])
def test_a_text_of_the_look_that_a_program_gives_to_a_day_is_asked_about(text: str, *, is_csv: bool) -> None:
    for column in ("locator", "scope", "note"):
        [issue] = of_file({column: text}, is_csv=is_csv)
        assert (issue.kind, issue.column) == ("perhaps-remade", column)
        instead = re.search(r"such as “(.+?)”", issue.message)
        assert instead and of_file({column: instead[1]}, is_csv=is_csv) == []


@pytest.mark.parametrize("text", ["05-Oct", "Oct-05", "05/10/2026", "05:10"])
def test_an_id_that_a_program_made_a_day_is_said_to_be_one(text: str) -> None:
    [issue] = of_file({"fact_id": text})
    assert issue.kind == "made-a-day"
    assert [one.kind for one in of_file({"fact_id": "2026-10-05"})] == ["perhaps-remade"]


@pytest.mark.parametrize("text", ["5-10", "para 5-10", "3.1", "4.1.2", "3.2.18", "May 2026", "10:30", "5 October 2026"])
def test_a_text_that_no_program_made_is_not_asked_about(text: str) -> None:
    assert of_file({"locator": text}) == []


def test_a_place_that_was_made_a_day_is_asked_about_again_in_the_copy_that_comes_back_as_it_was() -> None:
    content, issues, _ = checked(put("locator", date(2026, 10, 5), "d-mmm"))
    marked = annotate(content, "sent.xlsx", issues)
    again = check(read_workbook(marked), PUBLISHED, TODAY).issues
    assert [(issue.kind, issue.column) for issue in again] == [("perhaps-remade", "locator")]


@pytest.mark.parametrize(
    ("sheet", "column", "typed", "meant"),
    [
        ("Facts", "bound", "approx", "around"),
        ("Facts", "bound", "more than", "over"),
        ("Facts", "bound", "c.", "around"),
        ("Facts", "status", "estimated", "estimate"),
        ("Facts", "status", "Targets*", "target"),
        ("Money", "recurring", "Y", "yes"),
        ("Money", "recurring", "No.", "no"),
        ("Money", "stage", "recieved", "received"),
        ("Money", "stage", "Award", "awarded"),
        ("Visits", "direction", "incoming", "inbound"),
        ("Visits", "direction", "out", "outbound"),
    ],
)
def test_a_word_near_to_one_of_the_list_is_proposed(sheet: str, column: str, typed: str, meant: str) -> None:
    [issue] = of_file({column: typed}, sheet)
    assert (issue.kind, f"Did you mean “{meant}”?" in issue.message) == ("not-in-list", True)
    assert of_file({column: f" {meant.upper()} "}, sheet) == []


@pytest.mark.parametrize("typed", ["unplanned", "won", "agreed", "act", "est or plan", "%"])
def test_a_word_that_may_mean_several_or_the_opposite_is_not_proposed(typed: str) -> None:
    [issue] = of_file({"status": typed})
    assert "Did you mean" not in issue.message


@pytest.mark.parametrize("between", ["; ", ", ", " and ", " & ", "/", "\n"])
@pytest.mark.parametrize(("column", "advice"), [("partner_id", "leave this cell blank"), ("source_id", "keep the one")])
def test_several_ids_where_one_belongs_are_said_to_be_several(between: str, column: str, advice: str) -> None:
    known = {"partner_id": "testville", "source_id": "report"}[column]
    [issue] = of_file({column: between.join([known, "xian"])})
    assert (issue.kind, advice in issue.message) == ("several-references", True)


def test_a_name_with_more_behind_it_is_proposed_without_that() -> None:
    [issue] = of_file({"partner_id": "Testville, Testland"})
    assert (issue.kind, "Did you mean “Testville”?" in issue.message) == ("unknown-reference", True)


@pytest.mark.parametrize(
    ("sheet", "column", "typed"),
    [("Money", "amount_gbp", "-5,500"), ("Visits", "cost_gbp", "−£5,500"), ("Facts", "value", "-5500")],
)
def test_less_than_nothing_is_asked_about_where_there_is_seldom_any(sheet: str, column: str, typed: str) -> None:
    [issue] = of_file({column: typed}, sheet)
    assert (issue.kind, issue.message.endswith(": 5,500.")) == ("below-zero", True)


def test_a_rate_or_flow_below_zero_and_one_that_is_published_are_not_asked_about() -> None:
    for kind in ("rate", "flow"):
        rows = {"Facts": [{**FACT, "value": -5}], "Indicators": [{**INDICATOR, "kind": kind}]}
        assert check(read_workbook(workbook(**rows)), {}, TODAY).issues == ()
    sent = workbook(Money=[{**MONEY, "amount_gbp": -5}])
    moved = workbook(Money=[{**MONEY, "amount_gbp": -5000}])
    published = check(read_workbook(sent), {}, TODAY).records
    before = {name: {one.id: one for one in rows} for name, rows in published.items()}
    assert check(read_workbook(sent), before, TODAY).issues == ()
    assert [issue.kind for issue in check(read_workbook(moved), before, TODAY).issues] == ["below-zero"]


@pytest.mark.parametrize("text", ["#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "Err:502", "########", " #Spill! "])
@pytest.mark.parametrize("column", ["locator", "scope", "value", "period", "partner_id", "status"])
def test_an_error_of_a_program_is_no_value_in_a_text_file_either(text: str, column: str) -> None:
    assert [(issue.kind, issue.column) for issue in of_file({column: text})] == [("error-in-cell", column)]


@pytest.mark.parametrize(
    ("text", "kind", "meant"),
    [
        ("Arts &amp; Crafts", "letters-twice", "“Arts & Crafts”"),
        ("Xi&#39;an", "letters-twice", "“Xi'an”"),
        ("The_x000D_ works", "letters-twice", "“The works”"),
        ("The<br/>works", "letters-twice", "“The works”"),
        ("=A1&B1", "formula-as-text", "no program has reckoned"),
        ("NaN", "says-nothing", "Leave the cell blank"),
        ("undefined", "says-nothing", "Leave the cell blank"),
    ],
)
def test_a_text_that_a_program_left_behind_is_asked_about(text: str, kind: str, meant: str) -> None:
    [issue] = of_file({"scope": text})
    assert (issue.kind, meant in issue.message) == (kind, True)


@pytest.mark.parametrize(
    "text", ["R&D; tests", "A & B", "a < b", "= equal parts", "Nan Madol", "#1 of 3", "Err on the side"]
)
def test_a_text_that_only_looks_odd_is_not_asked_about(text: str) -> None:
    assert of_file({"scope": text}) == []
