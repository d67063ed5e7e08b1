"""An officer gets their own file back: every mistake marked at its cell, formatting kept, nothing in it dangerous."""

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hostile import ods, packed, xlsx
from hypothesis import given
from hypothesis import strategies as st
from mistakes import EXPECTED, mistaken_workbook
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from twinboard.addresses import brief, places_of, ranges
from twinboard.errors import TwinboardError, UnreadableFile
from twinboard.intake import annotated, propose
from twinboard.models import Issue, Severity, Table
from twinboard.reading import annotate_apart as door
from twinboard.reading.annotate_apart import annotate_apart
from twinboard.reading.apart import Answer, Limits
from twinboard.store import Store
from twinboard.workbook import issue_list
from twinboard.workbook.annotate import annotate
from twinboard.workbook.marks import marks
from twinboard.workbook.plain import annotate_plainly, list_alone
from twinboard.workbook.read import read_workbook

UTF_8 = "csv:Text - txt - csv (StarCalc):44,34,76"
COLOURS = ("FFF9CFBF", "FFFFF2B3")


def an_issue(cell: str = "A1", sheet: str = "Facts", message: str = "Mend it.", value: str = "x") -> Issue:
    return Issue("not-a-number", Severity.ERROR, sheet, cell, "value", value, message)


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def one_sheet(**cells: object) -> Workbook:
    book = Workbook()
    book.active.title = "Facts"
    for address, value in cells.items():
        book.active[address] = value
    return book


def marked(book: Workbook) -> set[tuple[str, str]]:
    cells = (cell for page in book.worksheets[1:] for row in page.iter_rows() for cell in row)
    return {
        (cell.parent.title, cell.coordinate)
        for cell in cells
        if cell.comment and "Twinboard found:" in cell.comment.text and cell.fill.fgColor.rgb in COLOURS
    }


def lines(book: Workbook) -> list[str]:
    """What the list says above its table."""
    page = book["Twinboard issues"]
    first = next((table.ref.split(":")[0] for table in page.tables.values()), f"A{page.max_row + 1}")
    return [page.cell(row, 1).value for row in range(1, page[first].row)]


def rows(book: Workbook) -> list[list[Cell]]:
    page = book["Twinboard issues"]
    [table] = page.tables.values()
    return [list(row) for row in page[table.ref]][1:]


@pytest.fixture(scope="module")
def mistaken(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    proposal = propose(Store(tmp_path_factory.mktemp("empty")), "our links.xlsx", mistaken_workbook())
    assert [(issue.kind, issue.sheet, issue.cell) for issue in proposal.issues] == EXPECTED
    return annotated(proposal)


def test_a_dozen_kinds_of_mistakes_and_more_are_each_marked_at_their_cells(mistaken: bytes) -> None:
    assert len({kind for kind, *_ in EXPECTED}) >= 12
    expected = {(sheet, cell) for _, sheet, cells in EXPECTED for cell in cells.split(", ")}
    assert marked(opened(mistaken)) == expected


def test_the_list_is_the_first_sheet_and_has_a_row_for_every_issue(mistaken: bytes) -> None:
    book = opened(mistaken)
    assert (book.sheetnames[0], book.active.title) == ("Twinboard issues", "Twinboard issues")
    listed = [[cell.value for cell in row] for row in rows(book)]
    assert [(row[0], row[1]) for row in listed] == [(sheet, cells) for _, sheet, cells in EXPECTED]
    assert listed[3] == [
        "Facts",
        "E3",
        "value",
        "error",
        "1.357.000",
        "“1.357.000” has points between its thousands. Type 1,357,000.",
    ]
    assert lines(book)[2].startswith("16 errors on 4 sheets, 2 notes; read: Sources 1 row, Partners 2 rows,")


def test_each_row_of_the_list_links_to_its_first_cell_within_the_workbook(mistaken: bytes) -> None:
    for row, (_, sheet, cells) in zip(rows(opened(mistaken)), EXPECTED, strict=True):
        assert row[1].hyperlink.location == f"'{sheet}'!{cells.split(', ')[0]}"
        assert row[1].hyperlink.target is None


def test_a_sheet_with_an_apostrophe_can_be_linked_to() -> None:
    book = one_sheet(A1="x")
    book.active.title = "Mayor's"
    [row] = rows(opened(annotate(saved(book), "x.xlsx", [an_issue("A1", "Mayor's")])))
    assert row[1].hyperlink.location == "'Mayor''s'!A1"


def test_the_list_can_be_read_aloud(mistaken: bytes) -> None:
    book = opened(mistaken)
    page = book.worksheets[0]
    assert page["A1"].value == book.properties.title == "Issues found in our links.xlsx"
    assert book.properties.language == "en-GB"
    [table] = page.tables.values()
    headings = [cell.value for cell in page[table.ref][0]]
    assert headings == ["Sheet", "Cell", "Column", "Severity", "Value found", "What to do"]
    assert [column.name for column in table.tableColumns] == headings
    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.font.name for cell in cells} == {"Arial"}
    assert min(cell.font.size for cell in cells) >= 10
    assert all(page.column_dimensions[letter].width >= 12 for letter in "ABCDEF")
    assert not page.merged_cells.ranges
    assert page.freeze_panes is None


def test_only_one_sheet_is_chosen_when_the_file_opens(mistaken: bytes) -> None:
    """What is typed goes into every chosen sheet."""
    assert [page.sheet_view.tabSelected or False for page in opened(mistaken).worksheets].count(True) == 1


def test_several_issues_of_one_cell_share_its_note() -> None:
    found = [an_issue("A1", message="First."), an_issue("A1, B2", message="Second.")]
    page = opened(annotate(saved(one_sheet(A1=1, B2=2)), "x.xlsx", found))["Facts"]
    assert page["A1"].comment.text == "Twinboard found:\nError: First.\n\nError: Second."
    assert page["B2"].comment.text == "Twinboard found:\nError: Second."


def test_a_note_of_the_officers_own_stays_above_ours() -> None:
    book = one_sheet(A1=1, B1=2)
    for address in ("A1", "B1"):
        book.active[address].comment = Comment("Ask Priya.", "Priya")
    page = opened(annotate(saved(book), "x.xlsx", [an_issue()]))["Facts"]
    assert page["A1"].comment.text == "Ask Priya.\n\nTwinboard found:\nError: Mend it."
    assert (page["B1"].comment.text, page["B1"].comment.author) == ("Ask Priya.", "Priya")


def test_formatting_is_kept_and_a_sheet_without_mistakes_is_as_it_was(mistaken: bytes) -> None:
    before, after = opened(mistaken_workbook()), opened(mistaken)
    found = after["Facts"]["E3"].font
    assert (found.name, found.size, found.italic, found.color.rgb) == ("Courier New", 12, True, "FF0B0C0C")
    assert after["Facts"]["E3"].alignment.horizontal == "center"
    assert after["Facts"]["E2"].number_format == "#,##0.00"
    assert after["Facts"]["A6"].number_format == "@"
    assert_same(before["Strands"], after["Strands"])


def assert_same(before: Worksheet, after: Worksheet) -> None:
    for row in before.iter_rows():
        for cell in row:
            other = after[cell.coordinate]
            assert (other.value, repr(other.font), repr(other.fill)) == (cell.value, repr(cell.font), repr(cell.fill))
            assert other.comment is None
    assert after.column_dimensions["B"].width == before.column_dimensions["B"].width == 33
    assert after.row_dimensions[2].height == before.row_dimensions[2].height == 40
    assert after.freeze_panes == before.freeze_panes == "B2"


def test_every_value_is_there_and_the_copy_can_be_mended_and_sent_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "empty")
    first = annotated(propose(store, "a.xlsx", mistaken_workbook()))
    again = propose(store, "a.xlsx", first)
    assert [(issue.kind, issue.sheet, issue.cell) for issue in again.issues] == EXPECTED
    mended = opened(first)
    mended["Facts"]["E3"] = 1357000
    book = opened(annotated(propose(store, "a.xlsx", saved(mended))))
    assert book.sheetnames.count("Twinboard issues") == 1
    assert ("Facts", "E3") not in marked(book)
    assert book["Facts"]["E3"].comment is None
    assert book["Facts"]["E4"].comment.text.count("Twinboard found:") == 1
    expected = {(sheet, cell) for _, sheet, cells in EXPECTED for cell in cells.split(", ")}
    assert marked(book) == expected - {("Facts", "E3")}


def test_a_sheet_is_found_as_the_check_finds_it() -> None:
    book = one_sheet(A1="x")
    book.active.title = " facts"
    assert marked(opened(annotate(saved(book), "x.xlsx", [an_issue()]))) == {(" facts", "A1")}


def test_an_issue_of_the_whole_file_or_beyond_the_last_column_stands_in_the_list_alone() -> None:
    book = opened(annotate(saved(one_sheet(A1="x")), "x.xlsx", [an_issue("", sheet=""), an_issue("XFE1")]))
    assert marked(book) == set()
    assert [[row[0].value, row[1].value, row[1].hyperlink] for row in rows(book)] == [
        ["the whole file", "the whole sheet", None],
        ["Facts", "XFE1", None],
    ]


def test_no_issues_are_said_in_a_sentence() -> None:
    book = opened(annotate(saved(one_sheet(A1="x")), "x.xlsx", []))
    assert lines(book)[-1] == "No issues were found."
    assert not book["Twinboard issues"].tables


def test_at_most_2000_cells_are_marked_errors_first_and_that_is_said() -> None:
    cells = "A1:A2001"
    warning = replace(an_issue("B1"), severity=Severity.WARNING)
    book = opened(annotate(saved(one_sheet(A1="x")), "x.xlsx", [warning, an_issue(cells)]))
    assert marked(book) == {("Facts", f"A{row}") for row in range(1, 2001)}
    assert "2 more cells with issues stand in this list only" in lines(book)[3]
    assert [row[1].value for row in rows(book)] == ["B1", "A1:A2001"]


def test_a_list_too_long_to_be_read_is_cut_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(issue_list, "_MOST_ROWS", 2_000)
    book = opened(list_alone("x.xlsx", [an_issue(f"A{row}") for row in range(1, 2_002)], ""))
    assert len(rows(book)) == 2_000
    assert lines(book)[-1] == "The list holds the first 2,000 issues: mend those, and send the file again."


def test_cells_of_a_group_are_shown_in_ranges_and_long_lists_are_counted() -> None:
    assert ranges([(1, 2), (2, 2), (3, 2), (8, 2), (0, 0), (0, 0)]) == "A1, C2:C4, C9"
    assert [*places_of("A1, C2:C4")] == [(0, 0), (1, 2), (2, 2), (3, 2)]
    assert brief(ranges([(2 * row, 0) for row in range(14)])).endswith("A23 and 2 more cells")


@given(st.sets(st.tuples(st.integers(0, 40), st.integers(0, 30))))
def test_ranges_name_every_cell_and_no_other(cells: set[tuple[int, int]]) -> None:
    assert sorted(places_of(ranges(cells))) == sorted(cells)


def test_every_cell_of_a_range_is_marked() -> None:
    after = opened(annotate(saved(one_sheet(A1="x", B2=1, B4=3)), "x.xlsx", [an_issue("B2:B4, A1")]))
    assert marked(after) == {("Facts", cell) for cell in ("A1", "B2", "B3", "B4")}


def test_a_cell_within_merged_cells_is_marked_at_their_first() -> None:
    book = one_sheet(A1="x", C1="y")
    book.active.merge_cells("A1:B2")
    after = opened(annotate(saved(book), "x.xlsx", [an_issue("B2"), an_issue("A1", message="Too.")]))
    assert marked(after) == {("Facts", "A1")}
    assert "Mend it." in after["Facts"]["A1"].comment.text
    assert "Too." in after["Facts"]["A1"].comment.text


def test_values_under_merged_cells_are_not_lost() -> None:
    cells = b'<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    sheet = (
        b"<worksheet><sheetData>" + cells + b'</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>'
    )
    content = packed_like_excel(sheet)
    assert read_workbook(annotate(content, "x.xlsx", []))[1].header == [1.0, 2.0]


def packed_like_excel(sheet: bytes, more: dict[str, bytes] | None = None) -> bytes:
    """A workbook of openpyxl's with its one sheet swapped for raw XML, and further parts."""
    stream = io.BytesIO(saved(one_sheet(A1=1)))
    with zipfile.ZipFile(stream) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = sheet.replace(
        b"<worksheet>", b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    )
    return packed(parts | {"xl/worksheets/sheet1.xml": sheet} | (more or {}))


ODS_CELL = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
ODS_ROW = f"<table:table-row>{ODS_CELL}</table:table-row>"
HARMFUL = ["=1+1", "+1", "-2+3", "@SUM(A1)", "=cmd|' /C calc'!A0", "#REF!", "_x0041_", "a\x00\x0bb\ufffe", "x" * 40_000]


@pytest.mark.parametrize("text", HARMFUL)
def test_text_of_the_file_is_never_a_formula_anywhere(text: str) -> None:
    """In the cell, marked or not, in the list, and in the title."""
    table = Table("Facts", ["fact_id", text], [["a", text]])
    found = [an_issue("B2", message=text, value=text)]
    book = opened(annotate_plainly([table], text, found, text))
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells if cell.value.startswith(("=", "+", "-", "@")))
    assert max(len(cell.value) for cell in cells) <= 32_767


def test_a_text_that_only_looks_like_a_formula_stays_one_in_the_officers_own_file() -> None:
    book = one_sheet(A1="x", A2="x")
    book.active["A1"].data_type = "s"
    book.active["A1"].value = "plain"
    book.active["A1"]._value = "=1+1"
    page = opened(annotate(saved(book), "x.xlsx", [an_issue()]))["Facts"]
    assert (page["A1"].value, page["A1"].data_type, page["A1"].quotePrefix) == ("=1+1", "s", True)


@pytest.mark.parametrize(
    ("formula", "is_kept"),
    [
        ("=SUM(B1:B2)", True),
        ('=IF(B1="a|b [1]Sheet!A1",1,2)', True),
        ("=Table1[Cost]+Other!A1", True),
        ("=[1]Sheet1!A1", False),
        ("='C:\\far\\[Book.xlsx]My sheet'!A1", False),
        ("=cmd|'/C calc'!A0", False),
        ('=WEBSERVICE("http://example.org")', False),
        ('=HYPERLINK("http://example.org/"&B1,"here")', False),
    ],
)
def test_a_formula_stays_unless_it_reaches_out_of_the_file(formula: str, is_kept: bool) -> None:
    book = one_sheet(A1=formula, B1=1)
    page = opened(annotate(saved(book), "x.xlsx", []))["Facts"]
    assert page["A1"].value == (formula if is_kept else None)


def test_a_link_to_another_workbook_becomes_its_value_and_that_is_said() -> None:
    cells = b'<row r="1"><c r="A1"><f>[1]Other!A1</f><v>10</v></c><c r="B1"><f>A1+1</f><v>11</v></c></row>'
    part = {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}
    content = packed_like_excel(b"<worksheet><sheetData>" + cells + b"</sheetData></worksheet>", part)
    copy = annotate(content, "x.xlsx", [])
    book = opened(copy)
    assert (book["Facts"]["A1"].value, book["Facts"]["B1"].value) == (10, "=A1+1")
    assert "Left out of this copy: links to other workbooks." in lines(book)
    assert b"externalLink" not in copy


def test_macros_are_left_out_and_that_is_said() -> None:
    sheet = b"<worksheet><sheetData/></worksheet>"
    copy = annotate(packed_like_excel(sheet, {"xl/vbaProject.bin": b"program"}), "x.xlsm", [])
    assert "Left out of this copy: macros." in lines(opened(copy))
    assert b"vbaProject" not in copy


def test_a_link_to_a_share_is_dropped_and_one_to_the_web_kept() -> None:
    book = one_sheet(A1="share", A2="web")
    book.active["A1"].hyperlink = r"\\\\evil\\share"
    book.active["A2"].hyperlink = "https://example.org/report"
    page = opened(annotate(saved(book), "x.xlsx", []))["Facts"]
    assert page["A1"].hyperlink is None
    assert page["A2"].hyperlink.target == "https://example.org/report"


@pytest.mark.thinned(3)
@pytest.mark.parametrize(
    "content",
    [
        b"fact_id,value\na,x\n",
        ods(ODS_ROW),
        xlsx(b'<row r="1"><c r="A1"><v>1</v></c></row>'),
    ],
    ids=["csv", "ods", "xlsx that openpyxl cannot open"],
)
def test_what_cannot_keep_its_formatting_comes_back_plain_and_says_so(content: bytes) -> None:
    book = opened(annotate_apart(content, "Facts.csv", [an_issue()]))
    assert lines(book)[1].startswith("This is a plain copy")
    assert marked(book) == {("Facts", "A1")}


def test_the_clock_of_the_formatted_form_is_short_and_the_values_come_without_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(door._FORMS, "own", Limits(wall_seconds=0.01))
    book = opened(annotate_apart(saved(one_sheet(A1="x", A2=7)), "x.xlsx", [an_issue()]))
    assert lines(book)[1].endswith("This file takes longer to read than is given to it.")
    assert book["Facts"]["A2"].value == 7
    assert marked(book) == {("Facts", "A1")}


def test_a_sheet_declared_far_larger_than_it_is_comes_back_readable() -> None:
    cells = b'<row r="1"><c r="A1"><v>1</v></c></row>'
    sheet = b'<worksheet><dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9"/></cols><sheetData>'
    content = packed_like_excel(sheet + cells + b"</sheetData></worksheet>")
    assert read_workbook(annotate_apart(content, "x.xlsx", [an_issue()]))[1].header == [1.0]


@pytest.mark.sweep
def test_fifty_thousand_merges_cost_no_more_than_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(door._FORMS, "own", Limits(cpu_seconds=2, wall_seconds=2))
    merges = b"".join(b'<mergeCell ref="A%d:XFD%d"/>' % (n, n) for n in range(2, 50_000))
    cells = b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    content = packed_like_excel(b"<worksheet>" + cells + b"<mergeCells>" + merges + b"</mergeCells></worksheet>")
    book = opened(annotate_apart(content, "x.xlsx", [an_issue()]))
    assert lines(book)[1].startswith("This is a plain copy")
    assert marked(book) == {("Facts", "A1")}


@pytest.mark.sweep
def test_values_too_many_to_write_again_leave_the_list_alone() -> None:
    cells = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1000000"><c r="E1000000"><v>2</v></c></row>'
    with pytest.raises(UnreadableFile, match="more than 1,000,000 cells"):
        annotate_plainly(read_workbook(xlsx(cells)), "x.xlsx", [], "")
    book = opened(list_alone("x.xlsx", [an_issue()], "Too many."))
    assert book.sheetnames == ["Twinboard issues"]
    assert lines(book)[1] == "This is the list alone, without the values of your file. Too many."
    assert [row[1].hyperlink for row in rows(book)] == [None]


def test_if_no_form_can_be_written_the_call_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = Answer(refused=UnreadableFile("The last reason.", ""))
    monkeypatch.setattr(door, "work_apart", lambda *_: refused)
    with pytest.raises(TwinboardError, match="The last reason"):
        annotate_apart(b"", "x", [])


def test_titles_that_excel_refuses_are_mended_in_a_plain_copy_and_still_linked() -> None:
    long = "A very long name of a sheet that no Excel takes"
    tables = [
        replace(table, sheet=name) for name in ("a/b", long, long + "!") for table in read_workbook(b"x,y\n1,2\n", "a")
    ]
    book = opened(annotate_plainly(tables, "x.ods", [an_issue("A2", long)], ""))
    assert len(set(book.sheetnames)) == 4
    assert max(map(len, book.sheetnames)) <= 31
    [row] = rows(book)
    assert row[1].hyperlink.location == f"'{book.sheetnames[2]}'!A2"
    assert marked(book) == {(book.sheetnames[2], "A2")}


def test_marks_know_no_more_cells_than_asked_for() -> None:
    found = marks([an_issue("A1, A2, A3")], ["Facts"], most=2)
    assert (list(found.of("Facts")), found.count_left_out) == ([(0, 0), (1, 0)], 1)


@pytest.mark.sweep
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here")
@pytest.mark.parametrize("form", ["own", "plain", "list"])
def test_libreoffice_opens_every_form(form: str, mistaken: bytes, tmp_path: Path) -> None:
    tables = read_workbook(mistaken_workbook())
    contents = {
        "own": lambda: mistaken,
        "plain": lambda: annotate_plainly(tables, "x.ods", [an_issue()], ""),
        "list": lambda: list_alone("x.xlsx", [an_issue()], ""),
    }
    path = tmp_path / "annotated.xlsx"
    path.write_bytes(contents[form]())
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    call = ["soffice", home, "--headless", "--convert-to", UTF_8, "--outdir", str(tmp_path), str(path)]
    subprocess.run(call, check=True, capture_output=True, timeout=120)
    text = (tmp_path / "annotated.csv").read_text("utf-8")
    assert text.startswith("Issues found in")
    assert "Sheet,Cell,Column,Severity,Value found,What to do" in text
