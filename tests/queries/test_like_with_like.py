"""A headline compares like with like: what is newer and leaves out a part of it stands beside it, with its own year."""

import pytest
from conftest import publish
from workbooks import EVIDENCE, FACT, INDICATOR, MONEY, PARTNER, SOURCE, VISIT, Rows, only, workbook

from twinboard.bounds import sentence_case
from twinboard.captions import caption_words, short_beside
from twinboard.charts.base.chart import Drawing
from twinboard.charts.partners import jobs_by_employer
from twinboard.charts.trade import uk_exports_as_stated
from twinboard.effects import effects
from twinboard.frames import Row, rows
from twinboard.headlines import beside_words
from twinboard.intake import propose
from twinboard.messages import messages
from twinboard.publish import trial
from twinboard.store import Store

SUPPLIERS = {**FACT, "fact_id": "suppliers", "scope": "Suppliers", "value": 50, "bound": "over"}
NEWER = {**FACT, "fact_id": "newer", "period": "2021", "value": 70, "bound": "around"}
OTHER = {**PARTNER, "partner_id": "otherville", "name": "Otherville"}
EXPORTS = {**INDICATOR, "indicator_id": "uk-exports", "name": "UK exports", "unit": "£", "kind": "flow"}
OFFICIAL = {**SOURCE, "source_id": "ons", "title": "Statistics", "kind": "official statistics"}
GOODS = {**FACT, "fact_id": "goods", "indicator_id": "uk-exports", "scope": "Goods", "source_id": "ons"}
YEARLY = {**MONEY, "stage": "budget", "recurring": "yes", "status": "proposed", "funder": "Council"}
IN, OUT = ({**VISIT, "visit_id": way, "direction": way, "delegates": 9} for way in ("inbound", "outbound"))
SHEETS: dict[str, Rows] = {
    "Sources": [SOURCE, OFFICIAL], "Partners": [PARTNER, OTHER], "Indicators": [INDICATOR, EXPORTS], "Facts": [],
}  # fmt: skip


def tile(store: Store, name: str, **sheets: Rows) -> Row:
    """The one headline number of that name."""
    publish(store, workbook(**SHEETS | sheets))
    [found] = [row for row in rows(store.ask("explore/tiles")) if row["tile"] == name]
    return found


def sentence(store: Store, rule: str, page: str = "testville") -> str:
    told = messages(lambda name, **asked: rows(store.ask(name, asked)), [])[page]
    return next(each.sentence for each in told if each.rule == rule)


def words_of(beside: str) -> str:
    """What stands beside a number as a line of its own."""
    return sentence_case(beside.removeprefix("; "))


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("newer", "words"),
    [
        (NEWER, "around 70 jobs in 2021 (The works)"),
        ({**NEWER, "scope": "THE WORKS."}, "around 70 jobs in 2021 (THE WORKS.)"),
        ({**NEWER, "scope": "The depot"}, "around 70 jobs in 2021 (The depot)"),
        ({**NEWER, "scope": None}, "around 70 jobs in 2021 (Jobs)"),
        ({**NEWER, "partner_id": "otherville"}, "around 70 jobs in 2021 (The works, Otherville)"),
        ({**NEWER, "period": "2020-12", "value": 1, "bound": "exact"}, "1 job in December 2020 (The works)"),
    ],
)
def test_a_newer_number_of_fewer_jobs_stands_beside_the_sum_with_both_years(
    store: Store, newer: Row, words: str
) -> None:
    found = tile(store, "jobs", Facts=[FACT, SUPPLIERS, newer])
    assert (found["value"], found["bound"], found["period"]) == (150, "over", "2020")
    assert beside_words(found) == f"; newer, and not in this number: {words}"
    assert short_beside([found]) in (words_of(beside_words(found)), "1 newer number")
    assert {"jobs-2020", "suppliers", "newer"} == {*found["fact_ids"]}


def test_the_chart_and_the_message_of_jobs_show_both_years(store: Store) -> None:
    publish(store, workbook(**SHEETS | {"Facts": [FACT, SUPPLIERS, NEWER]}))
    drawing = jobs_by_employer.draw(store.ask("charts/jobs_by_employer"))
    assert isinstance(drawing, Drawing)
    assert drawing.title == "Testville was linked with over 150 jobs in 2020"
    assert list(drawing.table["Period"]) == ["2020", "2020", "2021"]
    assert "The works, around 70 jobs in 2021" in drawing.alt
    said = sentence(store, "jobs")
    assert "2 numbers of jobs for 2020, together over 150 jobs, Twinboard’s sum" in said
    assert "; newer and not of all of these: around 70 jobs (The works; 2021)" in said


def test_a_newer_year_that_covers_every_part_takes_the_place_of_the_older(store: Store) -> None:
    later = {**SUPPLIERS, "fact_id": "later", "period": "2021", "bound": "around"}
    found = tile(store, "jobs", Facts=[FACT, SUPPLIERS, NEWER, later])
    assert (found["value"], found["period"], beside_words(found)) == (120, "2021", "")


def test_a_year_of_more_parts_takes_the_place_of_one_of_fewer_and_drops_nothing(store: Store) -> None:
    more = [{**NEWER, "fact_id": each, "scope": each, "bound": "exact"} for each in ("depot", "mill")]
    found = tile(store, "jobs", Facts=[FACT, *more])
    assert (found["value"], found["period"]) == (140, "2021")
    assert beside_words(found) == "; not in this number: 100 jobs in 2020 (The works)"


def test_a_newer_year_of_which_no_sum_is_honest_does_not_take_the_headline_away(store: Store) -> None:
    other = {**SUPPLIERS, "fact_id": "later", "period": "2021", "bound": "up to"}
    found = tile(store, "jobs", Facts=[FACT, SUPPLIERS, NEWER, other])
    assert (found["value"], found["period"]) == (150, "2020")
    assert "around 70 jobs in 2021 (The works) and up to 50 jobs in 2021 (Suppliers)" in beside_words(found)


@pytest.mark.thinned(3)
@pytest.mark.parametrize(
    ("newer", "words"),
    [
        ({"delegates": None}, "1 visit in 2021 (people not stated)"),
        ({"delegates": 1}, "1 person in 2021"),
        ({"delegates": None, "officers": 2}, "at least 2 people in 2021"),
    ],
)
def test_a_newer_year_of_one_way_stands_beside_the_people_who_travelled_both_ways(
    store: Store, newer: Row, words: str
) -> None:
    visits = [IN, OUT, {**OUT, "visit_id": "newer", "starts": "2021-05", **newer}]
    found = tile(store, "travelled", Visits=visits)
    assert (found["value"], found["bound"], found["period"]) == (18, "exact", "2020")
    assert beside_words(found) == f"; newer, and not in this number: {words}"


def test_a_visit_of_unknown_size_makes_the_people_of_its_year_at_least(store: Store) -> None:
    found = tile(store, "travelled", Visits=[IN, OUT, {**OUT, "visit_id": "more", "delegates": None}])
    assert (found["value"], found["bound"]) == (18, "at least")
    assert found["detail"] == "9 came, at least 9 went"


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("newer", "words"),
    [
        ({"partner_id": "otherville"}, "£70 in 2021 (Otherville, goods, official statistics)"),
        ({"scope": "Services"}, "£70 in 2021 (Testville, services, official statistics)"),
        ({"status": "estimate"}, "£70 in 2021 (Testville, goods, official statistics, estimate)"),
    ],
)
def test_newer_exports_of_fewer_countries_or_of_another_count_stand_beside_the_headline(
    store: Store, newer: Row, words: str
) -> None:
    both = [GOODS, {**GOODS, "fact_id": "other", "partner_id": "otherville", "value": 20}]
    found = tile(store, "exports", Facts=[*both, {**GOODS, "fact_id": "newer", "period": "2021", "value": 70, **newer}])
    assert (found["value"], found["period"], found["partner"]) == (100, "2020", "Testville")
    assert beside_words(found) == f"; newer, and not in this number: {words}"


@pytest.mark.thinned(2)
@pytest.mark.parametrize(
    ("newer", "words"),
    [
        ({"partner_id": "otherville"}, "£70 in 2021 (Otherville, goods, as stated)"),
        ({"scope": "Services"}, "£70 in 2021 (Testville, services, as stated)"),
        ({"source_id": "ons"}, "£70 in 2021 (Testville, goods, official statistics)"),
    ],
)
def test_what_is_newer_than_a_statement_that_leads_stands_beside_it(store: Store, newer: Row, words: str) -> None:
    stated = {**GOODS, "source_id": "report"}
    both = [stated, {**stated, "fact_id": "other", "partner_id": "otherville", "value": 20}]
    series = {**GOODS, "fact_id": "series"}
    later = {**stated, "fact_id": "newer", "period": "2021", "value": 70, **newer}
    found = tile(store, "exports", Facts=[*both, series, later])
    assert (found["value"], found["period"], found["partner"]) == (100, "2020", "Testville")
    assert beside_words(found) == (f"; official goods figure: £100 in 2020; newer, and not in this number: {words}")


def test_official_exports_to_a_country_of_which_nothing_is_stated_do_not_stand_beside_a_statement(
    store: Store,
) -> None:
    stated = {**GOODS, "source_id": "report"}
    later = {**GOODS, "fact_id": "newer", "period": "2021", "partner_id": "otherville"}
    assert beside_words(tile(store, "exports", Facts=[stated, later])) == ""


def test_the_message_of_exports_keeps_the_longest_series_and_names_what_is_newer(store: Store) -> None:
    series = [{**GOODS, "fact_id": year, "period": year} for year in ("2018", "2019", "2020")]
    services = {**GOODS, "fact_id": "services", "period": "2021", "scope": "Services", "value": 7}
    publish(store, workbook(**SHEETS | {"Partners": [{**PARTNER, "kind": "country"}], "Facts": [*series, services]}))
    said = sentence(store, "exports")
    assert said.startswith("UK exports to Testville (goods alone) were £100 in 2020, officially")
    assert "; newer, and not the same count: £7 in 2021 (services)." in said


@pytest.mark.thinned(3)
@pytest.mark.parametrize("newer", [{"funder": "Fund"}, {"partner_id": "testville"}, {"funder": None}])
def test_a_newer_budget_of_another_purse_stands_beside_the_older(store: Store, newer: Row) -> None:
    found = tile(store, "budget", Money=[YEARLY, {**YEARLY, "money_id": "b", "period": "2022/23", **newer}])
    assert (found["fact_ids"], found["period"]) == (["grant", "b"], "2020/21")
    assert "newer, and not in this number: £5,000 in 2022/23" in beside_words(found)


def test_an_agreed_budget_stays_the_headline_beside_a_newer_proposal(store: Store) -> None:
    agreed, proposal = {**YEARLY, "status": "actual"}, {**YEARLY, "money_id": "b", "period": "2022/23"}
    assert "budget agreed" in caption_words(tile(store, "budget", Money=[agreed, proposal]))


def test_shares_of_several_countries_leave_the_title_without_one_of_them(store: Store) -> None:
    share = {**FACT, "indicator_id": "uk-exports-share", "value": 6}
    newer = {**share, "fact_id": "newer", "partner_id": "otherville", "period": "2021", "value": 1}
    indicator = {**EXPORTS, "indicator_id": "uk-exports-share", "unit": "per cent", "kind": "rate"}
    publish(store, workbook(**SHEETS | {"Indicators": [indicator], "Facts": [share, newer]}))
    drawing = uk_exports_as_stated.draw(store.ask("charts/uk_exports_as_stated"))
    assert isinstance(drawing, Drawing)
    assert drawing.title == "Stated shares of UK exports to 2 countries"


@pytest.mark.usefixtures("read_here")
def test_the_preview_says_that_the_newer_number_leaves_out_a_part(store: Store) -> None:
    publish(store, workbook(**SHEETS | {"Facts": [FACT, SUPPLIERS]}))
    proposal = propose(store, "x.xlsx", only(Facts=[{**NEWER, **EVIDENCE}]))
    with trial(store, proposal.base, proposal.difference) as tried:
        first, *_ = effects(store, proposal.base, tried)
    assert (first.name, first.before) == ("jobs", "over 150 jobs in 2020")
    assert first.after == "over 150 jobs in 2020; newer, and not in this number: around 70 jobs in 2021 (The works)"
