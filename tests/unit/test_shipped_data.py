"""The shipped workbook holds what the documents say, in their words, and agrees with its rows kept as text."""

import csv
import io
import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from twinboard.diff import compare
from twinboard.rules.sheets import SHEETS
from twinboard.settings import ROOT, SHIPPED_ROWS, SHIPPED_WORKBOOK
from twinboard.store import Store
from twinboard.validate.check import check
from twinboard.workbook.read import read_workbook
from twinboard.workbook.rows import read_rows

SOURCES = ROOT.parent / "shared" / "sources"
DOCUMENTS = {
    "d2-2018": "d2-joint-committee-2018.txt",
    "cabinet-2015": "derby-cabinet-2015.txt",
    "hefei-2016": "hefei-memorandum-2016.txt",
    "metro": "metro-strategy-public-sector.txt",
}


def shipped_rows() -> list[tuple[str, dict[str, str]]]:
    texts = {sheet.name: (SHIPPED_ROWS / f"{sheet.table}.csv").read_text("utf-8") for sheet in SHEETS}
    return [(name, row) for name, text in texts.items() for row in csv.DictReader(io.StringIO(text))]


def test_the_workbook_and_its_rows_as_text_agree() -> None:
    workbook = check(read_workbook(SHIPPED_WORKBOOK.read_bytes()), {}, date.today())
    rows = check(read_rows(SHIPPED_ROWS), {}, date.today())
    assert workbook.issues == rows.issues == ()
    published = {name: {record.id: record for record in records} for name, records in rows.records.items()}
    difference = compare(workbook.records, published)
    assert (difference.changes, difference.missing) == ((), ())


def test_no_text_for_readers_holds_an_id() -> None:
    rows = shipped_rows()
    ids = {next(iter(row.values())) for _, row in rows}
    read = ("title", "name", "note", "reason", "question", "scope", "summary", "purpose", "role")
    for sheet, row in rows:
        for column in read:
            words = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", row.get(column, "")))
            assert not words & ids, f"{sheet} {next(iter(row.values()))} {column}"


def test_every_quote_is_short_and_stands_in_its_document(documents: dict[str, str]) -> None:
    quoted = [(sheet, row) for sheet, row in shipped_rows() if row.get("quote") and row["source_id"] in DOCUMENTS]
    assert len(quoted) > 150
    for sheet, row in quoted:
        quote = " ".join(row["quote"].split())
        assert quote in documents[row["source_id"]], f"{sheet} {next(iter(row.values()))}"
        assert len(quote.split()) <= 25, f"{sheet} {next(iter(row.values()))}"


def test_every_digit_of_the_documents_is_quoted_somewhere(documents: dict[str, str]) -> None:
    """Numbers in digits, but for paragraph numbers, the contact's telephone and names such as D2N2."""
    left_out = {"01332", "642436"}
    for source, text in documents.items():
        evidence = " ".join(
            f"{row.get('quote', '')} {row.get('note', '')} {row.get('value', '')} {row.get('locator', '')}"
            for _, row in shipped_rows()
            if row.get("source_id") == source
        )
        numbers = set(re.findall(r"(?<![\w.,])£?\d[\d,]*(?:\.\d+)?", text)) - left_out
        assert [number for number in numbers if number.strip("£,") not in evidence] == []


@pytest.mark.parametrize(
    ("fact", "value", "bound", "unit", "status"),
    [
        ("jobs-tmuk-burnaston", 3000, "over", "jobs", "actual"),
        ("jobs-local-supply-chain", 3300, "exact", "jobs", "actual"),
        ("uk-exports-to-china-article", 22e9, "exact", "£", "actual"),
        ("ons-goods-exports-china-2016", 13_344_000_000, "exact", "£", "actual"),
        ("ons-goods-exports-china-2020", 17_642_000_000, "exact", "£", "actual"),
        ("ons-goods-exports-japan-2016", 4_864_000_000, "exact", "£", "actual"),
        ("uk-exports-share-china-article", 6, "around", "per cent", "actual"),
        ("china-population", 1_357_000_000, "exact", "people", "actual"),
        ("people-in-employment-derby-2021", 117_500, "exact", "people", "estimate"),
        ("people-aged-16-64-south-derbyshire-2021", 63_200, "exact", "people", "estimate"),
        ("hefei-population", 7_500_000, "around", "people", "actual"),
        ("derby-and-nottingham-rank", 30, "up to", "rank", "actual"),
        ("cost-of-visit-to-china", 4000, "around", "£", "estimate"),
        ("budget-2016-17-report", 5000, "up to", "£", "estimate"),
        ("budget-2016-17-appendix", 5000, "exact", "£", "proposed"),
        ("erdf-new-businesses", 1_000_000, "around", "£", "actual"),
        ("olev-go-ultra-low", 6_000_000, "exact", "£", "actual"),
        ("toyota-city-to-derbyshire-2018/delegates", 14, "exact", "people", "held"),
        ("derbyshire-to-toyota-city-2018/elected_members", 8, "exact", "people", "held"),
        ("derbyshire-to-toyota-city-2018/officers", 4, "exact", "people", "held"),
    ],
)
def test_a_number_of_the_documents_is_read_right(
    shipped: Store, *, fact: str, value: float, bound: str, unit: str, status: str
) -> None:
    [row] = shipped.ask("evidence/facts", {"fact": fact}).to_dict("records")
    assert (row["value"], row["bound"], row["unit"], row["status"]) == (value, bound, unit, status)


@pytest.mark.sweep
def test_the_official_statistics_stand_in_the_cells_that_their_locators_name(spreadsheets: Path) -> None:
    """Each quote has the unit, the row's name and the number as the file prints them."""
    path = spreadsheets / "real" / "ons_uk_trade_goods_all_countries_jan2021.xlsx"
    sheet = load_workbook(path, read_only=False, data_only=True)["Annual Exports"]
    facts = [row for _, row in shipped_rows() if row.get("fact_id", "").startswith("ons-")]
    assert len(facts) == 7 * 24
    for row in facts:
        letters, number = re.fullmatch(r"Annual Exports, cell ([A-Z])(\d+) \(.*\)", row["locator"]).groups()  # type: ignore[union-attr]
        name, millions, year = sheet[f"B{number}"].value, sheet[f"{letters}{number}"].value, sheet[f"{letters}5"].value
        assert row["quote"] == f"{sheet['A5'].value} … {name} … {millions}", row["fact_id"]
        assert int(row["value"]) == int(millions) * 10**6
        assert row["period"] == str(year)
        assert name in row["locator"]


def test_every_year_of_the_official_series_is_there_once() -> None:
    facts = [row for _, row in shipped_rows() if row.get("fact_id", "").startswith("ons-")]
    years: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in facts:
        years[row["partner_id"], row["scope"]].append(int(row["period"]))
    assert list(years.values()) == [[*range(1997, 2021)]] * 7


@pytest.fixture(scope="module")
def documents() -> dict[str, str]:
    if not SOURCES.is_dir():
        pytest.skip("the documents are not part of the project's own files")
    return {source: _words(SOURCES / name) for source, name in DOCUMENTS.items()}


def _words(path: Path) -> str:
    lines = (re.sub(r"^\s*-\s+\d+\.\d+\s+", "", line) for line in path.read_text("utf-8").splitlines())
    numbered = (re.sub(r"^\d+\.0\s+", "", line.strip()) for line in lines)
    return " ".join(" ".join(numbered).replace("**", "").split())
