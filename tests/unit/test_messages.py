"""What key messages say, and what they never say."""

import re
from collections.abc import Mapping

import pytest
from conftest import publish
from workbooks import EVIDENCE, FACT, INDICATOR, MONEY, PARTNER, SOURCE, STRAND, VISIT, workbook

from twinboard.bounds import number_words
from twinboard.contested import contested
from twinboard.frames import Row, rows
from twinboard.messages import MOST, RULES, Message, copy_words, messages, numbers
from twinboard.messages.message import LONGEST
from twinboard.messages.partners import relationship_words
from twinboard.settings import ROOT
from twinboard.store import Store

GOLDEN = ROOT / "tests" / "queries" / "golden" / "messages.txt"
Rows = list[dict[str, object]]


def told(store: Store, *by: str) -> dict[str, tuple[Message, ...]]:
    """The messages at the current version, by page; those by some rules alone where they are named."""
    left_out = {f"evidence/{rule.query}" for rule in RULES if by} - {
        f"evidence/{rule.query}" for rule in RULES if rule.name in by
    }
    return messages(
        lambda name, **parameters: [] if name in left_out else rows(store.ask(name, parameters)),
        contested(store.home, store.current_or_fail()),
    )


def said(store: Store, rule: str, page: str = "testville", **sheets: Rows) -> Message | None:
    """What a rule says of a page of a small workbook with these sheets."""
    publish(store, workbook(**sheets))
    return next((each for each in told(store, rule)[page] if each.rule == rule), None)


def sentence(store: Store, rule: str, page: str = "testville", **sheets: Rows) -> str:
    found = said(store, rule, page, **sheets)
    assert found, f"the rule “{rule}” says nothing"
    return found.sentence


def fullest(store: Store, rule: str, page: str = "testville", **sheets: Rows) -> str:
    """The fullest that a rule would say, were there room for it."""
    publish(store, workbook(**sheets))
    [found] = [each for each in RULES if each.name == rule]
    about = [row for row in rows(store.ask(f"evidence/{found.query}", found.parameters)) if row["page"] == page]
    [known] = [row for row in rows(store.ask("evidence/key_pages")) if row["page"] == page]
    return found.words(known, about)[1 if rule == "statements of exports" else 0]


def listing(found: Mapping[str, tuple[Message, ...]]) -> str:
    """All messages as one readable list."""
    pages = [
        "\n\n".join(
            [f"## {page}", *(copy_words(each, number, "version 1") for number, each in enumerate(said, start=1))]
        )
        for page, said in found.items()
    ]
    return "\n\n".join(pages) + "\n"


def test_the_messages_of_the_shipped_workbook_are_the_golden_ones(
    shipped: Store, request: pytest.FixtureRequest
) -> None:
    answer = listing(told(shipped))
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(answer, "utf-8")
    assert answer == GOLDEN.read_text("utf-8")


@pytest.fixture(params=["shipped", "crowded"])
def full(request: pytest.FixtureRequest) -> Store:
    """A store with a whole workbook."""
    found: Store = request.getfixturevalue(request.param)
    return found


def test_every_page_has_three_to_eight_messages_and_what_is_not_known_comes_last(full: Store) -> None:
    for page, found in told(full).items():
        assert 3 <= len(found) <= MOST, page
        assert "gaps" not in [each.rule for each in found[:-1]], page


def test_a_message_is_short_and_cites_its_sources_unless_it_says_what_is_not_known(full: Store) -> None:
    for found in told(full).values():
        for each in found:
            assert len(each.in_a_paper.split()) <= LONGEST, each.sentence
            assert each.sentence.endswith(".")
            assert each.citations or re.match(r"No document here states |.*: no document tells of", each.sentence)


def digits(*values: object) -> set[str]:
    """The numbers in the values as they are and in words."""
    spoken = " ".join(
        f"{value} {number_words(value)}" if type(value) in (int, float) else str(value) for value in values
    )
    return set(re.findall(r"\d[\d,.]*\d|\d", spoken))


def of_row(row: Row) -> set[str]:
    values = [each for value in row.values() for each in (value if isinstance(value, list) else [value])]
    days = [int(part) for value in values if isinstance(value, str) for part in re.findall(r"\d+", value)]
    return digits(*values, *days, *map(str, days))


def of_exports(row: Row) -> set[str]:
    """What lies between two exact values, and their ratio."""
    newest, first = row["value"], row["first_value"]
    times = newest / first
    return digits(abs(newest - first), f"{times:.1f}" if times >= 1 else f"{times:.2f}")


def test_every_number_in_a_sentence_is_one_of_its_rows_or_a_count_of_them(full: Store) -> None:
    names = {row["page"]: row["name"] for row in rows(full.ask("evidence/key_pages"))}
    found = told(full)
    checked = 0
    for rule in RULES:
        about: dict[str, list[Row]] = {}
        for row in rows(full.ask(f"evidence/{rule.query}", rule.parameters)):
            about.setdefault(row["page"], []).append(row)
        for page, its_rows in about.items():
            known = {name for row in its_rows for name in of_row(row)} | digits(names[page])
            known |= {str(sum(row.get("status") == way for row in its_rows)) for way in ("planned", "invited")}
            known |= {str(len(its_rows)), str(sum(len(row.get("places", [])) for row in its_rows))}
            known |= {str(len(row.get("partners", []))) for row in its_rows}
            known |= of_exports(its_rows[0]) if rule.name == "exports" else set()
            for each in (each for each in found[page] if each.rule == rule.name):
                assert digits(each.sentence) <= known, each.sentence
                checked += bool(digits(each.sentence))
    assert checked > 30


def test_a_planned_visit_is_never_said_as_held(store: Store) -> None:
    planned = {**VISIT, "status": "planned"}
    assert said(store, "visits", Visits=[planned]) is None
    [ahead] = [each for each in told(store)["testville"] if each.rule == "visits ahead"]
    assert ahead.sentence == (
        "Testville: 1 visit planned, not known to have taken place: “A trip” (outbound, 4 March 2020)."
    )
    assert ahead.row_ids == ("trip",)
    assert "a visit that took place" in told(store)["testville"][-1].sentence


def test_only_those_stated_to_have_travelled_are_counted_and_of_how_many_visits_is_said(store: Store) -> None:
    second = {**VISIT, "visit_id": "second", "direction": "inbound", "starts": "after 2020-05", "delegates": 7}
    planned = {**second, "visit_id": "third", "status": "planned", "delegates": 90}
    assert sentence(store, "visits", Visits=[VISIT, second, planned]) == (
        "Testville: 2 visits, 1 inbound and 1 outbound, those with a date on 4 March 2020; for 1 of them, 7 people "
        "travelled."
    )


def test_people_of_roles_that_are_not_all_stated_are_at_least_so_many(store: Store) -> None:
    visits = [{**VISIT, "officers": 2}, {**VISIT, "visit_id": "b", "direction": "inbound", "delegates": 10}]
    assert sentence(store, "visits", Visits=visits).endswith(
        "; at least 12 people travelled (10 in, at least 2 out), Twinboard’s sum."
    )


def test_people_of_several_statements_are_said_to_be_added_up(store: Store) -> None:
    visits = [{**VISIT, "delegates": 12}, {**VISIT, "visit_id": "b", "direction": "inbound", "delegates": 14}]
    assert sentence(store, "visits", Visits=visits).endswith("; 26 people travelled (14 in, 12 out), Twinboard’s sum.")


def test_what_is_entered_for_a_place_is_not_told_of_the_country_around_it(store: Store) -> None:
    city = {**PARTNER, "part_of": "testland"}
    land = {**PARTNER, "partner_id": "testland", "name": "Testland", "kind": "country", "since": None}
    elsewhere = {**VISIT, "visit_id": "b", "partner_id": "testland"}
    publish(store, workbook(Partners=[city, land], Visits=[VISIT, elsewhere]))
    words = {each.rule: each.sentence for each in told(store)["testland"]}
    assert words["visits"].startswith("Testland itself, apart from its places: 1 visit, outbound, on 4 March 2020")
    assert words["gaps"] == "No document here states any number for Testland itself or for UK exports to Testland."
    assert all("itself" not in each.sentence for each in told(store)["testville"])


def test_visits_that_a_source_only_counts_are_not_added_to_those_on_record(store: Store) -> None:
    counted = {**INDICATOR, "indicator_id": "past", "unit": "visits", "kind": "flow"}
    stated = {**FACT, "fact_id": "past", "indicator_id": "past", "value": 3, "bound": "at least", "scope": None}
    found = said(store, "visits", Visits=[VISIT], Indicators=[INDICATOR, counted], Facts=[FACT, stated])
    assert found and found.sentence == (
        "A delegation went to Testville on 4 March 2020; no document says how many people; only counted, not added to "
        "these: at least 3 visits in 2020."
    )
    assert (found.number_ids, found.row_ids) == (("past",), ("trip",))


def test_a_bid_is_no_income_and_no_amount_is_added_to_another(store: Store) -> None:
    money = {**MONEY, "partner_id": "testville", "status": "actual"}
    bid = {**money, "money_id": "bid", "stage": "bid", "amount_gbp": 900, "bound": "up to", "status": "proposed"}
    assert sentence(store, "money", Money=[money, bid]) == (
        "Testville: 2 amounts of money, not added up: up to £900 as a bid (not income) (“A grant”; proposed; 2020/21) "
        "and £5,000 as awarded (“A grant”; 2020/21)."
    )


def test_many_amounts_are_counted_by_stage(store: Store) -> None:
    money = [{**MONEY, "money_id": f"grant-{at}", "partner_id": "testville"} for at in range(3)]
    bids = [{**each, "money_id": f"bid-{at}", "stage": "bid", "status": "actual"} for at, each in enumerate(money)]
    assert sentence(store, "money", Money=[*money, *bids[:2]]) == (
        "Testville: 5 amounts of money, not added up: 2 as bids (not income) and 3 as awarded; 3 of these are not "
        "stated as actual."
    )


SECOND = {**FACT, "fact_id": "suppliers", "scope": "Suppliers", "value": 3300}
CAUSED = {**INDICATOR, "indicator_id": "caused-jobs", "attribution": "caused"}


def test_a_sum_of_jobs_keeps_the_word_and_names_its_parts(store: Store) -> None:
    over = {**FACT, "value": 3000, "bound": "over"}
    found = said(store, "jobs", Facts=[over, SECOND])
    assert found and found.sentence == (
        "Testville: over 3,000 jobs (The works) and 3,300 jobs (Suppliers) for 2020: together over 6,300 jobs, "
        "Twinboard’s sum. Context, not an effect."
    )
    assert found.number_ids == ("jobs-2020", "suppliers")


def test_a_stated_total_is_told_behind_the_sum_of_its_parts_and_added_to_nothing(store: Store) -> None:
    total = {
        **SECOND,
        "fact_id": "all",
        "scope": "All",
        "value": 3450,
        "bound": "over",
        "made_of": "jobs-2020; suppliers",
    }
    found = sentence(store, "jobs", Facts=[FACT, SECOND, total])
    assert "together 3,400 jobs, Twinboard’s sum; over 3,450 jobs (All) are stated as" in found


@pytest.mark.thinned(2)
@pytest.mark.parametrize("period", ["not stated", "after 2016-06", "before 2015"])
def test_jobs_of_a_time_that_is_not_known_are_not_added(store: Store, period: str) -> None:
    facts: Rows = [{**each, "period": period} for each in (FACT, SECOND)]
    assert "not added up" in sentence(store, "jobs", Facts=facts)


def test_jobs_of_different_attribution_are_not_added_and_each_has_its_own_words(store: Store) -> None:
    caused = {**SECOND, "indicator_id": "caused-jobs"}
    assert sentence(store, "jobs", Facts=[FACT, caused], Indicators=[INDICATOR, CAUSED]) == (
        "Testville: 2 numbers of jobs for 2020, not added up: 100 jobs (The works; context, not an effect) and 3,300 "
        "jobs (Suppliers; brought about by the partnership)."
    )


def conflict(*ids: str) -> Rows:
    question = {"conflict_id": "which", "question": "Which one is right?", "about": "; ".join(ids)}
    return [{**question, **EVIDENCE}]


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("second", "sheets"),
    [
        ({"bound": "up to"}, {}),
        ({"period": "2019"}, {}),
        ({"scope": "The works"}, {}),
        ({}, {"Conflicts": conflict("jobs-2020", "suppliers")}),
    ],
    ids=["words that do not go together", "other years", "the same twice", "rival statements"],
)
def test_jobs_that_cannot_be_added_honestly_are_not(
    store: Store, second: dict[str, object], sheets: dict[str, Rows]
) -> None:
    found = sentence(store, "jobs", Facts=[{**FACT, "bound": "over"}, {**SECOND, **second}], **sheets)
    assert "not added up" in found
    assert "3,400" not in found


def test_a_sum_of_jobs_is_no_more_exact_than_what_is_around_in_it(store: Store) -> None:
    around = {**FACT, "value": 3000, "bound": "around"}
    assert "together around 6,000 jobs, Twinboard’s sum" in sentence(
        store, "jobs", Facts=[around, {**SECOND, "value": 3347}]
    )


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("not stated", "100 jobs without a time, The works."),
        ("after 2016-06", "100 jobs for a time after June 2016, The works."),
        ("2018-Q1", "100 jobs for January to March 2018, The works."),
    ],
)
def test_jobs_of_no_clear_time_are_stated_without_one(store: Store, period: str, words: str) -> None:
    assert sentence(store, "jobs", Facts=[{**FACT, "period": period}]).startswith(f"Testville: {words}")


def test_jobs_of_two_times_are_told_with_them(store: Store) -> None:
    found = sentence(store, "jobs", Facts=[FACT, {**SECOND, "period": "not stated"}])
    assert "100 jobs (The works; 2020) and 3,300 jobs (Suppliers; no date stated)" in found


JOBS: Row = {
    "value": 3000, "bound": "exact", "unit": "jobs", "period": "2020", "employer": "Works", "attribution": "context",
    "is_undated": False, "total_value": None, "total_bound": None, "number_ids": ["a"], "partner": "Testville",
}  # fmt: skip


def test_numbers_of_a_strand_name_their_partners() -> None:
    page, other = {"sort": "strand", "name": "Learning"}, JOBS | {"number_ids": ["b"], "partner": "Otherville"}
    [full, _] = numbers.jobs(page, [JOBS, other])
    assert "3,000 jobs (Works; Testville) and 3,000 jobs (Works; Otherville)" in full
    [full, _] = numbers.jobs(page, [JOBS, JOBS | {"number_ids": ["b"]}])
    assert "3,000 jobs (Works; Testville) and 3,000 jobs (Works; Testville)" in full
    [full, _] = numbers.jobs(page, [JOBS | {"partner": None}, other])
    assert "3,000 jobs (Works; no partner named) and 3,000 jobs (Works; Otherville)" in full


@pytest.mark.parametrize(
    ("made_of", "summed", "words"),
    [
        (
            "a;b",
            3300,
            ": together 3,300 jobs, Twinboard’s sum; over 3,500 jobs (Both) are stated as their total.",
        ),
        (
            "a;b",
            None,
            ": 3,000 jobs (Works) and 300 jobs (Suppliers); over 3,500 jobs (Both) are stated as their total.",
        ),
        ("a;c", None, ": 3,000 jobs (Works) and 300 jobs (Suppliers); over 3,500 jobs (Both) are stated as a total."),
    ],
)
def test_a_stated_total_of_jobs_is_told_as_that_beside_its_parts(made_of: str, summed: int | None, words: str) -> None:
    added = {"total_value": summed, "total_bound": summed and "exact"}
    parts = [JOBS | added, JOBS | added | {"number_ids": ["b"], "employer": "Suppliers", "value": 300}]
    both = JOBS | {"number_ids": ["t"], "employer": "Both", "value": 3500, "bound": "over", "made_of": made_of}
    [full, *_] = numbers.jobs({"sort": "partner", "name": "Testville"}, [*parts, both])
    assert words in full


def test_what_is_not_known_of_a_country_names_it_once(store: Store) -> None:
    country = {**PARTNER, "kind": "country"}
    assert sentence(store, "gaps", Partners=[country]) == (
        "No document here states a visit that took place or money for Testville, or UK exports to Testville."
    )


def test_that_no_money_is_entered_is_said_of_a_partner_alone_where_some_names_none(store: Store) -> None:
    assert sentence(store, "gaps", Money=[MONEY]) == (
        "No document here states a visit that took place for Testville, or money for it alone."
    )
    visit = {**VISIT, "visit_id": "b"}
    assert sentence(store, "gaps", Visits=[visit], Money=[MONEY]) == (
        "No document here states money for Testville alone."
    )


def test_what_sources_disagree_about_is_said_and_asked_in_the_footnote(store: Store) -> None:
    found = said(store, "link", Conflicts=conflict("testville", "jobs-2020"))
    assert found and found.sentence == "Testville, a city: twinned since 2001."
    assert found.in_a_paper == f"{found.sentence} Sources disagree."
    assert copy_words(found, 4, "version 7").startswith(f"{found.in_a_paper} [4]")
    assert copy_words(found, 4, "version 7, 12 October 2026").splitlines()[-1] == (
        "[4] Test Council, Test report (31 January 2020), para 1. Twinboard, version 7, 12 October 2026. "
        "Sources disagree: Which one is right?"
    )


RIVAL = {**FACT, "fact_id": "rival", "value": 2000}


def test_what_the_program_found_to_disagree_is_said_like_what_officers_entered(store: Store) -> None:
    found = said(store, "jobs", Facts=[{**FACT, "value": 3000}, RIVAL])
    assert found and found.in_a_paper.endswith("not an effect. Sources disagree.")
    [question] = found.questions
    assert question.conflict_id == "found/value/rival/jobs-2020"
    assert copy_words(found, 1, "version 1").endswith(f"Sources disagree: {question.question}")
    entered = said(store, "jobs", Facts=[FACT, RIVAL], Conflicts=conflict("jobs-2020", "rival"))
    assert entered and [each.question for each in entered.questions] == ["Which one is right?"]


def test_a_question_on_one_of_several_rows_is_said_in_the_same_words(store: Store) -> None:
    found = said(store, "jobs", Facts=[FACT, {**RIVAL, "value": 90}, SECOND])
    assert found and found.in_a_paper.endswith(" Sources disagree.")


def test_a_footnote_names_every_place(store: Store) -> None:
    facts: Rows = [
        {**FACT, "fact_id": f"f-{at}", "scope": f"Works {at}", "locator": f"para {at}"} for at in range(1, 10)
    ]
    found = said(store, "jobs", Facts=facts)
    assert found and "para 1; para 2; para 3; para 4; para 5; para 6; para 7; para 8; para 9." in copy_words(
        found, 1, ""
    )


def test_an_undated_source_is_called_undated(store: Store) -> None:
    found = said(store, "jobs", Sources=[{**SOURCE, "published": "after 2018-11"}])
    assert found and found.sentence.startswith("Testville: 100 jobs for 2020 (undated source), The works.")
    assert "(undated, after November 2018)" in copy_words(found, 1, "version 1")


LINKS = {
    "twinning": ({}, "twinned since 2001."),
    "start not known": ({"since": None}, "twinned; no document says since when."),
    "open start": ({"since": "before 2001"}, "twinned since a time before 2001."),
    "a quarter": ({"since": "2001-Q1"}, "twinned since a time from January to March 2001."),
    "explored": (
        {"relationship": "memorandum", "status": "exploring", "since": None},
        "a memorandum of understanding, still being explored.",
    ),
    "explored since": ({"status": "exploring"}, "twinned since 2001, still being explored."),
    "approach": ({"relationship": "approach"}, "an approach, nothing agreed."),
    "dormant": ({"status": "dormant"}, "twinned since 2001; the link is dormant."),
}


@pytest.mark.thinned(3)
@pytest.mark.parametrize("case", LINKS)
def test_a_link_is_said_as_it_stands(store: Store, case: str) -> None:
    changed, words = LINKS[case]
    found = sentence(store, "link", Partners=[{**PARTNER, **changed}])
    assert found == f"Testville, a city: {words}"


@pytest.mark.parametrize(
    ("status", "words"),
    [("happened", ", still being explored."), ("planned", " planned for 2020; no document says it was signed.")],
)
def test_whether_a_link_is_agreed_is_told_by_its_agreements_and_not_by_its_status(
    store: Store, status: str, words: str
) -> None:
    partner = {**PARTNER, "relationship": "memorandum", "status": "exploring", "since": None}
    signing = {"milestone_id": "signing", "title": "Signing", "partner_id": "testville", "date": "2020", **EVIDENCE}
    milestones = [{**signing, "kind": "agreement", "status": status}]
    found = said(store, "link", Partners=[partner], Milestones=milestones)
    assert found and found.sentence == f"Testville, a city: a memorandum of understanding{words}"
    assert "signing" in found.row_ids
    [row] = rows(store.ask("explore/partners"))
    assert ("no document says it was signed" in relationship_words(row)) == (status == "planned")


EXPORTS = {**INDICATOR, "indicator_id": "uk-exports", "unit": "£", "kind": "flow"}
STATISTICS = {**SOURCE, "source_id": "statistics", "kind": "official statistics"}
COUNTRY = {**PARTNER, "partner_id": "testland", "name": "Testland", "kind": "country", "relationship": "none"}


def trade(*values: tuple[str, int, str]) -> dict[str, Rows]:
    """The sheets of a city in a country with an official series of these years, values and bounds."""
    facts: Rows = [
        {
            **FACT, "fact_id": f"exports-{year}", "indicator_id": "uk-exports", "partner_id": "testland",
            "period": year, "value": value, "bound": bound, "scope": "Goods", "source_id": "statistics",
        }
        for year, value, bound in values
    ]  # fmt: skip
    return {
        "Sources": [SOURCE, STATISTICS],
        "Partners": [{**PARTNER, "part_of": "testland"}, {**COUNTRY, "since": None}],
        "Indicators": [INDICATOR, EXPORTS],
        "Facts": facts,
    }


@pytest.mark.thinned(3)
@pytest.mark.parametrize(
    ("first", "newest", "change"),
    [
        (("2000", 2000, "exact"), ("2020", 3000, "exact"), "£3,000 in 2020|£2,000 in 2000: £1,000 more, 1.5 times"),
        (
            ("2000", 4000, "exact"),
            ("2020", 3000, "exact"),
            "£3,000 in 2020|£4,000 in 2000: £1,000 less, 0.75 times",
        ),
        (
            ("2000", 2000, "exact"),
            ("2020", 3000, "over"),
            "over £3,000 in 2020|£2,000 in 2000: over £1,000 more, over",
        ),
        (
            ("2000", 3000, "exact"),
            ("2020", 3000, "exact"),
            "£3,000 in 2020|£3,000 in 2000: as much; unadjusted for prices. N",
        ),
        (
            ("2000", 3000, "around"),
            ("2020", 3000, "exact"),
            "£3,000 in 2020|around £3,000 in 2000: around as much; unadjusted for prices. N",
        ),
        (
            ("2000", 2990, "exact"),
            ("2020", 3000, "exact"),
            "£3,000 in 2020|£2,990 in 2000: £10 more; unadjusted for prices. N",
        ),
        (
            ("2000", 3000, "exact"),
            ("2020", 0, "exact"),
            "£0 in 2020|£3,000 in 2000: £3,000 less; unadjusted for prices. N",
        ),
        (("2000", 0, "exact"), ("2020", 0, "exact"), "£0 in 2020|£0 in 2000; unadjusted for prices. N"),
        (
            ("2000", 3000, "exact"),
            ("2020", 3000, "over"),
            "over £3,000 in 2020|£3,000 in 2000; unadjusted for prices. N",
        ),
        (
            ("2000", 1_744_000, "exact"),
            ("2020", 4_000_000, "around"),
            "around £4 million in 2020|£1.744 million in 2000: around £2.3 million more, around 2.3 times",
        ),
    ],
)
def test_exports_belong_to_the_country_and_name_what_they_count(
    store: Store, first: tuple[str, int, str], newest: tuple[str, int, str], change: str
) -> None:
    now, before = change.split("|")
    found = fullest(store, "exports", **trade(first, newest))
    assert found.startswith(f"UK exports to Testland (goods alone) were {now}, officially, against {before}")
    assert found.endswith(" National numbers, tied to no partnership.")
    assert sentence(store, "exports", **trade(first, newest)).endswith(" National numbers, tied to no partnership.")


def test_what_cannot_be_reckoned_between_two_years_is_not_said(store: Store) -> None:
    found = sentence(store, "exports", **trade(("2000", 2000, "over"), ("2020", 3000, "over")))
    assert "more" not in found
    assert "times" not in found


def test_what_other_sources_state_of_exports_stands_apart(store: Store) -> None:
    sheets = trade(("2020", 3000, "exact"))
    stated = {**sheets["Facts"][0], "fact_id": "stated", "source_id": "report", "status": "estimate", "scope": None}
    sheets["Facts"] = [*sheets["Facts"], stated]
    assert sentence(store, "statements of exports", "testland", **sheets).startswith(
        "Apart from official statistics, a document puts UK exports to Testland at £3,000 in 2020 (goods or services: "
        "not stated; estimate)."
    )


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("published", "period", "words"),
    [
        (
            "after 2016-06",
            "after 2016-06",
            "n undated document, written after June 2016, puts UK exports to Testland at £3,000 (Goods and all); "
            "of which year is not stated. ",
        ),
        ("not stated", "not stated", "n undated document puts UK exports to Testland at £3,000 (Goods and all); of "),
        ("after 2016-06", "2015", "June 2016, puts UK exports to Testland at £3,000 in 2015 (Goods and all). "),
        ("2016-06", "before 2015", "exports to Testland at £3,000 for a time before 2015 (Goods and all). "),
    ],
)
def test_when_a_source_was_written_is_not_the_year_of_what_it_states(
    store: Store, published: str, period: str, words: str
) -> None:
    sheets = trade(("2020", 3000, "exact"))
    report = {**SOURCE, "published": published}
    stated = {**sheets["Facts"][0], "fact_id": "stated", "source_id": "report", "scope": "Goods and all"}
    sheets |= {"Sources": [report, STATISTICS], "Facts": [*sheets["Facts"], {**stated, "period": period}]}
    assert words.replace("Goods", "goods") in fullest(store, "statements of exports", "testland", **sheets)


def test_an_aim_is_an_aim_and_a_planned_agreement_is_not_known_to_be_signed(store: Store) -> None:
    planned = {"partner_id": "testville", "date": "not stated", "status": "planned", **EVIDENCE}
    milestones = [
        {**planned, "milestone_id": "aim", "title": "More jobs", "kind": "aim"},
        {**planned, "milestone_id": "paper", "title": "A memorandum", "kind": "agreement", "date": "2021-05"},
    ]
    publish(store, workbook(Milestones=milestones))
    words = {each.rule: each.sentence for each in told(store)["testville"]}
    assert words["ahead"] == "Testville: 1 aim, without a number: “More jobs” (no date stated)."
    assert words["agreements ahead"] == (
        "Testville: 1 agreement planned, no document says it was signed: “A memorandum” (May 2021)."
    )
    assert words["activity"] == "Testville: no document tells of an event or visit that happened."


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (("event",), "1 plan, not"),
        (("advice",), "1 piece of advice, not"),
        (("advice", "advice"), "2 pieces of advice, none"),
        (("event", "advice"), "2 plans or pieces of advice, none"),
    ],
)
def test_a_plan_is_called_a_plan_and_advice_is_called_advice(store: Store, kinds: tuple[str, ...], words: str) -> None:
    known = {"title": "Something", "partner_id": "testville", "date": "not stated", "status": "planned", **EVIDENCE}
    milestones = [{**known, "milestone_id": f"m-{at}", "kind": kind} for at, kind in enumerate(kinds)]
    assert f"Testville: {words} known to be carried out: " in sentence(store, "ahead", Milestones=milestones)


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 thing happened, without an exact date: “Event 0” (event, before 2015)."),
        (2, "2 things happened, none with an exact date: “Event 0” (event, before 2015) and "),
        (4, "4 things happened, none with an exact date."),
    ],
)
def test_where_nothing_has_a_date_no_entry_is_picked_out(store: Store, count: int, words: str) -> None:
    known = {"partner_id": "testville", "date": "before 2015", "kind": "event", "status": "happened", **EVIDENCE}
    milestones = [{**known, "milestone_id": f"m-{at}", "title": f"Event {at}"} for at in range(count)]
    assert f"Testville: {words}" in sentence(store, "newest", Milestones=milestones)


def test_an_agreement_is_told_before_what_is_newest(store: Store) -> None:
    known = {"partner_id": "testville", "status": "happened", **EVIDENCE}
    fair = {**known, "milestone_id": "fair", "title": "A fair", "date": "2019", "kind": "event"}
    paper = {**known, "milestone_id": "paper", "title": "A memorandum", "date": "2018", "kind": "agreement"}
    publish(store, workbook(Milestones=[fair, paper]))
    order = [each.rule for each in told(store)["testville"]]
    assert order.index("agreements") < order.index("newest") < order.index("gaps")


def test_a_single_number_is_told_as_one(store: Store) -> None:
    years = {**INDICATOR, "indicator_id": "years", "unit": "years"}
    fact = {**FACT, "indicator_id": "years", "value": 20, "strand_id": "learning"}
    assert sentence(store, "other numbers", "learning", Indicators=[years], Facts=[fact]) == (
        "Learning: 20 years (Jobs; The works; Testville; 2020). Context, not an effect."
    )


def test_numbers_that_are_too_many_to_be_told_are_not_counted_instead(store: Store) -> None:
    years = {**INDICATOR, "indicator_id": "years", "unit": "years"}
    facts = [{**FACT, "fact_id": f"f{at}", "indicator_id": "years", "scope": f"Scope {at}"} for at in range(3)]
    assert said(store, "other numbers", Indicators=[years], Facts=facts) is None
    long = {**facts[0], "scope": "A " * 40}
    assert said(store, "other numbers", Indicators=[years], Facts=[long]) is None


def test_a_visit_to_a_partner_and_from_it_are_told_as_people_say_it(store: Store) -> None:
    assert sentence(store, "visits", Visits=[{**VISIT, "delegates": 7}]) == (
        "A delegation went to Testville on 4 March 2020; 7 people travelled."
    )
    came = {**VISIT, "visit_id": "came", "partner_id": "bareville", "direction": "inbound", "starts": "after 2020-05"}
    bare = {**PARTNER, "partner_id": "bareville", "name": "Bareville"}
    assert sentence(store, "visits", "bareville", Partners=[PARTNER, bare], Visits=[came]) == (
        "A delegation came from Bareville, without an exact date; no document says how many people."
    )


def test_a_board_is_named_with_one_article(store: Store) -> None:
    seat = {"name": "Org", "sector": "business", "role": "Member", "partner_id": "testville", **EVIDENCE}
    boards = [
        {**seat, "organisation_id": f"org-{at}", "board": board} for at, board in enumerate(("The Forum", "Board"))
    ]
    assert sentence(store, "boards", Organisations=boards[:1]) == (
        "The Forum has 1 member organisation, in the sector business as grouped here."
    )
    assert sentence(store, "boards", Organisations=boards) == (
        "Testville: 2 boards: the Board with 1 member organisation and the Forum with 1 member organisation."
    )


@pytest.mark.thinned(3)
@pytest.mark.parametrize(
    ("starts", "when"),
    [
        (("2018-01", "2018"), "in 2018"),
        (("2018-Q1", "2018-11"), "from January to March 2018 and in November 2018"),
        (("2016-03", "2016-11"), "in March and November 2016"),
        (("2016-03-04", "2016-11-05"), "on 4 March and 5 November 2016"),
        (("2016", "2018"), "in 2016 and 2018"),
        (("2016-11", "2018-03"), "in November 2016 and March 2018"),
        (("2016-11", "2018-03-04"), "in November 2016 and on 4 March 2018"),
        (("2016-03", "2016-05", "2016-11"), "from March to November 2016"),
        (("2018-Q1", "2018-08", "2018-11"), "from January to November 2018"),
        (("not stated", "after 2018"), "without an exact date"),
    ],
)
def test_when_several_visits_were_is_said_with_the_year(store: Store, starts: tuple[str, ...], when: str) -> None:
    visits = [{**VISIT, "visit_id": f"trip-{at}", "starts": each} for at, each in enumerate(starts)]
    ways = "both" if len(starts) == 2 else "all"
    assert f" visits, {ways} outbound, {when}; no" in sentence(store, "visits", Visits=visits)


def test_a_strand_says_what_happened_and_with_whom(store: Store) -> None:
    visit = {**VISIT, "strand_id": "learning"}
    fair = {"milestone_id": "fair", "title": "A fair", "strand_id": "learning", "date": "2019", "kind": "event"}
    found = sentence(
        store, "activity", "learning", Visits=[visit], Milestones=[{**fair, "status": "happened", **EVIDENCE}]
    )
    assert found == ("Learning: 1 milestone and 1 visit so far, with Testville.")


def test_a_bare_partner_has_an_honest_message(store: Store) -> None:
    bare = {**PARTNER, "partner_id": "bareville", "name": "Bareville", "since": None}
    publish(store, workbook(Partners=[PARTNER, bare], Strands=[STRAND]))
    assert [each.sentence for each in told(store)["bareville"]] == [
        "Bareville, a city: twinned; no document says since when.",
        "Bareville: no document tells of an event or visit that happened.",
        "No document here states any number for Bareville.",
    ]


def test_on_the_page_of_a_strand_jobs_name_their_partner(store: Store) -> None:
    facts = [{**each, "strand_id": "learning"} for each in (FACT, SECOND)]
    found = sentence(store, "jobs", "learning", Facts=facts)
    assert "100 jobs (The works; Testville) and 3,300 jobs (Suppliers; Testville) for 2020" in found
