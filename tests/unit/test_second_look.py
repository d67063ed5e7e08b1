"""What the values of a sheet do not show is found at its cell: errors, unsaved formulas, merges, what is hidden."""

import io
import struct
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hostile import ods, xlsx
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import FACT, workbook

from twinboard.errors import UnreadableFile
from twinboard.intake import propose
from twinboard.models import Severity, Table
from twinboard.rules.issue_kinds import is_doubt
from twinboard.store import Store
from twinboard.validate.check import check
from twinboard.workbook import look_xls
from twinboard.workbook.formulas_xls import unseen_formulas
from twinboard.workbook.grid import Extent
from twinboard.workbook.look_xlsx import _without_plain_cells, look_at
from twinboard.workbook.read import read_workbook
from twinboard.workbook.sheet_xlsx import SheetParser

ROW = "<table:table-row>{}</table:table-row>"


def found(content: bytes, name: str = "sent.xlsx") -> list[tuple[str, str, str]]:
    return [(one.kind, one.cell, one.value) for table in read_workbook(content, name) for one in table.findings]


def changed(change: Callable[[Worksheet], object], content: bytes | None = None) -> bytes:
    """The small workbook with its sheet Facts changed as in Excel."""
    book: Workbook = load_workbook(io.BytesIO(content or workbook(Facts=[FACT, {**FACT, "fact_id": "second"}])))
    change(book["Facts"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (b'<c r="B2" t="e"><v>#REF!</v></c>', [("error-in-cell", "B2", "#REF!")]),
        (b"<c r='B2' t='e'><v>#N/A</v></c>", [("error-in-cell", "B2", "#N/A")]),
        (b'<c t="e"><v>#N/A</v></c>', [("error-in-cell", "A2", "#N/A")]),
        (b'<c r="B2"><f>1+1</f></c>', [("formula-without-value", "B2", "")]),
        (b'<c r="B2"><f>1+1</f><v></v></c>', [("formula-without-value", "B2", "")]),
        (b'<c r="B2"><f t="shared" si="0"/></c>', [("formula-without-value", "B2", "")]),
        (b'<c r="B2"><f>1+1</f><v>2</v></c>', []),
        (b'<c r="B2" t="str"><f>""</f><v></v></c>', []),
        (b'<c r="B2" t="str"><f>IF(1,"")</f><v/></c>', []),
        (b'<c r="B2" t="inlineStr"><is><t>#REF!</t></is></c>', []),
    ],
)
def test_a_cell_that_lost_its_value_is_found_at_its_cell(cell: bytes, expected: list[tuple[str, str, str]]) -> None:
    before, after = (
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="2">',
        b'</row><row r="3"><c r="A3"><v>3</v></c></row>',
    )
    assert found(xlsx(before + cell + after)) == expected


def test_a_formula_of_a_rule_for_colours_is_no_cell() -> None:
    rest = b'<extLst><ext><xm:f xmlns:xm="x">A1</xm:f></ext></extLst></worksheet>'
    cells = b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    assert found(xlsx(sheet=cells + rest)) == []


def test_the_quick_way_and_the_slow_way_see_the_same() -> None:
    rows = b"".join(
        b'<row r="%d"%s><c r="A%d" s="1" t="s"><v>0</v></c><c r="C%d"%s</c></row>'
        % (
            row,
            b' hidden="1"' if row % 7 == 0 else b"",
            row,
            row,
            b' t="e"><v>#N/A</v>' if row % 5 == 0 else b"><v>1</v>",
        )
        for row in range(1, 120)
    )
    plain = b'<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData>%s</sheetData></worksheet>' % rows
    slow = plain.replace(b"<c r=", b"<c  r=").replace(b"<row r=", b"<row  r=")
    assert look_at(plain) == look_at(slow)
    assert (len(look_at(plain).errors), len(look_at(plain).hidden_rows), look_at(plain).count_cells) == (23, 17, 357)


def test_only_the_odd_cells_of_a_large_sheet_are_parsed() -> None:
    plain = b"".join(
        b'<row r="%d"><c r="A%d" t="str"><f>""</f><v></v></c><c r="B%d"><v>1</v></c></row>' % (row, row, row)
        for row in range(1, 2000)
    )
    odd = b'<row r="2000"><c r="A2000" t="e"><v>#N/A</v></c><c r="C2000" s="1" t="n"><f>1</f></c></row>'
    data = b"<worksheet><sheetData>" + plain + odd + b"</sheetData></worksheet>"
    extent = Extent()
    rest = _without_plain_cells(data, extent)
    assert len(rest) < 200
    look = SheetParser(extent).parse(rest)
    assert (look.errors, look.unvalued, look.count_cells) == ({(1999, 0): "#N/A"}, {(1999, 2)}, 6000)


def test_a_sheet_written_with_prefixes_is_read_the_same() -> None:
    plain = b'<worksheet><sheetData><row r="1"><c r="A1" t="e"><v>#N/A</v></c></row></sheetData></worksheet>'
    prefixed = plain.replace(b"</", b"</x:").replace(b"<", b"<x:").replace(b"<x:/x:", b"</x:")
    assert found(xlsx(sheet=prefixed)) == found(xlsx(sheet=plain)) == [("error-in-cell", "A1", "#N/A")]


def test_merged_cells_that_hide_a_blank_are_an_issue_at_the_cell(store: Store) -> None:
    proposal = propose(store, "sent.xlsx", changed(lambda page: page.merge_cells("C2:C3")))
    [issue] = [one for one in proposal.issues if one.kind == "merged-cells"]
    assert (issue.sheet, issue.cell, issue.value, issue.severity) == ("Facts", "C2", "C2:C3", Severity.ERROR)
    assert "Unmerge them" in issue.message


def test_merged_blanks_are_nobodys_concern(store: Store) -> None:
    assert found(changed(lambda page: page.merge_cells("L8:M9"))) == []


def test_hidden_rows_columns_and_sheets_are_read_and_said(store: Store) -> None:
    def hide(page: Worksheet) -> None:
        page.row_dimensions[3].hidden = True
        page.row_dimensions[40].hidden = True
        page.column_dimensions["E"].hidden = True
        page.sheet_state = "hidden"

    proposal = propose(store, "sent.xlsx", changed(hide))
    told = [(one.cell, one.value, one.severity) for one in proposal.issues if one.kind == "hidden-was-read"]
    assert told == [
        ("A1", "the whole sheet", Severity.WARNING),
        ("E1", "column E", Severity.WARNING),
        ("A3", "row 3", Severity.WARNING),
    ]
    assert [record.id for record in proposal.checked.records["Facts"]] == ["jobs-2020", "second"]


def test_of_a_column_that_is_not_ours_nothing_is_said_but_that_it_was_left_alone(store: Store) -> None:
    def add(page: Worksheet) -> None:
        page["L1"], page["L2"] = "colour", "=1/0"

    issues = propose(store, "sent.xlsx", changed(add)).issues
    told = [(one.kind, one.cell, one.severity) for one in issues if one.kind not in ("repeated-id", "same-but-id")]
    assert told == [("unknown-column", "L1", Severity.WARNING)]


def test_a_column_with_values_and_no_header_is_named_at_its_header_cell(store: Store) -> None:
    content = changed(lambda page: page.__setitem__("L3", "stray"))
    [issue] = [one for one in propose(store, "sent.xlsx", content).issues if one.kind == "column-without-header"]
    assert (issue.cell, issue.value, issue.severity) == ("L1", "stray", Severity.WARNING)


def test_macros_are_not_run_and_that_is_said(store: Store) -> None:
    cells = b'<row r="1"><c r="A1" t="inlineStr"><is><t>fact_id</t></is></c></row>'
    issues = propose(store, "sent.xlsm", xlsx(cells, parts={"xl/vbaProject.bin": b"\0"})).issues
    assert ("macros-ignored", "A1", Severity.WARNING) in [(one.kind, one.cell, one.severity) for one in issues]


def test_an_old_workbook_that_is_too_large_to_be_looked_at_says_so(
    spreadsheets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = (spreadsheets / "real" / "worldbank_gdp_current_usd_2024.xls").read_bytes()
    assert "old-workbook" not in [one.kind for one in read_workbook(content)[0].findings]
    monkeypatch.setattr(look_xls, "LARGEST_BYTES", len(content) - 1)
    old = read_workbook(content)[0].findings
    assert ("old-workbook", "A1") in [(one.kind, one.cell) for one in old]
    ours = Table("Facts", ["fact_id", "value"], [["one", 5]], findings=old)
    assert "old-workbook" in [one.kind for one in check([ours], {}, date(2026, 1, 1)).issues]


def test_a_number_that_is_none_is_an_issue_and_no_blank(store: Store) -> None:
    names = [b"fact_id", b"indicator_id", b"period", b"value", b"bound", b"status", b"source_id", b"locator"]
    head = b"".join(b'<c t="inlineStr"><is><t>%s</t></is></c>' % name for name in names)
    cells = b'<row r="1">%s</row><row r="2"><c r="D2"><v>1e999</v></c></row>' % head
    issues = propose(store, "sent.xlsx", xlsx(cells)).issues
    assert ("not-a-number", "D2", "inf") in [(one.kind, one.cell, one.value) for one in issues]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            '<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error">'
            "<text:p>#DIV/0!</text:p></table:table-cell>",
            [("error-in-cell", "A2", "#DIV/0!")],
        ),
        (
            '<table:table-cell table:formula="of:=x" office:value-type="string"><text:p>Err:502</text:p>'
            "</table:table-cell>",
            [("error-in-cell", "A2", "Err:502")],
        ),
        ('<table:table-cell table:formula="of:=1+1"/>', [("formula-without-value", "A2", "")]),
        (
            '<table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>x</text:p>'
            "</table:table-cell><table:covered-table-cell/>",
            [("merged-cells", "A2", "A2:B2")],
        ),
    ],
)
def test_an_ods_is_looked_at_in_the_same_way(cell: str, expected: list[tuple[str, str, str]]) -> None:
    header = '<table:table-cell office:value-type="string"><text:p>h</text:p></table:table-cell>' * 2
    assert found(ods(ROW.format(header) + ROW.format(cell))) == expected


def test_hidden_rows_and_columns_of_an_ods_are_said() -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>h</text:p></table:table-cell>'
    hidden = ROW.format(cell * 2).replace("table-row>", 'table-row table:visibility="filter">', 1)
    column = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    assert found(ods(column + ROW.format(cell * 2) + hidden)) == [
        ("hidden-was-read", "A2", "row 2"),
        ("hidden-was-read", "B1", "column B"),
    ]


def csv_table(text: str | bytes, name: str = "facts.csv") -> Table:
    [table] = read_workbook(text if isinstance(text, bytes) else text.encode(), name)
    return table


def test_a_csv_file_is_the_sheet_that_it_is_named_after() -> None:
    table = csv_table("fact_id,value\none,2\n")
    assert (table.sheet.casefold(), table.header, list(map(list, table.rows)), table.findings) == (
        "facts", ["fact_id", "value"], [["one", "2"]], ()
    )  # fmt: skip


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_file_of_another_name_is_read_by_its_headers_and_that_is_said(store: Store, separator: str) -> None:
    lines = [["fact_id", "indicator_id", "period", "value"], ["one", "jobs", "2020", "5"]]
    content = "\n".join(separator.join(line) for line in lines).encode()
    issues = propose(store, "from finance.csv", content).issues
    assert ("sheet-by-headers", "Facts", "A1", "Facts") in [
        (one.kind, one.sheet, one.cell, one.value) for one in issues
    ]


def test_letters_that_are_not_utf_8_are_guessed_and_that_is_said(store: Store) -> None:
    content = "partner_id;name\nosnabrueck;Osnabrück\n".encode("cp1252")
    issues = propose(store, "Partners.csv", content).issues
    [issue] = [one for one in issues if one.kind == "letters-guessed"]
    assert (issue.cell, issue.value, issue.severity) == ("B2", "Osnabrück", Severity.WARNING)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_letters_that_the_file_states_are_not_guessed(encoding: str) -> None:
    table = csv_table("partner_id,name\nosnabrueck,Osnabrück\n".encode(encoding), "partners.csv")
    assert (table.header[0], table.rows[0][1], table.findings) == ("partner_id", "Osnabrück", ())


def test_rows_that_do_not_fit_the_header_are_an_issue_at_the_row(store: Store) -> None:
    content = b"fact_id,value,note\none,1,000,x\n\ntwo,2\nthree,3,,\nfour,4,ok\n"
    found = propose(store, "facts.csv", content).issues
    issues = [one for one in found if one.kind in ("uneven-row", "short-row")]
    assert [(one.kind, one.cell, one.value, one.severity) for one in issues] == [
        ("uneven-row", "A2", "4 values under 3 headers", Severity.ERROR),
        ("short-row", "A4", "2 values under 3 headers", Severity.WARNING),
    ]
    assert all(map(is_doubt, issues[1:]))


def test_a_csv_file_with_one_long_row_is_bounded() -> None:
    with pytest.raises(UnreadableFile, match="5,000,000 cells"):
        csv_table("a,b\n" * 6000 + "x," * 1000 + "y")


def test_an_old_workbook_shows_what_its_formats_print(spreadsheets: Path) -> None:
    """Persons are stored there, and thousands shown."""
    content = (spreadsheets / "real" / "ons_labour_force_a02_jan2012.xls").read_bytes()
    looks = look_xls.sheet_looks(content, "seasonally adjusted".__eq__)
    assert looks is not None
    assert list(looks) == ["seasonally adjusted"]
    shown = looks["seasonally adjusted"].shown or {}
    assert shown[496, 5].text == "29,119"


@pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])
def test_an_old_workbook_that_cannot_be_looked_at_is_left_to_the_values_reader(content: bytes) -> None:
    assert look_xls.sheet_looks(content, lambda _: True) is None


def record(code: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", code, len(data)) + data


def formula(row: int, column: int, value: bytes, parts: bytes) -> bytes:
    return record(
        0x0006, struct.pack("<HHH", row, column, 15) + value + bytes(6) + struct.pack("<H", len(parts)) + parts
    )


def test_formulas_of_an_old_workbook_that_make_a_link_or_show_nothing_are_found_on_their_own_sheet() -> None:
    nothing, text, number = b"\x03" + bytes(5) + b"\xff\xff", bytes(6) + b"\xff\xff", struct.pack("<d", 359.0)
    link, total = b"\x17\x01\x00a\x42\x02" + struct.pack("<H", 359), b"\x22\x02" + struct.pack("<H", 4)
    chart = record(0x0809, bytes(16)) + formula(8, 8, nothing, total) + record(0x000A)
    cells = formula(1, 2, text, link) + formula(3, 4, nothing, total) + formula(5, 6, number, total)
    other = record(0x0809, bytes(16)) + formula(9, 9, nothing, total) + record(0x000A)
    stream = record(0x00FC, bytes(7)) + record(0x0809, bytes(16)) + cells + chart + record(0x000A) + other
    assert list(unseen_formulas(stream, 11)) == [(1, 2), (3, 4)]
    assert list(unseen_formulas(stream[:-40], len(stream))) == []
