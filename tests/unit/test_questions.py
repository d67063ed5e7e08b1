"""Questions to ask: which are made of what a workbook leaves open, and that none says more than its rows."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from claimed import BOOKS, Book, holds
from conftest import publish
from hypothesis import given
from thinned import publishing
from workbooks import EVIDENCE, FACT, MONEY, SOURCE, VISIT, workbook

from twinboard.contested import contested, unmarked
from twinboard.frames import rows
from twinboard.messages import messages
from twinboard.messages.disputes import Dispute, disputes
from twinboard.messages.questions import MOST, ToAsk, questions
from twinboard.store import Store

Sheets = Sequence[Mapping[str, object]]
OLD = {**SOURCE, "published": "2015-09-09"}
PLAN = {"milestone_id": "plan", "title": "Signing", "partner_id": "testville", "date": "2016", **EVIDENCE}
BARE = {"Facts": None, "Indicators": None}


def asked(store: Store, page: str) -> tuple[ToAsk, ...]:
    return questions(lambda name, **given: rows(store.ask(name, given)), page, disputed(store, page))


def disputed(store: Store, page: str) -> tuple[Dispute, ...]:
    def ask(name: str, **given: str | None) -> list[dict[str, object]]:
        return rows(store.ask(name, given))

    number, is_partner = store.current_or_fail(), bool(page and ask("explore/partners", partner=page))
    about = {"partner": page if is_partner else None, "strand": page if page and not is_partner else None}
    said = messages(ask, contested(store.home, number)).get(page, ())
    return disputes(ask, unmarked(store.home, number), said, **about)


def said(store: Store, page: str = "testville", **sheets: Sheets | None) -> dict[str, str]:
    """The questions of a small workbook, by rule."""
    publish(store, workbook(**{"Sources": [OLD], **sheets}))
    return {one.rule: f"{one.question} {one.why}" for one in asked(store, page)}


def test_what_to_ask_of_hefei(shipped: Store) -> None:
    found = asked(shipped, "hefei")
    assert [f"{one.question} {one.why}" for one in found] == [
        "Was “Memorandum of understanding with Hefei” signed? Planned for a time after June 2016; no document here says"
        " that it was signed.",
        "When did Chinese delegates first visit Derby? Sources disagree, and officers have chosen no side.",
        "What does the link with Hefei cost a year? No document here states a budget or spending for Hefei alone.",
        "What has happened since the newest document here? It is undated, from after June 2016.",
        "How many people came from Hefei in October 2015? “Visit of Chinese delegates to Derby, read as from Hefei”: no"
        " document here says.",
    ]
    assert [(one.path, dict(one.parameters)) for one in found][:4] == [
        ("hefei", {"tab": "Visits and events"}),
        ("conflicts", {"conflict": "when-chinese-delegates-first-came"}),
        ("money", {}),
        ("sources", {"source": "hefei-2016"}),
    ]
    assert [len(one.citations) > 0 for one in found] == [True, True, False, True, True]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("planned", "Was “Signing” signed? Planned for 2016; no document here says that it was signed."),
        ("happened", ""),
    ],
)
def test_a_signature_is_asked_for_only_where_none_is_recorded(store: Store, status: str, words: str) -> None:
    agreement = {**PLAN, "kind": "agreement", "status": status}
    assert said(store, Milestones=[agreement]).get("signing", "") == words


BUDGET = {**MONEY, "stage": "budget", "recurring": "yes", "partner_id": "testville"}
COST = (
    "What does the link with Testville cost a year? No document here states a budget or spending for Testville alone."
)


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("money", "words"),
    [
        ([], COST),
        ([{"status": "proposed"}], "Was the budget of £5,000 a year agreed? “A grant” is proposed; no document"),
        (
            [{"status": "estimate", "bound": "up to"}],
            "Was the budget of up to £5,000 a year agreed? “A grant” is an esti",
        ),
        ([{"status": "actual"}], ""),
        ([{"status": None}], ""),
        ([{"status": "proposed"}, {"status": "actual", "amount_gbp": 7}], ""),
        ([{"stage": "bid", "recurring": None}], "Was the bid for £5,000 won? “A grant”: no document here says."),
        ([{"stage": "bid"}, {"stage": "awarded"}], ""),
        ([{"stage": "idea", "recurring": None}], "What came of “A grant”? It is an idea of £5,000; no document here"),
        ([{"stage": "idea"}, {"stage": "spent"}], ""),
        ([{"stage": "awarded"}], ""),
    ],
)
def test_money_is_asked_about_where_it_has_no_outcome(store: Store, money: Sheets, words: str) -> None:
    rows_of = [{**BUDGET, "money_id": f"m{at}", **each} for at, each in enumerate(money)]
    found = said(store, Money=rows_of or None)
    assert (found.get("money") or found.get("cost", "")).startswith(words)
    assert words or not {"money", "cost"} & found.keys()


def test_a_visit_with_a_cost_leaves_no_question_of_cost(store: Store) -> None:
    found = said(store, Visits=[{**VISIT, "cost_gbp": 4000, "delegates": 3}])
    assert not {"cost", "money", "people"} & found.keys()


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("visits", "words"),
    [
        ([{}], "How many people went to Testville on 4 March 2020? “A trip”: no document here says."),
        ([{"direction": "inbound", "starts": "not stated"}], "How many people came from Testville? “A trip”: no"),
        ([{}, {"delegates": 4}], "How many people went to Testville on 4 March 2020?"),
        ([{}, {}], "How many people travelled on the two visits? No document here says."),
        ([{}, {}, {"delegates": 4}], "How many people travelled on two of the three visits? No document here says."),
        ([{"delegates": 4}], ""),
        ([{"status": "planned"}], ""),
    ],
)
def test_people_are_asked_for_where_no_source_states_them(store: Store, visits: Sheets, words: str) -> None:
    found = said(store, Visits=[{**VISIT, "visit_id": f"v{at}", **each} for at, each in enumerate(visits)])
    assert found.get("people", "").startswith(words) and ("people" in found) == bool(words)


def test_a_planned_visit_is_asked_after(store: Store) -> None:
    words = "Did this visit take place: “A trip”? It was planned for 4 March 2020; no document here says that it did."
    assert said(store, Visits=[{**VISIT, "status": "planned"}])["planned visits"] == words


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("kinds", "facts", "words"),
    [
        (["aim"], [FACT], "How will we know that “Signing” is met? This aim has no number."),
        (["aim", "aim"], [FACT], "How will we know that the two aims are met? None of them has a number."),
        (["aim"], [FACT, {**FACT, "fact_id": "t", "status": "target", "period": "2030"}], ""),
        (["event"], [FACT], "What came of “Signing”? No document here says that it was carried out."),
        (["event", "advice"], [FACT], "What came of the two plans and pieces of advice? No document here says that"),
    ],
)
def test_aims_without_a_number_and_plans_without_an_end(
    store: Store, kinds: list[str], facts: Sheets, words: str
) -> None:
    found = [{**PLAN, "milestone_id": f"m{at}", "kind": kind, "status": "planned"} for at, kind in enumerate(kinds)]
    told = said(store, Milestones=found, Facts=facts)
    assert (told.get("aims") or told.get("plans", "")).startswith(words)
    assert words or not {"aims", "plans"} & told.keys()


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("published", "kind", "words"),
    [
        (
            "2015-09-09",
            "committee report",
            "What has happened since 9 September 2015? The newest council document here",
        ),
        (
            "after 2018-11",
            "committee report",
            "What has happened since the newest document here? It is undated, from af",
        ),
        ("not stated", "committee report", "How old is what we know? No council document here bears a date."),
        ("2026-06", "committee report", ""),
        ("2015-09-09", "official statistics", ""),
    ],
)
def test_old_documents_are_asked_about(store: Store, published: str, kind: str, words: str) -> None:
    found = said(store, Sources=[{**SOURCE, "published": published, "kind": kind}])
    assert found.get("age", "").startswith(words) and ("age" in found) == bool(words)


def test_jobs_are_asked_for_where_none_is_stated(store: Store) -> None:
    assert said(store, **BARE)["jobs"].startswith("Does the link with Testville bring any jobs?")
    assert "jobs" not in said(store)


def test_what_the_program_found_is_asked_and_what_officers_entered_comes_with_their_choice(store: Store) -> None:
    rival = {**FACT, "fact_id": "rival", "value": 2000}
    first = said(store, Facts=[FACT, rival])["disagreement"]
    assert first.startswith("Which of these two statements is right?") and "2,000" in first
    entered = {"conflict_id": "c", "question": "How many jobs?", "about": "jobs-2020; rival", **EVIDENCE}
    assert said(store, Facts=[FACT, rival], Conflicts=[entered])["disagreement"] == (
        "How many jobs? Sources disagree, and officers have chosen no side."
    )
    chosen = {**entered, "preferred": "rival", "reason": "It is newer."}
    assert said(store, Facts=[FACT, rival], Conflicts=[chosen])["disagreement"] == (
        "How many jobs? Sources disagree. Officers rely on “Jobs: The works” (2020)."
    )


def test_the_weightiest_disagreement_is_that_of_the_first_key_message(shipped: Store) -> None:
    assert [one.id for one in disputed(shipped, "toyota-city")][:2] == [
        "since-when-toyota-city-is-a-twin",
        "who-are-the-parties-to-the-twinning",
    ]
    assert disputed(shipped, "hefei")[0].id == "is-the-memorandum-in-place"


@pytest.mark.thinned(2)
@pytest.mark.parametrize("which", ["shipped", "crowded"])
def test_every_page_has_few_questions_each_once_and_with_its_evidence(
    which: str, request: pytest.FixtureRequest
) -> None:
    store = request.getfixturevalue(which)
    pages = [row["page"] for row in rows(store.ask("evidence/key_pages", {}))]
    conflicts = {row["conflict_id"] for row in contested(store.home, 1)}
    counts = set()
    for page in ("", *pages):
        found = asked(store, page)
        counts.add(len(found))
        assert len({one.question for one in found}) == len(found) <= MOST
        assert all(one.question.endswith("?") and one.why.endswith(".") for one in found)
        assert {value for one in found for key, value in one.parameters if key == "conflict"} <= conflicts
    assert max(counts) == MOST


@given(BOOKS)
@publishing(12)
def test_the_questions_of_a_random_workbook_hold_against_its_rows(book: Book) -> None:
    with TemporaryDirectory() as folder:
        store = Store(Path(folder) / "store")
        publish(store, book.content())
        for page in ("testville", "otherville", "learning", ""):
            found = {one.rule: f"{one.question} {one.why}" for one in asked(store, page)}
            for words in found.values():
                holds(words, book)
            _is_open(found, page, book)
        store._close()


def _is_open(found: Mapping[str, str], page: str, book: Book) -> None:
    """Each question is about rows that leave it open; one that is about a count has the count of its rows."""

    def of_page(rows_of: Sheets) -> list[Mapping[str, object]]:
        return [row for row in rows_of if not page or page in (row.get("partner_id"), row.get("strand_id"))]

    visits, money, milestones = of_page(book.visits), of_page(book.money), of_page(book.milestones)
    planned = [row for row in milestones if row["kind"] == "agreement" and row["status"] == "planned"]
    assert ("signing" in found) == bool(planned)
    unknown = [row for row in visits if row["status"] == "held" and not (row["delegates"] or row["officers"])]
    assert "people" not in found or unknown
    assert "cost" not in found or not money
    if match := re.search(r"budget of .* agreed", found.get("money", "")):
        assert not [row for row in money if row["stage"] == "budget" and row["status"] in ("actual", None)], match[0]
    if re.search(r"bid for|came of", found.get("money", "")):
        assert not [row for row in money if row["stage"] in ("awarded", "received", "spent")]
    assert "aims" not in found or [row for row in milestones if row["kind"] == "aim"]
    assert "jobs" not in found or not of_page(book.facts)
