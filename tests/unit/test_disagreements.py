"""Rows that cannot all be right are found by rules, and told at their cells unless the officers have marked them."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from conftest import publish
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import EVIDENCE, FACT, INDICATOR, MONEY, PARTNER, SOURCE, VISIT, only, workbook

from twinboard.diff import compare, shown
from twinboard.disagreements import disagreements
from twinboard.disagreements.numbers import Number, number
from twinboard.errors import DamagedVersion
from twinboard.frames import rows
from twinboard.intake import Decisions, carry_out, decided, propose
from twinboard.models import Issue
from twinboard.publish import Publication, published_records
from twinboard.publish import publish as publish_difference
from twinboard.settings import SHIPPED_WORKBOOK
from twinboard.store import Store
from twinboard.validate import check
from twinboard.workbook.read import read_workbook

LENGTH = {**INDICATOR, "indicator_id": "relationship-length", "name": "Length", "unit": "years"}
EVENT = {**INDICATOR, "indicator_id": "years-since-event", "name": "Years since an event", "unit": "years"}
SHARE = {**INDICATOR, "indicator_id": "share", "name": "Share", "unit": "per cent", "kind": "rate"}
STATISTICS = {**SOURCE, "source_id": "ons", "title": "Statistics", "kind": "official statistics"}
INDICATORS = [INDICATOR, LENGTH, EVENT, SHARE]
YEARS = {**FACT, "fact_id": "years", "indicator_id": "relationship-length", "scope": "Twinning"}
OTHER = {**FACT, "fact_id": "other"}
MARK = {"conflict_id": "which", "question": "Which?", **EVIDENCE}
EVENT_ROW = {
    "milestone_id": "works",
    "title": "Works open",
    "partner_id": "testville",
    "kind": "investment",
    **EVIDENCE,
}


def issues(store: Store, content: bytes) -> list[Issue]:
    """As `propose` finds them, but read in this process: it is the rules that are tried here."""
    published = published_records(store, store.current())
    return list(check(read_workbook(content), published, date.today()).issues)


def found(store: Store, *facts: dict[str, object], **sheets: list[dict[str, object]]) -> list[tuple[str, str, str]]:
    content = workbook(Indicators=INDICATORS, Facts=list(facts), **sheets)
    return [(issue.kind, issue.sheet, issue.cell) for issue in issues(store, content)]


def copied(plant: Callable[[dict[str, Worksheet]], None]) -> bytes:
    """The shipped workbook with an error planted in it."""
    book = load_workbook(SHIPPED_WORKBOOK)
    plant({sheet.title: sheet for sheet in book})
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def row_of(sheet: Worksheet, identity: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == identity)


def put(sheet: Worksheet, identity: str, **values: object) -> None:
    """Changes cells of a row, or adds the row."""
    headers = {cell.value: cell.column for cell in sheet[1]}
    row = next((cell.row for cell in sheet["A"] if cell.value == identity), sheet.max_row + 1)
    for name, value in ({headers_id(sheet): identity} | values).items():
        sheet.cell(row, headers[name], value)


def headers_id(sheet: Worksheet) -> str:
    return str(sheet["A1"].value)


def plant_wrong_total(sheets: dict[str, Worksheet]) -> None:
    parts = "jobs-tmuk-burnaston; jobs-local-supply-chain"
    evidence = {"source_id": "d2-2018", "locator": "para 3.2"}
    known = {"indicator_id": "jobs-at-employer", "partner_id": "toyota-city", "period": "2018", "status": "actual"}
    put(sheets["Facts"], "jobs-total", value=5900, bound="exact", scope="All", made_of=parts, **known, **evidence)


def plant_mixed_stage(sheets: dict[str, Worksheet]) -> None:
    put(sheets["Money"], "budget-yearly-appendix", made_of="budget-2016-17-appendix; erdf-new-businesses")


def plant_unmarked(sheets: dict[str, Worksheet]) -> None:
    conflicts = sheets["Conflicts"]
    conflicts.delete_rows(row_of(conflicts, "since-when-toyota-city-is-a-twin"))


def plant_tenfold(sheets: dict[str, Worksheet]) -> None:
    put(sheets["Facts"], "uk-exports-to-china-article", value="£220 billion", quote="")


def plant_tenth(sheets: dict[str, Worksheet]) -> None:
    put(sheets["Facts"], "uk-exports-to-china-article", value="£2.2 billion", quote="")


PLANTED = [
    (plant_wrong_total, "total-unlike-parts", "Facts", "value", ["5,900 jobs", "over 6,300 jobs", "over 3,000 jobs"]),
    (
        plant_mixed_stage,
        "mixed-total",
        "Money",
        "made_of",
        ["different sorts", "erdf-new-businesses (around £1 million) is £, awarded, actual, once"],
    ),
    (plant_unmarked, "sources-disagree", "Facts", "value", ["15 years in 2015", "since 1998", "sheet Conflicts"]),
    (plant_tenfold, "far-from-official", "Facts", "value", ["£220 billion", "16 times", "£13.344 billion in 2016"]),
    (
        plant_tenth,
        "far-from-official",
        "Facts",
        "value",
        ["£2.2 billion", "around one 6th of", "£13.344 billion in 2016"],
    ),
]


@pytest.mark.parametrize("stored", ["store", "shipped"])
@pytest.mark.parametrize(("plant", "kind", "sheet", "column", "said"), PLANTED)
def test_an_error_planted_in_a_copied_workbook_is_caught_at_its_cell(
    request: pytest.FixtureRequest,
    *,
    stored: str,
    plant: Callable[..., None],
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
    assert found(store, FACT, other, Conflicts=[{**MARK, "about": "jobs-2020"}]) == [
        ("sources-disagree", "Facts", "E3")
    ]


@pytest.mark.parametrize(
    ("changed", "is_found"),
    [
        ({"value": 100}, False),
        ({"value": 90, "bound": "over"}, False),
        ({"value": 110, "bound": "over"}, True),
        ({"value": 105, "bound": "around"}, False),
        ({"value": 120, "bound": "around"}, True),
        ({"value": 90, "bound": "up to"}, True),
        ({"value": 90, "period": "2021"}, False),
        ({"value": 90, "scope": "The office"}, False),
        ({"value": 90, "status": "planned"}, False),
    ],
)
def test_only_what_cannot_both_be_right_is_a_disagreement(
    store: Store, changed: dict[str, object], *, is_found: bool
) -> None:
    assert bool(found(store, FACT, {**OTHER, **changed})) is is_found


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


@pytest.mark.parametrize(("stated", "is_found"), [(25, False), (24.6, True), (30, True)])
def test_a_share_is_held_against_its_part_and_whole(store: Store, stated: float, *, is_found: bool) -> None:
    share = {**FACT, "fact_id": "share-1", "indicator_id": "share", "value": stated, "made_of": "part; jobs-2020"}
    part = {**FACT, "fact_id": "part", "scope": "Part", "value": 25}
    assert bool(found(store, FACT, part, share)) is is_found


def test_a_share_of_anything_but_two_numbers_is_refused(store: Store) -> None:
    share = {**FACT, "fact_id": "share-1", "indicator_id": "share", "value": 25, "made_of": "jobs-2020"}
    assert found(store, FACT, share) == [("share-of-others", "Facts", "K3")]


def test_parts_that_are_no_numbers_are_reported(store: Store) -> None:
    assert found(store, {**FACT, "made_of": "testville"}) == [("unknown-id", "Facts", "K2")]


MIXED: dict[str, list[dict[str, object]]] = {
    "status": [{**MONEY, "money_id": "part", "status": "proposed"}],
    "stage": [{**MONEY, "money_id": "part", "stage": "bid"}],
    "every year": [{**MONEY, "money_id": "part", "recurring": "yes"}],
}


@pytest.mark.parametrize("mixture", MIXED)
def test_a_total_of_parts_of_another_sort_is_refused(store: Store, mixture: str) -> None:
    content = workbook(Money=[*MIXED[mixture], {**MONEY, "made_of": "part"}])
    [issue] = issues(store, content)
    assert (issue.kind, issue.sheet) == ("mixed-total", "Money")
    assert mixture in issue.message or "bid" in issue.message or "proposed" in issue.message


@pytest.mark.parametrize(
    "other",
    [{**INDICATOR, "unit": "firms"}, {**INDICATOR, "attribution": "caused"}, {**INDICATOR, "kind": "flow"}],
    ids=["unit", "attribution", "kind"],
)
def test_a_total_of_another_unit_kind_or_attribution_is_refused(store: Store, other: dict[str, object]) -> None:
    indicators = [INDICATOR, {**other, "indicator_id": "other-indicator"}]
    facts = [{**FACT, "made_of": "other"}, {**OTHER, "indicator_id": "other-indicator"}]
    assert [issue.kind for issue in issues(store, workbook(Indicators=indicators, Facts=facts))] == ["mixed-total"]


@pytest.mark.parametrize("mixture", MIXED)
def test_a_mixed_total_that_reached_the_store_is_not_published(store: Store, mixture: str) -> None:
    """The check of the store is the second lock: here the first one is passed by."""
    proposal = propose(store, "test.xlsx", workbook(Money=[*MIXED[mixture], {**MONEY, "made_of": "part"}]))
    difference = compare(proposal.checked.records, {})
    publication = Publication("A", "past the check", "test.xlsx", "0" * 64)
    with pytest.raises(DamagedVersion, match="Every total is made of numbers of its own sort"):
        publish_difference(store, None, difference, publication)
    assert store.numbers() == ()


def test_a_stated_total_is_not_added_to_its_parts(store: Store) -> None:
    total = {**FACT, "fact_id": "all", "scope": "All", "value": 150, "made_of": "jobs-2020; other"}
    money = [MONEY, {**MONEY, "money_id": "b", "amount_gbp": 7}, {**MONEY, "money_id": "c", "amount_gbp": 5007}]
    money = [{**row, "funder": "Fund", "title": row["money_id"]} for row in money]
    money[2]["made_of"] = "grant; b"
    publish(store, workbook(Facts=[FACT, {**OTHER, "scope": "Suppliers", "value": 50}, total], Money=money))
    assert store.ask("charts/jobs_by_employer")["total_value"][0] == 150
    assert store.ask("explore/tiles")["value"][0] == 150
    assert list(store.ask("charts/money_by_funder")["amount_gbp"]) == [5007]


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
    with store._reader(1).cursor() as cursor:
        found = cursor.execute("select number_id, addable_as from numbers where sheet != 'Visits'").fetchall()
    assert dict(found) == {one.record.id: one.addable_as for one in numbers(store)}


def test_each_total_agrees_with_the_words_it_is_shown_with(shipped: Store) -> None:
    facts = {row["fact_id"]: row for row in rows(shipped.ask("evidence/facts"))}
    for one in numbers(shipped):
        row = facts[one.record.id]
        assert (shown(one.stated.value), one.stated.bound) == (
            f"{row['value']:.6f}".rstrip("0").rstrip("."),
            row["bound"],
        )
