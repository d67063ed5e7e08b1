"""How sheets are laid out around their rows: headers below titles, totals, notes, headings, and what is left alone."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbooks import FACT, INDICATOR, MONEY, PARTNER, SOURCE, STRAND, VISIT

from twinboard.models import CellValue, Finding, Issue, Record, Table
from twinboard.publish import published_records
from twinboard.rules.issue_kinds import is_doubt
from twinboard.rules.issue_order import Level, level_of
from twinboard.store import Store
from twinboard.validate.check import Checked, check
from twinboard.workbook.read import read_workbook

Row = Sequence[CellValue]

PUBLISHED = {
    name: {row[key]: Record(name, str(row[key]), dict(row))}
    for name, key, row in (("Partners", "partner_id", PARTNER), ("Sources", "source_id", SOURCE))
}
HEADER = [*VISIT, "delegates", "cost_gbp", "note"]
TRIPS: list[list[CellValue]] = [
    [f"trip-{number}", f"Trip {number}", "testville", "outbound", f"201{number}-03-04", "held", "report", "para 1"]
    for number in range(1, 4)
]
for number, trip in enumerate(TRIPS, start=1):
    trip += [number, 100 * number, None]


def sheet(*rows: Row, name: str = "Visits", findings: Sequence[Finding] = ()) -> Table:
    width = max(map(len, rows))
    padded = [[*row, *[None] * (width - len(row))] for row in rows]
    return Table(name, padded[0], padded[1:], findings=findings)


def checked(*rows: Row, findings: Sequence[Finding] = ()) -> Checked:
    return check([sheet(*rows, findings=findings)], PUBLISHED, date(2026, 1, 1))


def ids(found: Checked) -> list[str]:
    return [record.id for record in found.records.get("Visits", ())]


def kinds(found: Checked) -> list[str]:
    return [one.kind for one in found.issues]


def only(found: Checked) -> Issue:
    [issue] = found.issues
    return issue


ABOVE: dict[str, Sequence[Row]] = {
    "a title": [["D2 overseas visits 2018/19"]],
    "a title and a blank row": [["D2 overseas visits"], [None]],
    "a title in the third column": [[None, None, "Visits of the year"], [None]],
    "words of the columns in a title": [["Title: visits, status and source"], ["Note", "All figures are provisional"]],
    "a title, notes and units": [["Visits"], ["Source: the civic office"], ["Updated", "3 May 2026"], [None], ["£"]],
    "twenty rows": [[f"Line {number} of the guidance for this sheet"] for number in range(20)],
    "groups of columns": [["The visit", None, None, None, None, None, "Evidence"]],
    "two words of ours": [["status", "final"], ["title", "Visits"]],
    "a count and a date": [["Rows", 3], ["Date", date(2026, 5, 3)]],
}


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_headers_are_found_below_what_stands_above_them_and_that_is_said(above: Sequence[Row]) -> None:
    found = checked(*above, HEADER, *TRIPS)
    issue = only(found)
    assert (issue.kind, issue.cell, level_of(issue)) == ("header-found", f"A{len(above) + 1}", Level.NOTE)
    assert f"row {len(above) + 1};" in issue.message
    assert ids(found) == ["trip-1", "trip-2", "trip-3"]
    assert found.records["Visits"][0].row == len(above) + 2


@pytest.mark.parametrize(
    "spelt",
    [str.upper, str.title, lambda name: name.replace("_", " "), lambda name: f"  {name} ", lambda name: f"{name}:"],
    ids=["capitals", "title case", "spaces", "blanks around", "colons"],
)
def test_headers_below_a_title_may_be_spelt_as_officers_spell_them(spelt) -> None:  # type: ignore[no-untyped-def]
    found = checked(["Our visits"], [spelt(name) for name in HEADER], *TRIPS)
    assert ids(found) == ["trip-1", "trip-2", "trip-3"]
    assert set(kinds(found)) <= {"header-found", "header-by-likeness"}


def test_a_row_as_well_filled_as_a_row_of_the_table_is_not_passed_over_without_asking() -> None:
    found = checked(TRIPS[0], HEADER, *TRIPS[1:])
    assert [(one.kind, is_doubt(one)) for one in found.issues] == [("header-doubtful", True)]
    assert "trip-1" in only(found).message


def test_the_first_of_two_pasted_lists_is_not_lost_above_the_second_header() -> None:
    found = checked(HEADER[:-1], *TRIPS[:1], HEADER, *TRIPS[1:])
    assert ids(found) == ["trip-1", "trip-2", "trip-3"]
    assert sorted(kinds(found)) == ["column-without-header", "header-again"]


def test_a_sheet_of_ours_without_any_header_is_one_error_that_says_what_to_type() -> None:
    issue = only(checked(*TRIPS))
    assert (issue.kind, level_of(issue)) == ("no-header-row", Level.ERROR)
    assert "visit_id, title" in issue.message


def test_an_index_column_and_a_blank_one_before_the_headers_are_one_note() -> None:
    rows = [[None, None, *HEADER], *([number, None, *trip] for number, trip in enumerate(TRIPS, start=1))]
    found = checked(*rows)
    assert [(one.kind, one.cell) for one in found.issues] == [("column-without-header", "A1")]
    assert ids(found) == ["trip-1", "trip-2", "trip-3"]


def row(**values: CellValue) -> Row:
    return [values.get(name) for name in HEADER]


NONE_OF_OURS: dict[str, tuple[str, Row]] = {
    "Total": ("total-row", row(visit_id="Total", delegates=6, cost_gbp=600)),
    "total in the title": ("total-row", row(title="Total", delegates=6)),
    "TOTALS:": ("total-row", row(visit_id="TOTALS:", delegates=6)),
    "Grand total": ("total-row", row(visit_id="Grand total", delegates=6, cost_gbp="£600")),
    "Sum": ("total-row", row(title="Sum", cost_gbp=600.0)),
    "Subtotal 2018": ("total-row", row(visit_id="Subtotal 2018", delegates=3)),
    "Sub-total, 2018/19": ("total-row", row(title="Sub-total, 2018/19", delegates=3)),
    "2018 total": ("total-row", row(visit_id="2018 total", delegates=3)),
    "total without numbers": ("total-row", row(visit_id="Total")),
    "total at the right": ("total-row", row(source_id="Total:", delegates=6)),
    "Average per visit": ("total-row", row(title="Average per visit", delegates=2)),
    "Total of what is said": ("total-row", row(visit_id="total", direction="visits", delegates=6)),
    "numbers alone": ("perhaps-total", row(delegates=6, cost_gbp=600)),
    "one number alone": ("perhaps-total", row(cost_gbp="£1,600")),
    "a year and its numbers": ("perhaps-total", row(visit_id="2018", delegates=6, cost_gbp=600)),
    "a heading and its numbers": ("perhaps-total", row(title="Inbound visits", delegates=6)),
    "Source: a report": ("note-row", row(visit_id="Source: D2 report of 2018")),
    "Source beside its report": ("note-row", row(visit_id="Source:", title="D2 report of 2018")),
    "Note": ("note-row", row(visit_id="Note: some visits are missing")),
    "a star": ("note-row", row(visit_id="* provisional")),
    "[note 1]": ("note-row", row(visit_id="[note 1] Counted by hand.")),
    "Last updated": ("note-row", row(title="Last updated 3 May 2026")),
    "a numbered note": ("note-row", row(visit_id="1. Civic guests are not counted.")),
    "a long sentence": ("note-row", row(visit_id="Visits that were called off are kept on a list of their own")),
    "a web address": ("note-row", row(visit_id="https://www.example.gov.uk/visits")),
    "End of table": ("note-row", row(visit_id="End of table")),
    "a year": ("heading-row", row(visit_id=2018)),
    "a financial year": ("heading-row", row(visit_id="2018/19")),
    "a group": ("heading-row", row(visit_id="Inbound visits")),
    "a group in the title": ("heading-row", row(title="Outbound")),
    "dashes": ("blank-form-row", ["-----"] * len(HEADER)),
    "dots in one cell": ("blank-form-row", row(visit_id="…" and "....")),
    "zeros of formulas": ("blank-form-row", row(delegates=0, cost_gbp=0.0)),
    "zeros and dashes": ("blank-form-row", row(title="-", delegates="0", cost_gbp="£0.00")),
    "choices of drop-downs": ("blank-form-row", row(direction="outbound", status="held")),
    "choices and zeros": ("blank-form-row", row(direction="inbound", status="held", delegates=0)),
    "the headers": ("header-again", HEADER),
    "the headers in capitals": ("header-again", [name.upper() for name in HEADER]),
    "words that stand alone": ("lone-value", row(note="and was very well received")),
    "an id and nothing else": ("unfinished-row", row(visit_id="toyota-out-2019")),
}


@pytest.mark.parametrize("place", ["at the top", "in the middle", "at the end"])
@pytest.mark.parametrize(("kind", "odd"), NONE_OF_OURS.values(), ids=NONE_OF_OURS)
def test_what_is_no_row_is_named_once_as_what_it_looks_like_and_never_published(
    kind: str, odd: Row, place: str
) -> None:
    at = {"at the top": 0, "in the middle": 2, "at the end": 3}[place]
    found = checked(HEADER, *TRIPS[:at], odd, *TRIPS[at:])
    issue = only(found)
    column = next(index for index, value in enumerate(odd) if value is not None)
    assert (issue.kind, issue.cell) == (kind, f"{'ABCDEFGHIJKL'[column]}{at + 2}")
    assert ids(found) == ["trip-1", "trip-2", "trip-3"]
    assert {record.row for record in found.records["Visits"]} == {2, 3, 4, 5} - {at + 2}


BELOW_THE_HEADER: dict[str, Row] = {
    "required and optional": ["required"] * 8 + ["optional"] * 3,
    "kinds of values": ["id", "text", "list", "list", "date", "list", "list", "text", "number", "number", "text"],
    "units": row(delegates="people", cost_gbp="£"),
    "sentences": [
        "A short name",
        "In a few words",
        "From the list",
        "In or out",
        "The first day",
        "Held or not",
        "Where",
        "Page",
    ],
}


@pytest.mark.parametrize("odd", BELOW_THE_HEADER.values(), ids=BELOW_THE_HEADER)
def test_a_second_header_row_is_asked_about_once(odd: Row) -> None:
    found = checked(HEADER, odd, *TRIPS)
    assert [(one.kind, is_doubt(one)) for one in found.issues] == [("header-described", True)]
    assert ids(found) == ["trip-1", "trip-2", "trip-3"]


ROWS_OF_OURS: dict[str, Row] = {
    "a total that is a row": [*{**VISIT, "visit_id": "total-2018", "title": "Total"}.values(), 9, 900, None],
    "a note that is a row": [*{**VISIT, "visit_id": "note", "title": "Source: a report"}.values(), 9, 900, None],
    "a row without an id": [*{**VISIT, "visit_id": None}.values(), 9, 900, None],
    "a row that lacks three": [*{**VISIT, "visit_id": None, "source_id": None, "locator": None}.values(), 9, 900, None],
    "a row of the first ones wrong throughout": [*{**VISIT, "visit_id": "Fifth One", "starts": "03/04"}.values()],
    "a started row": row(visit_id="toyota-2019", title="Total of all visits", delegates=5),
}


@pytest.mark.parametrize("odd", ROWS_OF_OURS.values(), ids=ROWS_OF_OURS)
def test_what_may_be_a_row_is_read_as_one_with_its_mistakes(odd: Row) -> None:
    found = checked(HEADER, odd, *TRIPS)
    assert found.read == {"Visits": 4}


def test_rows_of_one_kind_are_one_issue_with_all_their_cells() -> None:
    headings = [row(visit_id=str(year)) for year in range(2000, 2040)]
    found = checked(HEADER, *(one for heading in headings for one in (heading, [*TRIPS[0]])))
    issue = next(one for one in found.issues if one.kind == "heading-row")
    assert issue.cell.startswith("A2, A4, A6")
    assert "“2000”, “2001”, “2002” and 37 more" in issue.message
    assert kinds(found).count("heading-row") == 1


def test_a_second_table_below_is_an_error_and_nothing_of_it_is_read_as_the_first() -> None:
    money = [[*MONEY], [*MONEY.values()]]
    found = checked(HEADER, *TRIPS, [None], *money, [*MONEY.values()])
    assert [(one.kind, one.cell) for one in found.issues] == [("second-table", "A6")]
    assert found.read == {"Visits": 3}


def test_headers_pasted_again_in_another_order_begin_another_table() -> None:
    found = checked(HEADER, *TRIPS, HEADER[::-1], *(trip[::-1] for trip in TRIPS))
    assert kinds(found) == ["second-table"]


@given(st.lists(st.sampled_from(sorted(NONE_OF_OURS)), max_size=6), st.randoms(use_true_random=False))
def test_whatever_stands_between_the_rows_every_row_is_read_at_its_place(names: list[str], order) -> None:  # type: ignore[no-untyped-def]
    rows = [*TRIPS, *(NONE_OF_OURS[name][1] for name in names)]
    order.shuffle(rows)
    found = checked(["A title"], HEADER, *rows)
    places = {str(one[0]): index + 3 for index, one in enumerate(rows) if one in TRIPS}
    assert {record.id: record.row for record in found.records.get("Visits", ())} == places
    told = {cell for one in found.issues for cell in one.cell.split(", ")}
    assert len(found.issues) <= len({NONE_OF_OURS[name][0] for name in names}) + 1
    assert bool(names) <= bool(told)


def test_a_row_of_a_sheet_of_each_kind_is_never_set_apart() -> None:
    shipped = (("Sources", SOURCE), ("Strands", STRAND), ("Indicators", INDICATOR), ("Facts", FACT), ("Money", MONEY))
    for name, values in shipped:
        found = check([sheet([*values], [*values.values()], name=name)], PUBLISHED, date(2026, 1, 1))
        assert found.read == {name: 1}


def test_no_row_of_the_shipped_workbook_is_set_apart(shipped: Store) -> None:
    published = published_records(shipped, 1)
    for name, records in published.items():
        rows = [list(record.values.values()) for record in records.values()]
        if rows:
            columns = list(next(iter(records.values())).values)
            table = Table(name, columns, [[None if v is None else str(v) for v in one] for one in rows])
            assert check([table], published, date(2026, 11, 29)).read == {name: len(rows)}


def test_of_what_is_left_alone_one_line_is_said_whatever_is_wrong_in_it() -> None:
    wrong = [Finding("merged-cells", f"A{n}", f"A{n}:B{n}") for n in range(2, 500)]
    wrong += [Finding("error-in-cell", "B3", "#REF!"), Finding("hidden-was-read", "A1", "the whole sheet")]
    others = [sheet(["a", "b"], [1, 2], name=f"Table {n}", findings=wrong) for n in range(24)]
    found = check([sheet(HEADER, *TRIPS), *others], PUBLISHED, date(2026, 1, 1))
    issue = only(found)
    assert (issue.kind, issue.sheet) == ("unknown-sheet", "")
    assert "“Table 0”, “Table 1”, “Table 2”, “Table 3”, “Table 4” and 19 more" in issue.message


def test_of_columns_that_are_left_alone_one_line_a_sheet_is_said() -> None:
    header = [*HEADER, "colour", "size", None]
    wrong = [Finding("error-in-cell", "L3", "#REF!"), Finding("formula-without-value", "M2")]
    found = checked(header, *([*trip, "red", 3, "x"] for trip in TRIPS), findings=wrong)
    issue = only(found)
    assert (issue.kind, issue.cell) == ("unknown-column", "L1, M1, N1")
    assert "“colour”, “size” and N (without a header)" in issue.message


def test_what_is_wrong_above_the_headers_or_in_a_row_left_out_is_nobodys_concern() -> None:
    wrong = [Finding("merged-cells", "A1", "A1:F1"), Finding("merged-cells", "A4", "A4:F4")]
    wrong += [Finding("error-in-cell", "I7", "#REF!"), Finding("merged-cells", "A5", "A5:B5")]
    rows = [["A title"], HEADER, TRIPS[0], row(visit_id="2018"), *TRIPS[1:], row(visit_id="Total", delegates=1)]
    found = checked(*rows, findings=wrong)
    assert [(one.kind, one.cell) for one in found.issues if one.kind == "merged-cells"] == [("merged-cells", "A5")]
    assert "error-in-cell" not in kinds(found)


def test_issues_are_told_errors_first_then_doubts_then_notes_in_the_order_of_the_sheets() -> None:
    tables = [
        sheet([*MONEY, "colour"], [*{**MONEY, "stage": "won"}.values(), "red"], name="Money"),
        sheet(["A title"], HEADER, *TRIPS, row(delegates=6), [*{**VISIT, "status": "so so"}.values()]),
        sheet(["x"], [1], name="Other"),
    ]
    found = check(tables, PUBLISHED, date(2026, 1, 1))
    assert [(level_of(one).value, one.sheet) for one in found.issues] == [
        ("error", "Money"),
        ("error", "Visits"),
        ("doubt", "Visits"),
        ("note", "Money"),
        ("note", "Visits"),
        ("note", "Other"),
    ]
    assert found.summary == "2 errors on 2 sheets, 1 doubt, 3 notes; read: Money 1 row, Visits 4 rows."


def test_of_a_file_that_is_none_of_ours_it_is_said_what_was_seen() -> None:
    table = [["Country", 1997, 1998, "1999"], ["China", 1, 2, 3], ["Japan", 4, 5, 6]]
    tables = [
        sheet(["UK trade"], [None], *table, name="Exports"),
        sheet(*table, [None], *table, name="Stacked"),
        sheet(["A cover"], ["and its words"], name="Cover"),
    ]
    found = check(tables, PUBLISHED, date(2026, 1, 1))
    assert only(found).message.startswith("The file has 3 sheets with 12 rows, and none of them is one of ours")
    assert [one.words for one in found.seen] == [
        "Exports: 2 rows and 4 columns below the headers in row 3: Country, 1997, 1998, 1999 …",
        "Stacked: 4 rows and 4 columns in 2 tables below the headers in row 1: Country, 1997, 1998, 1999 …",
        "Cover: 2 rows of text or numbers, no table",
    ]
    assert found.summary == "1 error; nothing was read."


def test_a_sheet_of_another_name_with_our_headers_is_told_how_to_be_read() -> None:
    found = check([sheet(["My visits"], HEADER, *TRIPS, name="Sheet1")], PUBLISHED, date(2026, 1, 1))
    assert [(one.kind, one.sheet, one.cell) for one in found.issues] == [
        ("no-known-sheet", "", ""),
        ("headers-of-ours", "Sheet1", "A2"),
    ]
    assert "Name it Visits" in found.issues[1].message


def moved(row: Row, start: int, by: int) -> list[CellValue]:
    """A row in which cells were put in, or taken out, so that those behind stand under other headers."""
    return [*row[:start], *[None] * by, *row[start:]] if by > 0 else [*row[:start], *row[start - by :]]


@pytest.mark.parametrize("start", range(9))
@pytest.mark.parametrize("by", [1, 2, 3, -1, -2])
def test_a_row_that_is_shifted_is_one_error_that_says_how_far_and_what_puts_it_right(start: int, by: int) -> None:
    shifted = moved(TRIPS[1], start, by)
    found = [one for one in checked(HEADER, TRIPS[0], shifted, TRIPS[2]).issues if level_of(one) is Level.ERROR]
    kinds = {one.kind for one in found}
    assert kinds == {"row-shifted"} or len(found) < 3
    if kinds == {"row-shifted"}:
        cells, side = ("one cell" if abs(by) == 1 else f"{abs(by)} cells"), "right" if by > 0 else "left"
        assert f"shifted by {cells} to the {side}" in found[0].message
        assert ("Delete" in found[0].message) == (by > 0)


def test_rows_that_are_shifted_alike_are_one_issue() -> None:
    found = checked(HEADER, *(moved(trip, 0, 1) for trip in TRIPS))
    assert [(one.kind, one.cell) for one in found.issues] == [("row-shifted", "A2:A4")]


def test_a_row_with_errors_that_no_shift_explains_keeps_them() -> None:
    wrong = ["trip-9", "Trip", "nowhere", "sideways", "soon", "perhaps", "report", "para 1"]
    assert len(checked(HEADER, *TRIPS, wrong).issues) == 4


FOREIGN = (
    ["Region", "Population", "Area", "Mayor", "Country", "Budget", "Staff", "Motto"],
    ["Derby", "260,000", 78, "A. Brown", "UK", "5m", 400, "Onward"],
    ["Toyota", 420_000, "918", "B. Suzuki", "Japan", "6m", "500", "Forward"],
)


@pytest.mark.parametrize("width", range(2, 9))
@pytest.mark.parametrize("gap", range(3))
@pytest.mark.parametrize("count", [1, 2])
def test_a_table_that_is_none_of_ours_is_told_once_and_ends_ours(width: int, gap: int, count: int) -> None:
    other = [row[:width] for row in FOREIGN[: count + 1]]
    found = checked(HEADER, *TRIPS, *[[None]] * gap, *other)
    assert [(one.kind, one.cell) for one in found.issues] == [("second-table", f"A{5 + gap}")]
    assert "“Region”, “Population”" in only(found).message
    assert ids(found) == ["trip-1", "trip-2", "trip-3"]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ([None, None, None, None, "calendar year", None, None, None, "number", "£"], "stray-row"),
        (["Rounded", None, "All figures rounded", "see para 3", None, None, None, None, 2019], "stray-row"),
        (["Derby", "260,000", 78], "stray-row"),
        (["* estimated", None, "by the council"], "note-row"),
        (["Source: the civic office", None, "2026"], "note-row"),
    ],
)
@pytest.mark.parametrize("gap", range(2))
def test_units_notes_and_stray_rows_are_told_once_and_left_out(row: Row, kind: str, gap: int) -> None:
    found = checked(HEADER, *TRIPS, *[[None]] * gap, row)
    assert kinds(found) == [kind]
    assert ids(found) == ["trip-1", "trip-2", "trip-3"]


def test_units_below_the_headers_are_a_description() -> None:
    found = checked(HEADER, ["id", None, None, None, "year", None, None, None, "number"], *TRIPS)
    assert (kinds(found), ids(found)) == (["header-described"], ["trip-1", "trip-2", "trip-3"])


def test_a_row_of_ours_that_is_not_finished_is_not_left_out() -> None:
    found = checked(HEADER, *TRIPS, ["Trip 4", "Trip", "testville", "outbound"])
    assert "not-an-id" in kinds(found) and "stray-row" not in kinds(found)


BESIDE: dict[str, Sequence[Row]] = {
    "with headers": [["Council", "Code"], ["Derby", "E1"], ["Erewash", "E2"], ["Bolsover", "E3"], ["High Peak", "E4"]],
    "without headers": [[None, None], ["Derby", "E1"], ["Erewash", "E2"], ["Bolsover", "E3"], ["High Peak", "E4"]],
    "with headers of ours": [["partner_id", "name"], ["hefei", "Hefei"], ["xian", "Xi’an"], ["a", "A"], ["b", "B"]],
}


@pytest.mark.parametrize("beside", BESIDE.values(), ids=BESIDE)
@pytest.mark.parametrize("is_csv", [True, False])
def test_a_list_beside_the_table_is_told_once_however_long_it_is(beside: Sequence[Row], *, is_csv: bool) -> None:
    rows = [HEADER, *TRIPS, [None] * len(HEADER)]
    whole = [[*row, None, *other] for row, other in zip(rows, beside, strict=True)]
    if is_csv:
        text = "\n".join(",".join("" if value is None else str(value) for value in row) for row in whole)
        found = check(read_workbook(text.encode(), "Visits.csv"), PUBLISHED, date(2026, 1, 1))
    else:
        found = checked(*whole)
    assert len(found.issues) == 1
    assert ids(found) == ["trip-1", "trip-2", "trip-3"]


def test_a_row_that_is_left_out_and_has_a_value_too_many_is_told_all_the_same() -> None:
    text = "\n".join(",".join(str(value or "") for value in row) for row in (HEADER, *TRIPS))
    long = f"{text}\nTotal{',' * len(HEADER)}6\n"
    found = check(read_workbook(long.encode(), "Visits.csv"), PUBLISHED, date(2026, 1, 1))
    assert kinds(found) == ["total-row"]
