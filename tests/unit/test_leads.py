"""The first sentences of a page: what they say of a workbook, and that they never say more than its rows."""

import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from claimed import BOOKS, Book, holds
from conftest import publish
from hypothesis import given
from thinned import publishing
from workbooks import EVIDENCE, FACT, MONEY, PARTNER, SOURCE, VISIT, workbook

from twinboard.frames import Row, rows
from twinboard.messages.leads import lead
from twinboard.messages.partners import activity_words, relationship_words
from twinboard.store import Store

PAGES = ("overview", "visits", "money", "trade", "compare")
OTHER = {**PARTNER, "partner_id": "otherville", "name": "Otherville", "since": None}
LAND = {**PARTNER, "partner_id": "testland", "name": "Testland", "kind": "country", "relationship": "none"}
Sheets = list[Mapping[str, object]]


def said(store: Store, page: str, **sheets: Sheets) -> str:
    publish(store, workbook(**sheets))
    return lead(lambda name, **asked: rows(store.ask(name, asked)), page)


def test_the_first_sentences_of_the_shipped_pages(shipped: Store) -> None:
    found = {page: lead(lambda name, **asked: rows(shipped.ask(name, asked)), page) for page in (*PAGES, "hefei")}
    assert found == {
        "overview": "Five links in three countries. Toyota City stands beside over 6,300 jobs. No spending is "
        "recorded. Newest council document: after November 2018.",
        "visits": "Five visits took place, the last in November 2018; two more were only planned. At least 26 people "
        "travelled in 2018. Newest council document: after November 2018.",
        "money": "Around £7 million was won, none of it tied to a partner. £20,000 a year is proposed; no agreed "
        "budget and no spending is recorded. Newest council document: after November 2018.",
        "trade": "UK exports to China are stated as £22 billion a year, after June 2016; official statistics have "
        "£13.344 billion of goods in 2016. National numbers: no document ties them to a partnership. Newest council "
        "document: after November 2018.",
        "compare": "Five links: one with a known start, one with jobs stated and two with visits that took place. A "
        "gap is what no document states; it is not a nought. Newest council document: after November 2018.",
        "hefei": "Memorandum planned for a time after June 2016; no document says it was signed. One visit took "
        "place, in October 2015; one more was only planned; two aims, none with a number. Newest council document: "
        "after June 2016.",
    }


@pytest.mark.thinned(2)
@pytest.mark.parametrize("name", ["shipped", "crowded"])
def test_every_page_has_first_sentences_of_a_few_lines(name: str, request: pytest.FixtureRequest) -> None:
    store: Store = request.getfixturevalue(name)
    pages = [row["page"] for row in rows(store.ask("evidence/key_pages"))]
    for page in (*PAGES, *pages):
        found = lead(lambda query, **asked: rows(store.ask(query, asked)), page)
        assert 5 <= len(found.split()) <= 60, found
        assert found[0].isupper() or found[0].isdigit() or found[0] == "£"
        assert re.search(r"[^.]\.$", found) and ".." not in found and "  " not in found


@pytest.mark.thinned(3)
@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("overview", "No link with a place abroad is recorded yet."),
        ("visits", "No visit is recorded yet."),
        ("money", "No money is recorded yet."),
        ("trade", "No document states what the UK exports to the partners’ countries."),
        ("compare", "No link with a place abroad is recorded yet."),
    ],
)
def test_an_empty_workbook_is_said_to_be_empty(store: Store, page: str, words: str) -> None:
    bare = {**PARTNER, "relationship": "none", "since": None}
    assert said(store, page, Partners=[bare], Facts=[]) == f"{words} Newest council document: 31 January 2020."


def test_one_partner_is_not_told_as_many(store: Store) -> None:
    assert said(store, "overview", Facts=[]).startswith("One link. No document states jobs beside it.")
    assert said(store, "overview").startswith("One link. It stands beside 100 jobs. No spending is")
    assert said(store, "testville", Visits=[VISIT]).startswith("One visit took place, on 4 March 2020.")


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("others", "words"),
    [
        ([], "Testville stands beside 100 jobs. No"),
        ([{**FACT, "fact_id": "b", "partner_id": "otherville"}], "Jobs are stated for two of them."),
        ([{**FACT, "fact_id": "b", "bound": "over"}], "Jobs are stated for one of them."),
    ],
    ids=["one has jobs", "both have", "no honest sum"],
)
def test_jobs_are_told_of_the_partner_that_has_them_alone(store: Store, others: Sheets, words: str) -> None:
    assert words in said(store, "overview", Partners=[PARTNER, OTHER], Facts=[FACT, *others])


def test_countries_are_counted_only_where_each_is_known(store: Store) -> None:
    inside = {**PARTNER, "part_of": "testland"}
    land = {**LAND, "since": None}
    assert said(store, "overview", Partners=[inside, land]).startswith("One link in one country.")
    assert said(store, "overview", Partners=[inside, OTHER, land]).startswith("Two links. ")
    assert said(store, "testland", Partners=[inside, land]).startswith("The link here is with Testville.")


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("sheets", "is_said"),
    [
        ({"Money": [{**MONEY, "stage": "spent"}]}, False),
        ({"Money": [{**MONEY, "stage": "bid"}]}, True),
        ({"Visits": [{**VISIT, "cost_gbp": 4000}]}, False),
        ({"Visits": [{**VISIT, "cost_gbp": 4000, "status": "planned"}]}, True),
    ],
    ids=["spent", "asked for", "a visit with its cost", "a planned visit with its cost"],
)
def test_no_spending_is_said_only_where_there_is_none(store: Store, sheets: dict[str, Sheets], is_said: bool) -> None:
    assert ("No spending is recorded." in said(store, "overview", **sheets)) == is_said


BUDGET = {**MONEY, "stage": "budget", "recurring": "yes"}


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("proposed", "£5,000 a year is proposed; no agreed budget and no spending is recorded."),
        ("actual", "£5,000 a year is agreed; no spending is recorded."),
        (None, "No spending is recorded."),
        ("target", "No agreed budget and no spending is recorded."),
    ],
)
def test_a_budget_is_agreed_only_if_a_document_says_so(store: Store, status: str | None, words: str) -> None:
    assert f"No award is recorded. {words}" in said(store, "money", Money=[{**BUDGET, "status": status}])


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("awards", "words"),
    [
        ([{}], "£5,000 was won, none of it tied to a partner."),
        ([{"partner_id": "testville"}], "£5,000 was won, tied to a partner."),
        ([{}, {"amount_gbp": 7, "funder": "Fund"}], "The largest of two awards was £5,000, none tied to a partner."),
        ([{"funder": "Bank"}, {"funder": "Fund", "amount_gbp": 7}], "£5,007 was won, none of it tied to a partner."),
        (
            [{"funder": "Bank", "partner_id": "testville"}, {"funder": "Fund", "amount_gbp": 7}],
            "£5,007 was won; one of two is tied to a partner.",
        ),
        ([{"recurring": "yes"}], "£5,000 a year was won, none of it tied to a partner."),
    ],
)
def test_what_was_won_is_said_as_it_is(store: Store, awards: list[dict[str, object]], words: str) -> None:
    money = [{**MONEY, "money_id": f"m{at}", **each} for at, each in enumerate(awards)]
    assert said(store, "money", Money=money).startswith(words)


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("published", "kind", "words"),
    [
        ("2020-01-31", "leaflet", "Newest council document: 31 January 2020."),
        ("after 2018-11", "article", "Newest council document: after November 2018."),
        ("not stated", "committee report", "No council document bears a date."),
        ("2020-01-31", "official statistics", ""),
    ],
)
def test_how_old_the_newest_council_document_is(store: Store, published: str, kind: str, words: str) -> None:
    source = {**SOURCE, "published": published, "kind": kind}
    found = said(store, "compare", Sources=[source])
    assert found.endswith(words) and ("ouncil document" in found) == bool(words)


def test_the_age_of_a_page_is_that_of_what_speaks_of_it(store: Store) -> None:
    newer = {**SOURCE, "source_id": "newer", "title": "Newer", "published": "2024"}
    other = {**OTHER, "source_id": "newer"}
    assert said(store, "testville", Sources=[SOURCE, newer], Partners=[PARTNER, other]).endswith("31 January 2020.")
    assert said(store, "overview", Sources=[SOURCE, newer], Partners=[PARTNER, other]).endswith("document: 2024.")


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("visits", "words"),
    [
        ([{"status": "planned"}], "One visit was planned; it is not known to have taken place."),
        ([{"status": "planned"}, {"status": "invited"}], "Two visits were planned; none is known to have taken place."),
        ([{}, {"starts": "after 2020-05"}], "Two visits took place."),
        ([{}, {"starts": "2021"}], "Two visits took place, the last in 2021."),
    ],
)
def test_a_visit_took_place_only_if_it_was_held(store: Store, visits: list[dict[str, object]], words: str) -> None:
    found = [{**VISIT, "visit_id": f"v{at}", **each} for at, each in enumerate(visits)]
    assert said(store, "visits", Visits=found).startswith(words)


def test_a_strand_says_what_was_done_with_whom_and_what_is_aimed_for(store: Store) -> None:
    known = {"strand_id": "learning", "date": "2019", "partner_id": "testville", **EVIDENCE}
    fair = {**known, "milestone_id": "fair", "title": "A fair", "kind": "event", "status": "happened"}
    aim = {**known, "milestone_id": "aim", "title": "More", "kind": "aim", "status": "planned"}
    assert said(store, "learning", Milestones=[aim]).startswith("Nothing recorded as done yet; one aim")
    assert said(store, "learning", Milestones=[fair, aim]).startswith(
        "One milestone so far, with Testville; one aim, without a number."
    )


LINES = {
    "twin": ({}, "Twinned since 2001; no visit recorded"),
    "open start": ({"since": "before 2001"}, "Twinned since a time before 2001; no visit recorded"),
    "no start": ({"since": None}, "Twinned; no document says since when; no visit recorded"),
    "economic": ({"relationship": "economic twinning"}, "Economic twin since 2001; no visit recorded"),
    "explored": ({"status": "exploring"}, "Twinned since 2001, still being explored; no visit recorded"),
    "dormant": ({"status": "dormant"}, "Twinned since 2001; now dormant; no visit recorded"),
    "approach": ({"relationship": "approach"}, "An approach, nothing agreed; no visit recorded"),
    "none": ({"relationship": "none", "since": None}, "No link of its own; no visit recorded"),
}


def line_of(row: Row) -> str:
    """A partner as a list has it: the link, then what happened."""
    return f"{relationship_words(row)}; {activity_words(row)}"


@pytest.mark.thinned(3)
@pytest.mark.parametrize("case", LINES)
def test_a_line_says_what_links_a_partner(store: Store, case: str) -> None:
    changed, words = LINES[case]
    publish(store, workbook(Partners=[{**PARTNER, **changed}], Facts=[]))
    [row] = rows(store.ask("explore/partners"))
    assert line_of(row) == words


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (["2016"], "Memorandum planned for 2016; no document says it was signed"),
        (["after 2016-06"], "Memorandum planned for a time after June 2016; no document says it was signed"),
        (["not stated"], "Memorandum planned; no document says it was signed"),
        (["2016", "2018"], "Memorandum planned; no document says it was signed"),
        (["2016", "2016"], "Memorandum planned for 2016; no document says it was signed"),
    ],
)
def test_a_planned_memorandum_has_the_time_that_all_its_plans_have(store: Store, dates: list[str], words: str) -> None:
    partner = {**PARTNER, "relationship": "memorandum", "status": "exploring", "since": None}
    plan = {"title": "Signing", "partner_id": "testville", "kind": "agreement", "status": "planned", **EVIDENCE}
    plans = [{**plan, "milestone_id": f"m{at}", "date": each} for at, each in enumerate(dates)]
    publish(store, workbook(Partners=[partner], Milestones=plans))
    assert line_of(rows(store.ask("explore/partners"))[0]).startswith(words)


@given(BOOKS)
@publishing(12)
def test_the_first_sentences_of_a_random_workbook_hold_against_its_rows(book: Book) -> None:
    with TemporaryDirectory() as folder:
        store = Store(Path(folder) / "store")
        publish(store, book.content())
        for page in (*PAGES, "testville", "learning"):
            holds(lead(lambda name, **asked: rows(store.ask(name, asked)), page), book)
        store._close()
