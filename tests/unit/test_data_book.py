"""The data behind charts: an accessible workbook, its rules one by one, with the shipped and the crowded rows."""

import io
import re
from dataclasses import replace
from datetime import datetime

import pandas as pd
import pytest
from coded import PUBLISHED_AT, book_of, coded_charts, register_of, sources_of
from conftest import publish
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import FACT, SOURCE
from workbooks import workbook as small_workbook

from twinboard.papers.coded import CodedChart
from twinboard.papers.data.data_book import DataBook, workbook
from twinboard.papers.data.data_sheets import LONGEST_NAME, sheet_name, sheets
from twinboard.papers.data.register import SHORTHAND, behind
from twinboard.papers.data.typed_columns import typed_columns
from twinboard.rules import method_words
from twinboard.store import Store

SANS_SERIF = {"Arial", "Calibri"}
HARMFUL = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "[a](https://a.example) [b](https://b.example)",
    "$$note$$",
    "豊田市",
    "\x00<b>&",
)


@pytest.fixture(scope="module", params=["shipped", pytest.param("crowded", marks=pytest.mark.sweep), "whole register"])
def book(request: pytest.FixtureRequest, shipped: Store, crowded: Store) -> DataBook:
    if request.param == "whole register":
        return book_of(shipped, whole=True)
    return book_of(crowded if request.param == "crowded" else shipped)


@pytest.fixture(scope="module")
def opened(book: DataBook) -> Workbook:
    return opened_of(book)


def opened_of(book: DataBook) -> Workbook:
    return load_workbook(io.BytesIO(workbook(book)))


def table_of(page: Worksheet) -> list[tuple[object, ...]]:
    """The header and the rows of its one table."""
    [table] = page.tables.values()
    return [tuple(cell.value for cell in row) for row in page[table.ref]]


def with_tables(opened: Workbook) -> list[Worksheet]:
    return [page for page in opened if page.title != "Cover"]


def with_table(coded: CodedChart, table: pd.DataFrame) -> CodedChart:
    return replace(coded, chart=replace(coded.chart, drawing=replace(coded.chart.drawing, table=table)))


def test_it_has_cover_contents_notes_sources_words_a_sheet_for_each_chart_and_the_numbers(
    shipped: Store,
) -> None:
    opened = opened_of(book_of(shipped, "jobs_by_employer", "board_by_sector"))
    assert opened.sheetnames == [
        "Cover", "Contents", "Notes", "Sources", "How to read the numbers",
        "1 Jobs by employer", "2 Board by sector", "Numbers",
    ]  # fmt: skip


def test_the_cover_says_what_it_is_of_which_version_and_how_many_tables_and_names_nobody(shipped: Store) -> None:
    opened = opened_of(book_of(shipped, "jobs_by_employer"))
    said = "\n".join(str(cell.value) for [cell] in opened["Cover"].iter_rows(max_col=1))
    assert said.startswith("The data behind the charts\n")
    assert "the tables of 1 chart, 2 numbers that are shown there, and 1 source." in said
    assert "Version 1 of the data, published on 21 November 2026." in said
    assert f"It has {len(with_tables(opened))} tables" in said
    assert "@" not in said


def test_the_title_of_every_sheet_stands_in_its_first_cell(opened: Workbook) -> None:
    for page in opened:
        assert isinstance(page["A1"].value, str)
        assert page["A1"].font.bold
    assert len({page["A1"].value for page in opened}) == len(opened.sheetnames)


def test_names_of_sheets_are_unique_short_and_allowed(opened: Workbook) -> None:
    assert len({name.casefold() for name in opened.sheetnames}) == len(opened.sheetnames)
    for name in opened.sheetnames:
        assert 0 < len(name) <= LONGEST_NAME
        assert not re.search(r"[\[\]:*?/\\']", name)


def test_a_long_name_of_a_sheet_is_cut_after_a_word_that_can_end_it() -> None:
    assert sheet_name("14 Activity by partner and strand") == "14 Activity by partner"
    assert sheet_name("1 What's [this]: a/b?") == "1 What s this a b"
    assert len(sheet_name("x" * 50)) == LONGEST_NAME


def test_every_sheet_has_one_named_table_that_begins_in_column_a_and_fills_the_sheet(opened: Workbook) -> None:
    names = []
    for page in with_tables(opened):
        [table] = page.tables.values()
        names.append(table.displayName)
        first, _, last = table.ref.partition(":")
        assert first.startswith("A")
        assert last == f"{page.cell(1, page.max_column).column_letter}{page.max_row}"
        assert table.headerRowCount == 1 and table.autoFilter is None
        header = table_of(page)[0]
        assert all(header) and len(set(header)) == len(header)
    assert len(set(names)) == len(names)


def test_nothing_is_merged_hidden_frozen_filled_or_pictured_and_no_cell_of_a_table_is_empty(opened: Workbook) -> None:
    for page in opened:
        assert not page.merged_cells.ranges and page.freeze_panes is None and not page._images
        assert page.sheet_state == "visible"
        assert not any(each.hidden for each in (*page.row_dimensions.values(), *page.column_dimensions.values()))
        assert all(cell.fill.fill_type is None for row in page.iter_rows() for cell in row)
    for page in with_tables(opened):
        assert all(value not in (None, "") for row in table_of(page) for value in row)


def test_there_is_no_empty_row_between_title_and_table(opened: Workbook) -> None:
    for page in opened:
        assert all(cell.value for [cell] in page.iter_rows(max_col=1))


def test_letters_are_sans_serif_of_ten_points_or_more_and_all_text_wraps(opened: Workbook) -> None:
    for page in opened:
        for cell in (cell for row in page.iter_rows() for cell in row if cell.value is not None):
            assert cell.font.name in SANS_SERIF and cell.font.sz >= 10
            assert cell.alignment.wrap_text, (page.title, cell.coordinate)


def test_title_and_language_of_the_document_are_set(opened: Workbook) -> None:
    assert opened.properties.title == "The data behind the charts"
    assert opened.properties.language == "en-GB"
    assert opened.properties.created == datetime(2026, 11, 21, 12)


def test_the_contents_lead_to_every_other_sheet(opened: Workbook) -> None:
    page = opened["Contents"]
    [table] = page.tables.values()
    cells = [row[0] for row in page[table.ref]][1:]
    assert [cell.value for cell in cells] == opened.sheetnames[2:]
    assert [cell.hyperlink.location for cell in cells] == [f"'{name}'!A1" for name in opened.sheetnames[2:]]


def test_a_chart_has_its_subtitle_its_code_and_its_source_above_its_table(shipped: Store) -> None:
    book = book_of(shipped, "jobs_by_employer")
    page = opened_of(book)["1 Jobs by employer"]
    above = [cell.value for [cell] in page.iter_rows(max_col=1)]
    assert above[0] == "Figure 1: Toyota City is linked with over 6,300 jobs"
    assert above[1] == book.charts[0].chart.drawing.subtitle
    assert "Code: TB-0001 · version 1, 21 November 2026." in above
    assert any(line.startswith("Source: D2 Joint Committee") for line in above)


def test_the_filters_of_a_chart_are_said(shipped: Store) -> None:
    book = book_of(shipped, "jobs_by_employer")
    [coded] = book.charts
    chosen = replace(coded, reference=replace(coded.reference, parameters=(("partner", "toyota-city"),)))
    [figure] = [sheet for sheet in sheets(replace(book, charts=(chosen,))) if sheet.marks]
    assert "Chosen: partner toyota-city." in figure.lines


def test_every_caveat_and_disagreement_is_a_note_and_every_mark_is_explained_once(
    book: DataBook, opened: Workbook
) -> None:
    explained = {str(row[0]): row[1] for row in table_of(opened["Notes"])[1:]}
    assert len(explained) == len(table_of(opened["Notes"])) - 1
    for sheet, coded in zip((sheet for sheet in sheets(book) if sheet.sources), book.charts, strict=True):
        [line] = [line for line in sheet.lines if line.startswith("Notes that apply")] or [""]
        told = {explained[mark] for mark in re.findall(r"\[note \d+\]", line)}
        questions = {f"Sources disagree: {asked.question}" for asked in coded.chart.disagreements}
        assert told == {*coded.chart.drawing.caveats, *questions}
        assert line == (f"Notes that apply: {' '.join(sheet.marks)}" if sheet.marks else "")


def test_shorthand_is_explained_on_its_sheet_and_on_the_notes(book: DataBook, opened: Workbook) -> None:
    explained = {row[0] for row in table_of(opened["Notes"])[1:]}
    assert set(SHORTHAND) <= explained
    for page in with_tables(opened):
        if page.title == "Notes":
            continue
        used = {value for row in table_of(page) for value in row if value in SHORTHAND}
        said = {str(cell.value)[:3] for [cell] in page.iter_rows(max_col=1) if str(cell.value)[3:5] == ": "}
        assert used == said & set(SHORTHAND), page.title


def test_numbers_of_the_register_are_numbers_with_their_word_and_unit_beside_them(shipped: Store) -> None:
    header, *found = table_of(opened_of(book_of(shipped, "jobs_by_employer"))["Numbers"])
    shown = [dict(zip(header, row, strict=True)) for row in found]
    assert [(row["Number"], row["How exact"], row["Unit"], row["In words"]) for row in shown] == [
        (3000, "over", "jobs", "over 3,000 jobs"),
        (3300, "exact", "jobs", "3,300 jobs"),
    ]
    assert shown[0]["Attribution"] == "context" and shown[0]["Stage of money"] == "[z]"
    assert shown[0]["Id"] == "jobs-tmuk-burnaston" and shown[0]["Cell of the workbook"] == "Facts!F2"


def test_the_whole_register_has_every_number_and_every_source(shipped: Store) -> None:
    opened = opened_of(book_of(shipped, whole=True))
    assert len(table_of(opened["Numbers"])) - 1 == len(register_of(shipped))
    assert len(table_of(opened["Sources"])) - 1 == len(sources_of(shipped))
    assert opened.sheetnames == ["Cover", "Contents", "Notes", "Sources", "How to read the numbers", "Numbers"]


def test_behind_a_chart_are_the_numbers_that_it_shows_and_the_sources_that_it_cites(shipped: Store) -> None:
    [coded] = coded_charts(shipped, "visits_by_partner")
    numbers, sources = behind([coded], register_of(shipped), sources_of(shipped))
    assert [row["fact_id"] for row in numbers] == [
        row["fact_id"] for row in register_of(shipped) if row["fact_id"] in coded.chart.number_ids
    ]
    assert {row["source_id"] for row in sources} == {citation.source_id for citation in coded.chart.citations}


def test_a_chart_without_numbers_of_the_register_has_no_sheet_of_them(shipped: Store) -> None:
    assert "Numbers" not in opened_of(book_of(shipped, "board_by_sector")).sheetnames


def test_a_book_with_nothing_in_it_can_be_opened() -> None:
    opened = opened_of(DataBook("Nothing", 1, PUBLISHED_AT, (), (), ()))
    assert opened.sheetnames == ["Cover", "Contents", "Notes", "How to read the numbers"]


def test_the_words_beside_numbers_are_explained_in_the_words_of_the_method(shipped: Store) -> None:
    _, *found = table_of(opened_of(book_of(shipped, whole=True))["How to read the numbers"])
    vocabularies = (method_words.BOUNDS, method_words.STATUSES, method_words.STAGES, method_words.ATTRIBUTIONS)
    assert [row[2] for row in found] == [meaning for words in vocabularies for meaning in words.values()]


def test_a_column_of_plain_numbers_becomes_one_of_numbers_with_its_unit_in_the_header(shipped: Store) -> None:
    opened = opened_of(book_of(shipped, "trade_over_time", "visits_over_time"))
    header, first, *_ = table_of(opened["1 Trade over time"])
    assert dict(zip(header, first, strict=True))["Exports (£)"] == 898_000_000
    assert dict(zip(header, first, strict=True))["Period"] == "1997"
    header, *visits = table_of(opened["2 Visits over time"])
    assert {row[header.index("People")] for row in visits} == {"not stated", "14", "at least 12"}


@pytest.mark.parametrize(
    ("header", "cells", "typed", "expected"),
    [
        ("Jobs", ["3,300 jobs", "1 job"], "Jobs", (3300, 1)),
        ("Jobs", ["3,300 jobs", "over 3,000 jobs"], "Jobs", ("3,300 jobs", "over 3,000 jobs")),
        ("Share", ["6 per cent", "6.5 per cent"], "Share (per cent)", (6, 6.5)),
        ("Sum", ["£5,000", "6 per cent"], "Sum", ("£5,000", "6 per cent")),
        ("Sum", ["£20,000 a year"], "Sum", ("£20,000 a year",)),
        ("Sum", ["−£5"], "Sum (£)", (-5,)),
        ("Partner", ["3 Rivers"], "Partner", ("3 Rivers",)),
        ("Period", ["2018", "2019"], "Period", ("2018", "2019")),
        ("Period", ["not stated"], "Period", ("not stated",)),
        ("Visits held", [0, 1200], "Visits held", (0, 1200)),
        ("Since", ["1998", None], "Since", ("1998", None)),
        ("What", [" ", float("nan")], "What", (None, None)),
    ],
)
def test_only_what_is_a_plain_number_in_all_its_cells_becomes_numbers(
    header: str, cells: list[object], typed: str, expected: tuple[object, ...]
) -> None:
    [column] = typed_columns(pd.DataFrame({header: pd.Series(cells, dtype=object)}))
    assert (column.header, column.cells) == (typed, expected)


def test_text_that_looks_like_a_formula_or_like_markup_stays_the_text_that_it_is(shipped: Store) -> None:
    [coded] = coded_charts(shipped, "jobs_by_employer")
    table = pd.DataFrame({"What": HARMFUL, "=1+1 [a](b) $$c$$": HARMFUL})
    harmful = with_table(coded, table)
    drawing = replace(harmful.chart.drawing, title="=A1 $$x$$ [a](b)", subtitle="@[a](b)", caveats=HARMFUL)
    harmful = replace(harmful, chart=replace(harmful.chart, drawing=drawing))
    opened = opened_of(replace(book_of(shipped, "jobs_by_employer", title="=1+1"), charts=(harmful,)))
    assert opened["Cover"]["A1"].value == "=1+1" and opened["Cover"]["A1"].data_type == "s"
    page = opened["1 Jobs by employer"]
    _, *found = table_of(page)
    assert [row[0] for row in found][:5] == list(HARMFUL[:5])
    assert found[5][0] == "$ $note$ $" and found[6][0] == "豊田市" and found[7][0] == "�<b>&"
    for row in (row for each in opened for row in each.iter_rows()):
        for cell in row:
            assert cell.data_type != "f"
            assert cell.hyperlink is None or cell.hyperlink.target is None
    [table] = page.tables.values()
    assert [cell.quotePrefix for [cell, _] in page[table.ref]][1:5] == [True] * 4


def test_what_officers_typed_never_stops_the_book(store: Store) -> None:
    source = {**SOURCE, "title": "[Report](x) and [more](y) $$z$$", "note": "x" * 40_000}
    publish(store, small_workbook(Sources=[source], Facts=[{**FACT, "scope": "…", "quote": "word " * 3_000}]))
    opened = opened_of(book_of(store, whole=True))
    assert table_of(opened["Sources"])[1][0] == "[Report](x) and [more](y) $ $z$ $"
    assert table_of(opened["Numbers"])[1][1] == "…"


def test_columns_and_rows_have_room_for_their_text(opened: Workbook) -> None:
    for page in with_tables(opened):
        widths = {
            index: each.width for each in page.column_dimensions.values() for index in range(each.min, each.max + 1)
        }
        for row in page.iter_rows():
            height = page.row_dimensions[row[0].row].height
            for cell in row:
                lines = len(str(cell.value or "")) / widths[cell.column]
                assert height >= 15 * lines, (page.title, cell.coordinate)


def test_the_same_book_gives_the_same_bytes(shipped: Store) -> None:
    assert workbook(book_of(shipped, "jobs_by_employer")) == workbook(book_of(shipped, "jobs_by_employer"))
