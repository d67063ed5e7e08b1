"""The page of a number: what it rests on is true of the workbook, and it says where the number is shown."""

import re

import pytest
from conftest import as_at, publish
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest
from workbooks import FACT, only, workbook

from twinboard.frames import rows
from twinboard.numerals import read_quantity
from twinboard.settings import ROOT, SHIPPED_WORKBOOK
from twinboard.store import Store


def run_fact(monkeypatch: pytest.MonkeyPatch, store: Store, identity: str) -> AppTest:
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    page = AppTest.from_file(str(ROOT / "pages/evidence/fact.py"), default_timeout=30)
    page.session_state["version"] = store.current()
    page.query_params["id"] = identity
    page.run()
    assert not page.exception
    return page


def open_fact(monkeypatch: pytest.MonkeyPatch, store: Store, identity: str) -> str:
    """The words of the page."""
    page = run_fact(monkeypatch, store, identity)
    html = " ".join(element.proto.body for element in page.get("html"))
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_each_number_stands_in_the_cell_that_its_page_names(shipped: Store) -> None:
    book = load_workbook(SHIPPED_WORKBOOK)
    numbers = {row["fact_id"]: row for row in rows(shipped.ask("evidence/facts"))}
    origins = rows(shipped.ask("evidence/fact_origins"))
    assert sorted(row["fact_id"] for row in origins) == sorted(numbers)
    for origin in origins:
        sheet, cell = origin["cell"].split("!")
        typed = read_quantity(book[sheet][cell].value)
        assert float(typed.value) == float(numbers[origin["fact_id"]]["value"]), origin["fact_id"]


@pytest.mark.parametrize(
    ("identity", "said"),
    [
        ("jobs-tmuk-burnaston", ["over 3,000 jobs", "it is more than this", "para 3.2", "over 6,300 jobs", "Facts!F2"]),
        ("derbyshire-to-toyota-city-2018/elected_members", ["8 people", "Held", "26 people", "Visits"]),
        ("budget-2016-17-report", ["up to £5,000", "this or less", "Where sources disagree about it"]),
    ],
)
def test_a_number_of_each_sheet_has_its_page(
    monkeypatch: pytest.MonkeyPatch, shipped: Store, identity: str, said: list[str]
) -> None:
    words = open_fact(monkeypatch, shipped, identity)
    assert [each for each in said if each not in words] == []


def test_a_number_can_be_quoted_with_its_source(monkeypatch: pytest.MonkeyPatch, shipped: Store) -> None:
    page = run_fact(monkeypatch, shipped, "jobs-tmuk-burnaston")
    assert page.code[0].value == (
        "Jobs at the employer (Toyota Manufacturing (TMUK), Burnaston, Toyota City, 2018): over 3,000 jobs. "
        "Source: D2 Joint Committee for Economic Prosperity, Update on International Relations "
        "(undated, after November 2018), para 3.2; "
        f"Twinboard, {as_at(shipped)}."
    )


def test_what_became_of_a_number_is_told_from_version_to_version(monkeypatch: pytest.MonkeyPatch, small: Store) -> None:
    publish(small, only(Facts=[{**FACT, "value": 120, "bound": "over"}]))
    words = open_fact(monkeypatch, small, FACT["fact_id"])
    assert "over 120 jobs" in words
    assert "value: 100 → 120" in words
    assert "bound: exact → over" in words
    assert "First published" in words


@pytest.mark.parametrize("identity", ["", "nothing", "jobs-tmuk-burnaston,approaches-three", "<b>"])
def test_an_address_that_names_no_number_says_so(
    monkeypatch: pytest.MonkeyPatch, shipped: Store, identity: str
) -> None:
    assert "There is no such number" in open_fact(monkeypatch, shipped, identity)


def test_a_number_names_each_page_that_shows_it_with_the_words_found_there(
    monkeypatch: pytest.MonkeyPatch, shipped: Store
) -> None:
    words = open_fact(monkeypatch, shipped, "jobs-tmuk-burnaston")
    shown = "headline number over 6,300 jobs; chart “Toyota City is linked with over 6,300 jobs”"
    assert f"Overview {shown}" in words
    assert f"Toyota City {shown}; table “Every number on record: Toyota City”" in words


def test_a_number_that_stands_on_no_page_says_so(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    publish(store, workbook(Facts=[{**FACT, "partner_id": None}]))
    assert "it stands in the register" in open_fact(monkeypatch, store, FACT["fact_id"])
