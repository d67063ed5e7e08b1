"""Rows that cannot all be right are found by rules, and told at their cells unless the officers have marked them."""

import pytest
from checked import INDICATORS, MARK, OTHER, STATISTICS, found, issues
from conftest import publish
from planted import Plant, copied, plant_mixed_stage, plant_tenfold, plant_tenth, plant_unmarked, plant_wrong_total
from workbooks import EVIDENCE, FACT, MONEY, PARTNER, SOURCE, STRAND, VISIT, only, workbook

from twinboard.diff import shown
from twinboard.disagreements import disagreements
from twinboard.disagreements.numbers import Number, number
from twinboard.frames import rows
from twinboard.intake import Decisions, carry_out, decided, propose
from twinboard.publish import published_records
from twinboard.settings import SHIPPED_WORKBOOK
from twinboard.store import Store

YEARS = {**FACT, "fact_id": "years", "indicator_id": "relationship-length", "scope": "Twinning"}
EVENT_ROW = {
    "milestone_id": "works",
    "title": "Works open",
    "partner_id": "testville",
    "kind": "investment",
    **EVIDENCE,
}


PLANTED = [
    (plant_wrong_total, "total-unlike-parts", "Facts", "value", ["5,900 jobs", "over 6,300 jobs", "over 3,000 jobs"]),
    (
        plant_mixed_stage,
        "mixed-total",
        "Money",
        "made_of",
        ["different sorts", "budget-yearly-appendix is a budget, erdf-new-businesses is awarded"],
    ),
    (plant_unmarked, "sources-disagree", "Facts", "value", ["15 years in 2015", "since 1998", "sheet Conflicts"]),
    (plant_tenfold, "far-from-official", "Facts", "value", ["£220 billion", "16 times", "£13.344 billion in 2016"]),
    (
        plant_tenth,
        "far-from-official",
        "Facts",
        "value",
        ["£2.2 billion", "around 6 times as much", "£13.344 billion in 2016"],
    ),
]


@pytest.mark.thinned(3)
@pytest.mark.parametrize("stored", ["store", "shipped"])
@pytest.mark.parametrize(("plant", "kind", "sheet", "column", "said"), PLANTED)
def test_an_error_planted_in_a_copied_workbook_is_caught_at_its_cell(
    request: pytest.FixtureRequest,
    *,
    stored: str,
    plant: Plant,
    kind: str,
    sheet: str,
    column: str,
    said: list[str],
) -> None:
    store: Store = request.getfixturevalue(stored)
    [issue] = [issue for issue in issues(store, copied(plant)) if issue.kind not in ("moved-tenfold",)]
    expected = "mark-missing" if stored == "shipped" and plant is plant_unmarked else kind
    assert (issue.kind, issue.sheet, issue.column) == (expected, sheet, column)
    assert [words for words in said if words not in issue.message] == []


def test_the_shipped_workbook_has_no_disagreement_that_is_not_marked(store: Store) -> None:
    proposal = propose(store, "test.xlsx", SHIPPED_WORKBOOK.read_bytes())
    assert proposal.issues == ()
    records = {name: {record.id: record for record in found} for name, found in proposal.checked.records.items()}
    assert {(one.kind, one.id) for one in disagreements(records)} == {
        ("since", "toyota-city-relationship-2015"),
        ("since", "years-since-burnaston-investment"),
    }


def test_one_thing_of_one_period_with_two_values_is_found_until_it_is_marked(store: Store) -> None:
    other = {**OTHER, "value": 90}
    assert found(store, FACT, other) == [("sources-disagree", "Facts", "E3")]
    assert found(store, FACT, other, Conflicts=[{**MARK, "about": "jobs-2020; other"}]) == []
    assert found(store, FACT, other, Conflicts=[{**MARK, "about": "jobs-2020; testville"}]) == [
        ("sources-disagree", "Facts", "E3")
    ]


@pytest.mark.parametrize(
    ("changed", "is_found"),
    [
        ({"value": 100}, False),
        ({"value": 90, "bound": "over"}, False),
        ({"value": 110, "bound": "over"}, True),
        ({"bound": "over"}, True),
        ({"value": 105, "bound": "around"}, False),
        ({"value": 120, "bound": "around"}, True),
        ({"value": 90, "bound": "up to"}, True),
        ({"value": 90, "period": "2021"}, False),
        ({"value": 90, "scope": "The office"}, False),
        ({"value": 90, "status": "planned"}, False),
        ({"value": 90, "scope": "  the  WÓRKS. "}, True),
        ({"value": 90, "scope": "The work's"}, True),
        ({"value": 90, "strand_id": "learning"}, True),
        ({"value": 90, "period": "2020-01 to 2020-12"}, True),
        ({"value": 90, "period": "2020-11"}, False),
    ],
)
def test_only_what_cannot_both_be_right_is_a_disagreement(
    store: Store, changed: dict[str, object], *, is_found: bool
) -> None:
    assert bool(found(store, FACT, {**OTHER, **changed})) is is_found


def test_numbers_of_two_strands_are_two_numbers(store: Store) -> None:
    strands = [STRAND, {**STRAND, "strand_id": "sport", "name": "Sport"}]
    facts = [{**FACT, "strand_id": "learning"}, {**OTHER, "value": 90, "strand_id": "sport"}]
    assert found(store, *facts, Strands=strands) == []


GRANT = {**MONEY, "funder": "The fund", "status": "actual", "recurring": "no"}


@pytest.mark.parametrize(
    ("changed", "is_found"),
    [
        ({"title": "a grant."}, True),
        ({"status": None}, True),
        ({"recurring": None}, True),
        ({"funder": None}, True),
        ({"funder": "the Fund"}, True),
        ({"funder": "Another fund"}, False),
        ({"recurring": "yes"}, False),
        ({"status": "planned"}, False),
        ({"stage": "bid"}, False),
    ],
)
def test_an_amount_is_the_same_where_a_blank_says_nothing_else(
    store: Store, changed: dict[str, object], *, is_found: bool
) -> None:
    rows = [GRANT, {**GRANT, "money_id": "other", "amount_gbp": 7000, **changed}]
    assert bool(found(store, FACT, Money=rows)) is is_found


def test_a_later_edition_of_official_statistics_is_a_revision(store: Store) -> None:
    sources = [SOURCE, STATISTICS, {**STATISTICS, "source_id": "ons-2", "published": "2021"}]
    facts = [{**FACT, "source_id": "ons"}, {**OTHER, "value": 90, "source_id": "ons-2"}]
    assert found(store, *facts, Sources=sources) == []


@pytest.mark.parametrize(
    ("years", "bound", "is_found"),
    [(19, "exact", False), (18, "exact", False), (15, "exact", True), (10, "over", False), (25, "up to", False),
     (10, "up to", True), (20, "around", False)],
)  # fmt: skip
def test_a_length_of_time_is_held_against_a_beginning(store: Store, years: int, bound: str, *, is_found: bool) -> None:
    """The partner is on record since 2001; the fact is of 2020."""
    assert bool(found(store, {**YEARS, "value": years, "bound": bound})) is is_found


@pytest.mark.parametrize(
    ("period", "years", "is_found"),
    [
        ("2019/20", 19, False),
        ("2019/20", 15, True),
        ("after 2018-11", 10, True),
        ("after 2018-11", 30, False),
        ("before 2018-11", 30, True),
        ("before 2018-11", 10, False),
        ("not stated", 90, False),
    ],
)
def test_a_length_is_held_against_a_beginning_as_far_as_its_period_tells(
    store: Store, period: str, years: int, *, is_found: bool
) -> None:
    assert bool(found(store, {**YEARS, "period": period, "value": years})) is is_found
    assert found(store, {**YEARS, "period": period, "value": years, "status": "target"}) == []


@pytest.mark.parametrize(("date", "is_found"), [("1993", True), ("2000", False), ("after 1990", False)])
def test_years_since_an_event_are_held_against_its_milestone(store: Store, date: str, *, is_found: bool) -> None:
    fact = {**YEARS, "indicator_id": "years-since-event", "scope": "The investment at the works", "value": 20}
    milestone = {**EVENT_ROW, "date": date, "status": "happened"}
    assert bool(found(store, fact, Milestones=[milestone])) is is_found
    assert found(store, fact, Milestones=[{**milestone, "kind": "event"}]) == []


@pytest.mark.parametrize(
    ("changed", "is_found"),
    [
        ({"starts": "2020-03-06"}, True),
        ({"starts": "2020-03-08"}, False),
        ({"starts": "2020"}, False),
        ({"direction": "inbound"}, False),
    ],
)
def test_two_visits_on_the_same_days_may_be_one(store: Store, changed: dict[str, object], *, is_found: bool) -> None:
    visit = {**VISIT, "ends": "2020-03-07"}
    expected = [("sources-disagree", "Visits", "E3")] if is_found else []
    other = {**visit, "visit_id": "again", "ends": None, **changed}
    assert [(kind, sheet, cell) for kind, sheet, cell in found(store, FACT, Visits=[visit, other])] == expected


def test_each_two_visits_that_overlap_are_found(store: Store) -> None:
    days = {"long": (1, 20), "early": (2, 3), "late": (5, 6)}
    rows = [
        {**VISIT, "visit_id": name, "starts": f"2020-03-{first:02}", "ends": f"2020-03-{last:02}"}
        for name, (first, last) in days.items()
    ]
    assert [cell for _, _, cell in found(store, FACT, Visits=rows)] == ["E3", "E4"]


@pytest.mark.parametrize(("starts", "is_found"), [("2020-03", False), ("2020-03-06", True), ("2020-04-01", False)])
def test_of_two_visits_in_one_month_a_day_is_known_of_one_at_least(
    store: Store, starts: str, *, is_found: bool
) -> None:
    rows = [{**VISIT, "starts": "2020-03"}, {**VISIT, "visit_id": "again", "title": "Another", "starts": starts}]
    assert bool(found(store, FACT, Visits=rows)) is is_found


def test_what_is_published_unmarked_is_not_told_again(store: Store) -> None:
    content = workbook(Facts=[FACT, {**OTHER, "value": 90}])
    proposal = propose(store, "test.xlsx", content)
    carry_out(store, decided(store, proposal, Decisions()), author="A", message="both")
    assert issues(store, content) == []
    assert issues(store, only(Facts=[{**FACT, "note": "Seen."}, {**OTHER, "value": 90}])) == []


def test_a_row_that_is_not_in_the_file_is_told_at_the_one_that_is(store: Store) -> None:
    publish(store, workbook(Indicators=INDICATORS, Facts=[{**YEARS, "value": 19}]))
    [issue] = issues(store, only(Partners=[{**PARTNER, "since": "1990"}]))
    assert (issue.kind, issue.sheet, issue.cell) == ("sources-disagree", "Partners", "A2")
    assert "19 years in 2020 would mean 2000 or 2001; Testville is on record since 1990" in issue.message


def numbers(store: Store) -> list[Number]:
    published = published_records(store, 1)
    found = [number(record, published) for sheet in ("Facts", "Money") for record in published[sheet].values()]
    return [one for one in found if one]


@pytest.mark.parametrize("stored", ["shipped", "crowded"])
def test_what_may_be_added_is_the_same_in_sql_and_here(request: pytest.FixtureRequest, stored: str) -> None:
    store: Store = request.getfixturevalue(stored)
    statement = "select number_id, addable_as from numbers where sheet != 'Visits'"
    with store._reader(1).cursor(statement) as cursor:
        found = cursor.execute(statement).fetchall()
    assert dict(found) == {one.record.id: one.addable_as for one in numbers(store)}


def test_each_total_agrees_with_the_words_it_is_shown_with(shipped: Store) -> None:
    facts = {row["fact_id"]: row for row in rows(shipped.ask("evidence/facts"))}
    for one in numbers(shipped):
        row = facts[one.record.id]
        assert (shown(one.stated.value), one.stated.bound) == (
            f"{row['value']:.6f}".rstrip("0").rstrip("."),
            row["bound"],
        )
