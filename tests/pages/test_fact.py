"""The page of a number: what it rests on is true of the workbook, and it says where the number is shown."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from conftest import as_at, publish, publishing_on
from damaged import flip
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest
from workbooks import FACT, VISIT, only, workbook

from twinboard.frames import rows
from twinboard.numerals import read_quantity
from twinboard.settings import ROOT, SHIPPED_WORKBOOK
from twinboard.store import Store


def run_fact(monkeypatch: pytest.MonkeyPatch, store: Store, identity: str, version: int | None = None) -> AppTest:
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    page = AppTest.from_file(str(ROOT / "pages/evidence/fact.py"), default_timeout=30)
    page.session_state["version"] = version or store.current()
    page.query_params["id"] = identity
    page.run()
    assert not page.exception
    return page


def html_of(page: AppTest) -> str:
    return " ".join(element.proto.body for element in page.get("html"))


def words_of(page: AppTest) -> str:
    """The words of the page; a link or a strong word in a sentence is part of it."""
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:a|strong)\b[^>]*>", "", html_of(page))).split())


def open_fact(monkeypatch: pytest.MonkeyPatch, store: Store, identity: str, version: int | None = None) -> str:
    return words_of(run_fact(monkeypatch, store, identity, version))


def test_each_number_stands_in_the_cell_that_its_page_names(shipped: Store) -> None:
    book = load_workbook(SHIPPED_WORKBOOK)
    numbers = {row["fact_id"]: row for row in rows(shipped.ask("evidence/facts"))}
    origins = rows(shipped.ask("evidence/fact_origins"))
    assert sorted(row["fact_id"] for row in origins) == sorted(numbers)
    for origin in origins:
        sheet, cell = origin["cell"].split("!")
        typed = read_quantity(book[sheet][cell].value)
        assert float(typed.value) == float(numbers[origin["fact_id"]]["value"]), origin["fact_id"]


@pytest.mark.thinned(2)
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


CHECKED = {**FACT, "bound": "over", "quote": "over 100 jobs", "checked_by": "J Smith", "checked_on": "2026-11-20"}


@pytest.fixture(scope="module")
def changing(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Version 2 checks the number, 3 changes it, 4 notes something, 5 retires it, 6 brings it back."""
    store = Store(tmp_path_factory.mktemp("changing") / "store")
    other = {**FACT, "fact_id": "suppliers", "scope": "Suppliers"}
    more = {**CHECKED, "value": 120}
    for day, number, message in (
        (1, {**FACT, "bound": "over", "quote": "over 100 jobs"}, "The start"),
        (2, CHECKED, "Checked"),
        (3, more, "A new count"),
        (4, {**more, "note": "As the works say."}, "A note"),
        (5, None, "No longer counted"),
        (6, more, "Counted again"),
    ):
        with publishing_on(date(2026, 12, day)):
            content = workbook(Facts=[number, other] if number else [other])
            publish(store, content, retire_missing=not number, message=message)
    return store


def test_the_history_of_a_number_is_told_in_words_a_version_a_row_with_who_and_why(
    monkeypatch: pytest.MonkeyPatch, changing: Store
) -> None:
    words = open_fact(monkeypatch, changing, FACT["fact_id"])
    assert (
        "Version 6, 6 December 2026 Published: over 120 jobs Test Counted again "
        "Version 5, 5 December 2026 Retired; it was over 120 jobs Test No longer counted "
        "Version 4, 4 December 2026 Note: none, now “As the works say.” Test A note "
        "Version 3, 3 December 2026 Over 100 jobs, now over 120 jobs Test A new count "
        "Version 2, 2 December 2026 Who checked it: none, now “J Smith”; day of the check: none, now 20 November 2026 "
        "Test Checked Version 1, 1 December 2026 Published: over 100 jobs Test The start"
    ) in words


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (1, "Nobody is on record as having checked it against the document."),
        pytest.param(2, "J Smith, 20 November 2026.", marks=pytest.mark.sweep),
        (3, "J Smith, 20 November 2026; changed since, in version 3, and not checked again."),
        pytest.param(
            4, "J Smith, 20 November 2026; changed since, in version 3, and not checked again.", marks=pytest.mark.sweep
        ),
        pytest.param(6, "J Smith, 20 November 2026.", marks=pytest.mark.sweep),
    ],
)
def test_a_check_says_whether_the_number_changed_after_it(
    monkeypatch: pytest.MonkeyPatch, changing: Store, version: int, said: str
) -> None:
    assert f"Checked {said} Workbook" in open_fact(monkeypatch, changing, FACT["fact_id"], version)


@pytest.mark.sweep
def test_what_was_changed_and_changed_back_is_as_it_was_checked(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    for fact in (CHECKED, {**CHECKED, "locator": "para 9"}, CHECKED):
        publish(store, workbook(Facts=[fact]))
    assert "Checked J Smith, 20 November 2026. Workbook" in open_fact(monkeypatch, store, FACT["fact_id"])


def test_a_number_that_is_not_the_one_in_its_quote_says_so(monkeypatch: pytest.MonkeyPatch, changing: Store) -> None:
    said = "This is not the number in the quote, which has 100 jobs. Version 3 changed it."
    assert said in open_fact(monkeypatch, changing, FACT["fact_id"], 4)
    assert "not the number in the quote" not in open_fact(monkeypatch, changing, FACT["fact_id"], 2)


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("version", "said"),
    [
        (1, "Since then: over 120 jobs, in version 6, 6 December 2026. What it is in the current version"),
        (4, "The number is the same since; what else is said of it changed in version 6, 6 December 2026."),
    ],
)
def test_an_earlier_version_says_what_the_number_is_since(
    monkeypatch: pytest.MonkeyPatch, changing: Store, version: int, said: str
) -> None:
    assert said in open_fact(monkeypatch, changing, FACT["fact_id"], version)


def test_the_current_version_says_nothing_of_a_later_one(monkeypatch: pytest.MonkeyPatch, changing: Store) -> None:
    assert "What it is in the current version" not in open_fact(monkeypatch, changing, FACT["fact_id"])


def test_a_retired_number_says_what_it_was_when_it_was_retired_by_whom_and_why(
    monkeypatch: pytest.MonkeyPatch, changing: Store
) -> None:
    page = run_fact(monkeypatch, changing, FACT["fact_id"], 5)
    words = words_of(page)
    assert "Retired: over 120 jobs Jobs: The works · Testville" in words
    assert "It was retired in version 5, 5 December 2026, by Test. Why: No longer counted" in words
    assert "Version 3, 3 December 2026 Over 100 jobs, now over 120 jobs Test A new count" in words
    [link] = re.findall(r'href="([^"]+)" target="_self">See it as it was in version 4', html_of(page))
    assert link == "fact?version=4&amp;id=jobs-2020"


@pytest.mark.sweep
def test_a_number_retired_since_says_so_in_an_earlier_version(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    publish(store, workbook(Visits=[{**VISIT, "officers": 3, "business": 2}]))
    with publishing_on(date(2026, 12, 1)):
        publish(store, only(Visits=[{**VISIT, "officers": None, "business": 4}]))
    words = open_fact(monkeypatch, store, "trip/officers")
    assert "Retired: 3 people Council officers travelling: A trip · Testville" in words
    assert "Taken out; it was 3 people" in words
    assert "business" not in words.lower()
    words = open_fact(monkeypatch, store, "trip/officers", 1)
    assert "Since then it was retired, in version 2, 1 December 2026." in words


def test_a_number_published_later_is_looked_for_in_the_current_version(
    monkeypatch: pytest.MonkeyPatch, small: Store
) -> None:
    publish(small, only(Facts=[{**FACT, "fact_id": "later"}]))
    page = run_fact(monkeypatch, small, "later", 1)
    page.session_state["pinned"], page.session_state["current"] = "1", 2
    page.run()
    assert "You are reading version 1. It may have been published since." in words_of(page)
    assert 'href="fact?id=later" target="_self">Look in the current version' in html_of(page)


def test_a_number_of_a_version_that_cannot_be_read_leaves_its_history_readable(
    monkeypatch: pytest.MonkeyPatch, changing: Store, tmp_path: Path
) -> None:
    store = Store(shutil.copytree(changing.home, tmp_path / "copy"))
    flip(store.home / "versions" / "000002.duckdb")
    words = open_fact(monkeypatch, store, FACT["fact_id"])
    assert "A number that can no longer be read, now over 120 jobs Test A new count" in words
    assert "Retired; it was over 120 jobs" in words


def test_the_words_of_a_number_lead_to_the_method_and_its_document_to_its_page(
    monkeypatch: pytest.MonkeyPatch, shipped: Store
) -> None:
    html = html_of(run_fact(monkeypatch, shipped, "jobs-tmuk-burnaston"))
    context = "context, not an effect of the partnership"
    assert '<a href="method?section=status" target="_self">Actual</a>' in html
    assert f'<a href="method?section=attribution" target="_self">{context}</a>' in html
    assert '<a href="sources?source=d2-2018" target="_self">Update on International Relations</a>' in html
    budget = html_of(run_fact(monkeypatch, shipped, "budget-2016-17-report"))
    assert '<a href="method?section=stages" target="_self">Budget</a>' in budget


@pytest.mark.thinned(2)
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
