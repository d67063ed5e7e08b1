"""Every mistake is found, once, at its cell."""

from dataclasses import replace
from datetime import date

import pytest
from conftest import publish
from workbooks import EVIDENCE, FACT, INDICATOR, MONEY, PARTNER, SOURCE, STRAND, VISIT, only, workbook

from twinboard.intake import propose
from twinboard.models import Issue, Severity
from twinboard.publish import published_records
from twinboard.store import Store
from twinboard.validate.check import check
from twinboard.workbook.read import read_workbook

pytestmark = pytest.mark.usefixtures("read_here")


def issues_of(store: Store, content: bytes) -> list[Issue]:
    return [issue for issue in propose(store, "test.xlsx", content).issues if issue.severity is Severity.ERROR]


def found(store: Store, content: bytes) -> list[tuple[str, str, str]]:
    return [(issue.kind, issue.sheet, issue.cell) for issue in issues_of(store, content)]


def test_the_small_workbook_has_no_issue(store: Store) -> None:
    assert propose(store, "test.xlsx", workbook()).issues == ()


def test_five_mistakes_of_five_kinds_are_each_found_once_at_their_cell(store: Store) -> None:
    """A wrong number, an unknown partner, a repeated id, a missing column and a dangling source."""
    facts = [
        {**FACT, "value": "1.357.000"},
        {**FACT, "fact_id": "second", "partner_id": "Atlantis"},
        {**FACT},
        {**FACT, "fact_id": "fourth", "source_id": "nowhere"},
    ]
    strands = [{"strand_id": "learning", "name": "Learning", **EVIDENCE}]
    assert found(store, workbook(Facts=facts, Strands=strands)) == [
        ("missing-column", "Strands", "E1"),
        ("not-a-number", "Facts", "E2"),
        ("unknown-reference", "Facts", "C3"),
        ("repeated-id", "Facts", "A4"),
        ("unknown-reference", "Facts", "I5"),
    ]


@pytest.mark.parametrize(
    ("sheet", "row", "kind", "cell"),
    [
        ("Facts", {**FACT, "value": None}, "blank-required", "E2"),
        ("Facts", {**FACT, "value": "many"}, "not-a-number", "E2"),
        ("Facts", {**FACT, "value": "over 100"}, "bound-disagrees", "E2"),
        ("Facts", {**FACT, "value": "£100"}, "unit-disagrees", "E2"),
        ("Facts", {**FACT, "value": "over 100 people"}, "unit-disagrees", "E2"),
        ("Visits", {**VISIT, "cost_gbp": "100 people"}, "unit-disagrees", "I2"),
        ("Facts", {**FACT, "period": "31/04/2016"}, "not-a-period", "D2"),
        ("Facts", {**FACT, "bound": "roughly"}, "not-in-list", "F2"),
        ("Facts", {**FACT, "fact_id": "Jobs 2020"}, "not-an-id", "A2"),
        ("Facts", {**FACT, "indicator_id": "jbos"}, "unknown-reference", "B2"),
        ("Visits", {**VISIT, "officers": "2.5"}, "not-a-count", "I2"),
        ("Visits", {**VISIT, "ends": "2020-03-01"}, "ends-before-starts", "I2"),
        ("Visits", {**VISIT, "cost_gbp": "6%"}, "unit-disagrees", "I2"),
        ("Money", {**MONEY, "stage": "won"}, "not-in-list", "F2"),
        ("Partners", {**PARTNER, "latitude": 91}, "out-of-range", "I2"),
        ("Partners", {**PARTNER, "partner_id": "facts"}, "id-taken", "A2"),
        ("Strands", {**STRAND, "strand_id": "testville"}, "id-taken", "A2"),
        ("Indicators", {**INDICATOR, "indicator_id": "visits-held"}, "id-taken", "A2"),
        ("Conflicts", {"conflict_id": "c", "question": "?", "about": "nothing", **EVIDENCE}, "unknown-id", "C2"),
    ],
)
def test_a_mistake_is_reported_at_its_cell(
    store: Store, sheet: str, row: dict[str, object], kind: str, cell: str
) -> None:
    others = {"Facts": None} if sheet == "Partners" else {}
    assert (kind, sheet, cell) in found(store, workbook(**{**others, sheet: [row]}))


QUESTION = {"conflict_id": "which", "question": "Which?", **EVIDENCE}


def test_a_question_without_another_side_is_doubted_until_it_is_published_so(store: Store) -> None:
    content = workbook(Conflicts=[{**QUESTION, "about": "jobs-2020"}])
    [issue] = propose(store, "x.xlsx", content).issues
    assert (issue.kind, issue.sheet, issue.cell) == ("one-sided-conflict", "Conflicts", "E2")
    publish(store, content)
    assert propose(store, "x.xlsx", content).issues == ()


def test_what_officers_rely_on_is_one_of_the_sides(store: Store) -> None:
    question = {**QUESTION, "about": "jobs-2020; testville"}
    assert found(store, workbook(Conflicts=[{**question, "preferred": "jobs-2020"}])) == []
    wrong = workbook(Conflicts=[{**question, "preferred": "report"}])
    assert found(store, wrong) == [("preferred-elsewhere", "Conflicts", "F2")]


def test_a_second_home_is_reported_whether_the_first_is_in_the_file_or_published(store: Store) -> None:
    home = {**PARTNER, "partner_id": "our-town", "name": "Our Town", "status": "home"}
    second = {**home, "partner_id": "their-town", "name": "Their Town"}
    both = workbook(Facts=None, Partners=[home, second])
    assert found(store, both) == [("second-home", "Partners", "F2"), ("second-home", "Partners", "F3")]
    publish(store, workbook(Facts=None, Partners=[home]))
    assert found(store, only(Partners=[second])) == [("second-home", "Partners", "F2")]
    assert found(store, only(Partners=[home])) == []


def test_a_message_says_what_was_found_what_to_do_and_an_example(store: Store) -> None:
    [issue] = issues_of(store, workbook(Facts=[{**FACT, "value": "1.357.000"}]))
    assert issue.message == ("“1.357.000” has points between its thousands. Type 1,357,000.")
    assert issue.value == "1.357.000"


def test_an_unknown_name_suggests_a_likely_one(store: Store) -> None:
    [issue] = issues_of(store, workbook(Facts=[{**FACT, "partner_id": "Testvile"}]))
    assert "Did you mean “Testville”?" in issue.message


def test_equal_issues_are_grouped_with_their_cells_in_order(store: Store) -> None:
    facts = [{**FACT, "fact_id": f"f{n}", "partner_id": "Atlantis"} for n in range(11)]
    assert found(store, workbook(Facts=facts)) == [("unknown-reference", "Facts", "C2:C12")]


@pytest.mark.parametrize("typed", ["over 3,000", "over 3,000 jobs", "over 3,000 Job"])
def test_a_number_brings_its_own_word_and_may_bring_its_unit(store: Store, typed: str) -> None:
    proposal = propose(store, "test.xlsx", workbook(Facts=[{**FACT, "value": typed, "bound": None}]))
    assert proposal.issues == ()
    values = proposal.checked.records["Facts"][0].values
    assert (values["value"], values["bound"]) == (3000, "over")


@pytest.mark.parametrize("typed", ["Testville", "TESTVILLE", "testville", "Prüfstadt", "Pruefstadt", "Prufstadt"])
def test_a_partner_is_found_by_name_and_alias(store: Store, typed: str) -> None:
    content = workbook(Partners=[{**PARTNER, "aliases": "Prüfstadt"}], Facts=[{**FACT, "partner_id": typed}])
    proposal = propose(store, "test.xlsx", content)
    assert proposal.issues == ()
    assert proposal.checked.records["Facts"][0].values["partner_id"] == "testville"


def test_a_name_of_two_partners_asks_for_the_id(store: Store) -> None:
    partners = [{**PARTNER, "aliases": "Twin"}, {**PARTNER, "partner_id": "other", "name": "Twin"}]
    [issue] = issues_of(store, workbook(Partners=partners, Facts=[{**FACT, "partner_id": "twin"}]))
    assert issue.kind == "ambiguous-name"
    assert "other or testville" in issue.message


def test_a_partial_workbook_refers_to_what_is_published(small: Store) -> None:
    assert found(small, only(Facts=[{**FACT, "fact_id": "new", "value": 7}])) == []


def test_sheets_and_columns_that_are_not_ours_are_named_and_left_alone(store: Store) -> None:
    content = workbook(Notes=[{"x": 1}], Facts=[{**FACT, "colour": "blue"}])
    proposal = propose(store, "test.xlsx", content)
    assert [(issue.kind, issue.sheet, issue.cell) for issue in proposal.issues] == [
        ("unknown-column", "Facts", "K1"),
        ("unknown-sheet", "Notes", "A1"),
    ]
    assert proposal.checked.is_valid


def test_a_workbook_without_our_sheets_is_refused(store: Store) -> None:
    assert found(store, only(Budget=[{"a": 1}])) == [("no-known-sheet", "", "")]


def test_rows_with_blank_rows_between_are_all_read(store: Store) -> None:
    content = workbook(Facts=[FACT, {}, {**FACT, "fact_id": "after-a-gap"}])
    records = propose(store, "test.xlsx", content).checked.records["Facts"]
    assert [(record.id, record.row) for record in records] == [("jobs-2020", 2), ("after-a-gap", 4)]


def test_an_id_that_is_named_and_left_blank_is_told_where_it_is_named(store: Store) -> None:
    source = {key: value for key, value in SOURCE.items() if key != "source_id"}
    told = propose(store, "test.xlsx", workbook(Sources=[source])).issues
    assert {one.kind for one in told} == {"unknown-reference"}
    assert all("its ids blank: type the title" in one.message for one in told)


def test_indicator_names_are_matched_too(store: Store) -> None:
    assert found(store, workbook(Facts=[{**FACT, "indicator_id": INDICATOR["name"]}])) == []


def warnings_of(store: Store, content: bytes) -> list[tuple[str, str, str]]:
    proposal = propose(store, "test.xlsx", content)
    assert proposal.checked.is_valid, proposal.issues
    return [(issue.kind, issue.sheet, issue.cell) for issue in proposal.issues]


@pytest.mark.parametrize(("value", "is_doubted"), [(1000, True), (10, True), (999, False), (11, False), (0, False)])
def test_a_number_that_moved_tenfold_is_a_warning(small: Store, value: int, is_doubted: bool) -> None:
    expected = [("moved-tenfold", "Facts", "E2")] if is_doubted else []
    assert warnings_of(small, only(Facts=[{**FACT, "value": value}])) == expected


def test_a_future_called_past_is_a_warning(small: Store) -> None:
    assert warnings_of(small, only(Facts=[{**FACT, "period": "2999"}])) == [("future-called-past", "Facts", "G2")]
    assert warnings_of(small, only(Facts=[{**FACT, "period": "2999", "status": "planned"}])) == []
    assert warnings_of(small, only(Visits=[{**VISIT, "starts": "after 2998"}])) == [
        ("future-called-past", "Visits", "F2")
    ]


def test_a_total_unlike_its_parts_is_a_warning(small: Store) -> None:
    visit = {**VISIT, "elected_members": 8, "officers": 4}
    assert warnings_of(small, only(Visits=[{**visit, "delegates": 13}])) == [("parts-differ", "Visits", "K2")]
    assert warnings_of(small, only(Visits=[{**visit, "delegates": 12}])) == []
    assert warnings_of(small, only(Visits=[visit])) == []


def doubts(store: Store, *facts: dict[str, object], **sheets: list[dict[str, object]]) -> list[tuple[str, str, str]]:
    found = propose(store, "test.xlsx", only(Facts=list(facts), **sheets)).issues
    return [(issue.kind, issue.cell, issue.message) for issue in found]


def test_a_number_that_parts_from_its_quote_is_doubted(store: Store) -> None:
    quoted = {**FACT, "value": 3300, "quote": "with a further 3,300 engaged"}
    publish(store, workbook(Facts=[quoted]))
    [(kind, cell, message)] = doubts(store, {**quoted, "value": 3450})
    assert (kind, cell) == ("quote-says-other", "E2")
    assert message == "“3,450” is not what the quote says: it still has 3,300. Correct one of the two."
    assert doubts(store, {**quoted, "value": 3450, "quote": "with a further 3450 engaged"}) == []
    assert doubts(store, {**quoted, "value": 3450, "quote": "with 13,300 engaged"}) == []


@pytest.mark.parametrize(("value", "times"), [(1000, "10 times"), (5000, "50 times")])
def test_a_leap_says_how_far(small: Store, value: int, times: str) -> None:
    [(kind, _, message)] = doubts(small, {**FACT, "value": value})
    assert kind == "moved-tenfold"
    assert f"“{value:,}” is {times} what is published, 100." in message
    [(_, _, message)] = doubts(small, {**FACT, "value": 100 / (value / 100)})
    assert f"What is published, 100, is {times} “{10_000 / value:g}”." in message


def test_a_percentage_that_arrives_as_its_hundredth_is_doubted(store: Store) -> None:
    share = {**INDICATOR, "indicator_id": "share", "unit": "per cent"}
    fact = {**FACT, "indicator_id": "share"}
    for value, expected in ((0.08, ["share-below-one"]), (8, []), ("8%", [])):
        found = propose(store, "x.xlsx", workbook(Indicators=[share], Facts=[{**fact, "value": value}])).issues
        assert [issue.kind for issue in found] == expected


@pytest.mark.parametrize(("day", "expected"), [(1, ["first-of-month"]), (2, [])])
def test_a_month_that_arrives_as_its_first_day_is_doubted_where_its_format_is_not_known(
    small: Store, day: int, expected: list[str]
) -> None:
    tables = read_workbook(workbook(Facts=[{**FACT, "period": date(2019, 5, day)}]))
    published = published_records(small, small.current())
    for unseen, kinds in ((True, expected), (False, [])):
        found = check([replace(one, shown=None) if unseen else one for one in tables], published, date.today())
        assert [issue.kind for issue in found.issues] == kinds
    assert doubts(small, {**FACT, "period": "2019-05-01"}) == []
