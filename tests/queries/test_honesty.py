"""What a query must never say: sums that mix what cannot be mixed, or lose a word."""

import pytest
from conftest import publish
from workbooks import FACT, INDICATOR, MONEY, VISIT, workbook

from twinboard.frames import rows
from twinboard.store import Store

SECOND = {**FACT, "fact_id": "suppliers", "scope": "Suppliers", "value": 50}


def jobs_total(store: Store, *facts: dict[str, object], **sheets: list[dict[str, object]]) -> tuple[object, object]:
    publish(store, workbook(Facts=list(facts), **sheets))
    row = rows(store.ask("charts/jobs_by_employer"))[0]
    return row["total_value"], row["total_bound"]


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


def test_a_sum_never_mixes_attribution(store: Store) -> None:
    indicators = [INDICATOR, {**INDICATOR, "indicator_id": "caused-jobs", "attribution": "caused"}]
    assert jobs_total(store, FACT, {**SECOND, "indicator_id": "caused-jobs"}, Indicators=indicators) == (None, None)


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


@pytest.mark.parametrize("words", ["TESTVILLE works", "works testville", "Prufstadt"])
def test_search_finds_words_in_any_order_case_and_accent(store: Store, words: str) -> None:
    partner = {"partner_id": "testville", "name": "Testville", "aliases": "Prüfstadt", "kind": "city"}
    partner |= {"relationship": "twinning", "status": "active", "source_id": "report", "locator": "para 1"}
    publish(store, workbook(Partners=[partner]))
    assert list(store.ask("evidence/facts", {"search": words})["fact_id"]) == ["jobs-2020"]
    assert store.ask("evidence/facts", {"search": f"{words} elsewhere"}).empty
