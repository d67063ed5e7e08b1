"""What a query must never say: sums that mix what cannot be mixed, or lose a word."""

import re

import duckdb
import pytest
from conftest import publish
from workbooks import EVIDENCE, FACT, INDICATOR, MONEY, VISIT, workbook

from twinboard import queries
from twinboard.frames import rows
from twinboard.store import Store

SECOND = {**FACT, "fact_id": "suppliers", "scope": "Suppliers", "value": 50}


def jobs_total(store: Store, *facts: dict[str, object], **sheets: list[dict[str, object]]) -> tuple[object, object]:
    publish(store, workbook(Facts=list(facts), **sheets))
    row = rows(store.ask("charts/jobs_by_employer"))[0]
    return row["total_value"], row["total_bound"]


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("first", "second", "total"),
    [
        ("exact", "exact", "exact"),
        ("over", "exact", "over"),
        ("at least", "over", "over"),
        ("at least", "exact", "at least"),
        ("up to", "up to", "up to"),
        ("around", "exact", "around"),
    ],
)
def test_a_sum_carries_the_word(store: Store, first: str, second: str, total: str) -> None:
    assert jobs_total(store, {**FACT, "bound": first}, {**SECOND, "bound": second}) == (150, total)


@pytest.mark.thinned(3)
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"bound": "over"}, {"bound": "up to"}),
        ({"bound": "around"}, {"bound": "over"}),
        ({"period": "2019"}, {"period": "2020"}),
    ],
)
def test_what_cannot_be_summed_honestly_is_not_summed(
    store: Store, first: dict[str, object], second: dict[str, object]
) -> None:
    assert jobs_total(store, {**FACT, **first}, {**SECOND, **second}) == (None, None)


def test_two_statements_of_the_same_jobs_are_never_added(store: Store) -> None:
    assert jobs_total(store, FACT, {**FACT, "fact_id": "rival", "value": 120}) == (None, None)
    assert list(store.ask("explore/tiles")["tile"]) == []


def test_jobs_that_a_conflict_sets_against_each_other_are_never_added(store: Store) -> None:
    conflict = {"conflict_id": "which", "question": "Which?", "about": "jobs-2020; suppliers", **EVIDENCE}
    assert jobs_total(store, FACT, SECOND, Conflicts=[conflict]) == (None, None)
    assert list(store.ask("explore/tiles")["tile"]) == []


def test_a_sum_never_mixes_attribution(store: Store) -> None:
    indicators = [INDICATOR, {**INDICATOR, "indicator_id": "caused-jobs", "attribution": "caused"}]
    assert jobs_total(store, FACT, {**SECOND, "indicator_id": "caused-jobs"}, Indicators=indicators) == (None, None)


MIXTURES = {
    "status": [MONEY, {**MONEY, "money_id": "other", "status": "proposed"}],
    "stage": [MONEY, {**MONEY, "money_id": "other", "stage": "bid"}],
    "one-off with recurring": [MONEY, {**MONEY, "money_id": "other", "recurring": "yes"}],
    "unit": [FACT, {**FACT, "fact_id": "other", "indicator_id": "firms"}],
    "kind": [FACT, {**FACT, "fact_id": "other", "indicator_id": "new-jobs"}],
    "attribution": [FACT, {**FACT, "fact_id": "other", "indicator_id": "caused-jobs"}],
}
INDICATORS = [
    INDICATOR,
    {**INDICATOR, "indicator_id": "firms", "unit": "firms"},
    {**INDICATOR, "indicator_id": "new-jobs", "kind": "flow"},
    {**INDICATOR, "indicator_id": "caused-jobs", "attribution": "caused"},
]


SUM = "select honest_sum(value, addable_as) from numbers"


@pytest.mark.thinned(2)
@pytest.mark.parametrize("mixture", MIXTURES)
def test_a_sum_of_numbers_of_different_sorts_is_an_error(store: Store, mixture: str) -> None:
    planted = MIXTURES[mixture]
    sheet = "Money" if planted[0] is MONEY else "Facts"
    publish(store, workbook(**{"Facts": [], "Indicators": INDICATORS, sheet: planted}))
    is_told = pytest.raises(duckdb.InvalidInputException, match=r"would mix .* with ")
    with store._reader(1).cursor(SUM) as cursor, is_told:
        cursor.execute(SUM).fetchall()


def test_a_sum_of_numbers_of_one_sort_is_made(store: Store) -> None:
    money = [MONEY, {**MONEY, "money_id": "other", "recurring": "no", "amount_gbp": 7}]
    publish(store, workbook(Facts=[], Money=money))
    with store._reader(1).cursor(SUM) as cursor:
        assert cursor.execute(SUM).fetchall() == [(5007,)]


COUNTS = {"count_happened", "count_planned", "t.visits", "b.people", "summed", "c.count_rows"}
"""What is counted row by row; all else that is added up are numbers of sources, which may be of different sorts."""

SHARES = {"share_gbp", "most_of_share_gbp"}
"""What several paid of one amount, which is of one sort."""


@pytest.mark.parametrize(
    "name", [name for folder in ("charts", "explore", "evidence") for name in queries.names(folder)]
)
def test_numbers_of_sources_are_added_by_the_honest_sum_alone(name: str) -> None:
    added = set(re.findall(r"(?<![a-z_])sum\(([\w.]*)", queries.load(name).sql))
    assert added <= COUNTS | SHARES


def test_planned_jobs_are_not_counted_with_actual_ones(store: Store) -> None:
    publish(store, workbook(Facts=[FACT, {**SECOND, "status": "planned"}]))
    assert list(store.ask("charts/jobs_by_employer")["employer"]) == ["The works"]
    [tile] = store.ask("explore/tiles").to_dict("records")
    assert (tile["tile"], tile["value"]) == ("jobs", 100)


def test_only_the_newest_statement_of_each_employer_is_shown(store: Store) -> None:
    publish(store, workbook(Facts=[FACT, {**FACT, "fact_id": "older", "period": "2010", "value": 9}]))
    assert list(store.ask("charts/jobs_by_employer")["value"]) == [100]


def test_planned_visits_have_no_delegates_in_the_chart(store: Store) -> None:
    visits = [{**VISIT, "officers": 2}, {**VISIT, "visit_id": "plan", "status": "planned", "officers": 9}]
    publish(store, workbook(Visits=visits))
    assert list(store.ask("charts/delegates_by_visit")["people"]) == [2]
    assert list(store.ask("charts/visits_over_time")["status"]) == ["planned", "held"]


def test_people_not_split_by_role_stand_apart(store: Store) -> None:
    publish(store, workbook(Visits=[{**VISIT, "officers": 2, "delegates": 5}]))
    frame = store.ask("charts/delegates_by_visit")
    assert dict(zip(frame["role"], frame["people"], strict=True)) == {
        "Roles not split in the source": 3,
        "Council officers": 2,
    }


def test_travellers_are_counted_once_where_both_total_and_roles_are_given(store: Store) -> None:
    publish(store, workbook(Visits=[{**VISIT, "officers": 2, "delegates": 5}]))
    tiles = {row["tile"]: row["value"] for row in store.ask("explore/tiles").to_dict("records")}
    assert tiles["travelled"] == 5


def test_money_is_listed_by_stage_and_never_added(store: Store) -> None:
    money = [MONEY, {**MONEY, "money_id": "asked", "stage": "bid", "amount_gbp": 9000}]
    publish(store, workbook(Money=money))
    frame = store.ask("charts/money_by_stage")
    assert list(zip(frame["stage"], frame["amount_gbp"], strict=True)) == [("bid", 9000), ("awarded", 5000)]


@pytest.mark.thinned(3)
@pytest.mark.parametrize("words", ["TESTVILLE works", "works testville", "Prufstadt"])
def test_search_finds_words_in_any_order_case_and_accent(store: Store, words: str) -> None:
    partner = {"partner_id": "testville", "name": "Testville", "aliases": "Prüfstadt", "kind": "city"}
    partner |= {"relationship": "twinning", "status": "active", "source_id": "report", "locator": "para 1"}
    publish(store, workbook(Partners=[partner]))
    assert list(store.ask("evidence/facts", {"search": words})["fact_id"]) == ["jobs-2020"]
    assert store.ask("evidence/facts", {"search": f"{words} elsewhere"}).empty


def cost_rows(store: Store, *visits: dict[str, object]) -> list[dict[str, object]]:
    publish(store, workbook(Visits=list(visits)))
    return rows(store.ask("charts/cost_of_visit"))


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("typed", "each", "bound"),
    [
        ("£4,000", 250, "exact"),
        ("around £4,000", 250, "around"),
        ("up to £4,000", 250, "up to"),
        ("over £4,000", 250, "over"),
    ],
)
def test_the_cost_of_a_night_carries_the_word_of_the_cost(store: Store, typed: str, each: int, bound: str) -> None:
    days = {"starts": "2020-03-04", "ends": "2020-03-08", "delegates": 4}
    [row] = cost_rows(store, {**VISIT, **days, "cost_gbp": typed})
    assert (row["people"], row["nights"]) == (4, 4)
    assert (row["per_person_night_gbp"], row["per_person_night_bound"]) == (each, bound)


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("typed", "each", "bound"),
    [("£10", 0.63, "around"), ("over £10", 0.62, "over"), ("up to £10", 0.63, "up to"), ("£40", 2.5, "exact")],
)
def test_a_small_cost_of_a_night_is_given_in_pence(store: Store, typed: str, each: float, bound: str) -> None:
    days = {"starts": "2020-03-04", "ends": "2020-03-08", "delegates": 4}
    [row] = cost_rows(store, {**VISIT, **days, "cost_gbp": typed})
    assert (row["per_person_night_gbp"], row["per_person_night_bound"]) == (each, bound)


def test_a_cost_is_not_divided_where_the_days_are_not_exact(store: Store) -> None:
    [row] = cost_rows(store, {**VISIT, "starts": "2020-03", "delegates": 4, "cost_gbp": 4000})
    assert row["per_person_night_gbp"] is None


def test_the_costed_example_shows_its_working(shipped: Store) -> None:
    [row] = rows(shipped.ask("charts/cost_of_visit"))
    assert (row["cost_gbp"], row["cost_bound"], row["people"], row["nights"]) == (4000, "around", 4, 4)
    assert (row["per_person_night_gbp"], row["per_person_night_bound"], row["status"]) == (250, "around", "estimate")


def test_sums_of_one_funder_are_added_only_within_a_stage_and_status(store: Store) -> None:
    money = [
        {**MONEY, "money_id": "a", "funder": "Fund", "status": "actual", "amount_gbp": 100, "bound": "over"},
        {**MONEY, "money_id": "b", "funder": "Fund", "status": "actual", "amount_gbp": 20, "period": "2021/22"},
        {**MONEY, "money_id": "c", "funder": "Fund", "status": "proposed", "amount_gbp": 7},
        {**MONEY, "money_id": "d", "funder": "Fund", "status": "actual", "amount_gbp": 3, "stage": "bid"},
    ]
    publish(store, workbook(Money=money))
    found = rows(store.ask("charts/money_by_funder"))
    assert {(row["stage"], row["status"], row["amount_gbp"], row["bound"]) for row in found} == {
        ("awarded", "actual", 120, "over"),
        ("awarded", "proposed", 7, "exact"),
        ("bid", "actual", 3, "exact"),
    }


def test_contested_budgets_of_one_funder_are_kept_apart(shipped: Store) -> None:
    found = rows(shipped.ask("charts/money_by_funder"))
    assert sorted(row["amount_gbp"] for row in found if row["stage"] == "budget") == [5000, 5000, 20000, 20000]


def test_planned_visits_and_stated_counts_are_never_added_to_visits_held(store: Store) -> None:
    publish(store, workbook(Visits=[VISIT, {**VISIT, "visit_id": "plan", "status": "planned"}]))
    found = rows(store.ask("charts/visits_by_partner"))
    assert {(row["status"], row["visits"], row["total_held"]) for row in found} == {("held", 1, 1), ("planned", 1, 1)}


NAMING_NUMBERS = [name for name in queries.names("charts") if "as number_ids" in queries.load(name).sql]


@pytest.mark.parametrize("stored", ["shipped", "crowded"])
@pytest.mark.parametrize("name", NAMING_NUMBERS)
def test_the_numbers_that_a_chart_names_stand_in_the_register(
    request: pytest.FixtureRequest, name: str, stored: str
) -> None:
    store: Store = request.getfixturevalue(stored)
    register = set(store.ask("evidence/facts")["fact_id"])
    named = {identity for row in rows(store.ask(name)) for identity in row["number_ids"]}
    assert named <= register
