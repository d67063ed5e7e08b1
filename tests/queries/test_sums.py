"""What is added, what is not, and with which word a sum is said."""

import pytest
from conftest import publish
from workbooks import FACT, INDICATOR, MONEY, STRAND, VISIT, workbook

from twinboard.captions import short_beside
from twinboard.charts.base.chart import Drawing
from twinboard.charts.money import cost_of_visit
from twinboard.charts.partners import jobs_by_employer, partner_comparison
from twinboard.charts.visits import delegates_by_visit, visits_over_time
from twinboard.frames import Row, rows
from twinboard.store import Store

OTHER = {**FACT, "fact_id": "suppliers", "scope": "Suppliers", "value": 50}
ALL = {**FACT, "fact_id": "all", "scope": "All", "value": 150}


def totals(store: Store) -> set[object]:
    """The sum of jobs as the tile, the chart and the key message have it; None where there is none."""
    tile = [row["value"] for row in rows(store.ask("explore/tiles")) if row["tile"] == "jobs"]
    listed = [rows(store.ask(name))[0]["total_value"] for name in ("charts/jobs_by_employer", "evidence/key_jobs")]
    return {*(tile or [None]), *listed}


@pytest.mark.thinned(3)
@pytest.mark.parametrize("period", ["not stated", "after 2016-06", "before 2015"])
def test_numbers_of_an_unknown_time_are_not_known_to_be_of_one_time(store: Store, period: str) -> None:
    publish(store, workbook(Facts=[{**FACT, "period": period}, {**OTHER, "period": period}]))
    assert totals(store) == {None}


def test_a_stock_and_a_flow_are_never_added(store: Store) -> None:
    flow = {**INDICATOR, "indicator_id": "new-jobs", "name": "Jobs created", "kind": "flow"}
    publish(store, workbook(Indicators=[INDICATOR, flow], Facts=[FACT, {**OTHER, "indicator_id": "new-jobs"}]))
    assert totals(store) == {None}


@pytest.mark.parametrize("part", [{"scope": None}, {"strand_id": "learning"}], ids=["no scope", "a strand"])
def test_what_may_be_a_part_of_the_other_is_not_added(store: Store, part: dict[str, object]) -> None:
    publish(store, workbook(Strands=[STRAND], Facts=[FACT, {**OTHER, **part}]))
    assert totals(store) == {None}


def test_a_number_as_large_as_all_the_others_together_may_be_their_total(store: Store) -> None:
    publish(store, workbook(Facts=[FACT, OTHER, ALL]))
    assert totals(store) == {None}


def test_a_stated_total_stands_beside_the_sum_of_its_parts_wherever_the_sum_is_told(store: Store) -> None:
    stated = {**ALL, "value": 160, "bound": "over", "made_of": "jobs-2020; suppliers"}
    publish(store, workbook(Facts=[FACT, OTHER, stated]), message="a total unlike its parts")
    assert totals(store) == {150}
    [tile] = rows(store.ask("explore/tiles"))
    assert short_beside([tile]) == "Stated as a total: over 160 jobs (All)"
    assert "all" in tile["fact_ids"]
    drawing = jobs_by_employer.draw(store.ask("charts/jobs_by_employer"))
    assert isinstance(drawing, Drawing)
    assert list(drawing.table["Employer"]) == ["The works", "Suppliers", "All, a total as stated"]
    assert [row["made_of"] for row in rows(store.ask("evidence/key_jobs"))] == [None, None, "jobs-2020; suppliers"]


def test_groups_of_countries_are_not_added_to_their_own_total(store: Store) -> None:
    """The total of a source stands among its groups; the share of a country is of the groups alone."""
    exports = {**INDICATOR, "indicator_id": "uk-exports", "unit": "£", "kind": "flow"}
    groups = {**exports, "indicator_id": "uk-exports-to-group"}
    source = {
        "source_id": "ons",
        "title": "Statistics",
        "publisher": "ONS",
        "published": "2021",
        "kind": "official statistics",
    }
    report = {**source, "source_id": "report", "kind": "committee report"}
    official = {**FACT, "fact_id": "x", "indicator_id": "uk-exports", "scope": "Goods", "source_id": "ons"}
    group = {**official, "indicator_id": "uk-exports-to-group", "partner_id": None}
    facts = [
        official,
        {**official, "fact_id": "stated", "source_id": "report"},
        {**group, "fact_id": "eu", "scope": "Goods, EU", "value": 300},
        {**group, "fact_id": "rest", "scope": "Goods, others", "value": 700},
        {**group, "fact_id": "world", "scope": "Goods, all", "value": 1000, "made_of": "eu; rest"},
    ]
    publish(store, workbook(Indicators=[exports, groups], Sources=[source, report], Facts=facts))
    [beside] = rows(store.ask("evidence/beside_official"))
    assert beside["whole_value"] == 1000


def visits(store: Store, *given: dict[str, object]) -> None:
    publish(store, workbook(Facts=[], Visits=[{**VISIT, "visit_id": f"v{at}", **one} for at, one in enumerate(given)]))


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("stated", "people", "bound"),
    [
        ({"officers": 2}, 2, "at least"),
        ({"officers": 2, "business": 0}, 2, "at least"),
        ({"officers": 2, "business": 0, "civic": 0, "elected_members": 1}, 3, "exact"),
        ({"officers": 2, "delegates": 5}, 5, "exact"),
        ({"delegates": 5}, 5, "exact"),
    ],
)
def test_people_of_a_visit_are_at_least_those_of_the_roles_that_are_stated(
    store: Store, stated: dict[str, object], people: int, bound: str
) -> None:
    visits(store, {"starts": "2020-03-04", "ends": "2020-03-08", "cost_gbp": 4000, **stated})
    [shown] = rows(store.ask("charts/visits_over_time"))
    [tile] = [row for row in rows(store.ask("explore/tiles")) if row["tile"] == "travelled"]
    told = next(row for row in rows(store.ask("evidence/key_visits")) if row["standing"] == "held")
    [cost] = rows(store.ask("charts/cost_of_visit"))
    for row, named in ((shown, "people"), (told, "people"), (cost, "people")):
        assert (row[named], row["people_bound"]) == (people, bound)
    assert (tile["value"], tile["bound"]) == (people, bound)
    heads = rows(store.ask("charts/delegates_by_visit"))
    assert {(row["total_people"], row["total_bound"]) for row in heads} == {(people, bound)}


def test_no_role_stated_above_nothing_says_nothing(store: Store) -> None:
    visits(store, {"officers": 0})
    assert rows(store.ask("charts/visits_over_time"))[0]["people"] is None
    assert "travelled" not in set(store.ask("explore/tiles")["tile"])


def drawn(chart: object, store: Store, name: str) -> Drawing:
    drawing = chart.draw(store.ask(f"charts/{name}"))  # type: ignore[attr-defined]
    assert isinstance(drawing, Drawing)
    return drawing


def test_what_is_at_least_is_said_so_on_every_chart_of_visits(store: Store) -> None:
    days = {"starts": "2020-03-04", "ends": "2020-03-08"}
    visits(store, {**days, "officers": 2, "cost_gbp": 4000}, {"starts": "2020-05", "delegates": 10})
    assert list(drawn(visits_over_time, store, "visits_over_time").table["People"]) == ["at least 2", "10"]
    [each] = drawn(cost_of_visit, store, "cost_of_visit").table["Per person and night"]
    assert each == "£4,000 ÷ (at least 2 people × 4 nights) = up to £500"
    drawing = drawn(delegates_by_visit, store, "delegates_by_visit")
    assert drawing.title == "At least 2 people went, 10 people went"
    assert drawing.caveats == ("Where a source does not state every role, more people may have travelled.",)


def test_a_partner_whose_visits_a_source_only_counts_is_not_said_to_have_none_on_record(shipped: Store) -> None:
    drawing = drawn(partner_comparison, shipped, "partner_comparison")
    assert drawing.title.startswith("Most visits known among 4 cities: Toyota City")
    assert "Xi'an: none known" in drawing.alt
    assert any(
        said.startswith("Visits that a source counts without naming them are left out") for said in drawing.caveats
    )


def travelled(store: Store) -> Row:
    return next(row for row in rows(store.ask("explore/tiles")) if row["tile"] == "travelled")


def test_each_direction_of_travel_has_its_own_word(store: Store) -> None:
    visits(store, {"officers": 2}, {"delegates": 10, "direction": "inbound"})
    assert (travelled(store)["detail"], travelled(store)["bound"]) == ("10 came, at least 2 went", "at least")
    visits(store, {"officers": 2}, {"delegates": 0, "direction": "inbound"})
    assert travelled(store)["detail"] == "at least 2 went"


def test_a_visit_of_which_the_year_is_not_known_is_not_counted_in_one(store: Store) -> None:
    visits(store, {"delegates": 10}, {"delegates": 7, "starts": "after 2020-05"}, {"delegates": 5, "starts": "2020/21"})
    assert (travelled(store)["value"], travelled(store)["period"]) == (10, "2020")


@pytest.mark.parametrize("period", ["not stated", "after 2016-06"])
def test_amounts_of_an_unknown_time_are_kept_apart(store: Store, period: str) -> None:
    grant = {**MONEY, "funder": "Fund", "period": period}
    publish(store, workbook(Money=[grant, {**grant, "money_id": "b", "amount_gbp": 7}]))
    found = rows(store.ask("charts/money_by_funder"))
    assert [(row["amount_gbp"], row["judgement"]) for row in found] == [(5000, "time not known"), (7, "time not known")]


def test_a_sum_is_no_more_exact_than_what_is_around_in_it(store: Store) -> None:
    around = {**FACT, "value": 3000, "bound": "around"}
    grants = [{**MONEY, "funder": "Fund", "amount_gbp": 3000, "bound": "around"}]
    grants.append({**MONEY, "money_id": "b", "funder": "Fund", "amount_gbp": 3347})
    publish(store, workbook(Facts=[around, {**OTHER, "value": 3347}], Money=grants))
    assert totals(store) == {6000}
    assert list(store.ask("charts/money_by_funder")["amount_gbp"]) == [6000]
