"""What is the same thing is judged as people read it, and alike in SQL and in Python."""

import duckdb
import pytest
from conftest import publish
from workbooks import EVIDENCE, FACT, INDICATOR, MONEY, PARTNER, SOURCE, workbook

from twinboard import queries
from twinboard.frames import rows
from twinboard.names import without_marks
from twinboard.store import Store

WORKS = "Toyota Manufacturing (TMUK), Burnaston"
PAIRS = [
    (WORKS, "Toyota Manufacturing  (TMUK), Burnaston", True),
    (WORKS, f" {WORKS.upper()}. ", True),
    (WORKS, "Toyota Manufacturing\u00a0(TMUK), Burnaston", True),
    (WORKS, "Toyota Manufacturing (TMUK) Burnaston", False),
    ("Xi’an", "XI'AN", True),
    ("Xi'an", "Xi´an", True),
    ("Osnabrück", "Osnabru\u0308ck.", True),
    ("Osnabrück", "Innsbruck", False),
    ("Gießen", "GIESSEN", True),
    ("Saint-Étienne", "saint etienne", True),
    ("Łódź, Tromsø, Đà", "lodz, tromso, da", True),
    ("Œuvre, Ærø", "oeuvre, aero", True),
    ("Йошкар-Ола", "ИОШКАР ОЛА", True),
    ("とよだ", "とよた", False),
    ("Works No. 1", "Works No. 11", False),
    ("The works", "The work", False),
]


def folded(text: str) -> str:
    return without_marks(" ".join(text.casefold().split())).rstrip(". ")


@pytest.mark.parametrize(("one", "other", "same"), PAIRS)
def test_texts_that_read_alike_are_the_same_in_sql_and_in_python(one: str, other: str, same: bool) -> None:
    connection = duckdb.connect()
    connection.execute(queries.load("views/12_folded").sql)
    asked = {"one": one, "other": other}
    [(in_sql,)] = connection.execute("select folded($one) = folded($other)", asked).fetchall()
    assert in_sql is same
    assert (folded(one) == folded(other)) is same


DOUBLED = [
    {**FACT, "scope": WORKS, "value": 3000},
    {**FACT, "fact_id": "again", "scope": "Toyota manufacturing  (TMUK), Burnaston.", "value": 2700},
    {**FACT, "fact_id": "chain", "scope": "Local supply chain", "value": 3300},
]


def test_two_numbers_of_the_same_thing_are_never_added_however_it_is_written(store: Store) -> None:
    publish(store, workbook(Facts=DOUBLED))
    assert list(store.ask("explore/tiles")["tile"]) == []
    assert set(store.ask("charts/jobs_by_employer")["total_value"].isna()) == {True}
    assert set(store.ask("evidence/key_jobs")["total_value"].isna()) == {True}


def test_a_newer_statement_takes_the_place_of_the_older_however_its_scope_is_written(store: Store) -> None:
    publish(store, workbook(Facts=[FACT, {**FACT, "fact_id": "newer", "scope": "THE WORKS.", "period": "2021"}]))
    assert list(store.ask("charts/jobs_by_employer")["fact_id"]) == ["newer"]
    assert list(store.ask("evidence/key_jobs")["period"]) == ["2021"]
    compared = store.ask("charts/partner_comparison", {"indicator": "jobs"})
    assert list(compared["period"]) == ["2021"]


EXPORTS = {**INDICATOR, "indicator_id": "uk-exports", "name": "UK exports", "unit": "£", "kind": "flow"}
GROUPS = {**EXPORTS, "indicator_id": "uk-exports-to-group"}
STATISTICS = {**SOURCE, "source_id": "ons", "title": "Statistics", "kind": "official statistics"}
GOODS = {**FACT, "indicator_id": "uk-exports", "scope": "Goods", "source_id": "ons"}


def test_an_official_series_stays_one_line_however_its_scope_is_written(store: Store) -> None:
    years = (("2018", "Goods"), ("2019", "goods "), ("2020", "GOODS."))
    facts = [{**GOODS, "fact_id": f"x-{year}", "period": year, "scope": scope} for year, scope in years]
    stated = {**GOODS, "fact_id": "stated", "scope": "goods", "source_id": "report"}
    whole = {**GOODS, "fact_id": "all", "indicator_id": "uk-exports-to-group", "partner_id": None, "scope": "goods, EU"}
    publish(
        store,
        workbook(Facts=[*facts, stated, whole], Indicators=[EXPORTS, GROUPS], Sources=[SOURCE, STATISTICS]),
    )
    drawn = rows(store.ask("charts/trade_over_time"))
    assert len({row["scope"] for row in drawn if row["shape"] == "series"}) == 1
    [beside] = rows(store.ask("evidence/beside_official"))
    assert (beside["official_period"], beside["is_same_scope"], beside["whole_value"]) == ("2020", True, 100)
    [told] = rows(store.ask("evidence/key_exports"))
    assert (told["period"], told["first_period"]) == ("2020", "2018")


def test_what_is_counted_is_not_called_the_same_where_nobody_says(store: Store) -> None:
    facts = [{**GOODS, "scope": None}, {**GOODS, "fact_id": "stated", "scope": None, "source_id": "report"}]
    publish(store, workbook(Facts=facts, Indicators=[EXPORTS], Sources=[SOURCE, STATISTICS]))
    [beside] = rows(store.ask("evidence/beside_official"))
    assert beside["is_same_scope"] is False


def test_amounts_of_one_funder_meet_however_it_is_written(store: Store) -> None:
    grant = {**MONEY, "status": "actual"}
    money = [{**grant, "funder": "The Fund"}, {**grant, "money_id": "b", "funder": "the  fund.", "amount_gbp": 7}]
    publish(store, workbook(Money=money))
    [found] = rows(store.ask("charts/money_by_funder"))
    assert (found["amount_gbp"], found["count_amounts"]) == (5007, 2)


def test_rival_amounts_of_one_funder_are_kept_apart_however_it_is_written(store: Store) -> None:
    money = [{**MONEY, "funder": "The Fund"}, {**MONEY, "money_id": "b", "funder": "THE FUND", "amount_gbp": 7}]
    conflict = {"conflict_id": "which", "question": "Which?", "about": "grant; b", **EVIDENCE}
    publish(store, workbook(Money=money, Conflicts=[conflict], Partners=[PARTNER]))
    assert set(store.ask("charts/money_by_funder")["judgement"]) == {"sources disagree"}


def test_an_organisation_sits_on_a_board_once_however_both_are_written(store: Store) -> None:
    seat = {"organisation_id": "a", "name": "Rolls-Royce", "sector": "business", "role": "member", "board": "The Board"}
    seat |= {"partner_id": "testville", **EVIDENCE}
    again = {**seat, "organisation_id": "b", "name": "Rolls Royce.", "board": "THE BOARD"}
    publish(store, workbook(Organisations=[seat, again]))
    [counted] = rows(store.ask("charts/board_by_sector"))
    [told] = rows(store.ask("evidence/key_boards"))
    assert (counted["count_on_board"], counted["organisations"]) == (1, ["Rolls-Royce"])
    assert (told["board"], told["count_members"]) == ("The Board", 1)
