"""What a cell shows beside its value is found in the file, and is read as shown or asked about."""

import io
import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hostile import xlsx
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat as CellNumberFormat
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import FACT, INDICATOR, MONEY, VISIT, workbook

from twinboard.models import WHOLE, Issue, Shown, Table, Value
from twinboard.rules.sheets import BY_NAME
from twinboard.validate.check import check
from twinboard.validate.shown import read_shown
from twinboard.workbook.annotate import annotate
from twinboard.workbook.grid import Extent
from twinboard.workbook.look_xlsx import _without_plain_cells, look_at
from twinboard.workbook.plain import annotate_plainly
from twinboard.workbook.read import read_workbook
from twinboard.workbook.shown.book import Book
from twinboard.workbook.shown.cells import ShownCells
from twinboard.workbook.shown.odd import any_of
from twinboard.workbook.shown.printed import NumberFormat
from twinboard.workbook.shown.runs import telling_strings
from twinboard.workbook.shown.styles import Font as Letters
from twinboard.workbook.shown.styles import Style, Styles

FORMATS = {1: "#,##0", 2: "0%", 3: "0.00", 4: "mmm-yy", 5: '#,##0;(#,##0);"-"', 6: "£#,##0"}
STYLES = Styles({number: Style(NumberFormat(code), Letters()) for number, code in FORMATS.items()})
BOOK = Book(
    Styles({**STYLES.telling, 7: Style(NumberFormat("General"), Letters(struck=True))}),
    telling_strings(
        b"<sst><si><t>plain</t></si>"
        b"<si><r><t>300</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r></si></sst>"
    ),
)


def sheet(*cells: str) -> bytes:
    rows = "".join(f'<row r="{row}">{cell}</row>' for row, cell in enumerate(cells, start=1))
    return f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()


CELLS = (
    '<c r="A1" s="1"><v>3000</v></c><c r="B1" s="1"><v>2987.4</v></c><c r="C1" s="2"><v>1.12</v></c>',
    '<c r="A2" s="3"><v>1.5</v></c><c r="B2" s="3"><v>1.555</v></c><c r="C2" s="2"/>',
    '<c r="A3" s="4"><v>43434</v></c><c r="B3" s="4" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c>',
    '<c r="A4" s="5"><v>7</v></c><c r="B4" s="5"><v>-7</v></c><c r="C4" s="5"><v>0</v></c>',
    '<c r="A5" s="6"><v>5000</v></c><c r="B5" s="1"><f>A1*2</f><v>6000</v></c><c r="C5" s="2"><f>A1</f><v>0.5</v></c>',
    '<c r="A6" s="7" t="s"><v>0</v></c><c r="B6" s="7"/><c r="C6" t="d" s="4"><v>2018-11-30T00:00:00.000Z</v></c>',
    '<c r="A7" t="str"><f>HYPERLINK("https://example.org/a","Report")</f><v>Report</v></c>',
    '<c r="A8" t="inlineStr"><is><r><rPr><strike/></rPr><t>12</t></r><r><t>14</t></r></is></c>',
)
SEEN = {
    "B1": Shown("2,987"),
    "C1": Shown("112%"),
    "B2": Shown("1.56"),
    "A3": Shown("Nov-18", "2018-11"),
    "C3": Shown("300", raised="1"),
    "B4": Shown("(7)"),
    "C4": Shown("-"),
    "A5": Shown("£5,000"),
    "C5": Shown("50%"),
    "A6": Shown(struck=WHOLE),
    "C6": Shown("Nov-18", "2018-11"),
    "A7": Shown(link="https://example.org/a"),
    "A8": Shown("14", struck="12"),
}


def seen(data: bytes) -> dict[str, Shown]:
    shown = look_at(data, ShownCells(BOOK)).shown or {}
    return {f"{'ABC'[column]}{row + 1}": one for (row, column), one in shown.items()}


def test_what_cells_show_is_found_the_quick_way_and_the_slow_way() -> None:
    quick = sheet(*CELLS)
    slow = quick.replace(b"<c r=", b"<c  r=").replace(b"<row r=", b"<row  r=")
    pounds = {"A5": SEEN["A5"]}
    assert seen(slow) == seen(quick) | pounds == SEEN


def test_cells_whose_format_prints_their_value_as_it_is_are_passed_over() -> None:
    plain = (f'<c r="A{row}" s="1"><v>{row}</v></c><c r="B{row}" s="3"><v>{row}.5</v></c>' for row in range(1, 3000))
    data = sheet(
        *(f'{cells}<c r="C{row}" s="2"/><c r="D{row}" s="2" t="s"><v>0</v></c>' for row, cells in enumerate(plain, 1))
    )
    assert len(_without_plain_cells(data, Extent(), BOOK)) < 200


@pytest.mark.parametrize(
    ("header", "text"),
    [("amount_gbp", None), ("Cost GBP", None), ("value", "£5,000"), ("Sum", "£5,000"), ("note", "£5,000")],
)
def test_the_sign_of_the_pound_is_told_of_in_columns_of_other_things_alone(header: str, text: str | None) -> None:
    book = Workbook()
    book.active.append(["A title"])
    book.active.append([header])
    book.active.append([5000])
    book.active["A3"].number_format = "£#,##0"
    stream = io.BytesIO()
    book.save(stream)
    [table] = read_workbook(stream.getvalue())
    assert table.shown == ({(2, 0): Shown(text)} if text else {})


@pytest.mark.parametrize("numbers", [[], [7], [1, 10, 11, 12, 100], list(range(0, 2000, 3))])
def test_a_pattern_of_numbers_knows_these_and_no_others(numbers: list[int]) -> None:
    pattern = re.compile(any_of(numbers))
    assert [number for number in range(2100) if numbers and pattern.fullmatch(b"%d" % number)] == numbers


def test_only_shared_texts_with_letters_of_several_looks_are_told() -> None:
    many = b"<si><t>a</t></si>" * 500
    rich = b'<si><r><rPr><strike val="1"/></rPr><t>30</t></r><r><rPr><b/></rPr><t>33</t></r></si>'
    off = b'<si><r><rPr><strike val="0"/></rPr><t>x</t></r></si>'
    found = telling_strings(b"<sst>" + many + rich + many + off + rich + b"</sst>")
    assert [number for number, runs in found.items() if any(run.font and run.font.struck for run in runs)] == [
        500,
        1002,
    ]


def read(sheet: str, column: str, value: object, code: str) -> tuple[Value, str | None, str | None]:
    """What is stored of a cell of that column, its bound, and the kind of issue."""
    shown = NumberFormat(code).printed(value if isinstance(value, str) else _serial(value))
    shape, day = NumberFormat(code), value if isinstance(value, date) else None
    reading = read_shown(BY_NAME[sheet].column(column), value, Shown(shown, shape.period(day) if day else None))  # type: ignore[arg-type]
    return reading.value, reading.bound, reading.issue


def _serial(value: object) -> object:
    return datetime.combine(value, time()) if isinstance(value, date) and not isinstance(value, datetime) else value


AMOUNT, VALUE, COUNT, PLACE = ("Money", "amount_gbp"), ("Facts", "value"), ("Visits", "delegates"), ("Facts", "locator")


@pytest.mark.parametrize(
    ("where", "value", "code", "expected"),
    [
        (AMOUNT, 5000.0, "[$€-407]#,##0", (None, None, "other-currency")),
        (AMOUNT, 5000.0, '#,##0" EUR"', (None, None, "other-currency")),
        (AMOUNT, 5000.0, "£#,##0", (Decimal(5000), None, None)),
        (AMOUNT, 5000.0, "[$-804]#,##0", (Decimal(5000), None, None)),
        (AMOUNT, 5000.0, "#,##0[$-en-GB]", (Decimal(5000), None, None)),
        (AMOUNT, 1.2, '0.0"m"', (Decimal(1_200_000), None, "read-as-shown")),
        (AMOUNT, 1_200_000.0, '0.0,,"m"', (Decimal(1_200_000), None, None)),
        (AMOUNT, 1_234_567.0, '0.0,,"m"', (Decimal(1_234_567), None, "shown-rounder")),
        (AMOUNT, 5000.0, "#,##0,", (Decimal(5000), None, "shown-scaled")),
        (AMOUNT, 0.04, '0.0"m"', (None, None, "shown-otherwise")),
        (AMOUNT, 1.12, "0%", (Decimal(112), None, "unit-disagrees")),
        (AMOUNT, -1234.0, "#,##0;(#,##0)", (Decimal(-1234), None, None)),
        (AMOUNT, -1234.0, "#,##0;#,##0", (None, None, "shown-otherwise")),
        (AMOUNT, 0.0, '0;-0;"-"', (Decimal(0), None, None)),
        (AMOUNT, 5.0, ";;;", (None, None, "shown-otherwise")),
        (AMOUNT, 5000.0, "£* #,##0.00_-", (Decimal(5000), None, None)),
        (VALUE, 3000.0, '"over "#,##0', (Decimal(3000), "over", None)),
        (VALUE, 3000.0, '#,##0"+"', (Decimal(3000), "at least", None)),
        (VALUE, 0.3 * 3, "0.0", (Decimal("0.9"), None, None)),
        (VALUE, 2987.4, "#,##0", (Decimal("2987.4"), None, "shown-rounder")),
        (VALUE, 1.5, "# ?/?", (Decimal("1.5"), None, None)),
        (VALUE, 1.357e12, "0.000E+00", (Decimal(1_357_000_000_000), None, None)),
        (COUNT, 12.0, '0" people"', (None, None, "shown-otherwise")),
        (COUNT, 12.0, "0.00", (12, None, None)),
        (COUNT, 0.12, "0%", (None, None, "shown-otherwise")),
        (COUNT, 2.6, "0", (None, None, "not-a-count")),
        (PLACE, 0.05, "0%", ("5%", None, None)),
        (PLACE, 7.0, "0000", ("0007", None, None)),
        (PLACE, date(2026, 10, 5), "d-mmm", ("2026-10-05", None, "made-a-day")),
        (("Facts", "period"), date(2018, 11, 30), "mmm-yy", ("2018-11", None, None)),
        (("Facts", "period"), date(2018, 11, 30), "yyyy", ("2018", None, None)),
        (("Facts", "period"), date(2018, 11, 18), "d-mmm", (None, None, "shown-otherwise")),
        (("Facts", "period"), date(1905, 6, 27), "yyyy", (None, None, "year-as-day")),
        (("Facts", "period"), 2018.0, "#,##0", ("2018", None, None)),
        (("Facts", "period"), 2016.0, '0"/17"', ("2016/17", None, None)),
        (("Facts", "fact_id"), 7.0, '"fact-"000', ("fact-007", None, None)),
        (("Facts", "status"), date(2026, 10, 5), "d-mmm", (None, None, "made-a-day")),
        (("Partners", "latitude"), 35.08, '0.00"°"', (Decimal("35.08"), None, None)),
        (("Partners", "latitude"), 35.08, '0.00" S"', (None, None, "shown-otherwise")),
    ],
)
def test_a_cell_is_read_as_it_is_shown_or_asked_about(
    where: tuple[str, str], value: object, code: str, expected: tuple[Value, str | None, str | None]
) -> None:
    assert read(*where, value, code) == expected


def checked(change: Callable[[Worksheet], object], name: str = "Facts") -> tuple[bytes, list[Issue], dict[str, Value]]:
    """The small workbook with a sheet changed as in a spreadsheet program: the file, its issues, its first row."""
    base = workbook(
        Indicators=[INDICATOR, {**INDICATOR, "indicator_id": "share", "unit": "per cent"}],
        Visits=[VISIT],
        Money=[MONEY],
    )
    book: Workbook = load_workbook(io.BytesIO(base))
    change(book[name])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue(), *again(stream.getvalue(), name)


def again(content: bytes, name: str) -> tuple[list[Issue], dict[str, Value]]:
    found = check(read_workbook(content), {}, date(2026, 11, 29))
    return list(found.issues), dict(found.records[name][0].values)


def at(page: Worksheet, column: str, row: int = 2) -> object:
    return page.cell(row, [cell.value for cell in page[1]].index(column) + 1)


def put(column: str, value: object, code: str = "General", font: Font | None = None) -> Callable[[Worksheet], None]:
    def change(page: Worksheet) -> None:
        cell = at(page, column)
        cell.value, cell.number_format = value, code  # type: ignore[attr-defined]
        if font:
            cell.font = font  # type: ignore[attr-defined]

    return change


def kinds(issues: list[Issue]) -> list[str]:
    return [issue.kind for issue in issues]


def test_a_percentage_of_what_is_no_share_is_an_issue() -> None:
    _, issues, _ = checked(put("value", 1.12, "0%"))
    assert kinds(issues) == ["unit-disagrees"]
    assert "“112%” is typed in per cent" in issues[0].message


@pytest.mark.parametrize(("bound", "expected"), [("over", []), ("exact", ["bound-disagrees"])])
def test_a_word_of_the_format_is_held_against_the_column_of_bounds(bound: str, expected: list[str]) -> None:
    def change(page: Worksheet) -> None:
        put("value", 3000, '"over "#,##0')(page)
        put("bound", bound)(page)

    assert kinds(checked(change)[1]) == expected


def test_a_row_struck_out_is_one_question_and_a_struck_cell_another() -> None:
    def strike(page: Worksheet) -> None:
        for cell in page[2]:
            cell.font = Font(strike=True)

    _, issues, row = checked(strike, "Visits")
    assert (kinds(issues), issues[0].cell, row["visit_id"]) == (["struck-row"], "A2", "trip")
    _, issues, row = checked(put("starts", "2020-03-04", font=Font(strike=True)), "Visits")
    assert (kinds(issues), row["starts"]) == (["struck-cell"], "2020-03-04")


def test_digits_that_a_format_hides_are_asked_about_once_a_column() -> None:
    def change(page: Worksheet) -> None:
        for row, value in enumerate((2987.4, 13.25, 8.5), start=2):
            for column, default in {**FACT, "fact_id": f"fact-{row}"}.items():
                at(page, column, row).value = default  # type: ignore[attr-defined]
            cell = at(page, "value", row)
            cell.value, cell.number_format = value, "0"  # type: ignore[attr-defined]

    issues = [issue for issue in checked(change)[1] if issue.kind == "shown-rounder"]
    assert [(issue.cell, issue.value) for issue in issues] == [("E2:E4", "2987")]


RAISED, STRUCK = TextBlock(InlineFont(vertAlign="superscript"), "1"), TextBlock(InlineFont(strike=True), "12")


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        (CellRichText("300", RAISED), Decimal(300), ["raised-mark"]),
        (CellRichText(STRUCK, "14"), Decimal(14), ["struck-letters"]),
        (CellRichText(STRUCK, " 14", RAISED), Decimal(14), ["struck-letters"]),
    ],
)
def test_raised_and_struck_letters_are_left_out_of_numbers_and_that_is_asked_about(
    text: CellRichText, value: Decimal, expected: list[str]
) -> None:
    content, issues, row = checked(put("value", text))
    assert (kinds(issues), row["value"]) == (expected, value)
    copy = annotate(content, "sent.xlsx", issues)
    assert again(copy, "Facts")[1]["value"] == value


def test_letters_that_belong_to_the_value_stay_though_they_are_raised() -> None:
    def change(page: Worksheet) -> None:
        put("scope", CellRichText("12 km", TextBlock(InlineFont(vertAlign="superscript"), "2")))(page)

    _, issues, row = checked(change)
    assert (issues, row["scope"]) == ([], "12 km2")


@pytest.mark.parametrize(
    ("shown", "link", "value", "expected"),
    [
        ("Report", "https://example.org/r.pdf", "https://example.org/r.pdf", ["link-read"]),
        ("https://example.org/r.pdf", "https://example.org/r.pdf", "https://example.org/r.pdf", []),
        ("www.example.org", "http://www.example.org/", "http://www.example.org/", []),
        ("https://example.org/r.pdf", "https://example.org/other", "https://example.org/r.pdf", ["link-differs"]),
        ("Report", "file:///C:/r.pdf", "Report", ["link-differs"]),
    ],
)
def test_the_address_behind_a_word_is_read_and_asked_about(
    shown: str, link: str, value: str, expected: list[str]
) -> None:
    def change(page: Worksheet) -> None:
        cell = page.cell(1, page.max_column + 1, "document_url").offset(1, 0)
        cell.value = shown
        cell.hyperlink = link

    _, issues, row = checked(change, "Sources")
    assert (kinds(issues), row["document_url"]) == (expected, value)


@pytest.mark.thinned(3)
@pytest.mark.parametrize(
    ("column", "value", "code", "text"),
    [
        ("value", 1.12, "0%", "112%"),
        ("locator", date(2026, 10, 5), "d-mmm", "5-Oct"),
        ("locator", 3.1, "General", "3.1"),
        ("period", date(1905, 6, 27), "yyyy", "1905"),
        ("value", 5000, '"€"#,##0', "€5,000"),
    ],
)
def test_a_cell_that_would_undo_the_advice_is_text_in_the_marked_copy(
    column: str, value: object, code: str, text: str
) -> None:
    content, issues, _ = checked(put(column, value, code))
    cell = at(load_workbook(io.BytesIO(annotate(content, "sent.xlsx", issues)))["Facts"], column)
    assert (cell.value, cell.number_format) == (text, "@")  # type: ignore[attr-defined]
    assert "formatted as Text" in cell.comment.text  # type: ignore[attr-defined]


def test_a_cell_in_order_keeps_its_value_and_format_in_the_marked_copy() -> None:
    def change(page: Worksheet) -> None:
        put("value", 3000, "#,##0")(page)
        put("status", "won")(page)

    content, issues, _ = checked(change)
    cell = at(load_workbook(io.BytesIO(annotate(content, "sent.xlsx", issues)))["Facts"], "value")
    assert (cell.value, cell.number_format) == (3000, "#,##0")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [("value", 1.12, "0%"), ("value", 1.2, '0.0"m"'), ("period", date(2018, 11, 30), "mmm-yy")],
)
def test_a_plain_copy_is_read_as_the_file_was(column: str, value: object, code: str) -> None:
    def change(page: Worksheet) -> None:
        put(column, value, code)(page)
        put("indicator_id", "share" if code == "0%" else "jobs")(page)

    content, issues, row = checked(change)
    plain = annotate_plainly(read_workbook(content), "sent.xlsx", issues, "")
    assert again(plain, "Facts")[1] == row


def test_a_year_that_became_a_day_is_named_with_its_year() -> None:
    _, issues, _ = checked(put("period", date(1905, 6, 27), "dd/mm/yyyy"))
    assert kinds(issues) == ["year-as-day"]
    assert "type 2005; or 1905-06-27" in issues[0].message


def test_a_number_in_a_text_that_may_have_lost_a_zero_is_asked_about() -> None:
    assert kinds(checked(put("locator", 3.1))[1]) == ["zero-lost"]
    assert kinds(checked(put("locator", 3.12))[1]) == []
    assert kinds(checked(put("locator", "3.1"))[1]) == []


def test_styles_beyond_what_a_pattern_is_good_for_are_parsed_cell_by_cell() -> None:
    styles = Styles({number: Style(NumberFormat("0%"), Letters()) for number in range(5000)})
    look = look_at(sheet('<c r="A1" s="4999"><v>1.12</v></c>'), ShownCells(Book(styles)))
    assert look.shown == {(0, 0): Shown("112%")}


def test_a_format_that_cannot_be_printed_is_one_that_shows_something_else() -> None:
    styles = Styles({1: Style(NumberFormat("0" * 300), Letters())})
    look = look_at(sheet('<c r="A1" s="1"><v>1.12</v></c>'), ShownCells(Book(styles)))
    assert look.shown == {(0, 0): Shown("?")}
    assert read_shown(BY_NAME["Facts"].column("value"), 1.12, Shown("?")).issue == "shown-otherwise"


def test_a_file_without_styles_shows_what_it_holds() -> None:
    [table] = read_workbook(
        xlsx(b'<row r="1"><c r="A1" s="9"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>')
    )
    assert isinstance(table, Table)
    assert table.shown == {}


@pytest.mark.parametrize(
    ("look", "is_told"),
    [
        (DifferentialStyle(font=Font(strike=True)), True),
        (DifferentialStyle(numFmt=CellNumberFormat(numFmtId=200, formatCode='0"m"')), True),
        (DifferentialStyle(font=Font(color="FF0000", strike=False)), False),
        (DifferentialStyle(font=Font(b=True)), False),
    ],
)
def test_rules_that_strike_out_or_print_otherwise_are_said_not_to_be_seen(
    look: DifferentialStyle, *, is_told: bool
) -> None:
    def change(page: Worksheet) -> None:
        page.conditional_formatting.add("B9", Rule(type="expression", dxf=DifferentialStyle(), formula=["TRUE"]))
        for area in ("A2:J2", "E2:E9"):
            page.conditional_formatting.add(area, Rule(type="expression", dxf=look, formula=["TRUE"]))

    found = [issue for issue in checked(change)[1] if issue.kind == "rules-unseen"]
    assert [(issue.cell, issue.value) for issue in found] == ([("A2", "A2:J2, E2:E9")] if is_told else [])
