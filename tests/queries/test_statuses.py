"""Actual numbers are never mixed with others, and of several that are stated none is picked in silence."""

import pytest
from conftest import publish
from workbooks import FACT, INDICATOR, MONEY, PARTNER, SOURCE, VISIT, workbook

from twinboard.captions import caption_words, short_beside
from twinboard.charts.base.chart import Drawing
from twinboard.charts.money import money_by_stage, money_flow
from twinboard.charts.partners import relationship_length, targets_and_actuals
from twinboard.charts.trade import uk_exports_as_stated
from twinboard.frames import Row, rows
from twinboard.headlines import beside_words
from twinboard.rules.vocabularies import STATUS
from twinboard.store import Store

Rows = list[dict[str, object]]
EXPORTS = {**INDICATOR, "indicator_id": "uk-exports", "name": "UK exports", "unit": "£", "kind": "flow"}
SHARE = {**EXPORTS, "indicator_id": "uk-exports-share", "name": "Share", "unit": "per cent", "kind": "rate"}
YEARS = {**INDICATOR, "indicator_id": "relationship-length", "name": "Length", "unit": "years"}
STATISTICS = {**SOURCE, "source_id": "ons", "title": "Statistics", "kind": "official statistics"}
SHEETS: dict[str, Rows] = {"Indicators": [INDICATOR, EXPORTS, SHARE, YEARS], "Sources": [SOURCE, STATISTICS]}


def exports(identity: str, value: int, **others: object) -> dict[str, object]:
    return {**FACT, "fact_id": identity, "indicator_id": "uk-exports", "value": value, "scope": "Goods", **others}


def share(identity: str, value: float, **others: object) -> dict[str, object]:
    return exports(identity, 0, indicator_id="uk-exports-share") | {"value": value, **others}


def tiles(store: Store, name: str, **sheets: Rows) -> list[Row]:
    publish(store, workbook(**SHEETS | sheets))
    return [row for row in rows(store.ask("explore/tiles")) if row["tile"] == name]


@pytest.mark.thinned(2)
@pytest.mark.parametrize("status", [status for status in STATUS if status != "actual"])
def test_a_headline_number_of_exports_is_never_one_that_is_not_actual(store: Store, status: str) -> None:
    facts = [exports("now", 22), exports("later", 60, period="2030", status=status), exports("more", 30, status=status)]
    [tile] = tiles(store, "exports", Facts=facts)
    assert (tile["value"], tile["period"], tile["status"]) == (22, "2020", "actual")


def test_each_of_several_statements_of_the_newest_exports_is_shown_with_its_word(store: Store) -> None:
    second = {"scope": "goods.", "bound": "around"}
    facts = [exports("a", 22), exports("b", 23, **second), exports("same", 22), exports("old", 40, period="2019")]
    found = tiles(store, "exports", Facts=facts)
    assert [(row["value"], row["bound"], row["fact_ids"]) for row in found] == [
        (23, "around", ["b"]),
        (22, "exact", ["a", "same"]),
    ]


def test_what_is_stated_leads_with_the_official_number_of_its_year_beside_it(store: Store) -> None:
    official = [exports(year, value, period=year, source_id="ons") for year, value in (("2020", 22), ("2021", 25))]
    [tile] = tiles(store, "exports", Facts=[exports("stated", 30), *official])
    assert (tile["value"], tile["is_official"], tile["official_values"], tile["official_periods"]) == (
        30, False, [22], ["2020"],
    )  # fmt: skip
    assert short_beside([tile]) == "Official goods figure: £22 in 2020; 1 newer"
    assert {"stated", "2020", "2021"} == {*tile["fact_ids"]}
    assert beside_words(tile).endswith(
        "newer, and not in this number: £25 in 2021 (Testville, goods, official statistics)"
    )


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("stated", "official", "year"),
    [
        ({"period": "after 2016-06"}, ("2015", "2016", "2017"), "2016"),
        ({"period": "2016"}, ("2015", "2016", "2017"), "2016"),
        ({"period": "2020"}, ("2015", "2017", "2016"), "2017"),
        ({"period": "not stated"}, ("2015", "2016"), "2016"),
    ],
)
def test_the_official_number_beside_a_statement_is_of_its_year_or_else_the_newest(
    store: Store, stated: dict[str, object], official: tuple[str, ...], year: str
) -> None:
    series = [exports(each, int(each), period=each, source_id="ons") for each in official]
    [tile] = tiles(store, "exports", Facts=[exports("stated", 30, **stated), *series])
    assert (tile["official_periods"], tile["official_values"]) == ([year], [int(year)])
    fair = [row for row in rows(store.ask("evidence/beside_official")) if row["is_first_year"]]
    assert [row["official_period"] for row in fair] in ([], tile["official_periods"])


def test_of_two_official_counts_of_a_year_none_is_picked_unless_one_counts_the_same(store: Store) -> None:
    both = [exports(each.lower(), at, scope=each, source_id="ons") for at, each in enumerate(("Goods", "Services"))]
    [tile] = tiles(store, "exports", Facts=[exports("stated", 30, scope="Everything"), *both])
    assert tile["official_scopes"] == ["Goods", "Services"]
    [tile] = tiles(store, "exports", Facts=[exports("stated", 30, scope="services."), *both])
    assert tile["official_scopes"] == ["Services"]


def test_where_nothing_is_stated_the_official_number_leads(store: Store) -> None:
    [tile] = tiles(store, "exports", Facts=[exports("official", 22, source_id="ons")])
    assert (tile["value"], tile["is_official"], tile["official_values"]) == (22, True, [])
    assert caption_words(tile) == "UK exports to Testville in 2020 by official statistics: goods"


@pytest.mark.thinned(2)
@pytest.mark.parametrize("status", [status for status in STATUS if status != "actual"])
def test_an_official_number_that_is_not_actual_does_not_stand_beside_a_statement(store: Store, status: str) -> None:
    [tile] = tiles(store, "exports", Facts=[exports("stated", 30), exports("o", 22, source_id="ons", status=status)])
    assert tile["official_values"] == []


def test_exports_of_a_month_are_no_headline_number_of_a_year(store: Store) -> None:
    [tile] = tiles(store, "exports", Facts=[exports("year", 22), exports("month", 2, period="2021-03")])
    assert tile["fact_ids"] == ["year"]


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("status", "period", "words"),
    [
        ("actual", "2017/18", "budget agreed from 2017/18"),
        ("proposed", "2017/18", "budget proposed from 2017/18"),
        ("estimate", "after 2016-06", "budget estimated from a time after June 2016"),
        (None, "not stated", "budget, first year and status not stated"),
    ],
)
def test_a_budget_says_whether_it_is_agreed(store: Store, status: str | None, period: str, words: str) -> None:
    money = {**MONEY, "stage": "budget", "recurring": "yes", "status": status, "period": period}
    [tile] = tiles(store, "budget", Money=[money], Facts=[])
    assert caption_words(tile) == words


def test_the_newest_budget_is_shown_with_its_word_and_no_older_one_instead(store: Store) -> None:
    budget = {**MONEY, "stage": "budget", "recurring": "yes", "status": "actual"}
    newer = {**budget, "money_id": "newer", "period": "2024/25", "amount_gbp": 7, "bound": "up to"}
    [tile] = tiles(store, "budget", Money=[budget, newer], Facts=[])
    assert (tile["value"], tile["bound"], tile["period"]) == (7, "up to", "2024/25")


def drawn(chart: object, store: Store, name: str, **sheets: Rows) -> Drawing:
    publish(store, workbook(**SHEETS | sheets))
    drawing = chart.draw(store.ask(f"charts/{name}"))  # type: ignore[attr-defined]
    assert isinstance(drawing, Drawing)
    return drawing


def test_each_stated_share_of_exports_keeps_its_word_and_its_status(store: Store) -> None:
    facts = [
        share("said", 6, bound="around"),
        share("aim", 12, status="target"),
        exports("a", 22, bound="around"),
        exports("b", 44, status="target"),
    ]
    drawing = drawn(uk_exports_as_stated, store, "uk_exports_as_stated", Facts=facts)
    assert drawing.title == "Testville’s stated share of UK exports: around 6 per cent"
    table = drawing.table[["Status", "Exports a year", "Share of UK exports"]]
    assert table.to_numpy().tolist() == [
        ["Actual", "around £22", "around 6 per cent"],
        ["Target", "£44", "12 per cent"],
    ]
    assert "12 per cent of UK exports, £44 a year (target)" in drawing.alt
    assert "hollow: not actual" in drawing.subtitle


def test_of_two_shares_stated_for_one_country_and_time_none_is_the_title(store: Store) -> None:
    drawing = drawn(uk_exports_as_stated, store, "uk_exports_as_stated", Facts=[share("a", 6), share("b", 9)])
    assert drawing.title == "2 stated shares of UK exports go to Testville"
    assert list(drawing.table["Share of UK exports"]) == ["9 per cent", "6 per cent"]


def test_two_values_of_exports_stand_beside_a_share_both(store: Store) -> None:
    facts = [share("a", 6), exports("x", 22, bound="over"), exports("y", 30)]
    drawing = drawn(uk_exports_as_stated, store, "uk_exports_as_stated", Facts=facts)
    assert list(drawing.table["Exports a year"]) == ["over £22 and £30"]


def length(identity: str, value: float, **others: object) -> dict[str, object]:
    stated = {"fact_id": identity, "indicator_id": "relationship-length", "value": value, "scope": None}
    return {**FACT, **stated, **others}


def test_a_stated_length_keeps_its_word_its_time_and_its_status(store: Store) -> None:
    facts = [
        length("a", 15, bound="over"),
        length("b", 40, period="2041", status="target"),
        length("c", 2.5, period="before 2004"),
    ]
    drawing = drawn(relationship_length, store, "relationship_length", Facts=facts)
    assert list(drawing.table["Stated length"]) == [
        "2.5 years before 2004, over 15 years in 2020 and a target of 40 years in 2041"
    ]


def test_only_an_exact_and_actual_length_implies_a_start_and_makes_the_bar_longer(store: Store) -> None:
    facts = [
        length("a", 15, bound="over"),
        length("b", 40, period="2041", status="target"),
        length("c", 30),
        length("d", 7, period="after 2019"),
    ]
    publish(store, workbook(**SHEETS | {"Facts": facts}))
    [row] = rows(store.ask("charts/relationship_length"))
    assert (row["implied_starts"], row["stated_until"]) == ([1990], 2020)


def targets(store: Store, *facts: dict[str, object], **sheets: Rows) -> tuple[str, list[str], list[str]]:
    """The title, and of each target whether it is reached and of when the number beside it is."""
    drawing = drawn(targets_and_actuals, store, "targets_and_actuals", Facts=list(facts), **sheets)
    return drawing.title, list(drawing.table["Reached"]), list(drawing.table["Actual in"])


NOW = {**FACT, "value": 3000, "period": "2018"}
AIM = {**FACT, "fact_id": "aim", "value": 2000, "status": "target", "period": "2018"}


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("aim", "title", "reached", "when"),
    [
        ({}, "1 of 1 target reached", "Yes", "2018"),
        ({"value": 4000}, "0 of 1 target reached", "No", "2018"),
        ({"scope": "the Works."}, "1 of 1 target reached", "Yes", "2018"),
        ({"period": "2010"}, "1 target stated, none judged", "No actual number stated for 2010", "not stated"),
        ({"period": "2030", "value": 4000}, "1 target stated, none judged", "Not yet in 2018", "2018"),
        ({"period": "2030"}, "1 target stated, none judged", "Met in 2018; not known for 2030", "2018"),
        ({"scope": "Another works"}, "1 target stated, none judged", "Cannot be said", "2018"),
    ],
)
def test_a_target_is_held_against_its_own_period_and_earlier_ones_alone(
    store: Store, aim: dict[str, object], title: str, reached: str, when: str
) -> None:
    found = targets(store, NOW, {**AIM, **aim})
    assert found[0].startswith(title)
    assert found[1:] == ([reached], [when])


def test_a_target_with_two_actual_numbers_is_reached_only_if_both_say_so(store: Store) -> None:
    low, high = ({**NOW, "fact_id": str(value), "value": value} for value in (1000, 2500))
    assert targets(store, NOW, low, AIM)[1] == ["Cannot be said", "Cannot be said"]
    title, reached, _ = targets(store, NOW, {**low, "value": 2100}, high, AIM)
    assert (title, reached) == ("1 of 1 target reached", ["Yes", "Yes", "Yes"])


@pytest.mark.parametrize(("kind", "title"), [("stock", "1 of 1 target reached"), ("flow", "1 target stated, none")])
def test_a_month_tells_of_a_year_what_is_there_and_not_what_comes_in(store: Store, kind: str, title: str) -> None:
    indicators = [{**INDICATOR, "kind": kind}]
    assert targets(store, {**NOW, "period": "2018-06"}, AIM, Indicators=indicators)[0].startswith(title)


def test_a_planned_visit_counts_as_no_visit_of_a_strand(store: Store) -> None:
    visits = [
        {**VISIT, "strand_id": "learning"},
        {**VISIT, "visit_id": "b", "strand_id": "learning", "status": "planned"},
    ]
    publish(store, workbook(Visits=visits))
    [strand] = rows(store.ask("explore/strands"))
    assert (strand["count_visits_held"], strand["count_visits_planned"]) == (1, 1)


def test_a_target_of_visits_and_of_exports_is_no_statement_of_them(store: Store) -> None:
    visits = {**INDICATOR, "indicator_id": "past", "unit": "visits", "kind": "flow"}
    aims = [
        {**FACT, "fact_id": "aim", "indicator_id": "past", "status": "target", "value": 9},
        exports("x", 60, status="target"),
    ]
    country = {**PARTNER, "kind": "country"}
    publish(store, workbook(Partners=[country], Indicators=[visits, EXPORTS], Facts=aims))
    gaps = {row["page"]: row for row in rows(store.ask("evidence/key_gaps"))}["testville"]
    assert (gaps["has_visits"], gaps["has_exports"]) == (False, False)
    [partner] = rows(store.ask("explore/partners"))
    assert not partner["counts_stated"]


@pytest.mark.thinned(3)
@pytest.mark.parametrize("stage", ["awarded", "received", "spent"])
def test_money_that_is_only_proposed_is_called_neither_won_nor_spent(store: Store, stage: str) -> None:
    money = [
        {**MONEY, "stage": stage, "status": "proposed"},
        {**MONEY, "money_id": "bid", "stage": "bid", "amount_gbp": 9, "status": "actual"},
    ]
    drawing = drawn(money_by_stage, store, "money_by_stage", Money=money)
    assert drawing.title.startswith("No actual award known; largest proposed")
    assert "no source ties what was won" not in " ".join(drawing.caveats).lower()
    assert f"£5,000 ({stage}; proposed)" in drawing.alt


def test_the_largest_sum_won_is_an_actual_one(store: Store) -> None:
    money = [{**MONEY, "status": "actual"}, {**MONEY, "money_id": "b", "status": "target", "amount_gbp": 90000}]
    drawing = drawn(money_by_stage, store, "money_by_stage", Money=money)
    assert drawing.title.startswith("Largest sum won: £5,000")


def test_a_proposed_award_is_no_award_that_is_tied_to_a_partner(store: Store) -> None:
    tied = {"status": "proposed", "partner_id": "testville", "funder": "A fund"}
    money = [{**MONEY, **tied}, {**MONEY, "money_id": "b"}]
    assert drawn(money_flow, store, "money_flow", Money=money).title == "1 of 2 amounts is tied to a partner"


def test_money_that_names_one_end_alone_flows_nowhere(store: Store) -> None:
    ends = ({"funder": "A fund"}, {"partner_id": "testville"}, {})
    money = [{**MONEY, "money_id": f"m{at}", **end} for at, end in enumerate(ends)]
    publish(store, workbook(**SHEETS | {"Money": money}))
    empty = money_flow.draw(store.ask("charts/money_flow"))
    assert not isinstance(empty, Drawing)
    assert empty.missing == "No award names both where it comes from and where it goes."
