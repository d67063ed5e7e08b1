"""Headers and sheets that are not ours exactly: which are taken as ours, and said, and which are left alone."""

from collections.abc import Sequence
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbooks import FACT, MONEY, PARTNER, SOURCE, STRAND, VISIT, only, workbook

from twinboard.intake import Proposal, annotated, propose
from twinboard.models import Column, Record, Sheet, Table
from twinboard.rules.header_words import names_of, other_words_of
from twinboard.rules.issue_kinds import is_doubt
from twinboard.rules.other_words import COLUMN_WORDS, SHEET_WORDS
from twinboard.rules.sheets import SHEETS
from twinboard.store import Store
from twinboard.validate.check import Checked, check
from twinboard.validate.sheet_names import like_sheet
from twinboard.workbook.read import read_workbook

pytestmark = pytest.mark.usefixtures("read_here")

Row = dict[str, object]


def renamed(row: Row, **headers: str) -> Row:
    return {headers.get(name, name): value for name, value in row.items()}


def without(row: Row, *names: str) -> Row:
    return {name: value for name, value in row.items() if name not in names}


def checked(sheet: str, *rows: Row, header: Sequence[str] | None = None) -> Checked:
    names = list(header or rows[0])
    table = Table(sheet, names, [[row.get(name) for name in names] for row in rows])
    return check([table], {"Partners": {}, "Sources": {}}, date(2026, 1, 1))


def taken(sheet: str, *rows: Row) -> dict[str, str]:
    """What each header that is not ours was read as: the name of a column."""
    issues = checked(sheet, *rows).issues
    return {issue.value: issue.column for issue in issues if issue.kind == "header-by-likeness"}


def left_alone(sheet: str, *rows: Row) -> list[str]:
    return [issue.value for issue in checked(sheet, *rows).issues if issue.kind == "unknown-column"]


@pytest.mark.parametrize(
    ("sheet", "row", "column", "header"),
    [
        ("Facts", FACT, "partner_id", "Partner"),
        ("Facts", FACT, "partner_id", "PARTNER"),
        ("Facts", FACT, "partner_id", "PartnerID"),
        ("Facts", FACT, "partner_id", "Partner-id"),
        ("Facts", FACT, "partner_id", "Partner (city or country)"),
        ("Facts", FACT, "partner_id", "Partner name"),
        ("Facts", FACT, "partner_id", "City"),
        ("Facts", FACT, "source_id", "Source"),
        ("Facts", FACT, "source_id", "Sorce"),
        ("Facts", FACT, "source_id", "Source:"),
        ("Facts", FACT, "locator", "Where in source"),
        ("Facts", FACT, "locator", "Locater"),
        ("Facts", FACT, "locator", "Page"),
        ("Facts", FACT, "fact_id", "Fact"),
        ("Facts", FACT, "value", "Fact value"),
        ("Facts", FACT, "value", "Values"),
        ("Facts", FACT, "status", "Fact status"),
        ("Facts", FACT, "period", "Year"),
        ("Money", MONEY, "amount_gbp", "Amount"),
        ("Money", MONEY, "amount_gbp", "Amount (£)"),
        ("Money", MONEY, "amount_gbp", "Amount £"),
        ("Money", MONEY, "amount_gbp", "Amount [pounds]"),
        ("Money", MONEY, "amount_gbp", "Ammount (£)"),
        ("Money", MONEY, "money_id", "Money"),
        ("Visits", {**VISIT, "cost_gbp": "c. £4,000"}, "cost_gbp", "Cost"),
        ("Visits", {**VISIT, "cost_gbp": "c. £4,000"}, "cost_gbp", "Total cost (£)"),
        ("Visits", VISIT, "starts", "Start date"),
        ("Visits", VISIT, "starts", "Starts on"),
        ("Visits", VISIT, "starts", "From"),
        ("Visits", VISIT, "starts", "Date (first day)"),
        ("Visits", VISIT, "title", "Visit title"),
        ("Visits", VISIT, "visit_id", "Visit"),
        ("Partners", PARTNER, "name", "Partner name"),
        ("Partners", PARTNER, "name", "Title"),
        ("Partners", PARTNER, "kind", "Type"),
        ("Sources", SOURCE, "published", "Date of publication"),
        ("Sources", SOURCE, "title", "Source title"),
    ],
)
def test_a_header_like_one_column_is_taken_as_it_and_said(sheet: str, row: Row, column: str, header: str) -> None:
    assert taken(sheet, renamed(row, **{column: header})) == {header: column}
    kinds = {issue.kind for issue in checked(sheet, renamed(row, **{column: header})).issues}
    assert not kinds & {"missing-column", "unknown-column"}


@pytest.mark.parametrize(
    ("sheet", "row", "header", "value"),
    [
        ("Facts", FACT, "colour", "blue"),
        ("Facts", FACT, "来源", "report"),
        ("Facts", FACT, "***", "report"),
        ("Sources", without(SOURCE, "publisher", "published"),
         "Publish", "2020"),
        ("Facts", without(FACT, "value"), "Values", "not known"),
        ("Visits", VISIT, "Officer", "A. Person"),
        ("Visits", {**VISIT, "officers": 4}, "Officer", 4),
        ("Visits", VISIT, "Start", "2020-03-04"),
        ("Facts", without(FACT, "partner_id"), "Partner", 12.5),
        ("Facts", without(FACT, "partner_id"), "Partner", "They met us. " * 20),
    ],
)  # fmt: skip
def test_a_header_that_is_doubtful_is_left_alone(sheet: str, row: Row, header: str, value: object) -> None:
    assert taken(sheet, {**row, header: value}) == {}
    assert left_alone(sheet, {**row, header: value}) == [header]


def test_of_two_headers_for_one_column_the_surer_is_taken_and_neither_of_two_equal_ones() -> None:
    row = without(FACT, "partner_id")
    assert taken("Facts", {**row, "City": "testville", "Partner": "testville"}) == {"Partner": "partner_id"}
    assert left_alone("Facts", {**row, "City": "testville", "Partner": "testville"}) == ["City"]
    assert taken("Facts", {**row, "Partner name": "testville", "Partner": "testville"}) == {}
    assert taken("Facts", {**row, "City": "testville", "Twin": "testville"}) == {}


def test_a_header_that_could_be_two_columns_is_left_alone() -> None:
    row = {**FACT, "Checked": "A. Officer"}
    assert left_alone("Facts", row) == ["Checked"]


@pytest.mark.sweep
def test_very_many_or_very_long_headers_are_not_compared_one_by_one() -> None:
    odd = [f"Locater {'x' * 30_000} {number}" for number in range(200)]
    started = process_time()
    assert taken("Facts", dict.fromkeys([f"Strata {number}" for number in range(16_000)], "x")) == {}
    assert taken("Facts", dict.fromkeys(odd, "x")) == {}
    assert process_time() - started < 10


def test_some_wrong_values_below_are_issues_of_their_own_and_most_are_a_contradiction() -> None:
    row = without(MONEY, "amount_gbp")
    few = [{**row, "money_id": f"m{n}", "Amount": value} for n, value in enumerate((1, 2, "lots"))]
    assert taken("Money", *few) == {"Amount": "amount_gbp"}
    assert ("not-a-number", "H4") in [(issue.kind, issue.cell) for issue in checked("Money", *few).issues]
    most = [{**row, "money_id": f"m{n}", "Amount": value} for n, value in enumerate((1, "many", "lots"))]
    assert taken("Money", *most) == {}


def test_the_order_of_the_columns_does_not_matter() -> None:
    row = renamed(FACT, partner_id="Partner", locator="Where in source", period="Year")
    forwards, backwards = checked("Facts", row), checked("Facts", row, header=[*row][::-1])

    def records(one: Checked) -> list[object]:
        return [dict(record.values) for record in one.records["Facts"]]

    assert records(forwards) == records(backwards)
    assert {issue.column for issue in forwards.issues} == {issue.column for issue in backwards.issues}


def proposal_of(store: Store, **sheets: Sequence[Row]) -> Proposal:
    return propose(store, "test.xlsx", only(**sheets))


def test_the_values_of_a_likely_column_are_read_and_the_guess_is_at_its_cell(small: Store) -> None:
    row = renamed({**FACT, "value": 107}, partner_id="Partner ", source_id="Source")
    proposal = proposal_of(small, Facts=[row])
    assert [(issue.kind, issue.cell, issue.message) for issue in proposal.issues] == [
        (
            "header-by-likeness",
            "C1",
            "“Partner ” was read as the column partner_id. Confirm that when you publish, or rename the header.",
        ),
        (
            "header-by-likeness",
            "I1",
            "“Source” was read as the column source_id. Confirm that when you publish, or rename the header.",
        ),
    ]
    assert all(map(is_doubt, proposal.issues))
    assert [(change.column, change.after) for change in proposal.difference.changes] == [("value", "107")]


def test_a_column_that_must_be_filled_and_is_like_none_is_still_missing() -> None:
    row = without(FACT, "partner_id")
    found = checked("Facts", renamed(row, locator="Whereabouts"))
    assert {("missing-column", "locator"), ("unknown-column", "")} <= {(one.kind, one.column) for one in found.issues}


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("Visit", "Visits"),
        ("VISIT", "Visits"),
        ("Visits 2026", "Visits"),
        ("Fact", "Facts"),
        ("Facts (2)", "Facts"),
        ("Partner list", "Partners"),
        ("List of partners", "Partners"),
        ("Milestone", "Milestones"),
        ("Mile stones", "Milestones"),
        ("Organizations", "Organisations"),
        ("Trips", "Visits"),
        ("Funding", "Money"),
        ("Indicatros", "Indicators"),
        ("Notes", None),
        ("Project Details", None),
        ("Outputs", None),
        ("2026", None),
        ("", None),
        ("Lists", None),
        ("Read me", None),
    ],
)
def test_the_name_of_a_sheet_is_like_one_of_ours_or_none(name: str, ours: str | None) -> None:
    found = like_sheet(name)
    assert (found.name if found else None) == ours


def test_a_sheet_named_nearly_like_ours_with_its_headers_is_read_as_it(small: Store) -> None:
    proposal = proposal_of(small, Visit=[{**VISIT, "officers": "2.5"}], **{"MILESTONES ": []})
    found = [(issue.kind, issue.sheet, issue.cell) for issue in proposal.issues]
    assert ("sheet-by-likeness", "Visit", "A1") in found
    assert ("not-a-count", "Visit", "I2") in found
    assert not {kind for kind, *_ in found} & {"unknown-sheet", "no-known-sheet"}
    assert [record.id for record in proposal.checked.records["Visits"]] == ["trip"]


def test_its_headers_may_be_likely_ones_too(small: Store) -> None:
    row = renamed(STRAND, strand_id="Strand", source_id="Source")
    proposal = proposal_of(small, **{"Strand list": [row]})
    assert [(issue.kind, issue.sheet, issue.cell) for issue in proposal.issues] == [
        ("sheet-by-likeness", "Strand list", "A1"),
        ("header-by-likeness", "Strand list", "A1"),
        ("header-by-likeness", "Strand list", "D1"),
    ]
    assert proposal.difference.changes == ()


@pytest.mark.parametrize(
    "sheets",
    [
        {"Visits": [VISIT], "Visit": [{**VISIT, "visit_id": "other"}]},
        {"Strands": [STRAND], "Visit": [VISIT], "Visits 2026": [{**VISIT, "visit_id": "other"}]},
        {"Strands": [STRAND], "Visit": [{"where": "Toyota City", "starts": "2020"}]},
        {"Strands": [STRAND], "Visit": [{"visit_id": "trip", "remember": "the chain"}]},
        {"Strands": [STRAND], "Journeys to partners": [VISIT]},
    ],
    ids=["ours is there", "two of them", "no id", "too few headers", "another name"],
)
def test_a_sheet_that_is_doubtful_is_left_alone(store: Store, sheets: dict[str, Sequence[Row]]) -> None:
    found = {issue.kind: issue.message for issue in proposal_of(store, **sheets).issues}
    odd = [name for name in sheets if name not in ("Visits", "Strands")]
    told = " ".join(found.get(kind, "") for kind in ("unknown-sheet", "sheet-passed-over", "sheets-alike"))
    assert all(f"“{name}”" in told for name in odd)
    assert "sheet-by-likeness" not in found


def test_a_sheet_that_is_there_twice_is_an_error_and_not_half_of_it_lost(store: Store) -> None:
    tables = [Table("Strands", [*STRAND], [[*STRAND.values()]]), Table("STRANDS ", [*STRAND], [[*STRAND.values()]])]
    found = check(tables, {}, date(2026, 1, 1))
    assert ("repeated-sheet", "STRANDS ", "A1") in [(issue.kind, issue.sheet, issue.cell) for issue in found.issues]
    assert not found.is_valid


def test_guesses_are_marked_in_the_copy_that_comes_back(small: Store) -> None:
    proposal = proposal_of(small, Visit=[renamed(VISIT, starts="From")])
    tables = {table.sheet: table for table in read_workbook(annotated(proposal))}
    listed = [row[:3] for row in tables["Twinboard issues"].rows if row[3] == "doubt"]
    assert listed == [["Visit", "A1", ""], ["Visit", "E1", "starts"]]


COLUMNS = [(sheet, column) for sheet in SHEETS for column in sheet.columns]
BLANKS = st.sampled_from([" ", "  ", "\t", "\u00a0"])


@st.composite
def spellings(draw: st.DrawFn, column: Column) -> str:
    """The name of a column in any case, with blanks around it and for its underscores."""
    letters = [draw(BLANKS) if one == "_" and draw(st.booleans()) else one for one in column.name]
    cased = [one.upper() if draw(st.booleans()) else one for one in letters]
    return draw(st.sampled_from(["", " "])) + "".join(cased) + draw(st.sampled_from(["", " ", "  "]))


@given(data=st.data(), where=st.sampled_from(COLUMNS))
def test_every_column_is_itself_in_any_case_and_with_any_blanks(
    data: st.DataObject, where: tuple[Sheet, Column]
) -> None:
    sheet, column = where
    typed = [data.draw(spellings(one)) if one is column else one.name for one in sheet.columns]
    found = check([Table(sheet.name, typed, [])], {}, date(2026, 1, 1))
    assert [issue.kind for issue in found.issues] == ["no-rows"]


@given(where=st.sampled_from(COLUMNS), others=st.sets(st.sampled_from(sorted(COLUMN_WORDS)), max_size=4))
def test_a_column_of_ours_is_never_taken_for_another(where: tuple[Sheet, Column], others: set[str]) -> None:
    sheet, column = where
    header = list(dict.fromkeys([column.name, *sorted(others)]))
    ours = {one.name for one in sheet.columns}
    found = check([Table(sheet.name, header, [])], {}, date(2026, 1, 1))
    assert not [issue for issue in found.issues if is_doubt(issue) and (issue.value in ours or issue.column in header)]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_word_means_one_column_of_a_sheet(sheet: Sheet) -> None:
    known = [
        {key: name for name, keys in table.items() for key in keys}
        for table in (names_of(sheet), other_words_of(sheet))
    ]
    sizes = [sum(map(len, table.values())) for table in (names_of(sheet), other_words_of(sheet))]
    assert list(map(len, known)) == sizes


def test_every_other_word_belongs_to_a_declared_column_or_sheet() -> None:
    assert set(COLUMN_WORDS) <= {column.name for _, column in COLUMNS}
    assert list(SHEET_WORDS) == [sheet.name for sheet in SHEETS]


def test_a_workbook_with_every_exact_header_makes_no_guess(store: Store) -> None:
    assert propose(store, "test.xlsx", workbook()).issues == ()


def test_a_record_of_a_likely_column_keeps_its_address() -> None:
    [record] = checked("Facts", renamed(FACT, partner_id="Partner")).records["Facts"]
    assert isinstance(record, Record)
    assert record.letters["partner_id"] == "C"


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("Amount (€)", "another currency"),
        ("Amount ($)", "another currency"),
        ("Amount (£) (thousands)", "5,000 for 5"),
        ("Amount EUR", "another currency"),
        ("amount_usd", "another currency"),
        ("Amount £m", "5,000,000 for 5"),
        ("Amount (£000s)", "5,000 for 5"),
        ("Amount (£'000)", "5,000 for 5"),
        ("Amount in millions", "5,000,000 for 5"),
        ("£bn", "5,000,000,000 for 5"),
        ("Amount (ex VAT)", "name it amount_gbp"),
        ("Amount per year", "name it amount_gbp"),
    ],
)
def test_a_header_that_says_more_than_the_name_of_its_numbers_is_one_issue_and_nothing_is_read(
    header: str, says: str
) -> None:
    found = checked("Money", renamed(MONEY, amount_gbp=header))
    told = [issue for issue in found.issues if issue.column == "amount_gbp" or issue.kind == "unknown-column"]
    assert [(issue.kind, issue.value, says in issue.message) for issue in told] == [("header-of-more", header, True)]
    assert [record.values["amount_gbp"] for record in found.records["Money"]] == [None]


def test_a_header_of_another_unit_over_numbers_that_may_be_left_out_is_a_doubt() -> None:
    for header in ("Cost (€)", "Total cost £k"):
        found = checked("Visits", {**VISIT, header: 5})
        [issue] = [issue for issue in found.issues if issue.column == "cost_gbp"]
        assert (issue.kind, is_doubt(issue), issue.value) == ("header-left-alone", True, header)
    for header in ("Officers responsible", "Cost code", "Business case"):
        assert left_alone("Visits", {**VISIT, header: "5"}) == [header]


@pytest.mark.parametrize("mark", ["{}*", "{} *", "{}:", "{} (required)", "{} [optional]", "1. {}", "2) {}", "(3) {}"])
def test_what_stands_beside_a_name_and_says_nothing_of_what_is_below_is_passed_over(mark: str) -> None:
    found = checked("Facts", {mark.format(name): value for name, value in FACT.items()})
    assert {issue.kind for issue in found.issues} <= {"unknown-reference"}
    assert found.records["Facts"][0].values["fact_id"] == FACT["fact_id"]


def test_headers_that_stand_below_each_other_are_one_error_with_what_turns_them() -> None:
    rows = [[name, value] for name, value in FACT.items()]
    found = check([Table("Facts", rows[0], rows[1:])], {}, date(2026, 1, 1))
    assert [issue.kind for issue in found.issues if issue.sheet == "Facts"] == ["headers-in-column"]
