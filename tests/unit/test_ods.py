"""An .ods is read as its writer meant it, whatever program that was, and at the speed of a search."""

import io
import re
from dataclasses import replace

import pytest
import python_calamine as calamine
from hostile import ods, packed
from hypothesis import given
from hypothesis import strategies as st

from twinboard.models import WHOLE, CellValue, Shown
from twinboard.workbook.grid import Look
from twinboard.workbook.ods.content import Content
from twinboard.workbook.ods.plain import follow, is_usual, plain_cells, same_cells
from twinboard.workbook.ods.rewritten import Rewriting
from twinboard.workbook.ods.styles import Styles, read_styles
from twinboard.workbook.read import read_workbook
from twinboard.zipped.archive import open_archive

ROW = "<table:table-row>{}</table:table-row>"
TEXT = '<table:table-cell office:value-type="string">{}</table:table-cell>'
B = TEXT.format("<text:p>b</text:p>")


def values(content: bytes) -> list[list[CellValue]]:
    [table] = read_workbook(content, "sent.ods")
    return [list(row) for row in (table.header, *table.rows)]


def content_of(file: bytes) -> bytes:
    return open_archive(file).read("content.xml")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<text:p>a</text:p>", "a"),
        ("<text:p>a</text:p><text:p>b</text:p>", "a\nb"),
        ("\n  <text:p>a</text:p>\n  <text:p>b</text:p>\n", "a\nb"),
        ("<text:p>a<text:line-break/>b</text:p>", "a\nb"),
        ("<text:p>a<text:tab/>b</text:p>", "a b"),
        ('<text:p>a<text:s/>b<text:s text:c="3"/>c</text:p>', "a b   c"),
        ("<text:p>\n    a long\n    line\n  </text:p>", "a long line"),
        ("<office:annotation><text:p>a note</text:p></office:annotation><text:p>a</text:p>", "a"),
        ("<text:p>a</text:p>\n<office:annotation>\n<text:p>a note</text:p></office:annotation>", "a"),
        ("<text:p>a &amp; b &#65; &lt;</text:p>", "a & b A <"),
        ("<text:p><![CDATA[a & b]]></text:p>", "a & b"),
        ("<text:p>a<!-- an aside -->b</text:p>", "ab"),
        ('<d:frame xmlns:d="d"><d:text-box><text:p>a shape</text:p></d:text-box></d:frame><text:p>a</text:p>', "a"),
        ('<text:p>a</text:p><d:frame xmlns:d="d"><d:desc>a shape</d:desc></d:frame>', "a"),
        (
            '<text:p>a <text:a>link</text:a> <text:span text:style-name="T1">and more</text:span></text:p>',
            "a link and more",
        ),
        ("<text:p>a<text:note><text:note-body><text:p>below</text:p></text:note-body></text:note></text:p>", "a"),
        ("<text:h>a heading</text:h>", "a heading"),
        ("<text:list><text:list-item><text:p>an item</text:p></text:list-item></text:list>", "an item"),
        ("<table:table><table:table-row>" + B + "</table:table-row></table:table><text:p>a</text:p>", "a"),
    ],
)
def test_the_text_of_a_cell_is_what_stands_in_its_paragraphs(cell: str, expected: str) -> None:
    assert values(ods(ROW.format(TEXT.format(cell) + B))) == [[expected, "b"]]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<table:table-cell><text:p>no type</text:p></table:table-cell>", "no type"),
        ('<table:table-cell office:value-type="float"><text:p>12</text:p></table:table-cell>', "12"),
        (
            '<table:table-cell office:value-type="float" office:value="twelve"><text:p>12</text:p></table:table-cell>',
            "12",
        ),
        ('<table:table-cell office:value-type="float" office:value="1.5"><text:p>2</text:p></table:table-cell>', 1.5),
        ('<table:table-cell office:value-type="float" office:value="1.5"/>', 1.5),
        ("<table:table-cell office:value='1.5' office:value-type='float'/>", 1.5),
        ('<table:table-cell office:value="3"><text:p>3</text:p></table:table-cell>', 3),
        ('<table:table-cell office:value-type="string" office:value="3"><text:p>03</text:p></table:table-cell>', "03"),
        ('<table:table-cell office:string-value="kept" office:value-type="string"/>', "kept"),
        (
            '<table:covered-table-cell office:value-type="string"><text:p>below</text:p></table:covered-table-cell>',
            "below",
        ),
        ('<table:table-cell office:value-type="boolean" office:boolean-value="true"/>', True),
    ],
)
def test_a_cell_holds_what_its_type_and_its_letters_say(cell: str, expected: CellValue) -> None:
    assert values(ods(ROW.format(cell + B))) == [[expected, "b"]]


@pytest.mark.parametrize(
    "stated", ["2020-01-31", "2020-01-31T00:00:00", "2020-01-31T00:00:00Z", "2020-01-31T00:00:00+01:00"]
)
def test_a_date_is_the_day_that_stands_there(stated: str) -> None:
    cell = f'<table:table-cell office:value-type="date" office:date-value="{stated}"/>'
    [[day, _]] = values(ods(ROW.format(cell + B)))
    assert str(day)[:10] == "2020-01-31"


@pytest.mark.parametrize(
    "between", ["\n", "  ", "\r\n\t", "<!-- an aside -->", "<?an aside?>", "<text:soft-page-break/>"]
)
def test_what_stands_between_cells_and_rows_moves_none(between: str) -> None:
    row = between.join(["<table:table-row>", B, "<table:table-cell/>", B, "</table:table-row>"])
    assert values(ods(between.join([row, row]))) == [["b", "", "b"]] * 2


def test_rows_in_groups_headers_and_beside_shapes_keep_their_places() -> None:
    grouped = "<table:shapes><x/></table:shapes><table:table-header-rows>{0}</table:table-header-rows>"
    grouped += "<table:table-row-group><table:table-row-group>{0}</table:table-row-group></table:table-row-group>{0}"
    assert values(ods(grouped.format(ROW.format(B)))) == [["b"]] * 3


def test_a_table_in_a_shape_is_no_part_of_the_sheet() -> None:
    shape = "<table:shapes><table:table><table:table-row>" + B * 3 + "</table:table-row></table:table></table:shapes>"
    assert values(ods(shape + ROW.format(B))) == [["b"]]


def other_prefixes(file: bytes) -> bytes:
    content = content_of(file).decode()
    for name in ("table", "office", "text"):
        content = content.replace(f"xmlns:{name}=", f"xmlns:{name[1]}=").replace(f"{name}:", f"{name[1]}:")
        content = content.replace(f"xmlns:{name[1]}:", f"xmlns:{name}:")
    return packed({"mimetype": open_archive(file).read("mimetype"), "content.xml": content.encode()})


def test_other_prefixes_than_usual_mean_the_same() -> None:
    file = ods(ROW.format(B * 2) + ROW.format(B))
    assert values(other_prefixes(file)) == values(file) == [["b", "b"], ["b", ""]]


@pytest.mark.parametrize("stated", [None, b"", b"application/vnd.oasis.opendocument.spreadsheet-template"])
def test_a_file_without_its_type_is_known_by_what_it_holds(stated: bytes | None) -> None:
    parts = {"content.xml": content_of(ods(ROW.format(B)))}
    assert values(packed(parts if stated is None else parts | {"mimetype": stated})) == [["b"]]


def test_a_hidden_sheet_stays_hidden_where_the_file_is_written_anew() -> None:
    styles = '<style:style xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" style:name="ta1">'
    styles += '<style:table-properties table:display="false"/></style:style>'
    file = content_of(ods("\n" + ROW.format(B + "\n"))).replace(b"<office:body>", styles.encode() + b"<office:body>")
    file = file.replace(b'table:name="Facts"', b'table:name="A &amp; B" table:style-name="ta1"')
    [table] = read_workbook(packed({"content.xml": file}))
    assert (table.sheet, [one.value for one in table.findings]) == ("A & B", ["the whole sheet"])


texts = st.sampled_from(
    [
        "",
        "<text:p>a</text:p>",
        "<text:p/>",
        "<text:p>b<text:s/>c</text:p><text:p>d</text:p>",
        "<text:p>Err:502</text:p>",
        "<text:p>#N/A</text:p>",
        "<text:p>a<text:tab/>b</text:p>",
        "<text:p>a\nb</text:p>",
        " <text:p>a &lt; b</text:p> ",
        "<text:p><text:a>link</text:a></text:p>",
        "<office:annotation><text:p>n</text:p></office:annotation><text:p>a</text:p>",
    ]
)
types = st.sampled_from(
    [
        "",
        'office:value-type="string"',
        'office:value-type="float" office:value="1.5"',
        'office:value="-2" office:value-type="float"',
        "office:value-type='float' office:value='7'",
        'office:value-type="float" office:value="x"',
        'office:value-type="float"',
        'office:value-type="percentage" office:value="0.5"',
        'office:value-type="date" office:date-value="2020-01-31"',
        'office:value-type="currency" office:currency="EUR" office:value="1e3"',
        'office:value-type="time" office:time-value="PT10H30M00S"',
        'office:value-type="boolean" office:boolean-value="true"',
        'office:value-type="string" office:string-value="s"',
        'office:value-type="string" calcext:value-type="error"',
    ]
)
others = st.sampled_from(
    [
        "",
        'table:style-name="ce1"',
        'table:number-columns-repeated="3"',
        'table:number-columns-spanned="2"',
        'table:formula="of:=[.A1]&gt;3"',
        'table:formula="of:=1>2"',
        'table:number-columns-repeated="2" table:style-name="x"',
    ]
)
tags = st.sampled_from(["table-cell", "table-cell", "table-cell", "covered-table-cell"])
spaces = st.sampled_from(["", "", "", "", "", "", "\n ", "<!-- c -->"])


@st.composite
def cells(draw: st.DrawFn) -> str:
    tag, kind, other, inside = draw(tags), draw(types), draw(others), draw(texts)
    attributes = " ".join(each for each in draw(st.permutations([kind, other])) if each)
    opened = f"table:{tag} {attributes}".strip()
    blank = draw(st.sampled_from([f"<table:{tag}/>", f'<table:{tag} table:number-columns-repeated="4"/>', ""]))
    cell = (
        f"<{opened}>{inside}</table:{tag}>"
        if inside
        else draw(st.sampled_from([f"<{opened}/>", f"<{opened}></table:{tag}>"]))
    )
    return draw(st.sampled_from([cell, cell, cell + blank, blank])) + draw(spaces)


@st.composite
def rows(draw: st.DrawFn) -> str:
    of_row = draw(st.sampled_from(["", "", "", ' table:style-name="ro1"', ' table:number-rows-repeated="3"',
                                   ' table:visibility="collapse"', ' table:style-name="a>b"']))  # fmt: skip
    return f"<table:table-row{of_row}>{''.join(draw(st.lists(cells(), max_size=5)))}</table:table-row>" + draw(spaces)


def looked(data: bytes, cells: re.Pattern[bytes] | None = None) -> tuple[dict[str, Look], bool]:
    content = Content(Styles())
    if cells:
        follow(content, data, cells)
    else:
        content.feed(data)
    return content.end(), content.is_misread


def bare(file: bytes) -> list[list[CellValue]]:
    return calamine.load_workbook(io.BytesIO(file)).get_sheet_by_index(0).to_python()


@given(st.lists(rows(), max_size=6))
def test_the_quick_way_and_the_slow_way_see_the_same(several: list[str]) -> None:
    """And where the slow way finds nothing that is misread, the values reader reads what is written anew from it."""
    file = ods("".join(several))
    data = content_of(file)
    looks, is_misread = looked(data)
    assert is_usual(data)
    assert looked(data, same_cells([])) == (looks, is_misread)
    quick, is_misread_quickly = looked(data, plain_cells())
    unseen = {name: replace(look, shown=quick[name].shown) for name, look in looks.items()}
    assert (quick, is_misread_quickly) == (unseen, is_misread)
    if not is_misread:
        rewriting = Rewriting()
        whole = Content(Styles(), rewriting)
        whole.feed(data)
        assert bare(rewriting.content()) == bare(file)


@pytest.mark.parametrize("cells", [plain_cells(), same_cells(["struck"])], ids=["plain", "same"])
def test_only_the_odd_cells_of_a_large_sheet_are_parsed(
    monkeypatch: pytest.MonkeyPatch, cells: re.Pattern[bytes]
) -> None:
    number = TEXT.replace('"string"', '"float" office:value="2" calcext:value-type="float"')
    plain = B + number.replace("office", 'table:style-name="ce1" office', 1).format("<text:p>2</text:p>")
    odd = TEXT.format("<text:p><text:a>link</text:a></text:p>")
    blanks = '<table:table-cell table:number-columns-repeated="16000"/>'
    data = content_of(ods(ROW.format(plain + blanks) * 2000 + ROW.format(B + odd + plain)))
    fed: list[bytes] = []
    content = Content(Styles())
    monkeypatch.setattr(content, "feed", fed.append)
    follow(content, data, cells)
    assert len(b"".join(fed)) < 900
    assert looked(data, cells)[0]["Facts"].count_cells == 2001 * 4


@pytest.mark.parametrize(
    "redeclared",
    ['<table:table-row xmlns:table="urn:other">{}</table:table-row>', '<x xmlns:table="urn:other">' + ROW + "</x>"],
)
def test_cells_of_another_namespace_are_none(redeclared: str) -> None:
    assert values(ods(redeclared.format(B * 3) + ROW.format(B))) == [["b"]]


STYLES = """
<style:style style:name="struck" style:family="table-cell">
  <style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="heir" style:family="table-cell" style:parent-style-name="struck"/>
<style:style style:name="month" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="year" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="day" style:family="table-cell" style:data-style-name="N3"/>
<style:style style:name="dayless" style:family="table-cell" style:data-style-name="N4"/>
<style:style style:name="up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="level" style:family="text"><style:text-properties style:text-position="0% 100%"/></style:style>
<style:style style:name="out" style:family="text">
  <style:text-properties style:text-line-through-style="solid"/></style:style>
<number:date-style style:name="N1"><number:month number:textual="true"/><number:text>-</number:text>
  <number:year/></number:date-style>
<number:date-style style:name="N2"><number:year number:style="long"/></number:date-style>
<number:date-style style:name="N3"><number:day/><number:text>/</number:text><number:month/><number:text>/</number:text>
  <number:year/></number:date-style>
<number:date-style style:name="N4"><number:day/><number:text> </number:text><number:month/></number:date-style>
"""
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = f'xmlns:style="{_ODF}style:1.0" xmlns:number="{_ODF}datastyle:1.0"'


def styled(rows: str) -> bytes:
    """The document with these styles among its own, as LibreOffice has them."""
    automatic = f"<office:automatic-styles {NAMESPACES}>{STYLES}</office:automatic-styles>"
    return content_of(ods(rows)).replace(b"<office:body>", automatic.encode() + b"<office:body>")


def number(value: str, shown: str, kind: str = "float", style: str = "plain") -> str:
    name = f"{'date-' if kind == 'date' else 'time-' if kind == 'time' else ''}value"
    types = f'office:value-type="{kind}" office:{name}="{value}"'
    return f'<table:table-cell table:style-name="{style}" {types}><text:p>{shown}</text:p></table:table-cell>'


def text(inside: str, style: str = "plain") -> str:
    return TEXT.format(f"<text:p>{inside}</text:p>").replace("office", f'table:style-name="{style}" office', 1)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (number("5000", "5000"), None),
        (number("5000", "5,000.00"), Shown("5,000.00")),
        (number("3.1", "3.10"), Shown("3.10")),
        (number("5000.5", "5.000,50"), None),
        (number("0.142857142857143", "0.1428571429"), None),
        (number("-5", "−5"), None),
        (number("1234.56", "1,235"), Shown("1,235")),
        (number("1200000", "1.2m"), Shown("1.2m")),
        (number("3000", "over 3,000"), Shown("over 3,000")),
        (number("3000", "3"), Shown("3")),
        (number("5000", "€5,000", "currency"), Shown("€5,000")),
        (number("5000", "£5,000", "currency"), Shown("£5,000")),
        (number("1.12", "112%", "percentage"), Shown("112%")),
        (number("-0.5", "-50 %", "percentage"), Shown("-50 %")),
        (number("PT05H10M00S", "05:10", "time"), Shown("05:10")),
        (number("2018-11-30", "30/11/18", "date", "day"), None),
        (number("2018-11-30", "2018-11-30", "date"), None),
        (number("2018-11-30", "Nov-18", "date", "month"), Shown("Nov-18", "2018-11")),
        (number("2018-11-18", "Nov-18", "date", "month"), Shown("Nov-18", "2018-11")),
        (number("1905-06-27", "1905", "date", "year"), Shown("1905", "1905")),
        (number("2018-11-30", "30 11", "date", "dayless"), Shown("30 11", "")),
        (number("12", "12", style="struck"), Shown(struck=WHOLE)),
        (number("12", "12", style="heir"), Shown(struck=WHOLE)),
        (text("held", "struck"), Shown(struck=WHOLE)),
        (text("held"), None),
        (text('300<text:span text:style-name="up">1</text:span>'), Shown("300", raised="1")),
        (text('<text:span text:style-name="out">30</text:span>33'), Shown("33", struck="30")),
        (text('<text:span text:style-name="out">3<text:span text:style-name="up">1</text:span></text:span>4'),
         Shown("4", struck="31")),
        (text('a<text:span text:style-name="level">b</text:span>'), None),
        (text('<text:a xlink:href="https://example.org/r" xmlns:xlink="http://www.w3.org/1999/xlink">Report</text:a>'),
         Shown(link="https://example.org/r")),
        (text("Report").replace(" office", ' table:formula="of:=HYPERLINK(&quot;https://x.org&quot;;1)" office', 1),
         Shown(link="https://x.org")),
    ],
)  # fmt: skip
def test_what_a_cell_shows_beside_its_value_is_told(cell: str, expected: Shown | None) -> None:
    data = styled(ROW.format(B + cell + B) + ROW.format(B))
    [table] = read_workbook(packed({"content.xml": data}))
    assert dict(table.shown or {}) == ({(0, 1): expected} if expected else {})
    assert looked_with_styles(data) == looked_with_styles(data, quickly=True)


def looked_with_styles(data: bytes, *, quickly: bool = False) -> dict[str, Look]:
    styles = read_styles(data[: data.find(b"<office:body")])
    content = Content(styles)
    if quickly:
        follow(content, data, same_cells(styles.telling()))
    else:
        content.feed(data)
    return content.end()


def test_a_cell_that_names_no_style_looks_as_its_row_or_column_does() -> None:
    columns = '<table:table-column table:default-cell-style-name="plain"/>'
    columns += '<table:table-column table:number-columns-repeated="2" table:default-cell-style-name="struck"/>'
    row = ROW.format(B * 2) + ROW.format(B).replace("row>", 'row table:default-cell-style-name="struck">', 1)
    [table] = read_workbook(packed({"content.xml": styled(columns + row)}))
    assert table.shown == {(0, 1): Shown(struck=WHOLE), (1, 0): Shown(struck=WHOLE)}
