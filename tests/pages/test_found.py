"""What the rules find and no officer has entered is shown as such: among the conflicts, at charts and at numbers."""

import pytest
from conftest import publish
from pages.test_fact import open_fact
from pages.test_pages import open_page, text_of
from workbooks import EVIDENCE, FACT, workbook

from twinboard.store import Store

RIVAL = {**FACT, "fact_id": "rival", "value": 90}
FINDING = "Jobs: The works, in 2020, is stated as 100 jobs and as 90 jobs."
CONFLICT = {"conflict_id": "which", "question": "How many jobs?", "about": "jobs-2020; rival", **EVIDENCE}


def page(monkeypatch: pytest.MonkeyPatch, store: Store, name: str, **asked: str) -> str:
    opened = open_page(monkeypatch, store, f"pages/{name}.py", "testville")
    for key, value in asked.items():
        opened.query_params[key] = value
    opened.run()
    assert not opened.exception
    return " ".join(text_of(opened).split())


def test_a_disagreement_that_nobody_entered_is_a_card_of_its_own(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    publish(store, workbook(Facts=[FACT, RIVAL]))
    words = page(monkeypatch, store, "evidence/conflicts")
    assert (
        "Found by the program: 1 disagreement Rows that cannot all be right. No officer has looked at them yet. "
        f"{FINDING}" in words
    )
    assert "Statement 1 Jobs: The works: 90 jobs (2020) Test Council, Test report (31 January 2020), para 1" in words
    assert "No officer has looked at it yet: which side is right is left open." in words
    assert "Where it is shown" in words and "What rests on it" not in words
    alone = page(monkeypatch, store, "evidence/conflicts", conflict="found/value/rival/jobs-2020")
    assert "What rests on it Overview chart" in alone
    assert "Sources disagree" in page(monkeypatch, store, "explore/overview")
    assert FINDING in page(monkeypatch, store, "explore/partner", tab="Evidence")
    assert f"Where sources disagree about it {FINDING}" in open_fact(monkeypatch, store, "rival")


@pytest.mark.sweep
def test_one_that_officers_entered_is_their_question_and_said_to_be_found_too(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    publish(store, workbook(Facts=[FACT, RIVAL], Conflicts=[CONFLICT]))
    words = page(monkeypatch, store, "evidence/conflicts")
    assert "1 question How many jobs?" in words
    assert f"The program’s own check: {FINDING}" in words
    assert "Found by the program" not in words


@pytest.mark.parametrize(("asked", "is_shown"), [("found/value/rival/jobs-2020", True), ("which", False)])
def test_an_address_shows_the_one_that_it_asks_for(
    monkeypatch: pytest.MonkeyPatch, store: Store, asked: str, *, is_shown: bool
) -> None:
    publish(store, workbook(Facts=[FACT, RIVAL]))
    words = page(monkeypatch, store, "evidence/conflicts", conflict=asked)
    assert (FINDING in words) is is_shown
    assert ("No disagreement is on record." in words) is not is_shown


@pytest.mark.sweep
def test_a_number_leads_to_the_key_messages_that_use_it(monkeypatch: pytest.MonkeyPatch, shipped: Store) -> None:
    words = open_fact(monkeypatch, shipped, "jobs-tmuk-burnaston")
    assert "Toyota City key message 2: Toyota City: over 3,000 jobs (Toyota Manufacturing (TMUK), Burnaston)" in words


def test_a_statement_has_official_statistics_beside_it_on_its_own_page(
    monkeypatch: pytest.MonkeyPatch, shipped: Store
) -> None:
    words = open_fact(monkeypatch, shipped, "uk-exports-to-china-article")
    assert "Beside official statistics Official statistics neither confirm nor refute it" in words
    assert "Beside official statistics" not in open_fact(monkeypatch, shipped, "jobs-tmuk-burnaston")
