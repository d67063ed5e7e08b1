"""Charts and data as files: what they are called, what is in them, and what is not given."""

import csv
import io

import pytest
from openpyxl import load_workbook
from packs import small_squares

from twinboard.documents.pictures import code_text
from twinboard.drawing import reference_to
from twinboard.errors import NothingToDraw, TwinboardError, UnknownVersion
from twinboard.papers.chart_files import FORMS, content, name_of
from twinboard.papers.coded import CodedChart, coded_chart
from twinboard.papers.data.data_files import EVERYTHING, data_file
from twinboard.papers.pictures.sizes import A4, HALF, SLIDE, of_width
from twinboard.store import Store


@pytest.fixture(scope="module")
def jobs(shipped: Store) -> CodedChart:
    return coded(shipped, "jobs_by_employer")


def coded(store: Store, name: str, **chosen: str) -> CodedChart:
    return coded_chart(store.home, reference_to(store.home, name, chosen, 1))


def said(workbook: bytes) -> str:
    book = load_workbook(io.BytesIO(workbook), read_only=True)
    return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None)


def test_a_file_of_a_chart_is_named_after_the_chart_its_size_its_part_and_its_code(
    shipped: Store, jobs: CodedChart
) -> None:
    code, money = jobs.code.lower(), coded(shipped, "money_by_stage")
    assert name_of(jobs, "png") == name_of(jobs, "png", A4, 1) == f"jobs-by-employer-{code}.png"
    assert name_of(jobs, "svg", HALF) == f"jobs-by-employer-half-{code}.svg"
    assert name_of(jobs, "png", of_width(120)) == f"jobs-by-employer-120-mm-{code}.png"
    assert name_of(money, "png", SLIDE, 2) == f"money-by-stage-slide-part-2-{money.code.lower()}.png"
    assert name_of(jobs, "csv", HALF) == f"jobs-by-employer-{code}.csv"
    assert name_of(money, "xlsx", SLIDE, 2) == f"money-by-stage-{money.code.lower()}.xlsx"


def test_a_chart_has_its_code_in_every_form(shipped: Store, jobs: CodedChart) -> None:
    with small_squares():
        png, svg, table, book = (content(shipped.home, jobs, form) for form in FORMS)
    assert png.startswith(b"\x89PNG")
    assert code_text(png).startswith(jobs.stamp)
    assert jobs.stamp in code_text(svg)
    [first, *_] = csv.DictReader(io.StringIO(table.decode("utf-8-sig")))
    assert (first["Code"], first["Employer"]) == (jobs.code, "Local supply chain")
    assert jobs.code in said(book)


def test_a_part_that_is_not_there_is_refused(shipped: Store, jobs: CodedChart) -> None:
    with small_squares() as squares, pytest.raises(NothingToDraw, match="There is no part 2 of this chart"):
        content(shipped.home, jobs, "png", A4, 2)
    assert squares.asked == []


def test_the_data_of_a_page_are_those_of_its_charts_alone(shipped: Store) -> None:
    codes = [coded(shipped, name).code for name in ("trade_over_time", "uk_exports_as_stated", "people_in_work")]
    file = data_file(shipped.home, "trade", "xlsx", 1)
    words = said(file.content)
    assert file.name == "trade-version-1.xlsx"
    assert "This workbook holds the tables of 3 charts" in words
    assert all(code in words for code in codes)
    assert "Local supply chain" not in words


def test_everything_is_the_whole_register_as_workbook_and_as_csv(shipped: Store) -> None:
    book, table = (data_file(shipped.home, EVERYTHING, form, 1) for form in ("xlsx", "csv"))
    assert book.name.endswith("-all-numbers-version-1.xlsx")
    assert table.name.endswith("-all-numbers-version-1.csv")
    assert "This workbook holds the whole register" in said(book.content)
    listed = [*csv.DictReader(io.StringIO(table.content.decode("utf-8-sig")))]
    assert len(listed) == len(shipped.ask("evidence/facts", version=1))


@pytest.mark.parametrize(
    ("name", "form", "words"),
    [
        ("trade", "csv", "A page has its data as xlsx; everything also as csv."),
        (EVERYTHING, "docx", "This is not given out in this form."),
        ("nowhere", "xlsx", "There is no page “nowhere” with charts."),
        ("facts", "xlsx", "There is no page “facts” with charts."),
        (
            "education",
            "xlsx",
            "No chart of the page “education” has anything to show. All numbers are in “everything”.",
        ),
    ],
)
def test_what_is_not_given_is_said_and_never_everything_in_its_place(
    shipped: Store, name: str, form: str, words: str
) -> None:
    with pytest.raises(NothingToDraw) as refused:
        data_file(shipped.home, name, form, 1)
    assert words in str(refused.value)


def test_of_a_version_that_is_not_there_nothing_is_given(shipped: Store) -> None:
    for name in ("trade", "toyota-city", EVERYTHING):
        with pytest.raises(UnknownVersion):
            data_file(shipped.home, name, "xlsx", 9)


@pytest.mark.parametrize("width", [59.9, 400.1, 0, -1, float("nan"), float("inf")])
def test_a_width_of_no_use_is_refused(width: float) -> None:
    with pytest.raises(TwinboardError, match="mm wide"):
        of_width(width)
