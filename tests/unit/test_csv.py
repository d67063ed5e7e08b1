"""Tables as CSV: how Excel opens them, what each row names, and no cell that is computed. And names of files."""

import csv
import io
from dataclasses import replace

import pandas as pd
import pytest
from coded import coded_charts, register_of

from twinboard.papers.data.csv_text import chart_csv, numbers_csv
from twinboard.papers.file_names import LONGEST, file_name
from twinboard.store import Store


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_excel_knows_its_letters_and_its_lines(shipped: Store) -> None:
    [coded] = coded_charts(shipped, "map_of_partners")
    content = chart_csv(coded)
    assert content.startswith(b"\xef\xbb\xbfPartner,")
    assert content.count(b"\r\n") == content.count(b"\n") == len(coded.chart.drawing.table) + 1
    assert "Osnabrück" in content.decode("utf-8-sig")


def test_the_first_line_is_the_header_and_every_row_names_its_source_and_its_code(shipped: Store) -> None:
    [coded] = coded_charts(shipped, "jobs_by_employer")
    found = read(chart_csv(coded))
    assert [*found[0]] == ["Employer", "Partner", "Jobs", "Period", "Source of the chart", "Code"]
    assert {row["Code"] for row in found} == {"TB-0001"}
    assert all(row["Source of the chart"].startswith("D2 Joint Committee") for row in found)
    assert [row["Jobs"] for row in found] == ["3,300 jobs", "over 3,000 jobs"]


def test_plain_numbers_are_numbers_with_their_unit_in_the_header(shipped: Store) -> None:
    [coded] = coded_charts(shipped, "trade_over_time")
    assert read(chart_csv(coded))[0]["Exports (£)"] == "898000000"


@pytest.mark.sweep
def test_every_chart_of_a_crowded_workbook_has_all_its_rows(crowded: Store) -> None:
    for coded in coded_charts(crowded):
        assert len(read(chart_csv(coded))) == len(coded.chart.drawing.table)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "＝1"])
def test_text_that_a_spreadsheet_would_compute_is_marked_as_text(shipped: Store, text: str) -> None:
    [coded] = coded_charts(shipped, "jobs_by_employer")
    drawing = replace(coded.chart.drawing, table=pd.DataFrame({f"{text} A": [f"{text} b"]}))
    [row] = read(chart_csv(replace(coded, chart=replace(coded.chart, drawing=drawing))))
    assert row[f"'{text} A"].startswith("'")


def test_a_number_below_nothing_is_a_number(shipped: Store) -> None:
    [coded] = coded_charts(shipped, "jobs_by_employer")
    drawing = replace(coded.chart.drawing, table=pd.DataFrame({"Balance": ["−£5", "£1,000"]}))
    found = read(chart_csv(replace(coded, chart=replace(coded.chart, drawing=drawing))))
    assert [row["Balance (£)"] for row in found] == ["-5", "1000"]


def test_the_register_has_its_words_and_leaves_empty_what_is_not_stated(shipped: Store) -> None:
    found = read(numbers_csv(register_of(shipped)))
    assert len(found) == len(register_of(shipped))
    first = found[0]
    assert (first["Number"], first["How exact"], first["In words"]) == ("3000", "over", "over 3,000 jobs")
    assert first["Stage of money"] == ""
    assert not any("[x]" in row.values() or "[z]" in row.values() for row in found)


@pytest.mark.parametrize(
    ("name", "extension", "ends", "expected"),
    [
        ("Jobs by employer", "xlsx", {"code": "TB-7F3K"}, "jobs-by-employer-tb-7f3k.xlsx"),
        ("Toyota City", "docx", {"version": 3}, "toyota-city-version-3.docx"),
        ("Osnabrück & Xi’an: <b>Łódź</b>", ".CSV", {}, "osnabruck-xian-b-lodz-b.csv"),
        ("../../etc/passwd", "csv", {}, "etc-passwd.csv"),
        ("Con", "csv", {}, "twinboard-con.csv"),
        ("LPT1", "xlsx", {}, "twinboard-lpt1.xlsx"),
        ("豊田市", "xlsx", {"code": "TB-7F3K", "version": 2}, "twinboard-tb-7f3k-version-2.xlsx"),
        ("", "csv", {}, "twinboard.csv"),
    ],
)
def test_a_file_has_a_name_that_every_system_takes(
    name: str, extension: str, ends: dict[str, object], expected: str
) -> None:
    assert file_name(name, extension, **ends) == expected  # type: ignore[arg-type]


def test_a_long_name_is_cut_between_words_and_keeps_its_code() -> None:
    for name in ("A very long name of a page " * 9, "x" * 300):
        found = file_name(name, "xlsx", code="TB-7F3K", version=12)
        assert len(found) <= LONGEST
        assert found.endswith("-tb-7f3k-version-12.xlsx") and "--" not in found
