"""A total or a share says what it is made of: parts of its own sort, that are there and that can make it."""

from collections.abc import Sequence

import pytest
from checked import INDICATORS, OTHER, found, issues, places
from conftest import publish
from workbooks import EVIDENCE, FACT, INDICATOR, MONEY, only, workbook

from twinboard.diff import compare
from twinboard.errors import DamagedVersion, StillNamed
from twinboard.intake import Decisions, Proposal, decided, propose
from twinboard.publish import Publication, published_records
from twinboard.publish import publish as publish_difference
from twinboard.rules.sheets import BY_NAME
from twinboard.store import Store

pytestmark = pytest.mark.usefixtures("read_here")

Row = dict[str, object]


def part(name: str, value: object, bound: str = "exact", **values: object) -> Row:
    return {**FACT, "fact_id": name, "scope": name, "value": value, "bound": bound, **values}


def made(of: Sequence[Row], value: object, bound: str = "exact", **values: object) -> Row:
    ids = "; ".join(str(row["fact_id"]) for row in of)
    return {**part("all", value, bound), "made_of": ids, **values}


WORKS, SUPPLIERS = part("works", 3000, "over"), part("suppliers", 3300)
TOTAL = made([WORKS, SUPPLIERS], 6300, "over")
UNLIKE = [("total-unlike-parts", "Facts", "E4")]


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
def test_a_total_of_another_unit_attribution_or_kind_is_refused(store: Store, other: dict[str, object]) -> None:
    indicators = [INDICATOR, {**other, "indicator_id": "other-indicator"}]
    facts = [{**FACT, "made_of": "other"}, {**OTHER, "indicator_id": "other-indicator"}]
    assert [issue.kind for issue in issues(store, workbook(Indicators=indicators, Facts=facts))] == ["mixed-total"]


@pytest.mark.thinned(3)
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


@pytest.mark.parametrize(
    ("parts", "value", "bound", "is_found"),
    [
        ([WORKS, SUPPLIERS], 6300, "over", False),
        ([WORKS, SUPPLIERS], 5900, "exact", True),
        ([WORKS, SUPPLIERS], 6300, "exact", True),
        ([WORKS, SUPPLIERS], 6400, "exact", False),
        ([WORKS, SUPPLIERS], 63000, "exact", True),
        ([WORKS, SUPPLIERS], 3000, "at least", True),
        ([WORKS, part("suppliers", 3300, "around")], 5, "exact", True),
        ([WORKS, part("suppliers", 3300, "around")], 6000, "exact", False),
        ([part("works", 1000, "around"), part("suppliers", 6000000)], 6500000, "exact", True),
        ([part("works", 1000, "around"), part("suppliers", 6000000)], 6001050, "exact", False),
        ([part("works", 33), part("suppliers", 33)], 66, "around", False),
    ],
)
def test_a_total_is_held_against_its_parts_each_with_its_own_word(
    store: Store, parts: list[Row], value: int, bound: str, *, is_found: bool
) -> None:
    assert found(store, *parts, made(parts, value, bound)) == (UNLIKE if is_found else [])


@pytest.mark.parametrize(
    ("stated", "is_found"), [(33, False), (33.3, False), (36, True), (30, True), ("around 36", False)]
)
def test_a_share_of_exact_numbers_may_be_rounded_and_no_more(store: Store, stated: object, *, is_found: bool) -> None:
    rows = [part("works", 1000), part("suppliers", 3000)]
    bound = "around" if stated == "around 36" else "exact"
    share = made(rows, stated, bound, indicator_id="share")
    assert found(store, *rows, share) == (UNLIKE if is_found else [])


def test_what_is_stated_is_said_in_the_number_that_it_has(store: Store) -> None:
    [issue] = issues(store, workbook(Facts=[WORKS, SUPPLIERS, {**TOTAL, "value": 5900, "bound": "exact"}]))
    assert "5,900 jobs are stated, and the parts (over 3,000 jobs, 3,300 jobs) make over 6,300 jobs" in issue.message
    rows = [{**MONEY, "made_of": "part"}, {**MONEY, "money_id": "part", "title": "Part", "amount_gbp": 900}]
    [issue] = issues(store, workbook(Money=rows))
    assert "£5,000 is stated" in issue.message


SUM = {**MONEY, "money_id": "sum", "title": "Both", "amount_gbp": 5000, "made_of": "grant", "status": "actual"}
GRANT = {**MONEY, "status": "actual", "recurring": "no"}
OTHERS = {**INDICATOR, "indicator_id": "others"}
SUPPLIED = {**SUPPLIERS, "indicator_id": "others"}
WITH_TOTALS = {
    "Indicators": [INDICATOR, OTHERS],
    "Facts": [WORKS, SUPPLIED, TOTAL],
    "Money": [GRANT, SUM],
}


@pytest.mark.thinned(3)
@pytest.mark.parametrize(
    ("sent", "sheet", "cell", "said"),
    [
        ({"Money": [{**GRANT, "stage": "bid"}]}, "Money", "F2", "sum is awarded, grant is a bid"),
        ({"Money": [{**GRANT, "status": "planned"}]}, "Money", "I2", "sum is actual, grant is planned"),
        ({"Money": [{**GRANT, "recurring": "yes"}]}, "Money", "J2", "sum comes once, grant comes every year"),
        ({"Facts": [{**WORKS, "status": "target"}]}, "Facts", "G2", "all is actual, works is a target"),
        ({"Facts": [{**SUPPLIED, "status": "target"}]}, "Facts", "G2", "all is actual, suppliers is a target"),
        ({"Indicators": [{**OTHERS, "unit": "people"}]}, "Indicators", "C2", "all is in jobs, suppliers is in people"),
        ({"Indicators": [{**OTHERS, "attribution": "caused"}]}, "Indicators", "F2", "suppliers has the attribution"),
        ({"Money": [{**SUM, "stage": "spent"}]}, "Money", "F2", "sum is spent, grant is awarded"),
        ({"Money": [{**GRANT, "stage": "bid"}, SUM]}, "Money", "F2", "sum is awarded, grant is a bid"),
    ],
)  # fmt: skip
def test_a_part_that_becomes_of_another_sort_than_its_published_total_is_refused_at_the_changed_cell(
    store: Store, sent: dict[str, list[Row]], sheet: str, cell: str, said: str
) -> None:
    publish(store, workbook(**WITH_TOTALS))
    [issue] = issues(store, only(**sent))
    assert (issue.kind, issue.sheet, issue.cell) == ("mixed-total", sheet, cell)
    assert said in issue.message


def test_only_what_differs_is_named(store: Store) -> None:
    rows = [GRANT, {**GRANT, "money_id": "bid", "stage": "bid"}, {**SUM, "made_of": "grant; bid"}]
    [issue] = issues(store, workbook(Money=rows))
    assert "of different sorts: sum is awarded, bid is a bid. All" in issue.message


def test_a_file_without_a_column_is_checked_with_what_is_published_of_it(store: Store) -> None:
    publish(store, workbook(**WITH_TOTALS))
    short = {name: value for name, value in TOTAL.items() if name != "made_of"}
    assert places(issues(store, only(Facts=[{**short, "value": 5900, "bound": "exact"}]))) == [
        ("total-unlike-parts", "Facts", "E2")
    ]


def test_a_number_is_not_made_of_itself(store: Store) -> None:
    assert found(store, {**FACT, "made_of": "jobs-2020"}) == [("made-of-itself", "Facts", "K2")]
    circle = [{**FACT, "made_of": "other"}, {**OTHER, "scope": "All", "made_of": "jobs-2020"}]
    assert found(store, *circle) == [("made-of-itself", "Facts", "K2"), ("made-of-itself", "Facts", "K3")]


def retired(store: Store, content: bytes, *sheets: str) -> Proposal:
    return decided(store, propose(store, "x.xlsx", content), Decisions(retire=frozenset(sheets or BY_NAME)))


def test_a_part_is_not_retired_from_under_its_total(store: Store) -> None:
    publish(store, workbook(**WITH_TOTALS))
    proposal = retired(store, only(Facts=[WORKS, TOTAL]))
    errors = [place for place in places(list(proposal.issues)) if place[0] == "names-retired"]
    assert (errors, proposal.checked.is_valid) == ([("names-retired", "Facts", "K3")], False)
    assert proposal.difference.changes == ()
    assert retired(store, only(Facts=[WORKS])).checked.is_valid


def test_a_part_whose_share_is_not_in_the_file_is_not_retired_either(store: Store) -> None:
    money = [MONEY, {**MONEY, "money_id": "fund", "title": "The fund", "amount_gbp": 20000}]
    share = part("share", 25, indicator_id="share", made_of="grant; fund")
    publish(store, workbook(Indicators=INDICATORS, Facts=[FACT, share], Money=money))
    with pytest.raises(StillNamed, match=r"the row share of the sheet Facts, .* names it in made_of"):
        retired(store, only(Money=[MONEY]))
    assert retired(store, only(Facts=[FACT], Money=[MONEY])).checked.is_valid


def test_a_side_of_a_question_is_not_retired_without_it(store: Store) -> None:
    question = {"conflict_id": "which", "question": "Which?", "about": "jobs-2020; other", **EVIDENCE}
    publish(store, workbook(Facts=[FACT, {**OTHER, "value": 90}], Conflicts=[question]))
    proposal = retired(store, only(Facts=[FACT], Conflicts=[question]))
    assert ("names-retired", "Conflicts", "C2") in places(list(proposal.issues))
    with pytest.raises(StillNamed, match="other"):
        retired(store, only(Facts=[FACT]))


def test_a_total_of_a_part_that_is_not_there_is_never_written(store: Store) -> None:
    """The check of the store is the second lock: here the first one is passed by."""
    publish(store, workbook(**WITH_TOTALS))
    proposal = propose(store, "x.xlsx", only(Facts=[WORKS, TOTAL]))
    difference = compare(proposal.checked.records, published_records(store, 1), retire={"Facts"})
    with pytest.raises(DamagedVersion, match="indicators and parts that are there"):
        publish_difference(store, 1, difference, Publication("A", "past the check", "x.xlsx", "0" * 64))


SUMMED = [part("works", 3000, "over"), part("suppliers", 3300)]


@pytest.mark.parametrize(
    ("changed", "is_found"),
    [
        ({}, True),
        ({"made_of": "works; suppliers"}, False),
        ({"bound": "exact"}, False),
        ({"value": 6400}, False),
        ({"period": "2021"}, False),
        ({"status": "planned"}, False),
    ],
)
def test_a_number_that_is_what_the_others_make_is_asked_whether_it_is_their_total(
    store: Store, changed: Row, *, is_found: bool
) -> None:
    total = {**part("all", 6300, "over"), "made_of": None, **changed}
    assert found(store, *SUMMED, total) == ([("unnamed-total", "Facts", "K4")] if is_found else [])


def test_the_question_names_what_to_fill_in_and_is_not_asked_again_once_it_is_published(store: Store) -> None:
    content = workbook(Facts=[*SUMMED, part("all", 6300, "over")])
    [issue] = issues(store, content)
    assert "fill in its made_of: works; suppliers" in issue.message
    publish(store, content)
    assert issues(store, content) == []


def test_a_new_part_that_makes_a_published_number_a_total_is_told_at_the_part(store: Store) -> None:
    publish(store, workbook(Facts=[SUMMED[0], part("all", 6300, "over")]))
    assert places(issues(store, only(Facts=[SUMMED[1]]))) == [("unnamed-total", "Facts", "E2")]


def test_lengths_of_time_make_no_total(store: Store) -> None:
    lengths = {"first": 5, "second": 6, "both": 11}
    rows = [part(name, value, indicator_id="relationship-length", status="target") for name, value in lengths.items()]
    assert found(store, *rows) == []
